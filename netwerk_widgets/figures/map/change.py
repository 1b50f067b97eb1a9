"""Two states of the map beside each other, as the browser draws them (``static/map/change.js``).

Everybody stands in the same place on both. What is gone carries a × and a dashed line on the
first; what is new a + and a thick line on the second: a sign and a form, not only a colour.
"""

from itertools import chain
from typing import Any

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.map.keys import HOUSE, forms, roles
from netwerk_widgets.figures.map.layout import Places
from netwerk_widgets.figures.map.parties import relations, usable, written
from netwerk_widgets.figures.map.stable import network
from netwerk_widgets.insights.changes import difference_rows
from netwerk_widgets.network.comparison import Comparison
from netwerk_widgets.network.measures import measure
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import Stakeholder
from netwerk_widgets.texts import Texts

Scene = dict[str, Any]
_SIGNS = {"gone": "×", "new": "+"}


def change_scenes(comparison: Comparison, labels: tuple[str, str], t: Texts) -> tuple[Scene, Scene]:
    """The map before and after, named by ``labels``; laid out once, on both together."""
    places = shared_places(comparison.before, comparison.after)
    before, after = (
        _scene(comparison, way, label, places, t)
        for way, label in zip(("gone", "new"), labels, strict=True)
    )
    return before, after


def shared_places(before: Session, after: Session) -> Places:
    """One place for each party of either state; where somebody put it, if anybody did."""
    parties = {each.id: each for each in chain(before.stakeholders.items, after.stakeholders.items)}
    lines = {each.id: each for each in chain(before.relations.items, after.relations.items)}
    known = [
        each
        for each in lines.values()
        if each.from_id in parties and each.to_id in parties and each.from_id != each.to_id
    ]
    return network(list(parties.values()), known, {})


def _scene(comparison: Comparison, way: str, label: str, places: Places, t: Texts) -> Scene:
    first = way == "gone"
    state = comparison.before if first else comparison.after
    lines = usable(state)
    marked = set(getattr(comparison.parties, way)), set(getattr(comparison.relations, way))
    found = measure(state)
    items = state.stakeholders.items
    different = sum(each.id in marked[1] for each in lines)
    columns = (t("changes.column.what"), t("changes.column.which"), t("changes.column.how"))
    rows = [] if first else [list(row) for row in difference_rows(comparison, t)]
    return {
        "font": palette.MAP_FONT,
        "house": HOUSE | {"mark": HOUSE["mark"] if first else palette.GREEN},
        "way": way,
        "parties": [_party(each, found.degree, marked[0], way, t) for each in items],
        "relations": [each | {"marked": each["id"] in marked[1]} for each in relations(lines, t)],
        "layouts": {
            "network": {
                "places": {each.id: [round(xy, 4) for xy in places[each.id]] for each in items},
                "ground": [],
            }
        },
        "keys": {"colours": [roles(t)], "sizes": [{"key": "degree"}], **forms(t)},
        "title": t(
            "changes.map.counts", label=label, parties=len(items), relations=found.relations
        ),
        "summary": t(f"changes.map.{way}", parties=len(marked[0]), relations=different)
        if items
        else t("changes.map.hint"),
        "table": {"columns": list(columns), "rows": rows},
        "more": t("ui.table"),
    }


def _party(
    party: Stakeholder, degrees: dict[str, int], marked: set[str], way: str, t: Texts
) -> dict[str, Any]:
    name = written(party, t)
    return {
        "id": party.id,
        "name": f"{_SIGNS[way]}\u00a0{name}" if party.id in marked else name,
        "sector": party.sector,
        "role": party.role,
        "ring": party.ring,
        "source": party.says("name"),
        "measures": {"degree": degrees.get(party.id, 0)},
        "marked": party.id in marked,
    }
