"""The bridge holds against whoever writes to its tables: every attack is made with the right of the door itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from liaison.common import clock, ids
from liaison.common.viewer import Viewer, worker
from liaison.disclosure import actions
from liaison.disclosure.models import Delivery, FrozenCopy, Handover, ParticipantKey, SourceKey, Statement
from tests import crossing, people

WORKER = worker("care")


def refused(by: Viewer, write: Callable[[], object]) -> None:
    """The write must be refused by the database itself, at the door of this viewer."""
    with pytest.raises(DatabaseError), transaction.atomic(), crossing.at(by):
        write()


def copy_refused(of: crossing.Scene, each: actions.Sentence, text: str, **changes: Any) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        crossing.copied(of, each, text, **changes)
    assert crossing.copies() == []


def test_own_words_with_his_key_are_copied() -> None:
    of = crossing.scene()
    (each,) = crossing.told(of, "I get up at six.")
    crossing.copied(of, each, "I get up at six.")
    assert [copy.statement for copy in crossing.copies()] == [each.id]


def test_no_copy_without_his_key() -> None:
    of = crossing.scene()
    (each,) = crossing.drafted(of, "I get up at six.")
    copy_refused(of, each, "I get up at six.")


def test_no_copy_of_a_suggestion_with_his_key_alone() -> None:
    of = crossing.scene()
    (each,) = crossing.told(of, "I was there.", source=of.source)
    copy_refused(of, each, "I was there.")


def test_both_keys_let_a_suggestion_cross() -> None:
    of = crossing.scene()
    (each,) = crossing.told(of, "I was there.", source=of.source)
    crossing.confirmed(of, each.id)
    crossing.copied(of, each, "I was there.")
    assert len(crossing.copies()) == 1


def test_one_actor_cannot_turn_both_keys() -> None:
    of = crossing.scene()
    (each,) = crossing.told(of, "I was there.", source=of.me)
    refused(of.me, lambda: source_key(of, each, of.me.id))
    source_key(of, each, of.me.id)  # even the owner, who is bound by no right, gets no copy out of it
    copy_refused(of, each, "I was there.")


def source_key(of: crossing.Scene, each: actions.Sentence, actor: UUID, **changes: Any) -> SourceKey:
    facts = {"statement": each.id, "participant": of.participant.pk, "actor": actor}
    facts |= {"content_hash": each.content_hash, "turned_at": clock.now()}
    return SourceKey.objects.create(**facts | changes)


@dataclass(frozen=True)
class Attack:
    """What the forger changes in a copy that otherwise has all its keys."""

    name: str
    changes: dict[str, Any]


ATTACKS = (
    Attack("other bytes under the right hash", {"content": '{"en":"x","fr":"x","nl":"x"}'}),
    Attack("another hash", {"content_hash": "0" * 64}),
    Attack("another kind of fact", {"matrix_row": "M04"}),
    Attack("a form that needs no source", {"form": "paper"}),
    Attack("a suggestion as own words", {"form": "own-words"}),
    Attack("a gap before it", {"place": 2}),
    Attack("another statement", {"statement": UUID(int=5)}),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_a_copy_that_differs_from_what_was_approved_is_refused(attack: Attack) -> None:
    of = crossing.scene()
    (each,) = crossing.told(of, "I was there.", source=of.source)
    crossing.confirmed(of, each.id)
    copy_refused(of, each, "I was there.", **attack.changes)


def test_a_sentence_does_not_cross_under_another_person_s_name_or_occasion() -> None:
    of = crossing.scene()
    other = crossing.scene("Jan Claes", on=of.sitting)
    (each,) = crossing.told(of, "I get up at six.")
    copy_refused(of, each, "I get up at six.", participant=other.participant.pk)
    copy_refused(of, each, "I get up at six.", occasion=other.occasion.id)
    both = {"participant": other.participant.pk, "occasion": other.occasion.id}
    copy_refused(of, each, "I get up at six.", **both)


def test_no_copy_of_what_was_taken_back() -> None:
    of = crossing.scene()
    (each,) = crossing.told(of, "I get up at six.")
    crossing.withdrawn(of, each.id)
    copy_refused(of, each, "I get up at six.")


def test_a_key_marked_withdrawn_alone_is_enough_to_hold_a_copy_back() -> None:
    of = crossing.scene()
    (each,) = crossing.told(of, "I get up at six.")
    with crossing.at(of.me):
        ParticipantKey.objects.seen_by(of.me).update(withdrawn_at=clock.now())
    copy_refused(of, each, "I get up at six.")


def test_a_copy_is_never_changed_removed_or_replaced() -> None:
    of = crossing.scene()
    (each,) = crossing.told(of, "I get up at six.")
    crossing.copied(of, each, "I get up at six.")
    rows = FrozenCopy.objects.unguarded(because=crossing.FOR_A_TEST)
    for write in (
        lambda: rows.update(content="x"),
        rows.delete,
        lambda: _raw("TRUNCATE disclosure_frozencopy"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()
    assert [copy.place for copy in crossing.copies()] == [1]


def _raw(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("table", ["disclosure_delivery", "disclosure_frozencopy", "disclosure_sourcekey"])
def test_a_row_cannot_be_replaced_by_inserting_it_again(table: str) -> None:
    of = crossing.scene()
    (each,) = crossing.told(of, "I was there.", source=of.source)
    crossing.confirmed(of, each.id)
    assert len(crossing.closed()) == 1
    again = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
    with pytest.raises(DatabaseError), transaction.atomic():
        _raw(f"{again} INTO {table} SELECT * FROM {table}")


def test_a_delivery_cannot_be_taken_back() -> None:
    crossing.scene()
    crossing.closed()
    with pytest.raises(DatabaseError), transaction.atomic():
        Delivery.objects.all().delete()


def test_his_key_is_withdrawn_once_and_never_after_delivery() -> None:
    of = crossing.scene()
    first, second = crossing.told(of, "One.", "Two.")
    crossing.withdrawn(of, first.id)
    keys = ParticipantKey.objects.seen_by(of.me)
    refused(of.me, lambda: keys.filter(statement=first.id).update(withdrawn_at=None))
    crossing.closed()
    refused(of.me, lambda: keys.filter(statement=second.id).update(withdrawn_at=clock.now()))
    with pytest.raises(DatabaseError), transaction.atomic():
        keys.delete()


def test_what_a_key_was_turned_on_cannot_be_changed_under_it() -> None:
    of = crossing.scene()
    (each,) = crossing.told(of, "I get up at six.")
    rows = Statement.objects.seen_by(of.me).filter(pk=each.id)
    for change in ({"content_hash": "0" * 64}, {"sealed": b"x"}, {"position": 9}, {"choice": "undecided"}):
        refused(of.me, lambda change=change: rows.update(**change))


def test_a_sentence_is_not_said_without_his_key() -> None:
    of = crossing.scene()
    (each,) = crossing.drafted(of, "I was there.", source=of.source)
    rows = Statement.objects.seen_by(of.me).filter(pk=each.id)
    refused(of.me, lambda: rows.update(choice="tell"))
    refused(of.me, lambda: rows.update(choice="withdrawn"))
    facts = {"participant": of.participant.pk, "occasion": of.occasion.id, "form": "own-words", "position": 1}
    facts |= {"matrix_row": "M40", "sealed": b"", "content_hash": "0" * 64, "choice": "tell"}
    refused(of.me, lambda: Statement.objects.create(id=ids.new_id("disclosure_statement"), **facts))


def test_nobody_but_the_participant_turns_his_key() -> None:
    of = crossing.scene()
    other = crossing.scene("Jan Claes", on=of.sitting)
    (each,) = crossing.drafted(of, "I get up at six.")
    facts = {"statement": each.id, "participant": of.participant.pk, "content_hash": each.content_hash}
    facts |= {"turned_at": clock.now()}
    for by, actor in ((of.source, of.source), (of.me, other.me), (WORKER, of.me)):
        refused(by, lambda actor=actor: ParticipantKey.objects.create(actor=actor.id, **facts))


def test_nobody_but_the_source_turns_the_source_s_key_and_only_once_asked() -> None:
    of = crossing.scene()
    stranger = people.viewer(people.Role.PROVIDER)
    (each,) = crossing.drafted(of, "I was there.", source=of.source)
    refused(of.source, lambda: source_key(of, each, of.source.id))
    with crossing.at(of.me):
        actions.tell(by=of.me, occasion=of.occasion, approved={each.id: each.content_hash})
    refused(stranger, lambda: source_key(of, each, stranger.id))
    refused(of.source, lambda: source_key(of, each, of.source.id, content_hash="0" * 64))
    with crossing.at(of.source):
        source_key(of, each, of.source.id)


def test_a_participant_says_nothing_for_another_person_s_occasion() -> None:
    of = crossing.scene()
    other = crossing.scene("Jan Claes", on=of.sitting)
    facts = {"participant": of.participant.pk, "occasion": other.occasion.id, "chosen_at": clock.now()}
    refused(of.me, lambda: Handover.objects.create(**facts))


def test_a_forged_key_in_a_temporary_table_opens_nothing() -> None:
    of = crossing.scene()
    (each,) = crossing.drafted(of, "I get up at six.")
    forge = (
        "CREATE TEMPORARY TABLE disclosure_participantkey AS SELECT statement.id AS statement, participant,"
        " participant AS actor, content_hash, NULL AS withdrawn_at FROM disclosure_statement statement"
    )
    try:
        with transaction.atomic(), crossing.at(WORKER):
            _raw(forge)
    except DatabaseError:
        pass  # no door can make one here, which is as good
    copy_refused(of, each, "I get up at six.")
