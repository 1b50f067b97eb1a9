"""Columns of our own exports that follow from answers: left out of a list that comes in, and told.

Kept in a note they would show everybody what an organisation told in confidence.
"""

from dataclasses import replace

from netwerk_widgets.files import said
from netwerk_widgets.files.recognising.blocks import Block
from netwerk_widgets.files.recognising.questions import Asking, Question
from netwerk_widgets.files.tables import Row


def without(block: Block, asking: Asking) -> Block:
    """The list without those columns: they are empty, and the others stay where they are."""
    top = block.heads or (block.rows[0].cells if block.rows else ())
    ours = said.heads(said.SAID, *said.CONFIDED)
    found = {n: head.strip() for n, head in enumerate(top) if head.strip() in ours}
    if not found:
        return block
    for head in found.values():
        kind = "told" if head in said.heads(said.SAID) else "told_marks"
        key = f"{kind}:{block.sheet}:{block.top}"
        asking.say(Question(key, kind, block.sheet, block.top, "", {"name": head}))

    def emptied(cells: tuple[str, ...]) -> tuple[str, ...]:
        return tuple("" if n in found else cell for n, cell in enumerate(cells))

    rows = tuple(Row(row.number, emptied(row.cells)) for row in block.rows)
    return replace(block, heads=emptied(block.heads), rows=rows)
