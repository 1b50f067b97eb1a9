"""Choosing: what the room chose, each time with how and between what; to keep or to remove."""

from ipywidgets import Box, VBox, Widget

from netwerk_widgets.bounded import Piece
from netwerk_widgets.figures.choosing import choice_bars
from netwerk_widgets.figures.pieces import drawn
from netwerk_widgets.insights import chosen
from netwerk_widgets.insights.chosen import Outcome, outcomes
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store.base import Document
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.asking.chosen import listed
from netwerk_widgets.widgets.closing import close
from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.pages.taking_out import taking_out
from netwerk_widgets.widgets.plot import Plot
from netwerk_widgets.widgets.section import Section

PART = "choices"


class Outcomes(VBox):
    """What was chosen, the latest first."""

    def __init__(self, page: OpenPage) -> None:
        super().__init__()
        self.page, self.t = page, page.t
        self.add_class("nw-stack")
        self._shown: dict[str, Outcome] = {}
        self._rows: dict[str, Widget] = {}
        self._placed: list[Widget] = []
        self.show()

    def show(self) -> None:
        """Show what there is now; what stays the same is left alone."""
        found = outcomes(self.page.recorded, self.t)
        before, old = self._placed, dict(self._rows)
        self._rows = {
            poll: old.pop(poll) if self._shown.get(poll) == each else self._row(poll, each)
            for poll, each in reversed(found.items())
        }
        self._shown = found
        nothing = markup.html(markup.remark(self.t("choosing.page.empty")))
        self.children = self._placed = [*self._rows.values()] or [nothing]
        for widget in before:
            if widget not in self._placed:
                close(widget)

    def _row(self, poll: str, found: Outcome) -> VBox:
        t = self.t
        drawing = drawn(Piece("choosing"), lambda: choice_bars(found, t), t)
        rows: list[Widget] = [
            Plot(t, drawing),
            markup.html(listed(found, chosen.lines(found, t), t)),
        ]
        if not self.page.session.readonly:
            rows.append(self._remove(poll))
        box = VBox(rows)
        box.add_class("nw-stack")
        return box

    def _remove(self, poll: str) -> Box:
        def without(live: LiveSession) -> dict[str, Document]:
            document = live.documents[PART]
            rows = [each for each in document["items"] if each.get("poll") != poll]
            return {PART: document | {"items": rows}} if len(rows) < len(document["items"]) else {}

        t = self.t
        return taking_out(self.page, t("choosing.page.remove"), t("choosing.page.removed"), without)


def fill(section: Section) -> None:
    """What was chosen; the button to ask the room comes beneath it."""
    kept = Outcomes(section.page)
    section.follow(kept, [PART], kept.show)
    section.place(kept)
