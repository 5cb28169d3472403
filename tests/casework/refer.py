"""A referral as the liaison makes it in the browser: typed, looked over, sent."""

from typing import Any
from uuid import UUID

from liaison.care.models import Referral
from liaison.common import clock
from liaison.network.models import Programme
from liaison.participants.models import Participant
from tests.care import referrals
from tests.doors import DoorClient

TYPED = {
    "need": "housing",
    "asked": "A room for some months",
    "wants": "Where my daughter can sleep over",
    "living": "nowhere",
    "telephone": "0470 00 00 01",
    "own_telephone": "09 000 00 01",
}


def text(answer: Any, status: int = 200) -> str:
    assert answer.status_code == status
    return str(answer.content.decode())


def at(person: Participant, rest: str = "") -> str:
    return f"/people/{person.pk}/referrals/{rest}"


def written(browser: DoorClient, person: Participant, programme: Programme, **typed: str) -> UUID:
    answer = browser.post(at(person, f"new/{programme.pk}/"), TYPED | typed)
    assert answer.status_code == 302, text(answer)
    return UUID(answer["Location"].rstrip("/").split("/")[-1])


def keep(*struck: str) -> dict[str, Any]:
    every = ("age", "language", "living", "asked", "wants", "name", "born", "telephone")
    return {"keep": [key for key in every if key not in struck]}


def yes() -> dict[str, Any]:
    return {"agreed_on": clock.today(), "agreed_how": "spoken", "send": "yes"}


def send(browser: DoorClient, person: Participant, referral: UUID, *struck: str, **more: Any) -> Any:
    return browser.post(at(person, f"{referral}/send/"), keep(*struck) | yes() | more)


def kept(referral: UUID) -> Referral:
    return referrals.row(referral)
