"""How the map looks here, for programs that can show it so."""

from collections import Counter
from math import cos, pi, sin, sqrt

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.map import layout
from netwerk_widgets.figures.map.keys import COLOURS
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import Role

#: More parties than this are spread evenly: the layout takes long, and Gephi has its own.
_MOST = 300
_SMALL, _LARGE = 10.0, 40.0


def colour(role: Role | None) -> tuple[int, int, int]:
    """Red, green and blue (0–255) of a role."""
    code = (COLOURS[role] if role else palette.AMOUNTS[2]).lstrip("#")
    return int(code[:2], 16), int(code[2:4], 16), int(code[4:], 16)


def sizes(session: Session) -> dict[str, float]:
    """The diameter of each party: its area grows with its relations."""
    degrees = Counter(
        id_
        for each in session.relations.items
        for id_ in {each.from_id, each.to_id}
        if id_ is not None and each.from_id != each.to_id
    )
    top = max(degrees.values(), default=1)
    return {
        each.id: round(_SMALL + (_LARGE - _SMALL) * sqrt(degrees[each.id] / top), 2)
        for each in session.stakeholders.items
    }


def places(session: Session) -> layout.Places:
    """Where each party stands (0–1): where somebody put it, else where the map would."""
    parties = session.stakeholders.items
    ids = tuple(sorted(each.id for each in parties))
    if len(ids) > _MOST:
        found = _spread(ids)
    else:
        known = set(ids)
        weights: Counter[tuple[str, str]] = Counter()
        for each in session.relations.items:
            if each.from_id in known and each.to_id in known and each.from_id != each.to_id:
                first, last = sorted((str(each.from_id), str(each.to_id)))
                weights[first, last] += each.strength
        found = layout.force(ids, tuple(sorted((*pair, n) for pair, n in weights.items())))
    own = {
        each.id: (each.x, each.y) for each in parties if each.x is not None and each.y is not None
    }
    return {**found, **own}


def _spread(ids: tuple[str, ...]) -> layout.Places:
    """A sunflower: everyone as far from its neighbours (Vogel 1979)."""
    golden = pi * (3 - sqrt(5))
    found = {}
    for index, id_ in enumerate(ids):
        radius, angle = 0.48 * sqrt((index + 0.5) / len(ids)), index * golden
        found[id_] = (0.5 + radius * cos(angle), 0.5 + radius * sin(angle))
    return found
