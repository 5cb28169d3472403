"""A chamber's model: a version added, never one changed."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db import transaction

from liaison.common import clock, log
from liaison.common.viewer import Viewer
from liaison.network.models import CourtModel, Organisation
from liaison.network.rules import court_models as rules


class ModelRefusedError(ValueError):
    """A model that cannot be kept: ``faults`` says by field why."""

    def __init__(self, faults: tuple[tuple[str, rules.Fault], ...]) -> None:
        super().__init__(", ".join(f"{field}: {fault}" for field, fault in faults))
        self.faults = faults


class NoChamberError(LookupError):
    """There is no such chamber."""


@transaction.atomic
def adopt_preset(*, by: Viewer, chamber: UUID, code: str, valid_from: date) -> int:
    """The model of a known court as this chamber's next version; ``KeyError`` for no such preset."""
    return set_model(by=by, chamber=chamber, model=replace(rules.PRESETS[code], valid_from=valid_from))


@transaction.atomic
def set_model(*, by: Viewer, chamber: UUID, model: rules.CourtModel) -> int:
    """Add a version, in force from its first day; its number. Raises ``NoChamberError`` and ``ModelRefusedError``."""
    if not Organisation.objects.filter(pk=chamber, kind=Organisation.Kind.CHAMBER).exists():
        raise NoChamberError
    last = CourtModel.objects.filter(chamber=chamber).order_by("-version").first()
    if found := tuple(rules.faults(model, today=clock.today(), is_first=last is None)):
        raise ModelRefusedError(found)
    row = CourtModel(
        chamber_id=chamber, version=last.version + 1 if last else 1, made_at=clock.now(), made_by=by.name
    )
    for name, value in _kept(model).items():
        setattr(row, name, value)
    row.save(force_insert=True)
    log.record(by=by, act="court-model.add", chamber=str(chamber), version=row.version)
    return row.version


def _kept(model: rules.CourtModel) -> dict[str, object]:
    """The model as its row holds it."""
    grounds = [
        {
            "label": ground.label,
            "valid_from": ground.valid_from.isoformat(),
            "valid_until": ground.valid_until.isoformat() if ground.valid_until else None,
        }
        for ground in model.grounds
    ]
    plain = ("code", "name", "rhythm", "interval", "interval_positive", "most_sittings", "months_least")
    more = ("months_most", "intake_days", "signed", "legal_basis", "source", "valid_from")
    return {name: getattr(model, name) for name in (*plain, *more)} | {
        "guide": model.guide or "",
        "criteria": list(model.criteria),
        "languages": list(model.languages),
        "grounds": grounds,
    }
