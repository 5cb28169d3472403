"""A directory taken over from a file: all of it or nothing, the same file twice changes nothing."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from django.db import transaction

from liaison.common import log
from liaison.common.viewer import Viewer
from liaison.network.models import Availability, Organisation, Programme
from liaison.network.queries import exchange
from liaison.network.queries.exchange import Kept
from liaison.network.rules.entries import Fault, FigureEntry, OrganisationEntry, ProgrammeEntry, Reason
from liaison.network.rules.hsds_reading import Reading, read

SHIPPED: Final = Path(__file__).resolve().parents[1] / "data" / "east-flanders.json"
"""The public organisations of East Flanders, each with its source. What is unknown of them is left out."""


class DirectoryRefusedError(ValueError):
    """A file that is not taken over: ``faults`` names every one by entry and field."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


@dataclass(frozen=True)
class Changes:
    """What a file adds and changes; what it does not name stays as it is."""

    organisations_new: int
    organisations_changed: int
    programmes_new: int
    programmes_changed: int
    figures_new: int

    @property
    def total(self) -> int:
        """How many rows are written."""
        organisations = self.organisations_new + self.organisations_changed
        return organisations + self.programmes_new + self.programmes_changed + self.figures_new


@transaction.atomic
def import_directory(*, by: Viewer, reading: Reading, is_dry_run: bool = False) -> Changes:
    """Take over every entry by its key. Raises ``DirectoryRefusedError`` with all faults, and changes nothing then."""
    kept = exchange.kept()
    if found := (*reading.faults, *_faults(reading, kept)):
        raise DirectoryRefusedError(found)
    organisations = [each for each in reading.organisations if kept.organisations.get(each.id) != each]
    programmes = [each for each in reading.programmes if _without(each, kept) != each]
    figures = [
        (each, told) for each in reading.programmes for told in each.figures if _is_new(each, told, kept)
    ]
    changed_programmes = sum(1 for each in programmes if each.id in kept.programmes)
    changes = Changes(
        organisations_new=sum(1 for each in organisations if each.id not in kept.organisations),
        organisations_changed=sum(1 for each in organisations if each.id in kept.organisations),
        programmes_new=len(programmes) - changed_programmes,
        programmes_changed=changed_programmes,
        figures_new=len(figures),
    )
    if not is_dry_run and changes.total:
        for organisation in organisations:
            _keep_organisation(organisation)
        for programme in programmes:
            _keep_programme(programme)
        for programme, told in figures:
            _keep_figure(programme, told)
        log.record(by=by, act="directory.import", written=changes.total)
    return changes


@transaction.atomic
def load_directory(*, by: Viewer) -> Changes:
    """Take over the directory that is shipped."""
    return import_directory(by=by, reading=read(json.loads(SHIPPED.read_text(encoding="utf-8"))))


def _faults(reading: Reading, kept: Kept) -> Iterator[Fault]:
    known = {each.id for each in reading.organisations} | kept.organisations.keys()
    for place, organisation in enumerate(reading.organisations):
        if organisation.id in kept.others:
            yield Fault(f"organizations[{place}] ({organisation.name})", "id", Reason.NOT_OF_THE_DIRECTORY)
    told_of = {told.id: (each.id, told) for each in kept.programmes.values() for told in each.figures}
    for place, programme in enumerate(reading.programmes):
        entry = f"services[{place}] ({programme.name})"
        if programme.organisation not in known and not reading.faults:
            yield Fault(entry, "organization_id", Reason.NO_ORGANISATION)
        for told in programme.figures:
            owner, before = told_of.get(told.id, (programme.id, told))
            if owner != programme.id:
                yield Fault(entry, "capacities", Reason.FIGURE_MOVED, str(told.id))
            elif before != told:
                yield Fault(entry, "capacities", Reason.FIGURE_CHANGED, str(told.id))


def _without(each: ProgrammeEntry, kept: Kept) -> ProgrammeEntry | None:
    """The programme as it is kept, with the file's figures: those are compared one by one."""
    before = kept.programmes.get(each.id)
    return replace(before, figures=each.figures) if before else None


def _is_new(each: ProgrammeEntry, told: FigureEntry, kept: Kept) -> bool:
    before = kept.programmes.get(each.id)
    return before is None or told.id not in {figure.id for figure in before.figures}


def _keep_organisation(entry: OrganisationEntry) -> None:
    same: dict[str, Any] = {name: getattr(entry, name) for name in exchange.SAME_FIELDS_OF_ORGANISATION}
    same["telephones"] = list(entry.telephones)
    Organisation.objects.update_or_create(pk=entry.id, defaults=same)


def _keep_programme(entry: ProgrammeEntry) -> None:
    same: dict[str, Any] = {name: getattr(entry, name) for name in exchange.SAME_FIELDS_OF_PROGRAMME}
    same |= {name: list(getattr(entry, name)) for name in exchange.LISTS_OF_PROGRAMME}
    same["organisation_id"] = entry.organisation
    Programme.objects.update_or_create(pk=entry.id, defaults=same)


def _keep_figure(entry: ProgrammeEntry, told: FigureEntry) -> None:
    Availability.objects.create(
        pk=told.id,
        programme_id=entry.id,
        places=told.places,
        free=told.free,
        waiting=told.waiting,
        weeks=told.weeks,
        is_stopped=told.is_stopped,
        stop_reason=told.stop_reason,
        as_of=told.as_of,
        source=told.source,
        reporter=told.reporter,
    )
