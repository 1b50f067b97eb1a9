"""Run by `test_adding_a_field` with a copy of the workbook in which fields were added.

Prints for each of them where it shows up, as JSON.
"""

import json
import sys
from typing import Any

from netwerk_widgets.files import plan, read, write
from netwerk_widgets.method import STEPS
from netwerk_widgets.report.tables import tables
from netwerk_widgets.session.differences import differences
from netwerk_widgets.session.fields import typed
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.panels import DETAILS, PANELS
from netwerk_widgets.session.portable import dumps, loads
from netwerk_widgets.session.progress import digest
from netwerk_widgets.session.published import published
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.session.told import Names, told
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets import network_map
from netwerk_widgets.widgets.pages import context, domain

T = texts("nl")
BEGIN = {
    "stakeholders": {"items": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]},
    "relations": {"items": [{"id": "r", "from_id": "a", "to_id": "b"}]},
}
FORMATS = ("xlsx", "ods", "csv", "graphml", "gexf")


def opened(store: MemoryStore, who: str) -> LiveSession:
    return LiveSession(store, "s", who)


def row(session: Session, part: str) -> Any:
    content = getattr(session, part)
    return content.items[0] if part in ("stakeholders", "relations") else content


def tried(part: str, path: str, id_: str, key: str, value: Any, other: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    store = MemoryStore()
    store.create("s", BEGIN, "x")
    ada, ben = opened(store, "Ada"), opened(store, "Ben")
    empty = ada.session
    op = {"op": "set", "id": id_, "key": key, "value": value}
    assert ada.edit(part, path, [op]) == []
    found["saved"] = getattr(row(opened(store, "x").session, part), key) == value
    found["steps"] = [step for step in STEPS if digest(empty, step) != digest(ada.session, step)]
    words = differences(part, empty.model_dump(mode="json")[part], ada.documents[part])
    found["told"] = told(words, Names(ada.documents), T)
    conflicts = ben.edit(part, path, [op | {"key": other[0], "value": other[1]}])
    merged = row(ben.session, part)
    found["merged"] = (
        not conflicts and getattr(merged, key) == value and getattr(merged, other[0]) == other[1]
    )
    found["undone"] = ben.undo() and ada.refresh() and ada.undo() and (
        getattr(row(ada.session, part), key) == getattr(row(empty, part), key)
    )  # fmt: skip
    ada.redo()
    session = ada.session
    found["json"] = getattr(row(loads(dumps("s", session))[1], part), key) == value
    found["report"] = any(
        value in line for grid in tables(session, T)
        for line in getattr(grid, "rows", ())
    )  # fmt: skip
    if path:
        for extension in FORMATS:
            again = read(write("s", session, extension, T), f"s.{extension}")
            back = Session.model_validate(plan(again, Session()).documents)
            found[extension] = getattr(row(back, part), key) == value

    def room(hidden: list[str], shown: list[str]) -> Any:
        document = session.model_dump(mode="json") | {"room": {"hidden": hidden, "shown": shown}}
        items = published(Session.model_validate(document)).model_dump(mode="json")[part]
        return next(iter(items["items"]), {}).get(key) if path else items[key]

    every = {"all": ([], [*DETAILS]), "panels": ([], []), "none": ([*PANELS], [])}
    found["room"] = [name for name, shown in every.items() if room(*shown) == value]
    return found


def asked(recording: Any) -> list[str]:
    return [each["label"] for each in recording.columns(Session(), T)]


def main() -> None:
    made = {
        "step": tried("domain", "", "form", "decider", "Wij zelf", ("kind_reason", "Daarom")),
        "party": tried("stakeholders", "items", "a", "contact", "Mevrouw A", ("name", "AA")),
        "relation": tried("relations", "items", "r", "trust", 4, ("note", "Goed")),
    }
    made["step"]["page"] = asked(domain.DOMAIN)
    made["party"]["page"] = asked(context.STAKEHOLDERS)
    made["party"]["elsewhere"] = asked(domain.POSITIONS)
    made["party"]["map"] = asked(network_map.PARTY)
    made["relation"]["page"] = asked(domain.RELATIONS)
    made["relation"]["map"] = asked(network_map.RELATION)
    json.dump(made | {"fields": typed(PARTS["domain"])}, sys.stdout)


main()
