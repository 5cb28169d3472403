"""A directory in HSDS 3.1: what is taken over is given back, and every fault is named by entry and field."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from liaison.common.models import OfficeEvent  # type: ignore[attr-defined]
from liaison.common.roles import Role
from liaison.common.viewer import SYSTEM_ID, Viewer
from liaison.network import faults
from liaison.network.actions import exchange
from liaison.network.models import Availability, Organisation, Programme
from liaison.network.queries import exchange as queries
from liaison.network.rules.entries import PLACE, Reason
from liaison.network.rules.hsds_reading import read
from liaison.network.rules.hsds_writing import document
from tests.network import cast, hsds

BY = Viewer(SYSTEM_ID, Role.SYSTEM, "office")
SCHEMAS = sorted((Path(__file__).resolve().parents[3] / "shared/data/hsds-3.1").glob("*.json"))
OFFICIAL = [path for path in SCHEMAS if path.stem in {"organization", "service"}]
SHIPPED = json.loads(exchange.SHIPPED.read_text(encoding="utf-8"))


def take(found: Any, **options: Any) -> exchange.Changes:
    return exchange.import_directory(by=BY, reading=read(found), **options)


def give() -> dict[str, Any]:
    kept = queries.kept()
    return document(kept.organisations.values(), kept.programmes.values())


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(found=hsds.directories())
def test_what_is_taken_over_is_given_back_and_taken_twice_changes_nothing(found: dict[str, Any]) -> None:
    for model in (Availability, Programme, Organisation):
        model.objects.all().delete()
    assert read(found).unkept == ()
    take(found)
    assert give() == found
    assert take(found).total == 0


def test_every_shipped_entry_is_valid_by_the_official_schemas() -> None:
    assert list(invalid(SHIPPED)) == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(found=hsds.directories())
def test_every_exported_entry_is_valid_by_the_official_schemas(found: dict[str, Any]) -> None:
    assert list(invalid(found)) == []


def invalid(found: dict[str, Any]) -> Iterator[str]:
    """What the official schemas say against a directory; nothing where they are not beside the repository."""
    for schema in OFFICIAL:
        valid = validator(schema)
        for entry in found[f"{schema.stem}s"]:
            yield from (error.message for error in valid.iter_errors(entry))


def validator(path: Path) -> Draft202012Validator:
    every = ((each.name, json.loads(each.read_text(encoding="utf-8"))) for each in SCHEMAS)
    named = {name: Resource.from_contents(plain(schema)) for name, schema in every}
    found = named[path.name].contents
    return Draft202012Validator(
        found, registry=Registry().with_resources(named.items()), format_checker=FormatChecker()
    )


def plain(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema under its file's own name, so that its references lead to the files beside it."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | {
        name: value for name, value in schema.items() if name not in {"$id", "$schema"}
    }


def test_the_shipped_directory_has_its_sources_and_guesses_no_figure() -> None:
    assert exchange.load_directory(by=BY).organisations_new == len(SHIPPED["organizations"]) >= 25
    assert exchange.load_directory(by=BY).total == 0
    assert give() == SHIPPED
    assert not Availability.objects.exists()
    for row in (*Programme.objects.all(), *Organisation.objects.all()):
        assert row.source.startswith("https://"), row.name
    kinds = set(Programme.objects.values_list("kind", flat=True))
    assert {"night-shelter", "social-housing", "social-service", "debt-mediation", "employment"} <= kinds


def test_the_address_for_questions_is_kept_and_never_leaves() -> None:
    take(hsds.plain())
    Programme.objects.update(question_address="desk@example.org", telephone="09 000 00 00")
    assert "desk@example.org" not in json.dumps(give())
    take(hsds.plain(name="Another name"))
    row = Programme.objects.get()
    assert (row.name, row.question_address) == ("Another name", "desk@example.org")


def test_a_chamber_is_never_in_an_export_and_never_overwritten() -> None:
    Organisation.objects.create(pk=UUID(hsds.ORGANISATION), name="DBK Gent", kind="chamber")
    assert give()["organizations"] == []
    assert [fault.reason for fault in refused(hsds.plain())] == [Reason.NOT_OF_THE_DIRECTORY]
    assert Organisation.objects.get().name == "DBK Gent"


def refused(found: Any) -> tuple[Any, ...]:
    with pytest.raises(exchange.DirectoryRefusedError) as error:
        take(found)
    return error.value.faults


TOLD = {"id": hsds.OTHER, "updated": "2026-03-05T09:00:00+01:00"}
UNIT = {"unit": PLACE}
WRONG: list[tuple[Any, tuple[str, Reason]]] = [
    ([], ("", Reason.NOT_AN_OBJECT)),
    ({}, ("organizations", Reason.MISSING)),
    ({"organizations": {}}, ("organizations", Reason.NOT_A_LIST)),
    ({"organizations": [1]}, ("organizations[0]", Reason.NOT_AN_OBJECT)),
    (hsds.plain(id="not-a-key"), ("id", Reason.NOT_A_KEY)),
    (hsds.plain(name=""), ("name", Reason.MISSING)),
    (hsds.plain(name=7), ("name", Reason.NOT_TEXT)),
    (hsds.plain(name="a\x00b"), ("name", Reason.NOT_TEXT)),
    (hsds.plain(name="n" * 201), ("name", Reason.TOO_LONG)),
    (hsds.plain(status="open"), ("status", Reason.NOT_ONE_OF)),
    (hsds.plain(organization_id=hsds.OTHER), ("organization_id", Reason.NO_ORGANISATION)),
    (hsds.plain(url="javascript:alert(1)"), ("url", Reason.NOT_AN_ADDRESS)),
    (hsds.plain(email="a@b, c@d.be"), ("email", Reason.NOT_A_MAIL_ADDRESS)),
    (hsds.plain(minimum_age=-1), ("minimum_age", Reason.NOT_A_NUMBER)),
    (hsds.plain(minimum_age=True), ("minimum_age", Reason.NOT_A_NUMBER)),
    (hsds.plain(minimum_age=30, maximum_age=20), ("maximum_age", Reason.AGES)),
    (hsds.plain(assured_date="5/3/2026"), ("assured_date", Reason.NOT_A_DAY)),
    (hsds.plain(phones=[{"id": hsds.OTHER}]), ("phones[0].number", Reason.MISSING)),
    (
        hsds.plain(schedules=[{"id": hsds.OTHER, "byday": "MO,XX"}]),
        ("schedules[0].byday", Reason.NOT_ONE_OF),
    ),
    (
        hsds.plain(schedules=[{"id": hsds.OTHER, "opens_at": "9"}]),
        ("schedules[0].opens_at", Reason.NOT_A_TIME),
    ),
    (hsds.plain(service_at_locations=[{}, {}]), ("service_at_locations", Reason.SEVERAL_LOCATIONS)),
    (
        hsds.plain(capacities=[{**TOLD, **UNIT, "available": 3, "maximum": 2}]),
        ("capacities", Reason.MORE_FREE),
    ),
    (hsds.plain(capacities=[{**TOLD, "available": 3}]), ("capacities[0].unit", Reason.MISSING)),
    (
        hsds.plain(liaison_figures=[{**TOLD, "updated": "2026-03-05T09:00"}]),
        ("liaison_figures[0].updated", Reason.NOT_A_MOMENT),
    ),
    (
        hsds.plain(
            capacities=[{**TOLD, **UNIT, "available": 3}],
            liaison_figures=[{"id": hsds.OTHER, "updated": "2026-03-06T09:00:00Z"}],
        ),
        ("liaison_figures[0].updated", Reason.TWO_MOMENTS),
    ),
    (
        hsds.plain(liaison_figures=[{**TOLD, "intake_stop": "no"}]),
        ("liaison_figures[0].intake_stop", Reason.NOT_YES_OR_NO),
    ),
]
"""Each fault alone: the file, and the field that must be named."""


@pytest.mark.parametrize(("found", "said"), WRONG)
def test_each_fault_is_named_by_its_field_and_changes_nothing(found: Any, said: tuple[str, Reason]) -> None:
    reported = refused(found)
    assert said in [(fault.field, fault.reason) for fault in reported]
    assert all(faults.of_file(fault) for fault in reported)
    assert not Organisation.objects.exists()


def test_every_reason_has_words_with_a_remedy() -> None:
    assert set(faults.IN_A_FILE) == set(Reason)


def test_all_faults_are_told_at_once_each_with_the_name_of_its_entry() -> None:
    found = hsds.plain(url="x", email="x", status="x")
    found["organizations"].append(dict(found["organizations"][0], website="x"))
    lines = [faults.of_file(fault) for fault in refused(found)]
    assert lines[0].startswith("organizations[1] (De Brug): website: Give an address on the web here")
    assert sum(line.startswith("services[0] (Day centre): ") for line in lines) == 3
    assert any("Another entry of the file has the same key" in line for line in lines)


def test_a_figure_that_is_kept_is_never_changed_nor_moved() -> None:
    told = {"id": hsds.OTHER, "updated": "2026-03-05T09:00:00+01:00", "waiting": 7}
    take(hsds.plain(liaison_figures=[told]))
    assert take(hsds.plain(liaison_figures=[told])).total == 0
    assert refused(hsds.plain(liaison_figures=[{**told, "waiting": 8}]))[0].reason == Reason.FIGURE_CHANGED
    moved = hsds.plain(id=hsds.ORGANISATION, liaison_figures=[told])
    assert refused(moved)[0].reason == Reason.FIGURE_MOVED
    assert Availability.objects.get().waiting == 7


def test_figures_told_here_leave_with_the_directory() -> None:
    row = cast.programme(of=cast.care())
    cast.told(row, places=4, free=1, waiting=12, weeks=3)
    cast.told(row, is_stopped=True)
    (service,) = give()["services"]
    assert (service["capacities"][0]["available"], service["capacities"][0]["maximum"]) == (1, 4)
    assert [each.get("waiting") for each in service["liaison_figures"]] == [12, None]


def test_what_this_directory_has_no_place_for_is_named_and_the_rest_taken() -> None:
    found = hsds.plain(fees_description="free", accreditations="")
    assert [(each.entry, each.field) for each in read(found).unkept] == [
        ("services[0] (Day centre)", "fees_description")
    ]
    assert take(found).programmes_new == 1


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=9)
    | st.sampled_from(("0001-01-01T00:00:00+14:00",)),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(("id", "updated", "unit", "location", "name")), inner, max_size=4)
    ),
    max_leaves=9,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(name=st.sampled_from(hsds.READ), value=anything)
def test_whatever_stands_in_a_field_is_taken_or_refused_in_words(name: str, value: Any) -> None:
    reading = read(hsds.plain(**{name: value}))
    if reading.faults:
        assert all(faults.of_file(fault) for fault in reading.faults)
    else:
        assert exchange.import_directory(by=BY, reading=reading, is_dry_run=True).total >= 0


def test_a_dry_run_says_what_it_would_do_and_writes_nothing() -> None:
    assert take(hsds.plain(), is_dry_run=True).total == 2
    assert not Organisation.objects.exists()
    assert not OfficeEvent.objects.filter(body__contains="directory.import").exists()
