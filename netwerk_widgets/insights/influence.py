"""Step 4: who can carry the goals, who can stop one, and who bridges; after Godet's MACTOR.

What the parties said of their own influence (`goals.influences`) is turned into power, and that
weighs their positions on the goals (`insights.power`). Nobody is ranked below `LEAST_ANSWERED`
parties that answered, and no groups of opinion are named below `LEAST_GROUPS` with a position.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from netwerk_widgets.insights.goals import positions
from netwerk_widgets.insights.names import named, taking_part
from netwerk_widgets.insights.power import Coalitions, Mobilised, Power, coalitions, power
from netwerk_widgets.network.communities import communities
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

LEAST_ANSWERED, LEAST_GROUPS = 5, 7
#: Who together have this share of what is for, or against, is named; so many at most.
MOST_OF, MOST_NAMED = 0.5, 3
#: Below this nobody sees a difference between two sums of weights.
SAME = 1e-9


@dataclass(frozen=True)
class Bridge:
    """A party, how far it goes with both sides of all pairs that differ, and the sharpest pair."""

    party: str
    weight: float
    between: tuple[str, str]


@dataclass(frozen=True)
class Influences:
    """The parties that say something or are told of, with what follows of that.

    ``many`` is how many take part. ``answered`` are the parties that told of their influence,
    ``told`` how many pairs they told of, ``placed`` those with a position. ``power`` and
    ``coalitions`` are in the order of ``parties``, the columns in that of ``goals``.
    """

    parties: tuple[str, ...]
    goals: tuple[str, ...]
    answered: frozenset[str]
    placed: frozenset[str]
    told: int
    many: int
    power: Power
    coalitions: Coalitions

    @property
    def pairs(self) -> int:
        """How many pairs there are of all that take part, each both ways."""
        return self.many * (self.many - 1)

    @property
    def ranked(self) -> bool:
        """Whether parties may be put in order."""
        return len(self.answered) >= LEAST_ANSWERED and any(self.power.relative)

    @cached_property
    def support(self) -> dict[str, float]:
        """Of each party what it puts behind all goals together."""
        return self._sums(1)

    @cached_property
    def opposition(self) -> dict[str, float]:
        """Of each party what it puts against them."""
        return self._sums(-1)

    def _sums(self, sign: int) -> dict[str, float]:
        rows = zip(self.parties, self.coalitions.weighted, strict=True)
        return {each: sum(max(0.0, sign * x) for x in row) for each, row in rows}

    @cached_property
    def relative(self) -> dict[str, float]:
        """Relative power of each party, 1 on average."""
        return dict(zip(self.parties, self.power.relative, strict=True))

    @cached_property
    def bridges(self) -> tuple[Bridge, ...]:
        """Who goes with both sides of pairs that differ more than they agree, the most first.

        ``Σ min(net_bi, net_bj)`` over those pairs i, j, where net is 3CAA − 3DAA and both are
        above 0. The sum is ours; MACTOR only tells who is ambivalent.
        """
        net = self._net()
        found = []
        apart = [(i, j) for i, j in combinations(range(len(net)), 2) if net[i][j] < -SAME]
        for b, row in enumerate(net):
            ways = {
                pair: least
                for pair in apart
                if b not in pair and (least := min(row[pair[0]], row[pair[1]])) > SAME
            }
            if ways:
                i, j = max(ways, key=lambda pair: -net[pair[0]][pair[1]])
                sharpest = self.parties[i], self.parties[j]
                found.append(Bridge(self.parties[b], sum(ways.values()), sharpest))
        return tuple(sorted(found, key=lambda each: -round(each.weight, 9)))

    def _net(self) -> list[list[float]]:
        both = zip(self.coalitions.agree, self.coalitions.differ, strict=True)
        return [[c - d for c, d in zip(*rows, strict=True)] for rows in both]

    @cached_property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Groups of opinion, the largest first: none below `LEAST_GROUPS` parties with a position.

        Two parties are linked when they agree more than they differ, and more than the mean pair
        of those with a position does; `network.communities` finds the groups. The link is ours.
        """
        import networkx as nx

        rows = [i for i, each in enumerate(self.parties) if each in self.placed]
        if len(rows) < LEAST_GROUPS:
            return ()
        net = self._net()
        pairs = {(i, j): net[i][j] for i, j in combinations(rows, 2)}
        least = max(SAME, sum(pairs.values()) / len(pairs))
        order = [self.parties[i] for i in rows]
        graph = nx.Graph()
        graph.add_nodes_from(order)
        graph.add_edges_from(
            (self.parties[i], self.parties[j]) for (i, j), value in pairs.items() if value > least
        )
        found = communities(graph, order)
        return tuple(tuple(each for each in order if each in group) for group in found)

    @property
    def alike(self) -> bool:
        """Whether the strongest ways alone (MMDII) put the same party, or parties, on top."""
        return _top(self.power.relative) == _top(self.power.strongest)


def _top(values: Sequence[float]) -> list[int]:
    most = max(values, default=0.0)
    return [i for i, each in enumerate(values) if most - each < SAME]


def influences(session: Session) -> Influences:
    """What the parties that take part said of their influence, and what follows of it."""
    inside = taking_part(session)
    known = frozenset(inside)
    rows = {
        each.id: {to: value for to, value in each.on.items() if to in known and to != each.id}
        for each in session.goals.influences
        if each.id in known
    }
    given = {each: row for each, row in rows.items() if row}
    where = positions(session)
    stands = dict(where.inside)
    # Of whom nothing is said has no power, and nobody's is less for it.
    heard = {*given, *(to for row in given.values() for to in row), *stands}
    parties = tuple(each for each in inside if given and each in heard)
    direct = [[given.get(one, {}).get(other, 0) for other in parties] for one in parties]
    nothing = (None,) * len(where.goals)
    found = power(direct)
    return Influences(
        parties,
        where.goals,
        frozenset(given),
        frozenset(stands),
        sum(map(len, given.values())),
        len(inside),
        found,
        coalitions([stands.get(each, nothing) for each in parties], found.relative),
    )


def invented(session: Session) -> bool:
    """Whether any of it was made up, to make a case work."""
    rows = session.goals.influences
    return any(each.says("on") == "illustrative" for each in rows)


def mobilised(session: Session, t: Texts) -> list[tuple[str, str, str]]:
    """Of each goal its name, and how much power there is for and against it, in whole numbers.

    Empty while parties may not be put in order.
    """
    found = influences(session)
    if not found.ranked or not found.placed:
        return []
    goals = named(session.goals.goals, t).values()
    return [
        (goal, t.number(each.support, 0), t.number(each.opposition, 0))
        for goal, each in zip(goals, found.coalitions.mobilised[3], strict=True)
    ]


def most_of(weights: dict[str, float]) -> tuple[tuple[str, ...], float]:
    """The few that together have most of it, the heaviest first, and their share of all (0 … 1).

    Who weighs as much as the last one is there too. Nobody, and 0, when all is 0.
    """
    whole = sum(weights.values())
    if whole < SAME:
        return (), 0.0
    order = sorted((each for each in weights if weights[each] > SAME), key=lambda e: -weights[e])
    few_: list[str] = []
    had = 0.0
    for each in order:
        equal = bool(few_) and abs(weights[few_[-1]] - weights[each]) < SAME
        if few_ and not equal and (had / whole >= MOST_OF - SAME or len(few_) >= MOST_NAMED):
            break
        few_.append(each)
        had += weights[each]
    return tuple(few_), had / whole


def contested(found: Influences) -> tuple[int, Mobilised] | None:
    """The goal (its column) with the most power against it; None where nobody is against any."""
    goals = list(enumerate(found.coalitions.mobilised[3]))
    most = max(goals, key=lambda each: each[1].opposition, default=None)
    return most if most is not None and most[1].opposition > SAME else None
