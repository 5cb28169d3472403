"""Ring 2: the database gives each door exactly what the models state, and no road leads around it."""

import pytest
from django.db import connection

from tests.wall import probes
from tests.wall.conftest import ask


def as_stated(probe: probes.Probe, answer: str) -> bool:
    """A permitted insert of an empty value may fail for want of a value, never for want of rights."""
    if probe.may:
        return answer.startswith("done") or (" insert" in probe.what and answer != "refused")
    return not answer.startswith("done")


@pytest.mark.parametrize("door", probes.DOORS)
def test_a_door_may_do_what_its_models_state_and_nothing_else(
    door: str, installation: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = probes.of(door)
    answers = ask(installation, door, [probe.statements for probe in asked])
    wrong = [
        f"{probe.door}: {probe.what}: {answer}"
        for probe, answer in zip(asked, answers, strict=True)
        if not as_stated(probe, answer)
    ]
    with capsys.disabled():
        print(f"\nwall {connection.vendor} {door}: {len(asked)} probes, {len(wrong)} mismatches", end=" ")
    assert not wrong, "\n".join(wrong[:40])


@pytest.mark.parametrize("door", probes.DOORS)
def test_a_closed_table_is_refused_for_want_of_rights_and_not_by_chance(
    door: str, installation: dict[str, str]
) -> None:
    closed = [probe for probe in probes.of_columns(door) if not probe.may]
    answers = ask(installation, door, [probe.statements for probe in closed])
    by_chance = [f"{p.what}: {a}" for p, a in zip(closed, answers, strict=True) if a != "refused"]
    assert not by_chance, "\n".join(by_chance[:40])
