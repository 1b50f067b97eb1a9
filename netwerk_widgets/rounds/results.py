"""What the answers of a round say once they are revealed, and what a second round moved.

Of an anonymous round nothing is said below its ``least`` answers, and nothing of a role unless it
and the rest have `GROUP` each.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, median_low

from netwerk_widgets.insights.consensus import consensus
from netwerk_widgets.insights.spread import MINIMUM_GROUP as GROUP
from netwerk_widgets.rounds.model import Answer, Ask, Question, Round, Text
from netwerk_widgets.rounds.slips import UNLISTED, Slip

#: A consensus that shifts by less than this, and a distribution of which a smaller share lies
#: elsewhere, have stopped moving.
SHIFT, SHARE = 0.05, 0.1


@dataclass(frozen=True)
class Result:
    """One thing that was asked, and how the answers to it lie.

    ``counts`` has every value that could be chosen, from low to high. ``median``,
    ``low`` and ``high`` are in the unit of the scale; of words they are places in their order.
    """

    name: str
    question: Question
    ask: Ask
    counts: Mapping[Answer, int]
    median: float
    low: int
    high: int
    consensus: float

    @property
    def n(self) -> int:
        """How many answered this."""
        return sum(self.counts.values())

    @property
    def given(self) -> dict[str, int]:
        """How often each value was chosen, of those that were, as a session keeps it."""
        return {str(each): many for each, many in self.counts.items() if many}

    @property
    def middle(self) -> Answer:
        """The lower median: an answer that somebody gave, also of an even number."""
        given = [each for each, many in self.counts.items() for _ in range(many)]
        return given[(len(given) - 1) // 2]


def enough(round_: Round, many: int) -> bool:
    """Whether so many answers may be shown."""
    return many >= (round_.least if round_.anonymous else 1)


def results(round_: Round, slips: Sequence[Slip]) -> list[Result]:
    """What can be counted, in the order in which it was asked; what may not be shown is not there.

    Free text is not counted, see `said`.
    """
    found = []
    for question, ask, name in _asks(round_):
        if isinstance(ask.shape, Text):
            continue
        given = [slip.answers[name] for slip in slips if name in slip.answers]
        if enough(round_, len(given)):
            found.append(_result(name, question, ask, given))
    return found


def _asks(round_: Round) -> Iterable[tuple[Question, Ask, str]]:
    for question in round_.questions:
        for ask in question.asks:
            yield question, ask, f"{question.id}.{ask.id}"


def _result(name: str, question: Question, ask: Ask, given: Sequence[Answer]) -> Result:
    assert not isinstance(ask.shape, Text)
    values: Sequence[Answer] = ask.shape.values
    numbers = {value: value if isinstance(value, int) else at for at, value in enumerate(values)}
    known = Counter(given)
    scored = [numbers[each] for each in given]
    low, high = min(numbers.values()), max(numbers.values())
    return Result(
        name,
        question,
        ask,
        {value: known[value] for value in values},
        float(median(scored)),
        min(scored),
        max(scored),
        consensus(scored, low, high) or 0.0,
    )


@dataclass(frozen=True)
class Said:
    """A free text. ``at`` names it within the round, ``slip`` is the place of its slip."""

    at: str
    name: str
    question: Question
    text: str
    slip: Slip


def said(round_: Round, slips: Sequence[Slip]) -> list[Said]:
    """The free texts, by what was asked. Nobody sees one before the facilitator opens it."""
    if not enough(round_, len(slips)):
        return []
    return [
        Said(f"{name}-{at}", name, question, str(slip.answers[name]), slip)
        for question, ask, name in _asks(round_)
        if isinstance(ask.shape, Text)
        for at, slip in enumerate(slips)
        if name in slip.answers
    ]


@dataclass(frozen=True)
class OfParty:
    """What people of one organisation answered to one thing: the lower median stands for it."""

    party: str
    name: str
    median: int
    low: int
    high: int
    n: int

    @property
    def differ(self) -> bool:
        """Whether its people did not all say the same."""
        return self.low != self.high


def by_party(round_: Round, slips: Sequence[Slip]) -> list[OfParty]:
    """Per organisation, in the round's order, and thing asked; open rounds of numbers alone."""
    if round_.anonymous:
        return []
    found = []
    for party in round_.parties:
        own = [slip.answers for slip in slips if slip.party == party.id]
        for _question, _ask, name in _asks(round_):
            given = [each[name] for each in own if name in each]
            numbers = [each for each in given if isinstance(each, int)]
            if numbers:
                low, high = min(numbers), max(numbers)
                found.append(OfParty(party.id, name, median_low(numbers), low, high, len(numbers)))
    return found


def by_role(round_: Round, slips: Sequence[Slip]) -> dict[str, list[Result]]:
    """The results of each role that may be shown: it and the rest have at least `GROUP`.

    The rest of all roles that are shown is a group too, or nobody: what the whole says without
    them would be somebody's.
    """
    if not enough(round_, len(slips)):
        return {}
    found = {}
    for role in _told_apart(round_, slips):
        own = [slip for slip in slips if slip.role == role]
        found[role] = [
            _result(name, question, ask, given)
            for question, ask, name in _asks(round_)
            if not isinstance(ask.shape, Text)
            and (given := [each.answers[name] for each in own if name in each.answers])
            and role in _told_apart(round_, [each for each in slips if name in each.answers])
        ]
    return {role: each for role, each in found.items() if each}


def _told_apart(round_: Round, slips: Sequence[Slip]) -> list[str]:
    """The roles that may be told apart when just these have answered, in the round's order."""
    sizes = Counter(slip.role for slip in slips)
    if not round_.anonymous:
        return [role for role in round_.roles if sizes[role]]
    shown = [
        role for role in round_.roles if sizes[role] >= GROUP and len(slips) - sizes[role] >= GROUP
    ]
    while shown and 0 < len(slips) - sum(sizes[each] for each in shown) < GROUP:
        shown.remove(min(shown, key=lambda each: sizes[each]))
    return shown


@dataclass(frozen=True)
class Moved:
    """What the talk between two rounds did.

    ``results`` are the first and the second, by what was asked in both. ``moved`` and ``stayed``
    are who answered both times (ids of organisations, or names); of an anonymous round nobody.
    """

    results: Mapping[str, tuple[Result, Result]]
    moved: tuple[str, ...]
    stayed: tuple[str, ...]

    @property
    def still(self) -> bool:
        """Whether it no longer moves, so that asking again brings nothing."""
        return not self.moved and all(
            abs(after.consensus - before.consensus) < SHIFT and elsewhere(before, after) < SHARE
            for before, after in self.results.values()
        )


def elsewhere(before: Result, after: Result) -> float:
    """The share of the answers that lie elsewhere (0 … 1): the total variation distance.

    A whole room that goes from 2 to 4 keeps its consensus, and has moved all the same.
    """
    return 0.5 * sum(
        abs(after.counts[each] / after.n - many / before.n) for each, many in before.counts.items()
    )


def moved(
    first: tuple[Round, Sequence[Slip]], second: tuple[Round, Sequence[Slip]]
) -> Moved | None:
    """A second round beside its first; None where nothing can be compared."""
    before = {each.name: each for each in results(*first)}
    after = {each.name: each for each in results(*second)}
    both = [name for name in before if name in after]
    if not both:
        return None
    was, now = _stands(*first), _stands(*second)
    who = [each for each in was if each in now]
    # Who left something out the second time has not moved there.
    went = {
        each
        for each in who
        if any(now[each].get(name, stood) != stood for name, stood in was[each].items())
    }
    return Moved(
        {name: (before[name], after[name]) for name in both},
        tuple(each for each in who if each in went),
        tuple(each for each in who if each not in went),
    )


def _stands(round_: Round, slips: Sequence[Slip]) -> dict[str, Mapping[str, Answer]]:
    """Where everybody who can be told apart stands, by what was asked."""
    if round_.anonymous:
        return {}
    if round_.per == "party":
        found = by_party(round_, slips)
        return {
            party: {each.name: each.median for each in found if each.party == party}
            for party in dict.fromkeys(each.party for each in found)
        }
    # Two of one name cannot be told apart, nor can who is not in the list.
    many = Counter(slip.who for slip in slips if slip.who != UNLISTED)
    return {slip.who: dict(slip.answers) for slip in slips if many[slip.who] == 1}
