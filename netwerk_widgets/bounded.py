"""Computing that has a bound in time: what a page shows must never wait for ever.

`within` stops pure Python (networkx is) after a number of seconds, by raising an exception in
the thread that computes (``PyThreadState_SetAsyncExc``; works on every system, in any thread).
One long call into C, as of numpy, is stopped only after it returned.

A page is made of pieces (`Piece`): each has a bound, and all of one `page` have one together. A
piece that fails or takes too long is replaced and logged; the rest of the page is there.
"""

import ctypes
import logging
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal, TypeVar

log = logging.getLogger("netwerk")

T = TypeVar("T")
#: Why a piece is not there.
Trouble = Literal["failed", "slow"]

#: Seconds for all that one page computes; the room's page has to be there within a minute.
PAGE = 24.0
#: Seconds for one piece of it, and the least that a piece gets when the page's time is over.
PIECE, LEAST = 8.0, 0.3
#: Seconds for a piece that took too long before: it does not hold up every keystroke.
AGAIN = 1.0
#: Seconds for one measure of a network, and which share it may take of what is left.
MEASURE, _SHARE = 4.0, 0.5
#: The exception is raised anew so often (seconds), in case something between swallowed it.
_INSIST = 0.5
#: Code that must not be stopped halfway: a module half imported, a lock of the log.
_DELICATE = ("importlib", "logging")
#: How the log calls a piece that is not on its page.
MISSING = "a piece is missing"


class TooSlow(Exception):
    """The bound was reached.

    ``seconds`` is how long it was given.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(f"not done within {seconds:.1f} s")
        self.seconds = seconds


class _Stop(BaseException):
    """What is raised in the computing thread; no ``except Exception`` can swallow it."""


class _Running(threading.local):
    """What runs in this thread: the bounds, outermost first, and until when the page may take."""

    def __init__(self) -> None:
        self.bounds: list[_Bound] = []
        self.until: float | None = None


_running = _Running()


class _Bound:
    """A watchdog for the thread that makes it."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.until = time.monotonic() + seconds
        self.fired = False
        self._bounds = _running.bounds
        self._thread = threading.get_ident()
        self._over = threading.Event()
        self._watchdog = threading.Thread(target=self._watch, daemon=True, name="netwerk-bound")

    def start(self) -> None:
        self._bounds.append(self)
        self._watchdog.start()

    def _watch(self) -> None:
        wait = self.seconds
        # Not in the list: what is around us was stopped, and has taken us off.
        while not self._over.wait(wait) and self in self._bounds:
            wait = _INSIST
            if _delicate(self._thread):
                wait = 0.02
            else:
                self.fired = True
                _raise(self._thread, _Stop)

    def settle(self) -> None:
        """From here on nothing is raised any more, by us or by what ran inside us."""
        while True:
            try:
                if self in self._bounds:
                    del self._bounds[self._bounds.index(self) :]
                self._over.set()
                while self._watchdog.is_alive():
                    time.sleep(0.0002)
                # Raised but not arrived yet. If it was of a bound around us: that one insists.
                _raise(self._thread, None)
            except _Stop:
                continue
            return


def _raise(thread: int, what: type[BaseException] | None) -> None:
    given = None if what is None else ctypes.py_object(what)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), given)


def _delicate(thread: int) -> bool:
    frame = sys._current_frames().get(thread)
    while frame is not None and frame.f_code is not within.__code__:
        if str(frame.f_globals.get("__name__")).split(".")[0] in _DELICATE:
            return True
        frame = frame.f_back
    return False


def within(seconds: float, make: Callable[[], T]) -> T:
    """What ``make`` returns, if it is done in so many seconds.

    May be nested: the bound that is reached first counts.

    Raises
    ------
    TooSlow
        When it was not; it was stopped then.
    """
    bound = _Bound(seconds)
    found: list[T] = []
    try:
        try:
            bound.start()
            found.append(make())
        finally:
            bound.settle()
    except _Stop:
        # It may also arrive between two statements here, after the work was done.
        bound.settle()
        if not bound.fired:
            raise
    except Exception as problem:
        if not bound.fired:
            raise
        raise TooSlow(seconds) from problem
    if not found:
        raise TooSlow(seconds)
    return found[0]


def for_a_measure() -> float:
    """The seconds that a measure may take now; without end where nothing has a bound.

    A part of what is left: whoever asked can then go on without it.
    """
    if not _running.bounds:
        return float("inf")
    left = min(each.until for each in _running.bounds) - time.monotonic()
    return min(MEASURE, max(0.0, left) * _SHARE)


@contextmanager
def page() -> Iterator[None]:
    """Inside it, all pieces together have `PAGE` seconds."""
    if _running.until is not None:
        yield
        return
    _running.until = time.monotonic() + PAGE
    try:
        yield
    finally:
        _running.until = None


class Piece:
    """A piece of a page. ``what`` names it in the log."""

    def __init__(self, what: str) -> None:
        self.what = what
        self._slow = False

    def make(self, make: Callable[[], T], otherwise: Callable[[Trouble], T]) -> T:
        """The piece; ``otherwise`` what stands in its place when it fails or takes too long."""
        seconds = PIECE
        if _running.until is not None:
            # A third: so that one that hangs leaves time for the others.
            seconds = max(LEAST, min(PIECE, (_running.until - time.monotonic()) / 3))
        if self._slow:
            seconds = min(seconds, AGAIN)
        trouble: Trouble = "failed"
        try:
            found = within(seconds, make)
        except TooSlow:
            self._slow, trouble = True, "slow"
            log.exception("%s: %s", MISSING, self.what)
        except Exception:
            log.exception("%s: %s", MISSING, self.what)
        else:
            self._slow = False
            return found
        return otherwise(trouble)
