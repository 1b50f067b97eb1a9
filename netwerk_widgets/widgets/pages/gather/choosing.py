"""Choosing: what the room chose, each time with how and between what; to keep or to remove."""

from ipywidgets import Box, Button, VBox, Widget

from netwerk_widgets.bounded import Piece
from netwerk_widgets.figures.choosing import choice_bars
from netwerk_widgets.figures.pieces import drawn
from netwerk_widgets.insights import chosen
from netwerk_widgets.insights.chosen import Outcome, outcomes
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.asking.chosen import listed
from netwerk_widgets.widgets.base import guarded
from netwerk_widgets.widgets.closing import close
from netwerk_widgets.widgets.open_page import OpenPage
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
        page, t = self.page, self.t
        button = Button(description=t("choosing.page.remove"))

        def remove(_button: Button) -> None:
            page.session.refresh()
            before = page.session.last("undo")
            document = page.session.documents[PART]
            rows = [each for each in document["items"] if each.get("poll") != poll]
            if len(rows) == len(document["items"]):
                return
            for part, conflicts in page.session.replace_many(
                {PART: document | {"items": rows}}
            ).items():
                page.conflicts(part, conflicts)
            page.done(t("choosing.page.removed"), before)

        button.on_click(guarded(page.problem, t)(remove))
        box = Box([button])
        box.add_class("nw-round-acts")
        return box


def fill(section: Section) -> None:
    """What was chosen; the button to ask the room comes beneath it."""
    kept = Outcomes(section.page)
    section.follow(kept, [PART], kept.show)
    section.place(kept)
