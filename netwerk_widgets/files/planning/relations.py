"""Which relation each row is about, and between which parties."""

import hashlib
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any

from netwerk_widgets.files.columns import LEVELS
from netwerk_widgets.files.planning import noted
from netwerk_widgets.files.planning.change import Change, Detail, differing
from netwerk_widgets.files.planning.entries import End, Entry
from netwerk_widgets.files.planning.knowing import name_key, trusted
from netwerk_widgets.files.planning.parties import Parties
from netwerk_widgets.files.planning.problems import Option, Problem, Problems
from netwerk_widgets.session.models.parties import Relation, runs_one_way

Document = dict[str, Any]
Key = tuple[str, str, bool]

#: How alike two names must be for a suggestion, and how much comparing is worth the wait.
_ALIKE, _COMPARISONS = 0.8, 40_000
_STRONGEST = LEVELS["strength"][1]


class Relations:
    """The relations of a session while rows are taken in; nothing of the session changes.

    ``ask``: whether a party that no list names is a question; a list of relations alone
    makes its own parties.
    """

    def __init__(
        self,
        known: Sequence[Relation],
        parties: Parties,
        problems: Problems,
        *,
        ask: bool,
    ) -> None:
        self.items: dict[str, Document] = {each.id: each.model_dump(mode="json") for each in known}
        self.parties, self.problems = parties, problems
        self.ask = ask
        self.changes: list[Change] = []
        self._ids: set[str] = set()
        self._compared = 0
        self._before = {each.id: f"{each.from_id}|{each.to_id}" for each in known}
        self._was = set(self.items)
        self._between: dict[Key, list[str]] = {}
        for item in self.items.values():
            self._index(item)
        #: Of the relations that this file adds, all strengths that it gives them, added.
        self._sums: dict[str, int] = {}
        #: The relations that this file names.
        self.named: set[str] = set()
        self._trusted = False

    def _index(self, item: Document) -> None:
        key = _between(item["from_id"], item["to_id"], item["id"] in self._was)
        self._between.setdefault(key, []).append(item["id"])

    def _known(self, entry: Entry, start: str | None, end: str | None) -> str | None:
        """The relation that a row is about, if it is there: of the session first, then of the file.

        A B and B A are one unless it runs one way. Rows that the workbook wrote are each a
        relation of their own.
        """
        for was in (True,) if entry.id else (True, False):
            for id_ in self._between.get(_between(start, end, was), ()):
                if self._same(entry, self.items[id_], start):
                    return id_
        return None

    def _same(self, entry: Entry, item: Document, start: str | None) -> bool:
        kind, way = entry.values.get("kind"), entry.values.get("direction")
        if kind and kind != item["kind"]:
            return False
        arrow = runs_one_way(item["kind"], item["direction"])
        one_way = runs_one_way(kind or item["kind"], way)
        if item["id"] not in self._was and arrow != one_way:
            return False
        # What a session has may run otherwise than a file says: it is changed.
        return bool(item["from_id"] == start) or not (one_way or (way and arrow))

    def take(self, rows: Iterable[Entry]) -> None:
        """Take in the rows of all lists of relations."""
        rows, found = list(rows), []
        self._noted(rows)
        for entry in rows:
            ends = self._ends(entry)
            if ends is not None:
                found.append((entry, *ends))
        self._trusted = trusted(
            [(entry.id, f"{start}|{end}") for entry, start, end in found if entry.id], self._before
        )
        for entry, start, end in found:
            self._take(entry, start, end)

    # ---- the parties of a relation ----

    def _ends(self, entry: Entry) -> tuple[str | None, str | None] | None:
        """The ids of both parties; None when the row cannot be a relation."""
        assert entry.ends is not None
        if {name_key(each.name) for each in entry.ends} & self.parties.examples:
            self._leave(entry, "example")
            return None
        if not entry.id and any(not (each.name.strip() or each.ref) for each in entry.ends):
            self.problems.add(Problem("no_end", "no_end", (entry.place,)))
            self._leave(entry, "no_end")
            return None
        found = [self._party(each, entry) for each in entry.ends]
        if "" in found:
            self._leave(entry, "unknown")
            return None
        start, end = found
        parties_named = self.parties.named
        parties_named.update(each for each in found if each)
        if start == end and not entry.id:
            self.problems.add(Problem("with_itself", "with_itself", (entry.place,)))
            self._leave(entry, "with_itself")
            return None
        return start, end

    def _noted(self, rows: Sequence[Entry]) -> None:
        """Find parties by what an earlier file left in their notes, and say so."""
        parties = self.parties
        told = [(end, entry) for entry in rows if not entry.id for end in entry.ends or ()]
        meant = {
            end.name.strip(): entry.place
            for end, entry in reversed(told)
            if end.name.strip()
            and name_key(end.name) not in parties.names
            and end.name.strip() not in parties.refs
        }
        notes = {id_: parties.items[id_]["note"] for id_ in parties.before}
        head, known = noted.by_head(notes, meant)
        for ref, id_ in known.items():
            parties.refs.setdefault(ref, id_)
            problem = Problem("noted", "noted", (meant[ref],), {"name": head})
            self.problems.add(problem)

    def _party(self, end: End, entry: Entry) -> str | None:
        """A party's id; None when the end is open, empty when the row is to be left out."""
        parties, key = self.parties, name_key(end.name)
        id_ = parties.ids.get(end.id, end.id if end.id in parties.items else "")
        if id_ and key in ("", name_key(parties.items[id_]["name"]), parties.before.get(id_)):
            return id_
        for known in (parties.refs.get(end.ref), parties.named_so(end, key),
                      parties.refs.get(end.name.strip())):  # fmt: skip
            if known:
                return known
        if not key and not end.ref:
            return None
        return self._unknown(end, entry)

    def _unknown(self, end: End, entry: Entry) -> str:
        name = end.name or end.ref
        if not self.ask or entry.implied:
            return self.parties.add(name, entry, ref=end.ref if end.name else "")
        key = name_key(name)
        options = [Option("add", "add", name), Option("skip", "skip")]
        near = self._near(key)
        if near:
            like = self.parties.items[near]["name"]
            options.insert(1, Option(f"use {near}", "use", like))
        answer = self.problems.add(
            Problem(f"unknown:{key[:200]}", "unknown_party", (entry.place,), {"name": name}),
            options,
        )
        if answer == "add":
            return self.parties.add(name, entry, suggest=not near)
        return "" if answer == "skip" else answer.removeprefix("use ")

    def _near(self, key: str) -> str:
        """The party whose name looks most like this one, as long as looking is quick."""
        self._compared += len(self.parties.before)
        if self._compared > _COMPARISONS:
            return ""
        close = get_close_matches(key, self.parties.names, 1, _ALIKE)
        return self.parties.names[close[0]] if close else ""

    # ---- the relation itself ----

    def _take(self, entry: Entry, start: str | None, end: str | None) -> None:
        values = {**entry.values, "from_id": start, "to_id": end}
        if entry.id and entry.id not in self._ids and entry.id in self._was and self._trusted:
            self._meet(entry, entry.id, values)
            return
        known = self._known(entry, start, end)
        if known is None:
            self._add(entry, values)
        elif known in self._was:
            keep = {key: value for key, value in values.items() if key not in ("from_id", "to_id")}
            self._meet(entry, known, keep)
        else:
            self._again(entry, known)

    def _again(self, entry: Entry, known: str) -> None:
        """A relation that this file had before: it counts once, with the strengths added.

        As networkx sums the weights of parallel edges; the session holds 3 at most, and the note
        what it comes to. What else the row says is in the note too.
        """
        item = self.items[known]
        item["note"] = self._joined(item["note"], entry.note(), entry)
        if "strength" in entry.values and known in self._sums:
            before = self._sums[known]
            now = self._sums[known] = before + entry.values["strength"]
            item["strength"] = min(_STRONGEST, now)
            if now > _STRONGEST:
                lines = [each for each in item["note"].split("\n") if each != noted.summed(before)]
                item["note"] = self._joined("\n".join(lines), noted.summed(now), entry)
            self.problems.add(Problem("double_relation", "double_relation", (entry.place,)))
        self._leave(entry, "double", known)

    def _joined(self, note: str, more: str, entry: Entry) -> str:
        return noted.joined(note, more, "relations", entry.place, self.problems)

    def _add(self, entry: Entry, values: Document) -> None:
        self._as_its_kind(entry, values)
        free = entry.id and entry.id not in self.items
        id_ = entry.id if free else self._free(values)
        document = {"id": id_, **values, "note": entry.note()}
        self.items[id_] = Relation.model_validate(document).model_dump(mode="json")
        self._ids.add(entry.id)
        self.named.add(id_)
        if "strength" in entry.values:
            self._sums[id_] = entry.values["strength"]
        self._index(self.items[id_])
        details = tuple(
            Detail(f, None, v) for f, v in values.items() if f in entry.values and v is not None
        )
        self.changes.append(
            Change("added", "relations", self._name(self.items[id_]), details, entry.place)
        )

    def _free(self, values: Document) -> str:
        """An id made of what the relation is, so that the same list gives the same ids."""
        words = "|".join(str(values.get(each)) for each in ("from_id", "to_id", "kind"))
        number = 0
        while True:
            digest = hashlib.blake2b(f"{words}|{number}".encode(), digest_size=6).hexdigest()
            if f"r{digest}" not in self.items:
                return f"r{digest}"
            number += 1

    def _as_its_kind(self, entry: Entry, values: Document, now: Document | None = None) -> None:
        """Say nothing of a direction that its kind says already; the workbook's rows stay."""
        way = values.get("direction")
        if way is None or entry.id:
            return
        kind = values.get("kind") or (now["kind"] if now else entry.kind)
        same = runs_one_way(kind, now["direction"] if now else None) == (way == "one_way")
        if same and now:
            del values["direction"]
        elif same or runs_one_way(kind, None) == (way == "one_way"):
            values["direction"] = None

    def _meet(self, entry: Entry, id_: str, values: Document) -> None:
        now = self.items[id_]
        self._as_its_kind(entry, values, now)
        note = entry.note()
        if entry.id:
            values["note"] = note or now["note"]
        else:
            values["note"] = self._joined(now["note"], note, entry)
        details = differing(now, values, "relations")
        self._ids.add(entry.id)
        self.named.add(id_)
        if details:
            self.items[id_] = now | values
            shown = tuple(each for each in details if each.field not in ("from_id", "to_id"))
            self.changes.append(
                Change("changed", "relations", self._name(self.items[id_]), shown, entry.place)
            )

    def _name(self, item: Document) -> str:
        names = (
            self.parties.items.get(item[each], {}).get("name", "") for each in ("from_id", "to_id")
        )
        return " → ".join(name or "…" for name in names)

    def _leave(self, entry: Entry, reason: str, known: str = "") -> None:
        assert entry.ends is not None
        name = (
            self._name(self.items[known])
            if known
            else " → ".join(each.name or each.ref or "…" for each in entry.ends)
        )
        self.changes.append(Change("left_out", "relations", name, (), entry.place, reason))


def _between(start: str | None, end: str | None, was: bool) -> Key:
    """Which two parties, whichever way; relations of the session apart from those of the file."""
    first, last = sorted((start or "", end or ""))
    return first, last, was
