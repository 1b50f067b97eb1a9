"""A still picture as pixels, for Word: drawn here, without a browser."""

from pathlib import Path

from netwerk_widgets.figures.map import fonts
from netwerk_widgets.report import letters

#: Sharp on paper: so many pixels over 170 millimetres are 300 to the inch.
PIXELS = 2008


def png(svg: str, width: int = PIXELS) -> bytes:
    """An SVG as PNG, ``width`` pixels across.

    For each letter that our own font and the fonts of `letters` lack stands a question mark:
    an empty box would say less, and nothing at all would be another name. It takes a good part
    of a second and lets nothing else run meanwhile, so it is not for a process that serves.
    """
    import resvg_py

    others, gone = _found(svg)
    drawn: bytes = resvg_py.svg_to_bytes(
        svg_string=letters.without(svg, gone) if gone else svg,
        width=width,
        font_files=[str(path) for path in (*fonts.files(), *others)],
        skip_system_fonts=True,
        sans_serif_family="Netwerk Sans",
    )
    return bytes(drawn)


def missing(svg: str) -> list[str]:
    """The letters of a picture that no font here has: `png` draws question marks for them."""
    return _found(svg)[1]


def _found(svg: str) -> tuple[list[Path], list[str]]:
    return letters.found(letters.needed(svg))
