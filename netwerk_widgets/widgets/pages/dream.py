"""Step 3, droom ontwikkelen."""

from netwerk_widgets.insights import dream
from netwerk_widgets.session.models.dream import Dream, PartyDream, Theme
from netwerk_widgets.widgets.pages import explain
from netwerk_widgets.widgets.pages.counted import place_counted
from netwerk_widgets.widgets.pages.rows import outside_fold, party_rows
from netwerk_widgets.widgets.pages.step import entry, step_contents
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
    widths={"_label": "22%", "support": "260px"},
)
SHARED = Recording(name="shared", part="dream", path="", model=Dream, keys=("shared", "horizon"))
THEMES = Recording(
    name="themes",
    part="dream",
    path="themes",
    model=Theme,
    keys=("name", "description", "parties"),
    removes="theme",
    widths={"name": "20%", "description": "34%"},
)


def _dreams(section: Section) -> None:
    t = section.page.t
    section.place(explain.scored(t, "support"), section.editor(DREAMS))


def _shared(section: Section) -> None:
    section.place(
        section.figure("support"),
        section.words(dream.findings, PARTS),
        css="nw-side is-map",
    )
    section.place(section.editor(SHARED))
    place_counted(section, "support")


def _themes(section: Section) -> None:
    section.place(section.figure("themes"), section.editor(THEMES))


CONTENTS = step_contents(
    "dream",
    entry("dream", "dreams", _dreams),
    entry("dream", "shared", _shared, "support"),
    entry("dream", "themes", _themes, "themes"),
)
