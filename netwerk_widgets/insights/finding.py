"""What stands out, in words: one sentence, and if it helps a question for the group."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """A sentence with its numbers in it, and a question that opens the conversation."""

    key: str
    sentence: str
    question: str = ""


@dataclass(frozen=True)
class Said:
    """A sentence, and how much what it says stands out (0 … 1)."""

    weight: float
    finding: Finding
