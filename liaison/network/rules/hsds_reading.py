"""A file of the Human Services Data Specification 3.1 read into entries, with every fault by entry and field.

What the specification has and this directory does not use is named, not kept.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from liaison.network.rules import entries
from liaison.network.rules.entries import (
    TERMS,
    Entry,
    Fault,
    FigureEntry,
    OrganisationEntry,
    ProgrammeEntry,
    Reason,
    Term,
)
from liaison.network.rules.hsds_values import NOWHERE, SHORT, Object

MOST_ENTRIES: Final = 5000
STATUSES: Final = ("active", "inactive", "defunct", "temporarily closed")
DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FILE: Final = "the file"


@dataclass(frozen=True)
class Unkept:
    """A field of an entry that says something this directory has no place for."""

    entry: str
    field: str


@dataclass(frozen=True)
class Reading:
    """All that a file says; with any fault nothing of it is used."""

    organisations: tuple[OrganisationEntry, ...]
    programmes: tuple[ProgrammeEntry, ...]
    faults: tuple[Fault, ...]
    unkept: tuple[Unkept, ...]


def read(found: Any) -> Reading:
    """Read a whole directory: an object with ``organizations`` and ``services``."""
    faults: list[Fault] = []
    unkept: list[Unkept] = []
    top = Object(found if found is not None else [], FILE, "", faults)
    organisations = [
        _organisation(_named(each), unkept) for each in top.list("organizations", MOST_ENTRIES, needed=True)
    ]
    programmes = [_programme(_named(each), unkept) for each in top.list("services", MOST_ENTRIES)]
    top.read.add("version")
    unkept += [Unkept(FILE, name) for name in top.unread()]
    faults += _twice(organisations, programmes)
    return Reading(tuple(organisations), tuple(programmes), tuple(faults), tuple(unkept))


def _named(each: Object) -> Object:
    """The object as an entry of its own: known by its place and its name."""
    name = each.found.get("name")
    each.entry = f"{each.path} ({name})" if isinstance(name, str) and name else each.path
    each.path = ""
    return each


def _twice(
    organisations: Sequence[OrganisationEntry], programmes: Sequence[ProgrammeEntry]
) -> Iterable[Fault]:
    for name, found in (("organizations", organisations), ("services", programmes)):
        seen: Counter[UUID] = Counter()
        for place, entry in enumerate(found):
            seen[entry.id] += 1
            if seen[entry.id] > 1 and entry.id != NOWHERE:
                yield Fault(f"{name}[{place}] ({entry.name})", "id", Reason.TWICE)
    figures = Counter(figure.id for programme in programmes for figure in programme.figures)
    for place, programme in enumerate(programmes):
        for figure in programme.figures:
            if figures[figure.id] > 1 and figure.id != NOWHERE:
                yield Fault(f"services[{place}] ({programme.name})", "capacities", Reason.TWICE)


def _organisation(each: Object, unkept: list[Unkept]) -> OrganisationEntry:
    keys: dict[str, str] = {}
    terms = _terms(each, keys, unkept)
    entry = OrganisationEntry(
        id=each.key(),
        name=each.text("name", SHORT, needed=True),
        kind=_term(terms, "organisation") or "service",
        description=each.text("description"),
        website=each.address("website"),
        email=each.mail("email"),
        telephones=_telephones(each, unkept),
        source=_source(each, "additional_websites", keys, unkept),
        read_on=each.day("assured_date"),
        hsds=keys,
    )
    if "description" not in each.found:
        each.refuse("description", Reason.MISSING)
    _forget(each, unkept)
    return entry


def _programme(each: Object, unkept: list[Unkept]) -> ProgrammeEntry:
    keys: dict[str, str] = {}
    terms = _terms(each, keys, unkept)
    place = _place(each, keys, unkept)
    entry = ProgrammeEntry(
        id=each.key(),
        organisation=each.key("organization_id"),
        name=each.text("name", SHORT, needed=True),
        status=each.one_of("status", STATUSES, needed=True),
        kind=_term(terms, "kind"),
        setting=_term(terms, "setting"),
        not_taken=tuple(term.code for term in terms if term.group == "not-taken"),
        description=each.text("description"),
        url=each.address("url"),
        email=each.mail("email"),
        admits=each.text("eligibility_description"),
        applying=each.text("application_process"),
        minimum_age=each.number("minimum_age", 130),
        maximum_age=each.number("maximum_age", 130),
        street=place.get("street", ""),
        postcode=place.get("postcode", ""),
        municipality=place.get("municipality", ""),
        telephones=_telephones(each, unkept),
        languages=tuple(_kept(one, ("code", "name"), unkept, "code") for one in each.list("languages")),
        hours=tuple(_opening(one, unkept) for one in each.list("schedules")),
        source=_source(each, "additional_urls", keys, unkept),
        read_on=each.day("assured_date"),
        hsds=keys,
        figures=_figures(each, unkept),
    )
    if entry.minimum_age and entry.maximum_age and entry.minimum_age > entry.maximum_age:
        each.refuse("maximum_age", Reason.AGES)
    _forget(each, unkept)
    return entry


def _forget(each: Object, unkept: list[Unkept]) -> None:
    path = f"{each.path}." if each.path else ""
    unkept += [Unkept(each.entry, path + name) for name in each.unread()]


def _kept(one: Object, names: Sequence[str], unkept: list[Unkept], needed: str = "") -> Entry:
    """The fields of a small entry that are kept as they are, with its key."""
    entry = {"id": str(one.key())}
    for name in names:
        if value := one.text(name, SHORT, needed=name == needed):
            entry[name] = value
    _forget(one, unkept)
    return entry


def _telephones(each: Object, unkept: list[Unkept]) -> tuple[Entry, ...]:
    kept = ("number", "description", "type")
    return tuple(_kept(one, kept, unkept, "number") for one in each.list("phones"))


def _opening(one: Object, unkept: list[Unkept]) -> Entry:
    entry = {"id": str(one.key())}
    days = one.text("byday", SHORT)
    if wrong := [day for day in days.split(",") if day and day not in DAYS]:
        one.refuse("byday", Reason.NOT_ONE_OF, f"{', '.join(DAYS)} ({', '.join(wrong)})")
    said = {
        "freq": one.one_of("freq", ("WEEKLY", "MONTHLY")),
        "byday": days,
        "opens_at": one.time("opens_at"),
        "closes_at": one.time("closes_at"),
        "description": one.text("description", SHORT),
    }
    _forget(one, unkept)
    return entry | {name: value for name, value in said.items() if value}


def _terms(each: Object, keys: dict[str, str], unkept: list[Unkept]) -> list[Term]:
    """Our own words among the attributes."""
    found = []
    for one in each.list("attributes"):
        key, said = str(one.key()), one.one("taxonomy_term")
        term = TERMS.get(str(said.found.get("id")))
        if term is None:
            unkept.append(Unkept(one.entry, one.path))
            continue
        keys[f"{term.group}/{term.code}"] = key
        found.append(term)
    return found


def _term(terms: Sequence[Term], group: str) -> str:
    return next((term.code for term in terms if term.group == group), "")


def _source(each: Object, name: str, keys: dict[str, str], unkept: list[Unkept]) -> str:
    """The address that is labelled as the source; others are named as not kept."""
    found = ""
    for one in each.list(name):
        if one.found.get("label") != "source" or found:
            unkept.append(Unkept(one.entry, one.path))
            continue
        keys["source"], found = str(one.key()), one.address("url", needed=True)
    return found


def _place(each: Object, keys: dict[str, str], unkept: list[Unkept]) -> dict[str, str]:
    """The one address of the one location."""
    found = each.list("service_at_locations")
    if len(found) > 1:
        each.refuse("service_at_locations", Reason.SEVERAL_LOCATIONS)
    if not found:
        return {}
    location = found[0].one("location")
    location.one_of("location_type", ("physical",), needed=True)
    keys |= {"at": str(found[0].key()), "location": str(location.key())}
    addresses = location.list("addresses")
    if len(addresses) > 1:
        location.refuse("addresses", Reason.SEVERAL_LOCATIONS)
    for one in (found[0], location):
        _forget(one, unkept)
    return _address(addresses[0], keys, unkept) if addresses else {}


def _address(one: Object, keys: dict[str, str], unkept: list[Unkept]) -> dict[str, str]:
    keys["address"] = str(one.key())
    one.one_of("country", (entries.COUNTRY,), needed=True)
    one.one_of("address_type", ("physical", "postal"), needed=True)
    one.text("state_province", SHORT)
    place = {
        "street": one.text("address_1", SHORT),
        "postcode": one.text("postal_code", 10),
        "municipality": one.text("city", 100, needed=True),
    }
    _forget(one, unkept)
    return place


def _figures(each: Object, unkept: list[Unkept]) -> tuple[FigureEntry, ...]:
    """What capacities and our own property say of the same moments, joined by their keys."""
    found: dict[UUID, dict[str, Any]] = {}
    for one in each.list("capacities"):
        _unit(one)
        said = {"free": one.number("available", needed=True), "places": one.number("maximum")}
        found[one.key()] = said | {"as_of": one.moment("updated")}
        _forget(one, unkept)
    for one in each.list(entries.FIGURES):
        told = {"as_of": one.moment("updated"), **_told(one)}
        before = found.setdefault(one.key(), {})
        if before and before["as_of"] != told["as_of"]:
            one.refuse("updated", Reason.TWO_MOMENTS)
        if before:
            told.pop("places", None)
        before |= told
        _forget(one, unkept)
    made = tuple(FigureEntry(id=key, **said) for key, said in found.items())
    if any(f.free is not None and f.places is not None and f.free > f.places for f in made):
        each.refuse("capacities", Reason.MORE_FREE)
    return made


def _unit(one: Object) -> None:
    unit = one.one("unit")
    unit.key()
    unit.one_of("name", (entries.PLACE["name"],), needed=True)


def _told(one: Object) -> dict[str, Any]:
    return {
        "places": one.number("maximum"),
        "waiting": one.number("waiting"),
        "weeks": one.number("weeks", 520),
        "is_stopped": one.flag("intake_stop"),
        "stop_reason": one.text("intake_stop_reason", SHORT),
        "source": one.text("source", SHORT),
        "reporter": one.text("reporter", 120),
    }
