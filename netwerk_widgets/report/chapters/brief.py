"""The few pages after page one: map, radar, goals, dilemmas, and the rest of the agreements."""

from netwerk_widgets.insights import accelerators, chosen, dilemmas, looking_back
from netwerk_widgets.insights.names import amount, few
from netwerk_widgets.insights.persevering import progress
from netwerk_widgets.insights.sentences import findings as network_findings
from netwerk_widgets.report.chapters import front
from netwerk_widgets.report.chapters.goals import way
from netwerk_widgets.report.document import Cell, Chapter, Grid
from netwerk_widgets.report.recorded import Maybe, Recorded, bullets, text
from netwerk_widgets.report.tables import grid
from netwerk_widgets.session import own

#: Millimetres that a figure takes at most, so that what belongs together fits on a page.
_MAP, _RADAR, _GOALS, _DILEMMA = 168, 95, 92, 70
#: What is told of two moments; of the goals and of what is late there is more elsewhere.
_CHANGED = ("accelerator_moved", "relations_changed", "done_changed", "health_moved")
#: What begins a page, so that its figure stands with its words.
_FRESH = ("map", "radar")
#: So many sentences stand above a figure.
_SAID = 3


def chapters(r: Recorded) -> list[Chapter]:
    """What stands after page one; what is empty is left out."""
    makers = {
        "map": _map,
        "radar": _radar,
        "goals": _goals,
        "dilemmas": _dilemmas,
        "chosen": _chosen,
        "own": _own,
        "then": _then,
    }
    return front.parts(r, "the short report", makers, _FRESH)


def _map(r: Recorded) -> list[Maybe]:
    s, t = r.session, r.t
    drawn = r.figure("map-network", highest=_MAP)
    told = r.stands_out(lambda: network_findings(s, t, _SAID)) if s.relations.items else None
    return [told, drawn] if drawn is not None else []


def _radar(r: Recorded) -> list[Maybe]:
    """Then and now; only now while there is nothing to compare with."""
    s, t = r.session, r.t
    both = r.figure("radar_then_now", highest=_RADAR)
    if both is not None:
        found = looking_back.findings(s, t, r.today)
        return [bullets(each.sentence for each in found if each.key in _CHANGED), both]
    drawn = r.figure("accelerators", highest=_RADAR)
    told = r.stands_out(lambda: accelerators.findings(s, t)[:_SAID])
    return [told, drawn] if drawn is not None else []


def _goals(r: Recorded) -> list[Maybe]:
    return [_table(r), r.figure("progress", highest=_GOALS)]


def _table(r: Recorded) -> Grid | None:
    """Each goal: from where to where, where it is now, by when, and who keeps it."""
    t = r.t
    now = {each.goal: each for each in progress(r.session)}

    def reached(id_: str) -> str | None:
        there = now[id_]
        if there.now is None:
            return None
        value = amount(there.now, t)
        if there.now_way is None:
            return value
        return t("brief.way", value=value, percent=t.number(100 * there.now_way))

    heads = [
        r.label("goal_name"),
        t("report.column.way"),
        t("brief.column.now"),
        r.label("goal_due"),
        r.label("goal_owner"),
    ]
    rows: list[tuple[Cell, ...]] = [
        (r.goals[x.id], way(x, r), reached(x.id), x.due, r.called(r.parties, x.owner))
        for x in r.session.goals.goals
    ]
    return grid("goals", t("brief.table.goals"), heads, rows)


def _dilemmas(r: Recorded) -> list[Maybe]:
    """The two sides of each and when it is looked back on; where they are furthest apart."""
    s, t = r.session, r.t
    furthest = dilemmas.least(dilemmas.strips(s))
    columns = ("name", "pole_a", "pole_b", "review")
    rows: list[tuple[Cell, ...]] = [
        (r.dilemmas[x.id], x.pole_a, x.pole_b, x.review) for x in s.dilemmas.dilemmas
    ]
    return [
        # What is late stands on page one.
        r.stands_out(lambda: dilemmas.findings(s, t, None)[:_SAID]),
        grid(
            "dilemmas",
            t("brief.table.dilemmas"),
            [r.label(f"dilemma_{each}") for each in columns],
            rows,
        ),
        r.figure("dilemmas", highest=_DILEMMA, dilemma=furthest[0].dilemma) if furthest else None,
    ]


def _chosen(r: Recorded) -> list[Maybe]:
    """What came first of each choice."""
    return [bullets(chosen.title(each, r.t) for each in chosen.outcomes(r.session, r.t).values())]


def _own(r: Recorded) -> list[Maybe]:
    """Which questions of its own the group answered; the answers stand in the full report."""
    asked = [each.name for each, _answers in own.given(r.session)]
    if not asked:
        return []
    return [bullets(asked), text(r.t("brief.own"))]


def _then(r: Recorded) -> list[Maybe]:
    """The agreements after those of page one, and what is done."""
    s, t = r.session, r.t
    done = [r.actions[each.id] for each in s.doing.actions if each.status == "done"]
    said = t.count("brief.done", len(done), names=few(done, t, 4, quoted=True)) if done else ""
    return [
        front.by_date(r, "then", t("brief.table.then"), front.upcoming(r)[1]),
        text(said),
    ]
