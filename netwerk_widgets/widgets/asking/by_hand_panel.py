"""In an open round: the buttons to type answers in, and the grid under them."""

from collections.abc import Callable

from ipywidgets import HTML, Box, Button, VBox, Widget

from netwerk_widgets.rounds.by_hand import Grid
from netwerk_widgets.rounds.model import Round
from netwerk_widgets.rounds.tally import refused
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.asking.by_hand import RoundGrid, typeable
from netwerk_widgets.widgets.asking.desk import Desk
from netwerk_widgets.widgets.asking.pasting import PastingGrid
from netwerk_widgets.widgets.asking.relating_by_hand import RelationList
from netwerk_widgets.widgets.asking.tallying import TallyGrid
from netwerk_widgets.widgets.base import guarded
from netwerk_widgets.widgets.closing import close
from netwerk_widgets.widgets.open_page import OpenPage


class ByHandPanel(VBox):
    """Opens the grid, and shuts it again; nothing that was typed goes with it.

    It stands as it was left, in whichever window, and after a reload too; else it is open where
    something was typed.
    """

    def __init__(self, page: OpenPage, desk: Desk, round_: Round) -> None:
        super().__init__()
        self.page, self.desk, self.round, self.t = page, desk, round_, page.t
        self.grid: RoundGrid | TallyGrid | RelationList | None = None
        self.said: HTML = markup.html()
        self._rows: list[Widget] = []
        self.add_class("nw-stack")
        if typeable(round_.questions):
            self._turn(self._made(self._left()))

    def _left(self) -> Grid:
        """How it was left."""
        with self.desk.answers() as answers:
            left = answers.grid(self.round.id)
            if left is None and answers.by_hand(self.round.id):
                left = "answers"
            if left is None and answers.tally(self.round.id):
                left = "tally"
        return left or "shut"

    def _made(self, grid: Grid) -> RoundGrid | TallyGrid | RelationList | None:
        if grid == "tally":
            return TallyGrid(self.page, self.desk, self.round)
        return self._typing() if grid == "answers" else None

    def _open(self, grid: Grid) -> None:
        self._turn(self._made(grid))
        with self.desk.answers() as answers:
            answers.leave(self.round.id, grid)

    def _typing(self) -> RoundGrid | RelationList:
        if self.round.kind == "relations":
            return RelationList(self.page, self.desk, self.round)
        return PastingGrid(self.page, self.desk, self.round)

    def _turn(self, grid: RoundGrid | TallyGrid | RelationList | None) -> None:
        """Open a grid, or shut the one that is open."""
        old, self.grid = self._rows, grid
        if grid is None:
            buttons = [self._button("answers", lambda: self._open("answers"))]
            if self.round.per == "person":
                buttons.append(self._button("tally", self._tally))
        else:
            buttons = [self._button("hide", lambda: self._open("shut"))]
        box = Box(buttons)
        box.add_class("nw-round-acts")
        self.children = self._rows = [box, self.said, *([] if grid is None else [grid])]
        for widget in old:
            if widget is not self.said:
                close(widget)
        self._tell()

    def _tally(self) -> None:
        why = refused(self.round)
        if why:
            self.said.value = str(markup.remark(self.t(f"grid.tally.not.{why}")))
        else:
            self._open("tally")

    def _button(self, key: str, do: Callable[[], None]) -> Button:
        button = Button(description=self.t(f"grid.open.{key}"))
        button.on_click(guarded(self.page.problem, self.t)(lambda _button: do()))
        return button

    def look(self, count: int) -> None:
        """Follow the phones: ``count`` is how many have answered, typed or sent."""
        if self.grid is not None:
            self.grid.look(count)
            self._tell()

    def _tell(self) -> None:
        """How many were typed and how many came from phones, or whether the tally counts."""
        said = ""
        if isinstance(self.grid, TallyGrid):
            said = self.grid.said(self.t)
        elif self.grid is not None:
            with self.desk.answers() as answers:
                typed, phones = (
                    len(each(self.round.id)) for each in (answers.by_hand, answers.by_phone)
                )
            said = self.t("grid.phone.counts", typed=typed, phones=phones)
        told = str(markup.remark(said)) if said else ""
        if told != self.said.value:
            self.said.value = told
