"""Step 7: two moments side by side, and how far the goals are."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import get_args

from pydantic import ValidationError

from netwerk_widgets.insights.accelerators import of_everyone
from netwerk_widgets.insights.names import short
from netwerk_widgets.insights.spread import Spread, unless_few
from netwerk_widgets.method import Accelerator
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.doing import ActionStatus
from netwerk_widgets.session.models.persevering import FrozenMoment
from netwerk_widgets.texts import Texts

STATUSES: tuple[ActionStatus, ...] = get_args(ActionStatus)


@dataclass(frozen=True)
class State:
    """A session as it was at a moment, or as it is now (``moment`` is None)."""

    moment: str | None
    label: str
    on: date | None
    session: Session


@dataclass(frozen=True)
class Progress:
    """A goal's indicator: where it started, where it was then, is now, and should come.

    ``then_way`` and ``now_way`` are the share of the way from baseline to target (1 is
    reached; below 0 or above 1 is possible), None where it cannot be told.
    """

    goal: str
    unit: str
    baseline: float | None
    target: float | None
    then: float | None
    now: float | None

    @property
    def then_way(self) -> float | None:
        """The share of the way at the earlier moment."""
        return self._way(self.then)

    @property
    def now_way(self) -> float | None:
        """The share of the way at the later moment."""
        return self._way(self.now)

    def _way(self, value: float | None) -> float | None:
        if value is None or self.baseline is None or self.target is None:
            return None
        if self.baseline == self.target:
            return None
        return (value - self.baseline) / (self.target - self.baseline)


@dataclass(frozen=True)
class MapNumbers:
    """The size of the map: parties, those in the core, relations, and the density (0 … 1).

    ``density`` is the share of the possible pairs that has a relation; None with fewer than
    two parties.
    """

    parties: int
    core: int
    relations: int
    density: float | None


def rebuild(frozen: FrozenMoment) -> Session:
    """The session of a frozen moment; a part that is missing or cannot be read is empty."""
    parts = {}
    for name, model in PARTS.items():
        if name in frozen.state:
            try:
                parts[name] = model.model_validate(frozen.state[name])
            except ValidationError:
                continue  # frozen by another version: show the parts that can be read
    return Session.model_construct(**{**dict(Session()), **parts})


def states(session: Session, t: Texts) -> tuple[State, ...]:
    """The frozen moments from early to late, and last how it stands now."""
    known = {each.id: each for each in session.persevering.moments}
    rows = []
    for frozen in session.moments.frozen:
        moment = known.get(frozen.id)
        on = (moment.on if moment else None) or frozen.taken.date()
        label = (short(moment.name, 60) if moment else "") or t("ui.unnamed")
        rows.append(State(frozen.id, label, on, rebuild(frozen)))
    rows.sort(key=lambda state: state.on or date.min)
    return (*rows, State(None, t("persevering.now"), None, session))


def two_states(
    session: Session, t: Texts, then: str | None = None, now: str | None = None
) -> tuple[State, State] | None:
    """The two moments to compare: the first and how it stands now, unless told otherwise.

    None when there is no frozen moment (with that id) to compare with.
    """
    every = states(session, t)
    frozen = {state.moment: state for state in every if state.moment is not None}
    if not frozen:
        return None
    early = frozen.get(then) if then else every[0]
    late_one = frozen.get(now) if now else every[-1]
    if early is None or late_one is None or early is late_one:
        return None
    return early, late_one


def accelerators_of(session: Session) -> dict[Accelerator, Spread | None]:
    """The spread of the scores *now* on each accelerator; None with fewer than three."""
    return {each.id: unless_few(each.now) for each in of_everyone(session)}


def statuses_of(session: Session) -> dict[ActionStatus, int]:
    """How many actions have each status."""
    counted = Counter(action.status for action in session.doing.actions)
    return {status: counted[status] for status in STATUSES}


def map_numbers(session: Session) -> MapNumbers:
    """The size of the map; only relations between parties that exist, a pair once in density."""
    parties = {each.id for each in session.stakeholders.items}
    pairs = [
        frozenset((each.from_id, each.to_id))
        for each in session.relations.items
        if each.from_id in parties and each.to_id in parties and each.from_id != each.to_id
    ]
    possible = len(parties) * (len(parties) - 1) / 2
    return MapNumbers(
        parties=len(parties),
        core=sum(each.ring == "core" for each in session.stakeholders.items),
        relations=len(pairs),
        density=len(set(pairs)) / possible if possible else None,
    )


def percent(way: float) -> int:
    """A share of the way in whole percents; 100 only when it is reached."""
    whole = round(100 * way)
    return 99 if way < 1 and whole == 100 else whole


def furthest(rows: Iterable[Progress]) -> tuple[int, list[str]]:
    """How far (in percents) the goals are that are furthest, and which those are."""
    known = [(percent(row.now_way), row.goal) for row in rows if row.now_way is not None]
    most = max((way for way, _ in known), default=0)
    return most, [goal for way, goal in known if way == most]


def progress(session: Session, then: str | None = None) -> tuple[Progress, ...]:
    """How far every goal is.

    Now is its last measurement. Then is its measurement at the moment ``then``, or else its
    first one, if there are at least two.
    """
    dates = {each.id: each.on or date.min for each in session.persevering.moments}
    result = []
    for goal in session.goals.goals:
        measured = sorted(
            (
                (dates[each.moment], each.moment, each.value)
                for each in session.persevering.measurements
                if each.goal == goal.id and each.moment in dates and each.value is not None
            ),
            key=lambda row: row[0],
        )
        values = {moment: value for _, moment, value in measured}
        now = measured[-1][2] if measured else None
        if then is not None:
            early = values.get(then)
        else:
            early = measured[0][2] if len(measured) > 1 else None
        result.append(Progress(goal.id, goal.unit, goal.baseline, goal.target, early, now))
    return tuple(result)
