"""The map's own font: its widths are those of the table, and pictures have their letters."""

import json
import struct

import pytest

from netwerk_widgets import places
from netwerk_widgets.figures.map import fonts
from netwerk_widgets.figures.map.still import still_map
from netwerk_widgets.report import raster
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.texts import texts
from tests.network.networks import session

SCRIPT = (places.static() / "map" / "widths.js").read_text(encoding="utf-8")
TABLE = json.loads(SCRIPT[SCRIPT.index("{") : SCRIPT.rindex("}") + 1])


def tables(data):
    """The tables of a TrueType file (Apple, TrueType Reference Manual), by name."""
    (count,) = struct.unpack(">H", data[4:6])
    found = {}
    for at in range(12, 12 + 16 * count, 16):
        name, _, offset, length = struct.unpack(">4sIII", data[at : at + 16])
        found[name.decode()] = data[offset : offset + length]
    return found


def widths(data):
    """The advance width of every letter, from ``cmap`` (format 4) and ``hmtx``."""
    parts = tables(data)
    (metrics,) = struct.unpack(">H", parts["hhea"][34:36])
    advance = [struct.unpack(">H", parts["hmtx"][4 * i : 4 * i + 2])[0] for i in range(metrics)]
    cmap = parts["cmap"]
    (count,) = struct.unpack(">H", cmap[2:4])
    offsets = [struct.unpack(">HHI", cmap[4 + 8 * i : 12 + 8 * i])[2] for i in range(count)]
    at = next(each for each in offsets if struct.unpack(">H", cmap[each : each + 2]) == (4,))
    (twice,) = struct.unpack(">H", cmap[at + 6 : at + 8])
    segments = twice // 2

    def row(start, kind):
        return struct.unpack(f">{segments}{kind}", cmap[start : start + twice])

    ends = row(at + 14, "H")
    starts = row(at + 16 + twice, "H")
    deltas = row(at + 16 + 2 * twice, "h")
    base = at + 16 + 3 * twice
    ranges = row(base, "H")
    found = {}
    for i in range(segments):
        for code in range(starts[i], min(ends[i], 0xFFFE) + 1):
            if ranges[i]:
                place = base + 2 * i + ranges[i] + 2 * (code - starts[i])
                (glyph,) = struct.unpack(">H", cmap[place : place + 2])
                glyph = (glyph + deltas[i]) & 0xFFFF if glyph else 0
            else:
                glyph = (code + deltas[i]) & 0xFFFF
            found[chr(code)] = advance[min(glyph, metrics - 1)]
    return found


@pytest.mark.parametrize(("weight", "style"), [(400, "regular"), (700, "bold")])
def test_the_table_holds_the_widths_of_the_font(weight, style):
    data = (places.static() / "fonts" / fonts.FILES[weight]).read_bytes()
    assert dict(zip(TABLE["letters"], TABLE[style], strict=True)) == widths(data)
    assert len(data) <= 25_000
    assert not {"kern", "GPOS", "GSUB"} & set(tables(data))


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
