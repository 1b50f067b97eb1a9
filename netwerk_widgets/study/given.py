"""What a student was given to read: whether, and where, something stands in it."""

import re
from dataclasses import dataclass
from functools import cache

from netwerk_widgets.study.guide import load_guide
from netwerk_widgets.study.matching import holds
from netwerk_widgets.study.spelling import fold, words
from netwerk_widgets.texts import LANGUAGES

#: The longest a fact can be.
_LONGEST = 1200
#: What may stand beside any party's name.
_KINDS = words(
    "stichting organisatie instelling bedrijf praktijk vereniging coöperatie partij groep "
    "foundation organisation institution company practice cooperative party group"
)


@dataclass(frozen=True)
class Given:
    """The facts of a case and its opening sentence, in every language.

    ``facts`` are the texts of each fact, ``lead`` those of the opening, folded.
    """

    facts: tuple[tuple[str, ...], ...]
    lead: tuple[str, ...]
    said: tuple[str, ...]

    @property
    def vocabulary(self) -> frozenset[str]:
        """All words that may stand beside the name of a party."""
        return frozenset({*_words(*self.lead, *(e for each in self.facts for e in each)), *_KINDS})

    def numbers(self, text: str) -> tuple[int, ...]:
        """The facts, from 1, in which a text stands: literally, or all its words."""
        return tuple(n for n, each in enumerate(self.facts, 1) if _stands(text, each))

    def anywhere(self, text: str) -> bool:
        """Whether all of a text stands in what was given, also spread over it."""
        if self.numbers(text) or _stands(text, self.lead):
            return True
        return bool(words(text)) and holds(words(text), _words(*self._all()))

    def _all(self) -> tuple[str, ...]:
        return (*self.lead, *(each for fact in self.facts for each in fact))


@cache
def given(case: str) -> Given:
    """What the students of a case read.

    Raises
    ------
    NetwerkError
        When there is no such case, or it is not one for students.
    """
    guides = [load_guide(case, language) for language in LANGUAGES]
    texts = zip(*([each.text for each in guide.facts] for guide in guides), strict=True)
    facts = tuple(tuple(_plain(text) for text in fact) for fact in texts)
    said = [each.text for guide in guides for each in guide.facts]
    found = dict.fromkeys(re.findall(r"[^\W\d_]{5,}", " ".join(said)))
    return Given(facts, tuple(_plain(each.lead) for each in guides), tuple(found))


def _plain(text: str) -> str:
    return " ".join(fold(text, _LONGEST).split())


@cache
def _words(*texts: str) -> frozenset[str]:
    # `words` looks at so much as a name may have; a fact is longer.
    return frozenset(found for text in texts for each in text.split() for found in words(each))


def _stands(text: str, where: tuple[str, ...]) -> bool:
    plain = _plain(text)
    if plain and any(plain in each for each in where):
        return True
    sought = words(text)
    return bool(sought) and any(holds(sought, _words(each)) for each in where)
