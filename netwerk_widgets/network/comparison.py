"""Two states of one network: what is new, gone and changed, and what that did to the measures."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from netwerk_widgets.network.measures import Measures, measure
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import Relation, Stakeholder

Form = Literal["count", "share", "number"]

#: The fields of which a change is told.
PARTY_FIELDS = ("name", "sector", "branch", "role", "ring", "power", "interest", "geography")
RELATION_FIELDS = ("from_id", "to_id", "kind", "direction", "strength")
#: A party's place counts as moved from this difference in betweenness on.
MOVED = 0.05


@dataclass(frozen=True)
class Row:
    """A measure of the whole network before and after; None where it has no value."""

    key: str
    form: Form
    before: float | None
    after: float | None

    @property
    def same(self) -> bool:
        """Whether nobody would see a difference."""
        if self.before is None or self.after is None:
            return self.before is self.after
        return abs(self.before - self.after) < (0.5 if self.form == "count" else 0.005)


@dataclass(frozen=True)
class Differences:
    """New, gone and changed items of one list, in the order of the list; fields by id."""

    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    changed: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.changed)


@dataclass(frozen=True)
class Move:
    """A party that came to stand more, or less, between the others."""

    party: str
    before: float
    after: float


@dataclass(frozen=True)
class Comparison:
    """The two states, their differences, the measures of both, and whose place moved most."""

    before: Session
    after: Session
    parties: Differences
    relations: Differences
    rows: tuple[Row, ...]
    moves: tuple[Move, ...]

    @property
    def same(self) -> bool:
        """Whether nothing differs on the map."""
        return not (self.parties or self.relations)


def compare(before: Session, after: Session) -> Comparison:
    """Compare two states of a session; a party or relation is the same when its id is."""
    old, new = measure(before), measure(after)
    return Comparison(
        before,
        after,
        _differences(before.stakeholders.items, after.stakeholders.items, PARTY_FIELDS),
        _differences(before.relations.items, after.relations.items, RELATION_FIELDS),
        tuple(_rows(old, new)),
        _moves(old, new),
    )


def _differences(
    before: Iterable[Stakeholder] | Iterable[Relation],
    after: Iterable[Stakeholder] | Iterable[Relation],
    fields: tuple[str, ...],
) -> Differences:
    old: dict[str, Any] = {each.id: each for each in before}
    new: dict[str, Any] = {each.id: each for each in after}
    changed = {
        id_: tuple(name for name in fields if getattr(old[id_], name) != getattr(each, name))
        for id_, each in new.items()
        if id_ in old
    }
    return Differences(
        tuple(id_ for id_ in new if id_ not in old),
        tuple(id_ for id_ in old if id_ not in new),
        {id_: names for id_, names in changed.items() if names},
    )


def _rows(old: Measures, new: Measures) -> Iterable[Row]:
    for key, form in _WHOLE:
        yield Row(key, form, _value(old, key), _value(new, key))


_WHOLE: tuple[tuple[str, Form], ...] = (
    ("parties", "count"),
    ("relations", "count"),
    ("density", "share"),
    ("components", "count"),
    ("isolates", "count"),
    ("articulation", "count"),
    ("bridges", "count"),
    ("centralisation", "share"),
    ("betweenness_centralisation", "share"),
    ("transitivity", "share"),
    ("reciprocity", "share"),
    ("ei", "number"),
    ("distance", "number"),
)


def _value(measures: Measures, key: str) -> float | None:
    found = measures.tried(key)
    return len(found) if isinstance(found, tuple | dict) else found


def _moves(old: Measures, new: Measures, most: int = 5) -> tuple[Move, ...]:
    was, now = old.tried("betweenness", {}), new.tried("betweenness", {})
    moves = [Move(party, was[party], value) for party, value in now.items() if party in was]
    moves.sort(key=lambda each: (-round(abs(each.after - each.before), 9), new.place[each.party]))
    return tuple(each for each in moves[:most] if abs(each.after - each.before) >= MOVED)
