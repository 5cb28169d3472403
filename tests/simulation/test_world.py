"""The constructed world: played through the rooms' own actions, and sound as a whole."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from django.apps import apps

from liaison.common import log
from liaison.common.models import DOOR_NAMES, Installation, Link
from liaison.common.roles import Role
from liaison.court.models import Appearance, Sitting
from liaison.disclosure.models import Delivery
from liaison.network.models import Account
from liaison.network.queries.counsel import new_code_from, unsettled
from liaison.network.rules import ROLES_OF_DOOR
from liaison.network.rules.counsel import Point
from liaison.network.rules.court_models import EXCLUDING
from liaison.network.rules.directory import Age, age_of
from liaison.simulation.actions import sign_ins
from liaison.simulation.actions.world import World
from tests.common.test_checkpoints import findings, publish_keys
from tests.simulation.worlds import UNTIL, played, wanted

BECAUSE = "a test looks at the whole world"
MADE_BY = {
    "network.Account": "account.create",
    "network.CourtModel": "court-model.add",
    "court.Checklist": "checklist.save",
    "court.Offer": "offer.record",
    "court.StepTaken": "path.advance",
    "network.Availability": "figure.tell",
    "casework.PlannedContact": "contact.plan",
    "casework.Strength": "strength.add",
    "casework.LiaisonWish": "liaison.wish",
    "care.ReferralLetter": "referral.send",
    "care.Stay": "referral.start",
    "common.Link": "link.make",
    "casework.Note": "note.write",
    "casework.Plan": "plan.agree",
    "care.Attestation": "attestation.ask",
    "participants.Mandate": "mandate.give",
    "disclosure.Delivery": "handover.deliver",
}
"""Tables each of whose rows is made by one act, with a line of its own in the log."""


@pytest.fixture(scope="module")
def world(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """One world, read by many tests and taken back after the last."""
    with django_db_blocker.unblock(), played(wanted(), tmp_path_factory.mktemp("world")) as made:
        yield made


def rows(label: str) -> Any:
    found: Any = apps.get_model(label)._base_manager.all()
    return found.unguarded(because=BECAUSE) if hasattr(found, "unguarded") else found


def events() -> Iterator[dict[str, Any]]:
    for door in DOOR_NAMES:
        for body in log.table(door, "event")._default_manager.values_list("body", flat=True):
            yield json.loads(body)


def on(day_of: int, world: World) -> Any:
    found = rows("court.Appearance").exclude(presence=Appearance.Presence.OFF_LIST)
    return found.filter(sitting__day=world.calendar.day(day_of))


def test_the_database_says_that_its_people_are_constructed(world: World) -> None:
    assert Installation.objects.filter(is_constructed=True, seed="gent").count() == 1


def test_everybody_who_was_asked_for_is_there(world: World) -> None:
    assert rows("participants.Participant").count() == len(world.people) == wanted().participants


def test_each_row_was_made_by_an_act_with_its_line_in_the_log(world: World) -> None:
    acts = Counter(event["act"] for event in events())
    for label, act in MADE_BY.items():
        assert rows(label).count() == acts[act] > 0, label


def test_every_value_that_is_one_of_several_is_one_of_them(world: World) -> None:
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if model.__module__.startswith("liaison.") and field.choices:
                said = set(rows(model._meta.label).order_by().values_list(field.attname, flat=True))
                assert said <= {value for value, _ in field.flatchoices} | {"", None}, field


def test_whoever_was_touched_stands_in_the_log(world: World) -> None:
    named = {subject for event in events() for subject in event["subjects"]}
    assert named == {str(pk) for pk in rows("participants.Participant").values_list("pk", flat=True)}


def test_lists_of_the_past_were_held_and_the_present_one_waits(world: World) -> None:
    near = world.calendar.near
    for place in range(near):
        assert not on(place, world).filter(decision="").exists()
    assert sum(on(place, world).exists() for place in range(near)) >= near - 1
    assert on(near, world).exists()
    assert not on(near, world).exclude(decision="").exists()


def test_the_list_that_waits_was_delivered_and_the_next_is_open(world: World) -> None:
    waiting = Sitting.objects.get(day=world.calendar.day(world.calendar.near))
    coming = Sitting.objects.get(day=world.calendar.day(world.calendar.near + 1))
    assert waiting.closes_at < UNTIL < coming.closes_at
    delivered = set(Delivery.objects.values_list("list", flat=True))
    assert waiting.pk in delivered
    assert coming.pk not in delivered
    assert on(world.calendar.near + 1, world).exists()


def test_each_delivery_came_at_its_moment(world: World) -> None:
    for sitting in Sitting.objects.filter(closes_at__lt=UNTIL):
        delivered_at = Delivery.objects.get(list=sitting.pk).delivered_at
        assert 0 < (delivered_at - sitting.closes_at).total_seconds() < 60


def test_nothing_happened_after_the_present_moment(world: World) -> None:
    assert max(datetime.fromisoformat(event["at"]) for event in events()) <= UNTIL


def test_the_log_of_the_world_has_no_findings(world: World) -> None:
    publish_keys()
    assert findings() == []


def test_there_is_somebody_of_every_role_that_the_demo_needs(world: World) -> None:
    roles = set(Account.objects.values_list("role", flat=True))
    without_a_page_yet = {Role.PROVIDER}
    assert roles == {role for known in ROLES_OF_DOOR.values() for role in known} - without_a_page_yet


def test_only_programmes_that_do_not_exist_told_any_figure(world: World) -> None:
    told = set(rows("network.Availability").values_list("programme_id", flat=True))
    assert told == set(world.staff.programmes)
    real = rows("network.Programme").exclude(pk__in=told)
    assert not real.filter(source="").exists()


def test_some_figures_are_fresh_some_age_and_one_is_old(world: World) -> None:
    newest = {row.programme_id: row.as_of for row in rows("network.Availability").order_by("as_of")}
    assert {age_of(as_of, UNTIL) for as_of in newest.values()} == set(Age)


def test_every_programme_to_which_somebody_was_ever_sent_has_its_frozen_weeks(world: World) -> None:
    kept = rows("network.WaitingFigure").values_list("programme_id", "week")
    assert len(kept) == len(set(kept)) > 0
    last = max(week for _programme, week in kept)
    assert last == date(2026, 2, 23)


def test_people_hand_over_drawn_papers_and_sign_others_which_a_colleague_saw(world: World) -> None:
    assert rows("disclosure.StatementPage").exists()
    signed = rows("disclosure.PaperSentence").exclude(withdrawn_at=None)
    stands = rows("disclosure.PaperSentence").filter(withdrawn_at=None)
    keys = dict(rows("disclosure.WitnessKey").values_list("statement", "actor"))
    assert keys
    assert all(keys.get(row.pk) in {None, row.witness} and row.witness != row.enterer for row in stands)
    assert not set(signed.values_list("pk", flat=True)) & set(keys)


def test_a_sheet_that_was_the_wrong_one_was_undone(world: World) -> None:
    acts = Counter(event["act"] for event in events())
    assert rows("court.SheetVersion").exclude(restores=None).count() == acts["sheet.undo"] > 0


def test_some_steps_of_plans_are_done(world: World) -> None:
    steps = rows("casework.Step")
    assert steps.exclude(done_on=None).exists()
    assert steps.filter(done_on=None).exists()


def test_whoever_the_court_offered_the_way_has_no_criterion_against_him(world: World) -> None:
    offered = set(rows("court.Offer").values_list("trajectory_id", flat=True))
    not_begun = set(rows("participants.Trajectory").filter(state="not-started").values_list("pk", flat=True))
    for checklist in rows("court.Checklist"):
        no = [code for code, said in checklist.answers.items() if said["answer"] == wrong(code)]
        assert not (no and checklist.trajectory_id in offered)
        assert no or checklist.trajectory_id not in not_begun
        assert all(checklist.answers[code]["words"] for code in no)


def wrong(code: str) -> str:
    """The answer that speaks against an offer."""
    return "yes" if code in EXCLUDING else "no"


def test_a_demo_is_never_ready_for_real_people(world: World) -> None:
    assert 0 < unsettled() < len(Point)
    assert new_code_from() is None


def test_a_liaison_is_away_and_somebody_covers_today(world: World) -> None:
    assert world.deputy_of("liaison2", world.calendar.day(world.calendar.near)) == "liaison3"


def test_somebody_waits_for_a_liaison_and_some_notes_are_half_typed(world: World) -> None:
    known = set(rows("casework.Assignment").values_list("participant_id", flat=True))
    assert set(rows("participants.Participant").values_list("pk", flat=True)) - known
    assert rows("casework.NoteDraft").exists()


def test_the_sign_ins_name_everybody_and_links_with_their_codes(world: World) -> None:
    said = sign_ins.described(world)
    assert {who["user"] for door in said["sign_in"].values() for who in door} == set(
        Account.objects.values_list("username", flat=True)
    )
    assert len(said["links"]["me"]) >= 4
    assert "mandated-lawyer" in {link["role"] for link in said["links"]["me"]}
    for link in [*said["links"]["me"], *said["links"]["care"]]:
        assert re.fullmatch(r"/l/[\w-]{43}/", link["link"])
        assert re.fullmatch(r"\d{6}", link["code"])


def test_a_world_whose_sign_ins_were_lost_gets_new_links(world: World) -> None:
    before = Link.objects.count()
    said = sign_ins.renewed()
    assert Link.objects.count() == before + len(said["links"]["me"])
