"""Step 6, doen."""

from markupsafe import Markup

from netwerk_widgets.insights import doing
from netwerk_widgets.method import ASKED_OF, ASKS, CONDITIONS
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.doing import (
    Action,
    ConditionRating,
    Investment,
    ReadinessAnswer,
)
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.clock import today
from netwerk_widgets.widgets.pages import explain, people
from netwerk_widgets.widgets.pages.counted import place_counted
from netwerk_widgets.widgets.pages.rows import outside_fold, overdue_marks, party_rows
from netwerk_widgets.widgets.pages.step import entry, step_contents
from netwerk_widgets.widgets.recording import Recording
from netwerk_widgets.widgets.section import Section

PARTS = ("doing", "stakeholders", "goals", "dilemmas")

ACTIONS = Recording(
    name="actions",
    part="doing",
    path="actions",
    model=Action,
    marks=overdue_marks("action"),
    # Who does it last: what is pasted from a list of actions keeps its columns.
    keys=("name", "owner", "partners", "start", "end", "status", "goal", "dilemma", "person"),
    without=frozenset({"note"}),
    also=frozenset({"goals", "dilemmas", "people"}),
    required=frozenset({"status"}),
    widths={
        "name": "16%",
        "owner": "11%",
        "partners": "16%",
        "status": "10.5%",
        "goal": "10%",
        "dilemma": "9%",
    },
)
INVESTMENTS = Recording(
    name="investments",
    part="doing",
    path="investments",
    model=Investment,
    keys=("hours", "money", "gain"),
    rows=party_rows,
    folded=outside_fold,
    compact=True,
)


def _condition_rows(_session: Session, t: Texts) -> list[tuple[str, str]]:
    return [
        (
            each,
            f"{t(f'method.condition.{each}.label')}: {t(f'method.condition.{each}.explanation')}",
        )
        for each in CONDITIONS
    ]


CONDITION_RATINGS = Recording(
    name="conditions",
    part="doing",
    path="conditions",
    model=ConditionRating,
    keys=("level", "note"),
    rows=_condition_rows,
    widths={"_label": "40%", "level": "260px"},
)


def _ask_columns(_session: Session, t: Texts) -> list[tuple[str, str]]:
    return [(f"scores.{ask}", t(f"method.ask.{ask}.label")) for ask in ASKS]


READINESS = Recording(
    name="readiness",
    part="doing",
    path="readiness",
    model=ReadinessAnswer,
    rows=people.rows,
    also=frozenset({"people"}),
    keys=(),
    more=_ask_columns,
    compact=True,
    groups={"scores": lambda t: t("pages.doing.readiness.scale")},
)


def _actions(section: Section) -> None:
    section.place(
        section.figure("timeline"),
        section.words(lambda session, t: doing.findings(session, t, today()), PARTS),
        section.editor(ACTIONS),
    )


def _investments(section: Section) -> None:
    t = section.page.t
    section.place(explain.scored(t, "gain"))
    section.place(section.editor(INVESTMENTS), section.figure("investments"), css="nw-side")


def asked(t: Texts) -> Markup:
    """The nine things that this asks, of whom, and what is meant by each."""
    groups = markup.joined(
        Markup("<p><strong>{}</strong></p><ul>{}</ul>").format(
            t(f"method.audience.{audience}.label"),
            markup.joined(
                Markup("<li><strong>{}</strong>: {}</li>").format(
                    t(f"method.ask.{ask}.label"), t(f"method.ask.{ask}.explanation")
                )
                for ask in asks
            ),
        )
        for audience, asks in ASKED_OF.items()
    )
    return Markup('<details class="nw-notes"><summary>{}</summary>{}</details>').format(
        t("pages.doing.readiness.asked"), groups
    )


def _readiness(section: Section) -> None:
    t = section.page.t
    section.place(section.figure("readiness"), section.figure("conditions"), css="nw-side")
    section.place(
        section.editor(CONDITION_RATINGS), markup.html(asked(t)), section.editor(READINESS)
    )
    place_counted(section, "conditions")
    place_counted(section, "readiness")


CONTENTS = step_contents(
    "doing",
    entry("doing", "actions", _actions, "timeline"),
    entry("doing", "investments", _investments, "investments"),
    entry("doing", "readiness", _readiness, "readiness", "conditions"),
)
