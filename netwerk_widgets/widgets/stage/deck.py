"""What a session has for the stage: the screens of each thing that can stand there.

Everything is made of a session that is `published`: what is not for the room cannot come on the
stage by accident. A panel that is hidden from the room is asked for first.
"""

from collections.abc import Collection, Sequence

from netwerk_widgets import bounded
from netwerk_widgets.figures.drawing import Drawing
from netwerk_widgets.figures.map.helping import helping_scene
from netwerk_widgets.figures.map.layout import Places
from netwerk_widgets.figures.map.parties import usable
from netwerk_widgets.figures.map.pictures import pictures_scene
from netwerk_widgets.figures.map.scene import map_scene
from netwerk_widgets.figures.map.stable import network
from netwerk_widgets.figures.map.still import lacking
from netwerk_widgets.figures.map.ui import ui_words
from netwerk_widgets.figures.registry import FIGURES, in_room
from netwerk_widgets.insights.helping import helping
from netwerk_widgets.insights.pictures import pairs
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.panels import DETAILS, Switch
from netwerk_widgets.session.published import published
from netwerk_widgets.session.staging import Moved
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.blocks import BLOCKS, figure_today
from netwerk_widgets.widgets.stage import screens
from netwerk_widgets.widgets.stage.agreed import actions, parties
from netwerk_widgets.widgets.stage.cutting import drawings
from netwerk_widgets.widgets.stage.kept import Kept
from netwerk_widgets.widgets.stage.moments import moments
from netwerk_widgets.widgets.stage.screens import Screen
from netwerk_widgets.widgets.stage.sequence import VIEWS, View
from netwerk_widgets.widgets.stage.talks import Talks


def seen(session: Session, allowed: Collection[str]) -> Session:
    """What of a session may be on the stage: what the room gets, and the panels ``allowed``."""
    room = session.room
    hidden = [each for each in room.hidden if each not in allowed]
    details = [each for each in DETAILS if each in room.shown or each in allowed]
    wider = room.model_copy(update={"hidden": hidden, "shown": details})
    return published(session.model_copy(update={"room": wider}))


class Deck:
    """The screens of one session, made when they are asked for and kept until it changes."""

    def __init__(self, t: Texts, talks: Talks) -> None:
        self.t, self.talks = t, talks
        #: What the session is called.
        self.name = ""
        self.session = Session()
        self._allowed: tuple[str, ...] = ()
        self._public = Session()
        self._kept: Kept[str, list[Screen]] = Kept([])
        self._places: Places = {}
        self._carried: Places = {}

    def take(self, name: str, session: Session, allowed: tuple[str, ...]) -> None:
        """Go on with the session as it is, and is called, now."""
        self.name = name
        if session is self.session and allowed == self._allowed:
            return
        # Of what is hidden too: whether there is anything to ask for depends on it.
        changed = {
            part
            for part in type(session).model_fields
            if part not in ("room", "programme")
            and getattr(self.session, part) != getattr(session, part)
        }
        # Of the room only what it gets to see: where the facilitator is changes no screen.
        shows = self._public.room.shows
        self.session, self._allowed = session, allowed
        self._public = seen(session, allowed)
        same = shows == self._public.room.shows
        self._kept.drop(lambda key: not same or _tells_of(key, changed))

    def carry(self, moved: Sequence[Moved]) -> None:
        """Put the parties that were carried where they were left."""
        places = {id_: (x, y) for id_, x, y in moved}
        if places != self._carried:
            self._carried = places
            self._kept.drop(lambda key: key.startswith("figure.map-"))

    def tidy(self) -> None:
        """Every party goes where the layout puts it."""
        self._places = {}
        self._kept.drop(lambda key: "map-" in key)

    def screens(self, key: str) -> list[Screen]:
        """The screens of one thing; none when there is nothing to show."""
        view = VIEWS.get(key)
        if view is None:
            return []
        if view.kind == "round":
            return self.talks.screens(view.name)
        if view.kind == "welcome":
            return screens.welcome(self._public, self.name, self.talks.code(), self.t)
        large = "map" in view.name or view.name in ("helping", "pictures") or view.kind == "moments"
        with bounded.page():
            return self._kept.get(key, lambda: self._make(view), large=large)

    def made(self, key: str) -> bool:
        """Whether asking for something takes no time."""
        return self._kept.has(key) or VIEWS[key].kind in ("round", "welcome")

    def bare(self, key: str) -> bool:
        """Whether there is known to be nothing to show; nothing is made for the answer."""
        view = VIEWS[key]
        if view.kind == "round":
            return not self.talks.going(view.name)
        return self._kept.bare(key)

    def hidden(self, key: str) -> tuple[Switch, ...]:
        """The panels that one thing shows and the room does not get yet."""
        view = VIEWS.get(key)
        shown = self._public.room.shows
        return tuple(each for each in view.needs if each not in shown) if view else ()

    def _make(self, view: View) -> list[Screen]:
        closed = self.hidden(view.key)
        if not closed:
            return self._shown(view, self._public)
        wider = seen(self.session, {*self._allowed, *closed})
        if not self._shown(view, wider):
            return []
        names = [_called(each, self.t) for each in closed]
        what = self.t("stage.hidden.title", panels=self.t.enumerate(names))
        return [Screen("is-hidden", what, screens.line(self.t("stage.hidden.text")))]

    def _shown(self, view: View, session: Session) -> list[Screen]:
        t = self.t
        if view.kind == "step" and view.step:
            return screens.step(view.step, t)
        if view.kind == "define":
            return screens.define(view.name, t)
        if view.kind == "shared":
            return screens.shared(session, t)
        if view.kind == "agreements":
            return screens.agreements(session, t)
        if view.kind == "ideas":
            return screens.ideas(session, t)
        if view.kind == "choices":
            return screens.choices(session, t)
        if view.kind == "moments":
            return moments(session, t)
        if view.kind == "agreed":
            return (actions if view.name == "actions" else parties)(session, t)
        if view.kind == "found":
            return self._found(view, session)
        if view.name == "helping":
            return self._helping(session)
        if view.name == "pictures":
            return self._pictures(session)
        if view.name.startswith("map-"):
            return self._map(view.name.removeprefix("map-"), session)
        return self._figure(view.name, session)

    def _found(self, view: View, session: Session) -> list[Screen]:
        """What stands out in a figure: of one that there is."""
        [block] = [each for each in BLOCKS if each.slug == view.name]
        figures = [VIEWS[f"figure.{each.key}"] for each in in_room(block.slug)]
        if not any(self._there(each, session) for each in figures):
            return []
        return screens.found(block.find(session, self.t))

    def _there(self, figure: View, session: Session) -> bool:
        if session is not self._public:
            return bool(self._shown(figure, session))
        # Of one that could not be drawn there may be something to say.
        return bool(self.screens(figure.key)) or self._kept.went_wrong(figure.key)

    def _figure(self, key: str, session: Session) -> list[Screen]:
        def draw(some: Session) -> Drawing:
            return figure_today(FIGURES[key], some, self.t)

        return [screen for one in drawings(key, session, draw) for screen in screens.figure(one)]

    def _map(self, layout: str, session: Session) -> list[Screen]:
        if not session.stakeholders.items or lacking(session, layout):
            return []
        places = self._at(session)
        scored = "power" in session.room.shows
        scene = map_scene(session, self.t, "", places, scored=scored, grouped=False)
        return [screens.network_map(scene, layout, ui_words(self.t))]

    def _helping(self, session: Session) -> list[Screen]:
        if not helping(session):
            return []
        scene = helping_scene(session, self.t, self._at(session))
        return [screens.network_map(scene, "network", ui_words(self.t))]

    def _pictures(self, session: Session) -> list[Screen]:
        if not pairs(session):
            return []
        scene = pictures_scene(session, self.t, self._at(session))
        return [screens.network_map(scene, "network", ui_words(self.t))]

    def _at(self, session: Session) -> Places:
        """Where everybody stands: as before, or where they were carried."""
        places = network(session.stakeholders.items, usable(session), self._places)
        self._places = self._places | places
        return {each: self._carried.get(each, place) for each, place in places.items()}


def _called(panel: Switch, t: Texts) -> str:
    return t(f"showing.detail.{panel}") if panel in DETAILS else t(f"dashboard.{panel}")


def _tells_of(key: str, changed: set[str]) -> bool:
    """Whether something has to be made anew when these parts changed."""
    view = VIEWS[key]
    if view.kind in ("step", "define"):
        return False
    if view.kind == "figure":
        return bool(changed.intersection(FIGURES[view.name].parts))
    return bool(changed)
