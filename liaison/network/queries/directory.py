"""The organisations and what they offer: nothing here is about a participant."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from liaison.common.viewer import Viewer
from liaison.network.models import Organisation, Programme


@dataclass(frozen=True)
class ProgrammeEntry:
    """What an organisation offers, and how it is reached."""

    name: str
    address: str
    telephone: str


@dataclass(frozen=True)
class OrganisationEntry:
    """An organisation with its programmes, in the order of their names."""

    id: UUID
    name: str
    kind: str
    programmes: tuple[ProgrammeEntry, ...]


def directory(viewer: Viewer) -> tuple[OrganisationEntry, ...]:
    """Every organisation. The same for every viewer at the door."""
    offered: defaultdict[UUID, list[ProgrammeEntry]] = defaultdict(list)
    for row in Programme.objects.all():
        offered[row.organisation_id].append(ProgrammeEntry(row.name, row.address, row.telephone))
    return tuple(
        OrganisationEntry(row.pk, row.name, row.kind, tuple(offered[row.pk]))
        for row in Organisation.objects.all()
    )
