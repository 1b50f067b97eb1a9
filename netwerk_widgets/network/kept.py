"""A measure is computed when asked for, once; what is too slow or fails is not tried again."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, overload

from netwerk_widgets.bounded import TooSlow, for_a_measure, within

log = logging.getLogger("netwerk")

T = TypeVar("T")


@dataclass(frozen=True)
class Missing:
    """Kept in place of a measure: why it is not there, and how many seconds it was given."""

    problem: Exception
    seconds: float


class kept(Generic[T]):
    """A property of `Measures`, as ``functools.cached_property`` makes them.

    It is kept with the structure, or (``by_order``) with the order of the nodes.

    On a page (inside a `bounded.Piece`) it has a bound. One that reached its bound, or failed,
    raises at once when it is asked for again, unless it may then take much longer: a page that is
    drawn at each keystroke does not wait for it each time.
    """

    def __init__(self, compute: Callable[[Any], T], store: str = "of_structure") -> None:
        self.compute, self.store = compute, store
        self.__doc__ = compute.__doc__

    @classmethod
    def by_order(cls, compute: Callable[[Any], T]) -> "kept[T]":
        """A measure in which the order of the nodes decides between equals."""
        return cls(compute, "of_order")

    def __set_name__(self, _owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, measures: None, owner: type) -> "kept[T]": ...
    @overload
    def __get__(self, measures: object, owner: type) -> T: ...
    def __get__(self, measures: Any, owner: type) -> "kept[T] | T":
        if measures is None:
            return self
        store: dict[str, Any] = getattr(measures, self.store)
        found = store.get(self.name, store)
        seconds = for_a_measure()
        if isinstance(found, Missing):
            if seconds < 2 * found.seconds:
                # Without the trace of last time: it would grow each time that it is raised.
                raise found.problem.with_traceback(None)
        elif found is not store:
            return found
        try:
            made = self._made(measures, seconds)
        except Exception as problem:
            store[self.name] = Missing(problem, seconds)
            raise
        store[self.name] = made
        return made

    def _made(self, measures: Any, seconds: float) -> T:
        if seconds == float("inf"):
            return self.compute(measures)
        return within(seconds, lambda: self.compute(measures))


class Keeping:
    """What has `kept` properties; ``shared`` is where those of the structure are kept."""

    def __init__(self, shared: dict[str, Any] | None = None) -> None:
        self.of_structure: dict[str, Any] = {} if shared is None else shared
        self.of_order: dict[str, Any] = {}

    def tried(self, name: str, otherwise: Any = None) -> Any:
        """A measure by its name; ``otherwise`` when it fails or takes too long (`missing`)."""
        try:
            return getattr(self, name)
        except TooSlow:
            return otherwise
        except Exception:
            log.exception("the measure %s failed", name)
            return otherwise

    @property
    def missing(self) -> tuple[str, ...]:
        """The measures that were asked for and are not there, in alphabetical order."""
        stored = (self.of_structure | self.of_order).items()
        return tuple(sorted(name for name, value in stored if isinstance(value, Missing)))
