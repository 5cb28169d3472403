"""How far a world has been played, and how long the rest takes: one line that is written over, or a few lines in a file."""

from datetime import datetime
from time import monotonic
from types import TracebackType
from typing import Any, Self

from liaison.simulation.actions.playing import Wanted
from liaison.simulation.rules.calendar import calendar

WIDTH = 24
EACH = 0.2
"""Seconds between two drawings on a terminal."""

STEPS = 4
"""So many lines in all where there is no terminal."""


class Progress:
    """Told of each moment that is played. Its time left goes by the days played: every week has about as much to do."""

    def __init__(self, out: Any, wanted: Wanted) -> None:
        self.out, self.wanted = out, wanted
        self.began = calendar(wanted.until.date(), wanted.months).began
        self.started = self.drawn_at = monotonic()
        self.acts = self.steps = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._draw(self.wanted.until, is_last=True)
        elif self.out.isatty():
            self.out.write("", str)

    def __call__(self, moment: datetime) -> None:
        """One more act, at this moment of the played time."""
        self.acts += 1
        if self.out.isatty():
            if monotonic() - self.drawn_at >= EACH:
                self._draw(moment)
        elif self.share(moment) * STEPS >= self.steps + 1:
            self.steps += 1
            self._draw(moment)

    def share(self, moment: datetime) -> float:
        """How much of the whole time has been played, from 0 to 1."""
        return min(1.0, max(0.0, (moment - self.began) / (self.wanted.until - self.began)))

    def line(self, moment: datetime) -> str:
        """The bar, what is done, and the time left."""
        share, spent = self.share(moment), monotonic() - self.started
        bar = ("#" * round(share * WIDTH)).ljust(WIDTH, ".")
        left = f"about {spent / share - spent:.0f} s left" if 0 < share < 1 else f"{spent:.0f} s"
        return f"[{bar}] {share:4.0%}  {moment:%d %B %Y}, {self.acts} acts, {left}"

    def _draw(self, moment: datetime, *, is_last: bool = False) -> None:
        self.drawn_at = monotonic()
        if self.out.isatty():
            self.out.write(f"\r\x1b[K{self.line(moment)}", str, ending="\n" if is_last else "")
            self.out.flush()
        else:
            self.out.write(self.line(moment), str)
