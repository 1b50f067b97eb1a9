"""Who answered a round with names: people of the session, or new ones.

Somebody chose themselves from the list, or typed a name or a number. What was typed is looked for
among the people when the round is taken over, and never before: phones know nobody.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from netwerk_widgets.rounds.model import Round
from netwerk_widgets.rounds.slips import UNLISTED, Slip
from netwerk_widgets.session import ids
from netwerk_widgets.session.models.signs import folded

Row = Mapping[str, Any]
#: A name that another had already, with its number.
_AGAIN = re.compile(r"(.+) \(\d+\)")


@dataclass(frozen=True)
class Answered:
    """A slip, the id of whose it is, and what that adds to the list of people."""

    slip: Slip
    person: str
    adds: Mapping[str, str] = field(default_factory=dict)


class _List:
    """The people of the session, and which of them have a slip already (``taken``)."""

    def __init__(self, people: Sequence[Row]) -> None:
        self._people = people
        self._by_id = {str(each["id"]): each for each in people}
        self.taken: set[str] = set()
        self.named: dict[str, list[Row]] = {}
        #: Who got a number behind a name that another has, by that name.
        self._again: dict[str, list[Row]] = {}
        for each in people:
            name = folded(each.get("name") or "")
            self.named.setdefault(name, []).append(each)
            if found := _AGAIN.fullmatch(name):
                self._again.setdefault(found[1], []).append(each)

    def _free(self, person: Row | None) -> Row | None:
        return None if person is None or person["id"] in self.taken else person

    def chosen(self, slip: Slip) -> Row | None:
        """The person whom somebody chose to be."""
        return self._free(self._by_id.get(slip.who))

    def typed(self, slip: Slip) -> Row | None:
        """The person of that name; of two the one of that organisation, and never of another.

        Who got a number behind that name once, in the same organisation, is still the same.
        """
        name = folded(slip.who)
        named = self.named.get(name, ()) if name else ()
        same = [each for each in named if self._may(each, slip)]
        if not same and slip.party:
            again = [each for each in self._again.get(name, ()) if each.get("party") == slip.party]
            same = [each for each in again if self._free(each)]
        return min(same, key=lambda each: each.get("party") != (slip.party or None), default=None)

    def _may(self, person: Row, slip: Slip) -> bool:
        """Whether somebody can be this person: nobody is yet, nor of another organisation."""
        own = not slip.party or person.get("party") in (None, slip.party)
        return own and self._free(person) is not None

    def numbered(self, slip: Slip) -> Row | None:
        """The person of that number, when a number is what was typed."""
        return self._free(of_number(slip.who, self._people))


def of_number(who: str, people: Sequence[Row]) -> Row | None:
    """The person of a number, when it is one: they count from 1."""
    if not (who.isascii() and who.isdecimal() and len(who) < 5):
        return None
    return people[int(who) - 1] if 0 < int(who) <= len(people) else None


def answered(round_: Round, slips: Sequence[Slip], people: Sequence[Row]) -> list[Answered]:
    """Whose each slip is, in the order of the slips; nobody has two.

    Who is not found is somebody new. Two who gave one name are two: the second gets a number.
    """
    found: list[Answered] = []
    said, names, list_ = dict[str, int](), round_.called(), _List(people)
    for index, slip in enumerate(slips):
        person = list_.chosen(slip) if round_.people else list_.typed(slip) or list_.numbered(slip)
        if person is not None:
            list_.taken.add(str(person["id"]))
            party = {"party": slip.party} if slip.party and not person.get("party") else {}
            found.append(Answered(slip, str(person["id"]), party))
            continue
        name = "" if slip.who == UNLISTED else names.get(slip.who, slip.who)
        said[folded(name)] = number = said.get(folded(name), 0) + 1
        number += bool(name) and folded(name) in list_.named
        adds = {"name": f"{name} ({number})" if name and number > 1 else name}
        adds |= {"party": slip.party} if slip.party else {}
        id_ = ids.digest(f"{round_.id} {index}", 12)
        found.append(Answered(slip, f"p{id_}", adds))
    return found


def newcomers(found: Sequence[Answered]) -> list[Answered]:
    """Those who add something, in an order that tells nothing: by number, then by name."""

    def order(each: Answered) -> tuple[bool, int, str]:
        name = each.adds.get("name", "")
        number = name.isascii() and name.isdecimal()
        return not number, int(name) if number else 0, folded(name)

    return sorted((each for each in found if each.adds), key=order)
