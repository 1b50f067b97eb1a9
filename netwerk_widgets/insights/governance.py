"""How a network could be governed: candidates after Provan & Kenis, with their doubt.

K.G. Provan & P. Kenis (2008), "Modes of network governance: structure, management, and
effectiveness", Journal of Public Administration Research and Theory 18(2), 229–252, tell
three forms apart by four contingencies (their table 1):

==================== ======================== ================ ================ ==============
form                 trust                    participants     goal consensus   competencies
==================== ======================== ================ ================ ==============
shared               high density             few              high             low need
lead organisation    low density, centralised moderate         moderately low   moderate need
administrative org.  moderate density         moderate to many moderately high  high need
==================== ======================== ================ ================ ==============

They give no numbers. The bounds below are ours, and so are the stand-ins: where nobody measured
trust (`insights.health`) the density of the relations stands for it, and joint work stands for the
need of competencies at the level of the network. So this never decides; it says what would fit.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import mean
from typing import Literal

from netwerk_widgets.insights.consensus import consensus
from netwerk_widgets.insights.dream import support
from netwerk_widgets.insights.goals import positions
from netwerk_widgets.insights.health import health
from netwerk_widgets.network.measures import measure
from netwerk_widgets.session.models import Session

Mode = Literal["shared", "lead", "nao"]
Key = Literal["parties", "trust", "consensus", "need"]
Level = Literal["low", "moderate", "high"]
Fit = Literal["yes", "partly", "no"]

MODES: tuple[Mode, ...] = ("shared", "lead", "nao")
KEYS: tuple[Key, ...] = ("parties", "trust", "consensus", "need")
LEVELS: tuple[Level, ...] = ("low", "moderate", "high")

#: From the first bound on something is moderate, from the second on high (parties: many).
BOUNDS: dict[Key, tuple[float, float]] = {
    "parties": (9, 21),
    "trust": (0.2, 0.5),
    "consensus": (0.55, 0.75),
    "need": (0.3, 0.6),
}
#: The same of trust that was measured, as a share of the way from 1 to 5: a mean of 3, and of 4.
MEASURED = (0.5, 0.75)
#: From this degree centralisation on the relations turn on one party.
CENTRAL = 0.4
#: What each form asks, 0 low … 2 high; halves lie between two levels.
_ASKS: dict[Mode, dict[Key, float]] = {
    "shared": {"parties": 0, "trust": 2, "consensus": 2, "need": 0},
    "lead": {"parties": 1, "trust": 0, "consensus": 0.5, "need": 1},
    "nao": {"parties": 1.5, "trust": 1, "consensus": 1.5, "need": 2},
}
#: Less than this says nothing: answers on one goal, actions.
LEAST = 3
#: A form so close behind the best is a candidate as much.
CLOSE = 0.15


@dataclass(frozen=True)
class Input:
    """One of the four contingencies: its level, None when it is not recorded, and its numbers."""

    key: Key
    level: Level | None
    values: Mapping[str, float | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Candidate:
    """A form, how well it fits each input that is known, and on average (0–1)."""

    mode: Mode
    fits: Mapping[Key, Fit]
    score: float


@dataclass(frozen=True)
class Governance:
    """The inputs, and the forms, best fitting first; none when fewer than two inputs are known."""

    inputs: tuple[Input, ...]
    candidates: tuple[Candidate, ...]

    @property
    def missing(self) -> tuple[Key, ...]:
        """The inputs that are not recorded."""
        return tuple(each.key for each in self.inputs if each.level is None)

    @property
    def measured(self) -> bool:
        """Whether people said how much they trust each other; else the density stands for it."""
        return any("trust" in each.values for each in self.inputs)

    @property
    def leading(self) -> tuple[Mode, ...]:
        """The forms that fit best, or about as well."""
        if not self.candidates:
            return ()
        best = self.candidates[0].score
        return tuple(each.mode for each in self.candidates if best - each.score < CLOSE)


def governance(session: Session) -> Governance:
    """The candidates for what is recorded now; parties outside the network do not count."""
    inputs = (_parties(session), _trust(session), _consensus(session), _need(session))
    known = [each for each in inputs if each.level is not None]
    if len(known) < 2:
        return Governance(inputs, ())
    found = [_candidate(mode, known) for mode in MODES]
    found.sort(key=lambda each: -round(each.score, 9))
    return Governance(inputs, tuple(found))


def _candidate(mode: Mode, known: list[Input]) -> Candidate:
    shares = {each.key: _share(mode, each) for each in known}
    fits: dict[Key, Fit] = {
        key: "yes" if share >= 0.75 else "partly" if share >= 0.4 else "no"
        for key, share in shares.items()
    }
    return Candidate(mode, fits, mean(shares.values()))


def _share(mode: Mode, given: Input) -> float:
    level = LEVELS.index(given.level or "low")
    share = max(0.0, 1 - abs(level - _ASKS[mode][given.key]))
    if (mode, given.key) == ("lead", "trust"):
        central = given.values["centralisation"] or 0.0
        return (share + (1.0 if central >= CENTRAL else 0.0)) / 2
    return share


def _level(
    key: Key, value: float | None, bounds: tuple[float, float] | None = None
) -> Level | None:
    if value is None:
        return None
    low, high = bounds or BOUNDS[key]
    return "high" if value >= high else "moderate" if value >= low else "low"


def _inside(session: Session) -> Session:
    """The session with only the parties that take part."""
    inner = [each for each in session.stakeholders.items if each.ring != "outside"]
    parties = session.stakeholders.model_copy(update={"items": inner})
    return session.model_copy(update={"stakeholders": parties})


def _parties(session: Session) -> Input:
    count = len(_inside(session).stakeholders.items)
    return Input("parties", _level("parties", count) if count > 1 else None, {"n": count})


def _trust(session: Session) -> Input:
    found = measure(_inside(session))
    density = found.density if found.parties >= LEAST and found.relations else None
    values = {
        "density": density,
        "reciprocity": found.reciprocity if density is not None else None,
        "centralisation": found.centralisation,
    }
    said = health(session)
    trust = said.trust if said is not None else None
    if trust is None:
        return Input("trust", _level("trust", density), values)
    level = _level("trust", (trust.mean - 1) / 4, MEASURED)
    return Input("trust", level, values | {"trust": round(trust.mean, 1), "n": float(trust.n)})


def _consensus(session: Session) -> Input:
    where = positions(session)
    answers = [list(where.of_goal(goal).values()) for goal in where.goals]
    found = [
        value
        for given in answers
        if len(given) >= LEAST and (value := consensus(given, -3, 3)) is not None
    ]
    goals = mean(found) if found else None
    said = support(session)
    dream = (said.median - 1) / 4 if said.n >= LEAST and said.median is not None else None
    known = [each for each in (goals, dream) if each is not None]
    values = {"goals": goals, "n": float(len(found)), "support": said.median if dream else None}
    return Input("consensus", _level("consensus", mean(known) if known else None), values)


def _need(session: Session) -> Input:
    """Joint work (interdependence), and parties that answer to a funder or an authority."""
    actions = session.doing.actions
    joint = [bool(set(each.partners) - {each.owner}) for each in actions]
    shared = mean(joint) if len(actions) >= LEAST else None
    inner = {each.id for each in _inside(session).stakeholders.items}
    asked = {
        each.to_id for each in session.relations.items if each.kind in ("funding", "authority")
    }
    demands = len(asked & inner) / len(inner) if inner and session.relations.items else None
    # Working together weighs twice; without it a funder or an authority alone tells too little.
    level = None if shared is None else (2 * shared + (demands or 0.0)) / 3
    values = {"joint": shared, "n": float(len(actions)), "demands": demands}
    return Input("need", _level("need", level), values)
