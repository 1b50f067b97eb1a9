"""Scores on another scale than ours: asked once, and the number itself is kept."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from netwerk_widgets.files.columns import LEVELS, header
from netwerk_widgets.files.recognising.building import Table
from netwerk_widgets.files.recognising.marks import SCORE_SIGNS, SCORE_WORDS, frequency, mark
from netwerk_widgets.files.recognising.questions import Asking, Choice, Question
from netwerk_widgets.files.recognising.values import normal, number, recognised
from netwerk_widgets.files.tables import Row
from netwerk_widgets.texts import DEFAULT, texts

#: The scales that people use, least and most, the likeliest first.
_SCALES = ((1, 4), (1, 5), (0, 5), (1, 7), (1, 10), (0, 10), (0, 1), (0, 100))
_Map = Callable[[str], int | None]


#: "4/5", "4 van de 5", where all are of the same.
_OUT_OF = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:/|van(?: de)?|of|out of)\s*(\d+)")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}([.,]\d{3})+")


def _counted(table: Table, fields: Sequence[str]) -> Table:
    """Scores in figures: of stars how many, of "4/5" the four, thousands without their sign.

    A number with three digits behind its only sign is a thousand when every such number is.
    """
    every = [cell for each in fields for cell in _cells(table, each) if cell]
    shares = [_OUT_OF.fullmatch(cell) for cell in every]
    # Out of our own most it is our score; out of another it is asked what the scale is.
    most = str(LEVELS[fields[0]][1])
    ours = bool(shares) and all(each and each[2] == most for each in shares)
    cells = [cell for cell in every if re.search("[.,]", cell)]
    large = bool(cells) and all(map(_THOUSANDS.fullmatch, cells))
    columns = {table.columns[each] for each in fields}

    def figure(cell: str) -> str:
        text = cell.strip()
        if text and set(text) <= {"*", "★"}:
            return str(len(text))
        if ours and (share := _OUT_OF.fullmatch(text)):
            return share[1]
        return re.sub("[.,]", "", text) if large and _THOUSANDS.fullmatch(text) else cell

    rows = tuple(
        Row(row.number, tuple(figure(c) if n in columns else c for n, c in enumerate(row.cells)))
        for row in table.rows
    )
    return replace(table, rows=rows)


def on_our_scale(table: Table, asking: Asking) -> Table:
    """The list with its scores on our scales; other numbers go to the note as they are."""
    fields = [each for each in LEVELS if each in table.columns]
    table = _counted(table, fields) if fields else table
    groups = [("levels", [f for f in fields if f != "strength"]), ("strength", ["strength"])]
    for group, members in groups:
        mine = [each for each in members if each in fields]
        if mine:
            table = _converted(table, group, mine, asking)
    return table


def _cells(table: Table, name: str) -> list[str]:
    column = table.columns[name]
    return [row.cells[column].strip() if column < len(row.cells) else "" for row in table.rows]


def _converted(table: Table, group: str, fields: Sequence[str], asking: Asking) -> Table:
    cells = [cell for each in fields for cell in _cells(table, each) if cell]
    most = LEVELS[fields[0]][1]
    if all(recognised(fields[0], each) is not None for each in cells) and not _three(cells, most):
        return table
    table = _without_negative(table, fields, asking) if group == "strength" else table
    cells = [cell for each in fields for cell in _cells(table, each) if cell]
    if all(recognised(fields[0], each) is not None for each in cells) and not _three(cells, most):
        return table
    make = _often(table, group, fields, cells, asking)
    make = make or _scale(table, group, fields, cells, most, asking)
    return _rewritten(table, fields, make) if make else table


def _three(cells: Sequence[str], most: int) -> bool:
    """Whether only high, medium and low are said, which do not fill our five."""
    return most == 5 and bool(cells) and all(normal(cell) in SCORE_WORDS for cell in cells)


def _head(table: Table, name: str) -> str:
    """The head of a field's column, empty in a list without heads."""
    column = table.columns[name]
    return table.heads[column] if column < len(table.heads) else ""


def _width(table: Table) -> int:
    """How many columns its heads, its longest row and its fields take."""
    longest = max((len(row.cells) for row in table.rows), default=0)
    return max(len(table.heads), longest, *(column + 1 for column in table.columns.values()))


def _place(table: Table, fields: Sequence[str]) -> tuple[int, str]:
    """The first row that is not on our scale, and the head of its column."""
    for each in fields:
        head = _head(table, each)
        for row, cell in zip(table.rows, _cells(table, each), strict=True):
            if cell and recognised(each, cell) is None:
                return row.number, head
    return (table.rows[0].number if table.rows else 1), head


def _scale(
    table: Table, group: str, fields: Sequence[str], cells: Sequence[str], most: int, asking: Asking
) -> _Map | None:
    row, head = _place(table, fields)
    question = Question(
        f"scale:{group}:{table.sheet}", "scale", table.sheet, row, head, {"most": str(most)},
        must=True,
    )  # fmt: skip

    def ask(*choices: Choice, kind: str = "scale") -> str:
        asked = replace(question, kind=kind)
        return asking.ask(asked, [*choices, Choice("none", "scale_none")])

    if all(cell in SCORE_SIGNS for cell in cells):
        longest = max(cells, key=len)
        if (
            len(set("".join(cells))) == 1 and len(longest) > 1
        ):  # plusses alone: from one to the most
            if ask(Choice("plus", "scale_plus", longest), kind="scale_words") == "none":
                return None
            return lambda cell: _fit(len(cell), 1, len(longest), most)
        if ask(Choice("signs", "scale_signs"), kind="scale_words") == "none":
            return None
        return lambda cell: _fit(SCORE_SIGNS.get(cell), 1, 5, most)
    if all(normal(cell) in SCORE_WORDS for cell in cells):
        if ask(Choice("words", "scale_words"), kind="scale_words") == "none":
            return None
        return lambda cell: _fit(SCORE_WORDS.get(normal(cell)), 1, 3, most)
    parts = [found for cell in cells if (found := _OUT_OF.fullmatch(cell))]
    if len(parts) == len(cells) and len({each[2] for each in parts}) == 1:
        return _out_of(parts, most, ask)
    values = [_number(cell) for cell in cells]
    known = [each for each in values if each is not None]
    if len(known) < len(values) or not known:
        return None  # words that nobody knows are asked one by one
    if all("%" in cell for cell in cells):
        answer = ask(Choice("0-100", "scale_percent"))
        return None if answer == "none" else lambda cell: _fit(_number(cell), 0, 100, most)
    least = LEVELS[fields[0]][0]
    if min(known) >= least and max(known) <= most:
        asking.say(replace(question, key=f"rounded:{group}", kind="rounded", must=False))
        return lambda cell: _half_up(_number(cell))
    fitting = [
        each
        for each in _SCALES
        if each[0] <= min(known) and max(known) <= each[1] and each[1] != most
    ]
    fitting.sort(key=lambda each: each != (0, 1))  # what fits in that, is a share
    choices = [Choice(f"{a}-{b}", "scale", f"{a}–{b}") for a, b in fitting[:3]]
    if min(known) >= 0:
        choices.append(Choice("share", "scale_share"))
    answer = ask(*choices)
    if answer == "none":
        return None
    if answer == "share":
        top = max(known)
        return lambda cell: _fit(_number(cell), 0, top, most)
    low, high = map(int, answer.split("-"))
    return lambda cell: _fit(_number(cell), low, high, most)


def _out_of(parts: Sequence[re.Match[str]], most: int, ask: Callable[..., str]) -> _Map | None:
    """Scores as "2/10": their scale ends where they say, and begins with 1, or with 0."""
    top = parts[0][2]
    choices = [Choice(f"{low}-{top}", "scale", f"{low}–{top}") for low in (1, 0)]
    if any(number(each[1]) == 0 for each in parts):
        choices.reverse()
    answer = ask(*choices)
    if answer == "none":
        return None
    low = int(answer.split("-")[0])

    def fitted(cell: str) -> int | None:
        found = _OUT_OF.fullmatch(cell)
        return _fit(number(found[1]), low, int(top), most) if found else None

    return fitted


def _often(
    table: Table, group: str, fields: Sequence[str], cells: Sequence[str], asking: Asking
) -> _Map | None:
    """Words that say how often, by one rule that is said."""
    if group != "strength" or not cells or not all(map(frequency, cells)):
        return None
    row, head = _place(table, fields)
    asking.say(Question(f"often:{table.sheet}", "often", table.sheet, row, head))
    return lambda cell: int(mark(cell) or 0)


def _number(cell: str) -> float | None:
    return number(re.sub(r"\s*%$", "", cell))


def _half_up(value: float | None) -> int | None:
    return None if value is None else math.floor(value + 0.5)


def _fit(value: float | None, low: float, high: float, most: int) -> int | None:
    """Which of ``most`` equal parts of a scale a value lies in."""
    if value is None:
        return None
    part = math.floor((value - low) / (high - low) * most) + 1
    return max(1, min(most, part))


def _rewritten(table: Table, fields: Sequence[str], make: _Map) -> Table:
    """The list with converted cells; what stood there comes in columns of its own, for the note."""
    width = _width(table)
    heads = [*table.heads, *[""] * (width - len(table.heads))]
    kept = {each: width + n for n, each in enumerate(fields)}
    heads += [_head(table, each) or header(each, table.kind, texts(DEFAULT)) for each in fields]
    rows = []
    for row in table.rows:
        cells = [*row.cells, *[""] * (width - len(row.cells)), *[""] * len(fields)]
        for each in fields:
            column = table.columns[each]
            old = cells[column].strip()
            fresh = make(old) if old else None
            if fresh is not None and str(fresh) != old:
                cells[column], cells[kept[each]] = str(fresh), old
        rows.append(Row(row.number, tuple(cells)))
    return replace(table, heads=tuple(heads), rows=tuple(rows))


def _without_negative(table: Table, fields: Sequence[str], asking: Asking) -> Table:
    """A strength below zero is never a relation as the others are."""
    values = map(_number, _cells(table, fields[0]))
    # By place, for the relations of one row of a matrix have one number.
    low = {place for place, value in enumerate(values) if value is not None and value < 0}
    if not low:
        return table
    question = Question(
        f"negative:{table.sheet}", "negative", table.sheet, table.rows[min(low)].number,
        _head(table, fields[0]), {"n": str(len(low))}, must=True,
    )  # fmt: skip
    choices = [Choice("skip", "negative_skip"), Choice("note", "negative_note")]
    answer = asking.ask(question, choices)
    column = table.columns[fields[0]]
    if answer == "skip":
        rows = tuple(row for place, row in enumerate(table.rows) if place not in low)
        return replace(table, rows=rows)
    width = _width(table)
    rows = tuple(
        Row(
            row.number,
            (*row.cells[:column], "", *row.cells[column + 1 :],
             *[""] * (width - len(row.cells)), row.cells[column]),
        )
        if place in low
        else row
        for place, row in enumerate(table.rows)
    )  # fmt: skip
    head = _head(table, fields[0]) or header(fields[0], table.kind, texts(DEFAULT))
    heads = (*table.heads, *[""] * (width - len(table.heads)), head)
    return replace(table, rows=rows, heads=heads)


def scored(cells: Sequence[str]) -> bool:
    """Whether a column holds scores of whatever scale: numbers, percentages, plusses, H/M/L."""
    full = [each.strip() for each in cells if each.strip()]
    return bool(full) and all(
        _number(each) is not None or each in SCORE_SIGNS or normal(each) in SCORE_WORDS
        for each in full
    )
