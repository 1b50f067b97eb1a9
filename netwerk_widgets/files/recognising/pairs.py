"""Two names on a line, with an arrow, a dash or a space between them."""

import re
from dataclasses import replace

from netwerk_widgets.files.recognising.blocks import Block
from netwerk_widgets.files.recognising.layouts import Layout
from netwerk_widgets.files.recognising.marks import frequency
from netwerk_widgets.files.recognising.questions import Asking, Choice, Question
from netwerk_widgets.files.recognising.values import normal, number, recognised
from netwerk_widgets.files.tables import Row

ARROW = re.compile(r"\s*(<->|<-->|<=>|↔|-->|->|=>|→|<--|<-|←|--)\s*")
_BACK = frozenset({"<--", "<-", "←"})
#: The sign or number that stands before each line of a list.
_BULLET = re.compile(r"^\s*([*•–▪◦·]|\d{1,3}[.)])\s+")
_DASH = re.compile(r"\s+[-–—/|]\s+")


def below_title(block: Block) -> Block:
    """The lines of two names without a first line that has no sign between names: a title."""
    if block.width != 1 or len(block.rows) < 3:
        return block
    for sign in (ARROW, _DASH):
        apart = [len(sign.split(row.cells[0].strip())) > 1 for row in block.rows]
        if not apart[0] and all(apart[1:]):
            title, rows = block.rows[0].cells[0].strip(), block.rows[1:]
            return replace(block, rows=rows, title=title, top=rows[0].number)
    return block


#: What is said of a relation behind its last name: "A -> B: subsidie", "A -> B (3)".
_SAID = re.compile(r"(.+?)(?::\s+(.+)|:(\d+(?:[.,]\d+)?)|\s*\(([^()]+)\))")


def _said(name: str, ends: set[str]) -> tuple[str, str]:
    """A name, and what is said behind it; words between brackets only behind one that recurs."""
    found = _SAID.fullmatch(name)
    if not found:
        return name, ""
    bare, told, beside = found[1].strip(), found[2] or found[3], found[4]
    if beside and number(beside) is None and normal(bare) not in ends:
        return name, ""
    return bare, (told or beside).strip()


def arrows(block: Block) -> tuple[Block, Layout] | None:
    """Lines like ``A -> B``."""
    if len([c for c in range(block.width) if any(block.column(c))]) != 1:
        return None
    lines = [
        ARROW.split(_BULLET.sub("", next(cell for cell in row.cells if cell.strip()).strip()))
        for row in block.rows
    ]
    if any(len(parts) < 3 or not all(parts[::2]) for parts in lines):
        return None
    ends = {normal(name) for parts in lines for name in parts[::2]}
    rows: list[Row] = []
    for row, parts in zip(block.rows, lines, strict=True):
        parts[-1], told = _said(parts[-1], ends)
        much = recognised("x", told) is not None or frequency(told)
        amount, kind = (told, "") if much else ("", told)
        for place in range(0, len(parts) - 2, 2):
            one, arrow, other = parts[place : place + 3]
            pair = (other, one) if arrow in _BACK else (one, other)
            way = "directed" if ">" in arrow or "→" in arrow or arrow in _BACK else ""
            both = arrow in ("<->", "<-->", "<=>", "↔")
            rows.append(Row(row.number, (*pair, "mutual" if both else way, kind, amount)))
    roles = ("from", "to", "direction", "type", "weight")
    used = [c for c in range(len(roles)) if c < 3 or any(row.cells[c] for row in rows)]
    kept = tuple(Row(row.number, tuple(row.cells[c] for c in used)) for row in rows)
    made = Block(block.sheet, ("",) * len(used), kept, block.title, block.top)
    return made, Layout("relations", tuple(roles[c] for c in used))


def spaced(block: Block, asking: Asking) -> tuple[Block, Layout] | None:
    """Lines of two words, of which some return: pairs with a space between."""
    if block.width != 1 or len(block.rows) < 2:
        return None
    # networkx writes what it knows of an edge behind it.
    told = [re.sub(r"\{[^{}]*?(?:'weight': ([\d.]+))?[^{}]*\}$", r"\1", row.cells[0].strip())
            for row in block.rows]  # fmt: skip
    parts = [each.split() for each in told]
    around = _around(block, parts)
    numbers = all(len(each) == 3 and recognised("x", each[2]) is not None for each in parts)
    if not around and not numbers and not all(len(each) == 2 for each in parts):
        return None
    if not around and not {each[0] for each in parts} & {each[1] for each in parts}:
        return None
    pair = next(each for each in parts if len(each) > 1 and not each[0].startswith("#"))
    question = Question(
        f"spaces:{block.sheet}:{block.top}", "spaces", block.sheet, block.top,
        words={"name": pair[0], "other": pair[1]}, must=True,
    )  # fmt: skip
    choices = [Choice("relations", "pairs_relations"), Choice("names", "spaces_names")]
    if asking.ask(question, choices) == "names":
        return block, Layout("names", ("name",))
    if around:
        return around, Layout("neighbours", ("name", *["with"] * (around.width - 1)))
    rows = tuple(Row(row.number, tuple(each)) for row, each in zip(block.rows, parts, strict=True))
    made = Block(block.sheet, (), rows, block.title, block.top)
    return made, Layout("relations", ("from", "to", "weight")[: len(parts[0])])


def _around(block: Block, parts: list[list[str]]) -> Block | None:
    """Each line a word and its neighbours, all of which have a line, as networkx writes it."""
    lines = zip(block.rows, parts, strict=True)
    told = [(row, each) for row, each in lines if not each[0].startswith("#")]
    firsts = [each[0] for _, each in told]
    rest = {word for _, each in told for word in each[1:]}
    uneven = len({len(each) for _, each in told}) > 1
    if len(set(firsts)) < len(firsts) or not rest or not rest <= {*firsts} or not uneven:
        return None
    rows = tuple(Row(row.number, tuple(each)) for row, each in told)
    return Block(block.sheet, (), rows, block.title, rows[0].number)


def dashed(block: Block, asking: Asking) -> tuple[Block, Layout] | None:
    """Lines of two names with a dash or slash between, of which some return: maybe pairs."""
    if block.width != 1 or len(block.rows) < 2:
        return None
    parts = [_DASH.split(row.cells[0].strip()) for row in block.rows]
    if not all(len(each) == 2 and all(each) for each in parts):
        return None
    if len({normal(name) for each in parts for name in each}) == 2 * len(parts):
        return None
    question = Question(
        f"spaces:{block.sheet}:{block.top}", "pairs", block.sheet, block.top,
        words={"name": parts[0][0], "other": parts[0][1]}, must=True,
    )  # fmt: skip
    choices = [Choice("relations", "pairs_relations"), Choice("names", "spaces_names")]
    if not {normal(each[0]) for each in parts} & {normal(each[1]) for each in parts}:
        choices.reverse()  # "Gemeente Sluis - Wonen", "Gemeente Sluis - Zorg"
    if asking.ask(question, choices) == "names":
        return block, Layout("names", ("name",))
    rows = tuple(Row(row.number, tuple(each)) for row, each in zip(block.rows, parts, strict=True))
    return Block(block.sheet, (), rows, block.title, block.top), Layout("relations", ("from", "to"))
