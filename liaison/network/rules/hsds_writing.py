"""Entries of the directory written as the Human Services Data Specification 3.1 has them. What is unknown is left out."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date
from typing import Any, Final
from uuid import UUID

from liaison.network.rules import entries
from liaison.network.rules.entries import FigureEntry, OrganisationEntry, ProgrammeEntry, Term

VERSION: Final = "3.1"
Document = dict[str, Any]


def document(
    organisations: Iterable[OrganisationEntry], programmes: Iterable[ProgrammeEntry]
) -> dict[str, Any]:
    """A whole directory, in the order of the names; each entry validates against the specification's own schema."""
    by_name = sorted(organisations, key=lambda each: (each.name, str(each.id)))
    offered = sorted(programmes, key=lambda each: (each.name, str(each.id)))
    return {
        "version": VERSION,
        "organizations": [organisation(each) for each in by_name],
        "services": [service(each) for each in offered],
    }


def organisation(entry: OrganisationEntry) -> Document:
    """An ``organization``."""
    return _known(
        id=str(entry.id),
        name=entry.name,
        description=entry.description,
        email=entry.email,
        website=entry.website,
        additional_websites=_source(entry.id, entry.hsds, entry.source),
        phones=[dict(each) for each in entry.telephones],
        assured_date=_day(entry.read_on),
        attributes=[_attribute(entry.id, entry.hsds, Term("organisation", entry.kind))],
    ) | {"description": entry.description}


def service(entry: ProgrammeEntry) -> Document:
    """A ``service``, with its location, figures and our own words as attributes."""
    terms = [Term("kind", entry.kind)] if entry.kind else []
    terms += [Term("setting", entry.setting)] if entry.setting else []
    terms += [Term("not-taken", code) for code in entry.not_taken]
    return _known(
        id=str(entry.id),
        organization_id=str(entry.organisation),
        name=entry.name,
        status=entry.status,
        description=entry.description,
        url=entry.url,
        email=entry.email,
        additional_urls=_source(entry.id, entry.hsds, entry.source),
        eligibility_description=entry.admits,
        application_process=entry.applying,
        minimum_age=entry.minimum_age,
        maximum_age=entry.maximum_age,
        assured_date=_day(entry.read_on),
        phones=[dict(each) for each in entry.telephones],
        schedules=[dict(each) for each in entry.hours],
        languages=[dict(each) for each in entry.languages],
        service_at_locations=_at(entry),
        attributes=[_attribute(entry.id, entry.hsds, term) for term in terms],
        capacities=[_capacity(each) for each in entry.figures if each.free is not None],
        **{entries.FIGURES: [told for each in entry.figures if (told := _told(each))]},
    )


def _known(**values: Any) -> Document:
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _source(entry: UUID, keys: Mapping[str, str], source: str) -> list[Document]:
    key = keys.get("source") or entries.nested(entry, "source")
    return [{"id": key, "label": "source", "url": source}] if source else []


def _attribute(entry: UUID, keys: Mapping[str, str], term: Term) -> Document:
    what = f"{term.group}/{term.code}"
    return {
        "id": keys.get(what) or entries.nested(entry, what),
        "taxonomy_term": {
            "id": term.id,
            "code": term.code,
            "name": term.code.replace("-", " "),
            "description": term.group.replace("-", " "),
            "taxonomy": "Liaison",
        },
    }


def _at(entry: ProgrammeEntry) -> list[Document]:
    if not (entry.street or entry.postcode or entry.municipality):
        return []
    keys = {
        what: entry.hsds.get(what) or entries.nested(entry.id, what) for what in ("at", "location", "address")
    }
    address = {
        "id": keys["address"],
        "address_1": entry.street,
        "city": entry.municipality,
        "state_province": entries.province_of(entry.postcode),
        "postal_code": entry.postcode,
        "country": entries.COUNTRY,
        "address_type": "physical",
    }
    location = {"id": keys["location"], "location_type": "physical", "addresses": [address]}
    return [{"id": keys["at"], "location": location}]


def _capacity(figure: FigureEntry) -> Document:
    return _known(
        id=str(figure.id),
        unit=dict(entries.PLACE),
        available=figure.free,
        maximum=figure.places,
        updated=figure.as_of.astimezone(UTC).isoformat(),
    )


def _told(figure: FigureEntry) -> Document:
    """What a capacity cannot say; nothing where the capacity says all."""
    said = _known(
        maximum=figure.places if figure.free is None else None,
        waiting=figure.waiting,
        weeks=figure.weeks,
        intake_stop=figure.is_stopped,
        intake_stop_reason=figure.stop_reason,
        source=figure.source,
        reporter=figure.reporter,
    )
    when = {"id": str(figure.id), "updated": figure.as_of.astimezone(UTC).isoformat()}
    return when | said if said or figure.free is None else {}
