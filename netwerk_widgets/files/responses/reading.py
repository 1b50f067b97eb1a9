"""A list of answers for a round: who answered what, and every cell that is no answer."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from netwerk_widgets.files.responses.answers import answered
from netwerk_widgets.files.responses.heads import asked, left_out, matched, noted, of_names
from netwerk_widgets.files.spelling import normal
from netwerk_widgets.files.tables import Contents, Row
from netwerk_widgets.rounds.model import Ask, Round
from netwerk_widgets.rounds.slips import Answer
from netwerk_widgets.session.errors import ImportFileError

#: Within so many rows the heads are: some tools write the title of the survey above them.
_HEADS = 6
#: The number before a name in the list of people.
_NUMBERED = re.compile(r"^\d+\.\s+")


@dataclass(frozen=True)
class Wrong:
    """A cell that is no answer: its row as a spreadsheet counts, what was asked, what it says."""

    row: int
    name: str
    cell: str


@dataclass(frozen=True)
class Response:
    """What one respondent answered; ``who`` as it stands there, ``row`` that of the grid."""

    number: int
    answers: Mapping[str, Answer]
    who: str = ""
    row: str = ""


@dataclass(frozen=True)
class Found:
    """What a list of answers says; ``skipped`` are the heads of columns that nothing asks."""

    responses: list[Response]
    wrong: list[Wrong] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    in_order: bool = False


@dataclass(frozen=True)
class Whose:
    """The rows of the grid: their names by id. ``known``: whoever is not among them is refused."""

    rows: Mapping[str, str]
    known: bool = False

    def row(self, who: str) -> str:
        """The row of a name, a number, or the id itself; empty when there is none."""
        wanted = normal(who)
        for id_, name in self.rows.items():
            if wanted and wanted in (normal(name), normal(_NUMBERED.sub("", name)), normal(id_)):
                return id_
        return ""


def read(contents: Contents, round_: Round, whose: Whose) -> Found:
    """The answers in a file, or in what was pasted with its heads.

    Raises
    ------
    ImportFileError
        When no column can be told to ask what the round asks.
    """
    names = asked(round_)
    best: tuple[tuple[int, int], Sequence[Row], int, dict[int, str]] = ((0, 0), (), 0, {})
    for sheet in contents.sheets:
        for at, row in enumerate(sheet.rows[:_HEADS]):
            found = matched(row.cells, names)
            # A sheet that sums up has the same words; that of the respondents says who and when.
            notes = sum(noted(head) or of_names(head) for head in row.cells)
            if found and (len(found), notes) > best[0]:
                best = ((len(found), notes), sheet.rows, at, found)
    if not best[0][0]:
        return _in_order(contents, round_, whose)
    _many, rows, at, columns = best
    return _found(rows[at].cells, rows[at + 1 :], columns, round_, whose)


def _in_order(contents: Contents, round_: Round, whose: Whose) -> Found:
    """The answers where no head says what is asked: as many columns of them as there are asks."""
    rows = max((each.rows for each in contents.sheets), key=len, default=())
    names = [*asked(round_)]
    asks = dict(round_.fields())
    width = max((len(row.cells) for row in rows), default=0)
    first = next((at for at, row in enumerate(rows) if _answers(row.cells, asks)), 0)
    heads = [*rows[first - 1].cells] if first else []
    heads += [""] * (width - len(heads))
    body = rows[first:]
    scored = [
        column
        for column in range(width)
        if not left_out(heads[column], _column(body, column))
        and not of_names(heads[column])
        and _mostly(_column(body, column), asks)
    ]
    if len(scored) != len(names):
        raise ImportFileError("grid_columns", n=len(scored), m=len(names))
    columns = dict(zip(scored, names, strict=True))
    found = _found(heads, body, columns, round_, whose)
    return Found(found.responses, found.wrong, found.skipped, in_order=True)


def _column(rows: Sequence[Row], column: int) -> list[str]:
    return [row.cells[column] if column < len(row.cells) else "" for row in rows]


def _answers(cells: Sequence[str], asks: Mapping[str, Ask]) -> bool:
    """Whether there is an answer in a row."""
    return any(answered(cell, ask) is not None for cell in cells for ask in asks.values())


def _mostly(cells: Sequence[str], asks: Mapping[str, Ask]) -> bool:
    """Whether most of what stands in a column is an answer to something."""
    full = [cell for cell in cells if cell.strip()]
    return 2 * sum(_answers([cell], asks) for cell in full) > len(full)


def _found(
    heads: Sequence[str],
    rows: Sequence[Row],
    columns: Mapping[int, str],
    round_: Round,
    whose: Whose,
) -> Found:
    asks = dict(round_.fields())
    who = _who(heads, rows, columns, whose)
    responses, wrong = [], []
    for row in rows:
        given: dict[str, Answer] = {}
        for column, name in columns.items():
            cell = row.cells[column].strip() if column < len(row.cells) else ""
            answer = answered(cell, asks[name])
            if answer is not None:
                given[name] = answer
            elif cell:
                wrong.append(Wrong(row.number, name, cell))
        said = "" if who is None or who >= len(row.cells) else row.cells[who].strip()
        if given or said:
            responses.append(Response(row.number, given, said, whose.row(said)))
    skipped = [
        head.strip()
        for column, head in enumerate(heads)
        if column not in columns
        and column != who
        and head.strip()
        and not left_out(head, _column(rows, column))
    ]
    return Found(responses, wrong, skipped)


def _who(
    heads: Sequence[str], rows: Sequence[Row], columns: Mapping[int, str], whose: Whose
) -> int | None:
    """The column that says who answered: of which most are rows of the grid, or by its head."""
    width = max((len(row.cells) for row in rows), default=0)
    rest = [column for column in range(width) if column not in columns]
    for column in rest:
        full = [cell for cell in _column(rows, column) if cell.strip()]
        head = heads[column] if column < len(heads) else ""
        numbers = all(cell.strip().isdecimal() for cell in full)
        # A tool numbers its rows too: a number is somebody's only where the head says so.
        if full and (of_names(head) or not numbers):
            known = sum(bool(whose.row(cell)) for cell in full)
            if 2 * known > len(full) and not left_out(head, full):
                return column
    if whose.known:
        return None
    named = (c for c in rest if c < len(heads) and of_names(heads[c]))
    return next((c for c in named if any(_column(rows, c))), None)
