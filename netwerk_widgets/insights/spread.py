"""How a group's scores lie: the median, the quartiles, and of how many."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

#: A group of fewer respondents is never shown apart: it would point at persons.
MINIMUM_GROUP = 3


@dataclass(frozen=True)
class Spread:
    """The five numbers of a set of scores (in the unit of the scores), and how many."""

    n: int
    median: float
    lower: float
    upper: float
    minimum: float
    maximum: float

    @property
    def width(self) -> float:
        """The distance between the quartiles; 0 when the middle half agrees."""
        return self.upper - self.lower


def spread(values: Iterable[float | None]) -> Spread | None:
    """The spread of the values that were given, or None when there are none.

    Quartiles by linear interpolation, the ends included (Hyndman & Fan 1996, type 7).
    """
    known = sorted(float(value) for value in values if value is not None)
    if not known:
        return None
    if len(known) == 1:
        return Spread(1, known[0], known[0], known[0], known[0], known[0])
    lower, _, upper = quantiles(known, n=4, method="inclusive")
    return Spread(len(known), median(known), lower, upper, known[0], known[-1])


def group_spread(values: Sequence[float | None]) -> Spread | None:
    """`spread` of one group out of several: None when fewer than `MINIMUM_GROUP` scored."""
    return unless_few(spread(values))


def unless_few(found: Spread | None) -> Spread | None:
    """A spread, or None when fewer than `MINIMUM_GROUP` scored."""
    return found if found is not None and found.n >= MINIMUM_GROUP else None
