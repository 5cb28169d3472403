"""On paper too nobody turns another's key: every attack is made with the right of the door itself."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from liaison.common import clock
from liaison.common.roles import Role
from liaison.common.viewer import Viewer, worker
from liaison.disclosure import actions, queries
from liaison.disclosure.actions import HandoverRefused
from liaison.disclosure.models import LawyerKey, PaperSentence, ParticipantKey, SourceKey, WitnessKey
from liaison.disclosure.rules.handover import Refusal
from tests import crossing, people, signing

WORKER = worker("care")
HAS_ROWS = connection.vendor == "postgresql"


def refused(by: Viewer, write: Callable[[], object]) -> None:
    """The write must be refused by the database itself, at the door of this viewer."""
    with pytest.raises(DatabaseError), transaction.atomic(), crossing.at(by):
        write()


def reason(act: Callable[[], object]) -> Refusal:
    with pytest.raises(HandoverRefused) as no:
        act()
    return no.value.reason


def key(each: actions.Sentence, at: signing.Desk, actor: Viewer, **changes: Any) -> dict[str, Any]:
    facts = {"statement": each.id, "participant": at.of.participant.pk, "actor": actor.id}
    return {**facts, "content_hash": each.content_hash, "turned_at": clock.now(), **changes}


def test_a_paper_that_two_people_signed_for_crosses_as_it_stands() -> None:
    at = signing.desk()
    signing.countersigned(at, *signing.entered(at, "I get up at six.", "I found a room."))
    crossing.closed()
    assert [copy.content_hash for copy in crossing.copies()] == [row.content_hash for row in signing.rows()]
    assert [copy.place for copy in crossing.copies()] == [1, 2]


def test_an_entry_alone_makes_nothing_cross() -> None:
    at = signing.desk()
    _, (each,) = signing.entered(at, "I get up at six.")
    with pytest.raises(DatabaseError), transaction.atomic():
        crossing.copied(at.of, each, "I get up at six.")
    (done,) = crossing.closed()
    assert (crossing.copies(), done.alarms) == ([], 0)


def test_who_enters_a_paper_does_not_countersign_it() -> None:
    at = signing.desk()
    paper, made = signing.entered(at, "I get up at six.")
    assert reason(lambda: signing.countersigned(at, paper, made, by=at.enterer)) == Refusal.NOT_ASKED
    refused(at.enterer, lambda: WitnessKey.objects.create(**key(made[0], at, at.enterer)))
    alone = signing.Desk(at.of, at.enterer, at.enterer)
    assert reason(lambda: signing.entered(alone, "I get up at six.")) == Refusal.SAME_HAND
    row = signing.rows()[0]
    row.pk, row.witness = people.participant().pk, at.enterer.id
    refused(at.enterer, lambda: row.save(force_insert=True))


def test_one_actor_cannot_make_a_paper_cross_even_with_the_owner_s_right() -> None:
    at = signing.desk()
    _, (each,) = signing.entered(at, "I get up at six.")
    for table in (WitnessKey, LawyerKey):
        with pytest.raises(DatabaseError), transaction.atomic():
            table.objects.create(**key(each, at, at.enterer))
    with pytest.raises(DatabaseError), transaction.atomic():
        ParticipantKey.objects.create(**key(each, at, at.of.me))
    crossing.closed()
    assert crossing.copies() == []


def test_only_the_colleague_who_was_named_countersigns_and_only_what_was_signed() -> None:
    at = signing.desk()
    stranger = people.viewer(Role.LIAISON)
    paper, made = signing.entered(at, "I get up at six.")
    assert reason(lambda: signing.countersigned(at, paper, made, by=stranger)) == Refusal.NOT_ASKED
    refused(stranger, lambda: WitnessKey.objects.create(**key(made[0], at, stranger)))
    other = {"content_hash": "0" * 64}
    refused(at.witness, lambda: WitnessKey.objects.create(**key(made[0], at, at.witness, **other)))
    refused(at.witness, lambda: LawyerKey.objects.create(**key(made[0], at, at.witness)))
    signing.countersigned(at, paper, made)
    assert reason(lambda: signing.countersigned(at, paper, made)) == Refusal.ANSWERED


def test_a_link_or_the_worker_is_no_pair_of_eyes() -> None:
    at = signing.desk()
    for by in (at.of.me, WORKER):
        one = signing.Desk(at.of, by, at.witness)
        assert reason(lambda one=one: signing.entered(one, "x")) == Refusal.NOT_HIS
    forged = signing.Desk(at.of, at.enterer, Viewer(at.of.me.id, Role.LIAISON, "care"))
    paper, made = signing.entered(forged, "I get up at six.")
    refused(forged.witness, lambda: WitnessKey.objects.create(**key(made[0], at, forged.witness)))
    assert paper


def test_the_source_neither_enters_nor_countersigns() -> None:
    at = signing.desk()
    for source in (at.enterer, at.witness):
        assert reason(lambda source=source: signing.entered(at, "I was there.", source=source)) == (
            Refusal.IS_SOURCE
        )
    _, (each,) = signing.entered(at, "I was there.", source=at.of.source)
    row = signing.rows()[0]
    for changes in ({"source": row.enterer}, {"source": row.witness}):
        for name, value in changes.items():
            setattr(row, name, value)
        row.pk = people.participant().pk
        refused(at.enterer, lambda row=row: row.save(force_insert=True))
    refused(at.of.source, lambda: WitnessKey.objects.create(**key(each, at, at.of.source)))
    refused(at.of.source, lambda: LawyerKey.objects.create(**key(each, at, at.of.source)))


def test_a_suggested_sentence_on_paper_needs_its_source_s_key_besides() -> None:
    at = signing.desk()
    paper, made = signing.entered(at, "I was there.", source=at.of.source)
    with crossing.at(at.of.source):
        assert queries.awaiting(at.of.source) == ()
    refused(at.of.source, lambda: SourceKey.objects.create(**key(made[0], at, at.of.source)))
    signing.countersigned(at, paper, made)
    with pytest.raises(DatabaseError), transaction.atomic():
        crossing.copied(at.of, made[0], "I was there.")
    with crossing.at(at.of.source):
        assert [each.statement for each in queries.awaiting(at.of.source)] == [made[0].id]
    crossing.confirmed(at.of, made[0].id)
    crossing.closed()
    assert [copy.statement for copy in crossing.copies()] == [made[0].id]


def test_a_source_s_no_to_a_paper_is_silence() -> None:
    at = signing.desk()
    paper, made = signing.entered(at, "I was there.", source=at.of.source)
    signing.countersigned(at, paper, made)
    crossing.declined(at.of, made[0].id)
    (done,) = crossing.closed()
    assert (crossing.copies(), done.alarms) == ([], 0)


def test_his_lawyer_countersigns_at_his_own_door_by_his_mandate() -> None:
    at = signing.desk()
    lawyer = signing.lawyer_of(at.of)
    paper, made = signing.entered(at, "I get up at six.", by_lawyer=True)
    assert reason(lambda: signing.countersigned(at, paper, made)) == Refusal.NOT_ASKED
    refused(at.witness, lambda: WitnessKey.objects.create(**key(made[0], at, at.witness)))
    signing.countersigned(at, paper, made, by=lawyer)
    crossing.closed()
    assert len(crossing.copies()) == 1


def test_the_lawyer_of_another_or_without_that_mandate_does_not() -> None:
    at = signing.desk()
    paper, made = signing.entered(at, "I get up at six.", by_lawyer=True)
    other = signing.lawyer_of(crossing.scene("Jan Claes"))
    without = signing.lawyer_of(at.of, rows="M01,M22")
    assert reason(lambda: signing.countersigned(at, paper, made, by=other)) == Refusal.NOT_ASKED
    assert reason(lambda: signing.countersigned(at, paper, made, by=without)) == Refusal.NOT_HIS
    for by in (other, without, at.of.me):
        refused(by, lambda by=by: LawyerKey.objects.create(**key(made[0], at, by)))


def test_the_participant_s_door_cannot_enter_a_paper_nor_the_care_door_a_lawyer_s_name() -> None:
    at = signing.desk()
    lawyer = signing.lawyer_of(at.of)
    _, made = signing.entered(at, "I get up at six.", by_lawyer=True)
    row = signing.rows()[0]
    row.pk = people.participant().pk
    refused(at.of.me, lambda: row.save(force_insert=True))
    refused(at.enterer, lambda: LawyerKey.objects.create(**key(made[0], at, lawyer)))
    refused(at.of.me, lambda: WitnessKey.objects.create(**key(made[0], at, at.witness)))


def test_no_door_enters_in_another_s_name() -> None:
    at = signing.desk()
    signing.entered(at, "I get up at six.")
    row = signing.rows()[0]
    row.pk, row.enterer = people.participant().pk, people.participant().pk
    refused(at.enterer, lambda: row.save(force_insert=True))
    if HAS_ROWS:
        row.enterer, row.witness = people.viewer(Role.LIAISON).id, at.enterer.id
        refused(at.enterer, lambda: row.save(force_insert=True))


def test_a_paper_is_for_his_own_occasion() -> None:
    at = signing.desk()
    other = crossing.scene("Jan Claes", on=at.of.sitting)
    signing.entered(at, "I get up at six.")
    row = signing.rows()[0]
    row.pk, row.occasion = people.participant().pk, other.occasion.id
    refused(at.enterer, lambda: row.save(force_insert=True))


def test_what_was_signed_is_never_changed_or_removed() -> None:
    at = signing.desk()
    paper, made = signing.entered(at, "I get up at six.", source=at.of.source)
    signing.countersigned(at, paper, made)
    rows = PaperSentence.objects.unguarded(because=crossing.FOR_A_TEST)
    changes: tuple[dict[str, Any], ...] = (
        {"content_hash": "0" * 64},
        {"sealed": b"x"},
        {"witness": None},
        {"enterer": at.witness.id},
        {"source": None},
        {"position": 9},
    )
    for change in changes:
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**change)
    for table in (PaperSentence, WitnessKey):
        with pytest.raises(DatabaseError), transaction.atomic():
            table.objects.unguarded(because=crossing.FOR_A_TEST).delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        WitnessKey.objects.unguarded(because=crossing.FOR_A_TEST).update(content_hash="0" * 64)


@pytest.mark.parametrize("who", ["himself", "enterer", "witness", "lawyer"])
def test_one_hand_is_enough_to_take_a_paper_back(who: str) -> None:
    at = signing.desk()
    lawyer = signing.lawyer_of(at.of)
    paper, made = signing.entered(at, "I get up at six.")
    signing.countersigned(at, paper, made)
    by = {"himself": at.of.me, "enterer": at.enterer, "witness": at.witness, "lawyer": lawyer}[who]
    signing.taken_back(at, paper, by)
    with pytest.raises(DatabaseError), transaction.atomic():
        crossing.copied(at.of, made[0], "I get up at six.")
    (done,) = crossing.closed()
    assert (crossing.copies(), done.alarms) == ([], 0)


def test_the_source_or_a_stranger_takes_no_paper_back() -> None:
    at = signing.desk()
    paper, made = signing.entered(at, "I was there.", source=at.of.source)
    signing.countersigned(at, paper, made)
    for by in (at.of.source, people.viewer(Role.LIAISON), signing.lawyer_of(crossing.scene("Jan Claes"))):
        assert reason(lambda by=by: signing.taken_back(at, paper, by)) == Refusal.NOT_TOLD


def test_after_closing_nothing_is_entered_countersigned_or_taken_back() -> None:
    at = signing.desk()
    paper, made = signing.entered(at, "One.")
    signing.countersigned(at, paper, made)
    late = signing.entered(at, "Two.")
    crossing.closed()
    assert reason(lambda: signing.entered(at, "Three.")) == Refusal.CLOSED
    assert reason(lambda: signing.countersigned(at, *late)) == Refusal.CLOSED
    assert reason(lambda: signing.taken_back(at, paper, at.of.me)) == Refusal.CLOSED
    rows = PaperSentence.objects.unguarded(because=crossing.FOR_A_TEST).filter(paper=paper)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(withdrawn_at=clock.now())
    assert len(crossing.copies()) == 1


def test_nothing_this_time_takes_a_signed_paper_back_too() -> None:
    at = signing.desk()
    signing.countersigned(at, *signing.entered(at, "I get up at six."))
    with crossing.at(at.of.me):
        actions.tell_nothing(by=at.of.me, occasion=at.of.occasion)
    crossing.closed()
    assert crossing.copies() == []


def test_what_he_told_himself_is_read_before_what_he_signed() -> None:
    at = signing.desk()
    signing.countersigned(at, *signing.entered(at, "On paper."))
    crossing.told(at.of, "By telephone.")
    crossing.closed()
    assert ["telephone" in copy.content for copy in crossing.copies()] == [True, False]


def test_a_paper_is_reached_by_those_whose_hand_is_in_it_and_by_nobody_else() -> None:
    at = signing.desk()
    paper, made = signing.entered(at, "I was there.", source=at.of.source)
    for by, sees in ((at.enterer, 1), (at.witness, 1), (at.of.source, 0), (people.viewer(Role.LIAISON), 0)):
        with crossing.at(by):
            assert PaperSentence.objects.seen_by(by).count() == sees
    signing.countersigned(at, paper, made)
    with crossing.at(at.of.source):
        assert PaperSentence.objects.seen_by(at.of.source).count() == 1
