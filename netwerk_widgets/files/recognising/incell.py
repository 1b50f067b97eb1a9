"""Several names in one cell: apart where they surely are several, asked where they may be one."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from netwerk_widgets.files.recognising.blocks import Block
from netwerk_widgets.files.recognising.questions import Asking, Choice, Question
from netwerk_widgets.files.recognising.values import normal, number
from netwerk_widgets.files.tables import Row

#: Between several names in one cell, or within one: a semicolon may stand in a name.
BETWEEN = re.compile(r"\s*[|;\n\r\t]+\s*")
_SURELY = re.compile(r"\s*[|\n\r\t]+\s*")
_SEMICOLON = re.compile(r"\s*;\s*")
_COMMA = re.compile(r"\s*,\s*")
_AND = re.compile(r"\s+(?:en|and|&|\+|/)\s+", re.IGNORECASE)
_LAST_AND = re.compile(r"\s+(?:en|and|&)\s+", re.IGNORECASE)
#: What a cell has that may hold more than one name; most have none of it.
_MAYBE = re.compile(r"[|;,\n\r\t]|\s(?:en|and|&|\+|/)\s|^\s*(?:[-*•–▪◦·]|\d{1,2}[.)])\s", re.I)
_BULLET = re.compile(r"(?:[-*•–▪◦·]|(\d{1,2})[.)])\s+(?=\S)")


#: What stands behind a comma within one name: initials, and what a company is. Three capitals
#: without a dot are rather an organisation: "Gemeente Sluis, GGD".
_OF_ONE = re.compile(
    r".*,\s*(?:(?-i:(?:[A-Z]\.\s?){1,3}|[A-Z]{1,2})|inc|ltd|llc|gmbh|[bn]\.?v|[js]r)\.?", re.I
)


def unsure(cells: Iterable[str]) -> set[str]:
    """Cells with a comma in them that stand nowhere else: one name, or several."""
    often = Counter(normal(cell) for cell in cells if cell)
    return {
        normal(cell)
        for cell in cells
        if "," in cell and often[normal(cell)] == 1 and not _OF_ONE.fullmatch(cell)
    }


def shared_out(cell: str, many: int) -> list[str]:
    """What a cell says of each of so many names in the cell beside it.

    A part for each where it has as many parts, else the whole cell for all.
    """
    for between in (_SURELY, _SEMICOLON, _COMMA):
        parts = between.split(cell.strip())
        decimal = between is _COMMA and number(cell) is not None
        if len(parts) == many > 1 and all(parts) and not decimal:
            return parts
    return [cell] * many


def recurring(cells: Iterable[str]) -> set[str]:
    """What stands between semicolons in one cell, and in another too: surely names."""
    different = {normal(cell): cell for cell in cells if cell.strip()}.values()
    parted = [{*map(normal, _SEMICOLON.split(cell))} for cell in different if ";" in cell]
    often = Counter(each for parts in parted for each in parts)
    alone = {normal(cell) for cell in different if ";" not in cell}
    return {each for each, n in often.items() if each and (n > 1 or each in alone)}


def several(
    cell: str,
    known: Collection[str],
    block: Block,
    row: Row,
    asking: Asking,
    *,
    whole: Collection[str] = (),
    one: bool = False,
) -> list[str]:
    """The names in a cell: apart at lines and pipes; at semicolons and commas where those are
    between names that stand elsewhere too, else as is answered.

    ``known`` are those names and ``whole`` those that are one whatever is in them, as `normal`
    writes them; ``one``: here one name is likelier than several.
    """
    if not _MAYBE.search(cell):
        return [cell.strip()]
    question = Question("commas", "commas", block.sheet, row.number, "", must=True)
    choices = [Choice("split", "commas_split"), Choice("whole", "commas_whole")]

    def apart(words: str, *, most_likely: bool = True) -> bool:
        asked = replace(question, words={"name": words})
        return asking.ask(asked, choices if most_likely else choices[::-1]) == "split"

    found: list[str] = []
    for part in _without_bullets([each for each in _SURELY.split(cell.strip()) if each]):
        names = [each for each in _SEMICOLON.split(part) if each]
        if len(names) > 1 and not part.endswith(";"):  # so ends what Microsoft Forms writes
            if normal(part) in whole:
                names = [part]
            elif not any(normal(each) in known for each in names):
                names = names if apart(part, most_likely=not one) else [part]
        for name in names:
            found += [name] if ";" in name else _at_commas(name, known, apart)
    return found


def _at_commas(part: str, known: Collection[str], apart: Callable[[str], bool]) -> list[str]:
    if normal(part) in known and not _some(_COMMA.split(part), known):
        return [part]
    pieces = _listed(part, known)
    if len(pieces) > 1:
        # "A, B en C"
        *before, last = pieces
        pieces = [each for one in before for each in _joined(one, known)]
        halves = _LAST_AND.split(last)
        if len(halves) == 2 and normal(last) not in known:
            pieces += halves if _some(halves, known) or apart(last) else [last]
        else:
            pieces.append(last)
    else:
        pieces = _joined(part, known)
        halves = _AND.split(part)
        if len(pieces) < 2 and _some(halves, known):
            return halves if len(halves) < 2 or apart(part) else [part]
    if len(pieces) < 2 or any(normal(each) in known for each in pieces):
        return pieces
    return pieces if apart(part) else [part]


def _some(names: Iterable[str], known: Collection[str]) -> bool:
    return any(normal(each) in known for each in names)


def _listed(part: str, known: Collection[str]) -> list[str]:
    """What stands between commas; a name with commas in it, that stands elsewhere, as one."""
    bits = [each for each in _COMMA.split(part) if each]
    found: list[str] = []
    at = 0
    while at < len(bits):
        longest = len(bits) - (at == 0)  # the whole is looked at before
        ends = range(longest, at + 1, -1)
        end = next((n for n in ends if normal(" ".join(bits[at:n])) in known), at + 1)
        found.append(", ".join(bits[at:end]))
        at = end
    return found


def _joined(part: str, known: Collection[str]) -> list[str]:
    """Names with a word or a slash between them, where all of them are known and the whole not."""
    pieces = _AND.split(part)
    whole = normal(part) in known or not all(normal(each) in known for each in pieces)
    return [part] if whole else pieces


def _without_bullets(parts: list[str]) -> list[str]:
    """The lines of a cell without the sign, or the number, that stands before each of them."""
    signs = [_BULLET.match(each) for each in parts]
    numbers = [sign[1] for sign in signs if sign]
    if not parts or len(numbers) < len(parts):
        return parts
    if any(numbers) and numbers != [str(n + 1) for n in range(len(numbers))]:
        return parts
    return [_BULLET.sub("", each, count=1) for each in parts]


#: What the names of parties stand under where a cell may hold several.
_PLURAL = frozenset({
    "partijen", "parties", "organisaties", "organisations", "organizations", "stakeholders",
    "deelnemers", "participants", "leden", "members", "partners", "actoren", "actors",
})  # fmt: skip


def each_party(block: Block, column: int | None, asking: Asking) -> tuple[Row, ...]:
    """The rows, with one for each party where most cells under such a head hold several."""
    head = block.heads[column] if column is not None and column < len(block.heads) else ""
    names = block.column(column) if column is not None else []
    many = sum(bool(re.search(r"[,;|\n]", each)) for each in names)
    if column is None or normal(head) not in _PLURAL or 2 * many < len(names):
        return block.rows
    known = {normal(each) for each in names if not re.search(r"[,;|\n]", each)} | recurring(names)
    rows = []
    for row, name in zip(block.rows, names, strict=True):
        for each in several(name, known, block, row, asking):
            rows.append(Row(row.number, (*row.cells[:column], each, *row.cells[column + 1 :])))
    return tuple(rows)
