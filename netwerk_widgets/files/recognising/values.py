"""Known values, as people write them in Dutch or English, and the nearest right one."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any

from netwerk_widgets.files import sources
from netwerk_widgets.files.columns import CHOICES, DAYS, LEVELS, LONGEST, NUMBERS
from netwerk_widgets.files.recognising.aliases import VALUES
from netwerk_widgets.files.spelling import normal
from netwerk_widgets.session.numbers import parse_date
from netwerk_widgets.texts import LANGUAGES, texts

__all__ = ["ALIKE", "nearest", "normal", "number", "numeric", "recognised"]

#: How alike a typed value and a known one must be for a suggestion (difflib's ratio).
ALIKE = 0.7
_NOT = frozenset({"niet", "geen", "nooit", "nauwelijks", "noch", "not", "no", "never", "hardly"})


@cache
def _vocabulary(field: str) -> dict[str, Any]:
    """Every way to write each value of a field."""
    known: dict[str, Any] = {}
    if field in CHOICES:
        options, words = CHOICES[field]
        for value in options:
            for each in (value, *(words(texts(language), value) for language in LANGUAGES)):
                known.setdefault(normal(each), value)
    least, most = LEVELS.get(field, (1, 0))
    named = "level" if most > 3 else "strength"
    for number in range(least, most + 1):
        for language in LANGUAGES:
            known.setdefault(normal(texts(language)(f"fields.{named}.{number}")), number)
    for value, others in VALUES.get(field, {}).items():
        for each in (value, *others):
            known.setdefault(normal(each), int(value) if field in LEVELS else value)
    return known


def number(words: str) -> float | None:
    """A number with a decimal point or comma; None when it is not one."""
    clean = words.strip().replace("−", "-").replace(",", ".")
    return (
        float(clean) if re.fullmatch(r"[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?", clean, re.I) else None
    )


def numeric(cells: Sequence[str]) -> bool:
    """Whether there is something in these cells, and all of it is a number."""
    full = [cell for cell in cells if cell]
    return bool(full) and all(number(cell) is not None for cell in full)


def _day(words: str) -> str | None:
    try:
        return parse_date(words).isoformat()
    except ValueError:
        return None


def recognised(field: str, words: str) -> Any:
    """The value of a field that these words stand for, None when they stand for none."""
    if field in LONGEST:
        return words
    if field in NUMBERS:
        return number(words)
    if field == "source":
        return sources.read(words)
    if field in DAYS:
        return _day(words)
    if field in LEVELS:
        found = number(words)
        if found is not None:
            least, most = LEVELS[field]
            return int(found) if found.is_integer() and least <= found <= most else None
    return _vocabulary(field).get(normal(words))


def nearest(field: str, words: str) -> Any:
    """The value that was probably meant, None when nothing is near."""
    found = number(words)
    if field in LEVELS and found is not None:
        least, most = LEVELS[field]
        return int(min(most, max(least, found + 0.5)))
    known = _vocabulary(field)
    plain = normal(words)
    if _NOT.intersection(plain.split()) and plain not in known:
        return None  # "niet hoog" is anything but high
    close = get_close_matches(plain, known, 1, ALIKE)
    if close:
        return known[close[0]]
    # "publiek (gemeente)", "core party": one of the words is the value.
    inside = [value for word in plain.split() if (value := known.get(word)) is not None]
    return inside[0] if inside else None
