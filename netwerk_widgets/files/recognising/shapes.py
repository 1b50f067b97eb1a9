"""The lists in a file, whatever their shape: recognised, or asked."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from netwerk_widgets.files.recognising import attending, matrices, parted, per_party, surveys
from netwerk_widgets.files.recognising import heads as words
from netwerk_widgets.files.recognising.blocks import Block, blocks
from netwerk_widgets.files.recognising.building import Table, beside, parties, relations
from netwerk_widgets.files.recognising.exported import unmade
from netwerk_widgets.files.recognising.headed import headed
from netwerk_widgets.files.recognising.headless import headless, unheaded
from netwerk_widgets.files.recognising.layouts import BY_HEAD, OF_RELATIONS, Layout
from netwerk_widgets.files.recognising.left_out import without
from netwerk_widgets.files.recognising.meaning import softened
from netwerk_widgets.files.recognising.mixed import apart
from netwerk_widgets.files.recognising.questions import Asking, Choice, Question
from netwerk_widgets.files.recognising.repeating import said_again
from netwerk_widgets.files.recognising.scales import on_our_scale
from netwerk_widgets.files.recognising.sheets import explains, loose, of_sheet
from netwerk_widgets.files.tables import STRUCTURED, Contents, Sheet

#: What a column can be taken for, besides a field of ours.
OTHER_ROLES = ("with", attending.GROUP, "keep", "skip")


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
            for table in _structured(without(block, asking))
        ]
        found = [_told(on_our_scale(table, asking), contents) for table in found]
        return Recognised(tuple(found), (), tuple(asking.found.values()))
    made: list[Table] = []
    seen: list[Seen] = []
    for each in per_party.with_owner(_counting(contents, asking), asking):
        parts = apart(each)
        for block in (block for part in parts for block in blocks(part, asking)):
            if not block.rows and not block.heads:
                continue
            block = without(block, asking)
            alone = len(contents.sheets) == 1
            for one, layout in _all_shaped(block, contents, asking, alone=alone):
                one, layout = _as_answered(one, layout, asking)
                if layout.shape == "names" and loose(one, contents, asking):
                    continue
                _tell_longer(one, layout, asking)
                fresh = [
                    softened(table, structured=False) for table in _tables(one, layout, asking)
                ]
                if not words.own(one.heads):
                    layout = _as_meant(layout, fresh[0])
                    seen.append(Seen(one, layout, f"{one.sheet}:{one.top}"))
                if len(contents.sheets) > 1:
                    fresh = [of_sheet(table) for table in fresh]
                made += [on_our_scale(table, asking) for table in fresh]
    return Recognised(tuple(made), tuple(seen), tuple(asking.found.values()))


def _tell_longer(block: Block, layout: Layout, asking: Asking) -> None:
    """Tell of rows that go on past the heads where others do not: a separator within a name."""
    width = len(block.heads)
    beyond = [n for n, role in enumerate(layout.roles) if n >= width and role == "keep"]
    if not width or not beyond or all(len(row.cells) > width for row in block.rows):
        return
    for row in block.rows:
        if any(cell.strip() for n, cell in enumerate(row.cells) if n in beyond):
            key = f"longer:{block.sheet}:{row.number}"
            asking.say(Question(key, "longer", block.sheet, row.number))


def _counting(contents: Contents, asking: Asking) -> list[Sheet]:
    """The sheets that hold lists, as they are shown, upright."""
    found = []
    for each in contents.sheets:
        if "(ignore)" in each.name.lower():  # so says Kumu
            asking.say(Question(f"ignored:{each.name}", "ignored", each.name, 1))
        elif len(contents.sheets) > 1 and explains(each):
            asking.say(Question(f"explains:{each.name}", "explains", each.name, 1))
        else:
            found.append(per_party.upright(_shown(each, asking)))
    return found


def _told(table: Table, contents: Contents) -> Table:
    """The list with what its file says of the direction of all relations, if it says nothing."""
    return table if table.directed is not None else replace(table, directed=contents.directed)


def _as_meant(layout: Layout, table: Table) -> Layout:
    """The layout with what ambiguous heads turned out to mean."""
    meant = {column: field for field, column in table.columns.items()}
    beside = OF_RELATIONS if layout.shape == "register" else ()
    own = (*OTHER_ROLES, *BY_HEAD, "from", "to", "name", *beside)
    roles = [
        meant.get(n, "keep") if role == "keep" or role not in own else role
        for n, role in enumerate(layout.roles)
    ]
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


def _all_shaped(
    block: Block, contents: Contents, asking: Asking, *, alone: bool
) -> list[tuple[Block, Layout]]:
    """The block, or the matrices in it, with what each is."""
    if not words.own(block.heads):
        block = said_again(unmade(block))
    several = parted.matrices(block, asking)
    if several:
        return several
    found = _shaped(block, contents, asking, alone=alone)
    return [found] if found else []


def _shaped(
    block: Block, contents: Contents, asking: Asking, *, alone: bool
) -> tuple[Block, Layout] | None:
    """The block with its heads, and what it is."""
    found = surveys.answers(block, asking) or matrices.matrix(block)
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
    once = Counter(role for role in roles if role not in (*OTHER_ROLES, *BY_HEAD))
    for column, role in enumerate(roles):
        # What a person chose goes before what was recognised.
        if once[role] > 1 and f"{key}:{column}" not in asking.answers:
            roles[column] = "keep"
            once[role] -= 1
    shape = layout.shape
    if {"from", "to"} <= set(roles):
        shape = "relations"
    elif "name" in roles and attending.GROUP in roles:
        return block, attending.asked(block, replace(layout, roles=tuple(roles)), asking)
    elif "name" in roles or "ref" in roles:
        shape = "register" if {"with", "mark"} & set(roles) else "parties"
    return block, replace(layout, roles=tuple(roles), shape=shape)


# ---- the lists ----


def _tables(block: Block, layout: Layout, asking: Asking) -> list[Table]:
    if layout.shape == "relations":
        return [relations(block, layout, asking)]
    if layout.shape in ("parties", "names"):
        return [parties(block, layout, asking)]
    if layout.shape == "meetings":
        return attending.lists(block, layout, asking)
    return [parties(block, layout, asking), beside(block, layout, asking)]
