"""Ideeën en keuzes: what a group gathers at any moment, and what it chooses from.

Each section is a module of its own here; a new one gets its entry below, its cell in
``notebooks/gather.ipynb`` and its words in the texts.
"""

from markupsafe import Markup

from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.open_page import TITLES, OpenPage
from netwerk_widgets.widgets.pages.contents import PageContents, SectionEntry
from netwerk_widgets.widgets.pages.gather import choosing, ideas
from netwerk_widgets.widgets.pages.step import links, no_session
from netwerk_widgets.widgets.section import Section


def _head(t: Texts) -> Markup:
    head = Markup('<div class="nw-opening"><h1>{}</h1><p class="nw-question">{}</p></div>')
    return head.format(t("ui.page.gather"), t("gather.intro"))


def _opening(page: OpenPage) -> list[Section]:
    head = markup.html(_head(page.t))
    if page.live is None:
        return [no_session(page, head)]
    section = Section(page, "top", "").bare()
    section.place(
        head,
        section.text(lambda _session, t: links(page.titles(), t), [TITLES]),
        markup.html(markup.notes(page.t.items("gather.notes"), page.t)),
    )
    return [section]


CONTENTS = PageContents(
    _opening,
    (
        SectionEntry("ideas", ideas.fill, "gather.ideas.title", "gather.ideas.intro"),
        SectionEntry("choosing", choosing.fill, "gather.choosing.title", "gather.choosing.intro"),
    ),
)
