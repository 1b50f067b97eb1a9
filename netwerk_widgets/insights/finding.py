"""What stands out, in words: one sentence, and if it helps a question for the group."""

from dataclasses import dataclass
from typing import Literal

#: Of what the number of a finding is. A ``share`` is 0 … 1, a ``score`` is on a scale of 1 … 5
#: (or how far two of those are apart), a ``consensus`` is 0 … 1 (Tastle & Wierman); an ``index`` is
#: a measure without a unit of its own.
Unit = Literal[
    "",
    "party",
    "relation",
    "part",
    "group",
    "step",
    "theme",
    "goal",
    "dilemma",
    "action",
    "review",
    "force",
    "pair",
    "person",
    "hour",
    "point",
    "share",
    "score",
    "consensus",
    "index",
]


@dataclass(frozen=True)
class Finding:
    """A sentence with its numbers in it, and a question that opens the conversation.

    ``number`` is what it is about, in ``unit``; None where it is about no number.
    """

    key: str
    sentence: str
    question: str = ""
    number: float | None = None
    unit: Unit = ""


@dataclass(frozen=True)
class Said:
    """A sentence, and how much what it says stands out (0 … 1)."""

    weight: float
    finding: Finding


def said(weight: float, key: str, words: tuple[str, str], number: float, unit: Unit) -> Said:
    """A sentence and its question (``words``), about a number, and how much it stands out."""
    # What weighs the same does so in any order of the sums behind it.
    return Said(round(weight, 9), Finding(key, *words, number, unit))
