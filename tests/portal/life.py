"""What a participant's page is made of: an attestation, a plan, a liaison; and his telephone at the door."""

import re
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from liaison.care import vault
from liaison.care.models import Attestation
from liaison.casework.models import Assignment, Goal, Plan
from liaison.common import clock, ids
from liaison.common.roles import Role
from liaison.network.models import Account, Programme
from liaison.participants.models import SignIn
from tests import people
from tests.crossing import Scene
from tests.doors import DoorClient

ATTENDED = "I was at 11 of 12 appointments between 29 October and 20 November."


def telephone(of: Scene, language: str = "en") -> DoorClient:
    """His telephone, signed in."""
    return DoorClient("me", language).enter(SignIn.objects.get(pk=of.me.id))


def programme() -> Programme:
    return Programme.objects.create(organisation=people.organisation("care", "Service"), name="Day programme")


def attested(of: Scene, by: UUID, **facts: Any) -> Attestation:
    """11 of 12 appointments, attested by this source."""
    given: dict[str, Any] = {
        "programme": programme(),
        "starts_on": date(2026, 10, 29),
        "ends_on": date(2026, 11, 20),
        "asked_at": clock.now() - timedelta(days=2),
        "planned": 12,
        "kept": 11,
        "attested_at": clock.now() - timedelta(days=1),
        "attested_by": by,
    }
    return Attestation.objects.create(participant=of.participant, **given | facts)


def liaison(of: Scene) -> Account:
    """His liaison, assigned since yesterday."""
    account = people.account(Role.LIAISON, people.organisation("care", "Liaisons"), "Lies Vermeer")
    since = clock.now() - timedelta(days=1)
    Assignment.objects.create(participant=of.participant, account=account, starts_at=since)
    return account


def planned(of: Scene, author: Account, words: str = "A place of my own", version: int = 1) -> Goal:
    """A plan with one goal, for housing."""
    plan = Plan.objects.create(
        participant=of.participant, author=author, version=version, agreed_on=clock.today()
    )
    key = ids.new_id("casework_goal")
    sealed = vault.seal(of.participant.pk, words, table="casework_goal", row=key, field="sealed")
    return Goal.objects.create(
        id=key, plan=plan, participant=of.participant, domain="housing", position=1, sealed=sealed
    )


def tell_url(of: Scene, more: str = "") -> str:
    return f"/tell/{of.occasion.id}/{more}"


def seal_in(page: str) -> str:
    """The hash that the preview asks him to approve."""
    found = re.search(r'name="seal" value="([0-9a-f]{64})"', page)
    assert found
    return found[1]


def tells(client: DoorClient, of: Scene, **typed: str) -> str:
    """He fills in the page, presses Tell these, and approves the preview; gives the preview."""
    left = client.post(tell_url(of), {"leaving": "tell", **typed})
    assert left.headers["Location"] == tell_url(of, "sure/")
    preview = client.get(tell_url(of, "sure/")).content.decode()
    done = client.post(tell_url(of, "sure/"), {"seal": seal_in(preview)})
    assert done.headers["Location"] == tell_url(of)
    return preview
