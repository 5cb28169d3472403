"""The docs name what there is: every command and setting has its place, every link and picture leads somewhere."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

HERE = Path(__file__).resolve().parents[2]
PAGES = sorted([HERE / "README.md", HERE / "DEVELOPERS.md", *(HERE / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(HERE)))
def test_every_link_and_picture_leads_somewhere(page: Path) -> None:
    broken = [
        to for to in LINK.findall(page.read_text()) if "://" not in to and not (page.parent / to).exists()
    ]
    assert broken == []


def test_no_picture_is_there_for_nothing() -> None:
    shown = {Path(to).name for page in PAGES for to in LINK.findall(page.read_text())}
    assert {path.name for path in (HERE / "docs" / "screenshots").iterdir()} <= shown


def test_the_readme_is_short_and_names_the_two_commands() -> None:
    lines = (HERE / "README.md").read_text().splitlines()
    assert len(lines) <= 120
    assert any("make demo" in line for line in lines)
    assert any("make test" in line for line in lines)


def test_every_setting_that_is_read_is_in_the_administrators_table() -> None:
    code = "".join(path.read_text() for path in (HERE / "liaison" / "config").glob("*.py"))
    read = set(re.findall(r'(?:text|whole_number)\("([A-Z_]+)"', code))
    told = (HERE / "docs" / "how-to" / "administrator.md").read_text()
    assert read
    assert [name for name in sorted(read - {"PGHOST"}) if name not in told] == []


def test_decisions_are_numbered_once() -> None:
    numbers = [path.name[:4] for path in (HERE / "docs" / "decisions").iterdir()]
    assert len(numbers) == len(set(numbers))
