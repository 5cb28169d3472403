"""The court's part of the scene: somebody registered, corrected, offered the path, heard, and on the list of the next sitting."""

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from liaison.common import clock
from liaison.common.roles import Role
from liaison.common.viewer import Viewer, worker
from liaison.court.actions import checklist, defending, notes, offering, registering, sheet, sitting
from liaison.court.models import Appearance, CaseFile, RoomPaper, SheetVersion, Sitting
from liaison.court.rules.admission import ChargeServed, Check, Identity, OfferMade, Summons
from liaison.court.rules.sheet import Content
from liaison.network import actions as network
from liaison.network.models import Account
from liaison.participants.models import Participant
from tests import people
from tests.court import cast

DAY = timedelta(days=1)
IDENTITY = Identity(
    surname="VogelM01naam",
    given_name="VogelM01roepnaam",
    born_on=cast.day(-12000),
    language="nl",
    interpreter="VogelM01tolk",
)
SUMMONS = Summons(
    number="VogelM01nummer",
    charges=(ChargeServed("VogelM03vroeger", cast.day(-300), cast.day(-290)),),
    detained="yes",
    detained_where="VogelM03waar",
    lawyer_name="VogelM01raadsman",
)


@dataclass(frozen=True)
class AtCourt:
    """Who sits, who defends, and the rows that the pages are about."""

    court: cast.Court
    lawyer: Account
    file: CaseFile
    person: Participant
    introduced: Appearance
    held: Appearance
    coming: Appearance


def on_the_list() -> AtCourt:
    """Everything that the court keeps of one person, by its own actions, on the days on which it would have happened."""
    court, now = cast.court(), clock.now()
    by = cast.viewer(court.clerk)
    lawyer = people.account(Role.LAWYER, people.organisation("law-firm", "VogelM32balie"))
    with clock.played(now - 60 * DAY):
        network.adopt_preset(
            by=worker("office"), chamber=court.chamber.pk, code="dbk-gent", valid_from=clock.today()
        )
        file = _registered(by)
        sitting.put_on_list(by=by, file=file, day=cast.day(20), kind="introductory")
    introduced = _seat(file)
    with clock.played(now - 40 * DAY):
        _introduced(court, file, introduced)
        sitting.put_on_list(by=by, file=file, day=cast.day(20), kind="follow-up")
        defending.name_lawyer(by=by, file=file, lawyer=lawyer.pk)
    held = _seat(file)
    with clock.played(now - 20 * DAY):
        _heard(court, held)
    with clock.played(now - 19 * DAY):
        _corrected(court, held)
    coming = _seat(file)
    Sitting.objects.filter(pk=coming.sitting_id).update(closes_at=now + DAY)
    _in_the_room(court, coming)
    row = CaseFile.objects.unguarded(because=cast.TEST).get(pk=file)
    return AtCourt(court, lawyer, row, cast.again(row.participant), introduced, held, cast.again(coming))


def _seat(file: UUID) -> Appearance:
    """The last place on a list that the person of a file was given."""
    rows = Appearance.objects.unguarded(because=cast.TEST).filter(trajectory__casefile=file)
    return rows.select_related("sitting").latest("sitting__day")


def _registered(by: Viewer) -> UUID:
    file = registering.register(by=by, summons=SUMMONS, identity=IDENTITY)
    again = replace(SUMMONS, charges=(ChargeServed("VogelM03feit", cast.day(-300), cast.day(-290)),))
    registering.correct(by=by, file=file, revision=0, reason="VogelM03reden", content=(IDENTITY, again))
    return file


def _introduced(court: cast.Court, file: UUID, seat: Appearance) -> None:
    checks = {"addiction": Check("yes", "VogelM35controle")}
    checklist.save_checklist(by=cast.viewer(court.prosecutor), file=file, version=0, checks=checks)
    made = OfferMade(explained_on=clock.today(), language="fr", interpreter="VogelM04tolk", answer="accepts")
    offering.record_offer(by=cast.viewer(court.judge), appearance=seat.pk, version=0, offer=made)


def _content() -> Content:
    return Content(
        presence="present",
        said={"living": "told"},
        decision="continue",
        agreements=("VogelM04afspraak",),
        next_day=cast.day(22),
        voices={
            "prosecutor": "VogelM27aanklager",
            "lawyer": "VogelM27pleidooi",
            "civil-party": "VogelM41partij",
        },
    )


def _heard(court: cast.Court, held: Appearance) -> None:
    sheet.save_sheet(by=cast.viewer(court.judge), appearance=held.pk, revision=0, content=_content())


def _corrected(court: cast.Court, held: Appearance) -> None:
    last = SheetVersion.objects.unguarded(because=cast.TEST).filter(appearance=held).latest("number")
    sheet.save_sheet(
        by=cast.viewer(court.clerk),
        appearance=held.pk,
        revision=last.number,
        content=replace(_content(), decision="praise"),
        reason="VogelM37verbetering",
    )


def _in_the_room(court: cast.Court, coming: Appearance) -> None:
    RoomPaper.objects.create(
        appearance=coming,
        participant_id=coming.participant_id,
        words="VogelM40zaal",
        handed_by="person",
        pages=1,
        registered_by=court.clerk,
        registered_at=clock.now(),
    )
    notes.keep_note(by=cast.viewer(court.judge), appearance=coming.pk, words="VogelM36rechter")
