"""The care side's part of the scene: liaisons in each relation, notes, a plan, attestations, a referral, and his own door."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

from liaison.care.actions import answering, attesting, referring
from liaison.care.actions.attesting import SentOn
from liaison.care.models import Attestation
from liaison.casework.actions import contacts, notes, passing_on, plans, strengths, urgent
from liaison.common import clock, links
from liaison.common.context import acting
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.network.models import Account, Programme
from liaison.participants.models import Participant
from tests.care import referrals
from tests.casework import cast
from tests.matrix.canaries import CONFIRMED, DECLINED, KEPT, PLANNED, TAKEN_BACK, UNANSWERED, URGENT
from tests.worlds.world import programmes_link

DAY = timedelta(days=1)
COUNTS = (KEPT, UNANSWERED, CONFIRMED, DECLINED, TAKEN_BACK)
ITEMS = {
    "wants": "VogelM22wens",
    "practical": "VogelM22geschrapt",
    "name": "VogelM01roepnaam VogelM01naam",
    "reach": "VogelM02bereik",
}


@dataclass(frozen=True)
class InCare:
    """Liaisons by their relation, the two programmes, and what was sent to them."""

    service: cast.Service
    staff: dict[str, Account]
    house: Programme
    elsewhere: Programme
    attested: dict[int, UUID]
    asked: SentOn
    referral: referrals.Sent
    his: Participant

    @property
    def liaison(self) -> Viewer:
        """The one who is assigned."""
        return cast.viewer_of(self.staff["liaison"])


def staff_of(of: Participant, service: cast.Service) -> dict[str, Account]:
    """Liaisons in every relation to him: assigned, in dated cover, formerly, never, and of another service."""
    made = {
        "liaison": cast.staff(service.organisation, "liaison"),
        "liaison in dated cover": cast.staff(service.organisation, "cover"),
        "former liaison": cast.staff(service.organisation, "former"),
        "liaison whose cover has not begun": cast.staff(service.organisation, "later"),
        "liaison without a relation": cast.staff(service.organisation, "unrelated"),
        "liaison who saw it signed": cast.staff(service.organisation, "witness"),
        URGENT: cast.staff(service.organisation, "urgent"),
        "coordinator": cast.staff(service.organisation, "coordinator", Role.COORDINATOR),
        "coordinator of another service": cast.staff(cast.service().organisation, "other", Role.COORDINATOR),
        "liaison of another service": cast.staff(cast.service().organisation, "elsewhere"),
    }
    cast.assign(of, made["liaison"], 30 * DAY)
    cast.assign(of, made["liaison in dated cover"], DAY, 60 * DAY)
    cast.assign(of, made["former liaison"], 60 * DAY, -DAY)
    cast.assign(of, made["liaison whose cover has not begun"], -50 * DAY, 60 * DAY)
    return made


def in_care(of: Participant, chamber_service: cast.Service) -> InCare:
    """Everything that the care side keeps of him."""
    staff = staff_of(of, chamber_service)
    by = cast.viewer_of(staff["liaison"])
    house = _programme("VogelX00huis")
    _written(by, of)
    _opened_urgently(cast.viewer_of(staff[URGENT]), of)
    attested, asked = _attested(by, of, house)
    return InCare(
        chamber_service, staff, house, _programme("Elders"), attested, asked, _referred(by, of, house), of
    )


def _programme(name: str) -> Programme:
    organisation = cast.service().organisation
    return Programme.objects.create(
        organisation=organisation, name=name, setting="inpatient", telephone="09 000 00 00"
    )


def _written(by: Viewer, of: Participant) -> None:
    def writing(words: str, others: str = "") -> notes.Writing:
        return notes.Writing(id=uuid4(), contact="talk", day=clock.today(), words=words, others=others)

    notes.write_note(by=by, participant=of.pk, writing=writing("VogelM13nota", "VogelM21moeder"))
    notes.save_draft(by=by, participant=of.pk, writing=writing("VogelM13klad"))
    steps = [plans.NewStep(domain="housing", words="VogelM22stap", who="together")]
    plans.agree_plan(
        by=by,
        participant=of.pk,
        agreed_on=clock.today(),
        goals={"housing": "VogelM22doel", "work": "VogelM22ander"},
        begun_from=0,
        steps=steps,
    )
    strengths.add_strength(by=by, participant=of.pk, domain="people", when="today", words="VogelM22sterkte")
    meeting = contacts.Meeting(at=clock.now() + 40 * DAY, contact="talk", place="VogelM13plaats")
    contacts.plan_contact(by=by, participant=of.pk, meeting=meeting)


def _opened_urgently(by: Viewer, of: Participant) -> None:
    """A colleague opens his file for an hour, with a reason that waits for its review."""
    with acting(by):
        sought = urgent.Sought(of.name, of.born_on or date.min, "VogelM32dringend: found on the street")
        assert urgent.open_urgently(by=by, sought=sought) == of.pk


def _attested(by: Viewer, of: Participant, house: Programme) -> tuple[dict[int, UUID], SentOn]:
    """One attestation for each sentence; the programme of the last one still has its link."""
    found: dict[int, UUID] = {}
    told: SentOn | None = None
    for place, kept in enumerate(COUNTS):
        row = Attestation.objects.create(
            participant=of,
            programme=house,
            starts_on=date(2026, 10, 1 + place),
            ends_on=date(2026, 10, 31),
            asked_at=clock.now() - DAY,
        )
        told = passing_on.send_on(by=by, participant=of.pk, attestation=row.pk)
        attesting.attest(by=programmes_link(row.pk), attestation=row.pk, planned=PLANNED, kept=kept)
        found[kept] = row.pk
    assert told
    return found, told


def _referred(by: Viewer, of: Participant, house: Programme) -> referrals.Sent:
    """A referral to which he agreed, answered with a day, with a message each way."""
    draft = referring.Writing(need="use", items=referrals.ITEMS | ITEMS, telephone="09 000 00 01")
    key = referring.begin(by=by, people=[of.pk], participant=of.pk, programme=house.pk, writing=draft)
    told = referring.send(
        by=by, people=[of.pk], referral=key, struck=("practical",), agreement=referrals.agreement()
    )
    sent = referrals.Sent(key, told)
    referrals.desk(sent)
    programme = links.working(key)[0]
    actor = Viewer(programme.id, Role.PROGRAMME, "care", house.name)
    answering.ask(by=actor, referral=key, words="VogelM33brief")
    browser = referrals.desk(sent)
    day = clock.today() + 30 * DAY
    referrals.fill(browser, sent.at("yes/"), intake_on=day, words="VogelM05intake")
    return sent


def local(address: str) -> str:
    """An address without its host."""
    return re.sub(r"^https?://[^/]+", "", address)
