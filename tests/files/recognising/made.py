"""Small lists, to put one rule of the recognising to."""

from netwerk_widgets.files.recognising.blocks import Block
from netwerk_widgets.files.tables import Row


def rows(*lines: str) -> tuple[Row, ...]:
    """A row of cells from each line, with semicolons between; an empty line is no row."""
    return tuple(
        Row(number, tuple(line.split(";"))) for number, line in enumerate(lines, 1) if line
    )


def block(*lines: str, heads: str = "") -> Block:
    """A list without heads, or with these above it."""
    return Block("blad", tuple(heads.split(";")) if heads else (), rows(*lines))
