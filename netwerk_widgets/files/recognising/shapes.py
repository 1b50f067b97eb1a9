"""The lists in a file, whatever their shape: recognised, or asked."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from netwerk_widgets.files.recognising import heads as words
from netwerk_widgets.files.recognising import layouts
from netwerk_widgets.files.recognising.blocks import Block, blocks
from netwerk_widgets.files.recognising.building import Table, beside, parties, relations
from netwerk_widgets.files.recognising.headed import OF_RELATIONS, headed
from netwerk_widgets.files.recognising.headless import headless, unheaded
from netwerk_widgets.files.recognising.layouts import Layout
from netwerk_widgets.files.recognising.meaning import softened
from netwerk_widgets.files.recognising.questions import Asking, Choice, Question
from netwerk_widgets.files.recognising.scales import on_our_scale
from netwerk_widgets.files.tables import STRUCTURED, Contents, Row, Sheet

#: What a column can be taken for, besides a field of ours.
OTHER_ROLES = ("with", "keep", "skip")


@dataclass(frozen=True)
class Seen:
    """A list as a person should see it: its shape, and what each column was taken for."""

    block: Block
    layout: Layout
    key: str


@dataclass(frozen=True)
class Recognised:
    """What is in a file: the lists, how they were seen, and what must still be decided."""

    tables: tuple[Table, ...]
    seen: tuple[Seen, ...]
    questions: tuple[Question, ...]


def tables(contents: Contents) -> list[Table]:
    """The lists of parties and relations in a file, in its order."""
    return list(recognise(contents).tables)


def together(files: Sequence[Contents], answers: Mapping[str, str] | None = None) -> Recognised:
    """What is in several files, as one (see `recognise`)."""
    found = [recognise(each, answers) for each in files]
    return Recognised(
        tuple(table for each in found for table in each.tables),
        tuple(one for each in found for one in each.seen),
        tuple(question for each in found for question in each.questions),
    )


def recognise(contents: Contents, answers: Mapping[str, str] | None = None) -> Recognised:
    """What is in a file, with what was answered to the questions about it.

    Answers are by `Question.key`; ``column:<sheet>:<row>:<column>`` says what a column is
    (a field, or one of `OTHER_ROLES`), ``shape:<sheet>:<row>`` what shape a list has.
    """
    asking = Asking(answers)
    for what, n in contents.left:
        asking.say(Question(f"left_{what}", f"left_{what}", "", 1, "", {"n": str(n)}))
    if contents.kind in STRUCTURED:
        found = [
            table
            for each in contents.sheets
            for block in blocks(each, asking)
            for table in _structured(block)
        ]
        found = [_told(on_our_scale(table, asking), contents) for table in found]
        return Recognised(tuple(found), (), tuple(asking.found.values()))
    made: list[Table] = []
    seen: list[Seen] = []
    for each in contents.sheets:
        if "(ignore)" in each.name.lower():  # so says Kumu
            asking.say(Question(f"ignored:{each.name}", "ignored", each.name, 1))
            continue
        for block in blocks(_shown(each, asking), asking):
            if not block.rows and not block.heads:
                continue
            shaped = _shaped(block, contents, asking, alone=len(contents.sheets) == 1)
            if shaped is None:
                continue
            one, layout = shaped
            one, layout = _as_answered(one, layout, asking)
            fresh = [softened(table, structured=False) for table in _tables(one, layout, asking)]
            if not words.own(one.heads):
                layout = _as_meant(layout, fresh[0])
                seen.append(Seen(one, layout, f"{one.sheet}:{one.top}"))
            made += [on_our_scale(table, asking) for table in fresh]
    return Recognised(tuple(made), tuple(seen), tuple(asking.found.values()))


def _told(table: Table, contents: Contents) -> Table:
    """The list with what its file says of the direction of all relations, if it says nothing."""
    return table if table.directed is not None else replace(table, directed=contents.directed)


def _as_meant(layout: Layout, table: Table) -> Layout:
    """The layout with what ambiguous heads turned out to mean."""
    meant = {column: field for field, column in table.columns.items()}
    beside = OF_RELATIONS if layout.shape == "register" else ()
    own = (*OTHER_ROLES, "mark", "from", "to", "name", *beside)
    roles = [role if role in own else meant.get(n, "keep") for n, role in enumerate(layout.roles)]
    return replace(layout, roles=tuple(roles))


def _structured(block: Block) -> list[Table]:
    found = words.kind_of(block.heads)
    if found is None:
        return []
    kind, columns = found
    table = Table(kind, block.sheet, columns, block.heads, block.rows)
    return [softened(table, structured=True)]


def _shown(sheet: Sheet, asking: Asking) -> Sheet:
    """The sheet with or without the rows that somebody had hidden in it."""
    hidden = [row.number for row in sheet.rows if row.number in sheet.hidden]
    for cell in sheet.formulas[:20]:
        asking.say(
            Question(f"formula:{sheet.name}:{cell}", "formula", sheet.name,
                     int(re.sub(r"\D", "", cell)), "", {"name": cell})
        )  # fmt: skip
    for row in sheet.quotes:
        asking.say(Question(f"quote:{sheet.name}:{row}", "quote", sheet.name, row))
    if not hidden:
        return sheet
    question = Question(
        f"hidden:{sheet.name}", "hidden", sheet.name, hidden[0], "", {"n": str(len(hidden))}
    )
    choices = [Choice("take", "hidden_take"), Choice("leave", "hidden_leave")]
    if asking.ask(question, choices) == "take":
        return sheet
    return replace(sheet, rows=tuple(r for r in sheet.rows if r.number not in sheet.hidden))


def _shaped(
    block: Block, contents: Contents, asking: Asking, *, alone: bool
) -> tuple[Block, Layout] | None:
    """The block with its heads, and what it is."""
    for find in (layouts.answers, layouts.matrix):
        found = find(block)
        if found:
            return found
    if block.heads:
        return headed(block, asking)
    if contents.kind in ("xlsx", "ods") and block.width > 4 and not alone:
        return None  # a sheet of something else
    return headless(block, asking, pasted=contents.kind == "paste") or unheaded(block, asking)


# ---- what a person says of it ----


def _as_answered(block: Block, layout: Layout, asking: Asking) -> tuple[Block, Layout]:
    """The layout with the columns that a person changed."""
    key = f"column:{block.sheet}:{block.top}"
    roles = [asking.answers.get(f"{key}:{n}", role) for n, role in enumerate(layout.roles)]
    if roles == list(layout.roles):
        return block, layout
    once = Counter(role for role in roles if role not in (*OTHER_ROLES, "mark"))
    for column, role in enumerate(roles):
        # What a person chose goes before what was recognised.
        if once[role] > 1 and f"{key}:{column}" not in asking.answers:
            roles[column] = "keep"
            once[role] -= 1
    shape = layout.shape
    if {"from", "to"} <= set(roles):
        shape = "relations"
    elif "name" in roles or "ref" in roles:
        shape = "register" if {"with", "mark"} & set(roles) else "parties"
    return block, replace(layout, roles=tuple(roles), shape=shape)


# ---- the lists ----


def _tables(block: Block, layout: Layout, asking: Asking) -> list[Table]:
    if layout.shape == "relations":
        return [relations(block, layout, asking)]
    if layout.shape in ("parties", "names"):
        return [parties(block, layout)]
    if layout.shape == "meetings":
        return _meetings(block, layout, asking)
    return [parties(block, layout), beside(block, layout, asking)]


def _meetings(block: Block, layout: Layout, asking: Asking) -> list[Table]:
    whole = parties(block, layout)
    if layout.asked == "notes":
        roles = tuple("keep" if role == "mark" else role for role in layout.roles)
        return [parties(block, replace(layout, roles=roles))]
    if layout.asked == "parties":
        heads = [layout.names[c] for c, role in enumerate(layout.roles) if role == "mark"]
        rows = tuple(Row(block.top, (head,)) for head in heads)
        joined = beside(block, layout, asking)
        others = Table("parties", block.sheet, {"name": 0}, ("",), rows)
        return [whole, others, replace(joined, directed=False)]
    return [whole, _shared(block, layout)]


def _shared(block: Block, layout: Layout) -> Table:
    """A relation between parties that share a meeting; one line of note names which."""
    first = layout.roles.index("name")
    marked = [c for c, role in enumerate(layout.roles) if role == "mark"]
    rows = []
    for place, row in enumerate(block.rows):
        for other in block.rows[:place]:
            both = [
                layout.names[c] for c in marked if layouts.marks(row, c) and layouts.marks(other, c)
            ]
            if both:
                ends = (other.cells[first], row.cells[first])
                rows.append(Row(row.number, (*ends, str(min(3, len(both))), ", ".join(both))))
    columns = {"from": 0, "to": 1, "strength": 2, "note": 3}
    return Table("relations", block.sheet, columns, ("",) * 4, tuple(rows), directed=False)
