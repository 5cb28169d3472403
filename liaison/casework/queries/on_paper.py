"""On paper: the sheet that is printed for somebody without a telephone, and the papers that he signed, as entered.

The sheet holds the very sentences that would be handed over. Its short code is the beginning of a hash over them, so
that what is entered is what was on the sheet that he signed and nothing that came up since.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Final
from uuid import UUID

from django.http import Http404

from liaison.care import vault
from liaison.care.models import Attestation
from liaison.casework.models import Goal, Plan
from liaison.casework.queries.assigning import liaisons
from liaison.casework.queries.relation import require_to_write
from liaison.casework.queries.suggesting import Facts, Suggestion, made_of
from liaison.casework.rules import WITH_A_LIAISON
from liaison.common import clock, log, sealing
from liaison.common.viewer import Viewer
from liaison.court.models import Appearance
from liaison.court.queries.agenda import PAST, next_appearance
from liaison.disclosure import gate
from liaison.disclosure import queries as bridge
from liaison.disclosure.rules import wording
from liaison.disclosure.rules.handover import Occasion
from liaison.network.models import Account
from liaison.participants.models import Participant

KIND: Final = "M31"
LOOKED_AT: Final = frozenset({"M01", "M04", "M06", "M22", "M31"})
SIGNED: Final = "disclosure_papersentence"
CODE: Final = 8


@dataclass(frozen=True, kw_only=True)
class Entered:
    """A paper that was entered, opened: its sentences in their order, in every language."""

    id: UUID
    occasion: Occasion
    day: date
    entered_at: datetime
    witness: str
    is_countersigned: bool
    hashes: Mapping[UUID, str]
    sentences: tuple[Mapping[str, str], ...]
    participant: UUID
    name: Annotated[str, "M01"] = ""


@dataclass(frozen=True, kw_only=True)
class OnPaper:
    """What can be signed for the next date, by whom it can be countersigned, and what the viewer has entered.

    ``offered`` leaves out the sentences of which the viewer is the source: somebody else must enter those.
    """

    participant: UUID
    occasion: Occasion
    day: date
    is_open: bool
    offered: tuple[Suggestion, ...]
    is_source: bool
    code: str
    witnesses: tuple[tuple[UUID, str], ...]
    entered: tuple[Entered, ...]
    name: Annotated[str, "M01"] = ""
    language: Annotated[str, "M01"] = "nl"

    @property
    def closes_at(self) -> datetime:
        """Until when a paper can be entered, countersigned or taken back."""
        return self.occasion.closes_at


def on_paper(viewer: Viewer, participant: UUID) -> OnPaper | None:
    """The page about somebody's next date; None where none is known. The look is logged.

    Raises ``Http404`` for anybody but his liaison.
    """
    people = require_to_write(viewer, participant, KIND)
    person = Participant.objects.related_to(viewer, people).get()
    coming = next_appearance(viewer, participant)
    log.record(by=viewer, act="on-paper.look", subjects=people, kinds=LOOKED_AT)
    if coming is None:
        return None
    occasion = occasion_of(viewer, people, coming.id)
    with vault.open_for(people):
        every = _not_said(viewer, people)
        offered = tuple(each for each in every if each.source != viewer.id)
        entered = _opened(viewer, people, bridge.papers_entered(viewer, occasion.id))
    shown = OnPaper(
        participant=participant,
        occasion=occasion,
        day=coming.day,
        is_open=not bridge.is_closed(occasion),
        offered=offered,
        is_source=len(offered) < len(every),
        code=code_of(occasion.id, offered),
        witnesses=witnesses(viewer),
        entered=entered,
        name=person.name,
        language=person.language,
    )
    return gate.withhold(shown, gate.permitted(viewer, LOOKED_AT, WITH_A_LIAISON))


def _not_said(viewer: Viewer, people: Iterable[UUID]) -> tuple[Suggestion, ...]:
    """What he could say, without what the court has from him already."""
    facts = Facts(
        attestations=Attestation.objects.related_to(viewer, people),
        plans=Plan.objects.related_to(viewer, people),
        goals=Goal.objects.related_to(viewer, people),
    )
    before = Appearance.objects.related_to(viewer, people).values_list("pk", flat=True)
    copies = bridge.copies_for(viewer, before).values()
    said = {copy.content_hash for given in copies for copy in given}
    return tuple(each for each in made_of(facts) if wording.digest(wording.content(each.words)) not in said)


def code_of(occasion: UUID, offered: Iterable[Suggestion]) -> str:
    """The short code of a sheet: the same only while it offers the same sentences for the same date."""
    contents = [wording.content(each.words) for each in offered]
    return wording.digest("\n".join([str(occasion), *contents]))[:CODE]


def witnesses(viewer: Viewer) -> tuple[tuple[UUID, str], ...]:
    """Colleagues of the viewer's own service who may have seen somebody sign."""
    return tuple((each.id, each.name) for each in liaisons(viewer) if each.id != viewer.id)


def occasion_of(viewer: Viewer, people: Iterable[UUID], appearance: UUID) -> Occasion:
    """One date of these people, with the moment at which hand-over for it closes. Raises ``Http404``."""
    rows = Appearance.objects.related_to(viewer, people).exclude(presence=Appearance.Presence.OFF_LIST)
    facts = rows.filter(pk=appearance).values_list(
        "sitting_id", "participant_id", "sitting__closes_at", "trajectory__state"
    )
    found = facts.first()
    if found is None:
        raise Http404
    sitting, person, closes_at, state = found
    return Occasion(appearance, sitting, person, closes_at, is_past=state in PAST)


def to_countersign(viewer: Viewer) -> tuple[Entered, ...]:
    """The papers that name the viewer as having seen them signed, while they can be countersigned; the look is logged.

    Whoever is named was in the room: he is shown that paper, and nothing else of the person.
    """
    named = bridge.papers_to_countersign(viewer)
    people = {each.participant for each in named}
    with vault.open_for(people):
        found = _opened(viewer, people, named)
    log.record(by=viewer, act="on-paper.look", subjects=people, kinds={"M01", KIND})
    return tuple(each for each in found if not bridge.is_closed(each.occasion))


def how_many_to_countersign(viewer: Viewer) -> int:
    """How many papers name the viewer while they can be countersigned, without opening any: her own to do.

    The page that asks logs its look; of nobody anything is shown.
    """
    named = bridge.papers_to_countersign(viewer)
    if not named:
        return 0
    rows = Appearance.objects.related_to(viewer, {each.participant for each in named})
    on_lists = rows.exclude(presence=Appearance.Presence.OFF_LIST).filter(sitting__closes_at__gt=clock.now())
    still = frozenset(on_lists.exclude(trajectory__state__in=PAST).values_list("pk", flat=True))
    return sum(each.occasion in still for each in named)


def _opened(
    viewer: Viewer, people: Iterable[UUID], papers: Iterable[bridge.SignedPaper]
) -> tuple[Entered, ...]:
    reached, listed = list(people), list(papers)
    names = {each.pk: each.name for each in Participant.objects.related_to(viewer, reached)}
    on_lists = Appearance.objects.related_to(viewer, reached).filter(
        pk__in=[each.occasion for each in listed]
    )
    days = dict(on_lists.values_list("pk", "sitting__day"))
    seen = dict(
        Account.objects.filter(pk__in=[each.witness for each in listed if each.witness]).values_list(
            "pk", "name"
        )
    )
    return tuple(
        Entered(
            id=each.id,
            occasion=occasion_of(viewer, reached, each.occasion),
            day=days[each.occasion],
            entered_at=each.entered_at,
            witness=seen.get(each.witness, "") if each.witness else "",
            is_countersigned=each.is_countersigned,
            hashes={one.id: one.content_hash for one in each.sentences},
            sentences=tuple(_words(each.participant, one) for one in each.sentences),
            participant=each.participant,
            name=names.get(each.participant, ""),
        )
        for each in listed
        if each.occasion in days
    )


def _words(participant: UUID, one: bridge.SignedSentence) -> Mapping[str, str]:
    """The sentence, proved to be the bytes of its hash. Raises ``sealing.SealBroken``."""
    content = vault.unseal(participant, one.sealed, table=SIGNED, row=one.id, field="sealed")
    if wording.digest(content) != one.content_hash:
        raise sealing.SealBroken("the sentence is not the one that was entered")
    return wording.read(content)
