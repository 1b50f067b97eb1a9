"""Two states of the map beside each other: everybody in the same place, differences marked.

What is gone carries a ✕ and a dashed ring or line on the first map; what is new a + and a
double ring or thick line on the second: a sign and a form, not only a colour.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Any

import plotly.graph_objects as go

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.map_edges import edge_traces
from netwerk_widgets.figures.map_labels import Name, place
from netwerk_widgets.figures.map_layout import NARROW, WIDE, Places
from netwerk_widgets.figures.map_nodes import Node, node_traces, nodes
from netwerk_widgets.figures.map_trace import Trace, scatter
from netwerk_widgets.figures.scene.stable import network
from netwerk_widgets.figures.stakeholder_map import usable
from netwerk_widgets.figures.theme import TEMPLATE, empty, wrapped
from netwerk_widgets.insights.changes import difference_rows
from netwerk_widgets.network.comparison import Comparison
from netwerk_widgets.network.graph import undirected
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import Relation
from netwerk_widgets.texts import Texts

#: With more parties only the largest, and those that differ, are named.
NAMED, _NAMED_NARROW = 20, 10
_GONE, _NEW = palette.VERMILION, palette.GREEN
_HEIGHT, _HEIGHT_NARROW = 520, 420

_FRAME: dict[str, Any] = {
    "template": TEMPLATE,
    "height": _HEIGHT,
    "margin": {"l": 4, "r": 4, "t": 4, "b": 4},
    "hovermode": "closest",
    "dragmode": False,
    "showlegend": False,
    "xaxis": {"visible": False, "range": [0, 1], "fixedrange": True},
    "yaxis": {"visible": False, "range": [0, 1], "fixedrange": True},
}


def change_maps(
    comparison: Comparison, name: str, labels: tuple[str, str], t: Texts
) -> tuple[Drawing, Drawing]:
    """The map before and after, named by ``labels``; laid out once, on both together.

    Their keys are ``<name>-before`` and ``<name>-after``.
    """
    states = (comparison.before, comparison.after)
    if not any(each.stakeholders.items for each in states):
        hint = t("changes.map.hint")
        return (
            empty(f"{name}-before", labels[0], hint),
            empty(f"{name}-after", labels[1], hint),
        )
    places = shared_places(*states)
    before, after = (
        _drawing(f"{name}-{key}", state, places, comparison, label, t)
        for key, state, label in zip(("before", "after"), states, labels, strict=True)
    )
    return before, after


def shared_places(before: Session, after: Session) -> Places:
    """One place for each party of either state; where somebody put it, if anybody did."""
    parties = {each.id: each for each in chain(before.stakeholders.items, after.stakeholders.items)}
    relations = {each.id: each for each in chain(before.relations.items, after.relations.items)}
    known = [
        each
        for each in relations.values()
        if each.from_id in parties and each.to_id in parties and each.from_id != each.to_id
    ]
    return network(list(parties.values()), known, {})


def _drawing(
    key: str, state: Session, places: Places, comparison: Comparison, label: str, t: Texts
) -> Drawing:
    first = state is comparison.before
    parties, lines = comparison.parties, comparison.relations
    marked = set(parties.gone if first else parties.new)
    drawn = nodes(state.stakeholders.items, places, dict(undirected(state).degree), t)
    relations = usable(state)
    different = set(lines.gone if first else lines.new)
    colour, sign = (_GONE, "✕") if first else (_NEW, "+")
    figure = go.Figure(
        [
            *edge_traces(relations, drawn, t, None),
            *_marked_lines([each for each in relations if each.id in different], drawn, first),
            *node_traces(drawn, t, None),
            *_marked_nodes([each for each in drawn if each.party.id in marked], colour, first),
        ],
        layout=_FRAME,
    )
    figure.update_layout(annotations=_names(drawn, marked, sign, narrow=False))
    counts = t("changes.map.counts", label=label, parties=len(drawn), relations=_pairs(relations))
    way = "gone" if first else "new"
    summary = t(f"changes.map.{way}", parties=len(marked), relations=len(different))
    rows = difference_rows(comparison, t)
    columns = (t("changes.column.what"), t("changes.column.which"), t("changes.column.how"))
    return Drawing(
        key,
        figure,
        counts,
        summary,
        Table(columns, tuple(rows)) if not first else Table((), ()),
        narrow={
            "height": _HEIGHT_NARROW,
            "font.size": 16,
            "annotations": _names(drawn, marked, sign, narrow=True),
        },
    )


def _pairs(relations: Sequence[Relation]) -> int:
    return len({frozenset((each.from_id, each.to_id)) for each in relations})


def _marked_lines(relations: list[Relation], drawn: list[Node], first: bool) -> list[Trace]:
    if not relations:
        return []
    at = {each.party.id: each for each in drawn}
    colour = _GONE if first else _NEW
    ends = [(at[str(each.from_id)], at[str(each.to_id)]) for each in relations]
    xs = [x for a, b in ends for x in (a.x, b.x, None)]
    ys = [y for a, b in ends for y in (a.y, b.y, None)]
    return [
        scatter(
            x=xs,
            y=ys,
            mode="lines",
            line={"color": colour, "width": 5, "dash": "dash" if first else "solid"},
            opacity=0.75,
            hoverinfo="skip",
        ),
        scatter(
            x=[(a.x + b.x) / 2 for a, b in ends],
            y=[(a.y + b.y) / 2 for a, b in ends],
            mode="markers",
            marker={
                "symbol": "x" if first else "cross",
                "size": 15,
                "color": colour,
                "line": {"width": 1.5, "color": palette.PAPER},
            },
            hoverinfo="skip",
        ),
    ]


def _marked_nodes(marked: list[Node], colour: str, first: bool) -> list[Trace]:
    if not marked:
        return []
    shared = {"x": [each.x for each in marked], "y": [each.y for each in marked]}
    around = scatter(
        **shared,
        mode="markers",
        marker={
            "symbol": "square-open" if first else "circle-open",
            "size": [2 * each.radius + 12 for each in marked],
            "color": colour,
            "line": {"width": 4},
        },
        hoverinfo="skip",
    )
    over = scatter(
        **shared,
        mode="markers",
        marker={
            "symbol": "x-thin" if first else "cross-thin",
            "size": [2 * each.radius + (8 if first else 0) for each in marked],
            "line": {"width": 4, "color": colour if first else palette.PAPER},
        },
        hoverinfo="skip",
    )
    return [around, over]


def _names(drawn: list[Node], marked: set[str], sign: str, *, narrow: bool) -> list[dict[str, Any]]:
    ranked = sorted(
        drawn, key=lambda each: (each.party.id not in marked, -each.degree, each.party.id)
    )
    names = [
        Name(
            each.x,
            each.y,
            each.radius + (6 if each.party.id in marked else 0),
            tuple(
                _text(each, each.party.id in marked, sign, width)
                for width in ((13, 9) if narrow else (17, 11))
            ),
            always=each.party.id in marked and len(marked) <= NAMED,
            bold=each.party.id in marked,
        )
        for each in ranked[: _NAMED_NARROW if narrow else NAMED]
    ]
    circles = [(each.x, each.y, each.radius) for each in drawn]
    field = (NARROW[0], _HEIGHT_NARROW) if narrow else (WIDE[0] - 60, _HEIGHT)
    return place(names, circles, field, 16)


def _text(node: Node, marked: bool, sign: str, width: int) -> str:
    return wrapped(f"{sign} {node.name}" if marked else node.name, width, 3)
