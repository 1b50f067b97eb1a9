"""What the line of a folded panel says: a number or two, or what its figure shows."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from netwerk_widgets.figures.drawing import Drawing
from netwerk_widgets.insights import chosen
from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.insights.names import day
from netwerk_widgets.session import own
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.panels import Switch
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import lists

Say = Callable[[Session, Texts], str]


def _joined(*parts: str) -> str:
    return " · ".join(each for each in parts if each)


def _late(session: Session, kind: str, t: Texts) -> str:
    late = sum(each[0] == kind for each in lists.overdue_here(session, t))
    return t.count("phone.late", late) if late else ""


def _map(session: Session, t: Texts) -> str:
    parties, lines = len(session.stakeholders.items), len(session.relations.items)
    return _joined(t.count("phone.parties", parties), t.count("phone.relations", lines))


def _goals(session: Session, t: Texts) -> str:
    goals = t.count("phone.goals", len(session.goals.goals))
    return _joined(goals, _late(session, "goal", t))


def _doing(session: Session, t: Texts) -> str:
    actions = session.doing.actions
    done = sum(each.status == "done" for each in actions)
    return _joined(
        t.count("phone.actions", len(actions)),
        t("phone.done", n=done) if done else "",
        _late(session, "action", t),
    )


def _next(session: Session, t: Texts) -> str:
    rows = [each for each in lists.coming_here(session, t) if not each.late]
    return t("phone.next", day=day(rows[0].on, t)) if rows else ""


def _dilemmas(session: Session, t: Texts) -> str:
    return t.count("phone.dilemmas", len(session.dilemmas.dilemmas))


def _agreements(session: Session, t: Texts) -> str:
    agreed = sum(bool(each.outcome.strip()) for each in session.dilemmas.dilemmas)
    return _joined(t.count("phone.agreements", agreed), _late(session, "dilemma", t))


def _thread(_session: Session, t: Texts) -> str:
    return t("phone.thread")


def _ideas(session: Session, t: Texts) -> str:
    return t.count("phone.ideas", len(session.ideas.picked))


def _own(session: Session, t: Texts) -> str:
    return t.count("phone.own", sum(1 for _ in own.given(session)))


def _choices(session: Session, t: Texts) -> str:
    latest = [*chosen.outcomes(session, t).values()][-1:]
    return next((chosen.title(each, t) for each in latest), "")


#: Of the panels that are best summed up by how many there are. Of another: its figure's title.
_COUNTED: Mapping[Switch, Say] = MappingProxyType(
    {
        "map": _map,
        "goals": _goals,
        "doing": _doing,
        "next": _next,
        "dilemmas": _dilemmas,
        "agreements": _agreements,
        "thread": _thread,
        "ideas": _ideas,
        "own": _own,
        "choices": _choices,
    }
)


def headline(
    panel: Switch, session: Session, drawings: Sequence[Drawing], found: Sequence[Finding], t: Texts
) -> str:
    """What stands beside a panel's title while it is folded; may be empty."""
    if say := _COUNTED.get(panel):
        return say(session, t)
    return next((each.title for each in drawings), next((str(each.sentence) for each in found), ""))
