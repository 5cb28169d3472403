"""The court's cast: a chamber with its judge and clerk, files, lists, and what somebody has handed over."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from liaison.common import clock
from liaison.common.folding import fold_name
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.court.models import Agreement, Appearance, CaseFile, Charge, Sitting
from liaison.disclosure.models import FrozenCopy, ParticipantKey, SourceKey, Statement
from liaison.disclosure.rules import wording
from liaison.network.models import Account, Organisation
from liaison.participants.models import Participant, SignIn, Trajectory
from tests import people
from tests.doors import DoorClient

TEST = "a test looks at its own rows"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')


@dataclass(frozen=True)
class Court:
    """A chamber and those who sit in it."""

    chamber: Organisation
    judge: Account
    clerk: Account
    prosecutor: Account


def court(name: str = "Chamber") -> Court:
    chamber = people.organisation(name=name)
    roles = (Role.JUDGE, Role.CLERK, Role.PROSECUTOR)
    return Court(chamber, *(people.account(role, chamber) for role in roles))


def viewer(account: Account) -> Viewer:
    return Viewer(account.pk, Role(account.role), account.door, account.name, account.organisation_id)


def at_court(account: Account) -> DoorClient:
    return DoorClient("court").enter(account)


def file(chamber: Organisation, name: str = "Yara Peeters", number: str = "", **facts: Any) -> CaseFile:
    """A file of somebody new."""
    given, _, surname = name.partition(" ")
    person = people.participant(name)
    Participant.objects.unguarded(because=TEST).filter(pk=person.pk).update(
        folded_name=fold_name(surname, given)
    )
    person.refresh_from_db(from_queryset=Participant.objects.unguarded(because=TEST))
    return joined(people.trajectory(person, chamber), number, **facts)


def joined(trajectory: Trajectory, number: str = "", charges: str = "possession", **facts: Any) -> CaseFile:
    """One more file on the same way through this court."""
    made = CaseFile.objects.unguarded(because=TEST).count()
    file = CaseFile.objects.create(
        participant=trajectory.participant,
        trajectory=trajectory,
        chamber=trajectory.chamber,
        number=number or f"GE20.55.{made:06}-25",
        **facts,
    )
    charge(file, charges)
    return file


def charge(of: CaseFile, words: str, *days: date) -> Charge:
    """One more charge, with the first and the last day of its facts where they are known."""
    position = Charge.objects.unguarded(because=TEST).filter(file=of).count() + 1
    span = dict(zip(("facts_from", "facts_until"), days, strict=False))
    return Charge.objects.create(
        file=of, participant_id=of.participant_id, position=position, words=words, **span
    )


def day(ahead: int) -> date:
    return clock.today() + timedelta(days=ahead)


def sitting(chamber: Organisation, ahead: int = 7, closes_at: datetime | None = None) -> Sitting:
    on = day(ahead)
    closing = closes_at or clock.now() + timedelta(days=ahead - 1, minutes=5)
    return Sitting.objects.create(chamber=chamber, day=on, starts_at=time(9), closes_at=closing)


def on_list(of: CaseFile, on: Sitting, **facts: Any) -> Appearance:
    place = Appearance.objects.unguarded(because=TEST).filter(sitting=on).count() + 1
    given = {"position": place, **facts}
    return Appearance.objects.create(
        participant_id=of.participant_id, trajectory_id=of.trajectory_id, sitting=on, **given
    )


def decided(of: CaseFile, on: Sitting, decision: str = "continue", *agreements: str) -> Appearance:
    """A sheet saved at a sitting that has been held."""
    held = on_list(of, on, decision=decision, presence="present", saved_at=clock.now(), revision=1)
    for place, words in enumerate(agreements, start=1):
        Agreement.objects.create(
            appearance=held, participant_id=of.participant_id, position=place, words=words
        )
    return held


def again(row: Any) -> Any:
    """The row as it is now."""
    return type(row).objects.unguarded(because=TEST).get(pk=row.pk)


def told(on: Appearance, words: str, source: Account | None = None, row: str = "M40") -> FrozenCopy:
    """A sentence that was released with its keys and delivered for an appearance."""
    content = wording.content(wording.in_all(words))
    facts = {"participant": on.participant_id, "content_hash": wording.digest(content)}
    form = "suggested" if source else "own-words"
    said = Statement.objects.create(
        occasion=on.pk,
        form=form,
        position=1,
        matrix_row=row,
        source=source.pk if source else None,
        sealed=b"sealed",
        **facts,
    )
    _turn_keys(said, source)
    given = {"statement": said.pk, "occasion": on.pk, "form": form, "matrix_row": row, "content": content}
    return FrozenCopy.objects.create(**given, **facts, **_delivery(on))


def _turn_keys(said: Statement, source: Account | None) -> None:
    facts = {
        "statement": said.pk,
        "participant": said.participant,
        "content_hash": said.content_hash,
        "turned_at": clock.now(),
    }
    himself, _ = SignIn.objects.get_or_create(role=Role.PARTICIPANT.value, participant_id=said.participant)
    ParticipantKey.objects.create(actor=himself.pk, **facts)
    Statement.objects.unguarded(because=TEST).filter(pk=said.pk).update(choice="tell")
    if source:
        SourceKey.objects.create(actor=source.pk, **facts)


def _delivery(on: Appearance) -> dict[str, Any]:
    now = clock.now()
    return {
        "place": 1 + FrozenCopy.objects.unguarded(because=TEST).filter(occasion=on.pk).count(),
        "recipients": "CL,DL,JA,JU,PR",
        "purpose": "the sitting",
        "matrix_version": "test",
        "delivered_at": now - timedelta(minutes=1),
        "expires_at": now + timedelta(days=30),
    }


def shown(answer: Any) -> str:
    """The page without what differs at every answer: the tokens of its forms."""
    return TOKEN.sub(b"", answer.content).decode()


def text(answer: Any) -> str:
    """The words of a page, on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", shown(answer)).split())


def filled(**more: Any) -> dict[str, Any]:
    """What a browser sends of a sheet in which nothing was chosen but what is given."""
    return {"revision": 0, "presence": "present", "decision": "", "words": "", "next_listed": "", **more}
