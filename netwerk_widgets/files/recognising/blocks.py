"""The lists on a sheet: under each other, beside each other, below a title, above a total."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from netwerk_widgets.files.recognising.heads import (
    FIRST_ROWS,
    headed,
    kind_of,
    own,
    strictly_headed,
)
from netwerk_widgets.files.recognising.over_two_rows import heads_and_rows
from netwerk_widgets.files.recognising.questions import Asking, Question
from netwerk_widgets.files.recognising.values import normal
from netwerk_widgets.files.tables import Row, Sheet

#: What stands under a list and is no party: sums, and where the list comes from.
SUMS = re.compile(
    r"(eind|sub|grand )?\s*(totaal|totalen|total|totals|som|sum|gemiddelde?|gem|mediaan|average|"
    r"avg|mean|median|aantal( relaties)?|count|degree)"
)
_SOURCES = re.compile(
    r"(bron|bronnen|source|sources|noot|note|legenda|legend|peildatum|stand per|opgesteld door)\b"
    r"\s*[:=–-]|\S{1,4}\s*=\s*\S",  # "x = werkt samen"
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Block:
    """One list: its rows, the first of which may be its heads.

    ``heads`` are the cells of the row of heads, empty when it has none; ``rows`` never hold
    that row. ``title`` is the line above it.
    """

    sheet: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    title: str = ""
    top: int = 1

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max((len(row.cells) for row in self.rows), default=len(self.heads))

    def column(self, index: int) -> list[str]:
        """What stands in a column, row by row, without spaces around it."""
        return [row.cells[index].strip() if index < len(row.cells) else "" for row in self.rows]


def blocks(sheet: Sheet, asking: Asking) -> list[Block]:
    """The lists on a sheet, in reading order."""
    found: list[Block] = []
    for part in _beside(sheet):
        found += _under(part, asking)
    return found


# ---- beside each other ----


def _beside(sheet: Sheet) -> list[Sheet]:
    """A sheet cut where an empty column stands between two lists that have each their heads."""
    rows = sheet.rows
    width = max((len(row.cells) for row in rows), default=0)
    full = [
        any(column < len(row.cells) and row.cells[column].strip() for row in rows)
        for column in range(width)
    ]
    spans: list[tuple[int, int]] = []
    for column, used in enumerate(full):
        if used and (column == 0 or not full[column - 1]):
            spans.append((column, column + 1))
        elif used:
            spans[-1] = (spans[-1][0], column + 1)
    spans = _repeated(rows) or spans
    if len(spans) < 2:
        return [sheet]
    parts = [
        Sheet(
            sheet.name,
            tuple(
                Row(row.number, row.cells[first:last])
                for row in rows
                if any(cell.strip() for cell in row.cells[first:last])
            ),
        )
        for first, last in spans
    ]
    told = [any(headed(row.cells) for row in part.rows[:FIRST_ROWS]) for part in parts]
    return parts if all(told) else [sheet]


def _repeated(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """The columns of lists of relations that stand against each other, by heads that recur."""
    for row in rows[:FIRST_ROWS]:
        heads = [normal(cell) for cell in row.cells]
        for width in range(2, len(heads) // 2 + 1):
            times, rest = divmod(len(heads), width)
            if rest or not all(heads) or heads != heads[:width] * times:
                continue
            if (kind_of(heads[:width]) or ("",))[0] == "relations":
                return [(n * width, (n + 1) * width) for n in range(times)]
    return []


# ---- under each other ----


def _under(sheet: Sheet, asking: Asking) -> Iterator[Block]:
    rows = sheet.rows
    starts = _starts(rows)
    if not starts:
        kept, title = below_title(rows)
        kept = _without_foot(sheet.name, kept, asking)
        if kept:
            yield Block(sheet.name, (), tuple(kept), title, kept[0].number)
        return
    for place, at in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(rows)
        title = _title(rows, at)
        last = end - 1 if end < len(rows) and _title(rows, end) else end
        body = list(rows[at + 1 : last])
        heads = rows[at].cells
        if not body and end < len(rows) and rows[end].number == rows[at].number + 1:
            continue  # the title of the list below ("Partijen"), or of groups of its columns
        if _tops_matrix(rows[at:]):
            yield Block(sheet.name, (), (rows[at], *body), title, rows[at].number)
            continue
        if not own(heads):
            body = _without_foot(sheet.name, body, asking)
            heads, body = heads_and_rows(rows[at], body)
        yield Block(sheet.name, heads, tuple(body), title, rows[at].number)


def _starts(rows: Sequence[Row]) -> list[int]:
    """Where the rows of heads stand."""
    starts: list[int] = []
    ours = False  # whether the workbook wrote the list itself
    for index, row in enumerate(rows):
        free = row.number > rows[index - 1].number + 1  # never so of the first
        if not starts and index >= FIRST_ROWS:
            break
        if not starts:
            first = index == 0 or (free and all(map(_titling, rows[:index])))
            if headed(row.cells, lone=first):
                starts.append(index)
        elif index == starts[-1] + 1 and len(heads_and_rows(rows[index - 1], rows[index:])[1]) < (
            len(rows) - index
        ):
            continue  # the second row of the same heads
        elif (free and (headed(row.cells) or _tops_matrix(rows[index:]))) or (
            not ours and (strictly_headed(row.cells) or _alike(row.cells, rows[starts[-1]].cells))
        ):
            starts.append(index)
        if starts and starts[-1] == index:
            ours = own(row.cells)
    return starts


def _tops_matrix(rows: Sequence[Row]) -> bool:
    """Whether a row has above, behind an empty corner, the names that stand first in the next."""
    corner, *above = (cell.strip() for cell in rows[0].cells)
    names = {normal(each) for each in above if each}
    if corner or len(names) < 2 or len(rows) <= len(names):
        return False
    return {normal(row.cells[0]) for row in rows[1 : len(names) + 1]} == names


def _titling(row: Row) -> bool:
    """Whether a row has one cell, as a title has."""
    return sum(bool(cell.strip()) for cell in row.cells) == 1


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    first, second = ([normal(cell) for cell in each if cell.strip()] for each in (one, other))
    return len(first) > 1 and first == second


def _title(rows: Sequence[Row], at: int) -> str:
    """The line right above a row of heads, if it is a title and no row of the list before."""
    if at == 0:
        return ""
    filled = [cell.strip() for cell in rows[at - 1].cells if cell.strip()]
    free = at == 1 or rows[at - 1].number > rows[at - 2].number + 1
    return filled[0] if len(filled) == 1 and free else ""


def below_title(rows: Sequence[Row]) -> tuple[list[Row], str]:
    """A list without known heads, and the title above it; below that may stand a source or date."""
    kept, title = list(rows), ""
    while len(kept) > 2 and _wider(kept):
        first = [cell.strip() for cell in kept[0].cells if cell.strip()]
        if len(first) != 1 or not _above(kept, first[0]):
            break
        title = title or first[0]
        del kept[0]
    return kept, title


def _above(rows: Sequence[Row], line: str) -> bool:
    """Whether a line is a title: apart, a sentence, a source, or above heads with a corner."""
    wide = (row.cells for row in rows if sum(bool(cell.strip()) for cell in row.cells) > 1)
    corner = not next(wide, ("",))[0].strip()
    free = rows[1].number > rows[0].number + 1
    return free or corner or _sentence(line) or bool(_SOURCES.match(line))


def _sentence(words: str) -> bool:
    """Whether this is longer than a name, or tells a year: a title, and no party on its own."""
    return len(words.split()) > 3 or re.search(r"\b(19|20)\d\d\b", words) is not None


def _wider(rows: Sequence[Row]) -> bool:
    return any(sum(bool(cell.strip()) for cell in row.cells) > 1 for row in rows[1:])


def _without_foot(sheet: str, rows: list[Row], asking: Asking) -> list[Row]:
    """The rows without sums and sources under them; what is left out is said."""
    kept: list[Row] = []
    for index, row in enumerate(rows):
        first = next((cell.strip() for cell in row.cells if cell.strip()), "")
        more = [cell for cell in row.cells if cell.strip() and cell.strip() != first]
        late = index > 0 and index >= len(rows) - 6
        summed = SUMS.fullmatch(normal(first)) and (index > 0 or not more)
        if late and (summed or (_SOURCES.match(first) and not more)):
            asking.say(
                Question(
                    f"foot:{sheet}:{row.number}", "foot", sheet, row.number, "", {"name": first}
                )
            )
            continue
        kept.append(row)
    return kept
