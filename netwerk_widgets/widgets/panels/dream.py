"""Step 3, droom ontwikkelen."""

from netwerk_widgets.insights import dream
from netwerk_widgets.session.models.dream import Dream, PartyDream, Theme
from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.panels import explain
from netwerk_widgets.widgets.panels.rows import outside_fold, party_rows
from netwerk_widgets.widgets.panels.step import step_page
from netwerk_widgets.widgets.recording import Recording
from netwerk_widgets.widgets.section import Section

PARTS = ("dream", "stakeholders")

DREAMS = Recording(
    name="dreams",
    part="dream",
    path="dreams",
    model=PartyDream,
    keys=("sentence", "support"),
    rows=party_rows,
    folded=outside_fold,
    authored=frozenset({"sentence"}),
    widths={"_label": "22%", "support": "260px"},
)
SHARED = Recording(name="shared", part="dream", path="", model=Dream, keys=("shared", "horizon"))
THEMES = Recording(
    name="themes",
    part="dream",
    path="themes",
    model=Theme,
    keys=("name", "description", "parties"),
    authored=frozenset({"name", "description"}),
    removes="theme",
    widths={"name": "20%", "description": "34%"},
)


def sections(page: OpenPage) -> list[Section]:
    """The page of step 3."""
    return step_page(page, "dream", _fill)


def _fill(page: OpenPage) -> list[Section]:
    return [_dreams(page), _shared(page), _themes(page)]


def _dreams(page: OpenPage) -> Section:
    t = page.t
    section = Section(page, "dreams", t("pages.dream.dreams.title"), t("pages.dream.dreams.intro"))
    section.place(explain.scored(t, "support"), section.editor(DREAMS))
    return section


def _shared(page: OpenPage) -> Section:
    t = page.t
    section = Section(page, "shared", t("pages.dream.shared.title"), t("pages.dream.shared.intro"))
    section.place(section.editor(SHARED))
    section.place(
        section.figure("support"),
        section.words(dream.findings, PARTS),
        css="nw-side is-map",
    )
    return section


def _themes(page: OpenPage) -> Section:
    t = page.t
    section = Section(page, "themes", t("pages.dream.themes.title"), t("pages.dream.themes.intro"))
    section.place(section.editor(THEMES), section.figure("themes"))
    return section
