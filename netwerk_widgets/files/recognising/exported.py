"""What programs do to the heads of a table they export, undone before the list is looked at."""

import re
from dataclasses import replace

from netwerk_widgets.files.recognising.blocks import Block
from netwerk_widgets.files.recognising.heads import is_head, kind_of, with_columns
from netwerk_widgets.files.recognising.layouts import with_first_row_as_heads
from netwerk_widgets.files.recognising.values import normal, number

#: Qualtrics writes codes first, then the questions, then what it calls them itself.
_CODES = re.compile(
    r"(Q(ID)?\d+(\.\d+)*(_\d+)*(_TEXT)?|StartDate|EndDate|Status|IPAddress|Progress|Duration.*|"
    r"Finished|RecordedDate|ResponseId|Recipient\w+|External\w+|Location\w+|DistributionChannel|"
    r"UserLanguage)"
)


def unmade(block: Block) -> Block:
    """The list with the heads that a person would read."""
    return _in_one_language(_shifted(_questions(_pivoted(block))))


#: Between the same head in two languages.
_OR = re.compile(r"\s+[/|]\s+|\n+")


def _in_one_language(block: Block) -> Block:
    """The heads in the language that we know, where each has two: "Rol / Role"."""
    headed = with_first_row_as_heads(block)
    found = [_known_half(head) for head in headed.heads]
    if block.heads or sum(one is not None for one in found) < 2:
        return block
    heads = tuple(one or head for one, head in zip(found, headed.heads, strict=True))
    return replace(headed, heads=heads) if kind_of(heads) else block


def _known_half(head: str) -> str | None:
    halves = _OR.split(head.strip())
    told = (each for each in halves if is_head(each) or with_columns([each]))
    return next(told, None) if len(halves) == 2 else None


#: So Excel and LibreOffice call the heads of a pivot table.
_PIVOT = frozenset({"kolomlabels", "column labels", "gegevens", "data"})
_ROWS = frozenset({"rijlabels", "row labels"})


def _pivoted(block: Block) -> Block:
    """A pivot table with the names above its columns as heads."""
    headed = with_first_row_as_heads(block)
    body = headed.rows
    if not _PIVOT & set(map(normal, headed.heads)) or len(body) < 2:
        return block
    heads = ["" if normal(cell) in _ROWS else cell for cell in body[0].cells]
    return replace(block, heads=(), rows=(replace(body[0], cells=tuple(heads)), *body[1:]))


def _questions(block: Block) -> Block:
    """The questions as heads, where a row of codes stands above them."""
    headed = with_first_row_as_heads(block)
    filled = [cell.strip() for cell in headed.heads if cell.strip()]
    body = headed.rows
    asks = sum(each.startswith("Q") for each in filled)
    if asks < 2 or not all(map(_CODES.fullmatch, filled)) or len(body) < 2:
        return block
    rest = body[1:]
    if rest[0].cells and rest[0].cells[0].lstrip().startswith('{"ImportId"'):
        rest = rest[1:]
    return replace(block, heads=body[0].cells, rows=rest, top=body[0].number)


def _shifted(block: Block) -> Block:
    """The heads one to the right, where R wrote none above the names of its rows."""
    headed = with_first_row_as_heads(block)
    heads, body = headed.heads, headed.rows
    while heads and not heads[-1].strip():
        heads = heads[:-1]
    wider = all(len(row.cells) > len(heads) for row in body) and any(
        row.cells[len(heads)].strip() for row in body
    )
    if len(heads) < 2 or not body or not wider or not heads[0].strip():
        return block
    if any(cell.strip() for row in body for cell in row.cells[len(heads) + 1 :]):
        return block
    names = [row.cells[0].strip() for row in body]
    counted = names == [str(n + 1) for n in range(len(names))]
    same = {normal(each) for each in names} == {normal(each) for each in heads}
    if not (counted or same) or number(heads[0]) is not None:
        return block
    if block.heads:
        return replace(block, heads=("", *heads))
    top = replace(block.rows[0], cells=("", *heads))
    return replace(block, rows=(top, *body))
