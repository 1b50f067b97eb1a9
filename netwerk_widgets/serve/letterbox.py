"""The letterbox at the participants' door: which round is open, and what comes in.

It reads no answer and gives none. What came in together is written together: one commit to the
disk serves a room that presses "send" in the same second, and nobody is told "sent" before it.
"""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, TypeVar

from netwerk_widgets.rounds.codes import Tries
from netwerk_widgets.rounds.keeping import exists
from netwerk_widgets.rounds.model import Round
from netwerk_widgets.rounds.slips import Refused, Slip
from netwerk_widgets.rounds.store import Answers, ClosedError, Outcome
from netwerk_widgets.session.errors import DatabaseError, NetwerkError

log = logging.getLogger("netwerk")
Kept = TypeVar("Kept")

#: How many slips may wait to be written, and how many are written in one go.
MOST_WAITING, TOGETHER = 2000, 500
#: One phone may send so many times in a row, then once in so many seconds.
IN_A_ROW, EVERY = 10, 2.0
#: Why answers cannot be kept that will soon be over.
_PASSING = ("database_busy", "database_unreachable", "database_crowded")
#: The phones whose pace is remembered; more than that have none.
MOST_PACED = 5000


class Pace:
    """How often each phone still may send."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def may(self, key: str) -> bool:
        """Whether the phone with this key may send now; if so, that is counted."""
        now = time.monotonic()
        left, since = self._known.pop(key, (float(IN_A_ROW), now))
        left = min(float(IN_A_ROW), left + (now - since) / EVERY)
        allowed = left >= 1
        self._known[key] = (left - 1 if allowed else left, now)
        if len(self._known) > MOST_PACED:
            self._known.popitem(last=False)
        return allowed


class _AwayError(Exception):
    """The room is shown another session than the one whose round is open."""


class _Waiting(NamedTuple):
    """A slip that is to be written, of which round, and what becomes of it."""

    round: str
    slip: Slip
    kept: asyncio.Future[Outcome]


class Office:
    """The answers as a door has them open: one thread, in which one at a time asks or writes.

    The rooms of a service share one. Who waits to write does so in turns, a batch of a room at a
    time: a room that is flooded holds up another by one batch.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "netwerk-answers")
        #: None as long as there are none, or when they were taken away.
        self.answers: Answers | None = None
        self._seen: object = None
        self._found: dict[str, Round] = {}

    async def do(self, what: Callable[..., Kept], *about: object) -> Kept:
        """Have something done in the thread."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, what, *about)

    def opened(self, *, before: bool) -> bool:
        """Have the answers open; False when there are none yet.

        Raises
        ------
        DatabaseError
            When they were there ``before``, and are not now: that closes no round.
        """
        if self.answers is not None and self.answers.gone:
            self.answers.close()
            self.answers, self._seen = None, None
        if self.answers is None and not exists():
            if before:
                raise DatabaseError("database_busy")
            return False
        if self.answers is None:
            self.answers = Answers()
        return True

    async def rounds(self) -> dict[str, Round]:
        """Every round that is open, by its session (what that keeps under every name).

        Raises
        ------
        DatabaseError
            When that cannot be seen.
        """
        return await self.do(self._rounds)

    def _rounds(self) -> dict[str, Round]:
        if not self.opened(before=bool(self._found)) or self.answers is None:
            return {}
        seen = self.answers.change_token()
        if seen != self._seen:
            self._found = self.answers.all_open(self._found)
            self._seen = seen
        return self._found

    def put(self, round_id: str, slips: list[Slip]) -> list[Outcome]:
        """Write slips; in the thread."""
        if self.answers is None:  # taken away just now: that closes nothing
            raise DatabaseError("database_busy")
        return self.answers.put(round_id, slips)


class Letterbox:
    """Follows the round that is open in the session that the room is shown."""

    def __init__(self, office: Office | None = None) -> None:
        self.round: Round | None = None
        #: Whether it is known which round is open: after a start that is not so at once, nor while
        #: the room is shown another session than the one whose round is open still.
        self.known = False
        self.tries, self.pace = Tries(), Pace()
        self._office = office or Office()
        self._seen: object = None
        self._complaint = ""
        self._waiting: list[_Waiting] = []
        self._last: Round | None = None
        self._away = False
        self._writing: asyncio.Task[None] | None = None

    # ---- which round is open ----

    async def look(self, session: str) -> bool:
        """Take over which round is open now in a session (what it keeps under every name).

        False when that could not be seen: what was known stays. It is also False while the room
        is not shown the session whose round is open: a phone that heard of no round would forget
        its answer, and with it by what key to change it.
        """
        try:
            found = await self._office.do(self._look, session)
        except _AwayError:
            self.round, self.known = None, False
            return False
        except NetwerkError as problem:
            if problem.key != self._complaint:  # once, not with every look
                log.warning("the door cannot see the rounds: %s", problem.key)
            self._complaint = problem.key
            return False
        self._complaint = ""
        self.take(found)
        return True

    def take(self, found: Round | None) -> None:
        """Take over which round is open now, as somebody saw it."""
        self.round, self.known = found, True

    def rest(self) -> None:
        """Forget what takes place, when nobody was here for longer than a pace lasts.

        How often a code was guessed wrongly is no such thing.
        """
        self.pace = Pace()

    def _look(self, session: str) -> Round | None:
        office = self._office
        if not office.opened(before=self._last is not None) or office.answers is None:
            return None
        seen = (session, office.answers, office.answers.change_token())
        if seen != self._seen:
            found = office.answers.open_in(session) if session else None
            self._away = found is None and self._still_open(session)
            self._last = self._last if self._away else found
            self._seen = seen
        if self._away:
            raise _AwayError
        return self._last

    def _still_open(self, session: str) -> bool:
        """Whether the round that was open last is so still, in another session than this one."""
        last, answers = self._last, self._office.answers
        if last is None or last.session == session or answers is None:
            return False
        found = answers.open_in(last.session)
        return found is not None and found.id == last.id

    # ---- what comes in ----

    async def put(self, slip: Slip, round_: Round) -> None:
        """Keep a slip of a round, while that is open; when this returns it is on the disk.

        Raises
        ------
        Refused
            When it is not kept, and why.
        """
        if not self.pace.may(slip.key):
            raise Refused("often")
        if len(self._waiting) >= MOST_WAITING:
            raise Refused("busy")
        kept: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(round_.id, slip, kept))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        if await kept == "full":
            raise Refused("full")

    async def _write(self) -> None:
        """Write all that is waiting, and what comes meanwhile."""
        while self._waiting:
            batch, self._waiting = self._waiting[:TOGETHER], self._waiting[TOGETHER:]
            try:
                # All of one round: another may have opened while these were waiting.
                of = batch[0].round
                later = [each for each in batch if each.round != of]
                batch = [each for each in batch if each.round == of]
                self._waiting = later + self._waiting
                slips = [each.slip for each in batch]
                outcomes = await self._office.do(self._office.put, of, slips)
            except Exception as problem:  # noqa: BLE001 - each who waits is told
                refused = _told(problem)
                for each in batch:
                    if not each.kept.done():
                        each.kept.set_exception(Refused(refused))
                continue
            for each, outcome in zip(batch, outcomes, strict=True):
                if not each.kept.done():  # whoever sent it may be gone
                    each.kept.set_result(outcome)


def _told(problem: Exception) -> str:
    """Why nothing was kept, as the phone is told."""
    if isinstance(problem, ClosedError):
        return "closed"
    if isinstance(problem, NetwerkError):
        log.warning("the answers cannot be kept: %s", problem.key)
        return "busy" if problem.key in _PASSING else "disk"
    log.exception("the answers cannot be kept", exc_info=problem)
    return "busy"
