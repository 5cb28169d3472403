"""What a clerk types from a summons, and what she sends."""

from typing import Any

from tests.court import cast
from tests.doors import DoorClient

SUMMONS = {
    "surname": "HADDADI",
    "given_name": "Yassine",
    "born_on": "1994-03-14",
    "language": "nl",
    "interpreter": "",
    "number": "ge21.l3.0412-26",
    "rows": "2",
    "charge-1-words": "burglary",
    "charge-1-from": "2026-03-02",
    "charge-1-until": "",
    "charge-2-words": "possession",
    "charge-2-from": "2026-01-05",
    "charge-2-until": "2026-03-02",
    "detained": "yes",
    "detained_where": "Gent",
    "lawyer": "",
    "lawyer_name": "Mr. Claes",
}


def clerk_of(court: cast.Court) -> DoorClient:
    return cast.at_court(court.clerk)


def send(client: DoorClient, **changed: Any) -> Any:
    return client.post("/files/new/", SUMMONS | changed, follow=True)


def every(model: Any) -> Any:
    return model.objects.unguarded(because=cast.TEST)
