"""Lists with heads that we know: parties, relations, parties with theirs, who is where."""

import re
from collections.abc import Sequence
from dataclasses import replace

from netwerk_widgets.files.recognising import heads as words
from netwerk_widgets.files.recognising import layouts
from netwerk_widgets.files.recognising.blocks import Block
from netwerk_widgets.files.recognising.layouts import Layout
from netwerk_widgets.files.recognising.persons import told_apart
from netwerk_widgets.files.recognising.questions import Asking, Choice, Question
from netwerk_widgets.files.recognising.values import normal, number


def headed(block: Block, asking: Asking) -> tuple[Block, Layout]:
    """What a list is by its heads."""
    found = words.kind_of(block.heads)
    if found is None:  # the same heads as a list before, by which this one was found
        found = ("parties", {"name": 0})
    kind, columns = found
    width = max(block.width, len(block.heads))
    roles = ["keep"] * width
    for field, column in columns.items():
        roles[column] = field
    if kind == "relations":
        if columns.get("to") not in words.with_columns(block.heads):
            return block, Layout("relations", tuple(roles))
        # "Partij" and "Relatie met": a list of relations, or of parties with theirs.
        others, about = [columns["to"]], words.placed("parties", block.heads)
        roles = ["keep"] * width
        for field, column in (about | {"name": columns["from"]}).items():
            if column not in others:
                roles[column] = field
        roles[columns["to"]] = "with"
        return _register(block, roles, others)
    others = [
        c
        for c in words.with_columns(block.heads)
        if roles[c] in ("keep", "kind") and not _scored(block.column(c))
    ]
    if others:
        for column in others:
            roles[column] = "with"
        return _register(block, roles, others)
    crossed = layouts.meetings(block)
    if crossed:
        return _crossed(*crossed, asking)
    roles = _maybe_with(block, roles, asking)
    if "with" in roles:
        return block, Layout("register", tuple(roles))
    return told_apart(block, Layout("parties", tuple(roles)), asking)


#: So much of what a column holds must be names of the list itself to ask whether it says with whom.
_NAMES = 0.5


def _maybe_with(block: Block, roles: list[str], asking: Asking) -> list[str]:
    """The roles, after asking about a column that holds names of other parties in the list."""
    if "name" not in roles:
        return roles
    names = {normal(each) for each in block.column(roles.index("name")) if each}
    for column, role in enumerate(roles):
        cells = [each for each in block.column(column) if each] if role == "keep" else []
        pieces = [normal(piece) for cell in cells for piece in re.split(r"[,;|\n]", cell)]
        if len(pieces) < 2 or sum(each in names for each in pieces) < _NAMES * len(pieces):
            continue
        head = block.heads[column].strip() if column < len(block.heads) else ""
        question = Question(
            f"with:{block.sheet}:{block.top}:{column}", "with", block.sheet, block.top, head,
            {"name": head}, must=True,
        )  # fmt: skip
        if asking.ask(question, [Choice("with", "with"), Choice("keep", "keep")]) == "with":
            roles[column] = "with"
    return roles


#: What only a relation has; beside parties with whom they have something it is about that.
OF_RELATIONS = ("strength", "weight", "kind", "direction")
#: What a row of parties may say of the relations in it.
BESIDE = tuple(each for each in OF_RELATIONS if each != "direction")
#: What both may have.
_OF_BOTH = frozenset({"keep", "note", "type", "source"})


def _register(block: Block, roles: list[str], others: Sequence[int]) -> tuple[Block, Layout]:
    """Parties with whom they have something; one other a row, and fields of that: relations."""
    fields = words.placed("relations", block.heads)
    name = roles.index("name")
    about = {each: fields[each] for each in OF_RELATIONS if each in fields}
    about = {each: c for each, c in about.items() if c != name and c not in others}
    rest = {role for c, role in enumerate(roles) if c not in (name, *others, *about.values())}
    names = [normal(each) for each in block.column(name) if each]
    again = len(set(names)) < len(names)
    if len(others) == 1 and (about or again) and rest <= _OF_BOTH:
        for each, column in fields.items():
            if column not in (name, *others):
                roles[column] = each
        roles[name], roles[others[0]] = "from", "to"
        return block, Layout("relations", tuple(roles))
    for each, column in about.items():
        if roles[column] in _OF_BOTH and each in BESIDE:
            roles[column] = each
    return block, Layout("register", tuple(roles))


def _crossed(block: Block, layout: Layout, asking: Asking) -> tuple[Block, Layout]:
    """Organisations × meetings: what the columns are, only the group knows."""
    question = Question(f"meetings:{block.sheet}:{block.top}", "meetings", block.sheet,
                        block.top, must=True)  # fmt: skip
    choices = [Choice(each, f"meetings_{each}") for each in ("shared", "parties", "notes")]
    return block, replace(layout, asked=asking.ask(question, choices))


def _scored(cells: Sequence[str]) -> bool:
    """Whether there are only numbers: how much, and not with whom."""
    full = [cell for cell in cells if cell]
    return bool(full) and all(number(cell) is not None for cell in full)
