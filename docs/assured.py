"""The tables of docs/assurance, drawn from its two files; a test holds that every test named there exists."""

import csv
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent / "assurance"
STATUS = {
    "done": "met, and tested where a test is named",
    "partly": "met in part; the note says what is missing",
    "open": "not met",
    "installation": "up to whoever installs it; see the administrator's page",
    "does not apply": "there is nothing here that it could be about",
}


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one of the two files: ``threats`` or ``asvs``."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def named_tests() -> set[str]:
    """Every test that the files name."""
    return {test for name in ("threats", "asvs") for row in rows(name) for test in row["tests"].split()}


def threats() -> str:
    """The twenty threats, one a section."""
    parts = ["# Twenty threats\n", "What is promised, which tests hold it, and what remains.\n"]
    for row in rows("threats"):
        parts += [
            f"## {row['id']} {row['threat']}\n",
            f"{row['mitigation']}.\n",
            f"**Remains:** {row['remains']}.\n",
            f"Tests: {_tests(row)}\n",
        ]
    return "\n".join(parts)


def asvs() -> str:
    """Every requirement of levels 1 and 2, some of level 3, and how each stands."""
    found = rows("asvs")
    counted = Counter(row["status"] for row in found)
    parts = [
        "# ASVS 5.0, levels 1 and 2\n",
        "By ourselves, not by an auditor. The numbers are those of the OWASP Application Security Verification Standard 5.0.0",
        "(CC BY-SA 4.0, https://github.com/OWASP/ASVS); what each asks is said here in a few words of our own: read it there.\n",
        "| status | rows | meaning |",
        "| --- | --- | --- |",
        *(f"| {status} | {counted[status]} | {meaning} |" for status, meaning in STATUS.items()),
        "",
        "| requirement | level | asks | status | tests | note |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    parts += [
        f"| {row['id']} | {row['level']} | {row['asks']} | {row['status']} | {_tests(row)} | {row['note']} |"
        for row in found
    ]
    return "\n".join(parts) + "\n"


def _tests(row: dict[str, str]) -> str:
    return ", ".join(f"`{test}`" for test in row["tests"].split())
