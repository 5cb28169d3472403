"""How a chamber works: presets with what is known, versions added and never changed, the one in force on a day."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from liaison.common import clock
from liaison.common.roles import Role
from liaison.network import actions, wording
from liaison.network.models import CourtModel as Row
from liaison.network.models import Organisation
from liaison.network.queries.court_models import model_of, models_on, versions
from liaison.network.rules.court_models import (
    EXCLUDING,
    GHENT,
    PRESETS,
    CourtModel,
    Criterion,
    Fault,
    Ground,
    Guide,
    faults,
)
from tests import people
from tests.doors import rights_of

DAY = date(2026, 3, 2)
PLAIN = CourtModel(name="Chamber", valid_from=DAY)
LAW = Ground("Law of 5 May 2014, article 40", DAY, DAY + timedelta(days=30))


def chamber(name: str = "Chamber") -> Organisation:
    return people.organisation("chamber", name)


def set_model(at: Organisation, **said: Any) -> int:
    by = people.viewer(Role.ADMINISTRATOR, people.organisation("operator", f"O{uuid4()}"))
    return actions.set_model(by=by, chamber=at.pk, model=replace(PLAIN, **said))


def test_every_known_court_says_where_it_comes_from_and_guesses_nothing() -> None:
    assert len(PRESETS) == 5
    assert all(preset.source and preset.guide and preset.languages for preset in PRESETS.values())
    ghent = PRESETS[GHENT]
    assert (ghent.interval, ghent.most_sittings, ghent.signed, ghent.legal_basis) == (None, None, "", "")
    assert (ghent.guide, ghent.rhythm, ghent.months_least, ghent.months_most) == (Guide.LIAISON, 7, 6, 10)


def test_ghent_names_no_ground_and_cannot() -> None:
    assert not any(preset.grounds for preset in PRESETS.values())
    with_ground = replace(PRESETS[GHENT], valid_from=DAY, grounds=(LAW,))
    assert ("grounds", Fault.GROUND_GHENT) in tuple(faults(with_ground, today=DAY, is_first=True))


def test_every_criterion_and_guide_has_its_words() -> None:
    assert set(wording.CRITERIA) == set(Criterion)
    assert set(wording.GUIDES) == set(Guide)
    assert set(Criterion) >= EXCLUDING


def test_a_ground_holds_on_its_days_and_on_no_other() -> None:
    held = [LAW.holds_on(DAY + timedelta(days=n)) for n in (-1, 0, 30, 31)]
    assert held == [False, True, True, False]
    assert Ground("Law", DAY).holds_on(date(2099, 1, 1))
    assert replace(PLAIN, grounds=(LAW,)).grounds_on(DAY - timedelta(days=1)) == ()


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"name": " "}, ("name", Fault.NO_NAME)),
        ({"valid_from": None}, ("valid_from", Fault.NO_DAY)),
        ({"valid_from": DAY - timedelta(days=1)}, ("valid_from", Fault.PAST)),
        ({"months_least": 7, "months_most": 6}, ("months_most", Fault.MONTHS)),
        ({"interval": 28, "interval_positive": 7}, ("interval_positive", Fault.POSITIVE)),
        ({"grounds": (replace(LAW, label=""),)}, ("grounds", Fault.GROUND_LABEL)),
        ({"grounds": (replace(LAW, valid_until=date(2020, 1, 1)),)}, ("grounds", Fault.GROUND_ENDS)),
    ],
)
def test_what_is_wrong_is_named_by_field(said: dict[str, Any], fault: tuple[str, Fault]) -> None:
    assert tuple(faults(replace(PLAIN, **said), today=DAY, is_first=False)) == (fault,)


def test_a_chamber_without_a_model_has_a_bare_one() -> None:
    assert model_of(chamber().pk, DAY) == CourtModel()


@pytest.mark.parametrize("code", sorted(PRESETS))
def test_a_preset_comes_back_as_it_was_adopted(code: str) -> None:
    at = chamber()
    by = people.viewer(Role.ADMINISTRATOR, people.organisation("operator"))
    actions.adopt_preset(by=by, chamber=at.pk, code=code, valid_from=DAY)
    assert model_of(at.pk, DAY) == replace(PRESETS[code], version=1, valid_from=DAY)


def test_the_version_in_force_is_the_one_begun_last_and_of_those_the_newest() -> None:
    at, today = chamber(), clock.today()
    set_model(at, valid_from=DAY, signed="first")
    set_model(at, valid_from=today + timedelta(days=60), signed="later")
    set_model(at, valid_from=today, signed="now")
    set_model(at, valid_from=today, signed="corrected")
    days = (DAY - timedelta(days=1), DAY, today, today + timedelta(days=60))
    assert [model_of(at.pk, day).signed for day in days] == ["", "first", "corrected", "later"]
    assert models_on(today)[at.pk].version == 4
    assert [each.version for each in versions(at.pk)] == [4, 3, 2, 1]


def test_grounds_and_empty_values_survive_the_table() -> None:
    at = chamber()
    set_model(at, grounds=(LAW, Ground("Open", DAY)), criteria=(Criterion.ADMITS,), most_sittings=4)
    found = model_of(at.pk, DAY)
    assert found.grounds == (LAW, Ground("Open", DAY))
    assert (found.criteria, found.most_sittings, found.interval) == ((Criterion.ADMITS,), 4, None)


def test_a_later_version_cannot_change_a_day_that_has_been() -> None:
    at = chamber()
    set_model(at)
    with pytest.raises(actions.ModelRefusedError, match="past"):
        set_model(at)
    assert Row.objects.count() == 1


@pytest.mark.parametrize("kind", ["care", "law-firm"])
def test_only_a_chamber_has_a_model(kind: str) -> None:
    with pytest.raises(actions.NoChamberError):
        set_model(people.organisation(kind, "Not a chamber"))


@pytest.mark.parametrize("door", ["court", "care", "office"])
def test_the_doors_that_go_by_it_read_it(door: str) -> None:
    at = chamber()
    set_model(at)
    with rights_of(door):
        assert model_of(at.pk, DAY).version == 1
        assert model_of(UUID(int=1), DAY).version == 0
