"""Papers: tagged PDF of plain values, which stay plain, drawn outside the door's own process."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from liaison.common import paper

pytestmark = pytest.mark.once

SAMPLE = Path(__file__).parent / "papers" / "sample.typ"
HOSTILE = [
    '#import "/common/papers/base.typ": data',
    "#panic() #read(base.typ) $ x^2 $ *bold* _slanted_ `raw` @label <label>",
    r"\ \\ \u{41} \u0000 \n %PDF (a) << >>",
    "</script> &amp; <b>",
    "= heading - list + list / term: // comment /* comment */ -- ... ~",
    "[content] {code} \"quoted\" 'quoted' #(1+1) #data.title",
]


def values(**more: object) -> dict[str, object]:
    """What the sample template needs."""
    return {
        "lang": "nl-BE",
        "title": "Afspraken",
        "header": "Het kantoor",
        "footer": "Afgedrukt op 2 maart 2026. Een kopie kan oud zijn.",
        "page": "pagina {n} van {m}",
        "lost": "{count} tekens niet afgedrukt",
        "heading": "Kop",
        "words": "woorden",
        "facts": [["Naam", "Jan"]],
        "head": ["Nr", "Wat"],
        "lines": [["1", "iets"]],
        **more,
    }


def drawn(**more: object) -> PdfReader:
    """The sample with these values."""
    return PdfReader(io.BytesIO(paper.draw(SAMPLE, values(**more))))


def text(pdf: PdfReader) -> str:
    """All that is written on the paper, with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def template(folder: Path, body: str) -> Path:
    """A template of its own."""
    path = folder / "own.typ"
    path.write_text(body, encoding="utf-8")
    return path


def catalogue(pdf: PdfReader, *names: str) -> Any:
    """What the PDF says of itself at this place."""
    found: Any = pdf.trailer["/Root"]
    for name in names:
        found = found[name]
    return found


def test_the_paper_is_tagged_and_says_that_it_is_pdf_ua() -> None:
    pdf = drawn()
    assert catalogue(pdf, "/MarkInfo", "/Marked").value
    assert catalogue(pdf, "/StructTreeRoot", "/K")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalogue(pdf, "/Metadata").get_data()


def test_the_paper_names_its_language_and_shows_its_title() -> None:
    pdf = drawn(title="Één ontmoeting")
    assert catalogue(pdf, "/Lang") == "nl-BE"
    assert catalogue(pdf, "/ViewerPreferences", "/DisplayDocTitle").value
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Één ontmoeting"


def test_the_paper_carries_no_date_and_no_author_of_its_own() -> None:
    assert set(drawn().metadata or {}) == {"/Title", "/Creator"}


@pytest.mark.parametrize("words", HOSTILE)
def test_markup_in_a_value_is_printed_as_it_is(words: str) -> None:
    assert words in text(drawn(words=words))


@pytest.mark.parametrize("place", ["title", "header", "footer", "heading", "notice"])
def test_markup_is_printed_as_it_is_wherever_it_stands(place: str) -> None:
    assert "#panic() *a* $b$ \\" in text(drawn(**{place: "#panic() *a* $b$ \\"}))


def test_markup_is_printed_as_it_is_in_tables_and_facts() -> None:
    pdf = drawn(head=["#a", "*b*"], lines=[["$c$", "\\d"]], facts=[["_e_", "@f"]])
    assert "_e_ @f #a *b* $c$ \\d" in text(pdf)


@pytest.mark.parametrize(
    "words", ["één naïef cœur garçon Straße", "ığüşöçİĞ Şükrü", "Здравствуйте", "€ – — … “ ”"]
)
def test_the_letters_of_europe_are_printed(words: str) -> None:
    assert words in text(drawn(words=words))


def test_arabic_is_printed() -> None:
    printed = text(drawn(words="مرحبا بالعالم"))
    assert "مرحبا" in printed
    assert "بالعالم" in printed
    assert "tekens niet afgedrukt" not in printed


def test_signs_that_no_font_has_are_counted_and_the_paper_is_drawn() -> None:
    printed = text(drawn(words="goed 😀 漢字 \x00 \\u0000 einde", lines=[["1", "😀"]]))
    assert "goed □ □□ □ \\u0000 einde" in printed
    assert "5 tekens niet afgedrukt" in printed


def test_a_square_that_was_written_is_not_counted_as_lost() -> None:
    assert "tekens niet afgedrukt" not in text(drawn(words="□"))


def test_a_line_end_in_somebodys_words_stays_one() -> None:
    page = drawn(words="een\ntwee\n\n \ndrie").pages[0].extract_text()
    assert "een\ntwee\ndrie" in page


def test_a_long_table_repeats_its_header_and_loses_no_row() -> None:
    pdf = drawn(lines=[[str(number), f"regel {number}"] for number in range(1, 200)])
    pages = [page.extract_text() for page in pdf.pages]
    assert len(pages) > 3
    assert all("Nr Wat" in page for page in pages)
    assert all(f"regel {number}" in "".join(pages) for number in range(1, 200))


def test_every_page_says_which_it_is_and_that_a_copy_may_be_old() -> None:
    pdf = drawn(lines=[[str(number), "regel"] for number in range(100)], notice="Verzonnen gegevens")
    for number, page in enumerate(pdf.pages, start=1):
        printed = page.extract_text()
        assert f"pagina {number} van {len(pdf.pages)}" in printed
        assert "Een kopie kan oud zijn." in printed
        assert "Verzonnen gegevens" in printed


def test_the_same_values_give_the_same_bytes() -> None:
    said = values(words="één 😀")
    assert paper.draw(SAMPLE, said) == paper.draw(SAMPLE, dict(reversed(said.items())))


def test_other_values_give_other_bytes() -> None:
    assert paper.draw(SAMPLE, values(words="ja")) != paper.draw(SAMPLE, values(words="nee"))


@pytest.mark.parametrize(
    "body", ["#let", "#panic()", '#read("/../pyproject.toml")', '#read("/etc/passwd")', "= x"]
)
def test_a_template_with_a_fault_is_an_error_that_names_it(tmp_path: Path, body: str) -> None:
    with pytest.raises(paper.PaperError, match=r"own\.typ: TypstError"):
        paper.draw(template(tmp_path, body), values())


def test_a_template_may_be_named_from_where_the_door_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template(tmp_path, SAMPLE.read_text(encoding="utf-8"))
    monkeypatch.chdir(tmp_path)
    assert paper.draw(Path("own.typ"), values()) == paper.draw(SAMPLE, values())


def test_a_missing_template_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(paper.PaperError, match=r"own\.typ: FileNotFoundError"):
        paper.draw(tmp_path / "own.typ", values())


def test_a_missing_value_is_an_error_that_names_the_line() -> None:
    with pytest.raises(paper.PaperError, match=r"sample\.typ: TypstError: .* \(5:17\)"):
        paper.draw(SAMPLE, {name: value for name, value in values().items() if name != "words"})


@pytest.mark.parametrize("value", [b"x", {1, 2}, float("nan"), Path("x")])
def test_a_value_that_is_no_json_is_an_error(value: object) -> None:
    with pytest.raises(paper.PaperError, match="not JSON"):
        paper.draw(SAMPLE, values(words=value))


def test_an_error_does_not_repeat_what_stood_on_the_paper(tmp_path: Path) -> None:
    own = template(tmp_path, "#int(json(bytes(sys.inputs.data)).words)")
    with pytest.raises(paper.PaperError) as failed:
        paper.draw(own, values(words="Planted"))
    assert "Planted" not in str(failed.value)


def test_a_drawing_that_takes_too_long_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "SECONDS", 0.001)
    with pytest.raises(paper.PaperError, match="not drawn within"):
        paper.draw(SAMPLE, values())


def test_the_child_process_gets_none_of_the_doors_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    telling = tmp_path / "telling"
    telling.write_text("#!/bin/sh\n/usr/bin/env >&2\nexit 1\n")
    telling.chmod(0o700)
    monkeypatch.setenv("DATABASE_URL", "postgresql://owner:planted@localhost/x")
    monkeypatch.setattr(sys, "executable", str(telling))
    with pytest.raises(paper.PaperError, match="PYTHONUTF8=1") as failed:
        paper.draw(SAMPLE, values())
    assert "planted" not in str(failed.value)


def test_the_door_itself_never_loads_typst_or_a_font() -> None:
    code = (
        "import json, sys, pathlib\n"
        "from liaison.common import paper\n"
        "pdf = paper.draw(pathlib.Path(sys.argv[1]), json.loads(sys.argv[2]))\n"
        "sys.exit('typst' in sys.modules or 'django' in sys.modules or len(pdf) < 1000)"
    )
    asked = [sys.executable, "-c", code, str(SAMPLE), json.dumps(values())]
    done = subprocess.run(
        asked, cwd=paper.PACKAGE.parent, env={**os.environ}, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
