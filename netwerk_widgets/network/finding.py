"""What stands out, in words: one sentence, and if it helps a question for the group."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """A sentence with its numbers in it, and a question that opens the conversation."""

    key: str
    sentence: str
    question: str = ""
