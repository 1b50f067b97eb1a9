"""Computing that has a bound in time: what a page shows must never wait for ever.

`within` stops pure Python (networkx is) after a number of seconds, by raising an exception in
the thread that computes (``PyThreadState_SetAsyncExc``; works on every system, in any thread).
One long call into C, as of numpy, is stopped only after it returned.

A page is made of pieces (`Piece`): each has a bound, and all of one `page` have one together. A
piece that fails or takes too long is replaced and logged; the rest of the page is there.
"""

import ctypes
import logging
import os
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
#: Seconds for a piece that took too long less than `AFTER` seconds ago: it does not hold up every
#: keystroke, and comes back when the computer was only busy.
AGAIN, AFTER = 1.0, 60.0
#: Seconds for one measure of a network, and which share it may take of what is left.
MEASURE, _SHARE = 4.0, 0.5
#: The exception is raised anew so often (seconds), in case something between swallowed it.
_INSIST = 0.5
#: How often the watchdog looks, and how long it stays when there is nothing to watch (seconds).
_TICK, _LINGER = 0.02, 1.0
#: Code that must not be stopped halfway: a module half imported, a lock of the log.
_DELICATE = ("importlib", "logging")
#: How the log calls a piece that is not on its page.
MISSING = "a piece is missing"


#: In a browser (Pyodide) there is one thread, so nothing there can be stopped halfway.
_THREADS = sys.platform != "emscripten"


class TooSlow(Exception):
    """The bound was reached.

    ``seconds`` is how long it was given.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(f"not done within {seconds:.1f} s")
        self.seconds = seconds


class _Stop(BaseException):
    """What is raised in the computing thread; no ``except Exception`` can swallow it."""


class _Page(threading.local):
    """Until when the page that this thread makes may take."""

    until: float | None = None


_page = _Page()


class _Bound:
    """Until when something may take in the thread that makes this."""

    def __init__(self, seconds: float) -> None:
        self.until = time.monotonic() + seconds
        self.next = self.until
        self.fired = False
        self.thread = threading.get_ident()

    def settle(self) -> None:
        """From here on nothing is raised any more, by us or by what ran inside us."""
        while True:
            try:
                if any(each.fired for each in (self, *_watchdog.forget(self))):
                    _arrive()
            except _Stop:
                continue
            return


class _Watchdog:
    """The thread that looks which bounds are reached; it lives for as long as there are any.

    One for all: a thread that is just being made has the name of its maker for a moment, and
    would get what was raised in that one. So none is made inside a bound.
    """

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.bounds: list[_Bound] = []
        self.alive = False

    def mind(self, bound: _Bound) -> None:
        if not _THREADS:
            return
        with self.lock:
            self.bounds.append(bound)
            asleep, self.alive = not self.alive, True
        if asleep:
            try:
                threading.Thread(target=self._watch, daemon=True, name="netwerk-bound").start()
            except BaseException:
                self.alive = False
                raise

    def forget(self, bound: _Bound) -> list[_Bound]:
        """Mind it no more, nor what runs inside it; what was minded."""
        with self.lock:
            if bound not in self.bounds:
                return []
            at = self.bounds.index(bound)
            inner = [each for each in self.bounds[at:] if each.thread == bound.thread]
            self.bounds[:] = [each for each in self.bounds if each not in inner]
            return inner

    def around(self) -> list[_Bound]:
        """The bounds in this thread, the outermost first."""
        with self.lock:
            return [each for each in self.bounds if each.thread == threading.get_ident()]

    def _watch(self) -> None:
        last = time.monotonic()
        while True:
            time.sleep(_TICK)
            with self.lock:
                now = time.monotonic()
                if self.bounds:
                    last = now
                elif now - last > _LINGER:
                    self.alive = False
                    return
                for each in self.bounds:
                    if each.next <= now and not _delicate(each.thread):
                        each.fired, each.next = True, now + _INSIST
                        _raise(each.thread)


_watchdog = _Watchdog()
if hasattr(os, "register_at_fork"):  # a child has the list, but not the thread
    os.register_at_fork(after_in_child=_watchdog.__init__)  # type: ignore[misc]


def _raise(thread: int) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(_Stop))


def _arrive() -> None:
    """What was raised in this thread and has not arrived yet arrives here, and is over.

    Taking it back (``SetAsyncExc`` with NULL) leaves Python 3.11 believing that something is to be
    raised: it looks at every call, and with a debugger or tracer at work it never ends. If it was
    of a bound around us: that one insists.
    """
    try:
        _raise(threading.get_ident())
        while True:
            pass
    except _Stop:
        pass


def _delicate(thread: int) -> bool:
    frame = sys._current_frames().get(thread)
    while frame is not None and frame.f_code is not within.__code__:
        module = str(frame.f_globals.get("__name__")).split(".")[0]
        if module in _DELICATE or (module == "threading" and frame.f_code.co_name == "start"):
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
            _watchdog.mind(bound)
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
    around = _watchdog.around()
    if not around:
        return float("inf")
    left = min(each.until for each in around) - time.monotonic()
    return min(MEASURE, max(0.0, left) * _SHARE)


@contextmanager
def page(seconds: float | None = None) -> Iterator[None]:
    """Inside it, all pieces together have so many seconds, else `PAGE`."""
    if _page.until is not None:
        yield
        return
    _page.until = time.monotonic() + (PAGE if seconds is None else seconds)
    try:
        yield
    finally:
        _page.until = None


class Piece:
    """A piece of a page. ``what`` names it in the log.

    With ``large`` it is one of which others are pieces, or the one that the page is for: it may
    take half of what the page has left.
    """

    def __init__(self, what: str, *, large: bool = False) -> None:
        self.what, self.large = what, large
        #: Until when it is taken to be slow.
        self._slow = 0.0

    def make(self, make: Callable[[], T], otherwise: Callable[[Trouble], T]) -> T:
        """The piece; ``otherwise`` what stands in its place when it fails or takes too long."""
        seconds = self._seconds()
        trouble: Trouble = "failed"
        try:
            found = within(seconds, make)
        except TooSlow:
            self._slow, trouble = time.monotonic() + AFTER, "slow"
            log.exception("%s: %s", MISSING, self.what)
        except Exception:
            log.exception("%s: %s", MISSING, self.what)
        else:
            self._slow = 0.0
            return found
        return otherwise(trouble)

    def _seconds(self) -> float:
        now = time.monotonic()
        left = PAGE if _page.until is None else max(LEAST, _page.until - now)
        # A part: so that one that hangs leaves time for the others.
        seconds = left / 2 if self.large else min(PIECE, left / 3)
        seconds = max(LEAST, seconds)
        if now < self._slow:
            seconds = min(seconds, AGAIN)
        # And what is inside another is replaced before the other has to be.
        around = min((each.until for each in _watchdog.around()), default=None)
        return seconds if around is None else min(seconds, max(0.0, around - now) * _SHARE)
