"""A referral written, sent by a human hand, undone, renewed and withdrawn: the liaison's acts."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from liaison.care import vault
from liaison.care.actions.attesting import SentOn
from liaison.care.actions.steps import REFERRAL, end_links, of_people, take, tell, tell_news
from liaison.care.models import Referral, ReferralLetter, Stay
from liaison.care.queries.reach import reach_of
from liaison.care.rules import letter as letters
from liaison.care.rules.referring import State, Step, StepRefusedError, may_undo
from liaison.care.rules.staying import Ending
from liaison.common import clock, ids, links
from liaison.common.models import Link
from liaison.common.viewer import Viewer
from liaison.network.models import Programme

LETTER = ReferralLetter._meta.db_table


@dataclass(frozen=True, kw_only=True)
class Writing:
    """What is typed of a referral: the need, each item by its name, and where the programme reaches the liaison."""

    need: str
    items: Mapping[str, str]
    telephone: str = ""


@dataclass(frozen=True)
class Agreement:
    """The person's own Yes to this sending: on which day, spoken or signed."""

    on: date
    how: str


class NamedError(ValueError):
    """A name of the person stands in what is read before the code; ``word`` as it was typed there."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


@transaction.atomic
def begin(
    *, by: Viewer, people: Iterable[UUID], participant: UUID, programme: UUID, writing: Writing
) -> UUID:
    """A draft that nobody but the liaisons of this person can read. Raises ``Http404``, ``NamedError``."""
    if participant not in set(people) or not Programme.objects.filter(pk=programme).exists():
        raise Http404
    key = ids.new_id(REFERRAL)
    row = Referral(
        id=key, participant_id=participant, programme_id=programme, author_id=by.id, made_at=clock.now()
    )
    _fill(row, writing)
    row.save(force_insert=True)
    take(row, Step.WRITE, by=by)
    return key


@transaction.atomic
def rewrite(*, by: Viewer, people: Iterable[UUID], referral: UUID, writing: Writing) -> None:
    """Change a draft. Raises ``Http404``, ``NamedError``, and ``StepRefusedError`` for what was sent."""
    row = of_people(by, people, referral)
    struck = _draft(row)[1]
    _fill(row, writing, struck)
    take(row, Step.WRITE, by=by, need=row.need, sealed=row.sealed, telephone=row.telephone)


@transaction.atomic
def strike(*, by: Viewer, people: Iterable[UUID], referral: UUID, struck: Iterable[str]) -> None:
    """Keep which items are struck out of a draft; what is struck stays readable here and leaves with nothing."""
    row = of_people(by, people, referral)
    row.sealed = _sealed(row, _draft(row)[0], struck)
    take(row, Step.WRITE, by=by, sealed=row.sealed)


@transaction.atomic
def send(
    *, by: Viewer, people: Iterable[UUID], referral: UUID, struck: Iterable[str], agreement: Agreement
) -> SentOn:
    """Freeze what leaves, make the link, and mail the programme that there is a question.

    The code is in the answer and nowhere else. Raises ``Http404``, ``NamedError``, and ``StepRefusedError`` for what
    was sent already.
    """
    row = of_people(by, people, referral)
    items, _earlier = _draft(row)
    leaving = letters.compose(items, struck)
    _unnamed(row, dict(leaving.profile))
    now = clock.now()
    take(
        row,
        Step.SEND,
        by=by,
        sent_at=now,
        agreed_on=agreement.on,
        agreed_how=agreement.how,
        sealed=_sealed(row, items, leaving.struck),
    )
    _freeze(row, leaving, now)
    return _link(by, row)


@transaction.atomic
def undo(*, by: Viewer, people: Iterable[UUID], referral: UUID) -> None:
    """Take a sending back within the minute, while nobody opened it: it is a draft again and its link leads nowhere.

    Raises ``Http404``, and ``StepRefusedError`` where it is too late: then it can be withdrawn.
    """
    row = of_people(by, people, referral)
    if not may_undo(row.state, row.sent_at, clock.now()):
        raise StepRefusedError(State(row.state), Step.UNDO)
    take(row, Step.UNDO, by=by, sent_at=None)
    end_links(by, row.pk)


@transaction.atomic
def renew(*, by: Viewer, people: Iterable[UUID], referral: UUID) -> SentOn:
    """Another link and code for the same letter, when one was lost; the earlier link ends."""
    row = of_people(by, people, referral)
    take(row, Step.RENEW, by=by)
    end_links(by, row.pk)
    return _link(by, row)


@transaction.atomic
def reply(*, by: Viewer, people: Iterable[UUID], referral: UUID, words: str) -> None:
    """A message to the programme, read with the link alone, so without the person's name. Raises ``NamedError``."""
    row = of_people(by, people, referral)
    _unnamed(row, {"asked": words})
    take(row, Step.REPLY, by=by, words=words)
    if row.programme.question_address:
        tell_news(row.programme.question_address)


@transaction.atomic
def note(*, by: Viewer, people: Iterable[UUID], referral: UUID) -> None:
    """What the programme said was read."""
    take(of_people(by, people, referral), Step.NOTE, by=by)


@transaction.atomic
def withdraw(*, by: Viewer, people: Iterable[UUID], referral: UUID, words: str = "") -> None:
    """No longer asked, or a draft thrown away. The programme's link leads nowhere from now on."""
    row = of_people(by, people, referral)
    take(row, Step.WITHDRAW, by=by, words=words, wait_ended_on=clock.today())
    end_links(by, row.pk)


@transaction.atomic
def correct(*, by: Viewer, people: Iterable[UUID], referral: UUID, words: str) -> None:
    """Mark it as entered in error, with the stay that came of it; nothing is deleted, and nothing counts any more."""
    row = of_people(by, people, referral)
    take(row, Step.CORRECT, by=by, words=words)
    end_links(by, row.pk)
    stays = Stay.objects.related_to(by, people).filter(referral=row)
    for stay in stays:
        stay.ends_on, stay.ending = (
            stay.ends_on or max(stay.starts_on, clock.today()),
            Ending.ENTERED_IN_ERROR,
        )
        stay.save(update_fields=["ends_on", "ending"])


def _fill(row: Referral, writing: Writing, struck: Iterable[str] = ()) -> None:
    _unnamed(row, writing.items)
    row.need, row.telephone = writing.need, writing.telephone
    row.sealed = _sealed(row, writing.items, struck)


def _unnamed(row: Referral, items: Mapping[str, str]) -> None:
    person = row.participant
    for key in letters.TYPED:
        if word := letters.named_in(items.get(key, ""), (person.surname, person.given_name)):
            raise NamedError(word)


def _sealed(row: Referral, items: Mapping[str, str], struck: Iterable[str]) -> bytes:
    text = json.dumps({"items": dict(items), "struck": sorted(struck)}, ensure_ascii=False)
    return vault.seal(row.participant_id, text, table=REFERRAL, row=row.pk, field="sealed")


def _draft(row: Referral) -> tuple[dict[str, str], list[str]]:
    text = vault.unseal(row.participant_id, row.sealed, table=REFERRAL, row=row.pk, field="sealed")
    kept = json.loads(text)
    return kept["items"], kept["struck"]


def _freeze(row: Referral, leaving: letters.Letter, at: datetime) -> None:
    key, person = ids.new_id(LETTER), row.participant_id
    with vault.open_for([person]):
        profile, identity = (
            vault.seal(person, letters.written(layer), table=LETTER, row=key, field=field)
            for field, layer in (("profile", leaving.profile), ("identity", leaving.identity))
        )
    ReferralLetter.objects.create(
        id=key,
        referral=row,
        participant_id=person,
        sent_at=at,
        profile=profile,
        identity=identity,
        struck=",".join(leaving.struck),
        content_hash=letters.digest(leaving),
    )


def _link(by: Viewer, row: Referral) -> SentOn:
    made = links.make(by=by, door="care", purpose=Link.Purpose.REFERRAL, subject=row.pk)
    address = row.programme.question_address
    if address:
        tell(address, made.url)
    return SentOn(made.code, row.programme.name, reach_of(row.programme).telephone, bool(address), made.url)
