"""The network layout, kept still: who stands somewhere stays there while others come and go."""

from collections.abc import Iterable, Sequence
from math import hypot

from netwerk_widgets.figures.map.layout import WIDE, Places, Point, by_structure
from netwerk_widgets.session.models.parties import Relation, Stakeholder

#: Where a newcomer may stand: the middles of so many columns and rows.
_COLUMNS, _ROWS = 19, 13
#: How much nearness to its relations counts against room around it.
_NEARNESS = 0.6


def network(parties: Sequence[Stakeholder], relations: list[Relation], before: Places) -> Places:
    """Where each party stands, as shares of the field.

    Without ``before`` the same parties and relations always give the same places
    (`layout.force`). With it everybody who had a place keeps it exactly, and a newcomer
    gets the free spot that is nearest to whom it has relations with. A place that somebody
    gave a party (``x``, ``y``) always wins.
    """
    given = {
        each.id: (each.x, each.y) for each in parties if each.x is not None and each.y is not None
    }
    known = {each.id: before[each.id] for each in parties if each.id in before}
    if not known:
        return by_structure(parties, relations) | given
    found = known | given
    near: dict[str, list[str]] = {}
    for each in relations:
        near.setdefault(str(each.from_id), []).append(str(each.to_id))
        near.setdefault(str(each.to_id), []).append(str(each.from_id))
    for party in parties:
        if party.id not in found:
            friends = [found[other] for other in near.get(party.id, ()) if other in found]
            found[party.id] = _free(found.values(), friends)
    return {each.id: found[each.id] for each in parties}


def _free(taken: Iterable[Point], friends: Sequence[Point]) -> Point:
    """The spot with the most room, near the friends if there are any."""
    others = list(taken)
    middle = (
        (sum(x for x, _ in friends) / len(friends), sum(y for _, y in friends) / len(friends))
        if friends
        else None
    )

    def worth(place: Point) -> float:
        room = min((_apart(place, other) for other in others), default=1.0)
        room = min(room, 0.3 * WIDE[1])
        return room - (_NEARNESS * _apart(place, middle) if middle else 0.0)

    spots = [
        (0.08 + 0.84 * column / (_COLUMNS - 1), 0.1 + 0.8 * row / (_ROWS - 1))
        for row in range(_ROWS)
        for column in range(_COLUMNS)
    ]
    return max(spots, key=worth)


def _apart(one: Point, other: Point) -> float:
    return hypot((one[0] - other[0]) * WIDE[0], (one[1] - other[1]) * WIDE[1])
