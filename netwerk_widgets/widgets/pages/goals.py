"""Step 4, doelen stellen."""

from ipywidgets import Checkbox
from markupsafe import Markup

from netwerk_widgets.insights import goals, influence, influence_words, smart
from netwerk_widgets.insights.influence import LEAST_ANSWERED, LEAST_GROUPS
from netwerk_widgets.rounds import influencing
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.goals import Goal, PartyInfluences, PartyPositions
from netwerk_widgets.session.store.base import Document
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.base import guarded
from netwerk_widgets.widgets.clock import today
from netwerk_widgets.widgets.pages import explain
from netwerk_widgets.widgets.pages.rows import outside_fold, overdue_marks, party_rows
from netwerk_widgets.widgets.pages.step import entry, step_contents
from netwerk_widgets.widgets.pages.taking_out import place_taking_out
from netwerk_widgets.widgets.recording import Recording
from netwerk_widgets.widgets.scores import GoalGrid, InfluenceGrid
from netwerk_widgets.widgets.section import Section, reveal

PARTS = ("goals", "stakeholders", "dream", "doing")
INFLUENCE_PARTS = ("goals", "stakeholders")

GOALS = Recording(
    name="goals",
    part="goals",
    path="goals",
    model=Goal,
    marks=overdue_marks("goal"),
    keys=(
        "name",
        "indicator",
        "unit",
        "baseline",
        "target",
        "due",
        "owner",
        "theme",
        "accelerators",
    ),
    also=frozenset({"dream", "persevering"}),
    removes="goal",
    widths={"name": "17%", "indicator": "14%", "owner": "12%", "theme": "12%"},
)


def _goal_columns(session: Session, t: Texts) -> list[tuple[str, str]]:
    return [(f"positions.{each.id}", each.name or t("ui.unnamed")) for each in session.goals.goals]


POSITIONS = Recording(
    name="goal_positions",
    part="goals",
    path="positions",
    model=PartyPositions,
    keys=(),
    rows=party_rows,
    folded=outside_fold,
    more=_goal_columns,
    compact=True,
    groups={"positions": lambda t: t("pages.goals.positions.scale")},
)


def _told(session: Session, t: Texts) -> list[tuple[str, str]]:
    """Who can say something of another: who takes part and has a relation."""
    near = influencing.near(session)
    return [(id_, name) for id_, name in party_rows(session, t) if id_ in near]


INFLUENCES = Recording(
    name="influences",
    part="goals",
    path="influences",
    model=PartyInfluences,
    keys=(),
    rows=_told,
    more=lambda session, t: [(f"on.{id_}", name) for id_, name in _told(session, t)],
    compact=True,
)


def hints(session: Session, t: Texts) -> Markup:
    """What would make a goal stronger: a hint for each that lacks something."""
    names = {each.id: each.name or t("ui.unnamed") for each in session.goals.goals}
    rows = markup.joined(
        Markup("<li><strong>{}</strong> {}</li>").format(
            names[found.goal], t.enumerate(smart.hints(found, t))
        )
        for found in smart.checks(session)
        if not found.complete
    )
    if not rows:
        return Markup("")
    return Markup('<div class="nw-findings"><h3>{}</h3><ul>{}</ul></div>').format(
        t("pages.goals.hints"), rows
    )


def _goals(section: Section) -> None:
    section.place(section.editor(GOALS), section.text(hints, PARTS))


def _positions(section: Section) -> None:
    t = section.page.t
    section.place(section.figure("goals"))
    section.place(
        section.figure("closeness"),
        section.words(lambda s, t: goals.findings(s, t, today()), (*PARTS, "persevering")),
        css="nw-side is-map",
    )
    page = section.page
    grid = GoalGrid(t, page.session, POSITIONS, page.conflicts)
    section.place(
        explain.scored(t, "goal_position"), section.saves(grid, {"goals", "stakeholders"})
    )


def _influence(section: Section) -> None:
    t = section.page.t
    said = [
        t("influence.about"),
        t("influence.asked"),
        t("influence.least", answers=LEAST_ANSWERED, places=LEAST_GROUPS),
    ]
    section.place(markup.html(Markup("<p>{}</p>").format(" ".join(said))))
    section.place(
        section.figure("influence"),
        section.words(influence_words.findings, INFLUENCE_PARTS),
        css="nw-stack",
    )
    section.place(section.text(mobilised, INFLUENCE_PARTS))
    _correct(section)
    place_taking_out(
        section, ["goals"], t("influence.remove"), t("influence.removed"), _without_influence
    )


def _correct(section: Section) -> None:
    """The answers, to correct one by one: behind a tick, for they were given to the facilitator."""
    page = section.page
    t = page.t
    grid = InfluenceGrid(t, page.session, INFLUENCES, page.conflicts)
    tick = Checkbox(False, description=t("influence.correct"), indent=False)
    inside = section.column(markup.html(markup.remark(t("influence.correct_how"))), grid)
    section.box.add_class("nw-insight")
    section.place(tick, inside)
    section.saves(grid, {"goals", "stakeholders", "relations"})

    def turn() -> None:
        grid.uncovered = bool(tick.value)
        reveal(inside, grid.uncovered)
        grid.show()

    tick.observe(guarded(page.problem, t)(lambda _change: turn()), "value")
    reveal(inside, False)


def mobilised(session: Session, t: Texts) -> Markup:
    """Of each goal how much influence is for it and against it, folded."""
    rows = influence.mobilised(session, t)
    if not rows:
        return Markup("")
    heads = [t(f"influence.column.{each}") for each in ("goal", "for", "against")]
    return Markup('<details class="nw-notes"><summary>{}</summary>{}<p>{}</p></details>').format(
        t("influence.mobilised"), markup.table(heads, rows), t("influence.warning")
    )


def _without_influence(live: LiveSession) -> dict[str, Document]:
    if not live.session.goals.influences:
        return {}
    return {"goals": live.documents["goals"] | {"influences": []}}


def _tree(section: Section) -> None:
    section.place(section.figure("goal_tree"))


CONTENTS = step_contents(
    "goals",
    entry("goals", "goals", _goals),
    entry("goals", "positions", _positions, "goals", "closeness"),
    entry("goals", "influence", _influence, "influence"),
    entry("goals", "tree", _tree, "goal_tree"),
)
