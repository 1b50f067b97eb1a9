"""The map's own font, for whoever makes or sends a picture of it (``static/fonts``)."""

import base64
from functools import cache
from pathlib import Path

from netwerk_widgets import places

#: The files by weight, as CSS counts it.
FILES = {400: "netwerk-sans.ttf", 700: "netwerk-sans-bold.ttf"}


def files() -> list[Path]:
    """The font files."""
    return [places.static() / "fonts" / name for name in FILES.values()]


@cache
def addresses() -> dict[str, str]:
    """Each file as an address that holds all of it (``data:``), by its name."""
    return {
        path.name: f"data:font/ttf;base64,{base64.b64encode(path.read_bytes()).decode()}"
        for path in files()
    }


def sheet() -> str:
    """The font for a document that stands alone."""
    return "\n".join(
        f'@font-face {{ font-family: "Netwerk Sans"; font-weight: {weight}; '
        f'src: url("{addresses()[name]}"); }}'
        for weight, name in FILES.items()
    )
