"""What takes time to make for the stage, made once.

What could not be made, or took too long, is no answer: nothing stands there meanwhile, and it is
tried again after a while. Not at every look: that is ten times a second.
"""

from collections.abc import Callable, Hashable
from math import inf
from time import monotonic
from typing import Generic, TypeVar

from netwerk_widgets.bounded import AFTER, Piece

Key = TypeVar("Key", bound=Hashable)
T = TypeVar("T")


class Kept(Generic[Key, T]):
    """Things by their key, each a piece of a page; ``nothing`` stands for what is not there."""

    def __init__(self, nothing: T) -> None:
        self._nothing = nothing
        self._made: dict[Key, T] = {}
        #: When what went wrong is tried again, and what is known of how long each thing takes.
        self._again: dict[Key, float] = {}
        self._pieces: dict[Key, Piece] = {}

    def get(self, key: Key, make: Callable[[], T], *, large: bool = False) -> T:
        """The thing; made when it is not there yet (``large``: see `bounded.Piece`)."""
        if not self.has(key):
            piece = self._pieces.setdefault(key, Piece(str(key), large=large))
            self._again.pop(key, None)
            found = piece.make(lambda: (make(),), lambda _trouble: None)
            if found is None:
                self._again[key] = monotonic() + AFTER
            else:
                [self._made[key]] = found
        return self._made.get(key, self._nothing)

    def has(self, key: Key) -> bool:
        """Whether asking for it takes no time."""
        return key in self._made or monotonic() < self._again.get(key, -inf)

    def bare(self, key: Key) -> bool:
        """Whether it was made, and there is nothing."""
        return self._made.get(key) == self._nothing

    def went_wrong(self, key: Key) -> bool:
        """Whether it could not be made."""
        return key in self._again

    def drop(self, stale: Callable[[Key], bool]) -> None:
        """Forget what is not so any more; what went wrong may be right now."""
        self._made = {key: made for key, made in self._made.items() if not stale(key)}
        self._again = {key: when for key, when in self._again.items() if not stale(key)}
