"""The same with papers that he signs besides: whatever is entered, countersigned or taken back in whatever order."""

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test

from liaison.disclosure import actions
from liaison.disclosure.rules import wording
from tests import crossing, signing
from tests.disclosure.test_everything_crosses import TEXTS, Handover


class OnPaper(Handover):
    """``entered`` are the papers that stand, with the texts of each sentence; ``seen`` those that were countersigned."""

    def begins_on_paper(self) -> None:
        if not hasattr(self, "at"):
            service = signing.desk("Somebody Else")
            self.at = signing.Desk(self.of, service.enterer, service.witness)
            self.lawyer = signing.lawyer_of(self.of)
            self.entered: dict[Any, dict[Any, actions.Sentence]] = {}
            self.texts: dict[Any, str] = {}
            self.seen: set[Any] = set()

    @rule(text=TEXTS, is_suggested=st.booleans(), by_lawyer=st.booleans())
    def a_paper_is_entered(self, text: str, is_suggested: bool, by_lawyer: bool) -> None:
        self.begins_on_paper()
        source = self.of.source if is_suggested else None
        try:
            paper, made = signing.entered(self.at, text, source=source, by_lawyer=by_lawyer)
        except actions.HandoverRefused:
            assert self.is_delivered
            return
        self.entered[paper] = {each.id: each for each in made}
        self.texts |= {each.id: wording.content(crossing.words(text)) for each in made}

    @precondition(lambda self: getattr(self, "entered", {}))
    @rule(data=st.data(), by=st.sampled_from(["enterer", "witness", "lawyer", "source"]))
    def somebody_countersigns(self, data: st.DataObject, by: str) -> None:
        paper = data.draw(st.sampled_from(sorted(self.entered)))
        who = {"lawyer": self.lawyer, "source": self.of.source}.get(by) or getattr(self.at, by)
        try:
            signing.countersigned(self.at, paper, tuple(self.entered[paper].values()), by=who)
        except actions.HandoverRefused:
            return
        assert by in {"witness", "lawyer"}
        assert not self.is_delivered
        self.seen.add(paper)

    @precondition(lambda self: getattr(self, "entered", {}))
    @rule(data=st.data(), by=st.sampled_from(["enterer", "witness", "me", "lawyer"]))
    def somebody_takes_it_back(self, data: st.DataObject, by: str) -> None:
        paper = data.draw(st.sampled_from(sorted(self.entered)))
        who = {"lawyer": self.lawyer, "me": self.of.me}.get(by) or getattr(self.at, by)
        try:
            signing.taken_back(self.at, paper, who)
        except actions.HandoverRefused:
            return
        assert not self.is_delivered
        del self.entered[paper]

    @rule()
    def tells_nothing(self) -> None:
        no = self.taking("tell_nothing")
        self.is_final = no is None or self.is_final
        if no is None:
            self.entered = {}

    @invariant()
    def what_is_delivered_is_what_the_keys_say(self) -> None:
        if not hasattr(self, "of"):
            return
        mine = [copy for copy in crossing.copies() if copy.occasion == self.of.occasion.id]
        expected = {**self.by_telephone(), **self.on_paper()} if self.is_delivered else {}
        assert {copy.statement: copy.content for copy in mine} == expected
        assert [copy.place for copy in mine] == list(range(1, len(mine) + 1))

    def by_telephone(self) -> dict[Any, str]:
        assert not (self.is_final and self.told)
        crossed = [key for key in self.told if self.drafts[key].source is None or key in self.confirmed]
        return {key: self.shown[key] for key in crossed}

    def on_paper(self) -> dict[Any, str]:
        papers = getattr(self, "entered", {})
        signed = [each for paper in papers if paper in self.seen for each in papers[paper].values()]
        crossed = [each.id for each in signed if each.source is None or each.id in self.confirmed]
        return {key: self.texts[key] for key in crossed}


def test_delivered_is_what_he_told_or_two_people_saw_him_sign_byte_for_byte() -> None:
    run_state_machine_as_test(
        OnPaper,
        settings=settings(
            max_examples=25,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
