"""Step 5, dilemma's delen."""

from netwerk_widgets.insights import dilemmas
from netwerk_widgets.session.models.dilemmas import Dilemma, DilemmaPosition, Exchange
from netwerk_widgets.widgets.clock import today
from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.panels import explain
from netwerk_widgets.widgets.panels.rows import outside_fold, overdue_marks, party_rows
from netwerk_widgets.widgets.panels.step import step_page
from netwerk_widgets.widgets.recording import Recording
from netwerk_widgets.widgets.section import Section

PARTS = ("dilemmas", "stakeholders", "goals")

DILEMMAS = Recording(
    name="dilemmas",
    part="dilemmas",
    path="dilemmas",
    model=Dilemma,
    marks=overdue_marks("dilemma"),
    keys=("name", "pole_a", "pole_b", "goal", "outcome", "review"),
    also=frozenset({"goals"}),
    removes="dilemma",
    widths={"name": "16%", "goal": "14%"},
)
POSITIONS = Recording(
    name="dilemma_positions",
    part="dilemmas",
    path="positions",
    model=DilemmaPosition,
    keys=("dilemma", "party", "position", "reason"),
    also=frozenset({"dilemmas"}),
    widths={"dilemma": "22%", "party": "18%", "position": "350px"},
)
EXCHANGES = Recording(
    name="exchanges",
    part="dilemmas",
    path="exchanges",
    model=Exchange,
    keys=("brings", "brings_weight", "gets", "gets_weight"),
    rows=party_rows,
    folded=outside_fold,
    authored=frozenset({"brings", "gets"}),
    compact=True,
    widths={"_label": "20%", "brings_weight": "130px", "gets_weight": "130px"},
)


def sections(page: OpenPage) -> list[Section]:
    """The page of step 5."""
    return step_page(page, "dilemmas", _fill)


def _fill(page: OpenPage) -> list[Section]:
    return [_dilemmas(page), _positions(page), _exchange(page)]


def _dilemmas(page: OpenPage) -> Section:
    t = page.t
    section = Section(
        page, "dilemmas", t("pages.dilemmas.dilemmas.title"), t("pages.dilemmas.dilemmas.intro")
    )
    section.place(section.editor(DILEMMAS))
    return section


def _positions(page: OpenPage) -> Section:
    t = page.t
    section = Section(
        page, "positions", t("pages.dilemmas.positions.title"), t("pages.dilemmas.positions.intro")
    )
    section.place(
        section.figure("dilemmas"),
        section.words(lambda s, t: dilemmas.findings(s, t, today()), PARTS),
        css="nw-side is-map",
    )
    section.place(explain.scored(t, "dilemma_position"), section.editor(POSITIONS))
    return section


def _exchange(page: OpenPage) -> Section:
    t = page.t
    section = Section(
        page, "exchange", t("pages.dilemmas.exchange.title"), t("pages.dilemmas.exchange.intro")
    )
    section.place(
        explain.scored(t, "brings", "gets"),
        section.editor(EXCHANGES),
        section.figure("exchange"),
    )
    return section
