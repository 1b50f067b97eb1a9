"""Names that are cut, so that what begins alike can still be told apart."""

from collections.abc import Callable, Sequence
from itertools import takewhile

from netwerk_widgets.insights.names import short

#: No name is cut to fewer letters.
_LEAST = 8


def apart(
    names: Sequence[str], limit: int, fits: Callable[[str], bool] = lambda _name: True
) -> list[str]:
    """The names, whole where they fit; of those that look alike when cut, the part that differs.

    Parameters
    ----------
    names
        What was typed.
    limit
        So many letters at most.
    fits
        Whether a text also fits where it is to stand.

    Returns
    -------
    list of str
        One for each name: whole, its beginning with "…", or "beginning … what differs".
    """
    whole = [" ".join(name.split()) for name in names]
    shown = [_longest(name, 0, limit, fits) for name in whole]
    alike = {name: {w for w, s in zip(whole, shown, strict=True) if s == name} for name in shown}
    return [
        _longest(name, _differs(name, alike[cut]), limit, fits) if len(alike[cut]) > 1 else cut
        for name, cut in zip(whole, shown, strict=True)
    ]


def _longest(name: str, at: int, limit: int, fits: Callable[[str], bool]) -> str:
    if len(name) <= limit and fits(name):
        return name
    lengths = range(min(len(name) - 1, limit), _LEAST, -1)
    cuts = (_cut(name, at, length) for length in lengths)
    return next(filter(fits, cuts), _cut(name, at, _LEAST))


def _differs(name: str, alike: set[str]) -> int:
    """Where what tells a name from the one that it is most like begins: its word, if not long."""
    at = max(_same(name, other) for other in alike - {name})
    word = name.rfind(" ", 0, at) + 1
    return word if word and at - word < _LEAST else at


def _same(one: str, other: str) -> int:
    """How many letters two names begin alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _cut(name: str, at: int, length: int) -> str:
    """A name in so many letters: its beginning, or its beginning and what stands at ``at``."""
    if not at:
        return short(name, length)
    most = length // 3
    room = length - most - len("… ")
    # As much of what stands before it as there is room for, from a whole word on.
    begin = max(0, len(name) - room)
    begin = name.find(" ", begin - 1) + 1 or begin
    start = min(at, begin)
    head = name[:most]
    if not name[most : most + 1].isspace():
        head = head.rpartition(" ")[0] or head
    return f"{head.rstrip()}… {short(name[start:], room)}"
