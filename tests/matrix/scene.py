"""The whole scene, everybody who visits it, and the keys that stand in the addresses of its pages."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.apps import apps

from liaison.common import clock, log
from liaison.common.gated import GatedQuerySet
from liaison.common.roles import Role
from liaison.court.actions.judging import close_path, record_judgment
from liaison.court.rules.judging import ClosingFacts, JudgmentFacts, Outcome
from liaison.disclosure.rules.matrix import COLUMN_OF_ROLE
from liaison.network.models import Account, Organisation
from tests import people
from tests.care import referrals
from tests.casework import cast as care_cast
from tests.court import cast, endings
from tests.doors import DoorClient
from tests.matrix import at_court, at_me, in_care
from tests.matrix.canaries import ALWAYS, BEFORE, URGENT
from tests.matrix.oracle import Tie
from tests.network import cast as network

KEYS = {
    "appearance": "court.Appearance",
    "file": "court.CaseFile",
    "copy": "disclosure.FrozenCopy",
    "contact": "casework.PlannedContact",
    "statement": "disclosure.Statement",
    "step": "casework.Step",
    "strength": "casework.Strength",
    "referral": "care.Referral",
    "attestation": "care.Attestation",
    "mandate": "participants.Mandate",
    "wish": "casework.LiaisonWish",
    "access": "casework.UrgentAccess",
    "review": "common.CareReview",
}
"""Whose keys stand in which place of an address."""


@dataclass(frozen=True)
class Scene:
    """Everything there is to see."""

    court: at_court.AtCourt
    care: in_care.InCare
    me: at_me.AtMe
    neighbour: Any


def scene() -> Scene:
    """One person with something of every kind, and a neighbour on the same list about whom there is next to nothing."""
    court = at_court.on_the_list()
    chamber = court.court.chamber
    organisation = Organisation.objects.create(name="Liaisons", kind=Organisation.Kind.CARE)
    neighbour = care_cast.person(chamber, "Claeys", "Jan")
    care_cast.appearance(neighbour, court.coming.sitting)
    care = in_care.in_care(court.person, care_cast.Service(chamber, organisation))
    care_cast.assign(neighbour, care.staff["liaison without a relation"])
    me = at_me.at_me(court, care, neighbour)
    network.told(
        care.house,
        stop_reason="VogelM24stop",
        source="VogelM24bron",
        reporter="VogelM24melder",
        is_stopped=True,
    )
    _drawn_for_review(care.staff["liaison"])
    return Scene(court, care, me, neighbour)


def _drawn_for_review(who: Account) -> None:
    """A look of the liaison that the data-protection officer is asked to look back at."""
    then = clock.now() - at_court.DAY
    log.table("care", "review")._default_manager.create(
        week=then.date(),
        reason="own-name",
        drawn_at=then,
        at=then,
        actor=who.pk,
        role=who.role,
        organisation=who.organisation_id,
        act="file.look",
        people=1,
    )


def keys(of: Scene) -> dict[str, list[Any]]:
    """Every key of a row about him, and of what is about nobody, that an address can name."""
    found: dict[str, list[Any]] = {"number": [1], "token": [], "point": ["new-code"], "act": ["password"]}
    found |= {"pk": [1], "what": ["yes", "no"], "paper": _papers(of)}
    seats = [of.court.held.sitting_id, of.court.coming.sitting_id]
    for name, label in KEYS.items():
        rows = _all(label)
        is_his = {"participant", "participant_id"} & {each.attname for each in rows.model._meta.fields}
        about = rows.filter(participant=person(of)) if is_his else rows
        found[name] = list(about.order_by("pk").values_list("pk", flat=True))
    account = of.care.staff["liaison"].pk
    return found | {
        "sitting": seats,
        "chamber": [of.court.court.chamber.pk],
        "participant": [person(of)],
        "account": [account],
        "programme": [of.care.house.pk],
    }


def _all(label: str) -> Any:
    rows = apps.get_model(label)._default_manager.all()
    return rows.unguarded(because=cast.TEST) if isinstance(rows, GatedQuerySet) else rows


def _papers(of: Scene) -> list[Any]:
    signed = _all("disclosure.PaperSentence").values_list("paper", flat=True)
    return [*signed, *_all("court.RoomPaper").values_list("pk", flat=True), of.me.paper]


WITNESS = "liaison who saw it signed"


@dataclass(frozen=True)
class Visitor:
    """Somebody who looks: what the oracle knows of him, and the browser that he comes with."""

    tie: Tie
    enters: Callable[[], DoorClient]
    token: str = ""
    role: str = ""


def visitors(of: Scene) -> list[Visitor]:
    """Everybody, in the relation that opens a case and in those that look like it."""
    return [*_of_the_court(of), *_of_care(of), *_by_link(of), *_at_me(of), *_without_a_person(of)]


def _staff(
    name: str,
    account: Account,
    *,
    is_own: bool = False,
    rows: str = "",
    moments: frozenset[str] = ALWAYS,
) -> Visitor:
    column = COLUMN_OF_ROLE[Role(account.role)]
    tie = Tie(
        name,
        column.value if column else "",
        account.door,
        is_own=is_own,
        agreed=is_own and account.door == "care",
        rows=frozenset(rows.split()),
        moments=moments,
    )
    return Visitor(tie, lambda: DoorClient(account.door).enter(account), role=account.role)


def _of_the_court(of: Scene) -> list[Visitor]:
    own, other = of.court.court, cast.court("Another chamber")
    firm, house = people.organisation("law-firm", "Elders"), people.organisation("justice-house", "House")
    strangers = people.account(Role.LAWYER, firm)
    cast.file(other.chamber, "Els Maes", lawyer=strangers)
    of_neighbour = people.account(Role.LAWYER, firm)
    rows = apps.get_model("court.CaseFile")._default_manager.unguarded(because=cast.TEST)
    rows.filter(participant=of.neighbour).update(lawyer=of_neighbour)
    return [
        _staff("judge", own.judge, is_own=True),
        _staff("second judge", people.account(Role.JUDGE, own.chamber), is_own=True),
        _staff("clerk", own.clerk, is_own=True),
        _staff("prosecutor", own.prosecutor, is_own=True),
        _staff("lawyer", of.court.lawyer, is_own=True),
        _staff("judge of another chamber", other.judge),
        _staff("clerk of another chamber", other.clerk),
        _staff("prosecutor of another chamber", other.prosecutor),
        _staff("lawyer before another chamber", strangers),
        _staff("lawyer of another on the list", of_neighbour),
        _staff("justice assistant", people.account(Role.JUSTICE_ASSISTANT, house)),
    ]


def _of_care(of: Scene) -> list[Visitor]:
    staff = dict(of.care.staff)
    own = {"liaison", "liaison in dated cover"}
    narrow = {WITNESS: "M01", "coordinator": "M01 M32"}
    provider = people.account(Role.PROVIDER, of.care.house.organisation)
    return [
        _staff(URGENT, staff.pop(URGENT), is_own=True, moments=frozenset({BEFORE})),
        *(_staff(name, staff.pop(name), is_own=True, rows=rows) for name, rows in narrow.items()),
        *(_staff(name, account, is_own=name in own) for name, account in staff.items()),
        _staff("treating provider with an account", provider),
    ]


def _by_link(of: Scene) -> list[Visitor]:
    """The programme that he was referred to, with and without its code; its link for a question; and another programme."""
    sent, asked = of.care.referral, of.care.asked
    liaison = care_cast.viewer_of(of.care.staff["liaison without a relation"])
    elsewhere = referrals.sent(liaison, of.neighbour, of.care.elsewhere)

    def question() -> DoorClient:
        browser = DoorClient("care")
        browser.post(in_care.local(asked.address) + "code/", {"code": asked.code})
        return browser

    def tie(name: str, rows: str) -> Tie:
        return Tie(name, "TP", "care", is_own=True, agreed=True, rows=frozenset(rows.split()))

    referral = _token(sent.told.address)
    return [
        Visitor(
            tie("programme of the referral", "M01 M02 M05 M22 M33"), lambda: referrals.desk(sent), referral
        ),
        Visitor(
            tie("programme without its code", "M22"), lambda: referrals.desk(sent, with_code=False), referral
        ),
        Visitor(tie("programme that is asked", "M01 M06"), question, _token(asked.address)),
        Visitor(
            Tie("another programme", "OP", "care"),
            lambda: referrals.desk(elsewhere),
            _token(elsewhere.told.address),
        ),
    ]


def _token(address: str) -> str:
    return address.rstrip("/").rsplit("/", 1)[-1]


def _at_me(of: Scene) -> list[Visitor]:
    rows = {"mandated lawyer": at_me.EVERY_ROW, "trusted person": at_me.EVERY_ROW}
    rows["lawyer whose mandate is for his name alone"] = "M01"
    found = []
    for name, sign_in in of.me.sign_ins.items():
        column = COLUMN_OF_ROLE[Role(sign_in.role)]
        mandate = frozenset(rows.get(name, "").split(",")) - {""}
        tie = Tie(name, str(column), "me", is_own=name == "participant", mandate=mandate)
        enters = lambda who=sign_in: DoorClient("me").enter(who)  # noqa: E731
        found.append(Visitor(tie, enters, role=sign_in.role))
    return found


def _without_a_person(of: Scene) -> list[Visitor]:
    operator = people.organisation("operator", "Operator")
    return [
        _staff(role.value, people.account(role, operator))
        for role in (
            Role.NETWORK_MANAGER,
            Role.POLICY_COORDINATOR,
            Role.RESEARCHER,
            Role.ADMINISTRATOR,
            Role.DATA_PROTECTION_OFFICER,
        )
    ]


def as_judged(of: Scene) -> None:
    """The path is closed and judged, and both are corrected, as judge and clerk would."""
    court, file = of.court.court, of.court.file
    by = cast.viewer(court.judge)
    for seen, reason in ((0, ""), (1, "VogelM27einde")):
        closing = ClosingFacts(Outcome.POSITIVE, clock.today(), reason)
        close_path(by=by, file=file.pk, seen=seen, closing=closing)
    said = replace(endings.WORK_PENALTY, replacement="VogelM27vervangend")
    facts = JudgmentFacts(clock.today(), endings.FACTS, (said,), conditions=("VogelM27voorwaarde",))
    for seen, reason in ((0, ""), (1, "VogelM27herzien")):
        record_judgment(by=by, file=file.pk, seen=seen, judgment=facts, reason=reason)


def person(of: Scene) -> UUID:
    """Whom it is all about."""
    return of.court.person.pk
