"""Entries of the directory as values: what a file of the Human Services Data Specification 3.1 is read into and written from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from liaison.network.rules.directory import Kind, Setting, Substance

Entry = Mapping[str, str]
NAMESPACE: Final = uuid5(NAMESPACE_URL, "https://docs.openreferral.org/liaison/")
PLACE: Final = {"id": str(uuid5(NAMESPACE, "unit/place")), "name": "place"}
COUNTRY: Final = "BE"
FIGURES: Final = "liaison_figures"
"""The specification has no entity for waiting, and lets a file carry properties of its own: this is ours, on a service."""

ORGANISATION_KINDS: Final = ("care", "service")
"""The organisations that a directory names; chambers, justice houses and law firms are the installation's own."""

PROVINCES: Final = (
    (1000, 1299, "Brussel"),
    (1300, 1499, "Waals-Brabant"),
    (1500, 1999, "Vlaams-Brabant"),
    (2000, 2999, "Antwerpen"),
    (3000, 3499, "Vlaams-Brabant"),
    (3500, 3999, "Limburg"),
    (4000, 4999, "Luik"),
    (5000, 5999, "Namen"),
    (6000, 6599, "Henegouwen"),
    (6600, 6999, "Luxemburg"),
    (7000, 7999, "Henegouwen"),
    (8000, 8999, "West-Vlaanderen"),
    (9000, 9999, "Oost-Vlaanderen"),
)


@dataclass(frozen=True)
class FigureEntry:
    """What was told of a programme at one moment; ``None`` is unknown."""

    id: UUID
    as_of: datetime
    places: int | None = None
    free: int | None = None
    waiting: int | None = None
    weeks: int | None = None
    is_stopped: bool | None = None
    stop_reason: str = ""
    source: str = ""
    reporter: str = ""


@dataclass(frozen=True)
class OrganisationEntry:
    """An organisation. ``hsds`` holds the keys of what is nested in the file's entry, by what it is."""

    id: UUID
    name: str
    kind: str = "service"
    description: str = ""
    website: str = ""
    email: str = ""
    telephones: tuple[Entry, ...] = ()
    source: str = ""
    read_on: date | None = None
    hsds: Entry = field(default_factory=dict)


@dataclass(frozen=True)
class ProgrammeEntry:
    """A programme: in the specification's words a service, at one location or at none that is known."""

    id: UUID
    organisation: UUID
    name: str
    status: str = "active"
    kind: str = ""
    setting: str = ""
    not_taken: tuple[str, ...] = ()
    description: str = ""
    url: str = ""
    email: str = ""
    admits: str = ""
    applying: str = ""
    minimum_age: int | None = None
    maximum_age: int | None = None
    street: str = ""
    postcode: str = ""
    municipality: str = ""
    telephones: tuple[Entry, ...] = ()
    languages: tuple[Entry, ...] = ()
    hours: tuple[Entry, ...] = ()
    source: str = ""
    read_on: date | None = None
    hsds: Entry = field(default_factory=dict)
    figures: tuple[FigureEntry, ...] = ()


class Reason(StrEnum):
    """Why a value of a file is refused."""

    NOT_AN_OBJECT = "not-an-object"
    NOT_A_LIST = "not-a-list"
    MISSING = "missing"
    NOT_TEXT = "not-text"
    NOT_A_KEY = "not-a-key"
    NOT_A_NUMBER = "not-a-number"
    NOT_YES_OR_NO = "not-yes-or-no"
    NOT_A_DAY = "not-a-day"
    NOT_A_MOMENT = "not-a-moment"
    NOT_AN_ADDRESS = "not-an-address"
    NOT_A_MAIL_ADDRESS = "not-a-mail-address"
    NOT_A_TIME = "not-a-time"
    NOT_ONE_OF = "not-one-of"
    TOO_LONG = "too-long"
    TWICE = "twice"
    NO_ORGANISATION = "no-organisation"
    SEVERAL_LOCATIONS = "several-locations"
    AGES = "ages"
    MORE_FREE = "more-free"
    TWO_MOMENTS = "two-moments"
    FIGURE_CHANGED = "figure-changed"
    FIGURE_MOVED = "figure-moved"
    NOT_OF_THE_DIRECTORY = "not-of-the-directory"
    TOO_MANY = "too-many"


@dataclass(frozen=True)
class Fault:
    """One value that is refused: of which entry, in which field, and what is allowed there."""

    entry: str
    field: str
    reason: Reason
    detail: str = ""


@dataclass(frozen=True)
class Term:
    """A word of our own taxonomies, as a file names it."""

    group: str
    code: str

    @property
    def id(self) -> str:
        """Its key, the same in every file."""
        return str(uuid5(NAMESPACE, f"{self.group}/{self.code}"))


TERMS: Final = {
    term.id: term
    for term in (
        *(Term("organisation", kind) for kind in ORGANISATION_KINDS),
        *(Term("kind", kind.value) for kind in Kind),
        *(Term("setting", setting.value) for setting in Setting),
        *(Term("not-taken", substance.value) for substance in Substance),
    )
}


def nested(entry: UUID, what: str) -> str:
    """The key of what is nested in an entry that was not read from a file."""
    return str(uuid5(entry, what))


def province_of(postcode: str) -> str:
    """The province by its range of postcodes; empty for none that is known."""
    number = int(postcode) if postcode.isdecimal() else 0
    return next((name for first, last, name in PROVINCES if first <= number <= last), "")
