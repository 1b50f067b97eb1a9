"""What stands out when a group looks back (step 7), in words."""

from datetime import date

from netwerk_widgets.insights import health
from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.insights.names import amount, day, few, named
from netwerk_widgets.insights.overdue import OverdueKind, overdue_findings
from netwerk_widgets.insights.persevering import (
    accelerators_of,
    furthest,
    map_numbers,
    progress,
    statuses_of,
    two_states,
)
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

#: The kinds of overdue things, in the order in which they are told.
_OVERDUE: tuple[OverdueKind, ...] = ("action", "goal", "dilemma", "review")


def findings(
    session: Session, t: Texts, today: date, then: str | None = None, now: str | None = None
) -> list[Finding]:
    """What changed between two moments, how far the goals are, and what is overdue."""
    return [
        *_about_goals(session, t, then),
        *_about_change(session, t, then, now),
        *health.moved(session, t, then, now),
        *_about_overdue(session, t, today),
    ]


def _about_goals(session: Session, t: Texts, then: str | None) -> list[Finding]:
    names = named(session.goals.goals, t)
    rows = progress(session, then)
    known = [(each.now_way, each) for each in rows if each.now_way is not None]
    result = []
    if known:
        most, best = furthest(rows)
        who = few([names[goal] for goal in best], t, 3, quoted=True)
        sentence = (
            t("persevering.finding.still", measured=len(known))
            if most <= 0
            else t.count(
                "persevering.finding.furthest",
                len(best),
                names=who,
                percent=most,
                measured=len(known),
            )
        )
        result.append(Finding("goal_furthest", sentence, "", max(most, 0) / 100, "share"))
        back = [
            each
            for way, each in known
            if way < 0 or (each.then_way is not None and way < each.then_way)
        ]
        if back:
            result.append(
                Finding(
                    "goal_back",
                    t.count(
                        "persevering.finding.back",
                        len(back),
                        names=few([names[each.goal] for each in back], t, 3, quoted=True),
                    ),
                    t("persevering.question.back"),
                    len(back),
                    "goal",
                )
            )
    unmeasured = [names[each.goal] for each in rows if each.now is None]
    if known and unmeasured:
        result.append(
            Finding(
                "goal_unmeasured",
                t.count(
                    "persevering.finding.unmeasured",
                    len(unmeasured),
                    names=few(unmeasured, t, 3, quoted=True),
                ),
                "",
                len(unmeasured),
                "goal",
            )
        )
    return result


def _about_change(session: Session, t: Texts, then: str | None, now: str | None) -> list[Finding]:
    pair = two_states(session, t, then, now)
    if pair is None:
        return []
    early, late = pair
    result = []
    old, new = accelerators_of(early.session), accelerators_of(late.session)
    shift = {
        each: after.median - before.median
        for each in old
        if (before := old[each]) is not None and (after := new[each]) is not None
    }
    if shift:
        most = max(shift, key=lambda each: abs(shift[each]))
        before, after = old[most], new[most]
        tied = sum(abs(each) == abs(shift[most]) for each in shift.values())
        # Of several that moved as far nobody moved most.
        if shift[most] and tied == 1 and before is not None and after is not None:
            way = "up" if shift[most] > 0 else "down"
            result.append(
                Finding(
                    "accelerator_moved",
                    t(
                        f"persevering.finding.accelerator.{way}",
                        accelerator=t(f"method.accelerator.{most}.label"),
                        then=amount(before.median, t),
                        now=amount(after.median, t),
                        n_then=before.n,
                        n_now=after.n,
                        moment=early.label,
                    ),
                    t("persevering.question.accelerator"),
                    shift[most],
                    "score",
                )
            )
    was, is_ = map_numbers(early.session), map_numbers(late.session)
    if was.relations != is_.relations:
        result.append(
            Finding(
                "relations_changed",
                t(
                    "persevering.finding.relations",
                    then=was.relations,
                    now=is_.relations,
                    moment=early.label,
                ),
                "",
                is_.relations - was.relations,
                "relation",
            )
        )
    done_then, done_now = statuses_of(early.session)["done"], statuses_of(late.session)["done"]
    if done_then != done_now:
        result.append(
            Finding(
                "done_changed",
                t("persevering.finding.done", then=done_then, now=done_now, moment=early.label),
                "",
                done_now - done_then,
                "action",
            )
        )
    return result


def _about_overdue(session: Session, t: Texts, today: date) -> list[Finding]:
    result = overdue_findings(session, t, today, _OVERDUE)
    if not result and session.persevering.next_review is not None:
        result.append(
            Finding(
                "next_review",
                t("persevering.finding.next", due=day(session.persevering.next_review, t)),
            )
        )
    return result
