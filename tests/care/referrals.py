"""Referrals for tests: written and sent through the room's own actions."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from liaison.care.actions import referring
from liaison.care.actions.attesting import SentOn
from liaison.care.models import Referral
from liaison.common import clock
from liaison.common.viewer import Viewer
from liaison.network.models import Account, Programme
from liaison.participants.models import Participant
from tests.casework import cast
from tests.doors import DoorClient

ITEMS = {
    "age": "30-39",
    "sex": "male",
    "language": "nl",
    "living": "nowhere",
    "asked": "A quiet place for some months",
    "wants": "A room where my daughter can sleep over",
    "name": "Yassine Haddadi",
    "born": "1994-03-14",
    "telephone": "0470 00 00 01",
    "reach": "After six in the evening",
}
PROFILE_WORDS = ("30–39", "man", "nowhere fixed", "A quiet place for some months", "daughter")
IDENTITY_WORDS = ("Haddadi", "14 March 1994", "0470 00 00 01", "After six")


@dataclass(frozen=True)
class Sent:
    """A referral that was sent, with its link and code."""

    id: UUID
    told: SentOn

    def at(self, rest: str = "") -> str:
        """An address behind the link."""
        return re.sub(r"^https?://[^/]+", "", self.told.address) + rest


def writing(need: str = "use", **items: str) -> referring.Writing:
    return referring.Writing(need=need, items={**ITEMS, **items}, telephone="09 000 00 01")


def draft(by: Viewer, person: Participant, programme: Programme, need: str = "use", **items: str) -> UUID:
    return referring.begin(
        by=by,
        people=[person.pk],
        participant=person.pk,
        programme=programme.pk,
        writing=writing(need, **items),
    )


def agreement() -> referring.Agreement:
    return referring.Agreement(clock.today() - timedelta(days=1), "spoken")


def sent(
    by: Viewer, person: Participant, programme: Programme, *, struck: tuple[str, ...] = (), **more: Any
) -> Sent:
    key = draft(by, person, programme, **more)
    told = referring.send(by=by, people=[person.pk], referral=key, struck=struck, agreement=agreement())
    return Sent(key, told)


def row(key: UUID) -> Referral:
    return Referral.objects.unguarded(because="looks at what was kept").get(pk=key)


def inpatient(service: cast.Service, name: str = "The house", setting: str = "inpatient") -> Programme:
    made = cast.programme(service.organisation, name)
    made.setting = setting
    made.save()
    return made


def viewer(account: Account) -> Viewer:
    return cast.viewer_of(account)


def desk(of: Sent, *, with_code: bool = True) -> DoorClient:
    """The programme's browser, after reading, and with the code."""
    browser = DoorClient("care")
    browser.post(of.at("read/"))
    if with_code:
        browser.post(of.at("code/"), {"code": of.told.code})
    return browser


def words(browser: DoorClient, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, answer
    return str(answer.content.decode())


def fill(browser: DoorClient, address: str, **given: Any) -> Any:
    return browser.post(address, {"filled": "yes", **given})
