"""Relations with a column a kind: each kind that is marked is a relation of its own."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from netwerk_widgets.files.recognising.blocks import Block
from netwerk_widgets.files.recognising.marks import mark
from netwerk_widgets.files.recognising.values import normal, recognised
from netwerk_widgets.files.tables import Row

_HOW_MUCH = re.compile(
    r"^(sterkte|strength|intensiteit|intensity|kracht)\s+|\s+(sterkte|strength)$"
)
#: What says in a column of its own what a relation is, or how strong.
_TOLD = frozenset({"kind", "type", "strength", "weight", "there"})
#: The role of a column that marks the kind in its head.
OF_KIND = "of_kind"


def columns(block: Block, roles: Sequence[str]) -> list[str]:
    """The roles of a list of relations, with the columns that each mark a kind.

    Two at least, each with a known kind above it and only marks or numbers below.
    """
    if _TOLD & set(roles):
        return list(roles)
    found = [
        c
        for c, head in enumerate(block.heads)
        if c < len(roles) and roles[c] == "keep" and _kind(head) and _marked(block, c)
    ]
    if len(found) < 2:
        return list(roles)
    return [OF_KIND if c in found else role for c, role in enumerate(roles)]


def spread(
    block: Block, columns: Mapping[str, int], marked: Collection[int]
) -> tuple[Block, dict[str, int]]:
    """The list with a row for each kind that is ``marked``, its number as the strength."""
    if not marked or _TOLD & set(columns):
        return block, dict(columns)
    width = max(block.width, len(block.heads))
    weighed = any(mark(cell) not in (0, 1) for c in marked for cell in block.column(c))
    rows = []
    for row in block.rows:
        cells = [*row.cells, *[""] * (width - len(row.cells))]
        plain = ["" if n in marked else cell for n, cell in enumerate(cells)]
        kinds = [c for c in marked if mark(cells[c])]
        for c in kinds:
            kind = _kind(block.heads[c]) or block.heads[c]
            rows.append(Row(row.number, (*plain, kind, cells[c].strip() if weighed else "")))
        if not kinds:
            rows.append(Row(row.number, (*plain, "geen", "")))  # said, and left out
    heads = (*block.heads, *[""] * (width - len(block.heads)), "", "")
    placed = dict(columns) | {"type": width} | ({"strength": width + 1} if weighed else {})
    return replace(block, heads=heads, rows=tuple(rows)), placed


def _kind(head: str) -> str | None:
    """The kind that a head names, as it is written there."""
    word = _HOW_MUCH.sub("", normal(head))
    return word if recognised("kind", word) is not None else None


def _marked(block: Block, column: int) -> bool:
    values = [mark(cell) for cell in block.column(column)]
    return None not in values and any(values)
