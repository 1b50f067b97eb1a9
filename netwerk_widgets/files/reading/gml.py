"""GML (Himsolt), as networkx reads it."""

import re
from typing import Any

from netwerk_widgets.files.reading.compound import without_groups
from netwerk_widgets.files.tables import FROM_REF, REF, TO_REF, Contents, records
from netwerk_widgets.session.errors import ImportFileError

#: How a program drew it, and in which group (yEd: ``gid``).
_LOOKS = frozenset({"graphics", "labelgraphics", "fill", "outline", "isgroup", "gid"})


def is_gml(start: str) -> bool:
    """Whether a text begins as such a graph."""
    head = re.match(r"(?:\s*#[^\n]*\n|\s*(?:Creator|Version|comment)\s+[^\n]*\n)*\s*", start)
    return re.match(r"graph\s*\[", start[head.end() if head else 0 :], re.IGNORECASE) is not None


def read(text: str) -> Contents:
    """The nodes as parties and the edges as relations.

    Raises
    ------
    ImportFileError
        When networkx finds it damaged.
    """
    import networkx as nx

    lines = [line for line in text.splitlines() if line.strip()]
    try:
        graph = nx.parse_gml(lines, label=None)
    except nx.NetworkXError as problem:
        if "multigraph" not in str(problem):
            raise ImportFileError("upload_damaged") from problem
        graph = _with_doubles(lines)
    except Exception as problem:  # it raises whatever it runs into
        raise ImportFileError("upload_damaged") from problem
    nodes = [
        {REF: str(node), "label": str(data.get("label", node)), **_flat(data)}
        for node, data in graph.nodes(data=True)
    ]
    edges = [
        {FROM_REF: str(start), TO_REF: str(end), **_flat(data, label=True)}
        for start, end, data in graph.edges(data=True)
    ]
    if not nodes:
        raise ImportFileError("upload_nothing")
    inside = {str(node): str(data["gid"]) for node, data in graph.nodes(data=True) if "gid" in data}
    nodes, left = without_groups(nodes, edges, inside)
    sheets = [records("nodes", nodes), *([records("edges", edges)] if edges else [])]
    return Contents("gml", tuple(sheets), graph.is_directed(), tuple(left))


def _with_doubles(lines: list[str]) -> Any:
    """The same with edges that occur twice, which networkx wants to be told."""
    import networkx as nx

    place = next(n for n, line in enumerate(lines) if re.search(r"\bgraph\b", line, re.IGNORECASE))
    line = re.sub(r"graph\s*\[", "graph [ multigraph 1 ", lines[place], flags=re.IGNORECASE)
    try:
        return nx.parse_gml([*lines[:place], line, *lines[place + 1 :]], label=None)
    except Exception as problem:
        raise ImportFileError("upload_damaged") from problem


def _flat(data: dict[str, Any], *, label: bool = False) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in data.items():
        if (
            key.lower() in _LOOKS
            or (key == "label" and not label)
            or isinstance(value, dict | list)
        ):
            continue
        whole = isinstance(value, float) and value.is_integer()
        found[key] = str(int(value)) if whole else str(value)
    return found
