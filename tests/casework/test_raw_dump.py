"""A raw dump: words that were planted in every sealed place are nowhere in the database, nor in the log."""

import io
import logging
from collections.abc import Iterator
from itertools import permutations
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, models

from liaison.care.queries import seals
from liaison.casework.models import Note, NoteDraft
from liaison.common import clock, rights, sealing
from liaison.network.models import Account
from liaison.participants.models import Participant
from tests.casework import cast, sentences
from tests.doors import DoorClient

NOTE = "Zonnebloemnotitie"
DRAFT = "Korenbloemontwerp"
GOAL = "Klaproosdoel"
OTHERS = "Pioenbroer"
PLACE = "Viooltjescafé"
STRENGTH = "Lavendelzondag"
STEP = "Tulpenstap"
OWN_WORDS = "Madeliefwoorden"
SUGGESTED = "Boterbloemzin"
PLANTED = (NOTE, DRAFT, GOAL, OTHERS, PLACE, STRENGTH, STEP, OWN_WORDS, SUGGESTED)


@pytest.fixture
def planted(
    assigned: Any, at_lien: DoorClient, lien: Account, yassine: Participant, service: cast.Service
) -> None:
    """Every sealed place holds a word that is found nowhere else."""
    at = f"/people/{yassine.pk}/"
    typed = {"contact": "talk", "day": clock.today()}
    at_lien.post(f"{at}note/", {"note_id": uuid4(), "words": NOTE, "others": OTHERS, **typed})
    later = {"at": clock.now() + cast.DAY, "contact": "talk", "place": PLACE}
    at_lien.post(f"{at}next/", later | {"at": f"{later['at']:%Y-%m-%dT%H:%M}"})
    at_lien.post(f"{at}strengths/", {"words": STRENGTH, "domain": "people", "when": "today"})
    at_lien.post(f"{at}draft/", {"note_id": uuid4(), "words": DRAFT, **typed})
    plan = {"begun_from": 0, "agreed_on": clock.today(), "people": GOAL, "step-TOTAL_FORMS": 1}
    at_lien.post(f"{at}plan/", plan | {"step-INITIAL_FORMS": 0, "step-0-words": STEP})
    occasion = sentences.next_occasion(yassine, service.chamber)
    for source, words in ((None, OWN_WORDS), (lien.pk, SUGGESTED)):
        in_all = dict.fromkeys(("nl", "fr", "en"), words)
        sentences.tell(yassine, occasion, sentences.kept(yassine, occasion, source=source, words=in_all))
    at_lien.get("/")
    at_lien.get(at)


def dump() -> Iterator[bytes]:
    """The whole database as a thief would carry it away."""
    if connection.vendor == "sqlite":
        yield connection.connection.serialize()
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT schemaname, tablename FROM pg_tables WHERE schemaname = 'public'")
        for schema, table in cursor.fetchall():
            with cursor.copy(f'COPY "{schema}"."{table}" TO STDOUT') as rows:
                yield from (bytes(row) for row in rows)


def every_way_of_writing(word: str) -> Iterator[bytes]:
    """The word itself, and as hex, the way in which a dump writes bytes down."""
    yield word.encode()
    yield word.encode().hex().encode()
    yield word.encode("utf-16-le")


@pytest.mark.usefixtures("planted")
def test_the_words_were_planted(at_lien: DoorClient, yassine: Participant) -> None:
    at = f"/people/{yassine.pk}/"
    shown = "".join(at_lien.get(f"{at}{rest}").content.decode() for rest in ("", "note/"))
    assert all(word in shown for word in (NOTE, DRAFT, GOAL, OTHERS, PLACE, STRENGTH, STEP))
    assert Note.objects.unguarded(because="counting").count() == 1
    assert NoteDraft.objects.unguarded(because="counting").count() == 1


@pytest.mark.usefixtures("planted")
def test_a_dump_of_the_database_shows_no_planted_word(yassine: Participant) -> None:
    raw = b"".join(dump())
    assert yassine.surname.encode() in raw, "the dump holds what is not sealed"
    for word in PLANTED:
        for written in every_way_of_writing(word):
            assert written not in raw, word


@pytest.mark.usefixtures("planted")
def test_the_logs_of_a_failing_page_hold_no_planted_word(
    at_lien: DoorClient, yassine: Participant, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    written = io.StringIO()
    [handler] = [one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler]
    monkeypatch.setattr(handler, "stream", written)
    settings.NARRATIVE_KEY_FILE.unlink()
    at_lien.raise_request_exception = False
    sent = {"note_id": uuid4(), "words": NOTE, "contact": "talk", "day": clock.today()}
    assert at_lien.post(f"/people/{yassine.pk}/note/", sent).status_code == 500
    assert at_lien.get(f"/people/{yassine.pk}/").status_code == 500
    assert "KeyFileError" in written.getvalue()
    assert not [word for word in PLANTED if word in written.getvalue()]


@pytest.mark.usefixtures("planted")
def test_without_the_key_file_no_page_opens_a_word(
    at_lien: DoorClient, yassine: Participant, settings: Any
) -> None:
    settings.NARRATIVE_KEY_FILE.unlink()
    at_lien.raise_request_exception = False
    for rest in ("", "plan/", "note/", "strengths/"):
        answer = at_lien.get(f"/people/{yassine.pk}/{rest}")
        assert answer.status_code == 500
        assert not [word for word in PLANTED if word in answer.content.decode()]


@pytest.mark.usefixtures("planted")
def test_no_sealed_text_opens_in_the_place_of_another() -> None:
    places = [
        (row, field.attname, bytes(sealed))
        for model in rights.all_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.BinaryField)
        and f"{model._meta.db_table}.{field.column}" not in seals.NOT_SEALED
        for row in model._base_manager.all()
        if (sealed := getattr(row, field.attname))
    ]
    assert len({f"{row._meta.db_table}.{field}" for row, field, _ in places}) >= 8
    for (row, field, own), (_, _, others) in permutations(places, 2):
        seals.open_in_place(row, field, own)
        with pytest.raises(sealing.SealBroken):
            seals.open_in_place(row, field, others)
