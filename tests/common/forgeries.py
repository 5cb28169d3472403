"""Ways to falsify a log, each given a connection and a source of chance. All must be found."""

import json
import sqlite3
from collections.abc import Callable
from random import Random

from liaison.common import chain
from tests.common.logs import Event, Heads, at, checkpoint, linked

Forgery = Callable[[sqlite3.Connection, Random], None]
CHAINS = (("court", "court-1"), ("care", "care-1"), ("care", "care-2"))


def events(database: sqlite3.Connection, door: str, name: str) -> list[Event]:
    """The rows of one chain."""
    query = f"SELECT chain, seq, at, body, hash FROM common_{door}event WHERE chain = ? ORDER BY seq"
    return database.execute(query, [name]).fetchall()


def write(database: sqlite3.Connection, door: str, name: str, rows: list[Event]) -> None:
    """Put these rows in the place of a chain."""
    database.execute(f"DELETE FROM common_{door}event WHERE chain = ?", [name])
    database.executemany(f"INSERT INTO common_{door}event VALUES (?,?,?,?,?)", rows)


def edited(text: str, chance: Random) -> str:
    """The same event with another person as its actor."""
    return chain.canonical({**json.loads(text), "by": f"somebody else {chance.random()!r}"})


def edit_text(database: sqlite3.Connection, chance: Random) -> None:
    door, name = chance.choice(CHAINS)
    seq = chance.randint(1, 12)
    text = edited(events(database, door, name)[seq - 1][3], chance)
    database.execute(f"UPDATE common_{door}event SET body = ? WHERE chain = ? AND seq = ?", [text, name, seq])


def edit_text_and_its_hash(database: sqlite3.Connection, chance: Random) -> None:
    door, name = chance.choice(CHAINS)
    rows = events(database, door, name)
    spot = chance.randrange(12)
    before = rows[spot - 1][4] if spot else chain.GENESIS
    rows[spot : spot + 1] = linked([edited(rows[spot][3], chance)], before)
    write(database, door, name, rows)


def edit_column(database: sqlite3.Connection, chance: Random) -> None:
    door, name = chance.choice(CHAINS)
    column, value = chance.choice(
        [("at", at(-9)), ("hash", "f" * 64), ("chain", "other"), ("seq", 99), ("seq", 0), ("body", None)]
    )
    seq = chance.randint(1, 12)
    database.execute(f"UPDATE common_{door}event SET {column}=? WHERE chain=? AND seq=?", [value, name, seq])


def delete_rows(database: sqlite3.Connection, chance: Random) -> None:
    door, name = chance.choice(CHAINS)
    first = chance.randint(1, 12)
    last = chance.randint(first, 12)
    database.execute(
        f"DELETE FROM common_{door}event WHERE chain=? AND seq BETWEEN ? AND ?", [name, first, last]
    )


def swap_texts(database: sqlite3.Connection, chance: Random) -> None:
    door, name = chance.choice(CHAINS)
    rows = events(database, door, name)
    one, two = chance.sample(range(12), 2)
    (_, seq_one, *_), (_, seq_two, *_) = rows[one], rows[two]
    rows[one], rows[two] = (name, seq_one, *rows[two][2:]), (name, seq_two, *rows[one][2:])
    write(database, door, name, rows)


def cut_tail(database: sqlite3.Connection, chance: Random) -> None:
    door, name = chance.choice(CHAINS)
    database.execute(f"DELETE FROM common_{door}event WHERE chain=? AND seq>?", [name, chance.randint(0, 11)])


def insert_row(database: sqlite3.Connection, chance: Random) -> None:
    door, name = chance.choice(CHAINS)
    row = chance.choice(events(database, door, name))
    database.execute(f"INSERT INTO common_{door}event VALUES (?,?,?,?,?)", row)


def rebuilt(database: sqlite3.Connection, chance: Random, door: str, name: str) -> None:
    """Change or remove one row, renumber and link all that follow, as whoever owns the database can."""
    rows = events(database, door, name)
    spot = chance.randrange(12)
    texts = [text for _, _, _, text, _ in rows]
    texts[spot : spot + 1] = [edited(texts[spot], chance)] if chance.random() < 0.5 else []
    texts = [chain.canonical({**json.loads(text), "seq": seq}) for seq, text in enumerate(texts, start=1)]
    write(database, door, name, list(linked(texts)))


def rebuild(database: sqlite3.Connection, chance: Random) -> None:
    rebuilt(database, chance, *chance.choice(CHAINS))


def _heads(database: sqlite3.Connection, door: str) -> Heads:
    query = f"SELECT chain, seq, hash FROM common_{door}event ORDER BY chain, seq"
    return {name: (seq, digest) for name, seq, digest in database.execute(query)}


def rebuild_with_checkpoint(database: sqlite3.Connection, chance: Random) -> None:
    """Without the door's key: the old checkpoints go, a new one has the right heads and an old signature."""
    door, name = chance.choice(CHAINS)
    rebuilt(database, chance, door, name)
    made = checkpoint("office", at(36), _heads(database, door))
    database.execute(f"DELETE FROM common_{door}checkpoint")
    database.execute(f"INSERT INTO common_{door}checkpoint VALUES (?,?,?,?)", made)


def rebuild_with_key(database: sqlite3.Connection, chance: Random) -> None:
    """With the door's stolen key: only what the other side holds can still tell."""
    door, name = chance.choice(CHAINS)
    rebuilt(database, chance, door, name)
    database.execute(f"DELETE FROM common_{door}checkpoint")
    made = checkpoint(door, at(36), _heads(database, door))
    database.execute(f"INSERT INTO common_{door}checkpoint VALUES (?,?,?,?)", made)


def alter_checkpoint(database: sqlite3.Connection, chance: Random) -> None:
    door = chance.choice(["court", "care"])
    when = at(12 * chance.randint(1, 3))
    heads = chain.heads_text({f"{door}-1": (12, "0" * 64)})
    column, value = chance.choice(
        [
            ("at", at(500)),
            ("root", "a" * 64),
            ("signature", "b" * 128),
            ("heads", "{}"),
            ("heads", heads),
            ("heads", "x"),
        ]
    )
    database.execute(f"UPDATE common_{door}checkpoint SET {column} = ? WHERE at = ?", [value, when])


def delete_checkpoint(database: sqlite3.Connection, chance: Random) -> None:
    door = chance.choice(["court", "care"])
    database.execute(f"DELETE FROM common_{door}checkpoint WHERE at = ?", [at(12 * chance.randint(1, 3))])


def alter_what_is_held(database: sqlite3.Connection, chance: Random) -> None:
    holder = chance.choice(["court", "care"])
    column, value = chance.choice(
        [("at", at(500)), ("root", "a" * 64), ("signature", ""), ("door", "cellar")]
    )
    when = at(12 * chance.randint(1, 3))
    database.execute(f"UPDATE common_{holder}held SET {column} = ? WHERE at = ?", [value, when])


def drop_chain(database: sqlite3.Connection, chance: Random) -> None:
    door, name = chance.choice(CHAINS)
    write(database, door, name, [])


FORGERIES: tuple[Forgery, ...] = (
    edit_text,
    edit_text_and_its_hash,
    edit_column,
    delete_rows,
    swap_texts,
    cut_tail,
    insert_row,
    rebuild,
    rebuild_with_checkpoint,
    rebuild_with_key,
    alter_checkpoint,
    delete_checkpoint,
    alter_what_is_held,
    drop_chain,
)
