"""Influence × interest: the one rule for in which quadrant a party stands, or in the middle.

A level of 4 or 5 is much, 1 or 2 is little, and 3 is neither. Whoever has a 3 on either scale
stands in the middle between the quadrants, and is drawn and counted apart.
"""

from collections.abc import Iterable
from typing import Literal

from netwerk_widgets.session.models.parties import Stakeholder

Quadrant = Literal["involve", "satisfy", "inform", "watch", "middle"]
QUADRANTS: tuple[Quadrant, ...] = ("involve", "satisfy", "inform", "watch", "middle")

#: The middle of the scale of 1–5: above it is much, below it is little.
MIDDLE = 3


def of_levels(power: int, interest: int) -> Quadrant:
    """The quadrant of two levels 1–5 (influence, interest in the outcome)."""
    if MIDDLE in (power, interest):
        return "middle"
    if power > MIDDLE:
        return "involve" if interest > MIDDLE else "satisfy"
    return "inform" if interest > MIDDLE else "watch"


def quadrant(party: Stakeholder) -> Quadrant | None:
    """Where a party stands; None while one of its two levels is missing."""
    if party.power is None or party.interest is None:
        return None
    return of_levels(party.power, party.interest)


def sorted_out(parties: Iterable[Stakeholder]) -> dict[Quadrant, list[Stakeholder]]:
    """The parties of each quadrant and of the middle, in their own order."""
    found: dict[Quadrant, list[Stakeholder]] = {each: [] for each in QUADRANTS}
    for party in parties:
        if (at := quadrant(party)) is not None:
            found[at].append(party)
    return found
