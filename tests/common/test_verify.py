"""The log's verifier: a sound log is clean, and no forgery that a checkpoint can show stays hidden."""

import json
import subprocess
import sys
from contextlib import closing
from itertools import count
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaison.common import chain, verify
from tests.common import forgeries
from tests.common.logs import BEGAN, Store, at, body, check, checkpoint, copied, filled, linked

pytestmark = pytest.mark.once

WITHOUT_DJANGO = """
import sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("django", "psycopg"):
            raise ImportError(name + " is not installed")
sys.meta_path.insert(0, Blocked())
from liaison.common import verify
sys.exit(verify.main(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A sound log, read by many tests and changed by none."""
    return filled(tmp_path_factory.mktemp("log") / "log.sqlite")


@pytest.fixture
def store(kept: Store, tmp_path: Path) -> Store:
    """A copy of the sound log, to be changed."""
    return copied(kept, tmp_path / "log.sqlite")


def test_a_sound_log_is_clean(kept: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(kept) == 0
    assert "36 events (court 12, care 24, me 0, network 0, office 0) in 3 chains" in capsys.readouterr().out


def test_an_empty_log_is_clean(tmp_path: Path) -> None:
    empty = Store(tmp_path / "log.sqlite")
    empty.make()
    assert check(empty) == 0


def falsified(kept: Store, path: Path, forgery: forgeries.Forgery, seed: int) -> Store:
    """A copy of the log after one forgery."""
    copy = copied(kept, path)
    with closing(copy.open()) as database:
        forgery(database, Random(seed))
    return copy


@pytest.mark.parametrize("forgery", forgeries.FORGERIES, ids=lambda forgery: forgery.__name__)
def test_every_forgery_is_found(kept: Store, tmp_path: Path, forgery: forgeries.Forgery) -> None:
    missed = [seed for seed in range(20) if check(falsified(kept, tmp_path / f"{seed}", forgery, seed)) != 1]
    assert missed == []


@pytest.mark.parametrize("forgery", forgeries.FORGERIES, ids=lambda forgery: forgery.__name__)
def test_every_forgery_is_found_in_an_export_of_it(
    kept: Store, tmp_path: Path, forgery: forgeries.Forgery
) -> None:
    store = falsified(kept, tmp_path / "log.sqlite", forgery, 1)
    export = str(tmp_path / "log.jsonl")
    assert check(store, "--export", export) == 1
    assert verify.main(["--from-export", export, "--keys", store.keys]) == 1


fresh = count()
letters = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")


@settings(max_examples=60, deadline=None)
@given(said=st.lists(st.dictionaries(st.text(letters).map("x".__add__), st.text(letters)), max_size=8))
def test_a_log_of_any_content_is_clean(
    tmp_path_factory: pytest.TempPathFactory, said: list[dict[str, str]]
) -> None:
    store = Store(tmp_path_factory.getbasetemp() / f"any-{next(fresh)}.sqlite")
    store.make()
    store.add(
        "me", "event", *linked([body("me-1", seq, seq, **more) for seq, more in enumerate(said, start=1)])
    )
    store.check_in("me", 10)
    assert check(store) == 0


@settings(max_examples=100, deadline=None)
@given(seq=st.integers(1, 12), place=st.integers(0, 1000), letter=letters)
def test_any_one_changed_letter_is_found(
    kept: Store, tmp_path_factory: pytest.TempPathFactory, seq: int, place: int, letter: str
) -> None:
    store = copied(kept, tmp_path_factory.getbasetemp() / f"letter-{next(fresh)}.sqlite")
    with closing(store.open()) as database:
        (text,) = database.execute("SELECT body FROM common_courtevent WHERE seq = ?", [seq]).fetchone()
        place %= len(text)
        changed = text[:place] + letter + text[place + 1 :]
        database.execute("UPDATE common_courtevent SET body = ? WHERE seq = ?", [changed, seq])
    assert check(store) == (0 if changed == text else 1)


def finding(store: Store, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    """The first line that the verifier prints about a log that is not clean."""
    assert check(store, *more) == 1
    return capsys.readouterr().out.splitlines()[0]


def test_a_finding_names_door_chain_and_row(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    with store.open() as database:
        database.execute("DELETE FROM common_careevent WHERE chain = 'care-2' AND seq IN (5, 6)")
    assert finding(store, capsys) == "care  care-2  7  rows 5 to 6 are missing"


def test_a_chain_must_start_at_one(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    with store.open() as database:
        database.execute("DELETE FROM common_courtevent WHERE seq < 3")
    assert "the chain does not start at 1: rows 1 to 2 are missing" in finding(store, capsys)


def test_a_cut_tail_names_the_row_that_a_checkpoint_saw(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    with store.open() as database:
        database.execute("DELETE FROM common_courtevent WHERE seq > 10")
    assert finding(store, capsys) == "court  court-1  11  the tail was cut: a checkpoint saw row 12"


@pytest.mark.parametrize(("step", "code"), [(4, 0), (6, 1)])
def test_time_may_run_back_five_seconds_within_a_chain(tmp_path: Path, step: int, code: int) -> None:
    store = Store(tmp_path / "log.sqlite")
    store.make()
    store.add("me", "event", *linked([body("me-1", 1, 1), body("me-1", 2, 1 - step / 60)]))
    assert check(store) == code


def test_time_may_not_run_back_in_small_steps_either(tmp_path: Path) -> None:
    store = Store(tmp_path / "log.sqlite")
    store.make()
    store.add("me", "event", *linked([body("me-1", seq, 1 - seq * 4 / 60) for seq in (1, 2, 3)]))
    assert check(store) == 1


def test_chains_of_different_workers_need_no_common_order(tmp_path: Path) -> None:
    store = Store(tmp_path / "log.sqlite")
    store.make()
    for worker, minute in (("me-1", 60), ("me-2", 1)):
        store.add("me", "event", *linked([body(worker, 1, minute)]))
    assert check(store) == 0


@pytest.mark.parametrize("text", ['{"chain":"me-1","seq":1}', "[]", "{", "", '{"a":1} ', "[" * 9000])
def test_a_row_whose_text_is_no_event_is_found(tmp_path: Path, text: str) -> None:
    store = Store(tmp_path / "log.sqlite")
    store.make()
    store.add("me", "event", ("me-1", 1, at(1), text, chain.link(chain.GENESIS, text)))
    assert check(store) == 1


def test_times_agree_however_the_database_writes_them(tmp_path: Path) -> None:
    store = Store(tmp_path / "log.sqlite")
    store.make()
    rows = linked([body("me-1", 1, 1)])
    store.add(
        "me",
        "event",
        *[(name, seq, str(BEGAN)[:14] + "01:00", text, digest) for name, seq, _, text, digest in rows],
    )
    assert check(store) == 0


def test_a_checkpoint_kept_elsewhere_shows_that_the_log_was_rebuilt(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    when, _, root, signature = checkpoint("court", at(12), {"court-1": (4, "e" * 64)})
    kept_elsewhere = tmp_path / "mailbox.jsonl"
    kept_elsewhere.write_text(json.dumps({"door": "court", "at": when, "root": root, "signature": signature}))
    assert "mailbox.jsonl holds it, its own log does not" in finding(
        store, capsys, "--held", str(kept_elsewhere)
    )


def test_events_after_the_last_checkpoint_are_counted(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    store.add("me", "event", *linked([body("me-1", seq, seq) for seq in (1, 2)]))
    check(store)
    assert "2 events not yet under a checkpoint" in capsys.readouterr().out


def test_a_finding_never_shows_the_text_of_an_event(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    with store.open() as database:
        database.execute("UPDATE common_courtevent SET body = replace(body, 'person', 'Planted')")
    check(store)
    assert "Planted" not in capsys.readouterr().out


def test_a_forged_name_cannot_steer_the_terminal(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    with store.open() as database:
        database.execute("UPDATE common_courtevent SET chain = char(27) || '[2K' || char(10)")
    check(store)
    assert "\x1b" not in capsys.readouterr().out


def test_bytes_that_are_no_text_are_a_finding_and_no_stop(store: Store) -> None:
    with store.open() as database:
        database.execute("UPDATE common_courtevent SET body = CAST(x'ff00fe' AS TEXT) WHERE seq = 2")
    assert check(store) == 1


def test_it_runs_where_django_is_not_installed(kept: Store) -> None:
    root = Path(verify.__file__).parents[2]
    asked = [sys.executable, "-c", WITHOUT_DJANGO, "--database", kept.url, "--keys", kept.keys]
    done = subprocess.run(asked, cwd=root, env={}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
