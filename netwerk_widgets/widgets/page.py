"""A page of the workbook: the bar, and the start page or one step."""

import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

from ipywidgets import VBox

from netwerk_widgets import bounded
from netwerk_widgets.logs import Complaint
from netwerk_widgets.method import STEPS
from netwerk_widgets.session import settings
from netwerk_widgets.session.acts import Act
from netwerk_widgets.session.errors import NetwerkError, SessionNotFoundError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.store.base import Conflict, Store
from netwerk_widgets.texts import DEFAULT, Language, Texts, texts
from netwerk_widgets.widgets import pages, search
from netwerk_widgets.widgets.base import guarded
from netwerk_widgets.widgets.both_told import BothTold
from netwerk_widgets.widgets.cells import Cell, Make
from netwerk_widgets.widgets.closing import close
from netwerk_widgets.widgets.header import Header, page_state
from netwerk_widgets.widgets.mishap_notice import MishapNotice
from netwerk_widgets.widgets.open_page import TITLES, OpenPage, Shared
from netwerk_widgets.widgets.reading_notice import ReadingNotice
from netwerk_widgets.widgets.saving import Saving
from netwerk_widgets.widgets.section import Section
from netwerk_widgets.widgets.showing import room_said, room_state
from netwerk_widgets.widgets.store_notice import StoreNotice
from netwerk_widgets.widgets.undoing import Undoing


class Page:
    """One open page on one session (or none yet), the whole of it in one box."""

    def __init__(
        self,
        name: str,
        store: Store,
        session: str | None = None,
        language: Language = DEFAULT,
    ) -> None:
        self.name = name
        self.store = store
        self.author = f"{name}-{uuid.uuid4().hex[:8]}"
        self.t: Texts = texts(language)
        self.live: LiveSession | None = None
        #: The sections that are there, in order, and what of them saves.
        self.sections: list[Section] = []
        self.editors: list[Saving] = []
        self._shared: dict[Any, Any] = {}
        self._disconnect: Callable[[], None] = lambda: None
        self._lost = ""
        self._complaint = Complaint("could not refresh: %s")
        self._undoing = Undoing(self)
        self._mishaps = MishapNotice(self)
        self._away = StoreNotice(self)
        self._both = BothTold(self)
        self._reading = ReadingNotice(self)
        self.box = VBox()
        self.box.add_class("nw-page")
        self.cells = self._cells()
        self._open(session)
        self.build()

    # ---- which session ----

    @property
    def session(self) -> LiveSession:
        """The open session.

        Raises
        ------
        SessionNotFoundError
            When none is open.
        """
        if self.live is None:
            raise SessionNotFoundError("")
        return self.live

    @property
    def session_name(self) -> str | None:
        """What the open session is called; None when none is open."""
        return self.live.name if self.live else None

    @property
    def recorded(self) -> Session:
        """What the open session holds; nothing yet when none is open."""
        return self.live.session if self.live else Session()

    def _open(self, session: str | None) -> None:
        self._disconnect()
        self._disconnect = lambda: None
        self.live = None
        self._lost = ""
        if not session:
            return
        try:
            self.live = LiveSession(self.store, session, self.author)
        except SessionNotFoundError as problem:
            gone = self.t("errors.no_session_shared", name=session)
            self._lost = gone if self.store.is_shared else problem.sentence(self.t)
            return
        self._disconnect = self.live.on_change(self.refresh)
        settings.save(last_session=session, language=self.t.language)

    def open(self, session: str | None) -> None:
        """Go on with another session."""
        self._open(session)
        self.build()

    def speak(self, language: Language) -> None:
        """Go on in another language."""
        self.t = texts(language)
        settings.save(language=language)
        self.build()

    # ---- the widgets ----

    def _cells(self) -> list[Cell]:
        """The places in which sections stand: here one, with all of them."""
        return [Cell(self, self._makes(), "nw-main")]

    def _makes(self) -> Sequence[Make]:
        contents = pages.contents(self.name)
        return [contents.opening, *(each.sections for each in contents.entries)]

    def build(self) -> None:
        """Make the page anew; what was there before is closed."""
        old = self.box.children[:1]
        self._shared = {}
        self.header = Header(self.t, self._state(), guarded(self.problem, self.t)(self._said))
        self.header.add_class("nw-top")
        self.show_room()
        self.fill(self.cells)
        self.box.children = (self.header, *self._below())
        for widget in old:
            close(widget)
        self._reading.again()
        if self._lost:
            self.problem(self._lost)

    def _below(self) -> list[VBox]:
        """What stands below the bar in the page's own box."""
        return [each.box for each in self.cells]

    def fill(self, cells: Sequence[Cell]) -> None:
        """Make what stands in these places anew."""
        with self._in_time():
            for cell in cells:
                cell.fill()
            self.gather()

    @contextmanager
    def _in_time(self) -> Iterator[None]:
        with bounded.page():
            yield

    def gather(self) -> None:
        """Look which sections there are; their titles stand in the links of the opening."""
        self.sections = [each for cell in self.cells for each in cell.sections]
        self.editors = [each for section in self.sections for each in section.editors]
        for section in self.sections:
            section.refresh({TITLES})

    def titles(self) -> list[tuple[str, str]]:
        """The sections that are there, in order: the anchor and the title of each."""
        return [(each.slug, each.title) for each in self.sections if each.title]

    def shared(self, make: Callable[[OpenPage], Shared]) -> Shared:
        """What several sections share: made once each time that the page is made."""
        if make not in self._shared:
            self._shared[make] = make(self)
        return cast("Shared", self._shared[make])

    def _state(self) -> dict[str, Any]:
        figures = {key for each in pages.contents(self.name).entries for key in each.figures}
        return page_state(self.name, self.live, self.t) | {"map": "map-network" in figures}

    def refresh(self, parts: set[str]) -> None:
        """Show what changed in these parts of the session."""
        with bounded.page():
            for section in self.sections:
                guarded(self.problem, self.t)(section.refresh)(parts)
        self.header.show(self._state())
        self._both.replaced()

    # ---- what people ask of the bar ----

    def _said(self, kind: str, content: dict[str, Any]) -> None:
        if kind == "language":
            self.speak(content["code"])
        elif kind == "undo":
            self.undo()
        elif kind == "redo":
            self._undoing.ask("redo")
        elif kind == "here":
            self.arrive()
        elif kind == "room":
            self.room(content)
        elif kind == "search" and self.live:
            words = str(content.get("words", ""))
            self.header.found(words, search.found(words, self.live, self.t))

    def arrive(self) -> None:
        """Somebody looks at this page: the room follows to its step."""
        step = next((each for each in STEPS if each == self.name), None)
        if self.live and step:
            self.live.arrive(step)

    def room(self, content: dict[str, Any]) -> None:
        """Show the room this session, or nothing, or say which one it is shown."""
        if room_said(content, self.store, self.session_name, self.header.send):
            self.arrive()
            self.show_room()

    def show_room(self) -> None:
        """Say in the bar what the room is shown."""
        self.header.room = room_state(self.store, self.session_name, self.t)

    def undo(self) -> None:
        """Take the last change back, and tell what it was."""
        self._undoing.ask("undo")

    def done(self, words: str, since: Act | None, link: dict[str, Any] | None = None) -> None:
        """Tell what was done after an act, with a button that undoes that alone."""
        self._undoing.done(words, since, link)

    def problem(self, sentence: str) -> None:
        """Tell what went wrong."""
        self.header.notice(sentence, "problem")

    def conflicts(self, part: str, conflicts: list[Conflict]) -> None:
        """Tell that others changed the same; ours stands, theirs is one click away."""
        self._both.conflicts(part, conflicts)

    # ---- following what others save ----

    def look(self) -> None:
        """Take over what others saved; try again what could not be saved."""
        if not self._away.reached():
            return
        self._reading.look()
        self.show_room()
        self._mishaps.look()
        for section in self.sections:
            for look in section.looking:
                # One that fails keeps nobody from saving.
                guarded(self.problem, self.t)(look)()
        if self.live is None:
            return
        for editor in self.editors:
            editor.retry()
        try:
            self.live.refresh()
        except NetwerkError as problem:
            self._complaint.of(str(problem))
        else:
            self._complaint.over()

    def close(self) -> None:
        """Close every widget and let go of the session."""
        self._disconnect()
        close(self.box)
