"""Which model a chamber works by on a day, and every version of it. Nobody is in it, so no look is logged."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from liaison.network import models
from liaison.network.rules.court_models import CourtModel, Criterion, Ground, Guide

FIELDS = tuple(field.name for field in fields(CourtModel))


def model_of(chamber: UUID, day: date) -> CourtModel:
    """The version in force that day: of those begun, the one begun last, its newest version. A bare one where none is."""
    rows = models.CourtModel.objects.filter(chamber=chamber, valid_from__lte=day)
    row = rows.order_by("-valid_from", "-version").values(*FIELDS).first()
    return as_model(row) if row else CourtModel()


def models_on(day: date) -> Mapping[UUID, CourtModel]:
    """The version in force that day of every chamber that has one."""
    rows = models.CourtModel.objects.filter(valid_from__lte=day).order_by("valid_from", "version")
    return {row.pop("chamber"): as_model(row) for row in rows.values("chamber", *FIELDS)}


def versions(chamber: UUID) -> tuple[CourtModel, ...]:
    """Every version, the newest first."""
    rows = models.CourtModel.objects.filter(chamber=chamber).order_by("-version")
    return tuple(as_model(row) for row in rows.values(*FIELDS))


def as_model(row: Mapping[str, Any]) -> CourtModel:
    """A row as the value that pages and rules use."""
    model = CourtModel(**{**row, "grounds": tuple(_ground(each) for each in row["grounds"])})
    return replace(
        model,
        guide=Guide(model.guide) if model.guide else None,
        criteria=tuple(Criterion(code) for code in model.criteria),
        languages=tuple(model.languages),
    )


def _ground(kept: Mapping[str, Any]) -> Ground:
    until = kept.get("valid_until")
    return Ground(
        kept["label"],
        date.fromisoformat(kept["valid_from"]),
        date.fromisoformat(until) if until else None,
    )
