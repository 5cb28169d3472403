"""Ends of paths for tests: a path that runs, one that is closed, one that is judged."""

from datetime import date
from typing import Any

from liaison.common import clock
from liaison.court.actions.judging import close_path, record_judgment
from liaison.court.models import CaseFile
from liaison.court.rules.judging import ClosingFacts, JudgmentFacts, Outcome, Pronounced
from liaison.court.rules.sanctions import BY_CODE, Unit
from tests.court import cast

FACTS = (date(2026, 1, 2), date(2026, 3, 4))
WORK_PENALTY = Pronounced(BY_CODE["AWS"], 120, Unit.HOURS, replacement="prison of 6 months")
PROBATION = Pronounced(BY_CODE["PUIT"], 18, Unit.MONTHS, deferred=12, trial_months=36)


def running(court: cast.Court, **facts: Any) -> CaseFile:
    """A file whose path runs, with the days of its facts."""
    file = cast.file(court.chamber, **facts)
    cast.charge(file, "burglary", *FACTS)
    return file


def close(court: cast.Court, file: CaseFile, outcome: Outcome = Outcome.POSITIVE, seen: int = 0) -> None:
    """The judge closes a path today."""
    closing = ClosingFacts(outcome, clock.today(), "corrected" if seen else "")
    close_path(by=cast.viewer(court.judge), file=file.pk, seen=seen, closing=closing)


def judge(court: cast.Court, file: CaseFile, *said: Pronounced, seen: int = 0, **more: Any) -> None:
    """The judge records a judgment of today."""
    given = {"conditions": ("Keep the room",), **more}
    facts = JudgmentFacts(clock.today(), FACTS, said or (PROBATION, WORK_PENALTY), **given)
    reason = "a wrong amount" if seen else ""
    record_judgment(by=cast.viewer(court.judge), file=file.pk, seen=seen, judgment=facts, reason=reason)


def judged(court: cast.Court, **facts: Any) -> CaseFile:
    """A file whose path was closed and judged today."""
    file = running(court, **facts)
    close(court, file)
    judge(court, file)
    return file


def typed(**more: Any) -> dict[str, Any]:
    """What a browser sends of a judgment with one sanction."""
    today = clock.today().isoformat()
    days = {"day": today, "facts_from": FACTS[0].isoformat(), "facts_until": FACTS[1].isoformat()}
    lines = {
        f"{part}_{number}": ""
        for part in ("code", "amount", "unit", "deferred", "trial", "replacement")
        for number in range(1, 5)
    }
    return {"seen": 0, "conditions": "", **days, **lines, "code_1": "AWS", "amount_1": "120", **more}
