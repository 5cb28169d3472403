"""What the short words in a court's list mean, in Dutch, French and English."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from liaison.common.folding import fold
from liaison.court.rules.folding import is_nothing, word_set


class Detained(StrEnum):
    """Whether he is in custody. Unknown is its own value: an empty cell is not a no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class State(StrEnum):
    """Where the court stands with a file, as its own list says."""

    INTRODUCTORY = "introductory"
    RUNNING = "running"
    DEFAULT = "default"
    """Judged or listed in his absence (*verstek*)."""
    REFUSED = "refused"
    """He does not take the offer. No reason is kept."""
    STOPPED = "stopped"
    NEGATIVE = "negative"
    POSITIVE = "positive"
    UNKNOWN = "unknown"


CONCLUDED = frozenset({State.NEGATIVE, State.POSITIVE})

_YES = r"ja|j|yes|oui|o|true|waar|vrai|1|x|aangehouden|gedetineerd|detenue?|vh|voorlopige hechtenis"
_NO = (
    r"neen?|no?n?|false|onwaar|faux|0|vrij|libre|invrijheid|in vrijheid|op vrije voeten|niet aangehouden|niet gedetineerd"
    r"|en liberte|non detenue?|vrij onder voorwaarden|vov"
)
_PLACE = re.compile(
    r"(?:ja|yes|oui|aangehouden|gedetineerd|d[ée]tenue?|vh|gevangenis|prison|cel)\b[\s(,:/–-]+"
    r"(?:(?:te|in|a|à|de|van|gevangenis|prison)\s+)*(.+?)\)?",
    re.IGNORECASE,
)
_PLACE_WORDS = 3
_DOUBT = re.compile(r"\w+\s*\?+")
_CLOSED = r"(afgesl|gesloten|\bclot|cloture|closed|beeindigd|afgerond|termine)"
_STATES: tuple[tuple[State, str], ...] = (
    (State.NEGATIVE, rf"\bneg.*{_CLOSED}|{_CLOSED}.*\bneg|^neg(atief|atif|ative?)?$"),
    (State.POSITIVE, rf"\bpos.*{_CLOSED}|{_CLOSED}.*\bpos|^pos(itief|itif|itive?)?$|^geslaagd|^reussi"),
    (State.DEFAULT, r"^(bij )?verstek|^(par )?defaut|^in absentia|^default"),
    (State.REFUSED, r"^weiger|^geweigerd|^refus|^wil niet|^declin"),
    (State.STOPPED, r"^gestopt|^stop|^arret|^interromp|^afgehaakt|^abandon|^onderbroken|^uitgevallen"),
    (State.INTRODUCTORY, r"^inl|^intro|^nieuw|^nouveau|^new"),
    (
        State.RUNNING,
        r"^lopend|^lop$|^loopt|^(est )?en cours|^bezig|^actief|^actif|^running|^ongoing|^in opvolging|^suivi",
    ),
)
_PLAIN_STATES = word_set(
    "lopend lop loopt verstek weigert geweigerd weigering gestopt stop stopgezet inl inleiding inleidend intro "
    "introduction refuse refus arrete arret interrompu default refused stopped running introductory defaut nieuw bezig actief"
) | {"bij verstek", "par defaut", "en cours", "inleidende zitting", "audience d introduction", "est en cours"}
_POSTPONED = re.compile(
    r"uitgesteld|uitstel|verdaagd|sine die|onbepaald|te bepalen|\bntb\b|nader|a fixer|reporte|remis|postponed|indetermine"
)

_LANGUAGES: Mapping[str, str] = {
    word: code
    for code, words in {
        "nl": "n nl ned nederlands neerlandais dutch vlaams flamand",
        "fr": "f fr fra frans francais french",
        "de": "d de dts duits allemand german",
        "en": "e en eng engels anglais english",
    }.items()
    for word in words.split()
}
_CODE_LENGTH = 3
"""Up to so many letters a word is the court's mark for the language of the case, not a language asked for."""

_SPOKEN = re.compile(
    "turk|turc|arab|marokk|maroc|darija|berb|tamaz|bulg|roem|roum|roman|pool|polon|polis|russ|oekr|ukra|alba|spaa|espa|span"
    "|ital|portu|farsi|perz|persa|dari|pasj|pash|pacht|koerd|kurd|somal|tigr|slova|slowa|tsje|tche|czech|hong|hung|serv"
    "|serb|armee|armen|georg|urdu|oerd|ourd|chin|vietn|gebaren|signes"
)
_INTERPRETER = re.compile(r"tolk|interprete?r?|traduct|vertaler")
_LINKS = word_set("en et voor pour in du le and")
_LEARNED = re.compile(r"\b(mr|mrs|mter|meester|maitre|me|advocaat|avocat|avocate|av)\b")


@dataclass(frozen=True, slots=True)
class Speech:
    """The language of the case (`nl`, `fr`, `de`, `en`, or empty) and that of an interpreter, as typed."""

    language: str = ""
    interpreter: str = ""
    understood: bool = True


def custody(text: str) -> tuple[Detained, str, bool]:
    """Whether he is detained, where (as typed), and whether the words were understood."""
    folded = fold(text)
    if is_nothing(text):
        return Detained.UNKNOWN, "", True
    if _DOUBT.fullmatch(text.strip()):
        return Detained.UNKNOWN, "", False
    if re.fullmatch(_NO, folded):
        return Detained.NO, "", True
    if re.fullmatch(_YES, folded):
        return Detained.YES, "", True
    place = _PLACE.fullmatch(text.strip())
    return _held(place[1].strip(" ()-,")) if place else (Detained.UNKNOWN, "", False)


def _held(place: str) -> tuple[Detained, str, bool]:
    """In custody; a place is a few words, anything longer says something else and is not kept."""
    if is_nothing(place):
        return Detained.YES, "", True
    short = len(place.split()) <= _PLACE_WORDS and not re.search(r"\d", place)
    return Detained.YES, place if short else "", short


def state(text: str) -> tuple[State, bool]:
    """The state, and whether the words said no more than that; what more they say is not kept."""
    folded = fold(text)
    if is_nothing(text):
        return State.UNKNOWN, True
    for meaning, pattern in _STATES:
        if re.search(pattern, folded):
            plain = (meaning in CONCLUDED and len(folded.split()) <= 2) or folded in _PLAIN_STATES
            return meaning, plain
    return State.UNKNOWN, False


def is_postponed(text: str) -> bool:
    """True for words that say a sitting has been put off to a day not yet known."""
    return bool(_POSTPONED.search(fold(text))) and not re.search(r"\d", text)


def speech(text: str) -> Speech:
    """What a cell such as `N`, `F`, `tolk Turks`, `N + interprète arabe` or `Pools` says."""
    if is_nothing(text):
        return Speech()
    typed = re.findall(r"[^\W\d_]+(?:[-'][^\W\d_]+)*", text)
    asked = any(_INTERPRETER.match(fold(word)) for word in typed)
    links = _LINKS if len(typed) > 1 else frozenset()
    rest = [word for word in typed if not _INTERPRETER.match(fold(word)) and fold(word) not in links]
    if not asked and not any(_SPOKEN.match(fold(word)) for word in rest):
        codes = [_LANGUAGES[fold(word)] for word in rest if fold(word) in _LANGUAGES]
        return Speech(codes[0]) if codes else Speech(understood=False)
    marks = [word for word in rest if len(word) <= _CODE_LENGTH and fold(word) in _LANGUAGES]
    spoken = " ".join(word for word in rest if word not in marks)
    return Speech(_LANGUAGES[fold(marks[0])] if marks else "", spoken or text)


def lawyer(text: str) -> str:
    """The lawyer as typed; empty for words that name nobody: `mr. (zie dossier)`, `?`, `geen`."""
    named = _LEARNED.sub("", fold(text)).strip()
    return "" if is_nothing(named) else " ".join(text.split())
