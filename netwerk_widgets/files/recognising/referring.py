"""By which column other lists call the parties of a list, when that is not their name.

Programs keep nodes and edges apart, and edges name nodes by an id; people use a code or an
abbreviation. The head of such a column may be anything: what stands in it tells.
"""

from collections.abc import Iterator, Mapping, Sequence

from netwerk_widgets.files.recognising.questions import Asking, Choice, Question
from netwerk_widgets.files.recognising.shapes import Recognised, Seen
from netwerk_widgets.files.recognising.values import normal

#: The role of such a column, and so the answer that makes it one.
REF = "ref"
#: So much of what relations call their ends, must stand in the column, and so much of it nowhere
#: else.
_MOSTLY, _UNKNOWN = 0.7, 0.5
#: Columns that are no field of a party, and may be what others call it by.
_FREE = frozenset({"keep", "id"})


def questions(
    found: Sequence[Recognised], known: Mapping[str, bool], answers: Mapping[str, str]
) -> list[Question]:
    """Which columns are read so, for a person to say otherwise.

    ``known``: the session's names, and of each whether nothing but the name is known of that
    party. A session that has relations by id alone, gets the names of those parties: that must
    be answered.
    """
    ends = {end for each in found for end in _ends(each)}
    named = {name for each in found for name in _named(each)}
    here = {normal(each) for each in known} - {""}
    meant = ends - named - here
    bare = {normal(name) for name, alone in known.items() if alone} - {""}
    within = len(meant) > 1 and len(meant) >= _UNKNOWN * len(ends)
    if not within and (ends or len(bare) < 2):
        return []
    asking = Asking(answers)
    for each in found:
        for seen in each.seen:
            column = _column(seen, meant) if within else _renamed(seen, here, bare)
            if column is not None:
                _ask(seen, column, asking, must=not within)
    return list(asking.found.values())


def _ask(seen: Seen, column: int, asking: Asking, *, must: bool) -> None:
    key = f"column:{seen.key}:{column}"
    if asking.answers.get(key, REF) not in (REF, "keep"):
        return  # somebody said that it is something else
    head = seen.block.heads[column].strip() if column < len(seen.block.heads) else ""
    question = Question(
        key, "referred", seen.block.sheet, seen.block.top, head, {"name": head}, must=must
    )
    asking.ask(question, [Choice(REF, "referred_ref"), Choice("keep", "referred_keep")])


def _ends(found: Recognised) -> Iterator[str]:
    """What lists of relations call their ends, where the workbook did not write them itself."""
    for table in found.tables:
        columns = [table.columns[each] for each in ("from", "to") if each in table.columns]
        if table.kind != "relations" or table.implied or "from_id" in table.columns:
            continue
        for row in table.rows:
            cells = (row.cells[each] for each in columns if each < len(row.cells))
            yield from filter(None, map(normal, cells))


def _named(found: Recognised) -> Iterator[str]:
    """What parties are called in lists of parties: their names and their ids."""
    for table in found.tables:
        columns = [table.columns[each] for each in ("name", REF) if each in table.columns]
        if table.kind == "parties":
            for row in table.rows:
                cells = (row.cells[each] for each in columns if each < len(row.cells))
                yield from filter(None, map(normal, cells))


def _free(seen: Seen) -> Iterator[tuple[int, set[str]]]:
    """The columns that may be what others call a party by, with what is in them.

    Each party has one, and no two the same.
    """
    roles = seen.layout.roles
    if "name" not in roles or REF in roles:
        return
    names = seen.block.column(roles.index("name"))
    for column, role in enumerate(roles):
        cells = [
            normal(cell)
            for cell, name in zip(seen.block.column(column), names, strict=True)
            if name
        ]
        if role in _FREE and len(cells) > 1 and all(cells) and len(set(cells)) == len(cells):
            yield column, set(cells)


def _column(seen: Seen, meant: set[str]) -> int | None:
    """The column in which most of these stand."""
    shares = {n: len(meant & cells) / len(meant) for n, cells in _free(seen)}
    best = max(shares, key=lambda n: shares[n], default=None)
    return best if best is not None and shares[best] >= _MOSTLY else None


def _renamed(seen: Seen, here: set[str], bare: set[str]) -> int | None:
    """The column that holds what the session calls its bare parties, when the names do not."""
    if "name" not in seen.layout.roles:
        return None
    names = {normal(each) for each in seen.block.column(seen.layout.roles.index("name")) if each}
    return None if len(names & here) >= _UNKNOWN * len(names) else _column(seen, bare)
