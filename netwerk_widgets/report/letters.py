"""The letters that our own font lacks: which fonts of this computer have them, from a short list.

Where a computer keeps its fonts and what is in them differs; looking through all of them takes
seconds on some. So only these are looked for, and only when a picture needs them.
"""

import os
import struct
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element, register_namespace, tostring

from defusedxml.ElementTree import fromstring

from netwerk_widgets.figures.map.type import foreign
from netwerk_widgets.figures.map.type import letters as clusters

#: File names without their ending, the most like our own font first: what Debian, Ubuntu,
#: Fedora, Windows and macOS come with for the scripts of the world. None of coloured emoji: what
#: draws for Word mixes them badly with others, and a browser does it well.
FONTS = (
    *(
        "LiberationSans-Regular",
        "Arial",
        "NotoSans-Regular",
        "DejaVuSans",
        "segoeui",
        "Arial Unicode",
        "Geneva",
    ),
    *("NotoSansArabic-Regular", "NotoNaskhArabic-Regular", "GeezaPro", "tahoma"),
    *("NotoSansHebrew-Regular", "ArialHB", "NotoSansThai-Regular", "LeelawUI", "Thonburi"),
    *("NotoSansDevanagari-Regular", "Nirmala", "Kohinoor", "NotoSansArmenian-Regular"),
    *("NotoSansCJK-Regular", "DroidSansFallbackFull", "wqy-zenhei", "wqy-microhei"),
    *("msyh", "msjh", "YuGothM", "malgun", "PingFang", "Hiragino Sans GB", "AppleSDGothicNeo"),
    *("NotoSansSymbols-Regular", "NotoSansSymbols2-Regular", "Symbola", "seguisym"),
)
_ENDINGS = (".ttf", ".otf", ".ttc")
#: Unseen signs that choose a form or a direction: no font needs them.
_UNSEEN = ("Cf", "Cc", "Zs")
_VARIANTS = range(0xFE00, 0xFE10)
_SVG = "{http://www.w3.org/2000/svg}"
register_namespace("", _SVG.strip("{}"))


def folders() -> list[Path]:
    """Where this system, and this user, keep fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home))
        windows = Path(os.environ.get("WINDIR", "C:/Windows"))
        return [windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    own = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return [
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        own / "fonts",
        home / ".fonts",
    ]


def listed() -> list[Path]:
    """The files of the list that are on this computer, in its order."""
    wanted = {name.casefold(): place for place, name in enumerate(FONTS)}
    found: dict[int, Path] = {}
    for folder in folders():
        for inside, _, names in os.walk(folder):
            for name in names:
                path = Path(inside, name)
                place = wanted.get(path.stem.casefold())
                if place is not None and path.suffix.casefold() in _ENDINGS:
                    found.setdefault(place, path)
    return [found[place] for place in sorted(found)]


def needed(svg: str) -> list[str]:
    """The signs of a picture that our own font lacks and that are to be seen, each once."""
    words = (words for each in _texts(fromstring(svg)) for words in each.itertext())
    return [
        sign
        for sign in dict.fromkeys("".join(words))
        if foreign(sign)
        and unicodedata.category(sign) not in _UNSEEN
        and ord(sign) not in _VARIANTS
    ]


def _texts(root: Element) -> Iterator[Element]:
    """What is drawn of the words of a picture: not the titles, which are for a mouse."""
    return root.iter(f"{_SVG}text")


def without(svg: str, missing: Iterable[str]) -> str:
    """The picture with a question mark for each letter that nobody has."""
    gone = set(missing)

    def marked(words: str | None) -> str | None:
        if not words or gone.isdisjoint(words):
            return words
        return "".join("?" if gone & set(each) else each for each in clusters(words))

    root = fromstring(svg)
    for text in _texts(root):
        for each in text.iter():
            each.text = marked(each.text)
            each.tail = marked(each.tail) if each is not text else each.tail
    return tostring(root, encoding="unicode")


def found(signs: Iterable[str]) -> tuple[list[Path], list[str]]:
    """The fonts that have these signs, as few as the list gives, and what none of them has."""
    missing = list(signs)
    fonts = []
    for path in listed() if missing else ():
        known = _known(path)
        new = [sign for sign in missing if ord(sign) in known]
        if new:
            fonts.append(path)
            missing = [sign for sign in missing if sign not in new]
        if not missing:
            break
    return fonts, missing


@cache
def _known(path: Path) -> frozenset[int]:
    """The code points that a font file has; none when it cannot be read."""
    try:
        data = path.read_bytes()
        return frozenset(code for start in _faces(data) for code in _codes(data, start))
    except (OSError, struct.error):
        return frozenset()


def _faces(data: bytes) -> list[int]:
    """Where each font of a file starts: one, or those of a collection."""
    if data[:4] != b"ttcf":
        return [0]
    (count,) = struct.unpack_from(">L", data, 8)
    return list(struct.unpack_from(f">{min(count, 64)}L", data, 12))


def _codes(data: bytes, start: int) -> Iterator[int]:
    """The code points of a font, from its table "cmap" (OpenType 1.9: formats 4 and 12)."""
    (tables,) = struct.unpack_from(">H", data, start + 4)
    for at in range(start + 12, start + 12 + 16 * tables, 16):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, at)
        if tag != b"cmap":
            continue
        (count,) = struct.unpack_from(">H", data, offset + 2)
        for number in range(count):
            platform, kind, inside = struct.unpack_from(">HHL", data, offset + 4 + 8 * number)
            if platform == 0 or (platform == 3 and kind in (1, 10)):
                yield from _subtable(data, offset + inside)


def _subtable(data: bytes, at: int) -> Iterator[int]:
    (form,) = struct.unpack_from(">H", data, at)
    if form == 12:
        (count,) = struct.unpack_from(">L", data, at + 12)
        for group in range(count):
            first, last, glyph = struct.unpack_from(">LLL", data, at + 16 + 12 * group)
            yield from range(first + (glyph == 0), min(last, sys.maxunicode) + 1)
    elif form == 4:
        (twice,) = struct.unpack_from(">H", data, at + 6)
        segments = f">{twice // 2}H"
        ends, starts, shifts, ways = (
            struct.unpack_from(segments, data, at + 14 + twice * turn + 2 * (turn > 0))
            for turn in range(4)
        )
        for number, (first, last) in enumerate(zip(starts, ends, strict=True)):
            for code in range(first, last + 1):
                glyph = code + shifts[number]
                if ways[number]:
                    place = at + 16 + 3 * twice + 2 * number + ways[number] + 2 * (code - first)
                    (glyph,) = struct.unpack_from(">H", data, place)
                if code != 0xFFFF and glyph & 0xFFFF:
                    yield code
