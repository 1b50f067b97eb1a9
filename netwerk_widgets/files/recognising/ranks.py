"""Heads that only differ in a rank: "Partner 1", "Tweede partner", "Top 3", "Partner C"."""

import re
from functools import cache

#: What a head says of the place of its column among others, or of how many are asked for.
_RANKS = frozenset({
    "top", "eerste", "tweede", "derde", "vierde", "vijfde", "first", "second", "third", "fourth",
    "fifth", "belangrijkste", "voornaamste", "grootste", "naaste", "main", "most", "important",
    "key", "closest", "noem", "name", "list", "uw", "jullie", "je", "your", "de", "the", "een",
    "twee", "drie", "vier", "vijf", "tien", "two", "three", "four", "five", "ten",
})  # fmt: skip
_NUMBER = re.compile(r"\d+(e|de|ste|st|nd|rd|th)?")
_LETTER = re.compile(r"[a-f]")
#: What is left of the heads above the others that somebody chose, when they do not say more.
CHOSEN = frozenset({
    "", "keuze", "voorkeur", "nummer", "nr", "no", "plaats", "plek", "rang", "choice", "choices",
    "preference", "number", "rank", "nominatie", "nomination", "genoemd",
})  # fmt: skip


@cache
def stem(head: str) -> str:
    """A head, as `normal` writes it, without its rank; empty where that is all of it."""
    words = head.split()
    if len(words) > 1 and _LETTER.fullmatch(words[-1]):
        words = words[:-1]
    return " ".join(each for each in words if each not in _RANKS and not _NUMBER.fullmatch(each))
