"""What people are called, and the session of another: a name that no other session has here."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from netwerk_widgets.session.models.signs import blank, cleaned, composed

#: What stands between the name of another's session and his own; in no person's name.
_BY = "·"
#: A person's name, or a group's, has at most this many characters.
LONGEST = 60


class Listed(NamedTuple):
    """A session that may be read, as the database tells of it."""

    id: int
    uid: str
    name: str
    owner_name: str
    owns: bool
    writes: bool
    last: int


def clean(name: str, otherwise: str) -> str:
    """What somebody, or a group, is called: seen, in one line, and not too long."""
    line = " ".join(cleaned(composed(name), name=True).replace(_BY, " ").split())
    return line[:LONGEST].strip() if line and not blank(line) else otherwise


def shown(sessions: Iterable[Listed]) -> dict[str, Listed]:
    """The sessions by the name that each has for who asks.

    One's own are called what they are called; another's has his name behind it. One that would
    then be called as one's own has a number.
    """
    listed: Sequence[Listed] = sorted(sessions, key=lambda each: (not each.owns, each.uid))
    found: dict[str, Listed] = {}
    taken: set[str] = set()
    for each in listed:
        name = whole = each.name if each.owns else f"{each.name} {_BY} {each.owner_name}"
        number = 2
        while composed(whole).casefold() in taken:
            whole, number = f"{name} {number}", number + 1
        taken.add(composed(whole).casefold())
        found[whole] = each
    return found
