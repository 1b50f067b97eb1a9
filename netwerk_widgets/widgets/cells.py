"""Where sections stand: a box that stays, while what is in it is made anew."""

from collections.abc import Callable, Sequence

from ipywidgets import VBox, Widget

from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.base import log
from netwerk_widgets.widgets.closing import close
from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.section import Section, reveal

#: Makes sections of a page: one, several, or none when there is no session.
Make = Callable[[OpenPage], list[Section]]


class Cell:
    """What one cell of a notebook shows of a page: a section, or all of it.

    One section that cannot be made takes no other along: a sentence stands in its place.
    """

    def __init__(self, page: OpenPage, makes: Sequence[Make], css: str) -> None:
        self.sections: list[Section] = []
        self.box = VBox()
        for name in css.split():
            self.box.add_class(name)
        self._page, self._makes = page, makes

    def fill(self) -> None:
        """Make the sections anew; what was there before is closed."""
        self._put([each for make in self._makes for each in self._made(make)])

    def _put(self, sections: list[Section]) -> None:
        self.sections = sections
        self._show([each.box for each in sections])

    def _show(self, widgets: Sequence[Widget]) -> None:
        old = self.box.children
        self.box.children = widgets
        reveal(self.box, bool(widgets))
        for widget in old:
            close(widget)

    def give_way(self) -> None:
        """The sections stand in another place from now on: here is only where they went."""
        gone = bool(self.sections)
        self.sections = []
        self._show([markup.html(markup.remark(self._page.t("ui.moved")))] if gone else [])

    def _made(self, make: Make) -> list[Section]:
        try:
            return make(self._page)
        except NetwerkError as problem:
            said = problem.sentence(self._page.t)
        except Exception:  # noqa: BLE001 - the log has it, and the page a sentence
            log.exception("a section could not be made")
            said = self._page.t("missing.part.failed")
        section = Section(self._page, "", "").bare()
        section.place(markup.html(markup.remark(said)))
        return [section]
