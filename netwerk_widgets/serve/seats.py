"""Who tries something out now: so many seats, each with a kernel of its own."""

import asyncio
import logging
import os
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from jupyter_core.utils import ensure_async

from netwerk_widgets.texts import Language

log = logging.getLogger("netwerk")

#: By what a visitor's browser is known.
COOKIE = "netwerk-seat"
#: Seats when nobody says otherwise.
SEATS = 8
#: How long a seat is kept for who has not arrived yet, for who was there, for who does nothing,
#: and for who was there while somebody else is waiting (seconds).
ARRIVING, AWAY, IDLE, WANTED = 30.0, 60.0, 600.0, 10.0
#: How often it is seen who has left (milliseconds).
ROUND = 5000
#: Kernels more than seats: of who opens the page again, one ends while the next one starts.
SPARE = 2
#: Connections of one page: one that broke, and the one that follows it.
CONNECTIONS = 2

#: What a kernel gets of this server's environment: nothing that it does not need.
# fmt: off
_NEEDED = frozenset((
    "PATH", "HOME", "USER", "LOGNAME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TEMP", "TMP",
    "VIRTUAL_ENV", "CONDA_PREFIX", "LD_LIBRARY_PATH", "SYSTEMROOT", "SYSTEMDRIVE",
    "WINDIR", "COMSPEC", "PATHEXT", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA",
    "USERPROFILE", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME",
    "XDG_CACHE_HOME", "NETWERK_HOME", "NETWERK_DB", "NETWERK_DEBUG",
))
# fmt: on
_NEEDED_KINDS = ("LC_", "PYTHON", "JUPYTER_", "IPYTHON", "OMP_", "OPENBLAS_")
_SECRET = ("TOKEN", "SECRET", "PASSWORD", "PASSWD")


def environment(
    session: str, language: Language, given: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The environment of a kernel that a stranger reaches; it can only read."""
    kept = {
        name: value
        for name, value in (os.environ if given is None else given).items()
        if (name.upper() in _NEEDED or name.upper().startswith(_NEEDED_KINDS))
        and not any(word in name.upper() for word in _SECRET)
    }
    query = urlencode({"session": session, "lang": language})
    return kept | {"NETWERK_READONLY": "1", "NETWERK_STRANGER": "1", "QUERY_STRING": query}


@dataclass
class Seat:
    """A place for one visitor."""

    visitor: str
    session: str
    kernel: str = ""
    arrived: bool = False
    left: float = field(default_factory=time.monotonic)
    used: float = field(default_factory=time.monotonic)
    sockets: set[Any] = field(default_factory=set)

    def absent(self, now: float) -> float:
        """How long nobody has been here (seconds)."""
        return 0.0 if self.sockets else now - self.left

    def over(self, now: float) -> bool:
        """Whether this seat can be given to somebody else."""
        patience = AWAY if self.arrived else ARRIVING
        return self.absent(now) > patience or now - self.used > IDLE


class Seats:
    """Gives seats out, and takes them back from who has left."""

    def __init__(self, manager: Any, most: int) -> None:
        self.manager, self.most = manager, most
        self._seats: dict[str, Seat] = {}
        self._stopping: set[asyncio.Task[None]] = set()
        #: Kernels that run, or are about to, or are ending.
        self.kernels = 0

    @property
    def taken(self) -> int:
        """How many seats are taken."""
        return len(self._seats)

    def take(self, known: str | None, session: str) -> Seat | None:
        """A seat for a visitor, who has no other one then; None when all are taken.

        ``known`` is the secret by which the visitor was known before, if that was ours.
        """
        visitor = secrets.token_urlsafe(24)
        if known is not None and known in self._seats:
            visitor = known
            self.release(self._seats[known])
        if self.taken >= self.most:
            self._make_room()
        if self.taken >= self.most or self.kernels >= self.most + SPARE:
            return None
        seat = self._seats[visitor] = Seat(visitor, session)
        return seat

    def _make_room(self) -> None:
        now = time.monotonic()
        away = max(
            (each for each in self._seats.values() if each.arrived),
            key=lambda each: each.absent(now),
            default=None,
        )
        if away is not None and away.absent(now) > WANTED:
            self.release(away)

    async def start(self, seat: Seat, kind: str, language: Language) -> str:
        """Start the seat's kernel; its id.

        Raises
        ------
        RuntimeError
            When the seat was given up meanwhile.
        """
        env = environment(seat.session, language)
        self.kernels += 1
        try:
            started = self.manager.start_kernel(kernel_name=kind, path="", env=env)
            seat.kernel = str(await ensure_async(started))
        except BaseException:
            self.kernels -= 1
            raise
        if self._seats.get(seat.visitor) is not seat:
            self._stop(seat)
            raise RuntimeError("the seat was given up")
        seat.left = seat.used = time.monotonic()
        return seat.kernel

    def held(self, visitor: str | None, kernel: str) -> Seat | None:
        """The seat, when this visitor has it and this is its kernel."""
        seat = self._seats.get(visitor) if visitor else None
        mine = seat is not None and kernel and secrets.compare_digest(seat.kernel, kernel)
        return seat if mine else None

    def arrive(self, seat: Seat, socket: Any) -> bool:
        """Somebody connects; False when that is once too often."""
        if len(seat.sockets) >= CONNECTIONS:
            return False
        seat.sockets.add(socket)
        seat.arrived = True
        return True

    def leave(self, seat: Seat, socket: Any) -> None:
        """A connection is gone."""
        seat.sockets.discard(socket)
        seat.left = time.monotonic()

    def release(self, seat: Seat) -> None:
        """Take a seat back: its connections are closed, its kernel ends."""
        if self._seats.get(seat.visitor) is not seat:
            return
        del self._seats[seat.visitor]
        for socket in list(seat.sockets):
            socket.close()
        self._stop(seat)

    def _stop(self, seat: Seat) -> None:
        if not seat.kernel:
            return  # still starting: `start` sees that the seat is gone
        task = asyncio.ensure_future(self._end(seat.kernel))
        self._stopping.add(task)
        task.add_done_callback(self._stopping.discard)

    async def _end(self, kernel: str) -> None:
        try:
            if kernel in self.manager:
                await ensure_async(self.manager.shutdown_kernel(kernel, now=True))
        except Exception:
            if kernel in self.manager:
                log.exception("a visitor's kernel could not be stopped")
        finally:
            self.kernels -= 1

    def look(self, session: str) -> None:
        """Take back the seats of who has left, and all that show what the room is not shown."""
        now = time.monotonic()
        for seat in list(self._seats.values()):
            gone = seat.kernel and seat.kernel not in self.manager
            if gone or seat.over(now) or seat.session != session:
                self.release(seat)
