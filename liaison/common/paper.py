"""Papers: a Typst template and plain values give a tagged PDF (PDF/UA-1), the same bytes for the same values.

Typst runs in a child process that lives as long as one paper: a door that draws nothing never loads it, and what
a drawing takes of memory goes back. The values reach the template as JSON and are never read as markup. A sign that
no bundled font has is drawn as ``□`` and counted, since PDF/UA refuses the whole paper for it; the base template
``papers/base.typ`` prints the count. Templates import it as ``/common/papers/base.typ``.
"""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
SECONDS = 30
UNKNOWN_SIGN = "□"
ROUNDS = 5
"""How often a paper is drawn again with more signs replaced; each round names all that it met."""

_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")
_PLACE = re.compile(r"┌─ (?:\S*__typst_py_bytes__\.typ:)?(\S+)")
_QUOTED = re.compile(r'`[^`]*`|"[^"]*"')


class PaperError(RuntimeError):
    """A paper could not be drawn. The message names the template and the fault, without what stood on the paper."""


def draw(template: Path, data: Mapping[str, object]) -> bytes:
    """The PDF that the template makes of the values, which must be JSON. Raises ``PaperError``."""
    asked = {"template": str(template.resolve()), "data": dict(data)}
    try:
        text = json.dumps(asked, sort_keys=True, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise PaperError(f"{template.name}: the values are not JSON ({type(error).__name__})") from None
    try:
        done = subprocess.run(
            [sys.executable, "-m", "liaison.common.paper"],
            input=text.encode(),
            capture_output=True,
            timeout=SECONDS,
            cwd=PACKAGE.parent,
            env={"PYTHONUTF8": "1"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise PaperError(f"{template.name}: not drawn within {SECONDS} seconds") from None
    if done.returncode or not done.stdout.startswith(b"%PDF"):
        raise PaperError(f"{template.name}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def main() -> int:
    """The child process: a template and values on standard input, a PDF or a fault on the way out."""
    try:
        asked = json.load(sys.stdin)
        pdf = _drawn(Path(asked["template"]).read_bytes(), asked["data"])
    except Exception as error:  # a traceback could carry what stands on the paper
        sys.stderr.write(_fault(error))
        return 1
    sys.stdout.buffer.write(pdf)
    return 0


def _fault(error: Exception) -> str:
    """The error's kind, words and place in the template, without what it quotes."""
    place = _PLACE.search(getattr(error, "diagnostic", ""))
    return _QUOTED.sub("…", f"{type(error).__name__}: {error}") + (f" ({place[1]})" if place else "")


def _drawn(template: bytes, data: object) -> bytes:
    """The PDF, with every sign that no font has replaced. The fixed time keeps the bytes the same."""
    import typst

    compiler = typst.Compiler(root=PACKAGE, ignore_system_fonts=True)
    given = _signs(data)
    for _ in range(ROUNDS):
        inputs = {"data": json.dumps(data), "lost": str(_signs(data) - given)}
        try:
            pdf = compiler.compile(
                template, format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"], timestamp=0
            )
            return pdf if isinstance(pdf, bytes) else b""
        except typst.TypstError as error:
            missing = _without_glyph(error.diagnostic)
            if not missing:
                raise
        data = _replaced(data, str.maketrans(dict.fromkeys(missing, UNKNOWN_SIGN)))
    raise ValueError("some signs cannot be printed")


def _signs(data: object) -> int:
    return json.dumps(data, ensure_ascii=False).count(UNKNOWN_SIGN)


def _replaced(data: object, table: dict[int, str]) -> object:
    if isinstance(data, str):
        return data.translate(table)
    if isinstance(data, list):
        return [_replaced(item, table) for item in data]
    if isinstance(data, dict):
        return {name: _replaced(item, table) for name, item in data.items()}
    return data


def _without_glyph(diagnostic: str) -> set[str]:
    """The signs that Typst complains of, which it writes as Rust does: ``\\u{1b}``, ``\\n``."""
    named = "".join(_ESCAPE.sub(_unescaped, match) for match in _NO_GLYPH.findall(diagnostic))
    return {sign for sign in named if not sign.isascii() or not sign.isprintable()} - {UNKNOWN_SIGN}


def _unescaped(match: re.Match[str]) -> str:
    return (
        chr(int(match[1], 16))
        if match[1]
        else {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}.get(match[2], match[2])
    )


if __name__ == "__main__":
    sys.exit(main())
