"""A workbook with a sheet for each party: a list of its partners, or a form about it."""

from collections.abc import Sequence
from dataclasses import replace

from netwerk_widgets.files.recognising import heads as words
from netwerk_widgets.files.recognising.blocks import Block
from netwerk_widgets.files.recognising.headed import names_others
from netwerk_widgets.files.recognising.heads import kind_of, with_columns
from netwerk_widgets.files.recognising.questions import Asking, Choice, Question
from netwerk_widgets.files.recognising.values import normal
from netwerk_widgets.files.tables import Row, Sheet

#: Heads of a form stand in its first column, above each other; so many at least.
_FORM = 2
#: And so many at most: what is longer is a list.
_MOST = 60
#: So many of the sheets are called after a party on another of them, to ask about all.
_MOSTLY = 0.5
#: Excel cuts the names of sheets to so many signs.
_CUT = 31
#: What the two columns of names are called in the list that is made of such a sheet.
_HEADS = ("Organisatie", "Relatie met")


def upright(sheet: Sheet) -> Sheet:
    """A form, or a list that lies on its side, with its heads above."""
    if not _FORM <= len(sheet.rows) <= _MOST:
        return sheet
    cells = [[cell.strip() for cell in row.cells] for row in sheet.rows]
    heads = [row[0] for row in cells if row]
    width = max(map(len, cells), default=0)
    if width < 2 or len(heads) < len(cells) or not all(heads):
        return sheet
    asked = with_columns(heads)
    known = [n for n, head in enumerate(heads) if words.is_head(head) or n in asked]
    found = kind_of(heads)
    if len(known) < len(heads) or found is None or found[0] != "parties" or len(found[1]) < 2:
        return sheet
    if kind_of(cells[0]) and len([cell for cell in cells[0] if words.is_head(cell)]) > 1:
        return sheet  # it has heads above
    top = sheet.rows[0].number
    rows = [
        tuple(row[column] if column < len(row) else "" for row in cells) for column in range(width)
    ]
    return replace(sheet, rows=tuple(Row(top + n, row) for n, row in enumerate(rows) if any(row)))


def with_owner(sheets: Sequence[Sheet], asking: Asking) -> Sequence[Sheet]:
    """The sheets as lists of relations, where each is called after the party that it is of."""
    lists = [(sheet, _partners(sheet)) for sheet in sheets]
    found = [(sheet, column) for sheet, column in lists if column is not None]
    if len(found) < 2 or len(found) < len(sheets):
        return sheets
    named = {
        normal(cell): cell.strip()
        for sheet, column in found
        for row in sheet.rows
        for cell in row.cells[column : column + 1]
        if cell.strip()
    }
    owners = {sheet.name: _owner(sheet.name, named) for sheet, _ in found}
    meant = sum(normal(owner) in named for owner in owners.values())
    asked = all(column in with_columns(sheet.rows[0].cells) for sheet, column in found)
    if not asked and meant < max(1, _MOSTLY * len(found)):
        return sheets
    question = Question(
        "owners", "owners", found[0][0].name, found[0][0].rows[0].number,
        words={"name": ", ".join(owners.values())}, must=True,
    )  # fmt: skip
    if asking.ask(question, [Choice("with", "owners_with"), Choice("keep", "owners_keep")]) == (
        "keep"
    ):
        return sheets
    return [_owned(sheet, column, owners[sheet.name]) for sheet, column in found]


def _partners(sheet: Sheet) -> int | None:
    """The column in which a sheet names parties; None when it is no such list."""
    if not sheet.rows or not sheet.name:
        return None
    top = sheet.rows[0].cells
    body = Block(sheet.name, top, sheet.rows[1:])
    asked = [c for c in with_columns(top) if names_others(body.column(c))]
    found = kind_of(top)
    if found and (found[0] == "relations" or (asked and "name" in found[1])):
        return None  # it names both sides itself
    if asked:
        return asked[0]
    if found:
        return found[1].get("name")
    width = max(len(row.cells) for row in sheet.rows)
    return 0 if width == 1 else None


def _owner(name: str, named: dict[str, str]) -> str:
    """The party that a sheet is called after: its whole name, where Excel cut it."""
    plain = normal(name)
    whole = [each for key, each in named.items() if key.startswith(plain)]
    if plain in named or len(name) < _CUT or len(whole) != 1:
        return named.get(plain, name)
    return whole[0]


def _owned(sheet: Sheet, column: int, owner: str) -> Sheet:
    top, *rows = sheet.rows
    if kind_of(top.cells) is None and not with_columns(top.cells):
        rows = [top, *rows]
        top = Row(top.number, ("",) * (column + 1))
    heads = (*top.cells[:column], _HEADS[1], *top.cells[column + 1 :])
    made = [Row(top.number, (_HEADS[0], *heads))]
    # Without heads of its own the first row stands below ours, with the same number.
    made += [Row(row.number, (owner, *row.cells)) for row in rows]
    return replace(sheet, rows=tuple(made))
