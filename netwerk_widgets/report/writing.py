"""How the report writes what was typed: harmless in any file, dates and numbers as people do."""

import re
from datetime import date

from netwerk_widgets.insights.names import amount, day
from netwerk_widgets.report.document import Cell
from netwerk_widgets.texts import Texts

#: What XML 1.0 does not allow, and the marks that turn the direction of all that follows.
_HARMFUL = re.compile(
    r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]"
)


def clean(text: str) -> str:
    """Typed text without the signs that would spoil a file, or turn a line around."""
    return _HARMFUL.sub("", text)


def capital(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def shown(cell: Cell, t: Texts) -> str:
    """A cell as people read it."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return day(cell, t)
    if isinstance(cell, float):
        return amount(cell, t)
    return clean(str(cell))
