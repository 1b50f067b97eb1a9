"""Examples of the map that Python and the browser must draw alike.

``python -m tests.figures.map.examples`` writes ``examples.json`` anew: a few scenes, and for a
layout, size and letter the names with their lines and places. `test_names` asks whether Python
still draws them so, ``tests/js/map.test.js`` whether the browser's scripts do.
"""

import json
from pathlib import Path
from typing import Any

from netwerk_widgets.figures.map.frame import framed
from netwerk_widgets.figures.map.layouts import LAYOUTS
from netwerk_widgets.figures.map.names import placed
from netwerk_widgets.figures.map.scene import map_scene
from netwerk_widgets.figures.map.strokes import strokes
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from tests.network.networks import many

FILE = Path(__file__).with_name("examples.json")
#: Width, height and letter: a page, a beamer, a phone.
SIZES = ((976, 660, 17), (1824, 800, 17), (344, 580, 16))
#: What a scene has for words that no picture needs.
_WORDS = ("interests", "values", "activities", "note", "goals", "actions", "branch", "parent")
HARD = (
    "Ωmega & <img onerror=alert(1)>",
    "Samenwerkingsverband Bestrijdingsmiddelenregistratie Zuidwest-Nederland",
    "地方自治体協議会",
    "e\u0301e\u0301n",
    "A",
    "شركة المياه الوطنية السعودية",
    "חברת מים (Water BV) של הנגב",
    "การประปานครหลวงแห่งประเทศไทย",
    "中国水利水电建设集团公司",
    "👩\u200d🌾 Boerinnen 🇳🇱🇧🇪 ❤\ufe0f",
    "Ngân hàng Nông nghiệp và Phát triển",
    "Μεταλλευτικοβιομηχανικόςοργανισμός",
    "हिन्दी जल निगम",
)


def sessions() -> dict[str, Session]:
    """The two cases, and sixty parties of which some have names that are hard to write."""
    large = many(60)
    for party, name in zip(large.stakeholders.items, HARD, strict=False):
        party.name = name
    cases = {name: load_case(name, "nl") for name in ("laanboompact", "zeeuws-vlaanderen")}
    return cases | {"sixty": large}


def scene(session: Session) -> dict[str, Any]:
    """A scene with what a picture needs, as JSON holds it."""
    whole = map_scene(session, texts("nl"), "")
    for party in whole["parties"]:
        for word in _WORDS:
            party.pop(word, None)
        party["measures"] = {"degree": party["measures"].get("degree", 0)}
    for word in ("table", "summary"):
        whole.pop(word)
    for layout in whole["layouts"].values():
        for word in ("reason", "drag", "drop"):
            layout.pop(word)
    whole["keys"] |= {"sizes": whole["keys"]["sizes"][:1], "colours": whole["keys"]["colours"][:1]}
    found: dict[str, Any] = json.loads(json.dumps(whole))
    return found


def drawn(scene: dict[str, Any], layout: str, size: tuple[int, int], font: int) -> dict[str, Any]:
    """What a picture of a scene holds: its names, and its lines as paths."""
    frame = framed(scene, layout, size)
    names = [
        [each.id, round(each.x, 3), round(each.y, 3), each.anchor, list(each.lines)]
        for each in placed(frame, font)
    ]
    return {"names": names, "lines": ["".join(each.d + each.head) for each in strokes(frame.lines)]}


def main() -> None:
    """Write the file."""
    scenes = {name: scene(session) for name, session in sessions().items()}
    examples = [
        {"scene": name, "layout": layout, "size": [width, height], "font": font}
        | drawn(scenes[name], layout, (width, height), font)
        for name in scenes
        for layout in LAYOUTS
        for width, height, font in SIZES
        if name != "sixty" or (layout in ("network", "rings") and width == 976)
    ]
    content = {"scenes": scenes, "examples": examples}
    FILE.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
