"""A tally of papers without names: how often each answer was given, as slips that can be counted.

A tally has lost which answers stood on one paper. So each thing asked is dealt over the papers by
itself, in an order by chance: what is counted per thing is what was tallied, and nothing that
needs answers together (a role, a name) can be made of it.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from netwerk_widgets.rounds.model import Ask, Choice, Round, Scale
from netwerk_widgets.rounds.rules import rule
from netwerk_widgets.rounds.slips import Answer

#: Among the counts of a thing: how many papers left it empty.
BLANK = "blank"
#: So many papers are tallied at most.
MOST = 999
#: How often each answer was given (as text, or `BLANK`), by the name of what was asked.
Counts = Mapping[str, Mapping[str, int]]


def refused(round_: Round) -> Literal["", "names", "roles", "together", "shapes"]:
    """Why the papers of a round cannot be tallied; empty: they can be."""
    if not round_.anonymous:
        return "names"
    if round_.roles:
        return "roles"
    if rule(round_) not in ("", "all"):  # what belongs together is lost in a tally
        return "together"
    asked = [ask for _name, ask in round_.fields()]
    alike = [ask for ask in asked if _values(ask) and _values(ask) == values(round_)]
    if len(alike) < len(asked):
        return "shapes"
    return ""


def values(round_: Round) -> tuple[Answer, ...]:
    """What can be answered to the first thing asked, from low to high."""
    _name, first = next(round_.fields())
    return _values(first)


def _values(ask: Ask) -> tuple[Answer, ...]:
    return ask.shape.values if isinstance(ask.shape, Scale | Choice) else ()


@dataclass(frozen=True)
class Mismatch:
    """Two things that were tallied on different numbers of papers."""

    name: str
    n: int
    other: str
    m: int


def mismatch(counts: Counts) -> Mismatch | None:
    """The first thing whose papers are not as many as those of the thing tallied before it.

    What has no counts at all was not on these papers, or is still to come.
    """
    totals = {name: sum(each.values()) for name, each in counts.items() if sum(each.values())}
    (first, n), *rest = totals.items() or [("", 0)]
    wrong = next(((name, m) for name, m in rest if m != n), None)
    return Mismatch(wrong[0], wrong[1], first, n) if wrong else None


def dealt(round_: Round, counts: Counts) -> list[dict[str, Answer]]:
    """The answers of each paper, for counts that match; a paper that is all empty is none."""
    chance = secrets.SystemRandom()
    known = {str(each): each for each in values(round_)}
    papers: list[dict[str, Answer]] = [{} for _ in range(_papers(counts))]
    for name, given in counts.items():
        stood = [known[value] for value, n in given.items() if value != BLANK for _ in range(n)]
        for paper, answer in zip(chance.sample(papers, len(stood)), stood, strict=True):
            paper[name] = answer
    return papers


def _papers(counts: Counts) -> int:
    """On how many papers there is an answer at least: as many as the fullest thing has."""
    full = [sum(n for value, n in each.items() if value != BLANK) for each in counts.values()]
    return max(full, default=0)
