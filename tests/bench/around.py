"""What stands around one liaison's people: plans, strengths, contacts, drafts, referrals, stays, and what was handed over."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import models

from liaison.care.models import Attestation, Referral, ReferralEvent, Stay
from liaison.casework.models import Goal, NoteDraft, Plan, PlannedContact, Seen, Step, Strength
from liaison.casework.rules import LIFE
from liaison.common import sealing
from liaison.court.models import Appearance
from liaison.disclosure.actions.delivering import PURPOSE, RECIPIENTS
from liaison.disclosure.models import Delivery, FrozenCopy
from liaison.disclosure.rules import wording
from liaison.disclosure.rules.matrix import MATRIX
from tests.bench.loading import put
from tests.bench.people import Chance, Somebody

Rows = list[tuple[Any, ...]]


def load(
    people: Iterable[Somebody], chance: Chance, now: datetime, *, by: UUID, programmes: list[UUID]
) -> None:
    """Everything that the pages of these people show beside notes and sittings."""
    people = list(people)
    _plans(people, chance, now, by)
    _seen(people, chance, now, by)
    _contacts(people, chance, now, by)
    _referrals(people, chance, now, by, programmes)
    _copies(people, chance, now)


def _sealed(model: type[models.Model], one: Somebody, row: UUID, text: str) -> bytes:
    return sealing.seal(one.key, text, sealing.aad(model._meta.db_table, row, "sealed"))


def _plans(people: list[Somebody], chance: Chance, now: datetime, by: UUID) -> None:
    plans, goals, steps, strengths = Rows(), Rows(), Rows(), Rows()
    for place, one in enumerate(people):
        if place % 6 == 5:
            continue  # no plan agreed yet
        plan = chance.key()
        plans.append((plan, one.id, by, 1, now.date() - timedelta(days=60)))
        for position, domain in enumerate(LIFE):
            key, step, strength = chance.key(), chance.key(), chance.key()
            words = _sealed(Goal, one, key, "Een eigen plek, en dat het daar rustig is.")
            goals.append((key, one.id, words, plan, domain, position))
            words = _sealed(Step, one, step, "Zelf bellen, en zeggen wanneer het past.")
            by_day = now.date() + timedelta(days=position * 7)
            steps.append((step, one.id, words, plan, domain, position, "person", by_day, None))
            words = _sealed(Strength, one, strength, "Kan goed koken.")
            strengths.append((strength, one.id, words, by, domain, "today", now, None))
    put(Plan, "id participant author version agreed_on", plans)
    put(Goal, "id participant sealed plan domain position", goals)
    put(Step, "id participant sealed plan domain position who by_day done_on", steps)
    put(Strength, "id participant sealed author domain when written_at taken_off_at", strengths)


def _seen(people: list[Somebody], chance: Chance, now: datetime, by: UUID) -> None:
    """What others changed was seen two days ago, but for every sixth."""
    rows = ((chance.key(), one.id, by, now - timedelta(days=2)) for n, one in enumerate(people) if n % 6)
    put(Seen, "id participant account seen_at", rows)


def _contacts(people: list[Somebody], chance: Chance, now: datetime, by: UUID) -> None:
    rows, drafts = Rows(), Rows()
    for place, one in enumerate(people):
        for days in (-20, -10, 3):
            key = chance.key()
            is_answered = days < 0 and not (days == -10 and place % 9 == 0)
            outcome = ("kept", by, now + timedelta(days=days)) if is_answered else ("", None, None)
            words = _sealed(PlannedContact, one, key, "Aan de balie, eerste verdieping")
            at = now + timedelta(days=days)
            rows.append((key, one.id, words, by, at, "talk", *outcome, now - timedelta(days=30)))
        if place % 12 == 1:
            key = chance.key()
            text = json.dumps(
                {"contact": "talk", "day": now.date().isoformat(), "words": "Belde.", "others": ""}
            )
            drafts.append((key, one.id, _sealed(NoteDraft, one, key, text), by, now))
    names = "id participant sealed account starts_at contact outcome answered_by answered_at planned_at"
    put(PlannedContact, names, rows)
    put(NoteDraft, "id participant sealed author saved_at", drafts)


def _referrals(
    people: list[Somebody], chance: Chance, now: datetime, by: UUID, programmes: list[UUID]
) -> None:
    rows, events, stays, attested = Rows(), Rows(), Rows(), Rows()
    for place, one in enumerate(people):
        where = chance.sample(programmes, 3)
        for number, programme in enumerate(where[:2]):
            key, sent = chance.key(), now - timedelta(days=40 - 10 * number)
            is_begun = number == 0
            state = "in-progress" if is_begun else "requested"
            day = sent.date()
            ended = day + timedelta(days=20) if is_begun else None
            words = _sealed(Referral, one, key, json.dumps({"question": "Is er plaats?"}))
            rows.append((key, one.id, programme, by, "use", state, words, day, "spoken", sent, sent, ended))
            for step, at in (("send", sent), *([("start", now - timedelta(days=20))] if is_begun else [])):
                events.append((chance.key(), key, one.id, step, state, at, by, "liaison"))
            if is_begun:
                stays.append((chance.key(), one.id, programme, key, "outpatient", ended))
        if place % 5 == 0:
            first = now.date() - timedelta(days=30)
            attested.append((chance.key(), one.id, where[2], first, now.date(), now - timedelta(days=3)))
    names = (
        "id participant programme author need state sealed agreed_on agreed_how made_at sent_at wait_ended_on"
    )
    put(Referral, names, rows)
    put(ReferralEvent, "id referral participant step state at by role", events)
    put(Stay, "id participant programme referral kind starts_on", stays)
    put(Attestation, "id participant programme starts_on ends_on asked_at", attested)


def _copies(people: list[Somebody], chance: Chance, now: datetime) -> None:
    """Two sentences for each sitting that was held: what he wanted the court to know."""
    content = wording.content(wording.in_all("Ik ging elke week naar de kringwinkel."))
    rest = (content, wording.digest(content), ",".join(sorted(RECIPIENTS)), PURPOSE, MATRIX.version)
    held = Appearance.objects.unguarded(because="the bench makes its own world")
    rows = Rows()
    for one in people:
        for occasion, at in (
            held.filter(participant=one.id).exclude(decision="").values_list("pk", "saved_at")
        ):
            for place in (1, 2):
                ends = now + timedelta(days=365)
                rows.append(
                    (chance.key(), chance.key(), one.id, occasion, place, "own-words", "M31", *rest, at, ends)
                )
    names = (
        "id statement participant occasion place form matrix_row content content_hash recipients purpose"
        " matrix_version delivered_at expires_at"
    )
    put(FrozenCopy, names, rows)


def delivered(lists: Iterable[UUID], chance: Chance, now: datetime) -> int:
    """That hand-over for these lists has closed and was delivered; how many."""
    return put(Delivery, "id list delivered_at", ((chance.key(), each, now) for each in lists))
