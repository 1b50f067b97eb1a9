"""Step 5, dilemma's delen."""

from netwerk_widgets.insights import dilemmas
from netwerk_widgets.session.models.dilemmas import Dilemma, DilemmaPosition, Exchange
from netwerk_widgets.widgets.clock import today
from netwerk_widgets.widgets.pages import explain
from netwerk_widgets.widgets.pages.rows import outside_fold, overdue_marks, party_rows
from netwerk_widgets.widgets.pages.step import entry, step_contents
from netwerk_widgets.widgets.recording import Recording
from netwerk_widgets.widgets.scores import PlacesGrid
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
    compact=True,
    widths={"_label": "20%", "brings_weight": "130px", "gets_weight": "130px"},
)


def _dilemmas(section: Section) -> None:
    section.place(section.editor(DILEMMAS))


def _positions(section: Section) -> None:
    t = section.page.t
    section.place(
        section.figure("dilemmas"),
        section.words(lambda s, t: dilemmas.findings(s, t, today()), PARTS),
        css="nw-side is-map",
    )
    page = section.page
    grid = PlacesGrid(t, page.session, page.conflicts)
    section.place(
        explain.scored(t, "dilemma_position"),
        section.saves(grid, {"dilemmas", "stakeholders"}),
        section.editor(POSITIONS),
    )


def _exchange(section: Section) -> None:
    t = section.page.t
    section.place(
        section.figure("exchange"),
        explain.scored(t, "brings", "gets"),
        section.editor(EXCHANGES),
    )


CONTENTS = step_contents(
    "dilemmas",
    entry("dilemmas", "dilemmas", _dilemmas),
    entry("dilemmas", "positions", _positions, "dilemmas"),
    entry("dilemmas", "exchange", _exchange, "exchange"),
)
