"""A chamber of the size that is asked for, loaded as fast as the database takes it; every text in it can be opened."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import cycle
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from liaison.care.models import PersonKey
from liaison.casework.models import Assignment, Note
from liaison.common import chain, clock, links, log, sealing
from liaison.common.folding import fold_name
from liaison.common.models import CareEvent, CareHead, CareSubject, Installation
from liaison.common.roles import Role
from liaison.court.models import Agreement, Appearance, CaseFile, Charge, Hearing, Sitting
from liaison.network.models import Account
from liaison.participants.models import NameGram, Participant, SignIn, Trajectory
from liaison.participants.rules import grams
from liaison.simulation.actions import staff
from liaison.simulation.rules.staff import CARE_EAST, CHAMBER, PASSWORD
from tests.bench import around
from tests.bench.loading import Timed, put, unguarded
from tests.bench.people import LIAISON, ON_THE_LIST, Chance, Somebody, days_of_lists, everybody

WORKERS: Final = ("care-1", "care-2")
"""The chains of the two workers that will serve: they go on where what was loaded ends."""

WORDS: Final = (
    "Kwam op tijd. Vertelt dat het deze week rustiger was; slaapt beter en ziet zijn zus weer op zondag. "
    "Belt morgen zelf naar de sociale dienst. Volgende keer de brief van de verhuurder meebrengen."
)


def load(size: int) -> dict[str, Any]:
    """Load so many trajectories into an empty, prepared database; answers what the pages are measured with."""
    chance, now = Chance(f"bench/{size}"), clock.now()
    with transaction.atomic():
        Installation.objects.create(is_constructed=True, seed="bench", made_at=now)
    employed = staff.employ()
    staff.furnish(staff=employed, day=now.date() - timedelta(days=365))
    chamber, hers = employed.organisations[CHAMBER], employed.people[LIAISON]
    people = everybody(size, chance, now, hers.id)
    told, here = Timed(), people[:36]
    with unguarded():
        for what, many in _rows(people, chance, now, chamber, employed.organisations[CARE_EAST]):
            told(what, many)
        around.load(here, chance, now, by=hers.id, programmes=list(employed.programmes))
    found = Sitting.objects.get(day=clock.today(), chamber=chamber)
    return {
        "password": PASSWORD,
        "people": [str(each.id) for each in here],
        "sitting": str(found.pk),
        "me": _way_in(here[0]),
        "names": [each.name for each in chance.sample(people, min(size, 400))],
    }


@transaction.atomic
def _way_in(person: Somebody) -> dict[str, str]:
    """A link for one participant, with the code that a constructed world accepts."""
    made = SignIn.objects.create(
        role=Role.PARTICIPANT.value, name=person.name, participant_id=person.id, language="nl"
    )
    link = links.make(by=staff.MAKER, door="me", purpose="sign-in", subject=made.pk)
    return {"token": link.token, "code": links.constructed_code(link.link_id) or ""}


def _rows(
    people: list[Somebody], chance: Chance, now: datetime, chamber: UUID, service: UUID
) -> Iterator[tuple[str, int]]:
    """Every table in its turn: what was loaded, and how many."""
    rows = (
        (one.id, one.surname, one.given, one.born_on, fold_name(one.surname, one.given), one.language)
        for one in people
    )
    yield "people", put(Participant, "id surname given_name born_on folded_name language", rows)
    pieces = ((chance.key(), one.id, piece) for one in people for piece in grams(one.name))
    yield "pieces of names", put(NameGram, "id participant gram", pieces)
    yield (
        "trajectories",
        put(Trajectory, "id participant chamber state introduced_on", _ways(people, chamber)),
    )
    yield "files", put(CaseFile, "id participant trajectory chamber number", _files(people, chamber))
    charges = ((chance.key(), one.file, one.id, 1, "Bezit van verdovende middelen") for one in people)
    yield "charges", put(Charge, "id file participant position words", charges)
    yield "liaisons", _liaisons(people, service)
    yield "assignments", put(Assignment, "id participant account starts_at ends_at", _tied(people, chance))
    yield from _court(people, chance, now, chamber)
    yield "keys", put(PersonKey, "id participant wrapped made_at", _keys(people, chance, now))
    yield from _notes(people, chance, now, service)


def _ways(people: Iterable[Somebody], chamber: UUID) -> Iterator[tuple[Any, ...]]:
    for one in people:
        yield one.way, one.id, chamber, "running" if one.is_open else "judged", one.introduced_on


def _files(people: Iterable[Somebody], chamber: UUID) -> Iterator[tuple[Any, ...]]:
    for place, one in enumerate(people, start=1):
        yield one.file, one.id, one.way, chamber, f"GE{place % 90 + 10}.{one.introduced_on:%y}.{place:06}-01"


def _liaisons(people: Iterable[Somebody], service: UUID) -> int:
    """The colleagues who have, or had, the others: accounts that nobody signs in with."""
    known = set(Account.objects.values_list("pk", flat=True))
    new = sorted({one.liaison for one in people} - known)
    rows = (
        (key, "", "care", f"colleague-{place}", f"Colleague {place}", Role.LIAISON.value, service)
        for place, key in enumerate(new)
    )
    return put(Account, "id password door username name role organisation", rows)


def _tied(people: Iterable[Somebody], chance: Chance) -> Iterator[tuple[Any, ...]]:
    for one in people:
        begun = _at(one.introduced_on, 9)
        yield chance.key(), one.id, one.liaison, begun, None if one.is_open else begun + timedelta(days=270)


def _at(day: Any, hour: int) -> datetime:
    return datetime.combine(day, time(hour), UTC)


def _court(people: list[Somebody], chance: Chance, now: datetime, chamber: UUID) -> Iterator[tuple[str, int]]:
    """Lists back through the years, the one of today with forty people, and the next of each who is on his way."""
    today = clock.today()
    past = days_of_lists(len(people), today)
    ahead = [today + timedelta(days=days) for days in (7, 14, 21)]
    lists = {day: chance.key() for day in (*past, today, *ahead)}
    rows = ((key, chamber, day, time(9), "0.15", _at(day, 7), 40) for day, key in lists.items())
    yield "lists", put(Sitting, "id chamber day starts_at room closes_at places", rows)
    yield "deliveries", around.delivered((lists[day] for day in (*past, today)), chance, now)
    held = list(_held(people, chance, [(day, lists[day]) for day in past]))
    soon = cycle(lists[day] for day in ahead)
    expected = [_expected(one, chance, next(soon)) for one in people if one.is_open]
    on = [*people[:20], *people[36:56]] if len(people) > ON_THE_LIST + 16 else people[:ON_THE_LIST]
    called = [_expected(one, chance, lists[today], place) for place, one in enumerate(on, start=1)]
    names = "id participant trajectory sitting position presence decision saved_at kind"
    yield "appearances", put(Appearance, names, (*held, *expected, *called))
    agreed = ((chance.key(), row[0], row[1], 1, "Elke woensdag naar de kringwinkel.") for row in held)
    yield "agreements", put(Agreement, "id appearance participant position words", agreed)
    heard = ((chance.key(), row[0], row[1], now, "present") for row in called[:9])
    yield "hearings", put(Hearing, "id appearance participant began_at lawyer", heard)


def _held(
    people: Iterable[Somebody], chance: Chance, past: list[tuple[date, UUID]]
) -> Iterator[tuple[Any, ...]]:
    """Three sittings of whoever was judged, five of whoever is on his way, over all the lists of the past."""
    turn = cycle(past)
    for one in people:
        for _ in range(5 if one.is_open else 3):
            day, sitting = next(turn)
            said = ("present", "continue", _at(day, 11), "follow-up")
            yield chance.key(), one.id, one.way, sitting, 1, *said


def _expected(one: Somebody, chance: Chance, sitting: UUID, place: int = 1) -> tuple[Any, ...]:
    kind = "follow-up" if place % 8 else "introductory"
    return chance.key(), one.id, one.way, sitting, place, "expected", "", None, kind


def _keys(people: Iterable[Somebody], chance: Chance, now: datetime) -> Iterator[tuple[Any, ...]]:
    from liaison.care import vault

    root = vault._root_keys()[0]
    for one in people:
        one.key = sealing.new_key()
        yield chance.key(), one.id, sealing.wrap(root, one.key, vault._place(one.id)), now


def _notes(people: list[Somebody], chance: Chance, now: datetime, service: UUID) -> Iterator[tuple[str, int]]:
    """The notes, each sealed in its own place, and with each its line in the log."""
    table = Note._meta.db_table
    written = []

    def rows() -> Iterator[tuple[Any, ...]]:
        for one in people:
            first = one.introduced_on
            for place in range(one.notes):
                key, at = chance.key(), _at(first + timedelta(days=4 * place), 14)
                sealed = sealing.seal(one.key, WORDS, sealing.aad(table, key, "sealed"))
                written.append((at, key, one.id, one.liaison))
                yield key, one.id, sealed, b"", one.liaison, "talk", at.date(), at

    yield "notes", put(Note, "id participant sealed others author contact happened_on written_at", rows())
    written.sort()
    heads = dict.fromkeys(WORKERS, (0, chain.GENESIS))
    pointers: list[tuple[Any, ...]] = []
    events = _events(written, heads, pointers, chance, service)
    yield "lines in the log", put(CareEvent, "id chain seq at body hash", events)
    names = "id event participant at role organisation act kinds_seen"
    yield "pointers of the log", put(CareSubject, names, pointers)
    yield "heads of the log", put(CareHead, "chain seq hash", ((name, *at) for name, at in heads.items()))


def _events(
    written: list[tuple[Any, ...]],
    heads: dict[str, tuple[int, str]],
    pointers: list[tuple[Any, ...]],
    chance: Chance,
    service: UUID,
) -> Iterator[tuple[Any, ...]]:
    role = Role.LIAISON.value
    for name, (at, note, person, by) in zip(cycle(WORKERS), written, strict=False):
        seq, before = heads[name]
        key, moment = chance.key(), at.isoformat()
        body = {
            "act": "note.write", "by": str(by), "role": role, "organisation": str(service), "subjects": [str(person)],
            "kinds": ["M13"], "ground": "", "request": "", "note": str(note), "id": str(key), "chain": name,
            "seq": seq + 1, "at": moment, "door": "care",
        }  # fmt: skip
        text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        heads[name] = seq + 1, chain.link(before, text)
        pointers.append((chance.key(), key, person, at, role, service, "note.write", "M13"))
        yield key, name, seq + 1, moment, text, heads[name][1]


assert log.table("care", "event") is CareEvent
