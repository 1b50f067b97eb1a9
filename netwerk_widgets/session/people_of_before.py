"""Sessions from before there was one list of people: who scored stood in the rows of the scores.

Steps 1 and 6 each had the name, role and organisation of a person beside the scores. Here those
become people of the one list, nobody twice, and the scores stand under their ids.
"""

import json
from collections.abc import Mapping
from typing import Any

from netwerk_widgets.method import Step
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.common import MOST_PEOPLE
from netwerk_widgets.session.models.signs import folded
from netwerk_widgets.session.models.sources import DEFAULT, as_now
from netwerk_widgets.session.models.steps import Steps
from netwerk_widgets.session.progress import digest

Document = dict[str, Any]
#: What told who somebody is, and where: step 1 knew a role, step 6 did not.
_WHO = ("name", "role", "party")
PLACES = {"context": "respondents", "doing": "readiness"}
_STEPS: tuple[Step, ...] = ("context", "doing")


class Known:
    """The people that were found so far, by the rows in which they stood."""

    def __init__(self, people: Document | None = None) -> None:
        self.rows: list[Document] = [dict(each) for each in (people or {}).get("items") or ()]
        #: The id of each row of step 6 → the id of the person.
        self.of_answer: dict[str, str] = {}

    def scored(self, document: Document, *, adding: bool = True) -> Document:
        """Step 1's document with scores alone; its rows keep their ids."""
        fresh = []
        for row in document.get(PLACES["context"]) or ():
            if _before(row) and adding and _id(row) not in self._ids():
                self._add(_id(row), row)
            fresh.append(_bare(row, _id(row)))
        return {**document, PLACES["context"]: fresh}

    def answered(self, document: Document, *, adding: bool = True) -> Document:
        """Step 6's document with scores alone, under the ids of the people that step 1 knows."""
        fresh, taken = [], set[str]()
        for row in document.get(PLACES["doing"]) or ():
            if not _before(row):
                fresh.append(row)
                continue
            person = self.of_answer.get(_id(row)) or self._same(row, taken)
            if person is None:
                person = self._free(_id(row))
                if adding:
                    self._add(person, row)
            if adding:
                self.of_answer[_id(row)] = person
            taken.add(person)
            fresh.append(_bare(row, person))
        return {**document, PLACES["doing"]: fresh}

    def _ids(self) -> set[str]:
        return {_id(each) for each in self.rows}

    def _free(self, id_: str) -> str:
        """An id that nobody has yet."""
        ids, number = self._ids(), 2
        free = id_
        while free in ids:
            free, number = f"{id_[:34]}-{number}", number + 1
        return free

    def _add(self, id_: str, row: Document) -> None:
        if len(self.rows) < MOST_PEOPLE:
            said = as_now(row.get("source") or {})
            who = {name: row[name] for name in _WHO if row.get(name)}
            self.rows.append({"id": id_, **who, "source": _of(said, who)})

    def _same(self, row: Document, taken: set[str]) -> str | None:
        """The first of that name and organisation that step 6 has no answers of yet."""
        name = _called(row)
        for each in self.rows if name else ():
            parties = {each.get("party"), row.get("party")} - {None}
            if _called(each) == name and len(parties) < 2 and _id(each) not in taken:
                if parties and not each.get("party"):
                    each["party"] = row["party"]
                return _id(each)
        return None


def with_people(documents: Mapping[str, Any], known: Known | None = None) -> dict[str, Any]:
    """A session's documents in the form of now; what is in it already stays as it is.

    What is no document of that part is left to whoever validates it. ``known`` (nobody yet, and
    no list among the documents) comes to know whom their rows told of.
    """
    fresh = dict(documents)
    if any(_in(part, documents) for part in PLACES):
        people = documents.get("people")
        known = known or Known(people if isinstance(people, dict) else None)
        if _in("context", documents):
            fresh["context"] = known.scored(documents["context"])
        if _in("doing", documents):
            fresh["doing"] = known.answered(documents["doing"])
        fresh["people"] = {"items": known.rows}
        if isinstance(documents.get("steps"), dict):
            fresh["steps"] = _still_confirmed(documents, fresh)
    if isinstance(documents.get("moments"), dict):
        fresh["moments"] = with_frozen_people(documents["moments"])
    return fresh


def of_then(part: str, document: Document, known: Known) -> Document:
    """An earlier document of a part, its rows under the ids of who is known now; adds nobody."""
    if part == "moments":
        return with_frozen_people(document)
    if not _in(part, {part: document}):
        return document
    if part == "context":
        return known.scored(document, adding=False)
    return known.answered(document, adding=False)


def with_frozen_people(moments: Document) -> Document:
    """Frozen moments, each with people of its own."""
    frozen = moments.get("frozen")
    if not isinstance(frozen, list):
        return moments
    return {
        **moments,
        "frozen": [
            {**each, "state": with_people(each["state"])}
            if isinstance(each, dict) and isinstance(each.get("state"), dict)
            else each
            for each in frozen
        ],
    }


def _still_confirmed(documents: Mapping[str, Any], fresh: Mapping[str, Any]) -> Document:
    """The confirmed steps: what was confirmed with its people in it is confirmed without."""
    steps: Document = documents["steps"]
    try:
        session = Session.model_validate({part: fresh[part] for part in PARTS if part in fresh})
        Steps.model_validate(steps)
    except ValueError:
        return steps
    confirmed = dict(steps.get("confirmed") or {})
    for step in _STEPS:
        known = confirmed.get(step)
        if known and known["digest"] == digest(session, step, documents.get(step)):
            confirmed[step] = {**known, "digest": digest(session, step)}
    return {**steps, "confirmed": confirmed}


def _in(part: str, documents: Mapping[str, Any]) -> bool:
    """Whether a part holds rows of before, and nothing that cannot be rows."""
    found = documents.get(part)
    rows = found.get(PLACES[part]) if isinstance(found, dict) else None
    return isinstance(rows, list) and all(map(_row, rows)) and any(map(_before, rows))


def _row(row: Any) -> bool:
    return isinstance(row, dict) and isinstance(row.get("id"), str)


def _before(row: Document) -> bool:
    return any(name in row for name in _WHO)


def _id(row: Document) -> str:
    return str(row.get("id", ""))


def _bare(row: Document, id_: str) -> Document:
    """The row under this id, without who it is of."""
    kept = {name: value for name, value in row.items() if name not in _WHO}
    if "source" in kept:
        kept["source"] = _of(as_now(kept["source"]), kept)
    return {**kept, "id": id_}


def _of(said: Any, fields: Mapping[str, Any]) -> Any:
    """What is said of these fields."""
    if not isinstance(said, dict):
        return said
    return {
        key: each for key, each in said.items() if key == DEFAULT or key.partition(".")[0] in fields
    }


def _called(row: Document) -> str:
    """By which name a person is known; a case may say it in several languages."""
    name = row.get("name")
    if isinstance(name, str):
        return folded(name)
    return json.dumps(name, sort_keys=True) if name else ""
