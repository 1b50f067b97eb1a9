"""The map with everyone's own picture on it: what both say, what one says, where kinds differ.

A pair carries one sign, in the middle of its line: a form, and only then a colour.
"""

from typing import Any

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.map.layout import Places
from netwerk_widgets.figures.map.parties import usable
from netwerk_widgets.figures.map.scene import Scene, map_scene
from netwerk_widgets.figures.map.stable import network
from netwerk_widgets.figures.map.still import pictures
from netwerk_widgets.insights.names import party_names, short
from netwerk_widgets.insights.pictures import STATES, Pair, State, agreement_of, pairs, told
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import Relation
from netwerk_widgets.texts import Texts

#: Two lines: two that say so; one line: one does; crossed out: they say something else.
SIGNS: dict[State, tuple[str, str]] = {
    "both": ("M-7 -3.5H7M-7 3.5H7", palette.ACCENT),
    "differ": ("M-7 -3.5H7M-7 3.5H7M-4.5 7.5L4.5 -7.5", palette.VERMILION),
    "one": ("M-7 0H7", palette.INK),
}


def pictures_map(session: Session, t: Texts) -> Drawing:
    """Who says which relation there is; its table has each pair with what either says."""
    found = pairs(session)
    if not found:
        from netwerk_widgets.figures.theme import empty

        return empty("pictures", t("pictures.figure.empty"), t("pictures.figure.hint"))
    scene = pictures_scene(session, t)
    many = agreement_of(session).pairs
    return Drawing(
        "pictures",
        pictures(scene, "network", t),
        scene["layouts"]["network"]["title"],
        t("pictures.figure.summary", **{str(key): n for key, n in many.items()}),
        _table(found, session, t),
    )


def pictures_scene(session: Session, t: Texts, places: Places | None = None) -> Scene:
    """The map with what was named, whether it is on the map or not, and a sign for each pair."""
    found = pairs(session)
    if places is None:
        places = network(session.stakeholders.items, usable(session), {})
    after, signs = _with_named(session, found)
    scene = map_scene(after, t, places=places, scored=False, grouped=False, measured=("degree",))
    return signed(
        scene,
        signs,
        [sign_key(each, SIGNS[each], t(f"pictures.sign.{each}")) for each in STATES],
        t(
            "pictures.figure.title",
            both=sum(each.state == "both" for each in found),
            all=len(found),
        ),
    )


def signed(scene: Scene, signs: dict[str, str], keys: list[dict[str, Any]], title: str) -> Scene:
    """A scene whose relations carry a sign (by their id), with what the signs mean."""
    scene["layouts"]["network"]["title"] = title
    return scene | {
        "relations": [each | {"sign": signs.get(each["id"])} for each in scene["relations"]],
        "keys": scene["keys"] | {"signs": keys},
    }


def sign_key(value: str, look: tuple[str, str], label: str) -> dict[str, Any]:
    """What a sign means, and its form (a path) and colour."""
    return {"value": value, "label": label, "d": look[0], "colour": look[1]}


def _with_named(session: Session, found: list[Pair]) -> tuple[Session, dict[str, str]]:
    """The session with what was named and is not on the map, and the sign of one line a pair."""
    rows = [*session.relations.items]
    signs: dict[str, str] = {}
    ids = {each.id for each in rows}
    for at, each in enumerate(found):
        own = [*each.rows]
        if not own:
            name = next(name for n in range(len(ids) + 1) if (name := f"said{at}-{n}") not in ids)
            first = each.links[0]
            own = [Relation(id=name, from_id=first.from_id, to_id=first.to_id, kind=first.kind)]
            rows += own
        signs[own[0].id] = each.state
    relations = session.relations.model_copy(update={"items": rows})
    return session.model_copy(update={"relations": relations}), signs


def _table(found: list[Pair], session: Session, t: Texts) -> Table:
    names = party_names(session, t)
    heads = tuple(t(f"pictures.figure.{each}") for each in ("pair", "says", "state", "map"))
    return Table(
        heads,
        tuple(
            (
                t("helping.figure.pair", a=short(names[a], 48), b=short(names[b], 48)),
                told(each, names, t),
                t(f"pictures.sign.{each.state}"),
                t(f"pictures.figure.{'yes' if each.rows else 'no'}"),
            )
            for each in found
            for a, b in (each.ends,)
        ),
    )
