"""A measure is computed when it is asked for, once; what is too slow is not tried again."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

from netwerk_widgets.bounded import TooSlow, for_a_measure, within

T = TypeVar("T")


class kept(Generic[T]):
    """A property of `Measures`, as ``functools.cached_property`` makes them.

    It is kept with the structure, or (``by_order``) with the order of the nodes.

    On a page (inside a `bounded.Piece`) it has a bound. One that reached its bound raises
    `TooSlow` at once when it is asked for again, unless it may then take much longer: a page that
    is drawn at each keystroke does not wait for it each time.
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
        if isinstance(found, TooSlow):
            if seconds < 2 * found.seconds:
                raise TooSlow(found.seconds)
        elif found is not store:
            return found
        if seconds == float("inf"):
            store[self.name] = made = self.compute(measures)
            return made
        try:
            store[self.name] = made = within(seconds, lambda: self.compute(measures))
        except TooSlow as slow:
            store[self.name] = slow.with_traceback(None)
            raise
        return made
