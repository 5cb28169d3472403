"""The items of a referral in the words of the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _

from liaison.care import wording
from liaison.network.wording import LANGUAGES
from liaison.network.wording import word as network_word


@dataclass(frozen=True)
class Item:
    """One item: its name, its heading and what is said, in the language of the page."""

    key: str
    label: str
    words: str


def shown(items: Iterable[tuple[str, str]]) -> tuple[Item, ...]:
    """Items as they are read: codes as words, days as dates, everything else as it was typed."""
    return tuple(Item(key, wording.word(wording.ITEMS, key), _said(key, value)) for key, value in items)


def _said(key: str, value: str) -> str:
    match key:
        case "age":
            return _age(value)
        case "sex":
            return wording.word(wording.SEXES, value)
        case "living":
            return wording.word(wording.LIVING, value)
        case "language":
            return network_word(LANGUAGES, value)
        case "born":
            return formats.date_format(date.fromisoformat(value), "j F Y")
    return value


def _age(band: str) -> str:
    if band.startswith("-"):
        return _("%(age)s or younger") % {"age": band[1:]}
    if band.endswith("+"):
        return _("%(age)s or older") % {"age": band[:-1]}
    return band.replace("-", "–")
