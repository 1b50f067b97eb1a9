"""What taking a round over does to a session: the documents of the parts that it changes.

Nothing is overwritten silently: what the session has already and the room says otherwise is a
`Difference`, and stays as it is unless the room's is chosen.
"""

import copy
import uuid
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from netwerk_widgets.rounds.model import KindName, Per, Round
from netwerk_widgets.rounds.people import answered, newcomers
from netwerk_widgets.rounds.results import Said, by_party, results, said
from netwerk_widgets.rounds.slips import Answer, Slip
from netwerk_widgets.session.models.sources import as_now, claimed

Document = dict[str, Any]
#: Of whom the session has a place for an answer, where that is less than can be asked.
PER: Mapping[KindName, tuple[Per, ...]] = {"dream": ("party",), "support": ("party",)}
#: What can be taken over without names: the session holds what the group says, not a row a person.
NAMELESS: frozenset[KindName] = frozenset({"tests", "forces", "conditions", "lesson"})
#: What has a row for each person, with a name.
NAMED: frozenset[KindName] = frozenset({"accelerators", "readiness"})


@dataclass(frozen=True)
class Put:
    """One value for one place: the row of a list that has ``row``, and there ``key``.

    ``inner`` is the key within, where that field is a table.
    """

    part: str
    path: str
    row: Mapping[str, Any]
    key: str
    value: Answer
    inner: str = ""

    @property
    def at(self) -> str:
        """A name for the place."""
        row = ".".join(str(each) for each in self.row.values())
        return "/".join((self.part, self.path, row, self.key, self.inner))


@dataclass(frozen=True)
class Difference:
    """A place where the session has something else than the room says."""

    put: Put
    ours: Answer

    @property
    def at(self) -> str:
        """The name of the place, see `taken`."""
        return self.put.at


@dataclass(frozen=True)
class Revealed:
    """A revealed round, its slips, and the free texts that were picked (`Said.at`).

    ``people`` are the rows of the session's list, in which those who answered are looked for.
    """

    round: Round
    slips: Sequence[Slip]
    picked: Collection[str] = field(default_factory=frozenset)
    people: Sequence[Mapping[str, Any]] = ()

    def texts(self) -> list[Said]:
        """The texts that were picked."""
        return [each for each in said(self.round, self.slips) if each.at in self.picked]


def puts(revealed: Revealed) -> list[Put]:
    """What the room says, as values for places in the session."""
    return _PUTS[revealed.round.kind](revealed)


def _middles(part: str, path: str, key: str) -> Callable[[Revealed], list[Put]]:
    """The group's own answer to each thing is the lower median of what people said."""

    def made(found: Revealed) -> list[Put]:
        return [
            Put(part, path, {"id": each.question.id}, key, each.middle)
            for each in results(found.round, found.slips)
        ]

    return made


def _support(found: Revealed) -> list[Put]:
    return [
        Put("dream", "dreams", {"id": each.party}, "support", each.median)
        for each in by_party(found.round, found.slips)
    ]


def _positions(found: Revealed) -> list[Put]:
    return [
        Put("goals", "positions", {"id": each.party}, "positions", each.median, _about(each.name))
        for each in by_party(found.round, found.slips)
    ]


def _about(name: str) -> str:
    return name.partition(".")[0]


def _places(found: Revealed) -> list[Put]:
    def put(name: str, party: str, key: str, value: Answer) -> Put:
        row = {"dilemma": _about(name), "party": party}
        return Put("dilemmas", "positions", row, key, value)

    return [
        put(each.name, each.party, "position", each.median)
        for each in by_party(found.round, found.slips)
    ] + [put(name, party, "reason", text) for name, party, text in _picked(found)]


def _exchange(found: Revealed) -> list[Put]:
    def put(party: str, key: str, value: Answer) -> Put:
        return Put("dilemmas", "exchanges", {"id": party}, key, value)

    return [
        put(each.party, f"{_about(each.name)}_weight", each.median)
        for each in by_party(found.round, found.slips)
    ] + [put(party, _about(name), text) for name, party, text in _picked(found)]


def _dream(found: Revealed) -> list[Put]:
    return [
        Put("dream", "dreams", {"id": party}, "sentence", text)
        for _name, party, text in _picked(found)
    ]


def _picked(found: Revealed) -> list[tuple[str, str, str]]:
    """The picked texts by what was asked and organisation; several stand after each other."""
    texts: dict[tuple[str, str], list[str]] = {}
    for each in found.texts():
        texts.setdefault((each.name, each.slip.party), []).append(each.text)
    return [(name, party, " · ".join(many)) for (name, party), many in texts.items()]


def _accelerators(found: Revealed) -> list[Put]:
    return _scored(
        found,
        lambda row, name, value: Put(
            "context", "respondents", row, name.partition(".")[2], value, _about(name)
        ),
    )


def _readiness(found: Revealed) -> list[Put]:
    return _scored(
        found,
        lambda row, name, value: Put("doing", "readiness", row, "scores", value, _about(name)),
    )


def _scored(found: Revealed, put: Callable[[Mapping[str, Any], str, Answer], Put]) -> list[Put]:
    """A row for each person; first who is new in the list of people."""
    numbers = {each["id"]: number for number, each in enumerate(found.people)}
    everybody = sorted(
        answered(found.round, found.slips, found.people),
        key=lambda each: numbers.get(each.person, len(numbers)),
    )
    people = [
        Put("people", "items", {"id": each.person}, key, value)
        for each in newcomers(everybody)
        for key, value in each.adds.items()
    ]
    return people + [
        put({"id": each.person}, name, value)
        for each in everybody
        for name, value in each.slip.answers.items()
    ]


def _lesson(found: Revealed) -> list[Put]:
    """A lesson each; its row is known by its words, so the same is there once."""
    return [
        Put("persevering", "lessons", {"text": each.text}, "text", each.text)
        for each in found.texts()
    ]


_PUTS: dict[KindName, Callable[[Revealed], list[Put]]] = {
    "tests": _middles("start", "tests", "answer"),
    "forces": _middles("context", "forces", "relevance"),
    "accelerators": _accelerators,
    "dream": _dream,
    "support": _support,
    "positions": _positions,
    "places": _places,
    "exchange": _exchange,
    "conditions": _middles("doing", "conditions", "level"),
    "readiness": _readiness,
    "lesson": _lesson,
}


def differences(documents: Mapping[str, Document], wanted: Sequence[Put]) -> list[Difference]:
    """Where the session has something else; an empty place differs from nothing."""
    found = []
    for put in wanted:
        ours = _value(_row(documents[put.part][put.path], put), put)
        if ours not in (None, "", put.value):
            found.append(Difference(put, ours))
    return found


def taken(
    documents: Mapping[str, Document], wanted: Sequence[Put], theirs: Collection[str] = ()
) -> dict[str, Document]:
    """The documents that change; ``theirs`` are the differences where the room's is chosen."""
    ours = {each.at for each in differences(documents, wanted)} - {*theirs}
    changed: dict[str, Document] = {}
    for put in wanted:
        if put.at in ours:
            continue
        document = changed.setdefault(put.part, copy.deepcopy(dict(documents[put.part])))
        rows = document[put.path]
        row = _row(rows, put)
        if row is None:
            row = {"id": f"r{uuid.uuid4().hex[:12]}", **put.row}
            rows.append(row)
        elif _value(row, put) == put.value:
            continue
        if put.inner:
            row[put.key] = {**row.get(put.key, {}), put.inner: put.value}
        else:
            row[put.key] = put.value
        # Whatever it was made up for, the group says this.
        row["source"] = claimed(as_now(row.get("source") or {}), put.key, put.inner)
    return {part: each for part, each in changed.items() if each != documents[part]}


def _row(rows: Sequence[Document], put: Put) -> Document | None:
    return next((row for row in rows if all(row.get(key) == put.row[key] for key in put.row)), None)


def _value(row: Document | None, put: Put) -> Any:
    if row is None:
        return None
    value = row.get(put.key)
    return (value or {}).get(put.inner) if put.inner else value
