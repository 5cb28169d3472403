"""A sentence of which the liaison is the source, with whom it is about."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from django.http import Http404

from liaison.care import queries as care
from liaison.casework.queries.relation import related_people
from liaison.casework.rules import WITH_A_LIAISON
from liaison.common import log
from liaison.common.viewer import Viewer
from liaison.disclosure import gate
from liaison.participants.models import Participant


@dataclass(frozen=True, kw_only=True)
class ToConfirm:
    """One sentence that waits for the liaison's key."""

    sentence: care.Sentence
    name: Annotated[str, "M01"] = ""


def sentence_to_confirm(viewer: Viewer, statement: UUID) -> ToConfirm:
    """The exact words; the look is logged. Raises ``Http404`` for what does not wait for this viewer's answer."""
    people = related_people(viewer)
    found = [each for each in care.sentences(viewer, people) if each.statement == statement]
    if not found:
        raise Http404
    person = Participant.objects.related_to(viewer, people).get(pk=found[0].participant)
    may = gate.permitted(viewer, {"M01"}, WITH_A_LIAISON)
    log.record(by=viewer, act="sentence.look", subjects=[person.pk], kinds=may, statement=str(statement))
    return gate.withhold(ToConfirm(sentence=found[0], name=person.name), may)
