"""What a page is to what stands on it: its sections know no more of it than this."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from netwerk_widgets.session.acts import Act
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.study import Exercise
from netwerk_widgets.session.store.base import Conflict, Store
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.header import Header
from netwerk_widgets.widgets.saving import Saving

Shared = TypeVar("Shared")
#: What follows this instead of a part of the session, follows which sections there are.
TITLES = "titles"


class OpenPage(Protocol):
    """One open page on one session (or none yet); `page.Page` is one."""

    name: str
    store: Store
    author: str
    t: Texts
    live: LiveSession | None
    header: Header
    editors: list[Saving]

    @property
    def session(self) -> LiveSession:
        """The open session; an error when there is none."""

    @property
    def recorded(self) -> Session:
        """What the open session holds; nothing yet when none is open."""

    def titles(self) -> list[tuple[str, str]]:
        """The sections that are there, in order: the anchor and the title of each."""

    def shared(self, make: Callable[["OpenPage"], Shared]) -> Shared:
        """What several sections share: made once each time that the page is made."""

    def open(self, session: str | None) -> None:
        """Go on with another session."""

    def done(self, words: str, since: Act | None, link: dict[str, Any] | None = None) -> None:
        """Tell what was done after an act (``since``), with a button that undoes that alone."""

    def problem(self, sentence: str) -> None:
        """Tell what went wrong."""

    def conflicts(self, part: str, conflicts: list[Conflict]) -> None:
        """Tell that others changed the same."""


class OpenCase(OpenPage, Protocol):
    """A student's page on a case; `case_page.CasePage` is one."""

    case: str | None
    exercise: Exercise

    def choose(self, case: str | None) -> None:
        """Go on with a case, or back to the choice."""

    def said(self, kind: str) -> None:
        """Carry out what a student asks of an exercise."""
