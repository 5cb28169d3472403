"""A court model as a page tells it: each fact with its name, and "not known" where nothing was entered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from liaison.network import faults, wording
from liaison.network.rules.court_models import CourtModel, Fault


@dataclass(frozen=True)
class Fact:
    """One fact of a model; ``text`` is empty where it is not known."""

    name: str | Promise
    text: str


def why_not(fault: Fault) -> str:
    """Why a model cannot be kept."""
    return str(faults.OF_A_MODEL[fault])


def facts(model: CourtModel) -> tuple[Fact, ...]:
    """Every fact but the grounds, in the order of the form."""
    return tuple(_facts(model))


def compared(models: Iterable[CourtModel]) -> list[tuple[str | Promise, list[str]]]:
    """Each fact with its text in every model, in their order."""
    every = [facts(model) for model in models]
    return [(row[0].name, [fact.text for fact in row]) for row in zip(*every, strict=True)]


def _facts(model: CourtModel) -> Iterator[Fact]:
    yield Fact(gettext_lazy("Who goes along"), wording.word(wording.GUIDES, model.guide or ""))
    yield Fact(gettext_lazy("Looked at before the offer"), wording.list_of(wording.CRITERIA, model.criteria))
    yield Fact(gettext_lazy("The chamber sits every"), _days(model.rhythm))
    yield Fact(gettext_lazy("One person comes every"), _interval(model))
    yield Fact(gettext_lazy("Most sittings"), "" if model.most_sittings is None else str(model.most_sittings))
    yield Fact(gettext_lazy("Duration"), duration(model))
    yield Fact(gettext_lazy("First seen by care within"), _days(model.intake_days))
    yield Fact(gettext_lazy("Languages"), wording.list_of(wording.LANGUAGES, model.languages))
    yield Fact(gettext_lazy("Signed"), model.signed)
    yield Fact(gettext_lazy("Legal basis"), model.legal_basis)
    yield Fact(gettext_lazy("Where this comes from"), model.source)


def _days(number: int | None) -> str:
    return "" if number is None else ngettext("%(n)s day", "%(n)s days", number) % {"n": number}


def _interval(model: CourtModel) -> str:
    if model.interval is None or model.interval_positive is None:
        return _days(model.interval)
    both = {"usual": _days(model.interval), "positive": _days(model.interval_positive)}
    return _("%(usual)s; on a positive course %(positive)s") % both


def duration(model: CourtModel) -> str:
    """From how many months to how many."""
    least, most = model.months_least, model.months_most
    if least is not None and most is not None and least != most:
        return _("%(least)s to %(most)s months") % {"least": least, "most": most}
    if least is not None and most is not None:
        return ngettext("%(n)s month", "%(n)s months", most) % {"n": most}
    if most is not None:
        return ngettext("up to %(n)s month", "up to %(n)s months", most) % {"n": most}
    return "" if least is None else ngettext("from %(n)s month", "from %(n)s months", least) % {"n": least}
