"""Who looked is complete: whatever was looked at, at whatever door, stands on the page of everyone whom it was about."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liaison.common import clock, log
from liaison.common.models import DOOR_NAMES
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.portal.queries import looked
from tests import crossing, people

AT = {
    "court": (Role.JUDGE, Role.CLERK, Role.LAWYER, Role.SYSTEM),
    "care": (Role.LIAISON, Role.COORDINATOR, Role.PROGRAMME, Role.SYSTEM),
    "me": (Role.PARTICIPANT, Role.MANDATED_LAWYER, Role.TRUSTED_PERSON),
    "network": (Role.NETWORK_MANAGER,),
    "office": (Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER),
}
KINDS = [f"M{number:02}" for number in range(1, 42)]
Said = tuple[str, Role, str, frozenset[int], frozenset[str]]

said = st.sampled_from(DOOR_NAMES).flatmap(
    lambda door: st.tuples(
        st.just(door),
        st.sampled_from(AT[door]),
        st.sampled_from(["file.look", "note.write", "people.find", "list.look"]),
        st.frozensets(st.integers(0, 2)),
        st.frozensets(st.sampled_from(KINDS)),
    )
)


def record(looks: Sequence[Said], everybody: Sequence[UUID]) -> None:
    """Each of them in its own minute, at its own door, with that door's rights."""
    for minute, (door, role, act, whom, kinds) in enumerate(looks):
        person = everybody[0] if door == "me" else None
        viewer = Viewer(UUID(int=minute + 1), role, door, person=person)
        about = {everybody[number] for number in whom} & ({person} if person else set(everybody))
        with clock.played(clock.now() - timedelta(minutes=minute)), crossing.at(viewer):
            log.record(by=viewer, act=act, subjects=about, kinds=kinds)


def in_the_log(person: UUID, *, with_own: bool) -> Counter[tuple[str, ...]]:
    """What the chains of all doors say about this person, read without the table that the page is made from."""
    found: Counter[tuple[str, ...]] = Counter()
    for door in DOOR_NAMES:
        for body in log.table(door, "event")._default_manager.values_list("body", flat=True):
            event = json.loads(body)
            if str(person) in event["subjects"] and (with_own or event["role"] != Role.PARTICIPANT):
                found[event["at"], event["role"], event["act"], *event["kinds"]] += 1
    return found


def on_his_page(person: UUID, *, with_own: bool) -> Counter[tuple[str, ...]]:
    viewer = Viewer(UUID(int=99), Role.PARTICIPANT, "me", person=person)
    with crossing.at(viewer):
        page = looked.looks(viewer, person, 1, with_own=with_own)
    assert not page.has_more
    return Counter((row.at.isoformat(), row.role, row.act, *row.kinds) for row in page.rows)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(looks=st.lists(said, max_size=20), with_own=st.booleans())
def test_any_sequence_of_looks_stands_whole_on_the_page_of_each(looks: list[Said], with_own: bool) -> None:
    everybody = [people.participant(f"Person Number{number}").pk for number in range(3)]
    record(looks, everybody)
    for person in everybody:
        assert in_the_log(person, with_own=with_own) == on_his_page(person, with_own=with_own)
