"""The map's own font: its widths are those of the table, and pictures have their letters."""

import json
import struct

import pytest
from fontTools.ttLib import TTFont

from netwerk_widgets import places
from netwerk_widgets.figures.map import fonts
from netwerk_widgets.figures.map.still import still_map
from netwerk_widgets.report import raster
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.texts import texts
from tests.network.networks import session

SCRIPT = (places.static() / "map" / "widths.js").read_text(encoding="utf-8")
TABLE = json.loads(SCRIPT[SCRIPT.index("{") : SCRIPT.rindex("}") + 1])


def widths(font):
    """The advance width of every letter."""
    return {chr(code): font["hmtx"][glyph][0] for code, glyph in font.getBestCmap().items()}


@pytest.mark.parametrize(("weight", "style"), [(400, "regular"), (700, "bold")])
def test_the_table_holds_the_widths_of_the_font(weight, style):
    path = places.static() / "fonts" / fonts.FILES[weight]
    font = TTFont(path)
    assert dict(zip(TABLE["letters"], TABLE[style], strict=True)) == widths(font)
    assert font["head"].unitsPerEm == TABLE["units"]
    assert path.stat().st_size <= 25_000
    assert not {"kern", "GPOS", "GSUB"} & set(font.keys())


@pytest.mark.parametrize("weight", fonts.FILES)
def test_a_browser_gets_the_same_letters_in_fewer_bytes(weight):
    folder = places.static() / "fonts"
    path = folder / fonts.SMALL[weight]
    small, font = TTFont(path), TTFont(folder / fonts.FILES[weight])
    assert widths(small) == widths(font)
    assert list(small["glyf"].glyphs) == list(font["glyf"].glyphs)
    drawn = [
        each["glyf"][name].getCoordinates(each["glyf"]) for each in (small, font) for name in "AEW"
    ]
    assert drawn[:3] == drawn[3:]
    assert path.stat().st_size <= 11_000
    style = (places.static() / "netwerk.css").read_text(encoding="utf-8")
    assert f"fonts/{path.name}" in style
    assert fonts.FILES[weight] not in style


def test_the_table_is_small_and_the_font_has_its_licence():
    assert len(SCRIPT.encode()) <= 5_000
    licence = (places.static() / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_a_picture_has_its_letters(monkeypatch):
    """A font that is not found gives no error, only a picture without words."""
    drawing = still_map(session([{"id": "a", "name": "Waterschap"}]), texts("nl"))
    with_letters = raster.png(drawing.figure.wide)
    nameless = raster.png(drawing.figure.wide.replace("Waterschap", ""))
    assert with_letters != nameless
    monkeypatch.setattr(fonts, "files", list)
    assert raster.png(drawing.figure.wide) == raster.png(
        drawing.figure.wide.replace("Waterschap", "")
    )


def test_a_picture_for_paper_is_sharp():
    data = raster.png(still_map(load_case("laanboompact", "nl"), texts("nl")).figure.wide)
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">I", data[16:20]) == (2008,)
