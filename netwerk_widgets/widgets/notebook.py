"""A page of the workbook as cells of a notebook: a cell a section, sharing one page.

A cell may be missing or moved, and one's own may stand between: what is not there is not made,
and saving, the bar and the "done when" do not depend on it.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from ipywidgets import VBox

from netwerk_widgets import bounded
from netwerk_widgets.session.store import open_store
from netwerk_widgets.session.store.base import Store
from netwerk_widgets.texts import DEFAULT, Language, Texts, texts
from netwerk_widgets.widgets import pages
from netwerk_widgets.widgets.cells import Cell
from netwerk_widgets.widgets.closing import close
from netwerk_widgets.widgets.header import NOTEBOOKS
from netwerk_widgets.widgets.names import unknown_page, unknown_section
from netwerk_widgets.widgets.page import Page
from netwerk_widgets.widgets.pages.contents import PageContents, SectionEntry
from netwerk_widgets.widgets.pages.own import OwnSection, asking
from netwerk_widgets.widgets.presenting import asked, follow, made

#: What every cell's box is to the style sheet.
_CSS = "nw-page nw-cell"
#: The opening's name among the sections.
_OPENING = ""
#: Cells that run within so many seconds of each other share the time of one page.
_PAUSE = 5.0


class CellPage(Page):
    """A page whose sections stand in places of their own; its ``box`` holds the bar."""

    def __init__(
        self,
        name: str,
        store: Store,
        session: str | None = None,
        language: Language = DEFAULT,
    ) -> None:
        self._places: dict[str, Cell] = {}
        self._former: list[VBox] = []
        self._left, self._ran = bounded.PAGE, 0.0
        super().__init__(name, store, session, language)
        self.box.add_class("nw-head")

    def _cells(self) -> list[Cell]:
        self._places[_OPENING] = self._opens()
        return list(self._places.values())

    def _opens(self) -> Cell:
        return Cell(self, [pages.contents(self.name).opening], f"{_CSS} nw-first")

    def _below(self) -> list[VBox]:
        return []

    @property
    def opening(self) -> VBox:
        """What stands below the bar."""
        return self._places[_OPENING].box

    def stand(self, entry: SectionEntry | OwnSection) -> VBox:
        """Make a section, here; where it stood before it is no more: nothing saves twice."""
        cell = self._moved(entry.name, Cell(self, [entry.sections], _CSS))
        self.fill([cell])
        return cell.box

    def again(self, session: str | None, language: Language) -> None:
        """Run the first cell anew: the bar and the opening move, the sections stay."""
        former, self.box = self.box, VBox()
        for name in ("nw-page", "nw-head"):
            self.box.add_class(name)
        self._moved(_OPENING, self._opens())
        self.t = texts(language)
        self.open(session)
        old, former.children = former.children, ()
        for each in old:
            close(each)
        self._former.append(former)

    def _moved(self, name: str, cell: Cell) -> Cell:
        former = self._places.get(name)
        self._places[name] = cell
        self.cells = list(self._places.values())
        if former is not None:
            former.give_way()
            self._former.append(former.box)
        return cell

    @contextmanager
    def _in_time(self) -> Iterator[None]:
        """All sections of a page have one bound together, also when cells run one by one."""
        began = time.monotonic()
        if began - self._ran > _PAUSE:
            self._left = bounded.PAGE
        with bounded.page(self._left):
            yield
        self._ran = time.monotonic()
        self._left = max(0.0, self._left - (self._ran - began))

    def close(self) -> None:
        """Close every widget and let go of the session."""
        super().close()
        for each in (*(cell.box for cell in self.cells), *self._former):
            close(each)


class SectionCell:
    """A section of a page: call it to show it in this cell.

    ``name``, ``step`` (the page), ``title`` (its key of texts) and ``figures`` (keys of
    `figures.registry`) say what it is.
    """

    def __init__(self, page: CellPage | None, step: str, entry: SectionEntry) -> None:
        self.name, self.step = entry.name, step
        self.title, self.figures = entry.title, entry.figures
        self._page, self._entry = page, entry

    def __call__(self) -> None:
        """Show the section in this cell."""
        from IPython.display import display

        if self._page is not None:
            display(self._page.stand(self._entry))

    def __repr__(self) -> str:
        """How to show it, and its title."""
        title = f"  # {self._page.t(self.title)}" if self._page else ""
        return f"{self.step}.{self.name}(){title}"


class StepCells:
    """A page whose sections are cells: ``context.forces()`` shows one, in reading order here."""

    def __init__(self, name: str, contents: PageContents, page: CellPage | None, t: Texts) -> None:
        self._name, self._contents, self._page, self._t = name, contents, page, t

    def __getattr__(self, name: str) -> SectionCell:
        """The section of that name."""
        if name.startswith("_"):
            raise AttributeError(name)
        entry = self._contents.entry(name)
        if entry is None:
            raise unknown_section(name, [each.name for each in self._contents.entries], self._t)
        return SectionCell(self._page, self._name, entry)

    def question(self, text: object, per: object = "group") -> None:
        """Ask something of your own, here, and record the answers in the session.

        The same words on the same page are the same question: run the cell as often as you like.

        Parameters
        ----------
        text
            The question, at most 200 characters.
        per
            ``"group"``: answers of the group as a whole; ``"party"``: one of each party.
        """
        from IPython.display import display

        if self._page is not None:
            display(self._page.stand(asking(self._name, text, per)))

    def __iter__(self) -> Iterator[SectionCell]:
        """The sections, in reading order."""
        return (getattr(self, each.name) for each in self._contents.entries)

    def __dir__(self) -> list[str]:
        """The names of the sections, so that JupyterLab completes them."""
        return [*(each.name for each in self._contents.entries), "question"]

    def __repr__(self) -> str:
        """A line for each section, and one for a question of one's own."""
        own = f'{self._name}.question("…")  # {self._t("own.cell")}'
        return "\n".join([*map(repr, self), own])


#: The pages of this notebook: a cell that runs again goes on with its page.
_open: dict[str, CellPage] = {}


def forget() -> None:
    """Begin with each page anew: what was open is closed."""
    _open.clear()


def step(name: str) -> StepCells:
    """Show the bar and the opening of a page; what it gives shows the sections."""
    from IPython.display import display

    session, language = asked()
    if name not in NOTEBOOKS:
        raise unknown_page(name, texts(language))
    known = _open.get(name)

    def make() -> CellPage:
        if known is None:
            return CellPage(name, open_store(), session, language)
        known.again(session, language)
        return known

    page = made(make, name, language)
    if page is not None:
        if known is None:
            _open[name] = page
            follow(page)
        display(page.box)
        display(page.opening)
    return StepCells(name, pages.contents(name), page, texts(language))
