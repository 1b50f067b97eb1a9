"""The store of a browser in which Python runs: in memory, and what changes is told to the page.

The page keeps it as records, a text under a key each (`BrowserStore.changes`), and hands them back
the next time. A session has one record of its own, ``<its id>``, and one for each revision,
``<its id>/<number>``: what was saved is never written again.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache

from netwerk_widgets.session.store.base import Document, Revision
from netwerk_widgets.session.store.memory import Kept, MemoryStore

#: Of the store itself, beside the sessions.
OWN = "workbook"

#: A record by its key; None: it is no more.
Changes = dict[str, str | None]


class BrowserStore(MemoryStore):
    """Sessions that outlive the page by what its browser keeps."""

    def __init__(self) -> None:
        super().__init__()
        self._changed: Changes = {}
        self._told: dict[str, int] = {}

    def load(self, records: Mapping[str, str]) -> list[str]:
        """Take what the browser kept; the ids of sessions that nobody can read any more.

        Those stay where they are: a newer or older page may know them.
        """
        self._own_id = records.get(OWN, self._own_id)
        if OWN not in records:
            self._changed[OWN] = self._own_id
        of: dict[str, list[str]] = {}
        for key in sorted(records):
            of.setdefault(key.partition("/")[0], []).append(records[key])
        lost = []
        for id_, (head, *rest) in of.items():
            if id_ == OWN:
                continue
            try:
                name = str(json.loads(head)["name"])
                log = [_revision(name, text) for text in rest]
            except (ValueError, KeyError, TypeError):
                lost.append(id_)
            else:
                self._log[name] = log
                self._ids[name], self._told[id_] = id_, len(rest)
        self._changes += 1
        return lost

    def changes(self) -> Changes:
        """What was saved since this was asked before, to be kept."""
        for name, id_ in self._ids.items():
            log = self._log[name]
            for number in range(self._told.get(id_, 0), len(log)):
                self._changed[f"{id_}/{number:08}"] = _text(log[number])
            if not self._told.get(id_):
                self._changed[id_] = _named(name)
            self._told[id_] = len(log)
        found, self._changed = self._changed, {}
        return found

    def rename(self, old: str, new: str) -> None:
        """Give a session another name."""
        id_ = self.session_id(old)
        super().rename(old, new)
        name = self.name_of(id_)
        assert name is not None
        self._changed[id_] = _named(name)

    def delete(self, name: str) -> None:
        """Remove a session and all its revisions."""
        id_ = self.session_id(name)
        super().delete(name)
        told = self._told.pop(id_, 0)
        self._changed |= dict.fromkeys((id_, *(f"{id_}/{n:08}" for n in range(told))))


def _named(name: str) -> str:
    return json.dumps({"name": name}, ensure_ascii=False)


def _text(kept: Kept) -> str:
    each = kept.revision
    head: Document = {
        "part": each.part,
        "number": each.number,
        "time": each.time.isoformat(),
        "author": each.author,
        "undoes": each.undoes,
        "act": each.act,
    }
    return json.dumps({**head, "document": kept.text}, ensure_ascii=False)


def _revision(name: str, text: str) -> Kept:
    found = json.loads(text)
    time = datetime.fromisoformat(found["time"])
    made = Revision(name, found["part"], found["number"], time, found["author"], {})
    made = replace(made, undoes=found["undoes"], act=found["act"])
    json.loads(found["document"])
    return Kept(made, found["document"])


@cache
def of_browser() -> BrowserStore:
    """The one store of this browser."""
    return BrowserStore()
