"""Numbers and dates as people type them."""

import re
from datetime import date

from netwerk_widgets.texts import Language, texts


def parse_number(text: str, language: Language) -> float:
    """``1.234,5`` in Dutch, ``1,234.5`` in English; also with a euro sign, or without groups.

    Raises
    ------
    ValueError
        When it is not a number.
    """
    clean = re.sub(r"[\s€ ]", "", text).replace("−", "-")
    written = texts(language).writing
    group, point = written.group, written.decimal
    if re.fullmatch(
        rf"[-+]?[1-9]\d{{0,2}}({re.escape(group)}\d{{3}})+({re.escape(point)}\d+)?", clean
    ):
        clean = clean.replace(group, "")
    clean = clean.replace(",", ".")
    if not re.fullmatch(r"[-+]?(\d+(\.\d*)?|\.\d+)", clean):
        raise ValueError(text)
    return float(clean)


def parse_date(text: str) -> date:
    """``2026-12-31``, or ``31-12-2026`` and ``31/12/2026``.

    Raises
    ------
    ValueError
        When it is not a date.
    """
    clean = text.strip()
    turned = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", clean)
    if turned:
        day, month, year = map(int, turned.groups())
        return date(year, month, day)
    return date.fromisoformat(clean)


#: ``9``, ``9:10``, ``9.10``, ``9u10``, ``9 uur``, ``0910``; ``9:10 am`` and ``1 pm``.
_CLOCK = re.compile(
    r"(\d{1,2})(?:\s*(?:[:.hu]\s*|uur\s*)?(\d{2}))?\s*(?:uur|[hu])?\s*(?:([ap])\.?m\.?)?",
    re.ASCII | re.IGNORECASE,
)


def parse_time(text: str) -> str:
    """A time of the day as people write it (``9.10``, ``9u10``, ``1 pm``), as ``09:10``.

    Raises
    ------
    ValueError
        When it is not a time.
    """
    found = _CLOCK.fullmatch(text.strip())
    if not found:
        raise ValueError
    hour, minute = int(found[1]), int(found[2] or 0)
    half = (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        raise ValueError
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        raise ValueError
    return f"{hour:02}:{minute:02}"
