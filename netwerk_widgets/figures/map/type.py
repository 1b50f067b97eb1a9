"""How wide words are and where they break, by the widths of our own font's letters.

``static/map/type.js`` says the same in JavaScript: names get the same place in the browser and
in a picture made here, with no font and no browser needed to measure them.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Any

from netwerk_widgets import places
from netwerk_widgets.figures.lines import syllable

#: From here on letters are about as wide as they are high; but for Latin and Greek with accents.
_WIDE, _ACCENTED = 0x1100, range(0x1E00, 0x2000)
#: Behind letters before this a hyphen may break a word: Latin, Greek, Cyrillic, Armenian.
_HYPHENS = 0x590
#: Scripts that run from right to left.
_LEFTWARDS = (
    range(0x590, 0x900),
    range(0xFB1D, 0xFE00),
    range(0xFE70, 0xFF00),
    range(0x10800, 0x11000),
    range(0x1E800, 0x1F000),
)
#: What goes with the letter before it: marks, unseen signs; the colour of a skin.
_MARKS, _SKINS = ("Mn", "Me", "Mc", "Cf"), range(0x1F3FB, 0x1F400)
_JOINER, _FLAGS = "\u200d", range(0x1F1E6, 0x1F200)

Fits = Callable[[str], bool]
#: A line of a text, and what it would be if the text went on on it: with a space, or without
#: the hyphen that ends it.
Row = tuple[str, str]


@cache
def _table() -> tuple[dict[str, int], dict[str, int], int]:
    """Widths by letter, regular and bold, and the units of an em (``static/map/widths.js``)."""
    script = (places.static() / "map" / "widths.js").read_text(encoding="utf-8")
    table: dict[str, Any] = json.loads(script[script.index("{") : script.rindex("}") + 1])
    regular, bold = (
        dict(zip(table["letters"], table[style], strict=True)) for style in ("regular", "bold")
    )
    return regular, bold, table["units"]


def foreign(letter: str) -> bool:
    """Whether our font lacks this letter, or one of its signs (see `letters`)."""
    return any(sign not in _table()[0] for sign in letter)


def letters(text: str) -> list[str]:
    """A text in what nobody may part: each letter with its marks, each emoji with its joiners.

    The rules of Unicode (UAX 29) that names of parties need; not those for Hangul in parts.
    """
    found: list[str] = []
    for sign in text:
        if found and (_joins(sign) or found[-1].endswith(_JOINER) or _flag(found[-1], sign)):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def _joins(sign: str) -> bool:
    return unicodedata.category(sign) in _MARKS or ord(sign) in _SKINS


def _flag(before: str, sign: str) -> bool:
    return len(before) == 1 and ord(before) in _FLAGS and ord(sign) in _FLAGS


def sided(line: str, name: str) -> str:
    """A line of a name, told apart as right to left where the name starts in such a script.

    Otherwise what it ends in ("…", a bracket, a word in Latin script) would stand before it.
    """
    first = next((sign for sign in name if sign.isalpha()), "")
    turned = first and any(ord(first) in each for each in _LEFTWARDS)
    return f"\u2067{line}\u2069" if turned else line


def _other(sign: str, units: int) -> int:
    """What another font will have to draw: marks on a letter, wide scripts, and the rest."""
    if unicodedata.category(sign) in ("Mn", "Me", "Cf") or ord(sign) in _SKINS:
        return 0
    wide = ord(sign) >= _WIDE and ord(sign) not in _ACCENTED
    return units if wide else round(units * 0.65)


@lru_cache(maxsize=20_000)
def _sum(text: str, bold: bool) -> int:
    regular, heavy, units = _table()
    widths = heavy if bold else regular
    return sum(widths[letter] if letter in widths else _other(letter, units) for letter in text)


def measured(text: str, size: float, bold: bool = False) -> float:
    """The width of a text in pixels, ``size`` being that of the font."""
    return _sum(text, bold) * size / _table()[2]


def _hyphened(piece: Sequence[str]) -> str:
    """A piece of a word with a hyphen, in a script that has one."""
    last = ord(piece[-1][0])
    return "".join(piece) + ("-" if last < _HYPHENS or last in _ACCENTED else "")


def _pieces(word: str, fits: Fits) -> list[Row]:
    """A word in pieces that fit."""
    if fits(word):
        return [(word, f"{word} ")]
    head, dash, tail = word.partition("-")
    if head and dash and tail and fits(head + dash):
        return [(head + dash, head + dash), *_pieces(tail, fits)]
    found: list[Row] = []
    rest = letters(word)
    while len(rest) > 1 and not fits("".join(rest)):
        most = len(rest) - 1
        while most > 1 and not fits(_hyphened(rest[:most])):
            most -= 1
        at = syllable(rest, most)
        found.append((_hyphened(rest[:at]), "".join(rest[:at])))
        rest = rest[at:]
    return [*found, ("".join(rest), f"{''.join(rest)} ")]


def _cut(text: str, fits: Fits) -> str:
    """The start of a text that fits with "…" behind it."""
    kept = letters(text)
    while len(kept) > 1 and not fits(f"{''.join(kept)}…"):
        kept.pop()
    return re.sub(r"[ ,.;:-]+$", "", "".join(kept)) + "…"


def broken(text: str, room: float, most: int, size: float, bold: bool = False) -> list[str]:
    """A text in lines no wider than ``room`` pixels.

    Long words break between syllables, as Dutch compounds do, and between any two letters where
    a script has neither spaces nor hyphens; what does not fit in ``most`` lines ends in "…".
    """

    def fits(words: str) -> bool:
        return measured(words, size, bold) <= room

    rows: list[Row] = []
    for word in text.split(" "):
        for turn, (piece, goes_on) in enumerate(_pieces(word, fits)):
            if rows and turn == 0 and fits(rows[-1][1] + piece):
                before = rows.pop()[1]
                rows.append((before + piece, before + goes_on))
            else:
                rows.append((piece, goes_on))
    lines = [line for line, _ in rows]
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], _cut(rows[most - 1][1] + rows[most][1], fits)]
