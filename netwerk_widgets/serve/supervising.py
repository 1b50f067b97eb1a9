"""Keeps both doors open: what dies is started again, and the other goes on meanwhile."""

import logging
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from netwerk_widgets.serve import processes
from netwerk_widgets.session.errors import NetwerkError

log = logging.getLogger("netwerk")

#: After so many deaths within so many seconds a door is left shut.
DEATHS, WITHIN = 5, 300.0
#: How long a door waits before it is started again: this, doubled with each death (seconds).
FIRST, LONGEST = 0.5, 15.0
#: How often a look is taken (seconds).
LOOK = 0.2


@dataclass
class Door:
    """A server of ours in a process of its own.

    ``name`` is its place in ``cli.door.*``; ``address`` answers as soon as it is open.
    """

    name: str
    words: Sequence[str]
    env: Mapping[str, str]
    address: str
    child: "subprocess.Popen[bytes] | None" = None
    deaths: list[float] = field(default_factory=list)
    #: When it is to be started again (`time.monotonic`); None while its process runs.
    due: float | None = None
    #: Started again and not open yet.
    opening: bool = False
    #: Dead too often.
    shut: bool = False

    def start(self) -> None:
        """Start its process."""
        self.child = processes.spawn(self.words, dict(self.env))
        self.due = None

    @property
    def alive(self) -> bool:
        """Whether its process runs."""
        return self.child is not None and self.child.poll() is None


class Supervisor:
    """Starts doors, and starts them again.

    ``tell`` is called with what happened to a door: ``"died"`` (once for each door),
    ``"again"`` (each time it is open again) or ``"shut"`` (given up).
    """

    def __init__(self, doors: Sequence[Door], tell: Callable[[Door, str], object]) -> None:
        self.doors, self.tell = doors, tell
        self._told: set[str] = set()

    def open(self) -> None:
        """Start all doors and wait until they answer.

        Raises
        ------
        NetwerkError
            When one does not open.
        """
        for door in self.doors:
            door.start()
        for door in self.doors:
            assert door.child is not None
            processes.wait_until_open(door.address, door.child)

    def keep_open(self) -> None:
        """Look after the doors.

        Raises
        ------
        NetwerkError
            When none of them can be kept open.
        """
        while not all(door.shut for door in self.doors):
            self.look()
            time.sleep(LOOK)
        raise NetwerkError("door_closed")

    def look(self) -> None:
        """Take one look at every door."""
        now = time.monotonic()
        for door in self.doors:
            if door.shut:
                continue
            if door.due is not None:
                if now >= door.due:
                    door.start()
                    door.opening = True
            elif not door.alive:
                self._died(door, now)
            elif door.opening and processes.is_open(door.address):
                door.opening = False
                log.warning("the %s is open again", door.name)
                self.tell(door, "again")

    def _died(self, door: Door, now: float) -> None:
        code = None if door.child is None else door.child.returncode
        log.error("the %s ended by itself (%s)", door.name, code)
        if door.child is not None:
            processes.end([door.child])
        door.deaths = [each for each in door.deaths if now - each < WITHIN] + [now]
        door.opening = False
        if len(door.deaths) >= DEATHS:
            door.shut = True
            log.error("the %s stays shut", door.name)
            self.tell(door, "shut")
            return
        door.due = now + min(LONGEST, FIRST * 2 ** (len(door.deaths) - 1))
        if door.name not in self._told:
            self._told.add(door.name)
            self.tell(door, "died")

    def end(self) -> None:
        """End all doors."""
        processes.end([door.child for door in self.doors if door.child is not None])
