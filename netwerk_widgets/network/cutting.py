"""How many parties come loose without one, for all of them at once."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx


def come_loose(graph: "nx.Graph") -> dict[str, int]:
    """The articulation points: how many nodes are cut off from the largest part without each.

    By the tree of blocks and the nodes that they share (Hopcroft & Tarjan 1973), so it takes as
    long as walking the graph once; taking each node away in turn takes the square of that.
    """
    import networkx as nx

    blocks = [frozenset(each) for each in nx.biconnected_components(graph)]
    of: dict[str, list[int]] = {node: [] for node in graph}
    for number, block in enumerate(blocks):
        for node in block:
            of[node].append(number)
    found: dict[str, int] = {}
    for part in nx.connected_components(graph):
        found |= _of_part(next(iter(part)), len(part), blocks, of)
    return found


def _of_part(
    root: str, size: int, blocks: list[frozenset[str]], of: dict[str, list[int]]
) -> dict[str, int]:
    # Downwards from the root: each node that is shared, with the blocks that hang on it.
    order, parents = [root], {root: -1}
    for node in order:
        for block in of[node]:
            if block != parents[node]:
                for each in blocks[block] - {node}:
                    parents[each] = block
                    order.append(each)
    # And back up: how many nodes there are below each, itself included.
    below = dict.fromkeys(order, 1)
    found = {}
    for node in reversed(order):
        hanging = [
            sum(below[each] for each in blocks[block] - {node})
            for block in of[node]
            if block != parents[node]
        ]
        below[node] += sum(hanging)
        if len(of[node]) > 1:
            found[node] = size - 1 - max(*hanging, size - below[node])
    return found
