"""Whether two names mean the same, as a friendly teacher would read them.

Capitals, accents, hyphens, spaces and a small typing error do not matter: "ZorgSaam" is
"zorgsaam", "Neder Betuwe" is "gemeente Neder-Betuwe" when that is one of its names.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

#: Words before a name that say nothing.
_ARTICLES = frozenset({"de", "het", "een", "the", "a", "an"})
#: Shorter words must be right to the letter; of longer ones so much must be alike.
_SHORT, _ALIKE = 4, 0.8
#: Written as one word or as several, nearly everything must be alike.
_JOINED = 0.93
#: Nobody's name is longer; a comparison then always takes next to no time.
_LONGEST = 120


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words of a text: small letters without accents, no signs, no article in front."""
    plain = unicodedata.normalize("NFKD", text[:_LONGEST].casefold())
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    found = re.findall(r"[^\W_]+", bare)
    while len(found) > 1 and found[0] in _ARTICLES:
        found.pop(0)
    return tuple(found)


@lru_cache(maxsize=32768)
def _close(one: str, other: str) -> bool:
    """Whether two words are the same but for a typing error."""
    if one == other:
        return True
    if min(len(one), len(other)) <= _SHORT or abs(len(one) - len(other)) > 2:
        return False
    return _alike(one, other, _ALIKE)


def _alike(one: str, other: str, least: float) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    # Which letters there are at all is quickly seen, and settles it nearly always.
    return matcher.quick_ratio() >= least and matcher.ratio() >= least


@lru_cache(maxsize=32768)
def likeness(one: str, other: str) -> float:
    """How much alike two names are: 1 (the same but for spelling) … 0 (another name)."""
    mine, theirs = words(one), words(other)
    if not mine or not theirs:
        return 0.0
    left, right = "".join(mine), "".join(theirs)
    if left == right:
        return 1.0
    if len(mine) == len(theirs):
        return 0.9 if all(map(_close, mine, theirs)) else 0.0
    if min(len(left), len(right)) <= _SHORT or abs(len(left) - len(right)) > 2:
        return 0.0
    return 0.8 if _alike(left, right, _JOINED) else 0.0


def match(
    given: Sequence[tuple[str, str]], expected: Mapping[str, Iterable[str]]
) -> dict[str, str]:
    """Which given name is which expected thing.

    Parameters
    ----------
    given
        Id and name of each thing that was given.
    expected
        The names that each expected thing goes by.

    Returns
    -------
    The expected thing of each given id; one is given to one, the most alike first, then in
    the order of ``given``.
    """
    found = [
        (-score, order, id_, thing)
        for order, (id_, name) in enumerate(given)
        for thing, names in expected.items()
        if (score := max((likeness(name, each) for each in names), default=0.0)) > 0
    ]
    result: dict[str, str] = {}
    for _, _, id_, thing in sorted(found):
        if id_ not in result and thing not in result.values():
            result[id_] = thing
    return result


def mentions(text: str, sought: Iterable[str]) -> bool:
    """Whether a text holds one of these words; a longer word that begins with it counts too.

    "kennisdeling" mentions "kennis"; several words must stand after each other.
    """
    said = _all_words(text)
    return any(_holds(said, words(each)) for each in sought)


def _all_words(text: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", text[:8000].casefold())
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return tuple(re.findall(r"[^\W_]+", bare))


def _holds(said: tuple[str, ...], sought: tuple[str, ...]) -> bool:
    n = len(sought)
    return n > 0 and any(
        all(
            word.startswith(each) or _close(word, each)
            for word, each in zip(said[at : at + n], sought, strict=True)
        )
        for at in range(len(said) - n + 1)
    )
