"""Ring 6: a look is written and chained before it is shown, and the log itself can only grow."""

import json
from collections.abc import Callable

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.template.response import TemplateResponse
from django.test import RequestFactory

from liaison.common import chain, log, page, reading
from liaison.common.roles import Role
from liaison.participants.models import Participant
from tests import people


def events(door: str = "court") -> list[dict[str, object]]:
    return [
        json.loads(row.body) for row in log.table(door, "event")._default_manager.order_by("chain", "seq")
    ]


def a_request() -> HttpRequest:
    return RequestFactory().get("/files/")


def show(view: Callable[[], HttpResponse]) -> HttpResponse:
    return page.show(a_request(), people.viewer(Role.JUDGE), view)


def test_a_look_is_one_event_with_all_its_subjects() -> None:
    first, second = people.participant("Yara Peeters"), people.participant("Jan Claes")
    log.record(
        by=people.viewer(Role.JUDGE), act="list.look", subjects=[first.pk, second.pk], kinds=["M01", "M04"]
    )
    (event,) = events()
    assert event["subjects"] == sorted([str(first.pk), str(second.pk)])
    assert event["kinds"] == ["M01", "M04"]
    assert log.table("court", "subject")._default_manager.count() == 2


def test_each_event_is_linked_to_the_one_before() -> None:
    judge = people.viewer(Role.JUDGE)
    for _ in range(3):
        log.record(by=judge, act="list.look")
    previous = chain.GENESIS
    for row in log.table("court", "event")._default_manager.order_by("seq"):
        assert row.hash == chain.link(previous, row.body)
        previous = row.hash


def test_a_rolled_back_act_leaves_no_gap_in_the_chain() -> None:
    judge = people.viewer(Role.JUDGE)

    @transaction.atomic
    def fails_after_logging() -> None:
        log.record(by=judge, act="list.look")
        raise ImproperlyConfigured

    with pytest.raises(ImproperlyConfigured):
        fails_after_logging()
    log.record(by=judge, act="list.look")
    assert [event["seq"] for event in events()] == [1]


@pytest.mark.parametrize("verb", ["UPDATE common_courtevent SET body = ''", "DELETE FROM common_courtevent"])
def test_the_log_can_only_be_added_to(verb: str) -> None:
    log.record(by=people.viewer(Role.JUDGE), act="list.look")
    with (
        pytest.raises(DatabaseError, match="only be added"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(verb)


def test_without_a_log_line_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise DatabaseError("disk full")

    monkeypatch.setattr(log, "_append", broken)

    def view() -> HttpResponse:
        log.record(by=people.viewer(Role.JUDGE), act="list.look")
        return HttpResponse("Yara Peeters")

    response = show(view)
    assert response.status_code == 503
    assert b"Yara" not in response.content


def test_a_page_that_opened_a_person_and_logged_no_look_is_refused() -> None:
    person = people.participant()
    judge = people.viewer(Role.JUDGE)
    with pytest.raises(page.UnloggedLookError):
        show(lambda: HttpResponse(str(list(Participant.objects.related_to(judge, [person.pk])))))


def test_a_template_cannot_read_after_the_look_was_logged() -> None:
    template = engines["django"].from_string("{% for row in rows %}{{ row }}{% endfor %}")
    rows = Participant.objects.unguarded(because="a lazy view")
    with pytest.raises(reading.ReadWhileDrawingError):
        show(lambda: TemplateResponse(a_request(), template, {"rows": rows}))


def test_reading_changes_nothing_but_the_log() -> None:
    judge = people.viewer(Role.JUDGE)
    with reading.reading_only():
        log.record(by=judge, act="list.look")
        with pytest.raises(reading.WroteWhileReadingError):
            people.participant()


def test_a_chain_that_another_process_went_on_with_is_gone_on_with_from_there() -> None:
    judge = people.viewer(Role.JUDGE)
    log.record(by=judge, act="list.look")
    known = dict(log._heads)
    log.record(by=judge, act="list.look")
    log._heads.update(known)  # as another process of this chain knows it
    log.record(by=judge, act="list.look")
    assert [event["seq"] for event in events()] == [1, 2, 3]
    rows = list(log.table("court", "event")._default_manager.order_by("seq"))
    assert rows[2].hash == chain.link(rows[1].hash, rows[2].body)


@pytest.mark.parametrize(
    "sql",
    [
        "WITH a AS (UPDATE \"participants_participant\" SET surname = 'x' RETURNING 1) SELECT 1 FROM a",
        'WITH a AS (UPDATE "common_courthead" SET seq = 1 RETURNING 1) INSERT INTO "network_account" SELECT 1',
        'DELETE FROM "common_courtevent"',
    ],
)
def test_a_write_hidden_behind_one_of_the_log_is_refused_while_reading(sql: str) -> None:
    with reading.reading_only(), connection.cursor() as cursor, pytest.raises(reading.WroteWhileReadingError):
        cursor.execute(sql)
