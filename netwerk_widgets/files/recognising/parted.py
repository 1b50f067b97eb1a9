"""Matrices under each other on one sheet: of now and later, or of one kind of relation each."""

from collections.abc import Sequence
from itertools import pairwise

from netwerk_widgets.files.recognising.blocks import Block, below_title
from netwerk_widgets.files.recognising.layouts import Layout
from netwerk_widgets.files.recognising.matrices import matrix
from netwerk_widgets.files.recognising.questions import Asking, Choice, Question
from netwerk_widgets.files.tables import Row


def matrices(block: Block, asking: Asking) -> list[tuple[Block, Layout]]:
    """The matrices that an empty row, or a title, sets apart; which of them count is asked.

    Nothing when it is not several matrices, and nothing else.
    """
    if block.heads or len(block.rows) < 6:
        return []
    found: list[tuple[Block, Layout]] = []
    for part in _parts(block.rows):
        rows, title = below_title(part)
        title = title or ("" if found else block.title)
        made = matrix(Block(block.sheet, (), tuple(rows), title, rows[0].number))
        if made is None:
            return []
        found.append(made)
    if len(found) < 2:
        return []
    titles = [each.title or str(each.top) for each, _ in found]
    question = Question(
        f"matrices:{block.sheet}:{block.top}", "matrices", block.sheet, block.top,
        words={"n": str(len(found)), "name": ", ".join(titles)}, must=True,
    )  # fmt: skip
    choices = [Choice("all", "matrices_all")]
    choices += [Choice(str(n), "matrices_one", title) for n, title in enumerate(titles, 1)]
    answer = asking.ask(question, choices)
    return found if answer == "all" else [found[int(answer) - 1]]


def _parts(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows between empty ones; a title alone goes with what is below it."""
    parts: list[list[Row]] = [[rows[0]]]
    for before, row in pairwise(rows):
        alone = len(parts[-1]) == 1 and _filled(parts[-1][0]) == 1
        if row.number > before.number + 1 and not alone:
            parts.append([row])
        else:
            parts[-1].append(row)
    return parts


def _filled(row: Row) -> int:
    return sum(bool(cell.strip()) for cell in row.cells)
