"""Where answers are kept: in a file of their own, or on a server beside the sessions.

A browser that runs Python itself has no rounds, and no databases either: what reaches those is
imported when it is needed.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, Self

from netwerk_widgets import places
from netwerk_widgets.rounds.tables import ClosedError

__all__ = ["ClosedError", "Keeping", "Place", "Rows", "Statements", "exists", "for_others"]

if TYPE_CHECKING:
    from sqlalchemy.engine import URL


class Rows(Protocol):
    """What a statement gave."""

    @property
    def rowcount(self) -> int:
        """How many rows it changed."""

    def fetchone(self) -> Any:
        """The next row; None when there is none."""

    def __iter__(self) -> Iterator[Any]: ...


class Statements(Protocol):
    """A transaction, as far as anything is asked in it; a value stands at each ``?``."""

    def execute(self, statement: str, values: Sequence[Any] = (), /) -> Rows:
        """Ask or change something."""


class Place(Protocol):
    """Where answers are kept. All of it raises `DatabaseError` when it cannot be used."""

    @property
    def gone(self) -> bool:
        """Whether it was taken away, or replaced: what is written would be lost."""

    def transaction(self, *, writing: bool) -> AbstractContextManager[Statements]:
        """All of it or nothing; one writes at a time."""

    def put(
        self, round_id: str, slips: Sequence[tuple[str, str]], most: int, most_text: int
    ) -> list[bool] | None:
        """Keep slips (place and content), where the place itself does that.

        Which of them were kept: no more than so many, with so much text (characters). Raises
        `ClosedError` when the round is not open. None: they are kept with statements.
        """

    def change_token(self) -> object:
        """Changes when anybody else changed anything."""

    def tidy(self) -> None:
        """Leave nothing of what is over, nor of the order in which answers came."""

    def close(self) -> None:
        """Let go of it."""


def _server() -> "URL | None":
    if places.in_browser():
        return None
    from netwerk_widgets.session.store.address import on_server, parsed

    url = parsed(places.database_url())
    return url if on_server(url) else None


def for_others() -> bool:
    """Whether the answers are where somebody else looks after them: on a server."""
    return _server() is not None


def exists() -> bool:
    """Whether there may be answers: there is a file of them, or a server."""
    if places.in_browser():
        return False
    from netwerk_widgets.rounds.file import answers_file

    return for_others() or answers_file().exists()


def _place(path: Path | None) -> Place:
    from netwerk_widgets.rounds.file import AnswersFile

    server = None if path else _server()
    if server is None:
        return AnswersFile(path)
    from netwerk_widgets.rounds.server import AnswersOnServer

    opened = AnswersOnServer(server)
    if not opened.is_shared:
        return opened
    from netwerk_widgets.rounds.shared import SharedAnswers

    return SharedAnswers(server)


class Keeping:
    """The answers, open; ``path`` names another file than the workbook's own.

    Raises
    ------
    DatabaseError
        When they cannot be opened; so do all methods when they cannot be used.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._place: Place = _place(path)

    @property
    def gone(self) -> bool:
        """See `Place.gone`."""
        return self._place.gone

    def _transaction(self, *, writing: bool) -> AbstractContextManager[Statements]:
        return self._place.transaction(writing=writing)

    def change_token(self) -> object:
        """See `Place.change_token`."""
        return self._place.change_token()

    def tidy(self) -> None:
        """See `Place.tidy`."""
        self._place.tidy()

    def close(self) -> None:
        """See `Place.close`."""
        self._place.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_problem: object) -> None:
        self.close()
