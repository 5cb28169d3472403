"""The sentences that his own page offers him: what he could say and has not said before."""

from liaison.care.models import Attestation
from liaison.casework.models import Goal, Plan
from liaison.casework.queries.suggesting import ATTENDANCE, FRESH, GOALS, Facts, Suggestion, made_of
from liaison.common.viewer import Viewer
from liaison.disclosure.queries import told_before

__all__ = ["ATTENDANCE", "FRESH", "GOALS", "Suggestion", "suggestions"]


def suggestions(viewer: Viewer) -> tuple[Suggestion, ...]:
    """What he could say and has not said before. The page that asks logs the look, and opens his key."""
    said = told_before(viewer)
    facts = Facts(
        attestations=Attestation.objects.seen_by(viewer),
        plans=Plan.objects.seen_by(viewer),
        goals=Goal.objects.seen_by(viewer),
    )
    return tuple(each for each in made_of(facts) if each.origin not in said)
