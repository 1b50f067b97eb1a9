"""Ideas that say nearly the same: suggested to whoever sorts them, never joined by themselves.

Two texts are compared as a person would skim them: without capitals, accents and signs, and in
any order of their words. Nearness is the better of two shares (0 … 1): of the words that both
have (Jaccard's index), and of the letters in a row that match (Ratcliff & Obershelp, `difflib`).
"""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from netwerk_widgets.session.models.ideas import Idea
from netwerk_widgets.texts.folding import unaccented

#: From this nearness on two ideas are suggested to be one.
NEAR = 0.8
#: No more pairs than this are suggested at once.
MOST = 12
_SIGNS = re.compile(r"[^\w]+")


def plain(text: str) -> str:
    """The words of a text, small and without accents or signs, in the order of the alphabet."""
    return " ".join(sorted(_SIGNS.sub(" ", unaccented(text)).split()))


@lru_cache(maxsize=200_000)
def nearness(one: str, other: str) -> float:
    """How near two `plain` texts are (0 … 1); what cannot be `NEAR` is 0."""
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    mine, theirs = _words(one), _words(other)
    shared = len(mine & theirs) / len(mine | theirs)
    if shared >= NEAR:
        return shared
    # No more letters can be in a row than both have: most pairs are done with here.
    least = NEAR / 2 * (len(one) + len(other))
    if min(len(one), len(other)) < least or _common(_letters(one), _letters(other)) < least:
        return 0.0
    found = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return found if found >= NEAR else 0.0


@lru_cache(maxsize=2000)
def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@lru_cache(maxsize=2000)
def _letters(text: str) -> Counter[str]:
    return Counter(text)


def _common(one: Counter[str], other: Counter[str]) -> int:
    return sum(min(many, other[sign]) for sign, many in one.items())


def doubles(ideas: Sequence[Idea], most: int = MOST) -> list[tuple[str, str]]:
    """The ids of pairs of ideas that are near, the nearest first: the earlier idea, the later."""
    texts = [(each.id, plain(each.text)) for each in ideas]
    found = [
        (-near, at, id_, other)
        for at, (id_, text) in enumerate(texts)
        for other, words in texts[at + 1 :]
        if (near := nearness(text, words))
    ]
    return [(id_, other) for *_, id_, other in sorted(found)[:most]]
