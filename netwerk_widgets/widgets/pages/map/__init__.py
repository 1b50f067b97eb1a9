"""The map of the network: draw it, look at it in other ways, and see what it says."""

from ipywidgets import Dropdown
from markupsafe import Markup

from netwerk_widgets.figures.map.overlay import offered
from netwerk_widgets.figures.registry import PICTURE_PARTS
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.base import guarded
from netwerk_widgets.widgets.network_map import NetworkMap
from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.pages.contents import PageContents, SectionEntry
from netwerk_widgets.widgets.pages.map.files import FILES
from netwerk_widgets.widgets.pages.map.insight import INSIGHT
from netwerk_widgets.widgets.pages.step import no_session
from netwerk_widgets.widgets.section import Section, offer_options, reveal


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
    drawn, t = section.map(), section.page.t
    over = Dropdown(description=t("quality.over.label"), style={"description_width": "initial"})

    def offer() -> None:
        found = offered(section.page.recorded)
        reveal(over, bool(found) and isinstance(drawn, NetworkMap))
        none = [(t("quality.over.nothing"), None)]
        offer_options(over, [*none, *((t(f"quality.over.{each}"), each) for each in found)])

    def lay_over(_change: object) -> None:
        if isinstance(drawn, NetworkMap):
            drawn.lay_over(over.value)

    section.place(over, drawn)
    section.follow(over, PICTURE_PARTS, offer)
    offer()
    over.observe(guarded(section.page.problem, t)(lay_over), "value")


CONTENTS = PageContents(
    _opening,
    (
        SectionEntry("map", _map, "map.title", figures=("map-network",), heading=False),
        *INSIGHT,
        *FILES,
    ),
)
