"""What he does at his own door, and what his sources answer: one sentence in every state in which a sentence can be."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from liaison.casework.models import Goal
from liaison.common import clock
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.disclosure.models import Statement
from liaison.disclosure.rules.handover import Occasion
from liaison.participants.models import Mandate, Participant, SignIn
from tests import crossing, people, signing
from tests.casework import cast
from tests.matrix.at_court import AtCourt
from tests.matrix.canaries import CONFIRMED, DECLINED, KEPT, TAKEN_BACK, UNANSWERED
from tests.matrix.in_care import InCare
from tests.portal import life, papers
from tests.worlds.world import programmes_link

EVERY_ROW = "M01,M04,M06,M22,M31,M40"
UNTIL = date(2031, 7, 13)


@dataclass(frozen=True)
class AtMe:
    """Sign-ins at the participant's door, by who they are to him."""

    sign_ins: dict[str, SignIn]
    mandate: Mandate
    scene: crossing.Scene
    paper: UUID


def sign_ins(of: Participant, other: Participant) -> dict[str, SignIn]:
    """Himself, another, and lawyers and trusted persons with and without his mandate."""
    himself = SignIn.objects.create(
        role=Role.PARTICIPANT.value, name=of.name, participant=of, address="vogelm02adres@example.org"
    )
    return {
        "participant": himself,
        "another participant": people.sign_in(other),
        "mandated lawyer": _holder(Role.MANDATED_LAWYER),
        "lawyer whose mandate is for his name alone": _holder(Role.MANDATED_LAWYER),
        "lawyer whose mandate has ended": _holder(Role.MANDATED_LAWYER),
        "lawyer with the mandate of another": _holder(Role.MANDATED_LAWYER),
        "trusted person": _holder(Role.TRUSTED_PERSON),
        "trusted person of nobody": _holder(Role.TRUSTED_PERSON),
    }


def _holder(role: Role) -> SignIn:
    return SignIn.objects.create(role=role.value, name="Mr. Claes", language="en")


def mandated(of: Participant, other: Participant, who: dict[str, SignIn]) -> Mandate:
    """Who holds whose mandate, for what."""
    _mandate(of, who["lawyer whose mandate is for his name alone"], "M01")
    _mandate(of, who["lawyer whose mandate has ended"], EVERY_ROW, ended_at=clock.now())
    _mandate(other, who["lawyer with the mandate of another"], EVERY_ROW)
    _mandate(of, who["trusted person"], EVERY_ROW)
    return _mandate(of, who["mandated lawyer"], EVERY_ROW, ends_on=UNTIL)


def _mandate(of: Participant, to: SignIn, rows: str, **more: object) -> Mandate:
    return Mandate.objects.create(participant=of, sign_in=to, matrix_rows=rows, given_at=clock.now(), **more)


def at_me(before: AtCourt, care: InCare, other: Participant) -> AtMe:
    """He tells some, keeps some, takes one back; one source answers Yes, another No, another nothing at all."""
    of = before.person
    who = sign_ins(of, other)
    me = Viewer(who["participant"].pk, Role.PARTICIPANT, "me", of.name, person=of.pk)
    seat = before.coming
    occasion = Occasion(seat.pk, seat.sitting_id, of.pk, seat.sitting.closes_at)
    scene = crossing.Scene(me, occasion, care.liaison, of, seat.sitting)
    _expired(before, scene)
    paper = _told(scene, care)
    _answered(scene, care)
    _signed(scene, care)
    life.telephone(scene).post(life.tell_url(scene, "lawyer/"), {"may_read": "yes"})
    return AtMe(who, mandated(of, other, who), scene, paper)


def _expired(before: AtCourt, scene: crossing.Scene) -> None:
    """A fact released a year ago, which nobody at the court may read any more. His own words stay in the file."""
    seat, then = before.introduced, clock.now() - timedelta(days=365)
    occasion = Occasion(seat.pk, seat.sitting_id, scene.participant.pk, then + timedelta(days=1))
    with clock.played(then):
        past = replace(scene, occasion=occasion)
        (told,) = crossing.told(past, "VogelM06verlopen", source=past.source)
        crossing.confirmed(past, told.id)
        crossing.copied(past, told, "VogelM06verlopen")


def _told(scene: crossing.Scene, care: InCare) -> UUID:
    client = life.telephone(scene)
    paper = papers.added(client, scene, title="VogelM31titel")
    goal = Goal.objects.unguarded(because=cast.NOBODY.hex).get(domain="housing")
    asked = {f"about-{care.attested[kept]}": "tell" for kept in (UNANSWERED, CONFIRMED, DECLINED, TAKEN_BACK)}
    kept = {f"about-{care.attested[KEPT]}": "keep"}
    told = {f"about-{goal.pk}": "tell", f"about-{paper}": "tell"}
    life.tells(client, scene, words="VogelM31woorden", **asked, **kept, **told)
    return paper


def _statement(origin: UUID) -> UUID:
    return Statement.objects.unguarded(because=crossing.FOR_A_TEST).get(origin=origin).pk


def _answered(scene: crossing.Scene, care: InCare) -> None:
    def source(kept: int) -> Viewer:
        return programmes_link(care.attested[kept])

    for kept in (CONFIRMED, TAKEN_BACK):
        crossing.confirmed(scene, _statement(care.attested[kept]), by=source(kept))
    with crossing.at(source(DECLINED)):
        crossing.actions.decline(by=source(DECLINED), statement=_statement(care.attested[DECLINED]))
    goal = Statement.objects.unguarded(because=crossing.FOR_A_TEST).get(matrix_row="M22")
    crossing.confirmed(scene, goal.pk, by=care.liaison)
    back = life.tell_url(scene, f"back/{_statement(care.attested[TAKEN_BACK])}/")
    assert life.telephone(scene).post(back).status_code == 302


def _signed(scene: crossing.Scene, care: InCare) -> None:
    """A paper that was entered for him, and that nobody has countersigned."""
    witness = cast.viewer_of(care.staff["liaison who saw it signed"])
    signing.entered(signing.Desk(scene, care.liaison, witness), "VogelM31papier")
