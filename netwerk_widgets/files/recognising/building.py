"""From a block and its layout to lists of parties and relations, row by row."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from netwerk_widgets.files.recognising import cells, kinds, repeating, telling, twoways
from netwerk_widgets.files.recognising.blocks import Block
from netwerk_widgets.files.recognising.heads import own
from netwerk_widgets.files.recognising.incell import (
    each_party,
    recurring,
    several,
    shared_out,
    unsure,
)
from netwerk_widgets.files.recognising.layouts import BESIDE, BY_HEAD, Layout
from netwerk_widgets.files.recognising.marks import frequency, is_no, is_yes, mark, nobody, scoring
from netwerk_widgets.files.recognising.matrices import symmetric, turned
from netwerk_widgets.files.recognising.questions import Asking, Choice, Question
from netwerk_widgets.files.recognising.values import normal
from netwerk_widgets.files.tables import Row

#: So Neo4j calls where a relation begins; there every relation has a direction.
_ARROW = re.compile(r"\s*(_start\s*$|:START_ID)")
#: Of the two ends of a relation, its strength and its direction, where we made the rows.
_MADE = {"from": 0, "to": 1, "strength": 2, "direction": 3}
#: What a cell may say of each of several relations.
_TOLD = ("kind", "type", "strength", "weight", "direction")


@dataclass(frozen=True)
class Table:
    """One list: ``parties`` or ``relations``.

    ``columns`` says in which column each field stands; ``heads`` what each column is called
    (empty in a list without heads); ``soft`` fields may hold anything besides known values;
    what stands in the columns of ``left`` is not kept. ``directed``: whether its relations have
    a direction, None when that is not said. ``implied``: its relations name parties themselves.
    """

    kind: str
    sheet: str
    columns: dict[str, int]
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    soft: frozenset[str] = field(default_factory=frozenset)
    left: frozenset[int] = field(default_factory=frozenset)
    directed: bool | None = None
    implied: bool = False


def parties(block: Block, layout: Layout, asking: Asking) -> Table:
    """The party that each row is about."""
    columns: dict[str, int] = {}
    left = set()
    for column, role in enumerate(layout.roles):
        if role in ("with", "mark", "group", "skip", *BESIDE):
            left.add(column)
        elif role != "keep":
            columns.setdefault(role, column)
    split = layout.shape == "parties" and not own(block.heads)
    rows = each_party(block, columns.get("name"), asking) if split else block.rows
    return Table("parties", block.sheet, columns, block.heads, rows, left=frozenset(left))


def relations(block: Block, layout: Layout, asking: Asking) -> Table:
    """A list of relations; several names in one cell are as many relations."""
    columns = {
        role: column
        for column, role in enumerate(layout.roles)
        if role not in ("keep", "skip", *BY_HEAD)
    }
    marked = [c for c, role in enumerate(layout.roles) if role == kinds.OF_KIND]
    left = frozenset(c for c, role in enumerate(layout.roles) if role == "skip")
    block, columns = kinds.spread(*cells.arrowed(block, columns), marked)
    block, columns = twoways.spread(block, columns, layout.roles)
    rows: Sequence[Row] = block.rows
    if own(block.heads):
        return Table("relations", block.sheet, columns, block.heads, tuple(rows), left=left)
    if "from" in columns and "to" in columns:
        start, end = columns["from"], columns["to"]
        block = _turned(block, start, end)
        rows = block.rows
        told = [columns[each] for each in _TOLD if each in columns]
        rows = list(_apart(_filled_down(block, start, end, asking), start, end, told, asking))
    rows = _without_none(block.sheet, rows, columns, asking)
    directed = True if any(map(_ARROW.match, block.heads)) else None
    return Table(
        "relations", block.sheet, columns, block.heads, tuple(rows), left=left, directed=directed
    )


def _turned(block: Block, start: int, end: int) -> Block:
    """The list with the ends changed of what Kumu calls reversed."""
    column = next((n for n, head in enumerate(block.heads) if normal(head) == "reversed"), None)
    if column is None:
        return block
    turned = [is_yes(cell) for cell in block.column(column)]
    rows = []
    for row, turn in zip(block.rows, turned, strict=True):
        cells = list(row.cells)
        if turn:
            cells[start], cells[end] = cells[end], cells[start]
            cells[column] = ""
        rows.append(Row(row.number, tuple(cells)))
    return replace(block, rows=tuple(rows))


def _filled_down(block: Block, start: int, end: int, asking: Asking) -> Block:
    """The list in which an empty first end is the one above, as in cells that were merged."""
    froms, tos = block.column(start), block.column(end)
    empty = [n for n, name in enumerate(froms) if not name and tos[n]]
    if not empty or not froms[0] or len(empty) == len(froms):
        return block
    question = Question(
        f"merged:{block.sheet}:{block.top}", "merged", block.sheet, block.rows[empty[0]].number,
        words={"n": str(len(empty))}, must=True,
    )  # fmt: skip
    choices = [Choice("fill", "merged_fill"), Choice("leave", "merged_leave")]
    if asking.ask(question, choices) == "leave":
        return block
    rows, above = list(block.rows), ""
    for n, name in enumerate(froms):
        above = name or above  # rows without either end, notes, may stand between
        if not name and tos[n]:
            cells = [*rows[n].cells, *[""] * (start + 1 - len(rows[n].cells))]
            rows[n] = Row(rows[n].number, (*cells[:start], above, *cells[start + 1 :]))
    return replace(block, rows=tuple(rows))


def _apart(
    block: Block, start: int, end: int, told: Sequence[int], asking: Asking
) -> Iterable[Row]:
    """The rows, with one for each pair where a cell names several parties.

    In the columns ``told`` may stand something for each of them.
    """
    cells_of = block.column(start), block.column(end)
    names = repeating.parties([*cells_of[0], *cells_of[1]])
    starts, ends = ({normal(cell) for cell in each if cell} for each in cells_of)
    every = [*cells_of[0], *cells_of[1]]
    known = starts | (ends - unsure(every)) | recurring(every)
    for row in block.rows:
        cells = list(row.cells)
        one, other = (cells[n] if n < len(cells) else "" for n in (start, end))
        froms = several(one, known, block, row, asking, whole=ends, one=True)
        tos = several(other, known, block, row, asking, whole=starts)
        tos = repeating.everyone(tos, froms[0], names, block, row, asking)
        if len(froms) < 2 and len(tos) < 2:
            yield row
            continue
        filled = [*cells, *[""] * (max(start, end, *told) + 1 - len(cells))]
        parts = {column: shared_out(filled[column], len(tos)) for column in told}
        for one in froms:
            for place, other in enumerate(tos):
                fresh = list(filled)
                fresh[start], fresh[end] = one, other
                for column in told:
                    fresh[column] = parts[column][place]
                yield Row(row.number, tuple(fresh))


def _without_none(
    sheet: str, rows: Sequence[Row], columns: dict[str, int], asking: Asking
) -> list[Row]:
    """The relations there are: strength 0 and kind "geen" say that there is none."""
    kept: list[Row] = []
    for row in rows:
        cells = list(row.cells)
        none = False
        for name in ("strength", "weight", "kind", "type"):
            column = columns.get(name)
            if column is None or column >= len(cells):
                continue
            cell = cells[column].strip()
            if name in ("strength", "weight"):
                said = bool(cell.strip("-–—−") or len(cell) == 1)  # several dashes are a score
                none = none or (said and mark(cell) == 0)
            else:
                none = none or is_no(cell)
                if is_yes(cell):
                    cells[column] = ""
        if none:
            asking.say(Question(f"none:{sheet}:{row.number}", "none", sheet, row.number))
            continue
        kept.append(Row(row.number, tuple(cells)))
    return kept


# ---- relations that a table of parties holds ----


def beside(block: Block, layout: Layout, asking: Asking) -> Table:
    """The relations of the columns ``with`` and ``mark``, one row each."""
    first = next(c for c, role in enumerate(layout.roles) if role in ("name", "from"))
    listed = block.column(first)
    known = {normal(cell) for cell in listed if cell}
    others_of = (c for c, role in enumerate(layout.roles) if role == "with")
    parts = known | recurring([*listed, *(each for c in others_of for each in block.column(c))])
    even = layout.shape == "matrix" and _runs_both_ways(block, layout, asking)
    weighed = layout.shape in ("matrix", "answers") and _weighed(block, layout)
    back = layout.shape == "matrix" and turned(block, first)
    weighing = cells.named(block, layout, known)
    wordy = cells.telling(block, layout, first, asking)
    at = {each: layout.roles.index(each) for each in BESIDE if each in layout.roles}
    rows: list[Row] = []
    done: set[tuple[str, str]] = set()
    for row in block.rows:
        own = row.cells[first].strip() if first < len(row.cells) else ""
        for column, role in enumerate(layout.roles):
            cell = row.cells[column].strip() if column < len(row.cells) else ""
            if role == "with" and cell:
                names = several(cell, parts, block, row, asking, whole=known)
                names = repeating.everyone(names, own, listed, block, row, asking)
                others = [cells.weighed(each, known, weighing) for each in names]
            elif role == "mark" and (value := mark(cell)):
                said_so = frequency(cell) or cell.endswith("%")
                much = cell if said_so else _amount(value) if weighed else ""
                others = [(layout.names[column], much, "")]
            elif role == "mark" and value is None and scoring(cell):
                others = [(layout.names[column], cell, "")]
            elif role == "mark" and wordy and value is None and _other(own, layout, column):
                others = [(layout.names[column], "", cell)]
            else:
                continue
            behind = layout.roles[column + 1 : column + 2] == ("strength",)
            own_at = at | {"strength": column + 1} if role == "with" and behind else at
            told = (_cell(row, own_at.get(each)) for each in BESIDE)
            each_of = zip(*(shared_out(each, len(others)) for each in told), strict=True)
            head = block.heads[column] if role == "with" and column < len(block.heads) else ""
            for (other, strength, said), more in zip(others, each_of, strict=True):
                pair = (normal(own), normal(other))
                if is_no(other) or nobody(other) or (even and pair[::-1] in done):
                    continue
                done.add(pair)
                ends = (other, own) if back else (own, other)
                rows.append(Row(row.number, telling.as_told(ends, strength, more, said, head)))
    columns = _MADE | {each: place for each, place in (("weight", 4), ("kind", 5)) if each in at}
    if wordy or any(row.cells[6] for row in rows):
        columns["type"] = 6
    if "weight" in columns and "strength" not in at:
        del columns["strength"]
    kept = _without_none(block.sheet, rows, columns, asking)
    heads = tuple(
        block.heads[at[each]].strip() if at.get(each, len(block.heads)) < len(block.heads) else ""
        for each in ("", "", "strength", "", "weight", "kind", "")
    )
    # With whom a register says that somebody has something, has no direction of itself.
    directed = None if layout.shape == "register" else not even
    return Table(
        "relations", block.sheet, columns, heads, tuple(kept), directed=directed, implied=True
    )


def _other(own: str, layout: Layout, column: int) -> bool:
    """Whether a column is of another party: on the diagonal may stand anything."""
    return normal(own) != normal(layout.names[column])


def _cell(row: Row, column: int | None) -> str:
    return "" if column is None or column >= len(row.cells) else row.cells[column].strip()


def _amount(value: float) -> str:
    return str(int(value)) if value.is_integer() else repr(value)


def _weighed(block: Block, layout: Layout) -> bool:
    """Whether the numbers of a matrix are strengths, and not only that there is something."""
    values = {
        mark(cell)
        for column, role in enumerate(layout.roles)
        if role == "mark"
        for cell in block.column(column)
    }
    return bool(values - {0.0, 1.0, None})


def _runs_both_ways(block: Block, layout: Layout, asking: Asking) -> bool:
    """Whether a matrix is of relations without a direction."""
    same = symmetric(block, layout)
    if same is True:
        return True
    if same is False:
        return False
    question = Question(
        f"half:{block.sheet}:{block.top}", "half", block.sheet, block.top, must=False
    )
    choices = [Choice("both", "half_both"), Choice("one", "half_one")]
    return asking.ask(question, choices) == "both"
