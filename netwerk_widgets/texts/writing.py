"""How a language writes numbers, days, lists and plurals: what Unicode's CLDR says, by Babel.

Babel keeps some two megabytes of every language it reads. A page needs a few signs and names
of that, so they are taken out once and the rest is let go: kernels are forked, and share this.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

#: How people see a number under zero: not with the hyphen of a keyboard.
MINUS = "−"


@dataclass(frozen=True)
class Writing:
    """The signs and names of one language.

    ``groups`` says how many digits are together before the decimal sign: in the first group,
    and in each after it. ``lists`` are CLDR's patterns by ``2``, ``start``, ``middle``, ``end``;
    ``plural`` gives the form of words that goes with a number (``one``, ``few``, ``other``…);
    ``dated`` is a pattern with the day, month and year as CLDR calls them,
    ``dated_in_full`` one with the ``whole_months``.
    """

    decimal: str
    group: str
    groups: tuple[int, int]
    months: tuple[str, ...]
    lists: dict[str, str]
    plural: Callable[[int], str]
    dated: str
    whole_months: tuple[str, ...]
    dated_in_full: str

    def number(self, value: float, digits: int = 0) -> str:
        """With so many decimals; what rounds to zero has no sign."""
        # A sum of fractions differs in its last bits by the order of its terms: .5 is one number.
        whole, _, rest = f"{round(abs(value), 9):.{digits}f}".partition(".")
        sign = MINUS if value < 0 and (whole + rest).strip("0") else ""
        first, further = self.groups
        parts = [whole[-first:]]
        whole = whole[:-first]
        while whole:
            parts.insert(0, whole[-further:])
            whole = whole[:-further]
        return sign + self.group.join(parts) + (f"{self.decimal}{rest}" if rest else "")

    def signed(self, value: int) -> str:
        """A place on a scale around zero: +2, 0, −3."""
        return f"+{self.number(value)}" if value > 0 else self.number(value)

    def day(self, value: date) -> str:
        """``3 nov 2026``."""
        return self._written(self.dated, value)

    def day_in_full(self, value: date) -> str:
        """``3 november 2026``: as in running text on paper."""
        return self._written(self.dated_in_full, value)

    def _written(self, pattern: str, value: date) -> str:
        return pattern % {
            "d": value.day,
            "dd": f"{value.day:02}",
            "M": value.month,
            "MM": f"{value.month:02}",
            "MMM": self.months[value.month - 1],
            "MMMM": self.whole_months[value.month - 1],
            "y": value.year,
            "yy": f"{value.year % 100:02}",
        }

    def together(self, parts: Sequence[str]) -> str:
        """``a, b en c``."""
        if len(parts) < 2:
            return "".join(parts)
        if len(parts) == 2:
            return self.lists["2"].format(*parts)
        told = self.lists["start"].format(*parts[:2])
        for each in parts[2:-1]:
            told = self.lists["middle"].format(told, each)
        return self.lists["end"].format(told, parts[-1])


@cache
def writing(tag: str) -> Writing:
    """How a language is written; ``tag`` as in ``nl-NL``.

    Raises
    ------
    babel.core.UnknownLocaleError
        When CLDR does not know it.
    """
    from babel import localedata
    from babel.core import Locale
    from babel.dates import parse_pattern

    known = Locale.parse(tag, sep="-")
    signs = known.number_symbols["latn"]
    months, whole = (known.months["format"][each] for each in ("abbreviated", "wide"))
    found = Writing(
        decimal=signs["decimal"],
        group=signs["group"],
        groups=tuple(known.decimal_formats[None].grouping),
        months=tuple(months[number] for number in range(1, 13)),
        lists=dict(known.list_patterns["standard"]),
        plural=known.plural_form,
        dated=str(parse_pattern(known.date_formats["medium"].pattern).format),
        whole_months=tuple(whole[number] for number in range(1, 13)),
        dated_in_full=str(parse_pattern(known.date_formats["long"].pattern).format),
    )
    # Nobody else here reads it; what is asked for once more is read once more.
    localedata._cache.clear()
    return found
