"""A page of the workbook: the bar, and the start page or one step."""

import asyncio
import os
import uuid
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

from ipywidgets import VBox, Widget

from netwerk_widgets import bounded
from netwerk_widgets.logs import log_to_file
from netwerk_widgets.method import STEPS
from netwerk_widgets.session import settings
from netwerk_widgets.session.errors import NetwerkError, SessionNotFoundError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.store import open_store
from netwerk_widgets.session.store.base import Conflict, Store
from netwerk_widgets.texts import DEFAULT, LANGUAGES, Language, Texts, texts
from netwerk_widgets.widgets import markup, panels
from netwerk_widgets.widgets.base import guarded, log
from netwerk_widgets.widgets.both_told import BothTold
from netwerk_widgets.widgets.header import Header, page_state
from netwerk_widgets.widgets.mishap_notice import MishapNotice
from netwerk_widgets.widgets.saving import Saving
from netwerk_widgets.widgets.showing import room_said, room_state
from netwerk_widgets.widgets.undoing import Undoing

#: How often a page looks for what others saved (seconds).
LOOK = 0.7


def asked() -> tuple[str | None, Language]:
    """The session and language that the page's address asks for, else those last used.

    At the participants' door there is no else: what the workbook has open is not for the room.
    """
    query = parse_qs(os.environ.get("QUERY_STRING", ""))
    kept = settings.load()
    last = os.environ.get("NETWERK_SESSION") or kept.last_session
    if os.environ.get("NETWERK_RENDER") or os.environ.get("NETWERK_STRANGER"):
        last = None
    name = query.get("session", [last])[0]
    language = query.get("lang", [kept.language])[0]
    return name, next((known for known in LANGUAGES if known == language), DEFAULT)


class Page:
    """One open page on one session (or none yet)."""

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
        self.editors: list[Saving] = []
        #: What else on the page looks whether something changed.
        self.looking: list[Callable[[], None]] = []
        self._disconnect: Callable[[], None] = lambda: None
        self._lost = ""
        self._undoing = Undoing(self)
        self._mishaps = MishapNotice(self)
        self._both = BothTold(self)
        self.box = VBox()
        self.box.add_class("nw-page")
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
            self._lost = problem.sentence(self.t)
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

    def build(self) -> None:
        """Make the page anew; what was there before is closed."""
        old = self.box.children
        self.editors, self.looking = [], []
        self.header = Header(self.t, self._state(), guarded(self.problem, self.t)(self._said))
        self.header.add_class("nw-top")
        self.show_room()
        with bounded.page():
            self.panel = panels.sections(self)
        main = VBox([section.box for section in self.panel])
        main.add_class("nw-main")
        self.box.children = (self.header, main)
        for widget in old:
            close(widget)
        if self._lost:
            self.problem(self._lost)

    def _state(self) -> dict[str, Any]:
        return page_state(self.name, self.live, self.t)

    def refresh(self, parts: set[str]) -> None:
        """Show what changed in these parts of the session."""
        with bounded.page():
            for section in self.panel:
                section.refresh(parts)
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

    def problem(self, sentence: str) -> None:
        """Tell what went wrong."""
        self.header.notice(sentence, "problem")

    def conflicts(self, part: str, conflicts: list[Conflict]) -> None:
        """Tell that others changed the same; ours stands, theirs is one click away."""
        self._both.conflicts(part, conflicts)

    # ---- following what others save ----

    def look(self) -> None:
        """Take over what others saved; try again what could not be saved."""
        self.show_room()
        self._mishaps.look()
        for each in self.looking:
            each()
        if self.live is None:
            return
        for editor in self.editors:
            editor.retry()
        try:
            self.live.refresh()
        except NetwerkError as problem:
            log.warning("could not refresh: %s", problem)

    async def follow(self) -> None:
        """Look every `LOOK` seconds, for as long as the page is there."""
        look = guarded(self.problem, self.t)(self.look)
        while True:
            await asyncio.sleep(LOOK)
            look()

    def close(self) -> None:
        """Close every widget and let go of the session."""
        self._disconnect()
        close(self.box)


def close(widget: Widget) -> None:
    """Close a widget and all that is inside it."""
    for child in getattr(widget, "children", ()):
        close(child)
    layout = getattr(widget, "layout", None)
    style = getattr(widget, "style", None)
    for each in (layout, style, widget):
        if isinstance(each, Widget):
            each.close()


def show(name: str) -> None:
    """Show a page in this notebook: "start", or one of the seven steps."""
    session, language = asked()
    present(lambda: Page(name, open_store(), session, language), name, language)


def present(make: Callable[[], Page], name: str, language: Language) -> None:
    """Make a page and show it in this notebook; what goes wrong is told in one sentence."""
    from IPython.display import display

    log_to_file()
    try:
        page = make()
    except NetwerkError as problem:
        display(markup.html(problem.sentence(texts(language)), "nw-page"))
        return
    except Exception:  # noqa: BLE001
        # Whatever it is, a page never shows a traceback: that is in the log.
        log.exception("the page %s could not be made", name)
        display(markup.html(texts(language)("ui.failed"), "nw-page"))
        return
    display(page.box)
    try:
        task = asyncio.get_running_loop().create_task(page.follow())
    except RuntimeError:
        return  # no kernel: nobody to follow for
    _following.add(task)
    task.add_done_callback(_following.discard)


_following: set[asyncio.Task[None]] = set()
