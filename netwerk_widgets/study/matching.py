"""Whether two names mean the same, as a friendly teacher would read them.

Capitals, accents, hyphens, spaces, the order of the words, singular or plural and the usual
short forms do not matter. A typing error does: it leads to a question (`near`), never to an
answer that counts.
"""

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import permutations

from netwerk_widgets.study.spelling import same_word, tokens, words

#: Shorter words must be right to the letter; of longer ones so much must be alike.
_SHORT, _ALIKE = 4, 0.8
#: With these beside it a name may be of whom something is given to, or of who is left out.
_TURNS = frozenset(
    ("aan", "tegen", "niet", "geen", "zonder", "behalve", "to", "against", "not", "no", "without")
)
#: Names of more words are not tried as one word in every order.
_JOINABLE = 5


@lru_cache(maxsize=4096)
def _joined(name: str) -> frozenset[str]:
    """A name as one word, in any order of its words: "Neder-Betuwe" is "nederbetuwe"."""
    parts = words(name)
    orders = permutations(parts) if len(parts) <= _JOINABLE else [parts]
    return frozenset("".join(each) for each in orders)


def _without(said: tuple[str, ...], sought: tuple[str, ...]) -> tuple[str, ...] | None:
    """The words that are left when each of ``sought`` is taken away once; None if one lacks."""
    left = list(said)
    for each in sought:
        at = next((i for i, word in enumerate(left) if same_word(word, each)), None)
        if at is None:
            return None
        left.pop(at)
    return tuple(left)


@lru_cache(maxsize=32768)
def same(one: str, other: str) -> bool:
    """Whether two names are the same, but for spelling, order, one or many."""
    mine, theirs = words(one), words(other)
    if not mine or not theirs:
        return False
    if len(mine) == len(theirs) and _without(mine, theirs) == ():
        return True
    return "".join(mine) in _joined(other) or "".join(theirs) in _joined(one)


@lru_cache(maxsize=32768)
def _alike(one: str, other: str) -> bool:
    """Whether two words are the same but for a typing error."""
    if one == other:
        return True
    if min(len(one), len(other)) <= _SHORT or abs(len(one) - len(other)) > 2:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    # Which letters there are at all is quickly seen, and settles it nearly always.
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def near(name: str, known: Iterable[str]) -> str | None:
    """The known name that this one may be with a typing error in it."""
    mine = words(name)
    for each in known:
        theirs = words(each)
        if len(mine) == len(theirs):
            like = all(map(_alike, mine, theirs))
        else:
            like = _alike("".join(mine), "".join(theirs))
        if like:
            return each
    return None


def named(
    text: str, expected: Mapping[str, Iterable[str]], allowed: frozenset[str] = frozenset()
) -> set[str]:
    """Which expected things a text names.

    One whose name it is, to the word; else those whose names it holds, when all other words
    are ``allowed`` (those of the facts): "het ziekenhuis van ZorgSaam" names ZorgSaam,
    "Rabobank Oost-Betuwe" nobody, "Curamus en ZorgSaam" two.
    """
    exact = {thing for thing, names in expected.items() if any(same(text, n) for n in names)}
    if exact:
        return exact
    said = words(text)
    if _TURNS.intersection(tokens(text)):
        return set()
    found, rest = set(), said
    for thing, names in expected.items():
        for name in sorted(names, key=len, reverse=True):
            if words(name) and _without(said, words(name)) is not None:
                found.add(thing)
                rest = tuple(w for w in rest if not any(same_word(w, n) for n in words(name)))
    return found if found and holds(rest, allowed) else set()


def holds(said: Iterable[str], known: frozenset[str]) -> bool:
    """Whether every one of these words is known."""
    return all(word in known or any(same_word(word, each) for each in known) for word in said)


def match(
    given: Sequence[tuple[str, str]],
    expected: Mapping[str, Iterable[str]],
    allowed: frozenset[str] = frozenset(),
) -> dict[str, str]:
    """Which given name is which expected thing.

    Parameters
    ----------
    given
        Id and name of each thing that was given.
    expected
        The names that each expected thing goes by.
    allowed
        Words that may stand beside a name: see `named`.

    Returns
    -------
    The expected thing of each given id that names exactly one; more than one may be the same.
    """
    found = {id_: named(name, expected, allowed) for id_, name in given}
    return {id_: next(iter(things)) for id_, things in found.items() if len(things) == 1}


def first(recognised: Mapping[str, str]) -> dict[str, str]:
    """The id that counts for each expected thing: the first that was given."""
    found: dict[str, str] = {}
    for id_, thing in recognised.items():
        found.setdefault(thing, id_)
    return found


def mentions(text: str, sought: Iterable[str], *, inside: bool = False) -> bool:
    """Whether a text holds one of these words; a longer word that begins with it counts too.

    "kennisdeling" mentions "kennis"; several words must stand after each other. With ``inside``
    a long word counts wherever it stands in another: "zorgverzekeraar" mentions "verzeker".
    """
    said = tokens(text, 8000)
    return any(_holds(said, tokens(each), inside=inside) for each in sought)


def _holds(said: tuple[str, ...], sought: tuple[str, ...], *, inside: bool) -> bool:
    n = len(sought)

    def has(pair: tuple[str, str]) -> bool:
        word, each = pair
        within = inside and len(each) > _SHORT and each in word
        return within or word.startswith(each) or same_word(word, each) or _alike(word, each)

    return n > 0 and any(
        all(map(has, zip(said[at : at + n], sought, strict=True)))
        for at in range(len(said) - n + 1)
    )
