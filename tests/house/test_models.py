"""Every field says how secret it is and every model what each door may do; a new one that does not fails by name."""

import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from liaison.common import rights
from liaison.disclosure.rules.matrix import MATRIX

pytestmark = pytest.mark.once

OURS = sorted(
    (model for model in apps.get_models() if model.__module__.startswith("liaison.")),
    key=lambda m: m._meta.label,
)
MARKERS = {"X0", "X1", "X2"}
ROWS = set(MATRIX.rows)
DOORS = {"court", "care", "me", "network", "office"}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_names_its_matrix_row_or_marker(model: type[models.Model]) -> None:
    fields = {field.name for field in model._meta.local_concrete_fields}
    kinds: dict[str, str] = model.kinds  # type: ignore[attr-defined]
    assert set(kinds) == fields
    assert set(kinds.values()) <= MARKERS | ROWS


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_model_states_its_rights_per_door(model: type[models.Model]) -> None:
    stated = rights.stated(model)
    assert stated
    assert set(stated) <= DOORS
    for clauses in stated.values():
        rights.parse(clauses)


def test_a_model_without_rights_fails_by_name() -> None:
    class Forgotten(models.Model):
        class Meta:
            app_label = "court"
            managed = False

    Forgotten.__module__ = "liaison.court.models"
    with pytest.raises(rights.RightsMissingError, match=re.escape("court.Forgotten")):
        rights.stated(Forgotten)
    del apps.all_models["court"]["forgotten"]


@pytest.mark.parametrize("clauses", ["x", "rr", "r:own r", "read"])
def test_a_wrong_statement_of_rights_is_refused(clauses: str) -> None:
    with pytest.raises(ValueError, match="statement of rights"):
        rights.parse(clauses)


def test_no_door_may_delete_what_another_side_can_reference() -> None:
    parents = {
        field.related_model
        for model in OURS
        for field in model._meta.local_concrete_fields
        if isinstance(field, models.ForeignKey)
    }
    deletable = [
        m._meta.label for m in OURS if m in parents and any("d" in c.split(":")[0] for c in stated_clauses(m))
    ]
    assert deletable == []


def stated_clauses(model: type[models.Model]) -> list[str]:
    return [clause for clauses in rights.stated(model).values() for clause in clauses.split()]


def test_the_court_reads_no_table_of_a_room_below_the_line() -> None:
    below = {"care", "casework", "portal", "simulation"}
    assert [m._meta.label for m in OURS if m._meta.app_label in below and "court" in rights.stated(m)] == []


def test_every_foreign_key_protects_and_points_down() -> None:
    order = [app.label for app in apps.get_app_configs()]
    for model in OURS:
        for field in model._meta.local_concrete_fields:
            if isinstance(field, models.ForeignKey):
                assert field.remote_field.on_delete is models.PROTECT, f"{model._meta.label}.{field.name}"
                assert order.index(field.related_model._meta.app_label) <= order.index(model._meta.app_label)


def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
