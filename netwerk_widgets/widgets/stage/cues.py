"""The stage as the desk sees it: what stands there, what comes next, and the order of it all."""

from typing import Any

import traitlets

from netwerk_widgets import bounded
from netwerk_widgets.session import showing, staging
from netwerk_widgets.session.staging import PAUSE, Staged, is_pause
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.asking.desk import Desk
from netwerk_widgets.widgets.base import Part, guarded
from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.stage.acting import carried_out, nothing, shown, waiting
from netwerk_widgets.widgets.stage.course import course, left_out, shown_as
from netwerk_widgets.widgets.stage.deck import Deck
from netwerk_widgets.widgets.stage.sequence import VIEWS, View
from netwerk_widgets.widgets.stage.talks import Talks
from netwerk_widgets.widgets.stage.walk import Place, beside, here, ready

#: The breaks that are offered (minutes).
BREAKS = (10, 15, 30)
_STAGE = ("other", "now", "next", "back", "go", "black", "light", "allow", "theme", "tidy")
_ORDER = ("up", "down", "leave", "put", "left", "again", "again_sure")


class Cues(Part):
    """Two small pictures and the buttons (``static/stage/cues.js``)."""

    _part = traitlets.Unicode("stage/cues").tag(sync=True)
    now = traitlets.Dict().tag(sync=True)
    next = traitlets.Dict().tag(sync=True)
    look = traitlets.Dict().tag(sync=True)
    texts = traitlets.Dict().tag(sync=True)
    breaks = traitlets.List().tag(sync=True)


class Order(Part):
    """What can stand there, in order, to choose from and to change (``static/stage/order.js``)."""

    _part = traitlets.Unicode("stage/order").tag(sync=True)
    lines = traitlets.List().tag(sync=True)
    left = traitlets.List().tag(sync=True)
    at = traitlets.Unicode().tag(sync=True)
    texts = traitlets.Dict().tag(sync=True)


class Conductor:
    """What the desk of a page knows of the stage; `look` follows it."""

    def __init__(self, page: OpenPage) -> None:
        self.page, self.t = page, page.t
        t = page.t
        self.deck = Deck(t, Talks(page.shared(Desk), t))
        self.staged = Staged()
        self._place = Place("", 0)
        #: What the page has of it; each stands there only once its section does.
        self.cues: Cues | None = None
        self.order: Order | None = None

    def fresh_cues(self) -> Cues:
        """The pictures and buttons anew: a section that is made again closes what it had."""
        t = self.t
        breaks = [{"minutes": n, "label": t("desk.stage.pause", n=n)} for n in BREAKS]
        cues = Cues(t, texts={each: t(f"desk.stage.{each}") for each in _STAGE}, breaks=breaks)
        cues.on_msg(self._receive)
        self.cues = cues
        return cues

    def fresh_order(self) -> Order:
        """The order anew."""
        order = Order(self.t, texts={each: self.t(f"desk.order.{each}") for each in _ORDER})
        order.on_msg(self._receive)
        self.order = order
        return order

    @property
    def on(self) -> bool:
        """Whether the stage shows the session of this page."""
        return showing.same(showing.shown(self.page.store), self.page.session.name)

    @property
    def view(self) -> View | None:
        """What stands on the stage now."""
        return VIEWS.get(self._place.at)

    def look(self) -> None:
        """Show how it is now."""
        session = self.page.session
        self.staged = staging.load(session.session_id)
        with bounded.page():
            self.deck.take(session.name, session.session, self.staged.allowed)
            self.deck.carry(self.staged.moved)
            self._show()

    def _show(self) -> None:
        deck, staged = self.deck, self.staged
        self._place = place = here(deck, staged)
        if self.cues is not None:
            self._show_cues(self.cues, place)
        if self.order is not None:
            programme = deck.session.programme
            _put(
                self.order,
                at="" if place.at == PAUSE else place.at,
                lines=[self._line(key) for key in course(programme, staged.order)],
                left=[self._line(key) for key in left_out(programme, staged.order)],
            )
        ready(deck, staged, place)

    def _show_cues(self, cues: Cues, place: Place) -> None:
        deck, staged = self.deck, self.staged
        after = beside(deck, staged, place, 1)
        empty = waiting(self.t) | {"title": "", "html": ""}
        _put(
            cues,
            now=shown(deck, staged, place),
            next=empty if place == after else shown(deck, staged, after),
            look={"on": self.on, "black": staged.black, "theme": staged.theme},
        )

    def _line(self, key: str) -> dict[str, Any]:
        if is_pause(key):
            own = shown_as(self.deck.session.programme.items, key)
            return {"at": key, "label": own or self.t("stage.pause"), "bare": False}
        return {"at": key, "label": named(VIEWS[key], self.t), "bare": self.deck.bare(key)}

    def _receive(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        guarded(self.page.problem, self.t)(self.said)(content)

    def said(self, content: dict[str, Any]) -> None:
        """Do what a button asks, with the session as it is now."""
        session = self.page.session
        allowed = staging.load(session.session_id).allowed
        self.deck.take(session.name, session.session, allowed)
        carried_out(content, self.deck, session.session_id)
        at = str(content.get("at")) if content.get("type") == "at" else ""
        if nothing(at, self.deck):
            said = self.t("desk.order.nothing", what=named(VIEWS[at], self.t))
            self.page.header.notice(said, topic="stage")
        self.look()


def _put(widget: Part, **traits: Any) -> None:
    for name, value in traits.items():
        if getattr(widget, name) != value:
            setattr(widget, name, value)


def named(view: View, t: Texts) -> str:
    """What one thing is called in the list."""
    if view.kind == "step":
        return t(f"steps.{view.step}.question")
    if view.kind == "define":
        return t(f"stage.define.{view.name}")
    if view.kind == "figure":
        return t(f"stage.figure.{view.name}")
    if view.kind == "found":
        return t("stage.name.found", what=t(f"dashboard.{view.name}"))
    if view.kind == "round":
        return t("stage.name.round", what=t(f"rounds.title.{view.name}"))
    if view.kind == "agreed":
        return t(f"agreed.stage.{view.name}")
    if view.kind in ("shared", "agreements"):
        return t(f"dashboard.{view.kind}")
    return t(f"stage.name.{view.kind}")
