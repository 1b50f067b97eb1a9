"""A page of the room as it goes over the wire: packed once for everybody.

Light: it is loaded as well where a page is made without Voilà.
"""

from dataclasses import dataclass
from html import escape

from netwerk_widgets.serve import packing
from netwerk_widgets.serve.packing import Packed
from netwerk_widgets.serve.parting import parted

#: Where a page finds what its figures are drawn from.
FIGURES = "figures"
#: How a page carries the notice that it is not the newest, and how it shows it.
NOTICE, NOTICED = 'id="nw-stale" role="status" hidden', 'id="nw-stale" role="status"'


@dataclass(frozen=True)
class RenderedPage:
    """A page as it goes over the wire, and the revision of the session that it shows."""

    revision: str
    body: Packed
    #: What its figures are drawn from.
    figures: Packed

    @property
    def html(self) -> str:
        """The page as it was before it was packed."""
        return self.body.body("").decode()


def pack(html: str, revision: str) -> RenderedPage:
    """Compress a page, once for everybody, with the revision that it shows written in it."""
    page, drawn = parted(html)
    figures = packing.pack(drawn.encode(), changes=True)
    told = f'data-revision="{escape(revision)}" data-figures="{FIGURES}/{figures.tag}"'
    marked = page.replace("<html ", f"<html {told} ", 1)
    return RenderedPage(revision, packing.pack(marked.encode(), changes=True), figures)


def with_notice(page: RenderedPage) -> RenderedPage:
    """The same page, saying that it is not the newest."""
    html = page.html.replace(NOTICE, NOTICED, 1)
    return RenderedPage(page.revision, packing.pack(html.encode(), changes=True), page.figures)
