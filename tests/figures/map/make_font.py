"""How the map's font was made: ``make_font.py FOLDER_OF_LIBERATION_SANS`` (2.1.5, fontTools).

The letters that Dutch, English and the other languages of Europe in Latin script need, without
hinting, kerning and ligatures: then the width of a word is the sum of its letters' widths, which
`map/widths.js` holds, and nobody needs the font to place a name. The Open Font License asks for
another name: Netwerk Sans.
"""

import json
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

STATIC = Path(__file__).parents[3] / "netwerk_widgets" / "static"
LETTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *(0x218, 0x219, 0x21A, 0x21B),
    *(0x2010, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026),
    *(0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193),
    *(0x2212, 0x2248, 0x2260, 0x2264, 0x2265),
]
DROPPED = ["GPOS", "GSUB", "GDEF", "DSIG", "FFTM", "PCLT", "hdmx", "VDMX", "LTSH"]


def made(source: Path, style: str) -> TTFont:
    """One style with only our letters, under our name."""
    font = TTFont(source / f"LiberationSans-{style}.ttf")
    wanted = subset.Options()
    wanted.hinting, wanted.layout_features, wanted.glyph_names = False, [], False
    wanted.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    wanted.drop_tables += DROPPED
    wanted.notdef_outline = True
    subsetter = subset.Subsetter(wanted)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    whole = "Netwerk Sans" if style == "Regular" else f"Netwerk Sans {style}"
    names = {1: "Netwerk Sans", 3: f"{whole} 1", 4: whole, 6: f"NetwerkSans-{style}"}
    for record in font["name"].names:
        record.string = names.get(record.nameID, record.toUnicode())
    return font


def main() -> None:
    """Write both styles, and the table of their widths."""
    fonts = {style: made(Path(sys.argv[1]), style) for style in ("Regular", "Bold")}
    for flavor, kind in ((None, "ttf"), ("woff2", "woff2")):
        for font in fonts.values():
            font.flavor = flavor
        fonts["Regular"].save(STATIC / "fonts" / f"netwerk-sans.{kind}")
        fonts["Bold"].save(STATIC / "fonts" / f"netwerk-sans-bold.{kind}")
    letters = sorted(fonts["Regular"].getBestCmap())
    table = {
        "units": fonts["Regular"]["head"].unitsPerEm,
        "letters": "".join(map(chr, letters)),
    } | {
        style.lower(): [font["hmtx"][font.getBestCmap()[each]][0] for each in letters]
        for style, font in fonts.items()
    }
    words = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    about = "// The widths of the map's letters; made by tests/figures/map/make_font.py."
    target = STATIC / "map" / "widths.js"
    target.write_text(f"{about}\nexport const WIDTHS = {words};\n", encoding="utf-8")


if __name__ == "__main__":
    main()
