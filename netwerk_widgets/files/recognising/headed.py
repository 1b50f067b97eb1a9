"""Lists with heads that we know: parties, relations, parties with theirs, who is where."""

import re
from collections.abc import Sequence
from dataclasses import replace

from netwerk_widgets.files.recognising import attending, grouped, kinds, layouts, twoways
from netwerk_widgets.files.recognising import heads as words
from netwerk_widgets.files.recognising.blocks import Block
from netwerk_widgets.files.recognising.layouts import BESIDE, OF_RELATIONS, Layout
from netwerk_widgets.files.recognising.marks import frequency, is_no, is_yes, mark, nobody
from netwerk_widgets.files.recognising.meaning import GUESSED, known
from netwerk_widgets.files.recognising.persons import told_apart
from netwerk_widgets.files.recognising.questions import Asking, Choice, Question
from netwerk_widgets.files.recognising.ranks import CHOSEN, stem
from netwerk_widgets.files.recognising.telling import tells
from netwerk_widgets.files.recognising.values import normal, number, numeric, recognised
from netwerk_widgets.files.tables import Row


def headed(block: Block, asking: Asking) -> tuple[Block, Layout]:
    """What a list is by its heads."""
    found = words.kind_of(block.heads)
    if found is None:  # the same heads as a list before, by which this one was found
        found = ("parties", {"name": 0})
    kind, columns = _between_names(block, *found)
    width = max(block.width, len(block.heads))
    roles = ["keep"] * width
    for field, column in columns.items():
        roles[column] = field
    roles = _without_count(block, roles)
    if kind == "relations":
        roles = twoways.columns(block, _whether(block, _how_often(block, roles)))
        roles = kinds.columns(block, roles)
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
    under = grouped.sections(block, roles.index("name"), asking) if "name" in roles else None
    if under and under[1] not in roles:
        block, roles = under[0], [*roles, under[1]]
    block = _by_number(block, roles)
    roles = _by_values(block, roles)
    others = [
        c
        for c in words.with_columns(block.heads)
        if roles[c] in ("keep", "kind") and names_others(block.column(c))
    ]
    others = [n for column in others for n in (column, *_headless_beside(block, roles, column))]
    if others:
        for column in others:
            roles[column] = "with"
        roles = _maybe_with(block, roles, asking)
        others = [c for c, role in enumerate(roles) if role == "with"]
        return _register(block, roles, others)
    crossed = layouts.meetings(block)
    if crossed:
        return crossed[0], attending.asked(*crossed, asking)
    roles = _maybe_with(block, roles, asking)
    if "with" in roles:
        return block, Layout("register", tuple(roles))
    attended = attending.columns(block, roles)
    if attended:
        roles = [attending.GROUP if n in attended else role for n, role in enumerate(roles)]
        return block, attending.asked(block, Layout("meetings", tuple(roles)), asking)
    return told_apart(block, Layout("parties", tuple(roles)), asking)


def _between_names(block: Block, kind: str, columns: dict[str, int]) -> tuple[str, dict[str, int]]:
    """What a list is, when the second end that its heads name holds only numbers: no party."""
    heads = list(block.heads)
    while kind == "relations" and {"from", "to"} <= set(columns):
        start, end = (block.column(columns[each]) for each in ("from", "to"))
        if not numeric(end) or numeric(start) or not any(start):
            break
        heads[columns["to"]] = ""  # one head fewer each time
        kind, columns = words.kind_of(heads) or ("parties", {"name": columns["from"]})
    return kind, columns


def _by_values(block: Block, roles: list[str]) -> list[str]:
    """The roles, with columns without a head as what all of their values are."""
    for column, role in enumerate(roles):
        head = block.heads[column].strip() if column < len(block.heads) else ""
        if role != "keep" or head:
            continue
        cells = block.column(column)
        meant = next((f for f in GUESSED if f not in roles and known(f, cells, 1)), role)
        roles = [*roles[:column], meant, *roles[column + 1 :]]
    return roles


def _by_number(block: Block, roles: list[str]) -> Block:
    """The list with names where its columns of partners have numbers or codes of the rows."""
    if "name" not in roles:
        return block
    name = roles.index("name")
    names, asked = block.column(name), words.with_columns(block.heads)
    for place in range(block.width):
        codes = block.column(place)
        called = dict(zip(codes, names, strict=True))
        if place not in (name, *asked) and "" not in called and len(called) == len(codes):
            block = _by_code(block, called, asked)
    return block


def _by_code(block: Block, called: dict[str, str], asked: Sequence[int]) -> Block:
    for column in asked:
        parts = [
            re.split(r"\s*[,;|/\n]\s*|\s+", each) if each else [] for each in block.column(column)
        ]
        told = [each for part in parts for each in part]
        if not told or not all(each in called for each in told):
            continue
        rows = [
            Row(row.number, (*row.cells[:column], "|".join(called[each] for each in part),
                             *row.cells[column + 1 :]))
            for row, part in zip(block.rows, parts, strict=True)
        ]  # fmt: skip
        block = replace(block, rows=tuple(rows))
    return block


def _without_count(block: Block, roles: list[str]) -> list[str]:
    """The roles, without the column in which R or pandas counts the rows."""
    for column, role in enumerate(roles):
        head = block.heads[column].strip() if column < len(block.heads) else ""
        cells = block.column(column)
        counted = ([str(n + start) for n in range(len(cells))] for start in (0, 1))
        if role == "keep" and head in ("", "Unnamed: 0") and cells and cells in counted:
            return [*roles[:column], "skip", *roles[column + 1 :]]
    return roles


def _how_often(block: Block, roles: list[str]) -> list[str]:
    """The roles, with a column that says how often, under a head that nobody knows, as strength."""
    if {"strength", "weight"} & set(roles):
        return roles
    for column, role in enumerate(roles):
        cells = [each for each in block.column(column) if each] if role == "keep" else []
        if any(map(frequency, cells)) and all(mark(each) is not None for each in cells):
            return [*roles[:column], "strength", *roles[column + 1 :]]
    return roles


#: A head that asks whether two have anything with each other.
_ASKS = re.compile(
    r"\b(ken(t|nen|ne)|contact|relatie|verbinding|werk(t|en|te)|samenwerk\w*|know|knows|related|"
    r"relation|relationship|connected|connection|tie|link|linked|collaborat\w*|cooperat\w*)\b", re.I
)  # fmt: skip


def _whether(block: Block, roles: list[str]) -> list[str]:
    """The roles, with a column of yes and no that asks whether there is a relation, as its kind."""
    if {"kind", "type"} & set(roles):
        return roles
    for column, role in enumerate(roles):
        head = block.heads[column] if column < len(block.heads) else ""
        cells = [each for each in block.column(column) if each] if role == "keep" else []
        if cells and _ASKS.search(head) and all(is_yes(each) or is_no(each) for each in cells):
            return [*roles[:column], "type", *roles[column + 1 :]]
    return roles


#: So much of what a column holds must be names of the list itself to ask whether it says with whom.
_NAMES = 0.5


def _maybe_with(block: Block, roles: list[str], asking: Asking) -> list[str]:
    """The roles, after asking about a column that holds names of other parties in the list."""
    if "name" not in roles:
        return roles
    names = {normal(each) for each in block.column(roles.index("name")) if each}
    found: dict[str, list[int]] = {"with": [], "chosen": []}
    for columns in _series(block, [c for c, role in enumerate(roles) if role == "keep"]):
        cells = [each for column in columns for each in block.column(column) if each]
        pieces = [normal(piece) for cell in cells for piece in re.split(r"[,;|\n]", cell)]
        inside = sum(each in names for each in pieces)
        listed = len(pieces) > 1 and inside >= _NAMES * len(pieces)
        if listed or (inside and all(n < len(block.heads) for n in columns)
                      and all(tells(block.heads[n]) for n in columns)):  # fmt: skip
            found["with"] += columns
        elif _chosen(block, columns, cells):
            found["chosen"] += columns
    for kind, columns in found.items():
        if not columns:
            continue
        heads = [block.heads[n].strip() if n < len(block.heads) else "" for n in columns]
        question = Question(
            f"with:{block.sheet}:{block.top}:{columns[0]}", kind,
            block.sheet, block.top, heads[0], {"name": ", ".join(heads)}, must=True,
        )  # fmt: skip
        if asking.ask(question, [Choice("with", "with"), Choice("keep", "keep")]) == "with":
            roles = ["with" if n in columns else role for n, role in enumerate(roles)]
    return roles


def _headless_beside(block: Block, roles: Sequence[str], column: int) -> list[int]:
    """The columns without a head right of one that asks for several: "Top 3 partners"."""
    found = []
    for beside in range(column + 1, len(roles)):
        head = block.heads[beside] if beside < len(block.heads) else ""
        cells = block.column(beside)
        if head.strip() or roles[beside] != "keep" or not any(cells) or not names_others(cells):
            break
        found.append(beside)
    return found


def _chosen(block: Block, columns: Sequence[int], cells: Sequence[str]) -> bool:
    """Whether these columns hold, by rank, names that somebody chose."""
    told = len(columns) > 1 and stem(words.bare(block.heads[columns[0]])) in CHOSEN
    named = all(len(cell) <= _LONGEST and mark(cell) is None for cell in cells)
    vocabulary = any(known(each, cells) for each in GUESSED)
    return told and named and not vocabulary and names_others(cells)


#: A longer text than this is no name (signs).
_LONGEST = 80


def _series(block: Block, columns: Sequence[int]) -> list[list[int]]:
    """The columns, those together whose heads only differ in a number: "Contact 1", "Contact 2"."""
    found: dict[str, list[int]] = {}
    for column in columns:
        head = block.heads[column] if column < len(block.heads) else ""
        alone = not head.strip() or stem(words.bare(head)) == words.bare(head)
        found.setdefault(f"{column}" if alone else f" {stem(words.bare(head))}", []).append(column)
    return list(found.values())


#: What both may have.
_OF_BOTH = frozenset({"keep", "note", "type", "source"})


def _register(block: Block, roles: list[str], others: Sequence[int]) -> tuple[Block, Layout]:
    """Parties with whom they have something; one other a row, and fields of that: relations."""
    fields = words.placed("relations", block.heads)
    name = roles.index("name")
    about = {each: fields[each] for each in OF_RELATIONS if each in fields}
    if "kind" not in about and "type" in fields and known("kind", block.column(fields["type"])):
        about["kind"] = fields["type"]
    about = {each: c for each, c in about.items() if c != name and c not in others}
    rest = {role for c, role in enumerate(roles) if c not in (name, *others, *about.values())}
    names = [normal(each) for each in block.column(name) if each]
    again = len(set(names)) < len(names)
    # A row without another is of a party that has nothing with anybody.
    paired = len(others) == 1 and all(
        not nobody(other) or not own
        for own, other in zip(block.column(name), block.column(others[0]), strict=True)
    )
    if paired and (about or again) and rest <= _OF_BOTH:
        for each, column in fields.items():
            if column not in (name, *others):
                roles[column] = each
        roles[name], roles[others[0]] = "from", "to"
        return block, Layout("relations", tuple(_how_often(block, roles)))
    for each, column in about.items():
        if roles[column] in _OF_BOTH and each in BESIDE:
            roles[column] = each
    for column in others:  # "Partner 1", "Sterkte 1", "Partner 2", "Sterkte 2"
        if len(others) > 1 and words.strong(block.heads, column + 1):
            roles[column + 1] = "strength"
    return block, Layout("register", tuple(roles))


#: What is no name of anybody: a day, an address, a number to call.
_NOBODY = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}( .*)?|\S+@\S+\.\w+|https?://\S+|www\.\S+|\+?[\d\s()-]{8,}"
)


def names_others(cells: Sequence[str]) -> bool:
    """Whether it says with whom: not when, how much, at which address, which kind, or yes."""
    full = [cell for cell in cells if cell]
    # "Naam" and "Relatie": the kind of it, where all are kinds that we know.
    told = all(is_yes(c) or is_no(c) or recognised("kind", c) is not None for c in full)
    nobodies = all(number(cell) is not None or _NOBODY.fullmatch(cell) for cell in full)
    return not full or not (told or nobodies)
