"""Draws a frame as SVG: what `static/map/draw.js` puts on the screen, as one text.

Built as a tree, so that whatever somebody typed stays text. Letters that our own font lacks are
left to whoever shows it: a browser, or the fonts of `report.letters`.
"""

import re
from collections.abc import Mapping, Sequence
from math import hypot
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from netwerk_widgets.figures.map.frame import Frame, Line, Node, Point
from netwerk_widgets.figures.map.names import NOTE, ROW, placed
from netwerk_widgets.figures.map.strokes import path, strokes, tip
from netwerk_widgets.figures.map.type import sided

#: What XML cannot hold at all.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: With more lines than this they are thinner, and their dashes longer.
_MANY = 400
#: The sign of what is new.
PLUS = "M-7 0H7M0 -7V7"
#: The radius of a sign on a relation, and where along the line it may stand, the best first.
SIGN = 12
_ALONG = (0.5, 0.4, 0.6, 0.3, 0.7, 0.25, 0.75)

Look = Mapping[str, Any]


def element(parent: Element | None, tag: str, look: Look | None = None, words: str = "") -> Element:
    """An element with its attributes; those that are None are left out."""
    found = {name: str(value) for name, value in (look or {}).items() if value is not None}
    made = Element(tag, found) if parent is None else SubElement(parent, tag, found)
    if words:
        made.text = _UNWRITABLE.sub("", words)
    return made


def letters(size: float, family: str, **more: Any) -> dict[str, Any]:
    """How words look: size, our font, and no kerning, as their widths are counted."""
    return {"font-size": tip(size), "font-family": family, "font-kerning": "none"} | more


def text_of(root: Element) -> str:
    """A tree as one text."""
    return tostring(root, encoding="unicode")


def outline(shape: str, r: float) -> str:
    """The outline of a party: a form for each sector, alike in area."""
    if shape == "square":
        a = tip(r * 0.9)
        return f"M-{a} -{a}H{a}V{a}H-{a}Z"
    if shape == "diamond":
        a = tip(r * 1.22)
        return f"M0 -{a}L{a} 0L0 {a}L-{a} 0Z"
    if shape == "hexagon":
        a, b, c = tip(r * 1.08), tip(r * 0.54), tip(r * 0.935)
        return f"M-{a} 0L-{b} -{c}H{b}L{a} 0L{b} {c}H-{b}Z"
    a = tip(r)
    return f"M-{a} 0A{a} {a} 0 1 1 {a} 0A{a} {a} 0 1 1 -{a} 0Z"


def draw(parent: Element, frame: Frame, scene: Look, font: float) -> None:
    """Put ground, lines, parties and names in an element."""
    house, family = scene["house"], scene["font"]
    ground = element(parent, "g", {"data-layer": "ground"})
    for mark in frame.layout["ground"]:
        _mark(ground, mark, frame, house, family)
    _lines(element(parent, "g", {"data-layer": "lines"}), frame)
    for line in frame.lines:
        if line.relation.get("marked"):
            _marked(parent, line, house)
    signs = {each["value"]: each for each in scene["keys"].get("signs", ())}
    taken = [((node.x, node.y), node.r) for node in frame.nodes]
    for line in frame.lines:
        if (sign := signs.get(line.relation.get("sign"))) is not None:
            at = free(line, taken)
            taken.append((at, SIGN))
            _signed(parent, at, sign, house)
    nodes = element(parent, "g", {"data-layer": "nodes"})
    for node in frame.nodes:
        _party(nodes, node, house, family)
    _names(element(parent, "g", {"data-layer": "labels"}), frame, house, family, font)


def _mark(parent: Element, mark: Look, frame: Frame, house: Look, family: str) -> None:
    line = {"stroke": house["line"], "stroke-width": 2}
    view = frame.view
    if mark["type"] == "ellipse":
        x, y = view.at((0.5, 0.5))
        size = {"rx": tip(view.wide(mark["rx"])), "ry": tip(view.high(mark["ry"]))}
        element(
            parent, "ellipse", {"cx": tip(x), "cy": tip(y), **size, "fill": mark["fill"], **line}
        )
    elif mark["type"] == "rect":
        x, y = view.at((mark["x0"], mark["y1"]))
        size = {
            "width": tip(view.wide(mark["x1"] - mark["x0"])),
            "height": tip(view.high(mark["y1"] - mark["y0"])),
        }
        look = {"x": tip(x), "y": tip(y), **size, "rx": 4, "fill": mark["fill"], **line}
        element(parent, "rect", look)
    elif mark["type"] == "line":
        (x1, y1), (x2, y2) = (view.at((mark[f"x{end}"], mark[f"y{end}"])) for end in (0, 1))
        element(
            parent, "line", {"x1": tip(x1), "y1": tip(y1), "x2": tip(x2), "y2": tip(y2), **line}
        )
    else:
        _note(parent, mark, view.at((mark["x"], mark["y"])), house, family)


def _note(parent: Element, note: Look, at: Point, house: Look, family: str) -> None:
    x, y = at
    drop = {"top": 16, "bottom": -4, "middle": 6}[note["base"]]
    look = {"x": tip(x), "y": tip(y + drop), "text-anchor": note["anchor"], "fill": house["muted"]}
    turned = f"rotate(-90 {tip(x)} {tip(y)})" if note.get("turned") else None
    look |= letters(NOTE, family, **{"font-weight": 700, "transform": turned})
    element(parent, "text", look, note["text"])


def _lines(parent: Element, frame: Frame) -> None:
    coarse = 4 if len(frame.lines) > _MANY else 1
    thin = 0.6 if coarse > 1 else 1
    if coarse > 1:
        parent.set("shape-rendering", "optimizeSpeed")
    for stroke in strokes(frame.lines):
        colour, opacity = stroke.style["colour"], f"{0.85 * thin:g}"
        dash = " ".join(f"{float(each) * coarse:g}" for each in stroke.style["dash"].split())
        look = {"fill": "none", "d": "".join(stroke.d), "stroke": colour}
        look |= {"stroke-width": f"{stroke.width * thin:g}", "stroke-opacity": opacity}
        element(parent, "path", look | ({"stroke-dasharray": dash} if dash else {}))
        head = {"stroke": "none", "d": "".join(stroke.head), "fill": colour}
        element(parent, "path", head | {"fill-opacity": opacity})


def _marked(parent: Element, line: Line, house: Look) -> None:
    """A relation that is new: a thick line with a plus, as `static/map/change.js` has it."""
    look = {"fill": "none", "d": path(line.points), "stroke": house["mark"], "stroke-width": 5}
    element(parent, "path", look | {"stroke-opacity": 0.75})
    (ax, ay), (bx, by) = line.points[0], line.points[-1]
    at = {"transform": f"translate({tip((ax + bx) / 2)} {tip((ay + by) / 2)})", "d": PLUS}
    for colour, width in ((house["paper"], 7), (house["mark"], 4)):
        element(parent, "path", at | {"stroke": colour, "stroke-width": width})


def free(line: Line, taken: Sequence[tuple[Point, float]]) -> Point:
    """Where a sign stands on its line: the first place on which nothing else does.

    ``taken`` are the middles and radii of parties and other signs. As `static/map/signs.js`.
    """
    (ax, ay), (bx, by) = line.points[0], line.points[-1]
    places = [(ax + (bx - ax) * at, ay + (by - ay) * at) for at in _ALONG]

    def room(place: Point) -> bool:
        return all(hypot(place[0] - x, place[1] - y) >= r + SIGN + 2 for (x, y), r in taken)

    return next(filter(room, places), places[0])


def _signed(parent: Element, at: Point, sign: Look, house: Look) -> None:
    """What is said of a relation: a sign in a circle."""
    where = {"transform": f"translate({tip(at[0])} {tip(at[1])})"}
    made = element(parent, "g", where | {"data-sign": sign["value"]})
    look = {"r": SIGN, "fill": house["paper"], "stroke": sign["colour"], "stroke-width": 2}
    element(made, "circle", look)
    stroke = {"fill": "none", "stroke": sign["colour"], "stroke-width": 3}
    element(made, "path", {"d": sign["d"]} | stroke)


def _party(parent: Element, node: Node, house: Look, family: str) -> None:
    colour, r = node.colour, node.r
    made = element(parent, "g", {"data-party": node.id})
    made.set("transform", f"translate({tip(node.x)} {tip(node.y)})")
    element(made, "title", words=node.party["name"])
    if node.party["ring"] == "outside":
        look = {"fill": "none", "stroke": house["muted"], "stroke-width": 1.5}
        element(made, "circle", look | {"r": tip(r * 1.2 + 4)})
    form = {
        "d": outline(node.shape, r),
        "fill": house["paper"] if node.hollow else colour["colour"],
        "stroke": colour["colour"] if node.hollow else house["paper"],
        "stroke-width": f"{min(4, 1 + r / 5):g}" if node.hollow else "1.5",
    }
    element(made, "path", form)
    size = 16 if r >= 14 else 12 if r >= 10 else 0
    if size and colour["code"]:
        look = {"text-anchor": "middle", "y": tip(size * 0.36)}
        look["fill"] = house["ink"] if node.hollow else colour["ink"]
        look |= letters(size, family, **{"font-weight": 700})
        element(made, "text", look, colour["code"])


def _names(parent: Element, frame: Frame, house: Look, family: str, font: float) -> None:
    for label in placed(frame, font):
        look = {"paint-order": "stroke", "stroke": house["paper"], "stroke-width": 4}
        look |= {"stroke-linejoin": "round", "fill": house["ink"], "text-anchor": label.anchor}
        look |= letters(font, family, **{"data-name": label.id})
        made = element(parent, "text", look)
        made.set("transform", f"translate({tip(label.x)} {tip(label.y)})")
        name = "".join(label.lines)
        for index, line in enumerate(label.lines):
            row = {"x": 0, "y": tip(font * (0.92 + ROW * index))}
            element(made, "tspan", row, sided(line, name))
