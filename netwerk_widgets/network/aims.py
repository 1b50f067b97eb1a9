"""What a network is good for, by four aims, and what one more relation would add to each.

Each aim is a share of 0–1 of what there could be:

- ``connected``: pairs of parties that reach each other at all;
- ``robust``: pairs that reach each other whichever *one* other party drops out: two that lie in one
  block (biconnected component), so that no third party is a single point of failure between them
  (Menger's theorem; J. Hopcroft & R. Tarjan 1973, Communications of the ACM 16, 372–378);
- ``near``: the efficiency (mean of ``1 / steps``, 0 without a way; V. Latora & M. Marchiori 2001,
  Physical Review Letters 87, 198701) over the pairs with a common goal, each counted as often as
  they have one;
- ``touch``: of the parties that took a side in a dilemma, those with a relation of their own with
  one on the other side.

What a network is worth is the mean of the aims that have a value. That all weigh the same is ours.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import comb
from typing import TYPE_CHECKING, Any, Literal, get_args

from netwerk_widgets.network import routes

if TYPE_CHECKING:
    import networkx as nx

Goal = Literal["connected", "robust", "near", "touch"]
AIMS: tuple[Goal, ...] = get_args(Goal)
Pair = tuple[str, str]
#: Stands for no way at all, in steps: more than any way has.
_FAR = 20_000


@dataclass(frozen=True)
class Aim:
    """What a group wants of its network.

    ``counted`` are the parties that count; others carry ways between them, but nobody has to reach
    them. ``common`` are two parties and how many goals they have in common, ``sides`` who stands
    on which side of each dilemma. ``only`` are the aims that count. ``barred`` are pairs between
    which no new relation is looked for.
    """

    counted: frozenset[str]
    common: tuple[tuple[str, str, int], ...] = ()
    sides: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    only: tuple[Goal, ...] = AIMS
    barred: frozenset[Pair] = frozenset()


@dataclass(frozen=True)
class Score:
    """How far a network is on each aim, in numbers that people can count; None: nothing to count.

    ``connected`` and ``robust`` are pairs of ``pairs``; ``near`` is the efficiency, 0–1; ``touch``
    are parties of ``sided``, each counted in every dilemma in which it took a side.
    """

    pairs: int
    connected: int | None
    robust: int | None
    near: float | None
    touch: int | None
    sided: int

    def shares(self, only: Collection[Goal] = AIMS) -> dict[Goal, float]:
        """Each of these aims that has a value, as a share of what there could be."""
        found: dict[Goal, float | None] = {
            "connected": None if self.connected is None else self.connected / self.pairs,
            "robust": None if self.robust is None else self.robust / self.pairs,
            "near": self.near,
            "touch": None if self.touch is None else self.touch / self.sided,
        }
        return {aim: value for aim, value in found.items() if value is not None and aim in only}

    def worth(self, only: Collection[Goal] = AIMS) -> float:
        """The mean of these aims that have a value; 0 without any."""
        found = self.shares(only).values()
        return sum(found) / len(found) if found else 0.0

    @property
    def steps(self) -> float | None:
        """The harmonic mean of the steps between those with a common goal; None: nobody reaches."""
        return 1 / self.near if self.near else None


class View:
    """An aim in the places of the nodes: ``order`` has all of them."""

    def __init__(self, aim: Aim, order: Sequence[str]) -> None:
        import numpy as np

        self.aim, self.nodes = aim, list(order)
        self.place = place = {node: n for n, node in enumerate(self.nodes)}
        self.counts = np.array([node in aim.counted for node in self.nodes], dtype=float)
        self.pairs = comb(int(self.counts.sum()), 2)
        wanted = sorted(
            (*sorted((place[a], place[b])), goals)
            for a, b, goals in aim.common
            if goals and a in aim.counted and b in aim.counted
        )
        self.a, self.b, goals = np.array(wanted or np.empty((0, 3))).astype(int).T
        self.weights = goals / max(1, goals.sum())
        taken = ([[place[x] for x in side if x in aim.counted] for side in s] for s in aim.sides)
        self.sides = [sorted(map(sorted, sides)) for sides in taken if all(sides)]
        self.sided = sum(len(side) for sides in self.sides for side in sides)
        self.open = np.ones((len(place), len(place)), dtype=bool)
        for one, other in aim.barred:
            if one in place and other in place:
                at = place[one], place[other]
                self.open[at] = self.open[at[::-1]] = False
        # What so many steps are worth.
        with np.errstate(divide="ignore"):
            self.near = np.append(1 / np.arange(_FAR), 0)


class Standing:
    """Where a simple undirected graph stands on an aim, and what a new relation would add."""

    def __init__(self, graph: "nx.Graph", view: View) -> None:
        import networkx as nx
        import numpy as np

        self.np, self.graph, self.view = np, graph, view
        place = view.place
        self.parts = [[place[x] for x in each] for each in nx.connected_components(graph)]
        self.blocks = [[place[x] for x in each] for each in nx.biconnected_components(graph)]
        self.joined = np.zeros((len(place), len(place)), dtype=bool)
        for a, b in graph.edges:
            self.joined[place[a], place[b]] = self.joined[place[b], place[a]] = True

    @cached_property
    def score(self) -> Score:
        """How far it is on each aim."""
        view = self.view
        among, inside = (
            sum(comb(int(view.counts[each].sum()), 2) for each in sets)
            for sets in (self.parts, self.blocks)
        )
        met = sum(int(self._met(sides).sum()) for sides in view.sides)
        near = view.weights @ view.near[self.steps[view.a, view.b]] if len(view.a) else None
        return Score(
            view.pairs,
            among if view.pairs else None,
            inside if view.pairs else None,
            None if near is None else float(near),
            met if view.sided else None,
            view.sided,
        )

    @cached_property
    def steps(self) -> Any:
        """The steps between all nodes, in the order of the view; `_FAR` without a way."""
        at = {node: n for n, node in enumerate(self.graph)}
        mine = [at[node] for node in self.view.nodes]
        found = routes.steps(self.graph)[self.np.ix_(mine, mine)]
        return self.np.minimum(found, _FAR).astype("uint16")

    def gains(self, rows: Sequence[int]) -> Any:
        """What a relation of each of these nodes with each node would add to the worth.

        An array of a row for each of ``rows`` and a column for each node; of two that have a
        relation already, and of a node with itself, it says nothing.
        """
        np, view, only = self.np, self.view, self.view.aim.only
        found: list[Any] = []
        if view.pairs and "connected" in only:
            found.append(self._connected()[rows] / view.pairs)
        if view.pairs and "robust" in only:
            found.append(np.array([self._robust(row) for row in rows]) / view.pairs)
        if len(view.a) and "near" in only:
            found.append(self._near(rows))
        if view.sided and "touch" in only:
            found.append(self._touch()[rows] / view.sided)
        nothing = np.zeros((len(rows), len(view.nodes)))
        return sum(found, nothing) / max(1, len(found))

    def _connected(self) -> Any:
        """How many pairs come to reach each other."""
        np, counts = self.np, self.view.counts
        part, many = np.zeros(len(counts), dtype=int), np.zeros(len(counts))
        for number, each in enumerate(self.parts):
            part[each], many[each] = number, counts[each].sum()
        return np.where(part[:, None] == part[None, :], 0, np.outer(many, many))

    @cached_property
    def _around(self) -> dict[int, list[int]]:
        """The blocks that each node is in."""
        found: dict[int, list[int]] = {}
        for number, block in enumerate(self.blocks):
            for node in block:
                found.setdefault(node, []).append(number)
        return found

    def _robust(self, start: int) -> Any:
        """How many pairs come into one block by a relation of ``start`` with each node.

        It closes a ring: all blocks on the way between the two become one.
        """
        counts = self.view.counts
        # Apart from each other the two themselves are the new block.
        gained = counts[start] * counts
        queue = [(start, -1, 0, 0)]
        for node, came, united, had in queue:
            for block in self._around.get(node, ()):
                if block == came:
                    continue
                inside = int(counts[self.blocks[block]].sum())
                # The node in which two blocks meet counts once.
                union = inside if came < 0 else united + inside - int(counts[node])
                pairs = had + comb(inside, 2)
                for each in self.blocks[block]:
                    if each != node:
                        gained[each] = comb(union, 2) - pairs
                        queue.append((each, block, union, pairs))
        return gained

    def _near(self, rows: Sequence[int]) -> Any:
        """How much the efficiency gains.

        With a relation between u and v the way from a to b is the shortest of what it was,
        a … u v … b and a … v u … b.
        """
        np, view, steps = self.np, self.view, self.steps
        was = steps[view.a, view.b]
        found = np.zeros((len(rows), len(steps)))
        for n, row in enumerate(rows):
            # Only of who lies nearer to u than to each other the way can become shorter.
            to_u = steps[row]
            nearer = np.flatnonzero(np.minimum(to_u[view.a], to_u[view.b]) + 1 < was)
            a, b, old = view.a[nearer], view.b[nearer], was[nearer]
            way = np.minimum(to_u[a, None] + steps[b], to_u[b, None] + steps[a]) + 1
            near = view.near[np.minimum(way, old[:, None])] - view.near[old][:, None]
            found[n] = view.weights[nearer] @ near
        return found

    def _met(self, sides: Sequence[Sequence[int]]) -> Any:
        """Who of both sides of a dilemma has a relation with the other side."""
        one, other = sides
        across = self.joined[self.np.ix_(one, other)]
        met = self.np.zeros(len(self.joined), dtype=bool)
        met[one], met[other] = across.any(axis=1), across.any(axis=0)
        return met

    def _touch(self) -> Any:
        """How many come to know the other side of a dilemma, in all dilemmas together."""
        np, found = self.np, self.np.zeros(self.joined.shape)
        for sides in self.view.sides:
            new = (~self._met(sides)).astype(float)
            one, other = np.zeros(len(new)), np.zeros(len(new))
            one[sides[0]], other[sides[1]] = 1, 1
            gained = np.outer(one, other) * (new[:, None] + new[None, :])
            found += gained + gained.T
        return found
