"""A section of a page: what a group fills in, beside what it yields."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from ipywidgets import HTML, Box, DOMWidget, Dropdown, VBox, Widget
from markupsafe import Markup

from netwerk_widgets.bounded import Piece
from netwerk_widgets.figures.drawing import Drawing
from netwerk_widgets.figures.pieces import called, drawn
from netwerk_widgets.figures.registry import FIGURES, MAP_PARTS
from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.clock import today
from netwerk_widgets.widgets.editor import Editor
from netwerk_widgets.widgets.network_map import NetworkMap
from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.plot import Plot
from netwerk_widgets.widgets.recording import Recording
from netwerk_widgets.widgets.saving import Saving

Draw = Callable[[Session, Texts], Drawing]
Find = Callable[[Session, Texts], Iterable[Finding]]
Mark = Callable[[Session, Texts], Markup]
Storing = TypeVar("Storing", bound=Saving)


@dataclass
class Live:
    """A widget that follows the session: redrawn when one of its parts changed."""

    widget: Widget
    parts: frozenset[str]
    refresh: Callable[[], None]


class Section:
    """A titled block of a page. Fill it with the methods below, in reading order."""

    def __init__(self, page: OpenPage, slug: str, title: str, intro: str = "") -> None:
        self.page = page
        self.slug = slug
        self.title = title
        self.live: list[Live] = []
        #: What saves, what else looks whether something changed, and the figures by their key.
        self.editors: list[Saving] = []
        self.looking: list[Callable[[], None]] = []
        self.figures: list[str] = []
        head = [markup.html(markup.heading(title, intro, anchor=slug))] if title else []
        self.box = VBox(head)
        self.box.add_class("nw-section")

    def bare(self) -> "Section":
        """Leave out the line above: this is how a page opens, or its main figure."""
        self.box.remove_class("nw-section")
        self.box.add_class("nw-stack")
        return self

    def place(self, *widgets: Widget, css: str = "nw-stack") -> None:
        """Put widgets under each other (``nw-stack``) or side by side (``nw-side``)."""
        row = Box(list(widgets))
        for name in css.split():
            row.add_class(name)
        self.box.children = (*self.box.children, row)

    @staticmethod
    def column(*widgets: Widget) -> Box:
        """Widgets under each other, as one of several beside each other."""
        box = Box(list(widgets))
        box.add_class("nw-stack")
        return box

    @staticmethod
    def choice(*widgets: Widget) -> Box:
        """Fields to choose in, each under its label, and the buttons that go with them."""
        box = Box(list(widgets))
        box.add_class("nw-choose")
        return box

    def editor(self, recording: Recording) -> Editor:
        """An editor of the session."""
        page = self.page
        made = Editor(page.t, page.session, recording, page.conflicts)
        return self.saves(made, {recording.part, "stakeholders", *recording.also})

    def saves(self, widget: Storing, parts: Iterable[str]) -> Storing:
        """Let a widget with which people edit the session follow these parts of it."""
        self.live.append(Live(widget, frozenset(parts), widget.show))
        self.editors.append(widget)
        return widget

    def plot(
        self,
        draw: Draw,
        parts: Sequence[str],
        on_click: Callable[[Any], None] | None = None,
        what: str = "",
    ) -> Plot:
        """A drawing of this page alone; ``what`` names it in the log. Else see `figure`."""
        page, piece = self.page, Piece(what or called(draw))

        def now() -> Drawing:
            return drawn(piece, lambda: draw(page.recorded, page.t), page.t)

        widget = Plot(page.t, now(), on_click)
        self.live.append(Live(widget, frozenset(parts), lambda: widget.show(now())))
        return widget

    def figure(self, key: str, choose: Callable[[], dict[str, Any]] = dict) -> Plot:
        """A figure of the registry; ``choose`` says what is chosen for it on the page."""
        figure = FIGURES[key]
        self.figures.append(key)
        return self.plot(
            lambda session, t: figure.draw(session, t, today(), **choose()), figure.parts, what=key
        )

    def map(self) -> NetworkMap | HTML:
        """The map of the network, to look at and to change; a sentence if it cannot be made."""
        page, piece = self.page, Piece("network_map", large=True)
        self.figures.append("map-network")
        widget = piece.make(
            lambda: NetworkMap(page.t, page.session, page.conflicts),
            lambda trouble: markup.html(markup.missing(trouble, page.t, "figure")),
        )
        if isinstance(widget, NetworkMap):
            self.follow(widget, MAP_PARTS, widget.show)
            self.editors.append(widget)
        return widget

    def words(self, find: Find, parts: Sequence[str]) -> HTML:
        """What stands out, in words."""
        return self.text(
            lambda session, t: markup.findings(find(session, t), t), parts, called(find)
        )

    def text(self, make: Mark, parts: Sequence[str], what: str = "") -> HTML:
        """A piece of page that follows the session; ``what`` names it in the log."""
        page, piece = self.page, Piece(what or called(make))

        def now() -> Markup:
            return piece.make(
                lambda: make(page.recorded, page.t), lambda trouble: markup.missing(trouble, page.t)
            )

        widget = markup.html(now())

        def refresh() -> None:
            widget.value = str(now())

        self.live.append(Live(widget, frozenset(parts), refresh))
        return widget

    def follow(self, widget: Widget, parts: Sequence[str], refresh: Callable[[], None]) -> None:
        """Let any other widget follow the session.

        If that fails or takes too long the page says so, and the widget stays as it was.
        """
        page, piece = self.page, Piece(type(widget).__name__, large=True)

        def guarded() -> None:
            piece.make(refresh, lambda trouble: page.problem(page.t(f"missing.part.{trouble}")))

        self.live.append(Live(widget, frozenset(parts), guarded))

    def refresh(self, parts: set[str]) -> None:
        """Redraw what depends on one of these parts."""
        for each in self.live:
            if each.parts & parts:
                each.refresh()


def reveal(widget: DOMWidget, shown: bool) -> None:
    """Show a widget, or take it off the page; a box too, whose form the style sheet decides."""
    if shown:
        widget.remove_class("nw-gone")
    else:
        widget.add_class("nw-gone")


def offer_options(
    box: Dropdown, options: Sequence[tuple[str, Any]], *, stays: bool = False
) -> None:
    """Offer these options; what was chosen stays chosen while it is offered.

    When it is not: the first is chosen, or, where the list ``stays``, what came in its place.
    """
    if tuple(box.options) == tuple(options):
        return
    chosen, at = box.value, box.index or 0
    values = [value for _, value in options]
    box.options = options
    instead = min(at, len(values) - 1) if stays else 0
    box.index = values.index(chosen) if chosen in values else instead
