"""What heads mean that may mean several things, by what stands under them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from netwerk_widgets.files.recognising.building import Table
from netwerk_widgets.files.recognising.marks import frequency
from netwerk_widgets.files.recognising.values import normal, number, recognised
from netwerk_widgets.files.tables import Row

#: What a column without a known head may be of a party, by the values in it.
GUESSED = ("sector", "role", "ring", "geography")
#: A column is of known values when so many of its different values are known.
_MOSTLY = 0.6


def known(field: str, values: Sequence[str], share: float = _MOSTLY) -> bool:
    """Whether such a share of the different values in a column are known ones of this field."""
    different = Counter(filter(None, (each.strip() for each in values)))
    if not different:
        return False
    return sum(recognised(field, each) is not None for each in different) >= share * len(different)


def _numbers(values: Sequence[str]) -> bool:
    """Whether a column says how much or how often."""
    full = [each.strip().rstrip("%") for each in values if each.strip()]
    return bool(full) and all(number(each) is not None or frequency(each) for each in full)


def softened(table: Table, *, structured: bool) -> Table:
    """The list with what its ambiguous heads mean; what may be anything is marked soft."""
    table = _signed(table)
    columns = dict(table.columns)
    soft = {"geography", "source", "direction"} | ({"kind", "strength"} if structured else set())

    def under(field: str) -> list[str]:
        place = columns[field]
        return [row.cells[place] for row in table.rows if place < len(row.cells)]

    def instead(field: str, options: Sequence[str], otherwise: str | None) -> None:
        if field not in columns:
            return
        values = under(field)
        fits = next((each for each in options if each not in columns and known(each, values)), None)
        chosen = fits or (otherwise if otherwise not in columns else None)
        place = columns.pop(field)
        if chosen:
            columns[chosen] = place
            if fits is None:
                soft.add(chosen)

    if table.kind == "parties":
        instead("type", ("sector", "role"), "branch")
        if "interests" not in columns and "interest" in columns:
            named = normal(table.heads[columns["interest"]]) if table.heads else ""
            values = under("interest")
            if named in ("belang", "interest") and not _scores(values):
                columns["interests"] = columns.pop("interest")
    else:
        instead("type", ("direction", "kind"), "kind")
        label = _label(table, columns)
        if label is not None:
            columns["kind"] = label
            soft.add("kind")
        if "weight" in columns:
            place = columns.pop("weight")
            if "strength" not in columns and _numbers(
                [row.cells[place] for row in table.rows if place < len(row.cells)]
            ):
                columns["strength"] = place
    return replace(table, columns=columns, soft=frozenset(soft))


def _label(table: Table, columns: dict[str, int]) -> int | None:
    """The column "label" of edges, where "type" was a direction and the label names the kind."""
    heads = [normal(head) for head in table.heads]
    place = heads.index("label") if "label" in heads else -1
    if "kind" in columns or place < 0 or place in columns.values():
        return None
    values = [row.cells[place] for row in table.rows if place < len(row.cells)]
    return place if known("kind", values) else None


#: What says of a relation that it is a bad one, or that it is a good one or neither.
_AGAINST = frozenset({"negatief", "negative", "neg", "slecht", "bad", "vijandig", "hostile"})
_FOR = frozenset({"positief", "positive", "pos", "goed", "good", "neutraal", "neutral"})


def _signed(table: Table) -> Table:
    """The list with plus and minus, where its kinds say only that, as strengths: -1 is below zero.

    The words themselves stay, in a column of their own, for the note.
    """
    name = next((each for each in ("type", "kind") if each in table.columns), "")
    if table.kind != "relations" or not name or {"strength", "weight"} & set(table.columns):
        return table
    place = table.columns[name]
    cells = [row.cells[place].strip() if place < len(row.cells) else "" for row in table.rows]
    signs = [_sign(cell) for cell in cells]
    if None in signs or -1 not in signs:
        return table
    width = max(len(table.heads), *(len(row.cells) for row in table.rows))
    rows = []
    for row, cell, sign in zip(table.rows, cells, signs, strict=True):
        filled = [*row.cells, *[""] * (width - len(row.cells)), cell]
        filled[place] = "-1" if sign == -1 else ""
        rows.append(Row(row.number, tuple(filled)))
    heads = (*table.heads, *[""] * (width - len(table.heads)))
    columns = {each: n for each, n in table.columns.items() if each != name} | {"strength": place}
    head = heads[place] if place < len(heads) else ""
    return replace(table, columns=columns, heads=(*heads, head), rows=tuple(rows))


def _sign(cell: str) -> int | None:
    """-1 for a minus, 1 for a plus, 0 for nothing; None for anything else."""
    text = cell.strip()
    if not text:
        return 0
    if set(text) <= set("-−–") or normal(text) in _AGAINST:
        return -1
    return 1 if set(text) <= set("+0±/") or normal(text) in _FOR else None


def _scores(values: Sequence[str]) -> bool:
    """Whether a column scores, on whatever scale, and does not tell."""
    from netwerk_widgets.files.recognising.scales import scored

    return known("interest", values) or scored(values)
