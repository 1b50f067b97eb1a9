"""What colours, forms and lines mean: only what is on the picture (``static/map/legend.js``)."""

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from netwerk_widgets.figures.map.frame import Frame
from netwerk_widgets.figures.map.strokes import tip
from netwerk_widgets.figures.map.svg import PLUS, element, letters, outline
from netwerk_widgets.figures.map.type import broken, measured
from netwerk_widgets.texts import Texts

Scene = Mapping[str, Any]
#: What is drawn of an item: a tag with its attributes, or a text.
Mark = tuple[str, dict[str, Any], str]
Item = tuple[str, list[Mark]]


def explained(frame: Frame, scene: Scene, t: Texts) -> list[Item]:
    """The items in order: a label, and marks of 30 × 22 around their middle."""
    house = scene["house"]
    parties = [node.party for node in frame.nodes]
    return [
        *_forms(parties, scene),
        *_colours(frame, scene),
        *_lines(frame, scene, t),
        *_circles(parties, scene),
        *_size(frame, scene, house, t),
    ]


def _forms(parties: list[Any], scene: Scene) -> list[Item]:
    house = scene["house"]
    used = {each["sector"] for each in parties}
    look = {"fill": house["muted"], "stroke": house["paper"], "stroke-width": 1}
    return [
        (each["label"], [("path", {"d": outline(each["shape"], 9)} | look, "")])
        for each in scene["keys"]["shapes"]
        if each["value"] in used
    ]


def _colours(frame: Frame, scene: Scene) -> list[Item]:
    house, scheme = scene["house"], frame.scheme
    used = {node.colour["value"] for node in frame.nodes}
    found: list[Item] = []
    for value in [*scheme["values"], scheme["unknown"]]:
        if value["value"] not in used:
            continue
        form = {"d": outline("circle", 12), "fill": value["colour"]}
        form |= {"stroke": house["paper"], "stroke-width": 1}
        code = {"text-anchor": "middle", "y": 5, "fill": value["ink"], "font-weight": 700}
        code |= letters(13, scene["font"])
        found.append((value["label"], [("path", form, ""), ("text", code, value["code"])]))
    return found


def _lines(frame: Frame, scene: Scene, t: Texts) -> list[Item]:
    keys, house = scene["keys"], scene["house"]
    used = {(line.relation["kind"], line.relation["arrow"]) for line in frame.lines}
    found: list[Item] = []
    if "marked" in keys:
        look = {"fill": "none", "stroke": house["mark"]}
        thick = {"d": "M-16 0H16", "stroke-width": 5, "stroke-opacity": 0.75}
        sign = {"d": PLUS, "stroke-width": 4}
        found.append((keys["marked"], [("path", thick | look, ""), ("path", sign | look, "")]))
    seen = {line.relation.get("sign") for line in frame.lines}
    for sign in keys.get("signs", ()):
        if sign["value"] in seen:
            round_ = {"r": 11, "fill": house["paper"], "stroke": sign["colour"], "stroke-width": 2}
            look = {"d": sign["d"], "stroke": sign["colour"], "stroke-width": 3, "fill": "none"}
            found.append((sign["label"], [("circle", round_, ""), ("path", look, "")]))
    for line in keys["lines"]:
        # First as relations of its kind run, then those that run otherwise.
        for arrow in (line["arrow"], not line["arrow"]):
            if (line["value"], arrow) not in used:
                continue
            look = {"d": f"M-16 0H{7 if arrow else 16}", "stroke": line["colour"]}
            look |= {"stroke-width": 3, "stroke-dasharray": line["dash"] or None, "fill": "none"}
            marks: list[Mark] = [("path", look, "")]
            if arrow:
                marks.append(("path", {"d": "M16 0L6 -5V5Z", "fill": line["colour"]}, ""))
            found.append((line["label" if arrow == line["arrow"] else "otherwise"], marks))
    if len({line.relation["strength"] for line in frame.lines}) > 1:
        rows: list[Mark] = [
            (
                "path",
                {
                    "d": f"M-15 {(strength - 2) * 7}H15",
                    "stroke": house["muted"],
                    "stroke-width": keys["widths"][str(strength)],
                },
                "",
            )
            for strength in (1, 2, 3)
        ]
        found.append((t("mapview.ui.legend_width"), rows))
    return found


def _circles(parties: list[Any], scene: Scene) -> list[Item]:
    """Who is outside, and what is ours to make a case work."""
    keys, house = scene["keys"], scene["house"]
    found: list[Item] = []

    def circle(label: str, **look: Any) -> None:
        marks = {name.replace("_", "-"): value for name, value in look.items()}
        found.append((label, [("circle", marks, "")]))

    if any(each["ring"] == "outside" for each in parties) and "outside" in keys:
        circle(keys["outside"], r=10, fill="none", stroke=house["muted"], stroke_width=1.5)
    sources = {each["source"] for each in parties}
    words = keys.get("sources", {})
    if "illustrative" in words and "illustrative" in sources:
        if len(sources) > 1:
            circle(words["article"], r=9, fill=house["accent"])
        circle(
            words["illustrative"],
            r=9,
            fill=house["paper"],
            stroke=house["accent"],
            stroke_width=3,
        )
    return found


def _size(frame: Frame, scene: Scene, house: Any, t: Texts) -> list[Item]:
    found = next((e for e in scene["keys"]["sizes"] if e["key"] == frame.measure), None)
    if found is None or "label" not in found:
        return []
    dots: list[Mark] = [
        ("circle", {"r": r, "cx": x, "fill": house["muted"]}, "") for r, x in ((4, -10), (9, 6))
    ]
    return [(t("mapview.ui.legend_size", name=found["label"]), dots)]


def draw(parent: Element, items: list[Item], width: float, font: float, scene: Scene) -> float:
    """Put the items in rows of a width; returns the height they take."""
    step = font * 1.75
    x = y = 0.0
    for label, marks in items:
        (words,) = broken(label, width - 60, 1, font)
        wide = 44 + measured(words, font) + 22
        if x > 0 and x + wide > width:
            x, y = 0.0, y + step
        group = element(parent, "g", {"transform": f"translate({tip(x + 18)} {tip(y + step / 2)})"})
        for tag, look, text in marks:
            element(group, tag, look, text)
        look = {"x": tip(x + 44), "y": tip(y + step / 2 + font * 0.35)}
        look |= letters(font, scene["font"], fill=scene["house"]["ink"])
        element(parent, "text", look, words)
        x += wide
    return y + step if items else 0.0
