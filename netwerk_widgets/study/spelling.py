"""How a name is spelled does not matter: folded words, singular or plural, short forms.

Dutch and English together: a student may answer in either.
"""

import re
from functools import lru_cache

from netwerk_widgets.texts.folding import unaccented

#: Nobody's name is longer; a comparison then always takes next to no time.
LONGEST = 120
#: Words that say nothing of whom is meant.
_DUTCH = ("de", "het", "een", "der", "den", "en", "van", "in", "uit", "voor", "met", "bij", "om")
_ENGLISH = ("the", "a", "an", "and", "of", "for", "with", "at", "to", "te", "tot")
_EMPTY = frozenset((*_DUTCH, *_ENGLISH))
#: Short forms that everybody reads as the word.
_SHORT = {
    "prov": "provincie",
    "gem": "gemeente",
    "st": "stichting",
    "ver": "vereniging",
    "rabo": "rabobank",
    "zkh": "ziekenhuis",
    "org": "organisatie",
    "gp": "general practitioner",
    "muni": "municipality",
}
#: A stem of fewer letters says too little.
_STEM = 3
_PLURALS = (
    ("heden", "heid"),
    ("ies", "y"),
    ("es", ""),
    ("en", ""),
    ("n", ""),
    ("s", ""),
)


def fold(text: str, longest: int = LONGEST) -> str:
    """Small letters without accents."""
    return unaccented(text[:longest])


def tokens(text: str, longest: int = LONGEST) -> tuple[str, ...]:
    """All words of a text, folded, without signs; "KvK's" is "kvk"."""
    bare = re.sub(r"['’`´]s\b", "", fold(text, longest))
    return tuple(re.findall(r"[^\W_]+", re.sub(r"['’`´]", "", bare)))


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words of a name that say something, short forms written out; all, if none does."""
    found = [part for each in tokens(text) for part in _SHORT.get(each, each).split()]
    return tuple(each for each in found if each not in _EMPTY) or tuple(found)


@lru_cache(maxsize=32768)
def singles(word: str) -> frozenset[str]:
    """What a word may be the plural of, as it sounds: "huizen" of "huis", "bomen" of "bom"."""
    return frozenset(
        sound(word[: -len(ending)] + single)
        for ending, single in _PLURALS
        if word.endswith(ending) and len(word) - len(ending) >= _STEM
    )


def sound(word: str) -> str:
    """Double letters as one, and the last letter as it sounds: "boom" is "bom", "huiz" "huis"."""
    once = re.sub(r"([^\W\d_])\1", r"\1", word)
    return once[:-1] + {"z": "s", "v": "f"}.get(once[-1:], once[-1:])


@lru_cache(maxsize=32768)
def same_word(one: str, other: str) -> bool:
    """Whether two words are the same, but for one or many.

    Sounds are only compared with a plural's: "Zorgsam" is not "ZorgSaam".
    """
    if one == other:
        return True
    mine, theirs = singles(one), singles(other)
    return sound(one) in theirs or sound(other) in mine or not mine.isdisjoint(theirs)
