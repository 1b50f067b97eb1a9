"""How measures, layout and figure grow: 60, 500 and 2,000 parties, against betweenness alone."""

import random
import time
from collections.abc import Callable
from itertools import combinations
from typing import Any

import networkx as nx

from netwerk_widgets.figures.map import layout as placing
from netwerk_widgets.figures.map.parties import usable
from netwerk_widgets.figures.map.scene import map_scene
from netwerk_widgets.figures.map.stable import network
from netwerk_widgets.insights.sentences import findings
from netwerk_widgets.network import augmenting, measures
from netwerk_widgets.network.aims import Aim
from netwerk_widgets.network.graph import undirected
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import Relation, Stakeholder
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.measures_table import table

#: Parties and relations; and the most that everything but the communities may take, in
#: milliseconds or as a multiple of networkx's exact betweenness.
SIZES = ((60, 150), (500, 2000), (2000, 8000))
MOST_MS, MOST_RATIO = {60: 100.0}, {500: 0.6, 2000: 0.35}
#: And what would help most, of 60 parties (milliseconds).
MOST_HELPED = 1000.0

Row = tuple[str, float, str, float | None]


def session(parties: int, relations: int) -> Session:
    """Always the same network of this size; no two relations between the same two."""
    rng = random.Random(1)
    made = Session()
    made.stakeholders.items = [
        Stakeholder(
            id=f"p{n}",
            name=f"Organisatie nummer {n}",
            sector=rng.choice(("public", "private", "social")),
            ring=rng.choice(("core", "ring", "outside")),
            power=rng.randint(1, 5),
            interest=rng.randint(1, 5),
        )
        for n in range(parties)
    ]
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < relations:
        a, b = sorted(rng.sample(range(parties), 2))
        pairs.add((a, b))
    kinds = ("supply", "cooperation", "information", "funding", "authority")
    made.relations.items = [
        Relation(
            id=f"r{n}",
            from_id=f"p{a}",
            to_id=f"p{b}",
            kind=rng.choice(kinds),
            strength=rng.randint(1, 3),
        )
        for n, (a, b) in enumerate(sorted(pairs))
    ]
    return made


def took(job: Callable[[], Any]) -> tuple[float, Any]:
    """Milliseconds, and what came of it."""
    began = time.perf_counter()
    found = job()
    return 1000 * (time.perf_counter() - began), found


def once(parties: int, relations: int) -> dict[str, float]:
    """Milliseconds of each part: betweenness as networkx has it alone, and then all of ours."""
    made, t = session(parties, relations), texts("nl")
    measures._measures.cache_clear()
    measures._structure.cache_clear()
    placing.force.cache_clear()
    graph = undirected(made)
    found = {"networkx's betweenness alone": took(lambda: nx.betweenness_centrality(graph))[0]}
    found["communities"] = 0.0  # first of all, as it counts apart
    found["graph"], counted = took(lambda: measures.measure(made))
    for name in ("communities", "betweenness", "closeness"):
        found[name] = took(lambda name=name: getattr(counted, name))[0]
    found["other measures, table and words"] = took(lambda: (table(made, t), findings(made, t)))[0]
    found["layout"], places = took(lambda: network(made.stakeholders.items, usable(made), {}))
    found["scene"] = took(lambda: map_scene(made, t, places=places))[0]
    return found


def helped(runs: int = 3) -> list[Row]:
    """What would help most among 60 parties: all 1,620 relations that there are not, three times.

    With a common goal between every two, and five dilemmas: as much as there can be to count.
    """
    parties, relations = SIZES[0]
    graph, rng = undirected(session(parties, relations)), random.Random(1)
    nodes = tuple(graph)
    common = tuple((a, b, rng.randint(1, 4)) for a, b in combinations(nodes, 2))
    halves = [rng.sample(nodes, parties) for _ in range(5)]
    sides = tuple((frozenset(each[:25]), frozenset(each[25:50])) for each in halves)
    wanted = Aim(frozenset(nodes), common, sides)
    some = [node for node in nodes if graph.degree[node] < 2]
    took_ms = min(
        took(
            lambda: (
                augmenting.relations(graph, wanted, nodes),
                augmenting.joining(graph, wanted, nodes, some),
            )
        )[0]
        for _ in range(runs)
    )
    name = f"{parties} parties, {relations} relations: what would help most"
    return [(name, took_ms, "ms", MOST_HELPED)]


def growth(runs: int = 3) -> list[Row]:
    """The rows of the table; of several runs the fastest, the largest network only once."""
    once(12, 20)  # what is imported lazily
    rows: list[Row] = []
    for parties, relations in SIZES:
        each = [once(parties, relations) for _ in range(1 if parties > 1000 else runs)]
        found = {part: min(one[part] for one in each) for part in each[0]}
        base, communities, *parts = found.values()
        whole = sum(parts)
        name = f"{parties} parties, {relations} relations"
        rows += [(f"{name}: {part}", value, "ms", None) for part, value in found.items()]
        rows += [
            (f"{name}: together, without communities", whole, "ms", MOST_MS.get(parties)),
            (f"{name}: that / betweenness", whole / base, "×", MOST_RATIO.get(parties)),
            (f"{name}: communities / betweenness", communities / base, "×", None),
        ]
    return rows + helped(runs)


if __name__ == "__main__":
    for what, value, unit, most in growth():
        print(f"{what:<55} {value:10.2f} {unit}{'' if most is None else f'  (≤ {most:g})'}")
