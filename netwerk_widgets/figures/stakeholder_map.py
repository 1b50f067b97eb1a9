"""The map of the network: who has what with whom, in four views."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go

from netwerk_widgets.figures import map_words
from netwerk_widgets.figures.drawing import Drawing
from netwerk_widgets.figures.map_edges import edge_traces
from netwerk_widgets.figures.map_labels import Box, Name, place
from netwerk_widgets.figures.map_layout import NARROW, WIDE
from netwerk_widgets.figures.map_legend import legend_traces
from netwerk_widgets.figures.map_nodes import Node, node_traces, nodes
from netwerk_widgets.figures.map_views import Arranged, View, arrange
from netwerk_widgets.figures.theme import TEMPLATE, empty, wrapped
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import Relation
from netwerk_widgets.texts import Texts

#: With more parties than this only the most connected (and the selected) are named.
NAMED = 24
_NAMED_OF_MANY, _NAMED_NARROW = 18, 12
_FONT, _FONT_NARROW = 17, 16
_LEGEND_ROW = 24

_FRAME: dict[str, Any] = {
    "template": TEMPLATE,
    "height": WIDE[1] + 180,
    "margin": {"l": 4, "r": 4, "t": 4, "b": 8},
    "hovermode": "closest",
    "dragmode": False,
    "legend": {
        "orientation": "h",
        "x": 0.5,
        "xanchor": "center",
        "y": -0.01,
        "yanchor": "top",
        "itemclick": False,
        "itemdoubleclick": False,
        "font": {"size": 16},
        # Plotly would make it scroll at half of the height.
        "maxheight": 900,
    },
    "xaxis": {"visible": False, "range": [0, 1], "fixedrange": True},
    "yaxis": {"visible": False, "range": [0, 1], "fixedrange": True},
}


def stakeholder_map(
    session: Session, t: Texts, view: View = "network", selected: str | None = None
) -> Drawing:
    """The parties as marks (form: sector, colour: role, size: relations), named beside them.

    A mark's ``customdata`` is the id of its party, so that a click can select it.
    """
    key = f"map-{view}"
    parties = session.stakeholders.items
    if not parties:
        return empty(key, t("figures.map.empty.network"), t("figures.map.hint.network"))
    found = arrange(view, parties, usable(session), t)
    if found is None:
        return empty(key, t(f"figures.map.empty.{view}"), t(f"figures.map.hint.{view}"))
    chosen = selected if selected in found.places else None
    drawn = nodes(parties, found.places, map_words.degrees(session), t)
    explained = legend_traces(drawn, found.relations, t, case=session.start.case is not None)
    figure = go.Figure(
        [
            *edge_traces(found.relations, drawn, t, chosen, found.routes),
            *node_traces(drawn, t, chosen),
            *explained,
        ],
        layout=_FRAME,
    )
    names = _names(drawn, found, chosen, narrow=False)
    figure.update_layout(
        found.layout, shapes=found.shapes, annotations=[*found.annotations, *names]
    )
    notes = found.narrow[0] if found.narrow else found.annotations
    narrow = {
        # One column, so the explanation is as high as it is long.
        "height": NARROW[1] + _LEGEND_ROW * len(explained) + 40,
        "font.size": _FONT_NARROW,
        "margin.l": 40 if view == "power" else 4,
        "legend.y": -0.12 if view == "power" else -0.01,
        "annotations": [*notes, *_names(drawn, found, chosen, narrow=True)],
    }
    return Drawing(
        key,
        figure,
        map_words.title(session, view, t),
        map_words.summary(session, view, len(names) < len(drawn), t),
        map_words.table(session, t),
        narrow=narrow,
    )


def usable(session: Session) -> list[Relation]:
    """The relations between two different parties that both exist."""
    known = {each.id for each in session.stakeholders.items}
    return [
        each
        for each in session.relations.items
        if each.from_id in known and each.to_id in known and each.from_id != each.to_id
    ]


def _names(
    drawn: list[Node], found: Arranged, chosen: str | None, *, narrow: bool
) -> list[dict[str, Any]]:
    """The names of the most important, as far as they have room."""
    ranked = sorted(drawn, key=lambda each: (each.party.id != chosen, -each.degree, each.party.id))
    most = _NAMED_NARROW if narrow else (NAMED if len(drawn) <= NAMED else _NAMED_OF_MANY)
    names = [
        Name(
            each.x,
            each.y,
            each.radius,
            tuple(wrapped(each.name, width, 3) for width in ((13, 9) if narrow else (17, 11))),
            always=each.party.id == chosen or (not narrow and len(drawn) <= NAMED),
            bold=each.party.id == chosen,
        )
        for each in ranked[:most]
    ]
    return place(
        names,
        [(each.x, each.y, each.radius) for each in drawn],
        found.fields[narrow],
        _FONT_NARROW if narrow else _FONT,
        found.narrow[1] if narrow and found.narrow else found.blocked,
        _lines(found.relations, found),
    )


def _lines(relations: Sequence[Relation], found: Arranged) -> list[Box]:
    lines: list[Box] = []
    for each in relations:
        link = str(each.from_id), str(each.to_id)
        path = found.routes.get(link) or (found.places[link[0]], found.places[link[1]])
        lines.extend((*one, *other) for one, other in pairwise(path))
    return lines
