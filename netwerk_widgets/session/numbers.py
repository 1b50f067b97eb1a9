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
