"""Who takes part in what: a table of crosses, or a list with what each row's party is in.

Where people meet says nothing yet of who has a relation with whom: that is asked.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from netwerk_widgets.files.recognising.blocks import Block
from netwerk_widgets.files.recognising.building import Table, beside, parties
from netwerk_widgets.files.recognising.heads import attended
from netwerk_widgets.files.recognising.incell import BETWEEN, several
from netwerk_widgets.files.recognising.layouts import Layout, marks
from netwerk_widgets.files.recognising.questions import Asking, Choice, Question
from netwerk_widgets.files.recognising.values import normal, number
from netwerk_widgets.files.tables import Row

#: The role of a column that names what a party takes part in.
GROUP = "group"
#: A longer text than this names no meeting (signs).
_LONGEST = 80


def asked(block: Block, layout: Layout, asking: Asking) -> Layout:
    """The layout with what to do with meetings: only the group knows."""
    question = Question(f"meetings:{block.sheet}:{block.top}", "meetings", block.sheet,
                        block.top, must=True)  # fmt: skip
    choices = [Choice(each, f"meetings_{each}") for each in ("shared", "parties", "notes")]
    return replace(layout, shape="meetings", asked=asking.ask(question, choices))


def columns(block: Block, roles: Sequence[str]) -> list[int]:
    """The columns that name what several parties take part in.

    By their head; or, under a head that nobody knows, when parties stand on several rows with
    another value each, and values with other parties.
    """
    if "name" not in roles:
        return []
    names = block.column(roles.index("name"))
    free = [c for c, role in enumerate(roles) if role == "keep"]
    told = [c for c in free if c < len(block.heads) and attended(block.heads[c])]
    if told:
        led = any(map(_leading, block.heads))
        return told if led or _shared_by_some(block, names, told) else []
    again = len(set(map(normal, names))) < len(names)
    found = [c for c in free if again and _crosses(block, names, c)]
    return found if len(found) == 1 else []


def _shared_by_some(block: Block, names: Sequence[str], columns: Sequence[int]) -> bool:
    """Whether two parties take part in the same."""
    return any(len(each) > 1 for each in _whom(block, names, columns).values())


def _crosses(block: Block, names: Sequence[str], column: int) -> bool:
    """Whether parties have several of these, and these several parties, as meetings do."""
    cells = [each for each in block.column(column) if each]
    if any(len(each) > _LONGEST or number(each) is not None for each in cells):
        return False
    whom = _whom(block, names, [column])
    parties = [name for each in whom.values() for name in each]
    return any(len(each) > 1 for each in whom.values()) and len(set(parties)) < len(parties)


def _whom(block: Block, names: Sequence[str], columns: Sequence[int]) -> dict[str, set[str]]:
    """Of each thing in these columns, the names in whose rows it stands."""
    found: dict[str, set[str]] = {}
    for column in columns:
        for name, cell in zip(names, block.column(column), strict=True):
            for each in _pieces(cell):
                found.setdefault(normal(each), set()).update(_pieces(name))
    return found


def _pieces(cell: str) -> list[str]:
    """The meetings in a cell: apart at commas too, as those have none in their names."""
    parts = (part for each in BETWEEN.split(cell.strip()) for part in re.split(r"\s*,\s*", each))
    return [each for each in parts if each]


def lists(block: Block, layout: Layout, asking: Asking) -> list[Table]:
    """The parties, and what was answered: relations, parties of their own, or notes."""
    block = _apart(block, layout, asking)
    if layout.asked == "notes":
        roles = tuple("keep" if role in ("mark", GROUP) else role for role in layout.roles)
        return [parties(block, replace(layout, roles=roles), asking)]
    whole = parties(_once(block, layout), layout, asking)
    met = _met(block, layout)
    if layout.asked == "parties":
        named = {key: label for _, found in met for key, label in found.items()}
        rows = tuple(Row(block.top, (label,)) for label in _in_order(layout, named))
        others = Table("parties", block.sheet, {"name": 0}, ("",), rows)
        return [whole, others, _taking_part(block, layout, met, asking)]
    return [whole, _shared(block, met)]


def _apart(block: Block, layout: Layout, asking: Asking) -> Block:
    """A row a party, where a cell names all that take part in what the row is about."""
    if GROUP not in layout.roles:
        return block
    first = layout.roles.index("name")
    leads = [
        c for c, role in enumerate(layout.roles) if role == "keep" and _leading(block.heads[c])
    ]
    # Who stands in several rows, is a party that may stand between commas.
    often = Counter(normal(each) for cell in block.column(first) for each in set(_pieces(cell)))
    known = {name for name, n in often.items() if n > 1}
    leads = _parties(block, leads, set(often), asking)
    rows = []
    for row in block.rows:
        cell = row.cells[first] if first < len(row.cells) else ""
        names = several(cell, known, block, row, asking)
        for lead in (row.cells[c].strip() for c in leads if c < len(row.cells)):
            if lead and normal(lead) not in map(normal, names):
                names = [lead, *names]  # it still stands in the note of all who take part
        for name in names:
            rows.append(Row(row.number, (*row.cells[:first], name, *row.cells[first + 1 :])))
    return replace(block, rows=tuple(rows))


#: Under such a head stands who leads: mostly an organisation, and mostly a person.
_LEADS = frozenset({
    "trekker", "penvoerder", "initiatiefnemer", "organisator", "lead", "lead partner", "organiser",
    "organizer",
})  # fmt: skip
_CHAIRS = frozenset({"voorzitter", "chair", "leader"})


def _leading(head: str) -> bool:
    return normal(head) in _LEADS | _CHAIRS


def _parties(
    block: Block, leads: Sequence[int], taking: Collection[str], asking: Asking
) -> list[int]:
    """The columns of who leads that name parties: that is asked, for it may be a person."""
    found = []
    for column in leads:
        head, cells = block.heads[column].strip(), [each for each in block.column(column) if each]
        if not cells:
            continue
        question = Question(
            f"leads:{block.sheet}:{block.top}:{column}", "leads", block.sheet, block.top, head,
            {"name": ", ".join(dict.fromkeys(cells)), "column": head}, must=True,
        )  # fmt: skip
        choices = [Choice("parties", "leads_parties"), Choice("keep", "keep_note")]
        if normal(head) in _CHAIRS and not {normal(each) for each in cells} & set(taking):
            choices.reverse()
        if asking.ask(question, choices) == "parties":
            found.append(column)
    return found


#: Of each party its first row with its name, and by plain name what it takes part in.
_Met = list[tuple[tuple[Row, str], dict[str, str]]]


def _met(block: Block, layout: Layout) -> _Met:
    first = layout.roles.index("name")
    found: dict[str, tuple[tuple[Row, str], dict[str, str]]] = {}
    for row in block.rows:
        name = row.cells[first].strip() if first < len(row.cells) else ""
        if name:
            _, known = found.setdefault(normal(name), ((row, name), {}))
            known |= {normal(each): each for each in _of(row, layout) if normal(each) not in known}
    return list(found.values())


def _of(row: Row, layout: Layout) -> Iterator[str]:
    for column, role in enumerate(layout.roles):
        if role == "mark" and marks(row, column):
            yield layout.names[column]
        elif role == GROUP and column < len(row.cells):
            yield from _pieces(row.cells[column])


def _in_order(layout: Layout, named: dict[str, str]) -> list[str]:
    """What parties can take part in: also what nobody is in, where it has a column."""
    heads = [layout.names[c] for c, role in enumerate(layout.roles) if role == "mark"]
    return list(({normal(each): each for each in heads} | named).values())


def _once(block: Block, layout: Layout) -> Block:
    """The rows without those that say nothing more of a party than an earlier one."""
    first = layout.roles.index("name")
    told = [c for c, role in enumerate(layout.roles) if role not in ("mark", GROUP, "skip")]
    known: dict[str, list[str]] = {}
    kept = []
    for row in block.rows:
        cells = [row.cells[c].strip() if c < len(row.cells) else "" for c in told]
        name = normal(row.cells[first]) if first < len(row.cells) else ""
        before = known.setdefault(name, cells)
        fresh = any(a and a != b for a, b in zip(cells, before, strict=True) if a != name)
        if before is cells or fresh:
            kept.append(row)
    return replace(block, rows=tuple(kept))


def _taking_part(block: Block, layout: Layout, met: _Met, asking: Asking) -> Table:
    """A relation from each party to all that it takes part in."""
    if GROUP not in layout.roles:
        return replace(beside(block, layout, asking), directed=False)
    rows = tuple(
        Row(row.number, (name, each)) for (row, name), found in met for each in found.values()
    )
    columns = {"from": 0, "to": 1}
    return Table("relations", block.sheet, columns, ("",) * 2, rows, directed=False, implied=True)


def _shared(block: Block, met: _Met) -> Table:
    """A relation between parties that share a meeting; one line of note names which."""
    rows = []
    for place, ((row, name), found) in enumerate(met):
        for (_, other), theirs in met[:place]:
            both = [label for key, label in theirs.items() if key in found]
            if both:
                strength = str(min(3, len(both)))
                rows.append(Row(row.number, (other, name, strength, ", ".join(both))))
    at = {"from": 0, "to": 1, "strength": 2, "note": 3}
    return Table("relations", block.sheet, at, ("",) * 4, tuple(rows), directed=False)
