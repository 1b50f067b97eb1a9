"""Names that are longer than a name may be: shown whole, and nothing stored before it is answered.

Two that begin alike stay two parties, and a list that comes in again finds them by their notes.
"""

from collections.abc import Callable, Collection, Iterator

from netwerk_widgets.files.columns import LONGEST
from netwerk_widgets.files.planning.entries import Entry
from netwerk_widgets.files.planning.problems import Option, Problem, Problems
from netwerk_widgets.session.models.parties import Stakeholder

_MORE = "…"


def whole(party: Stakeholder) -> Iterator[str]:
    """The whole name of a party whose name was shortened, as its note has it."""
    stem, sign, _ = party.name.rpartition(_MORE)
    for line in party.note.split("\n") if sign else ():
        if stem in line:
            yield line[line.index(stem) :]


def shortened(name: str, taken: Collection[str], key: Callable[[str], str]) -> str:
    """A name within its length, unlike every other; ``taken`` holds what `key` makes of those."""
    mark, number = _MORE, 1
    while True:
        short = name[: LONGEST["name"] - len(mark)] + mark
        if key(short) not in taken:
            return short
        number += 1
        mark = f"{_MORE} ({number})"


class LongNames:
    """Asks once what becomes of all long names in a file."""

    def __init__(self, problems: Problems, *, ask: bool) -> None:
        self.problems, self.ask = problems, ask
        self._found: dict[str, None] = {}

    def refused(self, entry: Entry) -> bool:
        """Whether the party stays out."""
        self._found.setdefault(entry.whole)
        answer = self.problems.add(
            Problem(
                "long_name",
                "long_name",
                (entry.place,),
                {"most": str(LONGEST["name"])},
                names=tuple(self._found),
                must=self.ask,
            ),
            [Option("shorten", "long_shorten"), Option("leave", "long_leave")],
        )
        return answer == "leave"
