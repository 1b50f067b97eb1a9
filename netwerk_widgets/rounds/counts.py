"""What rounds without names left in a session, by kind: where it stands, and how it is removed."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from netwerk_widgets.rounds.model import KindName
from netwerk_widgets.session.fields import counted
from netwerk_widgets.session.models import PARTS
from netwerk_widgets.session.models.sources import only

Document = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """Where how often each answer was given stands: a part, its list, and the field of a row.

    Without a ``path`` it is a field of the part itself; without a ``key`` each ask has its own.
    """

    part: str
    path: str
    key: str = ""


#: Of a lesson there is nothing to count: the sentences that are picked enter, of nobody.
COUNTED: dict[KindName, Place] = {
    "tests": Place("start", "tests", "counts"),
    "forces": Place("context", "forces", "counts"),
    "accelerators": Place("context", "counted"),
    "support": Place("dream", "", "counts"),
    "conditions": Place("doing", "conditions", "counts"),
    "readiness": Place("doing", "counted", "counts"),
}


def without(kind: KindName, documents: Mapping[str, Document]) -> dict[str, Document]:
    """The document that changes when all that was answered of this kind without names goes."""
    place = COUNTED[kind]
    document = copy.deepcopy(dict(documents[place.part]))
    if place.path in counted(PARTS[place.part]):  # a list of nothing else
        document[place.path] = []
    else:
        for row in document[place.path] if place.path else [document]:
            row[place.key] = {}
            row["source"] = only(row.get("source") or {}, {*row} - {place.key, "source"})
    return {} if document == documents[place.part] else {place.part: document}
