"""The map as a still picture: for a report, an exercise, a page without a script."""

import json
from dataclasses import replace
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

from netwerk_widgets.figures.drawing import Drawing, Still, Table
from netwerk_widgets.figures.map import legend, said
from netwerk_widgets.figures.map.frame import framed
from netwerk_widgets.figures.map.parties import usable
from netwerk_widgets.figures.map.scene import Scene, map_scene
from netwerk_widgets.figures.map.svg import draw, element, text_of
from netwerk_widgets.network.graph import undirected
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

#: The map itself in pixels, on a screen or paper and on a phone, and the size of its names.
WIDE, NARROW = (976, 660), (344, 580)
_FONT, _FONT_NARROW = 17, 16
_GAP = 12


def lacking(session: Session, layout: str) -> bool:
    """Whether what this layout needs is not recorded yet."""
    parties = session.stakeholders.items
    if layout == "rings":
        return not any(each.ring for each in parties)
    if layout == "chain":
        return not any(each.kind == "supply" for each in usable(session))
    if layout == "power":
        return not any(e.power is not None and e.interest is not None for e in parties)
    return False


def still_map(
    session: Session, t: Texts, layout: str = "network", *, narrow: bool = True
) -> Drawing:
    """A layout of the map (`LAYOUTS`) with its legend, its words and its table.

    Without ``narrow`` there is no picture for a phone: it takes as long as the other one.
    """
    key = f"map-{layout}"
    if not session.stakeholders.items:
        return _empty(key, "network", t)
    if lacking(session, layout):
        return _empty(key, layout, t)
    # A still picture is coloured by role, and as large as its number of relations.
    scene = map_scene(session, t, grouped=False, measured=("degree",))
    found = of_scene(scene, t, layout, narrow=narrow)
    assert isinstance(found.figure, Still)
    unnamed = found.figure.wide.count("data-name=") < len(session.stakeholders.items)
    words = said.summary(session, undirected(session), layout, unnamed, t)
    return replace(found, summary=words)


def _empty(key: str, layout: str, t: Texts) -> Drawing:
    # This is plotly's, which takes long to import; a map is not.
    from netwerk_widgets.figures.theme import empty

    return empty(key, t(f"figures.map.empty.{layout}"), t(f"figures.map.hint.{layout}"))


def of_scene(scene: Scene, t: Texts, layout: str = "network", *, narrow: bool = True) -> Drawing:
    """A layout of a scene, with the scene's own words."""
    title, table = scene["layouts"][layout]["title"], scene["table"]
    rows = tuple(map(tuple, table["rows"]))
    words = Table(tuple(table["columns"]), rows)
    return Drawing(
        f"map-{layout}", pictures(scene, layout, t, narrow=narrow), title, scene["summary"], words
    )


def pictures(scene: Scene, layout: str, t: Texts, *, narrow: bool = True) -> Still:
    """A layout of a scene for a screen or paper, and (``narrow``) for a phone."""
    small = picture(scene, layout, t, NARROW, _FONT_NARROW) if narrow else ""
    return Still(picture(scene, layout, t, WIDE, _FONT), small)


def picture(
    scene: Scene,
    layout: str,
    t: Texts,
    size: tuple[int, int],
    font: float = _FONT,
    *,
    explained: bool = True,
    least: float = 0,
) -> str:
    """A layout of a scene as SVG: the map in ``size`` pixels; ``explained`` below it.

    A party has a radius of ``least`` pixels at least.
    """
    return _drawn(json.dumps(scene), layout, t, size, font, explained, least)


@lru_cache(maxsize=32)
def _drawn(
    written: str,
    layout: str,
    t: Texts,
    size: tuple[int, int],
    font: float,
    explained: bool,
    least: float,
) -> str:
    """Kept: the page of the room is made anew at each save, the map of it seldom differs."""
    scene: Scene = json.loads(written)
    width, height = size
    frame = framed(scene, layout, size, least)
    field = Element("g")
    draw(field, frame, scene, font)
    under = Element("g", {"transform": f"translate(0 {height + _GAP})"})
    items = legend.explained(frame, scene, t) if explained else []
    more = legend.draw(under, items, width, font - 1, scene)
    total = round(height + _GAP + more) if more else height
    look: dict[str, Any] = {"xmlns": "http://www.w3.org/2000/svg", "role": "img"}
    look |= {"viewBox": f"0 0 {width} {total}", "width": width, "height": total}
    root = element(None, "svg", look)
    element(root, "title", words=scene["layouts"][layout]["title"])
    element(root, "rect", {"width": width, "height": total, "fill": scene["house"]["paper"]})
    root.extend([field, under] if more else [field])
    return text_of(root)
