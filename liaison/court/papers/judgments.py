"""The extract of a judgment on paper: what was pronounced, under which conditions, and whether an appeal was lodged."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from liaison.court.papers.frame import FOLDER, Printing, frame, long_day, short_day
from liaison.court.queries.judging import Ending, JudgmentSheet, SanctionLine

JUDGMENT: Final = FOLDER / "judgment.typ"


def judgment_paper(ending: Ending, judged: JudgmentSheet, printing: Printing) -> dict[str, object]:
    """What ``judgment.typ`` prints of the judgment as it holds now."""
    with override(printing.language):
        title = _("Extract of the judgment of %(day)s") % {"day": short_day(judged.day)}
        return {
            **frame(printing, title, "Liaison"),
            "name": ending.person.name,
            "facts": _facts(ending, judged),
            "sanctions_heading": _("Pronounced"),
            "sanctions": [_sanction(line) for line in judged.sanctions],
            "conditions_heading": _("Conditions"),
            "conditions": list(judged.conditions),
            "no_conditions": _("No conditions."),
            "appeal_heading": _("Appeal"),
            "appeal": _appeal(ending),
            "working_copy": _("A working copy: the judgment itself is in the court's registry."),
        }


def _facts(ending: Ending, judged: JudgmentSheet) -> list[tuple[str, str]]:
    closing = ending.closing
    ended = f"{closing.outcome_in_words}, {short_day(closing.day)}" if closing else ""
    span = " – ".join(short_day(day) for day in judged.facts or ())
    facts = [
        (_("Born"), short_day(ending.person.born_on)),
        (_("Files"), ", ".join(ending.files.numbers)),
        (_("Summons"), "; ".join(ending.files.charges)),
        (_("Facts"), span),
        (_("End of the path"), ended),
        (_("Judgment"), long_day(judged.day) if judged.day else ""),
        (
            _("Version"),
            _("%(number)d. Corrected because: %(reason)s") % _version(judged) if judged.reason else "",
        ),
    ]
    return [(name, value) for name, value in facts if value]


def _version(judged: JudgmentSheet) -> dict[str, object]:
    return {"number": judged.version, "reason": judged.reason}


def _sanction(line: SanctionLine) -> dict[str, object]:
    months = line.trial_months or 0
    trial = ngettext("trial period of %(n)d month", "trial period of %(n)d months", months) % {"n": months}
    deferred = line.deferred_in_words
    details = [
        _("of which %(part)s deferred") % {"part": deferred} if deferred else "",
        trial if months else "",
        _("replacement penalty: %(words)s") % {"words": line.replacement} if line.replacement else "",
    ]
    head = ", ".join(filter(None, [line.name, line.amount_in_words]))
    others = [{"lang": language, "name": name} for language, name in line.others]
    return {"head": head, "details": [each for each in details if each], "others": others}


def _appeal(ending: Ending) -> str:
    appeal = ending.appeal
    if not appeal.lodged_on:
        return _("None is lodged.")
    lodged = _("Lodged on %(day)s.") % {"day": short_day(appeal.lodged_on)}
    if not appeal.result_on:
        return f"{lodged} " + _("No result yet.")
    result = {"day": short_day(appeal.result_on), "result": appeal.result_in_words}
    return f"{lodged} " + _("On %(day)s: %(result)s.") % result
