"""A row of a list as what it says of a party or relation, its mistakes noted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from netwerk_widgets.files.columns import CHOICES, LEVELS, LONGEST, ONE_LINE, header
from netwerk_widgets.files.planning import noted
from netwerk_widgets.files.planning.problems import Option, Place, Problem, Problems
from netwerk_widgets.files.recognising import Table, nearest, recognised
from netwerk_widgets.files.sources import of_table
from netwerk_widgets.session.models.parties import Relation
from netwerk_widgets.session.models.signs import cleaned, composed
from netwerk_widgets.texts import DEFAULT, texts

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
#: Columns that say which row is meant; they are no field of a party or relation.
_KEYS = frozenset({"id", "ref", "from", "to", "from_id", "to_id", "from_ref", "to_ref"})
#: Imported places keep this far from the edges of the map (share of the field).
_EDGE = 0.05


@dataclass(frozen=True)
class End:
    """An end of a relation: the party's name, and what else the file calls it."""

    name: str
    id: str = ""
    ref: str = ""


@dataclass
class Entry:
    """What one row says. ``id`` only when the workbook itself wrote the row.

    ``values`` are the fields that it fills in, ``extra`` the lines of its other columns.
    """

    place: Place
    id: str
    ref: str
    values: dict[str, Any] = field(default_factory=dict)
    extra: list[str] = field(default_factory=list)
    ends: tuple[End, End] | None = None
    #: The whole name, where it is longer than a name may be.
    whole: str = ""
    #: Whether the list itself says that both ends are parties.
    implied: bool = False

    @property
    def called(self) -> str:
        """The whole name of the party."""
        return self.whole or self.name

    @property
    def name(self) -> str:
        """The party's name."""
        return str(self.values.get("name", ""))

    @property
    def kind(self) -> str:
        """The kind of relation, the usual one where none is named."""
        return str(self.values.get("kind") or Relation.model_fields["kind"].default)

    def note(self) -> str:
        """The note, with a line for every other column."""
        lines = filter(None, [self.values.get("note", ""), *self.extra])
        return cleaned("\n".join(lines), name=False)


def entries(table: Table, problems: Problems, *, downwards: bool = False) -> Iterator[Entry]:
    """The rows of a list; ``downwards``: its places count from the top of the screen."""
    places = _places(table, downwards=downwards)
    used = set(table.columns.values())
    width = max(len(table.heads), max((len(row.cells) for row in table.rows), default=0))
    extra = [index for index in range(width) if index not in used and index not in table.left]
    for number, row in enumerate(table.rows):
        found = _Reader(table, row.number, row.cells, problems)
        entry = found.entry(extra)
        for axis, values in places.items():
            if values[number] is not None:
                entry.values[axis] = values[number]
        yield entry


class _Reader:
    """Reads one row."""

    def __init__(
        self, table: Table, number: int, cells: tuple[str, ...], problems: Problems
    ) -> None:
        self.table, self.number, self.cells, self.problems = table, number, cells, problems
        self.own = bool(_ID.fullmatch(self.raw("id")))
        self.lines: list[str] = []

    def raw(self, name: str) -> str:
        place = self.table.columns.get(name)
        return self.cells[place] if place is not None and place < len(self.cells) else ""

    def text(self, name: str) -> str:
        """A cell's text. What the workbook wrote itself stays as it is, to the last space."""
        whole = self.raw(name).replace("\r\n", "\n").replace("\r", "\n")
        clean = cleaned(whole, name=LONGEST.get(name, 0) <= ONE_LINE)
        if clean != whole and name in LONGEST:
            self.noted(name)
        clean = composed(clean)
        if self.own:
            return clean
        return clean.strip() if LONGEST.get(name, 0) > ONE_LINE else " ".join(clean.split())

    def noted(self, name: str) -> None:
        """Tell of a text in which were signs that nobody sees."""
        self.problems.add(
            Problem(
                f"unseen:{self.table.kind}:{name}:{self.table.sheet}",
                "unseen",
                (self.place(name),),
                field=name,
                table=self.table.kind,
            )
        )

    def head(self, name: str) -> str:
        place = self.table.columns[name]
        return self.table.heads[place].strip() if place < len(self.table.heads) else ""

    def titled(self, name: str) -> str:
        """What a line of the note calls this field: as its column does, else as we do."""
        return self.head(name) or header(name, self.table.kind, texts(DEFAULT))

    def place(self, name: str = "") -> Place:
        return Place(self.table.sheet, self.number, self.head(name) if name else "")

    def entry(self, extra: list[int]) -> Entry:
        columns = self.table.columns
        values = {
            name: value
            for name in columns
            if name not in _KEYS and name not in ("x", "y")
            for value in [self.value(name)]
            if value is not None
        }
        if "x" in columns or "y" in columns:
            self.lines += [
                f"{self.titled(axis)}: {self.text(axis)}"
                for axis in ("x", "y")
                if axis in columns and self.text(axis) and recognised(axis, self.raw(axis)) is None
            ]
        for index in extra:
            text = self.cells[index] if index < len(self.cells) else ""
            whole = text.replace("\r\n", "\n").replace("\r", "\n")
            clean = cleaned(whole, name=False).strip()
            if clean:
                head = self.table.heads[index] if index < len(self.table.heads) else ""
                head = " ".join(head.split())
                self.lines.append(f"{head}: {clean}" if head else clean)
        ref = self.raw("ref").strip()
        if ref and "\0" not in self.head("ref") and ref != values.get("name"):
            self.lines.append(f"{self.head('ref')}: {ref}")
        if self.raw("id").strip() and not self.own:
            self.lines.append(f"{self.head('id')}: {self.text('id')}")
        entry = Entry(self.place(), self.raw("id") if self.own else "", ref, values, self.lines)
        entry.implied = self.table.implied
        whole = self.text("name") if "name" in columns else ""
        if len(whole) > LONGEST["name"]:
            entry.whole = whole
        if self.table.kind == "relations":
            self.relate(entry)
        fit_note(entry, self.table.kind, self.place(), self.problems)
        return entry

    def relate(self, entry: Entry) -> None:
        start, end = (
            # An id that the workbook did not write itself is what another program calls a party.
            End(
                self.text(each),
                self.raw(f"{each}_id"),
                self.raw(f"{each}_ref") or ("" if self.own else self.raw(f"{each}_id").strip()),
            )
            for each in ("from", "to")
        )
        entry.ends = (start, end)
        if not self.own and self.table.directed is not None:
            way = "one_way" if self.table.directed else "both_ways"
            entry.values.setdefault("direction", way)

    def value(self, name: str) -> Any:
        """The value of a field, None when the cell leaves it open."""
        text = self.text(name)
        if not text.strip() and not (self.own and text):
            return None
        if name in LONGEST:
            return self.fitted(name, text)
        found = recognised(name, text)
        if found is not None:
            return of_table(found, self.table.kind) if name == "source" else found
        if name in self.table.soft or name not in CHOICES | LEVELS:
            self.lines.append(f"{self.titled(name)}: {text}")
            return None
        return self.chosen(name, text)

    def chosen(self, name: str, text: str) -> Any:
        """A value that is not known: the nearest one, or what was chosen instead."""
        near = nearest(name, text)
        known = [str(each) for each in _values(name)]
        options = [Option("keep", "keep"), *(Option(each, "value", each) for each in known)]
        if near is not None:
            options.sort(key=lambda each: each.value != str(near))
        answer = self.problems.add(
            Problem(
                f"value:{self.table.kind}:{name}:{text[:200]}",
                "value",
                (self.place(name),),
                {"value": text},
                field=name,
                table=self.table.kind,
            ),
            options,
        )
        if answer == "keep":
            self.lines.append(f"{self.titled(name)}: {text}")
            return None
        return int(answer) if name in LEVELS else answer

    def fitted(self, name: str, text: str) -> str:
        """A text within its length; all of it goes to the note when it does not fit."""
        most = LONGEST[name]
        if len(text) <= most or name == "note":
            return text
        self.lines.append(f"{self.titled(name)}: {text}")
        if name == "name":
            return text[: most - 1] + "…"  # what becomes of it is asked
        self.problems.add(
            Problem(
                f"long:{self.table.kind}:{name}:{self.table.sheet}",
                "too_long",
                (self.place(name),),
                {"most": str(most)},
                field=name,
                table=self.table.kind,
            )
        )
        return text[: most - 1] + "…"


def fit_note(entry: Entry, kind: str, place: Place, problems: Problems) -> None:
    """A note within its length, the other columns included; what is left out is told."""
    note = entry.note()
    fitting = noted.fitted(note, kind, place, problems)
    if fitting != note:
        entry.values["note"], entry.extra = fitting, []


def _values(name: str) -> tuple[Any, ...]:
    if name in CHOICES:
        return CHOICES[name][0]
    least, most = LEVELS[name]
    return tuple(range(least, most + 1))


def _places(table: Table, *, downwards: bool) -> dict[str, list[float | None]]:
    """Where the parties stand, as shares of the map; other programs count in pixels."""
    found: dict[str, list[float | None]] = {}
    for axis in ("x", "y"):
        column = table.columns.get(axis)
        if column is not None:
            found[axis] = [
                recognised(axis, row.cells[column]) if column < len(row.cells) else None
                for row in table.rows
            ]
    flat = [value for values in found.values() for value in values if value is not None]
    if all(0 <= value <= 1 for value in flat):
        return found
    return {axis: _scaled(values, axis == "y" and downwards) for axis, values in found.items()}


def _scaled(values: list[float | None], turned: bool) -> list[float | None]:
    known = [value for value in values if value is not None]
    low, span = min(known, default=0.0), max(known, default=0.0) - min(known, default=0.0)

    def share(value: float) -> float:
        part = (value - low) / span if span else 0.5
        return round(_EDGE + (1 - 2 * _EDGE) * (1 - part if turned else part), 4)

    return [None if value is None else share(value) for value in values]
