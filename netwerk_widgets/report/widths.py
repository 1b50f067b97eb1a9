"""How wide the columns of a table are, and which of them fit beside each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import ceil

from netwerk_widgets.report.document import Grid
from netwerk_widgets.report.writing import shown
from netwerk_widgets.texts import Texts

#: Millimetres: a letter of nine points, in the head of a column a bold one; a cell's own margins,
#: and the air that keeps a number from the next column.
_LETTER, _BOLD, _MARGINS, _AIR = 1.75, 1.95, 3.2, 3.2
#: A browser, and Word where it has no Calibri, takes a font that is so much wider.
BROAD = 1.15
#: A word of so many letters stays whole; a text gets at most so many letters on a line.
_WORD, _LINE = 17, 44
#: The letters of a head of at most so many may all be wide ones: it has room for half as many more.
_SHORT = 4
#: The head of a column takes at most so many lines.
_HEAD = 3
_NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class Piece:
    """A table that fits the width: its cells as people read them, each column's share."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    numbers: tuple[bool, ...]


def pieces(grid: Grid, width: float, t: Texts) -> Iterator[Piece]:
    """The table in as few pieces as fit ``width`` millimetres, each with the first column.

    Of a table that is too wide, what is the same in every row stands in its title. Where its first
    column does not tell its rows apart, the rows have a number in each piece.
    """
    cells = [tuple(_cell(cell, t) for cell in row) for row in grid.rows]
    need = _need(grid, cells)
    if _count(need, width) > 1:
        grid, cells = _told_once(grid, cells, t)
        need = _need(grid, cells)
    if _count(need, width) > 1 and len({row[0] for row in cells}) < len(cells):
        grid = _numbered(grid, t)
        cells = [(t.number(place), *row) for place, row in enumerate(cells, 1)]
        need = _need(grid, cells)
    numbers = [_numeric(grid, index) for index in range(len(grid.columns))]
    count = _count(need, width)
    size = ceil((len(need) - 1) / count) or 1
    for number in range(count):
        start = 1 + number * size
        chosen = (0, *range(start, min(start + size, len(need))))
        title = grid.title
        if count > 1:
            title = t("report.part", title=title, number=number + 1, all=count)
        rows = tuple(tuple(row[index] for index in chosen) for row in cells)
        yield Piece(
            title,
            tuple(grid.columns[index] for index in chosen),
            rows,
            tuple(_shares([need[index] for index in chosen], rows, width)),
            tuple(numbers[index] for index in chosen),
        )


def _need(grid: Grid, cells: list[tuple[str, ...]]) -> list[float]:
    """The least that each column takes (millimetres)."""
    return [
        max(_head(head) * _BOLD, _longest(column) * _LETTER) + _MARGINS + _AIR * _numeric(grid, at)
        for at, (head, *column) in enumerate(zip(grid.columns, *cells, strict=True))
    ]


def _count(need: list[float], width: float) -> int:
    """The pieces in which a table fits."""
    room = max(width - need[0], 1)
    return min(max(ceil(sum(need[1:]) / room), 1), max(len(need) - 1, 1))


def _told_once(
    grid: Grid, cells: list[tuple[str, ...]], t: Texts
) -> tuple[Grid, list[tuple[str, ...]]]:
    """The table without the columns in which every row says the same: its title says it."""
    columns = list(zip(*cells, strict=True))
    same = [at for at, column in enumerate(columns) if column[0] and len({*column}) == 1]
    if len(cells) < 2 or not same or len(same) == len(columns):
        return grid, cells
    rest = [at for at in range(len(columns)) if at not in same]
    heads = [f"{head[:1].lower()}{head[1:]}" for head in grid.columns]
    facts = ", ".join(f"{heads[at]} {columns[at][0]}" for at in same)
    title = t("report.every_row", title=grid.title, facts=facts)
    rows = tuple(tuple(row[at] for at in rest) for row in grid.rows)
    kept = [tuple(row[at] for at in rest) for row in cells]
    return Grid(grid.key, title, tuple(grid.columns[at] for at in rest), rows), kept


def _numbered(grid: Grid, t: Texts) -> Grid:
    rows = tuple((place, *row) for place, row in enumerate(grid.rows, 1))
    return Grid(grid.key, grid.title, (t("report.column.row"), *grid.columns), rows)


def _cell(cell: object, t: Texts) -> str:
    words = shown(cell, t)  # type: ignore[arg-type]
    return words.replace(" ", _NO_BREAK) if isinstance(cell, date) else words


def _longest(cells: list[str]) -> int:
    """The letters of the longest word that stays whole."""
    words = (
        len(part)
        for cell in cells
        for word in cell.replace("-", "- ").split(" ")
        for part in word.split("\n")
    )
    return min(max(words, default=0), _WORD)


def _head(text: str) -> float:
    """The letters on a line of a column's head."""
    most = max(_longest([text]), min(ceil(len(text) / _HEAD), _WORD))
    return most * 1.5 if most <= _SHORT else most


def _shares(need: list[float], rows: tuple[tuple[str, ...], ...], width: float) -> list[float]:
    """What is left after the longest words goes to the columns with the longest texts."""
    wish = []
    for least, column in zip(need, zip(*rows, strict=True), strict=True):
        longest = sorted(map(len, column))[-1 - len(column) // 5]
        wish.append(max(min(longest, _LINE) * _LETTER + _MARGINS - least, 0.0))
    spare, wanted = max(width - sum(need), 0.0), sum(wish) or 1.0
    wide = [least + min(spare / wanted, 1.0) * more for least, more in zip(need, wish, strict=True)]
    return [each / sum(wide) for each in wide]


def _numeric(grid: Grid, index: int) -> bool:
    return all(isinstance(row[index], int | float | None) for row in grid.rows)
