"""In an open round: the buttons to type answers in, and the grid under them."""

from ipywidgets import HTML, Box, Button, VBox, Widget

from netwerk_widgets.rounds.model import Round
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.asking.by_hand import RoundGrid, scored
from netwerk_widgets.widgets.asking.desk import Desk
from netwerk_widgets.widgets.base import guarded
from netwerk_widgets.widgets.closing import close
from netwerk_widgets.widgets.open_page import OpenPage


class ByHandPanel(VBox):
    """Opens the grid, and shuts it again; nothing that was typed goes with it.

    It is open at once (``opened``) where there are no phones, and where something was typed.
    """

    def __init__(self, page: OpenPage, desk: Desk, round_: Round, *, opened: bool) -> None:
        super().__init__()
        self.page, self.desk, self.round, self.t = page, desk, round_, page.t
        self.grid: RoundGrid | None = None
        self.said: HTML = markup.html()
        self._rows: list[Widget] = []
        self.add_class("nw-stack")
        if scored(round_.questions):
            with desk.answers() as answers:
                opened = opened or bool(answers.by_hand(round_.id))
            self._turn(RoundGrid(page, desk, round_) if opened else None)

    def _turn(self, grid: RoundGrid | None) -> None:
        """Open a grid, or shut the one that is open."""
        old, self.grid = self._rows, grid
        key = "answers" if grid is None else "hide"
        button = Button(description=self.t(f"grid.open.{key}"))
        button.on_click(guarded(self.page.problem, self.t)(self._pressed))
        box = Box([button])
        box.add_class("nw-round-acts")
        rows: list[Widget] = [box] if grid is None else [box, self.said, grid]
        self.children = self._rows = rows
        for widget in old:
            if widget is not self.said:
                close(widget)
        self._tell()

    def _pressed(self, _button: Button) -> None:
        shut = self.grid is not None
        self._turn(None if shut else RoundGrid(self.page, self.desk, self.round))

    def look(self, count: int) -> None:
        """Follow the phones: ``count`` is how many have answered, typed or sent."""
        if self.grid is not None:
            self.grid.look(count)
            self._tell()

    def _tell(self) -> None:
        """How many were typed, and how many came from phones."""
        if self.grid is None:
            return
        with self.desk.answers() as answers:
            typed, phones = (
                len(each(self.round.id)) for each in (answers.by_hand, answers.by_phone)
            )
        said = str(markup.remark(self.t("grid.phone.counts", typed=typed, phones=phones)))
        if said != self.said.value:
            self.said.value = said
