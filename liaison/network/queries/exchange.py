"""The directory as entries: what an export writes, and what an import compares with. Nobody is in it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from liaison.network.models import Availability, Organisation, Programme
from liaison.network.rules.entries import ORGANISATION_KINDS, FigureEntry, OrganisationEntry, ProgrammeEntry

SAME_FIELDS_OF_ORGANISATION = ("name", "kind", "description", "website", "email", "source", "read_on", "hsds")
SAME_FIELDS_OF_PROGRAMME = (
    "name",
    "status",
    "kind",
    "setting",
    "description",
    "url",
    "email",
    "admits",
    "applying",
    "minimum_age",
    "maximum_age",
    "street",
    "postcode",
    "municipality",
    "source",
    "read_on",
    "hsds",
)
LISTS_OF_PROGRAMME = ("not_taken", "telephones", "languages", "hours")


@dataclass(frozen=True)
class Kept:
    """Every entry of the directory by its key, and the keys of the organisations that are none of its entries."""

    organisations: Mapping[UUID, OrganisationEntry]
    programmes: Mapping[UUID, ProgrammeEntry]
    others: frozenset[UUID]


def kept() -> Kept:
    """The whole directory, in three queries."""
    figures: defaultdict[UUID, list[FigureEntry]] = defaultdict(list)
    for told in Availability.objects.order_by("as_of", "pk"):
        figures[told.programme_id].append(_figure(told))
    organisations = {row.pk: row for row in Organisation.objects.all()}
    listed = {pk: _organisation(row) for pk, row in organisations.items() if row.kind in ORGANISATION_KINDS}
    programmes = {
        row.pk: _programme(row, tuple(figures[row.pk]))
        for row in Programme.objects.all()
        if row.organisation_id in listed
    }
    return Kept(listed, programmes, frozenset(organisations.keys() - listed.keys()))


def _organisation(row: Organisation) -> OrganisationEntry:
    same = {name: getattr(row, name) for name in SAME_FIELDS_OF_ORGANISATION}
    return OrganisationEntry(id=row.pk, telephones=tuple(row.telephones), **same)


def _programme(row: Programme, figures: tuple[FigureEntry, ...]) -> ProgrammeEntry:
    same = {name: getattr(row, name) for name in SAME_FIELDS_OF_PROGRAMME}
    lists = {name: tuple(getattr(row, name)) for name in LISTS_OF_PROGRAMME}
    return ProgrammeEntry(id=row.pk, organisation=row.organisation_id, figures=figures, **same, **lists)


def _figure(row: Availability) -> FigureEntry:
    return FigureEntry(
        id=row.pk,
        as_of=row.as_of,
        places=row.places,
        free=row.free,
        waiting=row.waiting,
        weeks=row.weeks,
        is_stopped=row.is_stopped,
        stop_reason=row.stop_reason,
        source=row.source,
        reporter=row.reporter,
    )
