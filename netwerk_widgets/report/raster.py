"""A still picture as pixels, for Word: drawn here, without a browser."""

from netwerk_widgets.figures.map import fonts
from netwerk_widgets.figures.map.svg import FALLBACK

#: Sharp on paper: so many pixels over 170 millimetres are 300 to the inch.
PIXELS = 2008


def png(svg: str, width: int = PIXELS) -> bytes:
    """An SVG as PNG, ``width`` pixels across.

    It takes a good part of a second and lets nothing else run meanwhile, so it is not for a
    process that serves. Only a picture with letters that our font lacks looks for the
    system's fonts.
    """
    import resvg_py

    drawn: bytes = resvg_py.svg_to_bytes(
        svg_string=svg,
        width=width,
        font_files=[str(path) for path in fonts.files()],
        skip_system_fonts=FALLBACK not in svg,
        sans_serif_family="Netwerk Sans",
    )
    return bytes(drawn)
