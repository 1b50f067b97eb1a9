"""What a page is made of: how it opens, and its sections in reading order."""

from collections.abc import Callable
from dataclasses import dataclass

from netwerk_widgets.widgets.asking.asking import offer
from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.section import Section

Fill = Callable[[Section], None]


@dataclass(frozen=True)
class SectionEntry:
    """A section that a page can have.

    ``name`` is its anchor and what a notebook calls it, ``title`` and ``intro`` are keys of texts
    and ``figures`` keys of `figures.registry`. What has no ``heading`` of its own is under the
    page's. It is there when a session is open; what stands there ``always``, without one too. With
    ``when`` it is there only on such a page.
    """

    name: str
    fill: Fill
    title: str
    intro: str = ""
    figures: tuple[str, ...] = ()
    heading: bool = True
    always: bool = False
    when: Callable[[OpenPage], bool] = lambda _page: True
    #: What it says in place of ``intro`` where people are kept apart on a server.
    shared_intro: str = ""

    def sections(self, page: OpenPage) -> list[Section]:
        """The section on a page, or none."""
        if (page.live is None and not self.always) or not self.when(page):
            return []
        section = self.empty(page)
        self.fill(section)
        offer(section)
        return [section]

    def empty(self, page: OpenPage) -> Section:
        """The section with its heading, and nothing in it yet."""
        t = page.t
        if not self.heading:
            return Section(page, self.name, "").bare()
        intro = (page.store.is_shared and self.shared_intro) or self.intro
        return Section(page, self.name, t(self.title), t(intro) if intro else "")


@dataclass(frozen=True)
class PageContents:
    """A page: its ``opening`` (also: what stands there without a session), and its sections."""

    opening: Callable[[OpenPage], list[Section]]
    entries: tuple[SectionEntry, ...]

    def entry(self, name: str) -> SectionEntry | None:
        """The section of that name."""
        return next((each for each in self.entries if each.name == name), None)
