"""What holds for every drawing."""

import json
import re
from typing import Any
from xml.etree import ElementTree

from netwerk_widgets.figures.drawing import Drawing, Still

#: Names that would do harm if a page or plotly took them for more than text.
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "%{x} %{customdata}",
    "$x$ \\(y\\)",
    "W" * 120,
    "a " * 60,
    "</b>&amp;",
)

#: What a still picture is made of.
_TAGS = {"svg", "title", "g", "path", "circle", "ellipse", "rect", "line", "text", "tspan"}
#: The markup of our own in figures, and less than a number; anything else would be somebody's text.
_OURS = re.compile(r"</?[bi]>|<br>|<span style='[a-z0-9:;#-]*'>|</span>|< (?=−\d)")


def check(drawing: Drawing) -> dict[str, Any]:
    """Assert that a drawing is complete and harmless; returns the figure as the page gets it."""
    assert drawing.key
    assert drawing.title
    assert drawing.summary
    if isinstance(drawing.figure, Still):
        for picture in (drawing.figure.wide, drawing.figure.narrow):
            _check_svg(picture)
        return {}
    figure = json.loads(drawing.figure.to_json())
    assert "title" not in figure["layout"]
    assert figure["layout"]["height"] > 80
    for text in [*strings(figure), *strings(drawing.narrow)]:
        assert "<" not in _OURS.sub("", text)
        assert "%{" not in text or "hovertemplate" not in json.dumps(figure["data"])
        assert text.count("$") < 2
    if not drawing.empty:
        assert all(len(row) == len(drawing.table.columns) for row in drawing.table.rows)
    return figure


def _check_svg(picture: str) -> None:
    """A picture that can be read, in which nothing runs or is fetched."""
    root = ElementTree.fromstring(picture)
    tags = {each.tag.rpartition("}")[2] for each in root.iter()}
    assert tags <= _TAGS
    for each in root.iter():
        for name, value in each.attrib.items():
            assert not name.lower().startswith("on")
            assert "href" not in name
            assert "url(" not in value
            assert "nan" not in value.lower().split()


def strings(tree: Any) -> list[str]:
    """All texts in a tree."""
    if isinstance(tree, str):
        return [tree]
    parts = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else []
    return [text for part in parts for text in strings(part)]


def sizes(tree: Any) -> list[float]:
    """All font sizes in a tree."""
    if isinstance(tree, list):
        return [size for part in tree for size in sizes(part)]
    if not isinstance(tree, dict):
        return []
    found = [size for key, part in tree.items() if key != "marker" for size in sizes(part)]
    for key, part in tree.items():
        if (
            key.endswith("font")
            and isinstance(part, dict)
            and not isinstance(part.get("size"), list)
        ):
            found += [part["size"]] if "size" in part else []
    return found
