"""Directories for tests: made by chance within what is used of the specification, or plainly with one thing wrong."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from liaison.network.rules.directory import Kind, Setting, Substance
from liaison.network.rules.entries import FigureEntry, OrganisationEntry, ProgrammeEntry
from liaison.network.rules.hsds_writing import document

ORGANISATION = "11111111-1111-4111-8111-111111111111"
SERVICE = "22222222-2222-4222-8222-222222222222"
OTHER = "33333333-3333-4333-8333-333333333333"

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=30).map(
    str.strip
)
name = words.filter(bool)
keys = st.uuids()
numbers = st.none() | st.integers(0, 500)
days = st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))
address = st.sampled_from(("", "https://example.org/a?b=c", "http://stad.gent/"))
mail = st.sampled_from(("", "desk@example.org"))


def entry(**fields: Any) -> Any:
    """A small entry with its key; fields that are empty are left out, as the specification has it."""
    made = st.fixed_dictionaries({"id": keys.map(str), **fields})
    return made.map(lambda found: {name: value for name, value in found.items() if value})


def several(of: Any) -> Any:
    return st.lists(of, max_size=2).map(tuple)


telephones = several(entry(number=name, description=words, type=st.sampled_from(("", "voice"))))
languages = several(entry(code=st.sampled_from(("nl", "fr", "tr")), name=words))
hours = several(
    entry(
        freq=st.sampled_from(("", "WEEKLY")),
        byday=st.sampled_from(("", "MO", "MO,TU,SU")),
        opens_at=st.sampled_from(("", "09:00", "09:00Z")),
        closes_at=st.sampled_from(("", "17:30+01:00")),
        description=words,
    )
)


@st.composite
def figures(draw: Any) -> FigureEntry:
    places, free = draw(numbers), draw(numbers)
    if places is not None and free is not None:
        places = max(places, free)
    as_of = draw(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
    more = [draw(words) for _ in range(3)]
    stop = draw(st.none() | st.booleans())
    return FigureEntry(draw(keys), as_of, places, free, draw(numbers), draw(numbers), stop, *more)


organisations = st.builds(
    OrganisationEntry,
    id=keys,
    name=name,
    kind=st.sampled_from(("care", "service")),
    description=words,
    website=address,
    email=mail,
    telephones=telephones,
    source=address,
    read_on=days,
)


places = st.builds(
    lambda town, street, postcode: {"municipality": town, "street": street, "postcode": postcode},
    name,
    words,
    st.sampled_from(("", "9000", "1000", "x")),
)
told = st.lists(figures(), max_size=2).map(
    lambda found: tuple(sorted(found, key=lambda told: (told.as_of, told.id)))
)


def programmes(of: OrganisationEntry) -> Any:
    """A programme of this organisation, at a place or at none."""
    plain = st.builds(
        ProgrammeEntry,
        id=keys,
        organisation=st.just(of.id),
        name=name,
        status=st.sampled_from(("active", "inactive", "defunct", "temporarily closed")),
        kind=st.sampled_from(("", *Kind)),
        setting=st.sampled_from(("", *Setting)),
        not_taken=st.lists(st.sampled_from(tuple(Substance)), unique=True, max_size=2).map(tuple),
        description=words,
        url=address,
        email=mail,
        admits=words,
        applying=words,
        minimum_age=st.none() | st.integers(0, 99),
        maximum_age=st.none() | st.integers(100, 120),
        telephones=telephones,
        languages=languages,
        hours=hours,
        source=address,
        read_on=days,
        figures=told,
    )
    return st.builds(lambda made, place: replace(made, **place), plain, st.just({}) | places)


@st.composite
def directories(draw: Any) -> dict[str, Any]:
    """A whole directory, as an export writes it."""
    found = draw(st.lists(organisations, max_size=2, unique_by=lambda each: each.id))
    offered = [draw(programmes(each)) for each in found for _ in range(draw(st.integers(0, 2)))]
    return document(found, offered)


def plain(**service: Any) -> dict[str, Any]:
    """One organisation with one service, and this said of the service."""
    organisation = {"id": ORGANISATION, "name": "De Brug", "description": ""}
    offered = {"id": SERVICE, "organization_id": ORGANISATION, "name": "Day centre", "status": "active"}
    return {"organizations": [organisation], "services": [{**offered, **service}]}


READ = (
    "id",
    "organization_id",
    "name",
    "status",
    "description",
    "url",
    "additional_urls",
    "minimum_age",
    "assured_date",
    "phones",
    "schedules",
    "languages",
    "service_at_locations",
    "attributes",
    "capacities",
    "liaison_figures",
)
"""The fields of a service that say something here."""
