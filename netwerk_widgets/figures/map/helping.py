"""The map with the relations that would help most: everybody where they stand now."""

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.map.layout import Places
from netwerk_widgets.figures.map.parties import usable
from netwerk_widgets.figures.map.scene import Scene, map_scene
from netwerk_widgets.figures.map.stable import network
from netwerk_widgets.figures.map.still import pictures
from netwerk_widgets.insights.helping import Help, helping, imagined, value
from netwerk_widgets.insights.names import party_names, short
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts


def helping_map(session: Session, t: Texts) -> Drawing:
    """The relations that would help most, new on the map; its table says what they change."""
    found = helping(session)
    if not found:
        from netwerk_widgets.figures.theme import empty

        return empty("helping", t("helping.figure.empty"), t("helping.figure.hint"))
    scene = helping_scene(session, t)
    names = party_names(session, t)
    pairs = t.enumerate(
        [
            t("helping.figure.pair", a=short(names[a], 48), b=short(names[b], 48))
            for a, b in found.pairs
        ]
    )
    return Drawing(
        "helping",
        pictures(scene, "network", t),
        scene["layouts"]["network"]["title"],
        t("helping.figure.summary", pairs=pairs),
        _table(found, t),
    )


def helping_scene(session: Session, t: Texts, places: Places | None = None) -> Scene:
    """The map with what would help most, as a browser draws it; without where nothing would."""
    pairs = helping(session).pairs
    after = imagined(session, pairs)
    if places is None:
        places = network(session.stakeholders.items, usable(session), {})
    scene = map_scene(after, t, places=places, scored=False, grouped=False, measured=("degree",))
    known = {each.id for each in session.relations.items}
    scene["layouts"]["network"]["title"] = t.count("helping.figure.title", len(pairs))
    return scene | {
        "house": scene["house"] | {"mark": palette.GREEN},
        "relations": [each | {"marked": each["id"] not in known} for each in scene["relations"]],
        "keys": scene["keys"] | {"marked": t("helping.new")},
    }


def _table(found: Help, t: Texts) -> Table:
    assert found.reach is not None
    before, after = found.reach
    columns = ("what", "before", "after")
    rows = tuple(
        (t(f"helping.row.{key}"), value(before, key, t), value(after, key, t))
        for key in found.counted
    )
    return Table(tuple(t(f"helping.figure.column.{each}") for each in columns), rows)
