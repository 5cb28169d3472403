"""The organisations and what they offer, with what was told of places and waiting: nothing here is about a participant."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from django.db.models import OuterRef, Subquery

from liaison.common import clock
from liaison.common.folding import fold
from liaison.common.viewer import Viewer
from liaison.network.models import Availability, Organisation, Programme
from liaison.network.rules.directory import Age, age_of


@dataclass(frozen=True)
class ProgrammeEntry:
    """What an organisation offers, as the office lists it: its name, and how a question reaches it."""

    name: str
    question_address: str
    telephone: str


@dataclass(frozen=True)
class OrganisationEntry:
    """An organisation with its programmes, in the order of their names."""

    id: UUID
    name: str
    kind: str
    programmes: tuple[ProgrammeEntry, ...]


@dataclass(frozen=True)
class Figure:
    """What was told last of a programme, by whom and when; ``None`` is unknown. Counts of people are exact here: a page
    hides the small ones with ``rules.figures.shown``.
    """

    places: Annotated[int | None, "M24"]
    free: Annotated[int | None, "M24"]
    waiting: Annotated[int | None, "M24"]
    weeks: Annotated[int | None, "M24"]
    is_stopped: Annotated[bool | None, "M24"]
    stop_reason: Annotated[str, "M24"]
    as_of: Annotated[datetime, "M24"]
    source: Annotated[str, "M24"]
    reporter: Annotated[str, "M24"]
    age: Age


@dataclass(frozen=True)
class ProgrammeLine:
    """A programme in a list, with its newest figure or none. An old figure never ranks it: the order is by name."""

    id: UUID
    name: str
    organisation: str
    kind: str
    setting: str
    status: str
    municipality: str
    languages: tuple[str, ...]
    not_taken: tuple[str, ...]
    figure: Figure | None


@dataclass(frozen=True)
class Telephone:
    """A number, and what it is for."""

    number: str
    description: str = ""


@dataclass(frozen=True)
class Hours:
    """When a programme is open: days of the week as MO, TU…, times as ``09:00``, or words alone."""

    days: tuple[str, ...] = ()
    opens_at: str = ""
    closes_at: str = ""
    words: str = ""


@dataclass(frozen=True)
class ProgrammeSheet:
    """All that is known of a programme, and every figure that was told, the newest first."""

    line: ProgrammeLine
    description: str
    street: str
    postcode: str
    telephones: tuple[Telephone, ...]
    email: str
    url: str
    minimum_age: int | None
    maximum_age: int | None
    admits: str
    applying: str
    hours: tuple[Hours, ...]
    source: str
    read_on: date | None
    has_question_address: bool
    organisation_id: UUID
    organisation_description: str
    organisation_website: str
    figures: tuple[Figure, ...] = field(default_factory=tuple)


def directory(viewer: Viewer) -> tuple[OrganisationEntry, ...]:
    """Every organisation. The same for every viewer at the door."""
    offered: defaultdict[UUID, list[ProgrammeEntry]] = defaultdict(list)
    rows = Programme.objects.values_list("organisation_id", "name", "question_address", "telephone")
    for organisation, name, question_address, telephone in rows:
        offered[organisation].append(ProgrammeEntry(name, question_address, telephone))
    return tuple(
        OrganisationEntry(pk, name, kind, tuple(offered[pk]))
        for pk, name, kind in Organisation.objects.values_list("pk", "name", "kind")
    )


def search(text: str = "", kind: str = "", municipality: str = "") -> tuple[ProgrammeLine, ...]:
    """The programmes that are open, by municipality and name. Every word of ``text`` is somewhere in name, organisation,
    place or description; accents and capitals do not count. Two queries, however many programmes.
    """
    rows = Programme.objects.select_related("organisation").order_by("municipality", "name", "pk")
    if kind:
        rows = rows.filter(kind=kind)
    if municipality:
        rows = rows.filter(municipality=municipality)
    wanted = fold(text).split()
    found = [row for row in rows if row.status != Programme.Status.DEFUNCT and _has(row, wanted)]
    newest = _newest(row.pk for row in found)
    return tuple(_line(row, newest.get(row.pk)) for row in found)


def municipalities() -> tuple[str, ...]:
    """Where there is a programme, in the order of the alphabet."""
    places = Programme.objects.exclude(municipality="").order_by("municipality")
    return tuple(places.values_list("municipality", flat=True).distinct())


def programme(programme_id: UUID) -> ProgrammeSheet | None:
    """One programme with all its figures, or nothing where there is none."""
    row = Programme.objects.select_related("organisation").filter(pk=programme_id).first()
    if row is None:
        return None
    now = clock.now()
    told = Availability.objects.filter(programme=row).order_by("-as_of", "-pk")
    figures = tuple(_figure(each, now) for each in told)
    return ProgrammeSheet(
        line=_line(row, figures[0] if figures else None),
        description=row.description,
        street=row.street,
        postcode=row.postcode,
        telephones=_telephones(row),
        email=row.email,
        url=row.url,
        minimum_age=row.minimum_age,
        maximum_age=row.maximum_age,
        admits=row.admits,
        applying=row.applying,
        hours=tuple(_hours(each) for each in row.hours),
        source=row.source,
        read_on=row.read_on,
        has_question_address=bool(row.question_address),
        organisation_id=row.organisation_id,
        organisation_description=row.organisation.description,
        organisation_website=row.organisation.website,
        figures=figures,
    )


def _has(row: Programme, wanted: list[str]) -> bool:
    said = fold(f"{row.name} {row.organisation.name} {row.municipality} {row.description} {row.admits}")
    return all(each in said for each in wanted)


def _newest(programmes: Iterable[UUID]) -> Mapping[UUID, Figure]:
    """The newest figure of each of these programmes that has one."""
    now, latest = clock.now(), Availability.objects.filter(programme=OuterRef("pk")).order_by("-as_of", "-pk")
    newest = Programme.objects.filter(pk__in=list(programmes)).values(
        newest=Subquery(latest.values("pk")[:1])
    )
    rows = Availability.objects.filter(pk__in=newest)
    return {row.programme_id: _figure(row, now) for row in rows}


def _line(row: Programme, figure: Figure | None) -> ProgrammeLine:
    return ProgrammeLine(
        id=row.pk,
        name=row.name,
        organisation=row.organisation.name,
        kind=row.kind,
        setting=row.setting,
        status=row.status,
        municipality=row.municipality,
        languages=tuple(each["code"] for each in row.languages),
        not_taken=tuple(row.not_taken),
        figure=figure,
    )


def _figure(row: Availability, now: datetime) -> Figure:
    return Figure(
        places=row.places,
        free=row.free,
        waiting=row.waiting,
        weeks=row.weeks,
        is_stopped=row.is_stopped,
        stop_reason=row.stop_reason,
        as_of=row.as_of,
        source=row.source,
        reporter=row.reporter,
        age=age_of(row.as_of, now),
    )


def _telephones(row: Programme) -> tuple[Telephone, ...]:
    public = tuple(Telephone(each["number"], each.get("description", "")) for each in row.telephones)
    known = {each.number for each in public}
    return public if not row.telephone or row.telephone in known else (Telephone(row.telephone), *public)


def _hours(kept: Mapping[str, str]) -> Hours:
    days = tuple(day for day in kept.get("byday", "").split(",") if day)
    return Hours(days, kept.get("opens_at", ""), kept.get("closes_at", ""), kept.get("description", ""))
