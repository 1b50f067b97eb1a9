"""Heads over two rows."""

from collections.abc import Sequence

from netwerk_widgets.files.recognising.heads import is_head, kind_of
from netwerk_widgets.files.recognising.values import normal
from netwerk_widgets.files.tables import Row


def heads_and_rows(top: Row, body: Sequence[Row]) -> tuple[tuple[str, ...], list[Row]]:
    """The heads and the rows below them: the first of ``body`` may be of the heads.

    Below a merged "Analysis" stand "Influence" and "Interest".
    """
    if not body or body[0].number != top.number + 1:
        return top.cells, list(body)
    second = body[0].cells
    width = max(len(top.cells), len(second))
    above = [top.cells[c].strip() if c < len(top.cells) else "" for c in range(width)]
    under = [second[c].strip() if c < len(second) else "" for c in range(width)]
    # A cell that is merged downwards repeats itself; the others are heads of their own.
    fresh = [c for c in range(width) if under[c] and under[c] != above[c]]
    first = next((c for c in range(width) if above[c]), 0)
    within = _within(above, under)
    if within:
        return within, list(body[1:])
    if not fresh or first in fresh:
        return top.cells, list(body)
    known = all(is_head(under[c]) for c in fresh)
    whole = _whole_heads(above, under, fresh)
    if whole and not (known and not any(_of_a_party(under[c]) for c in fresh)):
        return whole, list(body[1:])
    if not known:
        return top.cells, list(body)
    return tuple(under[c] if c in fresh else above[c] for c in range(width)), list(body[1:])


def _within(above: Sequence[str], under: Sequence[str]) -> tuple[str, ...]:
    """The heads where below both ends of a relation stands what of them: a party, a person.

    Empty where that is not so.
    """
    # A merged cell repeats its head.
    begun = [head if not c or head != above[c - 1] else "" for c, head in enumerate(above)]
    found = kind_of(begun)
    if found is None or found[0] != "relations" or not {"from", "to"} <= set(found[1]):
        return ()
    tops = [found[1][each] for each in ("from", "to")]
    told = {normal(under[c]) for c in tops}
    party = kind_of([under[tops[0]]])
    if len(told) != 1 or party is None or party[0] != "parties" or not all(under):
        return ()
    heads, top = [], ""
    for head, below in zip(begun, under, strict=True):
        top = head or top
        heads.append(head or f"{top} {below}")
    return tuple(heads)


def _of_a_party(head: str) -> bool:
    return (kind_of([head]) or ("",))[0] == "parties"


def _whole_heads(
    above: Sequence[str], under: Sequence[str], fresh: Sequence[int]
) -> tuple[str, ...]:
    """Heads of which the second row says only a part: "Contact" and below it "naam".

    Empty unless the heads above stand over more than one column, and below stand heads that we
    know too.
    """
    tops, top = [], ""
    for head in above:
        top = head or top
        tops.append(top)
    spans = any(tops.count(tops[c]) > 1 for c in fresh)
    told = sum(is_head(under[c]) for c in fresh)
    if not spans or 2 * told < len(fresh) or not _of_a_party(tops[0]):
        return ()
    heads = list(tops)
    for c in fresh:
        alone = is_head(under[c]) and not _of_a_party(under[c])
        heads[c] = under[c] if alone else f"{tops[c]} {under[c]}"
    return tuple(heads)
