"""Which party each row is about: one that the session knows, or a new one."""

from collections.abc import Iterable, Sequence
from typing import Any

from netwerk_widgets.files.columns import LONGEST
from netwerk_widgets.files.planning import long_names, near, noted
from netwerk_widgets.files.planning.change import Change, Detail, differing
from netwerk_widgets.files.planning.entries import End, Entry, fit_note
from netwerk_widgets.files.planning.knowing import free_id, name_key, trusted
from netwerk_widgets.files.planning.problems import Option, Problem, Problems
from netwerk_widgets.session.models.parties import Stakeholder
from netwerk_widgets.texts import LANGUAGES, texts

Document = dict[str, Any]


class Parties:
    """The parties of a session while rows are taken in; nothing of the session changes.

    ``apart``: rows that the file itself tells apart stay apart, though they share a name.
    """

    def __init__(
        self, known: Sequence[Stakeholder], problems: Problems, *, apart: bool = False
    ) -> None:
        self.apart = apart
        self.items: dict[str, Document] = {each.id: each.model_dump(mode="json") for each in known}
        self.problems = problems
        self.changes: list[Change] = []
        self.ids: dict[str, str] = {}  # what the file calls them → the session's id
        self.refs: dict[str, str] = {}
        self.names: dict[str, str] = {}
        #: The parties that relations of this file call by an id as well.
        self._with_ref: set[str] = set()
        self.before = {each.id: name_key(each.name) for each in known}
        for each in known:
            self.names.setdefault(name_key(each.name), each.id)
            for name in long_names.whole(each):
                self.names.setdefault(name_key(name), each.id)
            for ref in noted.refs(each.note):
                self.refs.setdefault(ref, each.id)
        self._seen: dict[str, str] = {}  # names in the file → id
        #: By what may be one name in two spellings: the parties that have it.
        self._near: dict[str, list[str]] = {}
        for each in known:
            self._near.setdefault(near.core(each.name), []).append(each.id)
        self.examples = {
            name_key(texts(language)(f"files.template.{which}"))
            for language in LANGUAGES
            for which in ("name", "other")
        }
        self.trusted = False
        self._long = long_names.LongNames(problems, ask=not apart)
        #: The parties that this file names.
        self.named: set[str] = set()

    # ---- rows ----

    def take(self, rows: Iterable[Entry]) -> None:
        """Take in the rows of all lists of parties."""
        found = list(rows)
        self.trusted = trusted(
            [(each.id, name_key(each.name)) for each in found if each.id], self.before
        )
        for entry in found:
            self._take(entry)

    def _take(self, entry: Entry) -> None:
        key = name_key(entry.called)
        if key in self.examples:
            self._leave(entry, "example")
            return
        if not key and not entry.id:
            self.problems.add(Problem("no_name", "no_name", (entry.place,)))
            self._leave(entry, "no_name")
            return
        if entry.id and entry.id not in self.ids:
            self._own(entry, key)
        elif key in self._seen and not (self.apart and entry.ref):
            self._double(entry, key)
        elif entry.ref and self._nameless(entry.ref):
            self._name(entry, key)
        elif key in self.names and key not in self._seen:
            self._meet(entry, self.names[key])
        else:
            self._fresh(entry)

    def _fresh(self, entry: Entry) -> str:
        """A party of a name that nobody has: a new one, or one that is written otherwise."""
        like = self._alike(entry)
        if not like and entry.whole and self._long.refused(entry):
            self._leave(entry, "long_name")
            return ""
        if not like:
            self._add(entry, self._free(entry.name))
            return self.names.get(name_key(entry.called), "")  # a row of ours may have no name
        self.names[name_key(entry.called)] = like
        if entry.implied:
            self._named(entry, like)
        else:
            self._meet(entry, like)
        return like

    def _alike(self, entry: Entry) -> str:
        """The party that is meant, when somebody says that two spellings are one."""
        stem = near.core(entry.called)
        # The file itself tells apart what has an id; a name that was cut is no spelling.
        if not stem or self.apart or entry.id or entry.ref or entry.whole:
            return ""
        alike = (
            id_
            for id_ in self._near.get(stem, [])
            if near.alike(entry.called, self.items[id_]["name"])
        )
        known = next(alike, "")
        if not known:
            return ""
        name = self.items[known]["name"]
        answer = self.problems.add(
            Problem(f"near:{name_key(entry.called)[:200]}", "near", (entry.place,),
                    {"name": entry.called, "other": name}),
            [Option("two", "near_two"), Option("one", "near_one", name)],
        )  # fmt: skip
        return known if answer == "one" else ""

    def _own(self, entry: Entry, key: str) -> None:
        """A row that the workbook wrote: of this session, or of another one."""
        if entry.id in self.items and (self.trusted or self.before.get(entry.id) == key):
            self._meet(entry, entry.id)
        elif key and key in self.names and self.names[key] in self.before:
            self._meet(entry, self.names[key])
        elif entry.id in self.items:
            self._add(entry, self._free(entry.name))
        else:
            self._add(entry, entry.id)

    def _nameless(self, ref: str) -> bool:
        """Whether a relation named a party by this id, before the file came that tells its name."""
        id_ = self.names.get(name_key(ref), "")
        return id_ in self.before and self.items[id_]["name"] == ref

    def _name(self, entry: Entry, key: str) -> None:
        """Give a party that was only known by its id the name that it has."""
        id_ = self.names[name_key(entry.ref)]
        if key == name_key(entry.ref) or key in self.names:
            self._meet(entry, self.names.get(key, id_))
            return
        old = self.items[id_]["name"]
        self.items[id_] = self.items[id_] | {"name": entry.name}
        self._meet(entry, id_)
        self._change(
            Change("changed", "parties", old, (Detail("name", old, entry.name),), entry.place), id_
        )

    def _double(self, entry: Entry, key: str) -> None:
        """A name that stood in the file before."""
        first = self.items[self._seen[key]]
        same = all(first[each] == value for each, value in entry.values.items() if each != "name")
        if same and all(line in first["note"] for line in entry.extra):
            self._refer(entry, first["id"])
            self._leave(entry, "double")
            return
        answer = self.problems.add(
            Problem(f"double:{key[:200]}", "double", (entry.place,), {"name": entry.name}),
            [Option(each, f"double_{each}") for each in self._ways(entry, first["id"])],
        )
        if answer == "both":
            self._add(entry, self._free(entry.name))
            return
        self._refer(entry, first["id"])
        if answer == "first":
            self._leave(entry, "double")
        elif answer == "last":
            self._meet(entry, first["id"])
        else:
            kept = {
                each: value
                for each, value in entry.values.items()
                if each != "source" and not first.get(each)
            }
            self._meet(Entry(entry.place, "", entry.ref, kept, entry.extra), first["id"])

    def _ways(self, entry: Entry, first: str) -> tuple[str, ...]:
        """What may be done with a double; two that the file itself tells apart are two."""
        known = {ref for ref, id_ in self.refs.items() if id_ == first}
        told = entry.ref and known and entry.ref not in known and entry.ref != entry.name
        rest = ("merge", "first", "last")
        return ("both", *rest) if told else (*rest, "both")

    # ---- what comes of them ----

    def _named(self, entry: Entry, id_: str) -> None:
        self.named.add(id_)
        if entry.id:
            self.ids.setdefault(entry.id, id_)
        self._refer(entry, id_)
        key = name_key(entry.called)
        stem = near.core(entry.called)
        if id_ not in self._near.setdefault(stem, []):
            self._near[stem].append(id_)
        if key:
            self._seen.setdefault(key, id_)
            self.names.setdefault(key, id_)

    def _refer(self, entry: Entry, id_: str) -> None:
        if entry.ref:
            self.refs.setdefault(entry.ref, id_)

    def _free(self, name: str) -> str:
        """An id made of a name, so that the same list gives the same ids."""
        return free_id(name, self.items)

    def named_so(self, end: End, key: str) -> str:
        """The party of that name; none when the file gives another party of that name an id."""
        id_ = self.names.get(key, "") if key else ""
        if not id_ or not end.ref:
            return id_
        return self._also(id_, end.ref) if id_ not in self._with_ref else ""

    def _also(self, id_: str, ref: str) -> str:
        """The party, from now on known by this id of the file as well."""
        self.refs.setdefault(ref, id_)
        self._with_ref.add(id_)
        return id_

    def add(self, name: str, entry: Entry, *, suggest: bool = True, ref: str = "") -> str:
        """A party that is only mentioned in a relation; its id.

        ``suggest``: whether it may be one that is written otherwise; ``ref``: what the file
        calls it besides.
        """
        mentioned = Entry(entry.place, "", ref, {"name": name})
        if len(name) > LONGEST["name"]:
            mentioned.whole = name
        mentioned.implied = True
        key = name_key(name)
        if ref and self.names.get(key, "") in self._with_ref:  # another of that name
            id_ = self._free(name)
            self._add(mentioned, id_)
            return self._also(id_, ref)
        if key not in self.names and (suggest or mentioned.whole):
            fresh = self._fresh(mentioned)
            return self._also(fresh, ref) if ref and fresh else fresh
        if key not in self.names:
            self._add(mentioned, self._free(name))
        return self.names[key]

    def _add(self, entry: Entry, id_: str) -> None:
        if entry.whole:
            self._shorten(entry)
        document = {"id": id_, **entry.values, "note": entry.note()}
        self.items[id_] = Stakeholder.model_validate(document).model_dump(mode="json")
        self._named(entry, id_)
        details = tuple(
            Detail(field, None, value) for field, value in entry.values.items() if field != "name"
        )
        self.changes.append(Change("added", "parties", entry.name, details, entry.place))

    def _shorten(self, entry: Entry) -> None:
        """A name within its length, unlike every other; the whole name is in the note."""
        taken = {name_key(each["name"]) for each in self.items.values()}
        entry.values["name"] = long_names.shortened(entry.whole, taken, name_key)
        if entry.whole not in entry.note():
            entry.extra.append(entry.whole)
            fit_note(entry, "parties", entry.place, self.problems)

    def _meet(self, entry: Entry, id_: str) -> None:
        """A party that is there already: what the row says, goes over what was there."""
        now = self.items[id_]
        values = dict(entry.values)
        own = self.trusted and entry.id == id_
        if not own:
            values.pop("name", None)
        note = entry.note()
        if own:
            values["note"] = note or now["note"]
        else:
            values["note"] = noted.joined(now["note"], note, "parties", entry.place, self.problems)
        details = differing(now, values, "parties")
        self._named(entry, id_)
        if details:
            self.items[id_] = now | values
            self._change(
                Change("changed", "parties", now["name"], tuple(details), entry.place), id_
            )

    def _change(self, new: Change, id_: str) -> None:
        """What changes in a party that this file adds itself, is part of its adding."""
        if id_ in self.before:
            self.changes.append(new)

    def _leave(self, entry: Entry, reason: str) -> None:
        self.changes.append(Change("left_out", "parties", entry.name, (), entry.place, reason))
