"""Which new relations would do most for a network, by its aims (`aims`).

Adding edges so that a graph hangs together and stays so is *graph augmentation* (K.P. Eswaran &
R.E. Tarjan 1976, "Augmentation problems", SIAM Journal on Computing 5(4), 653–665). Here it is of
a few relations that are worth most.

One relation is searched exhaustively: every pair that has none. Two and three are found greedily:
the best one, then the best one beside it. For a monotone submodular worth greedy adds at least
1 − 1/e (63%) of what the best set of as many would (G.L. Nemhauser, L.A. Wolsey & M.L. Fisher 1978,
"An analysis of approximations for maximizing submodular set functions", Mathematical Programming
14, 265–294). That holds for ``touch`` alone, which counts who is covered. ``connected``, ``robust``
and ``near`` are monotone but not submodular: two relations may together do what neither does. For
them, and so for the mean of the four, no bound is known.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from netwerk_widgets.network.aims import Aim, Pair, Score, Standing, View

if TYPE_CHECKING:
    import networkx as nx

#: What adds less than this to the worth (0–1) is not worth saying.
LEAST = 0.001
#: So many relations at most; and so many with which a party is brought in: one would leave it
#: hanging on one other.
MOST, JOINED = 3, 2


@dataclass(frozen=True)
class Gain:
    """Relations that are new together, and where the network stands without and with them."""

    relations: tuple[Pair, ...]
    before: Score
    after: Score


def score(graph: "nx.Graph", aim: Aim) -> Score:
    """Where a simple undirected graph stands on an aim."""
    return Standing(graph, View(aim, tuple(graph))).score


def relations(
    graph: "nx.Graph", aim: Aim, order: Sequence[str], most: int = MOST
) -> tuple[Gain, ...]:
    """The new relations between parties that count that do most, the best first.

    Each with what it adds to those before it. Fewer when no other adds anything (`LEAST`), and
    none that the aim bars.

    Parameters
    ----------
    graph
        Who has anything with whom, without direction; it stays as it is.
    aim
        What is wanted.
    order
        All nodes: of equals the pair that stands first here is taken.
    most
        So many relations at most.
    """
    return _added(graph, View(aim, order), aim.counted, most)


def joining(
    graph: "nx.Graph", aim: Aim, order: Sequence[str], candidates: Collection[str]
) -> tuple[str, Gain] | None:
    """The party of these that does most when it is brought in, with at most `JOINED` relations.

    Every candidate is tried; its relations are found greedily. It counts in what is compared, with
    its relations and without: so nobody looks better for having kept it out. None when none adds
    anything.
    """
    best: tuple[float, str, Gain] | None = None
    same = View(aim, order)
    for party in (each for each in order if each in candidates):
        inside = party in aim.counted
        view = same if inside else View(replace(aim, counted=aim.counted | {party}), order)
        steps = _added(graph, view, {party}, JOINED)
        if not steps:
            continue
        pairs = tuple(pair for each in steps for pair in each.relations)
        gain = Gain(pairs, steps[0].before, steps[-1].after)
        more = round(gain.after.worth(aim.only) - gain.before.worth(aim.only), 9)
        if best is None or more > best[0]:
            best = (more, party, gain)
    return None if best is None else best[1:]


def _added(graph: "nx.Graph", view: View, these: Collection[str], most: int) -> tuple[Gain, ...]:
    """The best relation of ``these`` with a party that counts, then the best beside it, …"""
    now = graph.copy()
    found: list[Gain] = []
    before = Standing(now, view)
    while len(found) < most and (pair := _best(before, these)) is not None:
        now.add_edge(*pair)
        after = Standing(now, view)
        found.append(Gain((pair,), before.score, after.score))
        before = after
    return tuple(found)


def _best(standing: Standing, these: Collection[str]) -> Pair | None:
    """The new relation of these that adds most; None when none adds anything."""
    np, view = standing.np, standing.view
    rows = sorted(view.place[each] for each in these)
    gains = standing.gains(rows)
    free = (view.counts > 0)[None, :] & ~standing.joined[rows] & view.open[rows]
    free[range(len(rows)), rows] = False
    gains = np.where(free, np.round(gains, 9), -1.0)
    if not gains.size or gains.max() < LEAST:
        return None
    # Of equals the first: argmax goes through them row by row, in the order of the nodes.
    row, column = divmod(int(gains.argmax()), gains.shape[1])
    a, b = sorted((rows[row], column))
    return view.nodes[a], view.nodes[b]
