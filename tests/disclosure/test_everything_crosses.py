"""Whatever he and his sources do in whatever order: what is delivered is what the keys say, byte for byte."""

from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from liaison.care import vault
from liaison.disclosure import actions, queries
from liaison.disclosure.rules.handover import Refusal
from tests import crossing

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)


class Handover(RuleBasedStateMachine):
    """One person's hand-over. ``shown`` is the text of each sentence as it was previewed when he told it."""

    @initialize()
    def begins(self) -> None:
        self.of = crossing.scene()
        self.drafts: dict[Any, actions.Sentence] = {}
        self.shown: dict[Any, str] = {}
        self.told: set[Any] = set()
        self.confirmed: set[Any] = set()
        self.declined: set[Any] = set()
        self.is_final = False
        self.is_delivered = False

    def taking(self, step: str, **facts: Any) -> Refusal | None:
        with crossing.at(self.of.me):
            try:
                getattr(actions, step)(by=self.of.me, occasion=self.of.occasion, **facts)
            except actions.HandoverRefused as no:
                return no.reason
        return None

    @rule(text=TEXTS, is_suggested=st.booleans())
    def writes(self, text: str, is_suggested: bool) -> None:
        place = len(self.drafts) + 1
        with crossing.at(self.of.me):
            made = crossing.sentence(self.of, text, self.of.source if is_suggested else None, place)
        if self.taking("draft", sentences=[made]) is None:
            self.drafts[made.id] = made

    @precondition(lambda self: self.drafts)
    @rule(data=st.data())
    def tells(self, data: st.DataObject) -> None:
        chosen = data.draw(st.sets(st.sampled_from(sorted(self.drafts)), min_size=1))
        approved = {key: self.drafts[key].content_hash for key in chosen}
        with crossing.at(self.of.me):
            shown = {key: self.opened(self.drafts[key]) for key in chosen}
        if self.taking("tell", approved=approved) is None:
            assert not self.told & chosen
            self.told |= chosen
            self.shown |= shown

    def opened(self, each: actions.Sentence) -> str:
        place = {"table": crossing.STATEMENTS, "row": each.id, "field": "sealed"}
        return vault.unseal(self.of.participant.pk, each.sealed, **place)

    @precondition(lambda self: self.told)
    @rule(data=st.data())
    def takes_back(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.told)))
        no = self.taking("withdraw", statement=key)
        assert (no is None) == (not self.is_delivered)
        if no is None:
            self.told.discard(key)

    @rule()
    def tells_nothing(self) -> None:
        self.is_final = self.taking("tell_nothing") is None or self.is_final

    @rule(data=st.data(), answer=st.sampled_from(["confirm", "decline"]))
    def the_source_answers(self, data: st.DataObject, answer: str) -> None:
        with crossing.at(self.of.source):
            waiting = [each.statement for each in queries.awaiting(self.of.source)]
            key = data.draw(st.sampled_from(waiting)) if waiting else None
            if key is not None and not self.is_delivered:
                getattr(actions, answer)(by=self.of.source, statement=key)
                (self.confirmed if answer == "confirm" else self.declined).add(key)

    @rule(again=st.booleans())
    def the_list_closes(self, again: bool) -> None:
        mine = [each for each in crossing.closed() if each.list_id == self.of.sitting.pk]
        assert len(mine) == (0 if self.is_delivered else 1)
        assert not any(each.alarms for each in mine)
        self.is_delivered = True
        assert crossing.closed(crossing.OPEN_FOR + timedelta(hours=1 + again)) == ()

    @invariant()
    def what_is_delivered_is_what_the_keys_say(self) -> None:
        if not hasattr(self, "of"):
            return
        crossed = {key for key in self.told if self.drafts[key].source is None or key in self.confirmed}
        mine = [copy for copy in crossing.copies() if copy.occasion == self.of.occasion.id]
        if not self.is_delivered:
            assert mine == []
            return
        assert {copy.statement: copy.content for copy in mine} == {key: self.shown[key] for key in crossed}
        assert [copy.place for copy in mine] == list(range(1, len(mine) + 1))
        assert len({copy.delivered_at for copy in mine}) <= 1
        assert not (self.is_final and mine)


def test_delivered_is_what_he_told_and_its_source_confirmed_byte_for_byte() -> None:
    run_state_machine_as_test(
        Handover,
        settings=settings(
            max_examples=30,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
