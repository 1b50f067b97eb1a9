"""A round on the stage: how to answer, how many did, and what came of it.

Never who: only numbers of answers, and only once they are revealed.
"""

from collections.abc import Callable

from markupsafe import Markup

from netwerk_widgets.rounds.results import enough
from netwerk_widgets.session import showing
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.asking import chosen, words
from netwerk_widgets.widgets.asking.desk import Desk, Seen
from netwerk_widgets.widgets.room_door import dashboard_code, for_phones
from netwerk_widgets.widgets.stage import screens
from netwerk_widgets.widgets.stage.kept import Kept
from netwerk_widgets.widgets.stage.screens import Screen

#: So many lines of things to choose between fit on the stage; of more each has its own.
LINES = 16


class Talks:
    """The rounds of a session that are still to be dealt with, on the stage."""

    def __init__(self, desk: Desk, t: Texts) -> None:
        self.desk, self.t = desk, t
        #: What came of each round, and the codes by what they are of: making one takes a while.
        self._drawn: Kept[object, list[Screen]] = Kept([])
        self._codes: dict[object, Markup] = {}

    def code(self) -> Markup:
        """How to look along on a phone; nothing where no phone can come."""
        where = for_phones(showing.address())
        return self._coded(where, lambda: dashboard_code(where, self.t)) if where else Markup("")

    def _coded(self, about: object, make: Callable[[], Markup]) -> Markup:
        if about not in self._codes:
            self._codes[about] = make()
        return self._codes[about]

    def going(self, kind: str) -> bool:
        """Whether there is a round of a kind."""
        return self.desk.now(kind) is not None

    def screens(self, kind: str) -> list[Screen]:
        """The screens of the round of a kind; none when there is none."""
        seen = self.desk.now(kind)
        if seen is None:
            return []
        return self._revealed(seen) if seen.round.state == "revealed" else [self._asking(seen)]

    def _asking(self, seen: Seen) -> Screen:
        round_, t = seen.round, self.t
        title = words.asked(round_, t)
        body = words.progress(round_, seen.count, t)
        css = "is-round"
        if between := chosen.between(round_, t, LINES):
            body += between
            css += " is-choosing"
        if round_.state == "open":
            about = (for_phones(showing.address()), round_.id)
            body += self._coded(about, lambda: words.code(round_, t))
            css += " is-open"
        return Screen(css, title, body)

    def _revealed(self, seen: Seen) -> list[Screen]:
        round_ = seen.round
        first = self.desk.first(round_)
        about = (round_.id, first.id if first else None)
        return self._drawn.get(about, lambda: self._results(seen))

    def _results(self, seen: Seen) -> list[Screen]:
        round_, t = seen.round, self.t
        slips = self.desk.slips(round_)
        title = words.asked(round_, t)
        if not enough(round_, len(slips)):
            few = t("rounds.asking.too_few", n=len(slips), least=round_.least)
            return [Screen("is-round", title, screens.line(few))]
        drawing = words.drawing(round_, slips, self.desk.before(round_), t)
        # What was written stays with the facilitator until it is taken over.
        written = t("stage.round.written", n=len(slips))
        return screens.figure(drawing) or [Screen("is-round", title, screens.line(written))]
