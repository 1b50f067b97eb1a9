"""The map's own font, for whoever makes or sends a picture of it (``static/fonts``)."""

import base64
from functools import cache
from pathlib import Path

from netwerk_widgets import places

#: The files by weight, as CSS counts it.
FILES = {400: "netwerk-sans.ttf", 700: "netwerk-sans-bold.ttf"}
#: The same letters in three quarters of the bytes, for who reads them with a browser.
SMALL = {weight: name.replace(".ttf", ".woff2") for weight, name in FILES.items()}


def files() -> list[Path]:
    """The font files."""
    return [places.static() / "fonts" / name for name in FILES.values()]


@cache
def addresses() -> dict[str, str]:
    """Each file, of both kinds, as an address that holds all of it (``data:``), by its name."""
    found = [places.static() / "fonts" / each for each in (*FILES.values(), *SMALL.values())]
    return {
        path.name: f"data:font/{path.suffix[1:]};base64,"
        f"{base64.b64encode(path.read_bytes()).decode()}"
        for path in found
    }


def sheet() -> str:
    """The font for a document that stands alone."""
    return "\n".join(
        f'@font-face {{ font-family: "Netwerk Sans"; font-weight: {weight}; '
        f'src: url("{addresses()[name]}"); }}'
        for weight, name in FILES.items()
    )
