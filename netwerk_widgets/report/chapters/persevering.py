"""Step 7, doorzetten: measurement moments, what changed, what was learnt."""

from collections.abc import Callable
from datetime import date
from typing import get_args

from netwerk_widgets.insights import film, health, looking_back
from netwerk_widgets.insights.agreed import promises
from netwerk_widgets.insights.agreed_words import confirmed, promised
from netwerk_widgets.insights.names import day
from netwerk_widgets.method import Statement
from netwerk_widgets.report.document import Block, Cell, Grid
from netwerk_widgets.report.recorded import Recorded, bullets, section, text
from netwerk_widgets.report.tables import grid
from netwerk_widgets.report.writing import capital
from netwerk_widgets.session.models.common import LevelKey
from netwerk_widgets.session.models.persevering import Moment


def blocks(r: Recorded) -> list[Block]:
    """The moments and what was measured, then and now, lessons, and when to look again."""
    s, t = r.session, r.t
    found = s.persevering
    measured = health.health(s)
    lessons = (r.sourced(_lesson(x.text, x.step, r), x, "text") for x in found.lessons)
    review = found.next_review
    return [
        *section(
            t("pages.persevering.moments.title"),
            r.grid(
                "moments",
                t("report.table.moments"),
                in_time(found.moments),
                [
                    (r.label("moment_name"), lambda x: r.moments[x.id]),
                    (r.label("moment_on"), lambda x: x.on),
                    (r.label("moment_note"), lambda x: x.note),
                ],
            ),
        ),
        *section(
            t("report.title.review"),
            text(reviewed(review, r)) if review else None,
        ),
        *section(
            t("pages.persevering.measurements.title"),
            _measured(r),
            r.figure("progress", highest=85),
        ),
        *section(
            t("pages.persevering.health.title"),
            text(health.taken_on(measured, t)) if measured else None,
            text(t("health.about")) if measured else None,
            r.stands_out(lambda: health.findings(s, t)),
            r.figure("health"),
            _answered(measured, r) if measured else None,
        ),
        *section(
            t("pages.persevering.compare.title"),
            r.stands_out(lambda: looking_back.findings(s, t, r.today))
            if s.moments.frozen
            else None,
            r.figure("radar_then_now", highest=85),
            r.figure("map_then_now"),
            r.figure("actions_then_now", highest=80) if s.moments.frozen else None,
        ),
        *section(
            t("pages.persevering.film.title"),
            bullets(_film(r)),
            r.figure("film", highest=120) if s.moments.frozen else None,
        ),
        *section(t("report.title.overdue"), r.figure("overdue", highest=70)),
        *section(t("pages.persevering.lessons.title"), bullets(lessons)),
        *section(t("agreed.report.title"), _agreed(r)),
    ]


def reviewed(review: date, r: Recorded) -> str:
    """When the group looks again; when that day is over, that it was to."""
    when = day(review, r.t)
    if ("review", "") in r.overdue:
        return r.t("report.review_late", day=when)
    return r.t("report.review", day=when)


def in_time(moments: list[Moment]) -> list[Moment]:
    """The moments by their day; those without one last."""
    return sorted(moments, key=lambda each: each.on or date.max)


def _lesson(words: str, step: str | None, r: Recorded) -> str:
    if not words.strip() or not step:
        return words.strip()
    return r.t("report.lesson", step=r.t(f"steps.{step}.short"), text=words.strip())


def _film(r: Recorded) -> list[str]:
    """What came, went and shifted from moment to moment."""
    made = film.frames(r.session, r.t)
    return [
        f"{each.label}: {' '.join(one.sentence for one in film.told(made, at, r.t))}"
        for at, each in enumerate(made)
    ]


def _agreed(r: Recorded) -> Grid | None:
    """What each party promised, and whether it confirmed that."""
    t = r.t
    found = promises(r.session)
    if not any(each.on for each in found):
        return None
    rows: list[tuple[Cell, ...]] = [
        (r.parties[each.party], " · ".join(promised(each, t)), confirmed(each, t) or None)
        for each in found
    ]
    heads = [capital(t(f"agreed.report.{each}")) for each in ("party", "promised", "confirmed")]
    return grid("agreed", t("agreed.report.table"), heads, rows)


def _measured(r: Recorded) -> Grid | None:
    """For each goal the values from its baseline, moment by moment, to its target."""
    t, found = r.t, r.session.persevering
    moments = in_time(found.moments)
    values = {(each.goal, each.moment): each.value for each in found.measurements}
    rows: list[tuple[Cell, ...]] = [
        (
            r.goals[goal.id],
            goal.unit,
            goal.baseline,
            *(values.get((goal.id, each.id)) for each in moments),
            goal.target,
        )
        for goal in r.session.goals.goals
        if any(key[0] == goal.id and value is not None for key, value in values.items())
    ]
    columns = [
        r.label("goal_name"),
        r.label("goal_unit"),
        r.label("goal_baseline"),
        *(r.moments[each.id] for each in moments),
        r.label("goal_target"),
    ]
    return grid("measured", t("report.table.measured"), columns, rows)


def _answered(measured: health.Health, r: Recorded) -> Grid | None:
    """How often each answer was given to each statement, where people differ most first."""
    t = r.t

    def times(level: LevelKey) -> Callable[[tuple[Statement, health.Answers]], int]:
        return lambda each: each[1].counts.get(level, 0)

    return r.grid(
        "health",
        t("report.table.health"),
        list(measured.of.items()),
        [
            (t("health.figure.statement"), lambda x: t(f"health.statement.{x[0]}")),
            *((level, times(level)) for level in get_args(LevelKey)),
            (t("health.figure.mean"), lambda x: t.number(x[1].mean, 1)),
            (t("health.figure.n"), lambda x: x[1].n),
        ],
        fixed=1,
    )
