"""Nodes that hold others: groups that somebody drew around parties, in graphs of every kind."""

from collections.abc import Iterable, Mapping, Sequence

from netwerk_widgets.files.tables import FROM_REF, REF, TO_REF

Record = dict[str, str]


def without_groups(
    nodes: Sequence[Record], edges: Iterable[Record], inside: Mapping[str, str]
) -> tuple[list[Record], list[tuple[str, int]]]:
    """The parties, each with the name of its group as ``parent``; and what was left out.

    ``inside`` says of a node which other one holds it. One that holds others is no party, unless
    it has a relation of its own.
    """
    names = {each[REF]: each.get("label", each[REF]) for each in nodes}
    ends = {end for edge in edges for end in (edge.get(FROM_REF, ""), edge.get(TO_REF, ""))}
    groups = {each for each in inside.values() if each in names} - ends
    kept: list[Record] = []
    for node in nodes:
        if node[REF] not in groups:
            held = names.get(inside.get(node[REF], ""), "")
            kept.append({"parent": held, **node} if held else node)
    return kept, [("groups", len(groups))] if groups else []
