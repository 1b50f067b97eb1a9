"""The map of the network: draw it, look at it in other ways, and see what it says."""

from markupsafe import Markup

from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.panels.map_files import file_sections
from netwerk_widgets.widgets.panels.map_insight import insight_sections
from netwerk_widgets.widgets.panels.step import no_session
from netwerk_widgets.widgets.section import Section


def sections(page: OpenPage) -> list[Section]:
    """The page of the map."""
    if page.live is None:
        return [no_session(page, markup.html(_head(page.t)))]
    return [_map(page), *insight_sections(page), *file_sections(page)]


def _head(t: Texts) -> Markup:
    head = Markup('<div class="nw-opening"><h1>{}</h1><p class="nw-question">{}</p></div>')
    return head.format(t("map.title"), t("map.intro"))


def _map(page: OpenPage) -> Section:
    section = Section(page, "map", "")
    section.box.remove_class("nw-section")
    section.box.add_class("nw-stack")
    section.box.add_class("nw-map-section")
    section.place(markup.html(_head(page.t)))
    section.place(section.map())
    return section
