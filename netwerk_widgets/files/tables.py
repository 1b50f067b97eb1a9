"""What a file holds, whatever its format: sheets of numbered rows of text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "paste",
    "csv",
    "xlsx",
    "ods",
    "xls",
    "graphml",
    "gexf",
    "kumu",
    "prsm",
    "nodes",
    "pajek",
    "gml",
    "ucinet",
    "session",
]

#: Formats that say themselves what each value is about; no header has to be found.
STRUCTURED: frozenset[Kind] = frozenset(
    {"graphml", "gexf", "kumu", "prsm", "nodes", "pajek", "gml", "ucinet", "session"}
)

#: Headers that only our readers write: what a graph's file calls its nodes.
REF, FROM_REF, TO_REF = "\0ref", "\0from", "\0to"


@dataclass(frozen=True)
class Row:
    """One row; ``number`` is what a spreadsheet shows in front of it (from 1)."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """The rows that are not empty; ``name`` is empty where a format has one sheet only.

    ``hidden``: the numbers of the rows that are hidden in it; ``formulas``: the cells whose
    formula was never calculated; ``quotes``: the rows with a quotation mark that nowhere ends.
    """

    name: str
    rows: tuple[Row, ...]
    hidden: frozenset[int] = frozenset()
    formulas: tuple[str, ...] = ()
    quotes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Contents:
    """A file: its format, its sheets, and whether it says that relations have a direction.

    ``left``: what was in it and is not read, by what it is (``files.left.<what>``) and how many.
    ``name``: what the file is called, empty for what was pasted.
    """

    kind: Kind
    sheets: tuple[Sheet, ...]
    directed: bool | None = None
    left: tuple[tuple[str, int], ...] = ()
    name: str = ""


def of_file(file: str, sheet: str) -> str:
    """What a sheet is called when several files come in; no sheet has a slash in its name."""
    return f"{file}/{sheet}"


def sheet(name: str, rows: Iterable[Sequence[str]]) -> Sheet:
    """A sheet of these rows, numbered from 1, without the empty ones."""
    return Sheet(
        name,
        tuple(
            Row(number, tuple(cells))
            for number, cells in enumerate(rows, 1)
            if any(cell.strip() for cell in cells)
        ),
    )


def records(name: str, items: Sequence[dict[str, str]]) -> Sheet:
    """A sheet of items that each name their own values: the first row holds the headers."""
    headers = list(dict.fromkeys(key for item in items for key in item))
    return sheet(name, [headers, *([item.get(key, "") for key in headers] for item in items)])
