"""The numbers behind the sentences and the figures, so that each can be checked."""

from collections.abc import Iterator
from typing import Any

from netwerk_widgets.network import analysis, graph
from netwerk_widgets.report.document import Block, Cell, Grid, Picture
from netwerk_widgets.report.recorded import Recorded, section
from netwerk_widgets.report.tables import grid
from netwerk_widgets.report.writing import capital

#: Of the network as a whole: its name, and how many decimals.
_WHOLE = (
    ("parties", 0),
    ("relations", 0),
    ("density", 2),
    ("components", 0),
    ("transitivity", 2),
)
#: Of each party; without directions, and the number of a group says nothing by itself.
_PARTY = [
    (key, digits)
    for key, digits in analysis.DECIMALS.items()
    if key not in ("in_degree", "out_degree", "community")
]
#: The figures whose numbers are computed: what was filled in stands in the other tables.
_COMPUTED = (
    "accelerators",
    "support",
    "dilemmas",
    "readiness",
    "progress",
    "radar_then_now",
    "map_then_now",
)


def blocks(r: Recorded) -> list[Block]:
    """The measures of the network (undirected, as the sentences use them), then of the figures."""
    t = r.t
    return [
        *section(t("report.title.network"), *_network(r)),
        *section(t("report.title.figures"), *_figures(r)),
    ]


def _network(r: Recorded) -> Iterator[Grid | None]:
    """Of the whole and of each party (`network.analysis`, definitions of networkx)."""
    if not r.session.relations.items:
        return
    t = r.t
    found: dict[str, Any] = dict(analysis.analyse(graph.undirected(r.session)))
    whole: list[tuple[Cell, ...]] = [
        (t(f"analyse.whole.{key}"), _number(found[key], digits)) for key, digits in _WHOLE
    ]
    for key, name in (("centralisation", "degree"), ("flow", "betweenness")):
        value = _number(found["centralisation"][name], 2)
        whole.append((t(f"analyse.whole.{key}"), value))
    for attribute, value in found["ei_index"].items():
        label = t.optional(f"fields.label.stakeholder_{attribute}") or attribute
        whole.append((t("analyse.whole.ei", attribute=label), _number(value, 2)))
    heads = [capital(t(f"report.column.{each}")) for each in ("measure", "value")]
    yield grid("measures_whole", t("report.table.measures_whole"), heads, whole, fixed=1)
    rows: list[tuple[Cell, ...]] = [
        (each["name"], *(_number(each[key], digits) for key, digits in _PARTY))
        for each in found["per_party"]
    ]
    heads = [r.label("stakeholder_name"), *(capital(t(f"analyse.column.{k}")) for k, _ in _PARTY)]
    yield grid("measures_party", t("report.table.measures_party"), heads, rows, fixed=1)


def _number(value: float | None, digits: int) -> Cell:
    return None if value is None else round(value, digits) if digits else int(value)


def _figures(r: Recorded) -> Iterator[Grid]:
    for name in _COMPUTED:
        made = r.figure(name)
        if isinstance(made, Picture) and made.drawing.table.rows:
            told = made.drawing
            yield Grid(f"numbers_{name}", told.title, told.table.columns, told.table.rows)
