"""A letter that hardly any computer has, and a font that has it."""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from netwerk_widgets.figures.drawing import Drawing
from netwerk_widgets.figures.map.still import still_map
from netwerk_widgets.texts import texts
from tests.network.networks import session

#: A letter of cuneiform, which few computers have, and a sign that no font ever has.
RARE, NOBODYS = "\U00012000", "\U000f1234"


def drawing(name: str) -> Drawing:
    """The map of one party."""
    return still_map(session([{"id": "a", "name": name}]), texts("nl"))


def drawn(name: str) -> str:
    """That map as it is on paper."""
    return drawing(name).figure.wide


def font(path: Path, signs: str) -> Path:
    """A font in which each sign is a triangle."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    pen.lineTo((950, 0))
    pen.lineTo((500, 700))
    pen.closePath()
    names = {ord(sign): f"u{ord(sign):x}" for sign in signs}
    order = [".notdef", *names.values()]
    made = FontBuilder(1000, isTTF=True)
    made.setupGlyphOrder(order)
    made.setupCharacterMap(names)
    made.setupGlyf({".notdef": TTGlyphPen(None).glyph()} | dict.fromkeys(order[1:], pen.glyph()))
    made.setupHorizontalMetrics(dict.fromkeys(order, (1000, 50)))
    made.setupHorizontalHeader(ascent=800, descent=-200)
    made.setupNameTable({"familyName": "Rare", "styleName": "Regular", "psName": "Rare"})
    made.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200)
    made.setupPost()
    made.save(path)
    return path
