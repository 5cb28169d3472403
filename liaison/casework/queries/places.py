"""The newest figures that were told of places, for the side of the first page: nobody is in them."""

from typing import Final

from liaison.network.queries.directory import ProgrammeLine, search

SHOWN: Final = 4


def places_told() -> tuple[ProgrammeLine, ...]:
    """The programmes of which something was told last, the newest first; an old figure says its age."""
    told = [line for line in search() if line.figure is not None]
    told.sort(key=lambda line: line.figure.as_of if line.figure else None, reverse=True)  # type: ignore[arg-type,return-value]
    return tuple(told[:SHOWN])
