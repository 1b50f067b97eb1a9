"""One value for one place of a session, and where the session has something else there."""

import copy
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from netwerk_widgets.rounds.model import Answer
from netwerk_widgets.session import ids
from netwerk_widgets.session.models.sources import as_now, claimed

Document = dict[str, Any]
#: What can be put in one place: an answer, several words, or how often each was given.
Value = Answer | float | list[str] | dict[str, int]


@dataclass(frozen=True)
class Put:
    """One value for one place: the row of a list that has ``row``, and there ``key``.

    ``inner`` is the key within, where that field is a table. Without a ``path`` it is a field of
    the part itself. ``spread`` is from where to where people of one organisation differ: the value
    is then a proposal, their median. ``only`` names the choice without which it never goes in, not
    even where there is nothing yet; all that it names goes together.
    """

    part: str
    path: str
    row: Mapping[str, Any]
    key: str
    value: Value
    inner: str = ""
    spread: tuple[int, int] | None = None
    only: str = ""

    @property
    def at(self) -> str:
        """A name for the place, or for the choice."""
        if self.only:
            return self.only
        row = ".".join(str(each) for each in self.row.values())
        return "/".join((self.part, self.path, row, self.key, self.inner))


@dataclass(frozen=True)
class Difference:
    """A place that only changes when it is chosen.

    The session has something else than the room says (``ours``; None when it has nothing), or
    people of one organisation differ (`Put.spread`), or it is to be chosen anyhow (`Put.only`).
    """

    put: Put
    ours: Value | None

    @property
    def at(self) -> str:
        """The name of the place, see `taken`."""
        return self.put.at


class Rows:
    """The rows of a session's lists, each found at once however many there are."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._by: dict[tuple[str, str], dict[tuple[str, ...], dict[tuple[Any, ...], Document]]] = {}

    def of(self, put: Put) -> Document | None:
        """The row in which a place is; None when there is none yet."""
        if not put.path:
            return self._documents[put.part]
        ways, keys = self._by.setdefault((put.part, put.path), {}), tuple(put.row)
        if keys not in ways:
            ways[keys] = {}
            for row in self._documents[put.part][put.path]:
                ways[keys].setdefault(tuple(row.get(key) for key in keys), row)
        return ways[keys].get(tuple(put.row.values()))

    def changed(self, put: Put) -> None:
        """A row has another value there: who is found by it is looked up anew."""
        ways = self._by.get((put.part, put.path), {})
        for keys in [each for each in ways if put.key in each]:
            del ways[keys]

    def add(self, put: Put, row: Document) -> None:
        """A row that was not there."""
        self._documents[put.part][put.path].append(row)
        for keys, found in self._by.get((put.part, put.path), {}).items():
            found.setdefault(tuple(row.get(key) for key in keys), row)


def value_of(row: Document | None, put: Put) -> Any:
    """What stands in a place; None when nothing does."""
    if row is None:
        return None
    value = row.get(put.key)
    return (value or {}).get(put.inner) if put.inner else value


def differences(documents: Mapping[str, Document], wanted: Sequence[Put]) -> list[Difference]:
    """What is to be chosen: where the session has something else, or people differ.

    An empty place differs from nothing; what people of one organisation differ about and the
    session has so already is settled.
    """
    found: list[Difference] = []
    chosen: set[str] = set()
    rows = Rows(documents)
    for put in wanted:
        ours = value_of(rows.of(put), put)
        if ours == put.value:
            continue
        if put.only:
            if put.only not in chosen:
                chosen.add(put.only)
                found.append(Difference(put, ours))
        elif ours not in (None, "", {}):
            found.append(Difference(put, ours))
        elif put.spread is not None:
            found.append(Difference(put, None))
    return found


def taken(
    documents: Mapping[str, Document], wanted: Sequence[Put], theirs: Collection[str] = ()
) -> dict[str, Document]:
    """The documents that change; ``theirs`` are the differences where the room's is chosen."""
    left = {each.at for each in differences(documents, wanted)} - {*theirs}
    changed: dict[str, Document] = {}
    rows = Rows(changed)
    for put in wanted:
        if put.at in left:
            continue
        if put.part not in changed:
            changed[put.part] = copy.deepcopy(dict(documents[put.part]))
        row = rows.of(put)
        if row is None:
            row = {"id": ids.fresh(), **put.row}
            rows.add(put, row)
        elif value_of(row, put) == put.value:
            continue
        if put.inner:
            row[put.key] = {**row.get(put.key, {}), put.inner: put.value}
        else:
            row[put.key] = put.value
        rows.changed(put)
        # Whatever it was made up for, the group says this.
        row["source"] = claimed(as_now(row.get("source") or {}), put.key, put.inner)
    return {part: each for part, each in changed.items() if each != documents[part]}
