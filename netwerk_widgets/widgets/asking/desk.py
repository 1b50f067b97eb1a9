"""What the facilitator's side asks of the file of answers, for the session of one page."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from netwerk_widgets.rounds.codes import of_today
from netwerk_widgets.rounds.kinds import Wanted, about_own, again, made
from netwerk_widgets.rounds.model import Round, State
from netwerk_widgets.rounds.slips import Slip, complete
from netwerk_widgets.rounds.store import Answers, ClosedError, exists
from netwerk_widgets.session import showing
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.own import OwnQuestion
from netwerk_widgets.session.store.base import Store
from netwerk_widgets.widgets.clock import today
from netwerk_widgets.widgets.room_door import for_phones

#: What was seen is looked at again after so many seconds: all kinds of a page look at once.
_FRESH = 0.4
#: A round in one of these states is still to be dealt with.
_GOING: tuple[State, ...] = ("open", "closed", "revealed")


class Asker(Protocol):
    """The page of a session, as far as a desk asks it anything; `OpenPage` is one."""

    store: Store

    @property
    def session(self) -> LiveSession:
        """The open session."""

    @property
    def recorded(self) -> Session:
        """What it holds."""


@dataclass(frozen=True)
class Seen:
    """A round, and how many have answered."""

    round: Round
    count: int


class Desk:
    """Opens, closes and reveals the rounds of the session of a page."""

    def __init__(self, page: Asker) -> None:
        self._page = page
        self._seen: tuple[float, list[Seen]] = (float("-inf"), [])

    #: Whether this is only an exercise.
    practice = False

    def why_not(self) -> str:
        """Why nothing can be asked now (a key under ``rounds.asking.not``); empty: it can."""
        if not showing.answering():
            return "answers"
        if not (showing.on_hub() or for_phones(showing.address())):
            return "door"
        if not showing.same(showing.shown(self._page.store), self._page.session.name):
            return "room"
        return ""

    @contextmanager
    def answers(self) -> Iterator[Answers]:
        """All of them, open; what a round is no longer in time for is one sentence."""
        try:
            with Answers() as answers:
                yield answers
        except ClosedError as gone:
            raise NetwerkError("round_gone") from gone

    def _exists(self) -> bool:
        return exists()

    def going(self) -> list[Seen]:
        """The rounds of this session that are still to be dealt with."""
        at, seen = self._seen
        if time.monotonic() - at > _FRESH:
            seen = self._look() if self._exists() else []
            self._seen = (time.monotonic(), seen)
        return seen

    def _look(self) -> list[Seen]:
        with self.answers() as answers:
            return [
                Seen(each, answers.count(each.id))
                for each in answers.rounds(self._page.session.session_id)
                if each.state in _GOING
            ]

    def now(self, kind: str, about: str = "") -> Seen | None:
        """The round of a kind: an open one before all, then the second, else the first.

        ``about``: the one about this question alone; of most kinds there is no more than one.
        """
        found = [
            each
            for each in self.going()
            if each.round.kind == kind and about in ("", each.round.questions[0].id)
        ]
        return max(
            found, key=lambda each: (each.round.state == "open", each.round.number), default=None
        )

    def begin(self, wanted: Wanted, about: OwnQuestion | None = None) -> Round:
        """Open a round; ``about``: of this question of the group's own."""
        page = self._page
        code = of_today(today())
        what = about_own(wanted, page.recorded, about)
        return self._open(made(*what, page.session.session_id, code))

    def again(self, first: Round) -> Round:
        """Open the second round of one."""
        return self._open(again(first, of_today(today())))

    def _open(self, round_: Round) -> Round:
        self._forget()
        with self.answers() as answers:
            answers.open(round_)
        return round_

    def move_on(self, round_: Round, state: State) -> None:
        """Close, reveal, or end a round; with a second that is taken over its first ends too."""
        self._forget()
        with self.answers() as answers:
            answers.move_on(round_.id, state)
            if state == "taken" and round_.first is not None:
                answers.move_on(round_.first, "dropped")

    def slips(self, round_: Round) -> Sequence[Slip]:
        """The answers to a revealed round that can be counted."""
        with self.answers() as answers:
            return complete(round_, answers.slips(round_.id))

    def first(self, second: Round) -> Round | None:
        """The first round of a second, while it is there."""
        found = (each.round for each in self.going() if each.round.id == second.first)
        return next((each for each in found if each.state == "revealed"), None)

    def before(self, second: Round) -> tuple[Round, Sequence[Slip]] | None:
        """The first round of a second with its answers, while it is there."""
        first = self.first(second)
        return (first, self.slips(first)) if first else None

    def _forget(self) -> None:
        self._seen = (float("-inf"), [])

    def close(self) -> None:
        """Let go of what this keeps: a real one keeps nothing."""
