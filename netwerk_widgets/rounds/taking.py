"""What taking a round over does to a session: the documents of the parts that it changes.

Nothing is overwritten silently: what the session has already and the room says otherwise is a
`Difference`, and stays as it is unless the room's is chosen.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from netwerk_widgets.rounds import choosing, health, quality, relating
from netwerk_widgets.rounds.counts import COUNTED, Place
from netwerk_widgets.rounds.kinds import OWN_KINDS
from netwerk_widgets.rounds.model import Answer, KindName, Round
from netwerk_widgets.rounds.people import answered, newcomers
from netwerk_widgets.rounds.put import Put
from netwerk_widgets.rounds.results import OfParty, Said, by_party, results, said
from netwerk_widgets.rounds.slips import Slip
from netwerk_widgets.session import ids, own


@dataclass(frozen=True)
class Revealed:
    """A revealed round, its slips, and the free texts that were picked (`Said.at`).

    ``people`` are the rows of the session's list, in which those who answered are looked for, and
    ``relations`` those in which is looked for what is there already. ``parties`` are those that
    there still are; without, all that were asked.
    """

    round: Round
    slips: Sequence[Slip]
    picked: Collection[str] = field(default_factory=frozenset)
    people: Sequence[Mapping[str, Any]] = ()
    relations: Sequence[Mapping[str, Any]] = ()
    parties: Collection[str] | None = None

    def texts(self) -> list[Said]:
        """The texts that were picked."""
        return [each for each in said(self.round, self.slips) if each.at in self.picked]


def puts(revealed: Revealed) -> list[Put]:
    """What the room says, as values for places in the session."""
    asked = revealed.round
    if asked.kind in _PUTS and not (asked.anonymous and asked.kind in COUNTED):
        return _PUTS[asked.kind](revealed)
    return _counts(COUNTED[asked.kind], revealed)


def _counts(place: Place, found: Revealed) -> list[Put]:
    """How often each answer was given to each thing."""
    return [
        Put(
            place.part,
            place.path,
            {"id": each.question.id} if place.path else {},
            place.key or each.ask.id,
            each.given,
        )
        for each in results(found.round, found.slips)
    ]


def _spread(each: OfParty) -> tuple[int, int] | None:
    return (each.low, each.high) if each.differ else None


def _support(found: Revealed) -> list[Put]:
    return [
        Put("dream", "dreams", {"id": each.party}, "support", each.median, spread=_spread(each))
        for each in by_party(found.round, found.slips)
    ]


def _positions(found: Revealed) -> list[Put]:
    return _of_each(found, "positions", "positions")


def _influence(found: Revealed) -> list[Put]:
    return _of_each(found, "influences", "on")


def _of_each(found: Revealed, path: str, key: str) -> list[Put]:
    """A number for each thing that was asked about, in the row of the organisation."""
    return [
        Put(
            "goals",
            path,
            {"id": each.party},
            key,
            each.median,
            _about(each.name),
            _spread(each),
        )
        for each in by_party(found.round, found.slips)
    ]


def _about(name: str) -> str:
    return name.partition(".")[0]


def _places(found: Revealed) -> list[Put]:
    def put(name: str, party: str, key: str, value: Answer, **more: Any) -> Put:
        row = {"dilemma": _about(name), "party": party}
        return Put("dilemmas", "positions", row, key, value, **more)

    return [
        put(each.name, each.party, "position", each.median, spread=_spread(each))
        for each in by_party(found.round, found.slips)
    ] + [put(name, party, "reason", text) for name, party, text in _picked(found)]


def _exchange(found: Revealed) -> list[Put]:
    def put(party: str, key: str, value: Answer, **more: Any) -> Put:
        return Put("dilemmas", "exchanges", {"id": party}, key, value, **more)

    return [
        put(each.party, f"{_about(each.name)}_weight", each.median, spread=_spread(each))
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


def _ideas(found: Revealed) -> list[Put]:
    """An idea each: the same words of two people are two ideas, which nobody joins by itself."""
    return [
        Put("ideas", "items", {"id": _own_id(found.round, each)}, key, value)
        for each in found.texts()
        for key, value in (("text", " ".join(each.text.split())), ("came", "round"))
    ]


def _own(found: Revealed) -> list[Put]:
    """An answer of the group each; its row is known by its words, so the same is there once."""
    return _own_questions(found) + [
        Put(
            "own",
            "answers",
            {"question": _about(each.name), "party": None, "text": each.text},
            "text",
            each.text,
        )
        for each in found.texts()
    ]


def _own_party(found: Revealed) -> list[Put]:
    return _own_questions(found) + [
        Put("own", "answers", {"question": _about(name), "party": party}, "text", text)
        for name, party, text in _picked(found)
    ]


def _own_questions(found: Revealed) -> list[Put]:
    """The questions that were answered: an undo may have taken one away meanwhile."""
    asked = {_about(each.name): each.question for each in found.texts()}
    per = next(each for each, kind in OWN_KINDS.items() if kind == found.round.kind)
    return [
        Put("own", "questions", {"id": id_}, key, value)
        for id_, each in asked.items()
        for key, value in (("name", each.label.text), ("page", own.page_of(id_)), ("per", per))
    ]


def _own_id(round_: Round, found: Said) -> str:
    """The same for the same text of a round, so that taking it over twice adds it once."""
    return f"r{ids.digest(f'{round_.id} {found.at}', 14)}"


def _choosing(found: Revealed) -> list[Put]:
    return [
        Put("choices", "items", {"id": row}, key, value)
        for row, values in choosing.rows(found.round, found.slips)
        for key, value in values.items()
    ]


def _health(found: Revealed) -> list[Put]:
    return [
        Put("persevering", path, {"id": row}, key, value)
        for path, row, values in health.rows(found.round, found.slips)
        for key, value in values.items()
    ]


def _relations(found: Revealed) -> list[Put]:
    return [
        Put("relations", "items", {"id": row}, key, value, only=link.name)
        for row, link, values in relating.rows(found.round, found.slips, found.relations)
        for key, value in values.items()
    ] + _pictures(found)


def _pictures(found: Revealed) -> list[Put]:
    """What each said is kept, whatever goes onto the map: that is the facilitator's to choose."""
    there = found.parties
    kept = [
        (row, values)
        for row, values in relating.pictures(found.round, found.slips)
        if there is None or {values["by"], values["other"]} <= {*there}
    ]
    return [
        Put("domain", path, {"id": row}, key, value)
        for path, rows in (("pictures", kept), ("quality", quality.rows(kept)))
        for row, values in rows
        for key, value in values.items()
    ]


#: What a round with names, or of organisations, leaves; and sentences, which are of nobody.
_PUTS: dict[KindName, Callable[[Revealed], list[Put]]] = {
    "accelerators": _accelerators,
    "dream": _dream,
    "support": _support,
    "positions": _positions,
    "places": _places,
    "exchange": _exchange,
    "readiness": _readiness,
    "lesson": _lesson,
    "ideas": _ideas,
    "own": _own,
    "own_party": _own_party,
    "choosing": _choosing,
    "relations": _relations,
    "health": _health,
    "influence": _influence,
}
