"""The window for the beamer. It shows what `staging` says, and passes on what keys ask.

Its store is opened read-only: what is done here changes what is shown, never a session.
"""

import time
from typing import Any

import traitlets
from ipywidgets import VBox

from netwerk_widgets import bounded
from netwerk_widgets.logs import Complaint
from netwerk_widgets.session import settings, showing, staging
from netwerk_widgets.session.errors import NetwerkError, SessionNotFoundError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.staging import Staged
from netwerk_widgets.session.store.base import Store
from netwerk_widgets.texts import DEFAULT, Language, Texts, texts
from netwerk_widgets.widgets.asking.desk import Desk
from netwerk_widgets.widgets.base import Part, guarded, log
from netwerk_widgets.widgets.closing import close
from netwerk_widgets.widgets.header import NOTEBOOKS, query
from netwerk_widgets.widgets.stage.acting import carried_out, shown, waiting
from netwerk_widgets.widgets.stage.deck import Deck
from netwerk_widgets.widgets.stage.talks import Talks
from netwerk_widgets.widgets.stage.walk import here, ready

#: How often the window looks for what others changed, and on a hub whether a colleague closed the
#: room (seconds).
LOOK, ROOM = 0.1, 1.0
#: The notebook of the desk: a key opens it over the stage.
DESK = NOTEBOOKS["desk"]
_WORDS = ("title", "away", "key", "back", "rerun", "unsafe", "help", "desk")


class Window(Part):
    """The picture itself (``static/stage/window.js``)."""

    _part = traitlets.Unicode("stage/window").tag(sync=True)
    view = traitlets.Dict().tag(sync=True)
    look = traitlets.Dict().tag(sync=True)
    texts = traitlets.Dict().tag(sync=True)


class Stage:
    """The stage in this kernel: the session that the room is shown, and what stands there of it."""

    def __init__(self, store: Store, language: Language = DEFAULT) -> None:
        self.name, self.store, self.t = "stage", store, texts(language)
        self.live: LiveSession | None = None
        self.deck: Deck | None = None
        self.staged = Staged()
        self._wanted: str | None = None
        #: What was asked of the room's session, when that is asked again, and what came of it.
        self._asked: tuple[str, float, str | None] = ("", 0.0, None)
        self._file: object = None
        self._complaint = Complaint("could not refresh: %s")
        self.window = Window(self.t, texts=_words(self.t))
        self.window.on_msg(self._receive)
        self.box = VBox([self.window])
        self.box.add_class("nw-stage-box")
        self.take()

    # ---- what others changed ----

    @property
    def session(self) -> LiveSession:
        """The session that is shown (`asking.desk.Desk` asks for it)."""
        if self.live is None:
            raise SessionNotFoundError("")
        return self.live

    def look(self) -> None:
        """Take over what others changed; when that is nothing, make ready what comes next."""
        before = self.window.view
        self.take()
        if self.deck is not None and self.window.view is before:
            with bounded.page():
                ready(self.deck, self.staged, here(self.deck, self.staged))

    def take(self) -> None:
        """Go on with what is shown now, as it is now."""
        wanted = self._of_the_room()
        if wanted != self._wanted or (wanted and self.live is None):
            self._open(wanted)
        if self.live is not None:
            self._refresh(wanted)
        if self.live is not None:
            file = staging.seen()
            if file != self._file:
                self._file = file
                self.staged = staging.load(self.live.session_id)
        self.show()

    def _of_the_room(self) -> str | None:
        """The session that the room is shown."""
        kept = settings.load().room_session
        if not kept or not showing.on_hub():
            return kept
        name, until, found = self._asked
        if name != kept or time.monotonic() > until:
            found = showing.shown(self.store)
            self._asked = kept, time.monotonic() + ROOM, found
        return found

    def _refresh(self, wanted: str | None) -> None:
        try:
            self.session.refresh()
        except SessionNotFoundError:  # removed: nothing is shown until it is said what
            self._open(wanted)
        except NetwerkError as problem:
            self._complaint.of(str(problem))
        else:
            self._complaint.over()

    def _open(self, name: str | None) -> None:
        self._wanted, self.live, self.deck, self._file = name, None, None, object()
        if not name:
            return
        try:
            self.live = LiveSession(self.store, name, self.name)
        except NetwerkError:
            return
        self.deck = Deck(self.t, Talks(Desk(self), self.t))

    @property
    def recorded(self) -> Session:
        """What the session that is shown holds."""
        return self.session.session

    # ---- showing ----

    def show(self) -> None:
        """Show what stands on the stage."""
        with bounded.page():
            view = self.payload()
        if view != self.window.view:
            self.window.view = view
        look: dict[str, Any] = {"black": self.staged.black, "theme": self.staged.theme}
        if self.live is not None:
            look["desk"] = DESK + query(self.live.name, self.t.language)
        if look != self.window.look:
            self.window.look = look

    def payload(self) -> dict[str, Any]:
        """What the window draws now."""
        if self.live is None or self.deck is None:
            return waiting(self.t)
        self.deck.take(self.live.name, self.live.session, self.staged.allowed)
        self.deck.carry(self.staged.moved)
        return shown(self.deck, self.staged, here(self.deck, self.staged))

    # ---- what keys ask ----

    def _receive(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        if content.get("type") == "ping":
            self.window.send({"type": "pong"})
            return
        guarded(self.problem, self.t)(self.said)(content)

    def said(self, content: dict[str, Any]) -> None:
        """Do what a key or the pointer asks; then what is shown is what the file says."""
        if self.live is None or self.deck is None:
            return
        allowed = staging.load(self.live.session_id).allowed
        self.deck.take(self.live.name, self.live.session, allowed)
        self.staged = carried_out(content, self.deck, self.live.session_id)
        self.show()

    def problem(self, sentence: str) -> None:
        """What goes wrong is for the log and the laptop: the room is told nothing of it."""
        log.warning("on the stage: %s", sentence)

    def close(self) -> None:
        """Close the window, and let go of the store."""
        close(self.box)
        self.store.close()


def _words(t: Texts) -> dict[str, str]:
    return {key: t(f"stage.words.{key}") for key in _WORDS}


def show() -> None:
    """Show the stage in this notebook."""
    from netwerk_widgets.widgets.presenting import asked as address
    from netwerk_widgets.widgets.presenting import present

    _, language = address()
    present(lambda: Stage(_store(), language), "stage", language, LOOK)


def _store() -> Store:
    from netwerk_widgets.session.store import open_store

    return open_store(readonly=True)
