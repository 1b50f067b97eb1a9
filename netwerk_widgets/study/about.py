"""Whether what a student wrote is about the case at all.

Nobody can compute whether an explanation in own words is a good one. What can be known is
whether its words occur in what was given to read: the facts, the definition, the kinds of
network, the parties. An explanation with none of them earns nothing.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from netwerk_widgets.session.cases import case_file, every_text
from netwerk_widgets.study.guide import FILE, party_names
from netwerk_widgets.study.spelling import singles, sound, tokens
from netwerk_widgets.texts import LANGUAGES, load

#: Shorter words say too little; these say nothing of what is meant.
_SHORT = 4
_DUTCH = (
    "zijn wordt worden werd heeft hebben niet geen naar over door deze voor maar meer veel daar"
    " waar omdat iets alle alles elke ieder andere anders zelf moet moeten kunnen willen gaat gaan"
    " maken maakt doen heel goed zeer onder tussen zonder tegen altijd nooit misschien want toch"
    " hier eens"
)
_ENGLISH = (
    "been have this that with from they their there what when which will would because about more"
    " much very some every other also than then always never into does make makes well good just"
    " only were your ours them"
)
_EMPTY = frozenset((*tokens(_DUTCH, 999), *tokens(_ENGLISH, 999)))
_LONGEST = 4000


def about(case: str, text: str, names: Iterable[str] = ()) -> int:
    """How many different words of a text occur, in whatever language, in what was given.

    ``names`` are those that the student gave to the parties.
    """
    known = _known(case) | {key for name in names for key in _keys(name)}
    return sum(not known.isdisjoint(_forms(word)) for word in set(_telling(text)))


def _telling(text: str) -> Iterator[str]:
    for word in tokens(text, _LONGEST):
        if len(word) >= _SHORT and word not in _EMPTY and any(map(str.isalpha, word)):
            yield word


@lru_cache(maxsize=8192)
def _forms(word: str) -> frozenset[str]:
    """A word as it sounds, and what it may be the plural of."""
    return frozenset((sound(word), *singles(word)))


def _keys(text: str) -> set[str]:
    return {form for word in _telling(text) for form in _forms(word)}


@cache
def _known(case: str) -> frozenset[str]:
    texts = [
        text
        for language in LANGUAGES
        for tree in (case_file(case, FILE, language), load(language, "method"))
        for text in every_text(tree)
    ]
    names = [name for each in party_names(case).values() for name in each]
    return frozenset(key for text in [*texts, *names] for key in _keys(text))
