"""No module needs, by any way round, a module that needs it: not even for its types."""

import ast
from importlib import import_module

import networkx as nx

from netwerk_widgets import nursery, places
from netwerk_widgets.method import STEPS

PACKAGE = places.PACKAGE


def name_of(path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def graph_of(sources: dict[str, str]) -> nx.DiGraph:
    """Who imports whom, wherever in the module: at its head, in a function, for types alone."""
    graph = nx.DiGraph()
    for module, source in sources.items():
        for node in ast.walk(ast.parse(source)):
            wanted = []
            if isinstance(node, ast.Import):
                wanted = [each.name for each in node.names]
            elif isinstance(node, ast.ImportFrom):
                inside = [f"{node.module}.{each.name}" for each in node.names]
                wanted = [each if each in sources else node.module for each in inside]
            graph.add_edges_from((module, each) for each in wanted if each in sources)
    return graph


def circles(graph: nx.DiGraph) -> list[list[str]]:
    return [sorted(each) for each in nx.strongly_connected_components(graph) if len(each) > 1]


def test_a_circle_of_types_is_found():
    sources = {
        "one": "if TYPE_CHECKING:\n    from two import Two",
        "two": "def late():\n    import one",
        "three": "import one",
    }
    assert circles(graph_of(sources)) == [["one", "two"]]


def test_there_are_no_circles():
    sources = {name_of(path): path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
    graph = graph_of(sources)
    assert graph.number_of_edges() > 1000
    assert circles(graph) == []


def test_what_forks_the_kernels_knows_every_page_of_the_workbook():
    known = {module.__name__ for module in nursery.of_the_workbook()}
    pages = {
        f"netwerk_widgets.widgets.pages.{name}" for name in ("start", "thread", "gather", *STEPS)
    }
    assert pages <= known
    for name, page in nursery.ROOM.items():
        assert page() is import_module(f"netwerk_widgets.widgets.{name}")
