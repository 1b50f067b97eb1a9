"""Step 1, doorgronden context."""

from functools import partial

from ipywidgets import Box, Dropdown

from netwerk_widgets.insights import accelerators, forces, reinforcement
from netwerk_widgets.method import ACCELERATORS, FORCES
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.context import ForceRating, Reinforcement, Respondent
from netwerk_widgets.session.models.parties import Stakeholder
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.pages import explain, people
from netwerk_widgets.widgets.pages.counted import place_counted
from netwerk_widgets.widgets.pages.step import entry, step_contents
from netwerk_widgets.widgets.recording import Recording
from netwerk_widgets.widgets.section import Section, offer_options


def _force_rows(_session: Session, t: Texts) -> list[tuple[str, str]]:
    return [(force, t(f"method.force.{force}.label")) for force in FORCES]


def _accelerator(each: str, t: Texts) -> str:
    return t(f"method.accelerator.{each}.label")


def _accelerator_rows(_session: Session, t: Texts) -> list[tuple[str, str]]:
    return [(each, t(f"method.accelerator.{each}.label")) for each in ACCELERATORS]


STAKEHOLDERS = Recording(
    name="stakeholders",
    part="stakeholders",
    path="items",
    model=Stakeholder,
    keys=("name", "sector", "branch", "activities", "interests", "values"),
    step="context",
    removes="stakeholder",
    widths={"name": "17%", "sector": "13%", "branch": "14%"},
)
FORCE_RATINGS = Recording(
    name="forces",
    part="context",
    path="forces",
    model=ForceRating,
    keys=("relevance", "note"),
    rows=_force_rows,
)
RESPONDENTS = Recording(
    name="respondents",
    part="context",
    path="respondents",
    model=Respondent,
    rows=people.rows,
    also=frozenset({"people"}),
    keys=(
        *(f"now.{each}" for each in ACCELERATORS),
        *(f"expected.{each}" for each in ACCELERATORS),
    ),
    compact=True,
    groups={
        "now": lambda t: t("pages.context.now"),
        "expected": lambda t: t("pages.context.expected"),
    },
    labels={
        f"{moment}.{each}": partial(_accelerator, each)
        for moment in ("now", "expected")
        for each in ACCELERATORS
    },
)
REINFORCEMENT = Recording(
    name="reinforcement",
    part="context",
    path="reinforcement",
    model=Reinforcement,
    keys=tuple(f"strengthens.{each}" for each in ACCELERATORS),
    rows=_accelerator_rows,
    compact=True,
    groups={"strengthens": lambda t: t("pages.context.strengthens")},
    labels={f"strengthens.{each}": partial(_accelerator, each) for each in ACCELERATORS},
    locked=lambda row: (f"strengthens.{row}",),
)


def _stakeholders(section: Section) -> None:
    section.place(section.editor(STAKEHOLDERS))


def _forces(section: Section) -> None:
    t = section.page.t
    section.place(explain.forces(t))
    section.place(section.editor(FORCE_RATINGS), section.figure("forces"), css="nw-side")
    place_counted(section, "forces")
    section.place(section.words(forces.findings, ["context"]))


def _people(section: Section) -> None:
    section.place(section.editor(people.PEOPLE))


def _accelerators(section: Section) -> None:
    page, t = section.page, section.page.t
    groups = Dropdown(
        description=t("pages.context.whose"), options=[(t("pages.context.everyone"), None)]
    )
    chosen = section.figure("accelerators", lambda: {"group": groups.value})

    def offer() -> None:
        found = accelerators.groups(page.session.session)
        options = [(t("pages.context.everyone"), None), *((name, key) for key, name in found)]
        offer_options(groups, options)

    section.follow(groups, ["context", "people", "stakeholders"], offer)
    groups.observe(lambda _change: section.refresh({"context"}), "value")
    offer()
    words = section.words(accelerators.findings, ["context", "people"])
    choose = Box([groups])
    choose.add_class("nw-choose")
    section.place(section.column(choose, chosen), words, css="nw-side")
    section.place(explain.accelerators(t), section.editor(RESPONDENTS))
    place_counted(section, "accelerators")


def _reinforcement(section: Section) -> None:
    t = section.page.t
    section.place(explain.reinforcement(t))
    section.place(
        section.editor(REINFORCEMENT),
        section.figure("reinforcement"),
        css="nw-side",
    )
    section.place(section.words(reinforcement.findings, ["context"]))


CONTENTS = step_contents(
    "context",
    entry("context", "stakeholders", _stakeholders),
    entry("context", "forces", _forces, "forces"),
    entry("context", "people", _people),
    entry("context", "accelerators", _accelerators, "accelerators"),
    entry("context", "reinforcement", _reinforcement, "reinforcement"),
)
