"""The map of the network: draw it, look at it in other ways, and see what it says."""

from markupsafe import Markup

from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.pages.contents import PageContents, SectionEntry
from netwerk_widgets.widgets.pages.map.files import FILES
from netwerk_widgets.widgets.pages.map.insight import INSIGHT
from netwerk_widgets.widgets.pages.step import no_session
from netwerk_widgets.widgets.section import Section


def _opening(page: OpenPage) -> list[Section]:
    head = markup.html(_head(page.t))
    if page.live is None:
        return [no_session(page, head)]
    section = Section(page, "top", "").bare()
    for name in ("nw-close", "nw-map-section"):
        section.box.add_class(name)
    section.place(head)
    return [section]


def _head(t: Texts) -> Markup:
    head = Markup('<div class="nw-opening"><h1>{}</h1><p class="nw-question">{}</p></div>')
    return head.format(t("map.title"), t("map.intro"))


def _map(section: Section) -> None:
    section.box.add_class("nw-map-section")
    section.place(section.map())


CONTENTS = PageContents(
    _opening,
    (
        SectionEntry("map", _map, "map.title", figures=("map-network",), heading=False),
        *INSIGHT,
        *FILES,
    ),
)
