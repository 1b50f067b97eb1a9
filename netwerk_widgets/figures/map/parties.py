"""The parties and relations of a scene, with all that the map and its panel say of them."""

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from math import isfinite
from typing import Any

from netwerk_widgets.insights.quadrants import quadrant
from netwerk_widgets.network.formulas import Groups
from netwerk_widgets.network.measures import Measures
from netwerk_widgets.session.fields import typed
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import Relation, Stakeholder
from netwerk_widgets.session.sources import said
from netwerk_widgets.texts import Texts

#: Measures of a party, as attributes of `Measures` (dicts by id), with their decimals.
PER_PARTY: dict[str, int] = {
    "degree": 0,
    "in_degree": 0,
    "out_degree": 0,
    "betweenness": 2,
    "closeness": 2,
    "eigenvector": 2,
    "core": 0,
    "constraint": 2,
    "effective_size": 1,
}
#: Burt's measures are computed when asked for; with more parties that takes too long here.
_MOST_FOR_BURT = 150
_BURT = {"constraint", "effective_size"}


def per_party(
    found: Measures, names: Collection[str] = tuple(PER_PARTY)
) -> dict[str, dict[str, float]]:
    """The measures that parties have, by name and then by party; what is undefined is absent."""
    made: dict[str, dict[str, float]] = {}
    for name in names:
        if name in _BURT and found.parties > _MOST_FOR_BURT:
            continue
        values = found.tried(name)
        if isinstance(values, Mapping) and values:
            made[name] = {
                node: round(float(value), 4)
                for node, value in values.items()
                if value is not None and isfinite(value)
            }
    return made


def communities(found: Measures, grouped: bool) -> Groups:
    """The communities; none when they are not shown (``grouped``): they take long to find."""
    return tuple(found.tried("communities", ())) if grouped else ()


def parties(
    session: Session,
    found: Measures,
    t: Texts,
    grouped: bool = True,
    names: Collection[str] = tuple(PER_PARTY),
) -> list[dict[str, Any]]:
    """The parties in the group's order; ``pinned``: somebody gave it its place.

    ``grouped``: whether each says in which community it is; ``names``: which measures it has.
    """
    measured = per_party(found, names)
    community = {
        node: index for index, group in enumerate(communities(found, grouped)) for node in group
    }
    goals, actions = _by_party(session, t)
    return [
        {
            **each.model_dump(mode="json", include={*typed(Stakeholder)}),
            "id": each.id,
            "name": written(each, t),
            "quadrant": t(f"figures.map.quadrant.{at}") if (at := quadrant(each)) else None,
            "source": each.says("name"),
            "said": _said(each, t),
            "community": community.get(each.id),
            "pinned": each.x is not None and each.y is not None,
            "measures": {
                name: values[each.id] for name, values in measured.items() if each.id in values
            },
            "goals": goals.get(each.id, []),
            "actions": actions.get(each.id, []),
        }
        for each in session.stakeholders.items
    ]


def written(party: Stakeholder, t: Texts) -> str:
    """A party's name as it is drawn: on one line, its letters composed (NFC)."""
    return unicodedata.normalize("NFC", " ".join(party.name.split())) or t("ui.unnamed")


def _by_party(session: Session, t: Texts) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    goals: dict[str, list[str]] = {}
    for goal in session.goals.goals:
        if goal.owner:
            goals.setdefault(goal.owner, []).append(goal.name or t("ui.unnamed"))
    actions: dict[str, list[str]] = {}
    for action in session.doing.actions:
        line = f"{action.name or t('ui.unnamed')} ({t(f'fields.status.{action.status}')})"
        for party in dict.fromkeys([action.owner, *action.partners]):
            if party:
                actions.setdefault(party, []).append(line)
    return goals, actions


def _said(item: Stakeholder | Relation, t: Texts) -> dict[str, str] | None:
    """Who says so, when that is not the group."""
    if not item.source:  # all of it is the group's, as of most rows of a large map
        return None
    found = said(type(item), item.model_dump(mode="json"), t)
    return {"kind": found.kind, "text": found.text} if found else None


def usable(session: Session) -> list[Relation]:
    """The relations between two different parties that both exist."""
    known = {each.id for each in session.stakeholders.items}
    return [
        each
        for each in session.relations.items
        if each.from_id in known and each.to_id in known and each.from_id != each.to_id
    ]


def relations(lines: Sequence[Relation], t: Texts) -> list[dict[str, Any]]:
    """The relations between two parties that are both there."""
    return [
        {
            **each.model_dump(mode="json", include={*typed(Relation)} - {"from_id", "to_id"}),
            "id": each.id,
            "from": each.from_id,
            "to": each.to_id,
            "arrow": each.one_way,
            "said": _said(each, t),
        }
        for each in lines
    ]
