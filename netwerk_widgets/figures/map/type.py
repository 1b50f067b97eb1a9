"""How wide words are and where they break, by the widths of our own font's letters.

``static/map/type.js`` says the same in JavaScript: names get the same place in the browser and
in a picture made here, with no font and no browser needed to measure them.
"""

import json
import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from netwerk_widgets import places
from netwerk_widgets.figures.words import syllable

_MARKS = ((0x300, 0x36F), (0x200B, 0x200F), (0xFE00, 0xFE0F))
_WIDE = 0x1100

Fits = Callable[[str], bool]


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
    """Whether our font lacks this letter."""
    return letter not in _table()[0]


def _other(letter: str, units: int) -> int:
    """What another font will have to draw: marks on a letter, wide scripts, and the rest."""
    code = ord(letter)
    if any(first <= code <= last for first, last in _MARKS):
        return 0
    return units if code >= _WIDE else round(units * 0.65)


@lru_cache(maxsize=20_000)
def _sum(text: str, bold: bool) -> int:
    regular, heavy, units = _table()
    widths = heavy if bold else regular
    return sum(widths[letter] if letter in widths else _other(letter, units) for letter in text)


def measured(text: str, size: float, bold: bool = False) -> float:
    """The width of a text in pixels, ``size`` being that of the font."""
    return _sum(text, bold) * size / _table()[2]


def _pieces(word: str, fits: Fits) -> list[str]:
    """A word in pieces that fit, each but the last ending in a hyphen."""
    if fits(word):
        return [word]
    head, dash, tail = word.partition("-")
    if head and dash and tail and fits(head + dash):
        return [head + dash, *_pieces(tail, fits)]
    found = []
    while len(word) > 1 and not fits(word):
        most = len(word) - 1
        while most > 1 and not fits(f"{word[:most]}-"):
            most -= 1
        at = syllable(word, most)
        found.append(f"{word[:at]}-")
        word = word[at:]
    return [*found, word]


def _cut(text: str, fits: Fits) -> str:
    """The start of a text that fits with "…" behind it."""
    while len(text) > 1 and not fits(f"{text}…"):
        text = text[:-1]
    return re.sub(r"[ ,.;:-]+$", "", text) + "…"


def _joined(text: str, last: str, following: str) -> str:
    """Two rows as one again; a hyphen that was put in by us goes."""
    if not last.endswith("-"):
        return f"{last} {following}"
    own = last + following.removesuffix("-") in text
    return (last if own else last[:-1]) + following


def broken(text: str, room: float, most: int, size: float, bold: bool = False) -> list[str]:
    """A text in lines no wider than ``room`` pixels.

    Long words break between syllables, as Dutch compounds do; what does not fit in ``most``
    lines ends in "…".
    """

    def fits(words: str) -> bool:
        return measured(words, size, bold) <= room

    rows: list[str] = []
    row: str | None = None
    for word in text.split(" "):
        for turn, piece in enumerate(_pieces(word, fits)):
            longer = piece if row is None else f"{row} {piece}"
            if row is None or (turn == 0 and fits(longer)):
                row = longer
            else:
                rows.append(row)
                row = piece
    rows.append(row or "")
    if len(rows) <= most:
        return rows
    return [*rows[: most - 1], _cut(_joined(text, rows[most - 1], rows[most]), fits)]
