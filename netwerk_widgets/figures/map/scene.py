"""The map as the browser draws it: a session as plain data (see ``static/map/view.js``).

Nothing here is a picture: the places are shares of the field (from the left, from the
bottom), the colours and lines are those of the other figures, and all words are in it, so
that the same data serves the workbook's map and a page without a kernel.
"""

from collections.abc import Collection
from typing import Any

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.map import said
from netwerk_widgets.figures.map.keys import HOUSE, keys
from netwerk_widgets.figures.map.layout import Places
from netwerk_widgets.figures.map.layouts import layouts
from netwerk_widgets.figures.map.parties import PER_PARTY, parties, relations, usable
from netwerk_widgets.figures.map.stable import network
from netwerk_widgets.insights.missing import missing
from netwerk_widgets.network.graph import undirected
from netwerk_widgets.network.measures import measure
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

Scene = dict[str, Any]


def map_scene(
    session: Session,
    t: Texts,
    name: str = "",
    places: Places | None = None,
    scored: bool = True,
    grouped: bool = True,
    measured: Collection[str] = tuple(PER_PARTY),
) -> Scene:
    """Everything that the map shows of a session, fit for JSON.

    Parameters
    ----------
    session, t
        What to show, in which language.
    name
        What the session is called: it stands on the picture.
    places
        Where the parties stand in the network layout; None: as `network` puts them.
    scored
        Whether there is a layout by influence and interest; the room has none unless told.
    grouped
        Whether communities are shown, or can be without a kernel; else they are not computed.
    measured
        The measures of each party that are in it.
    """
    found, whole = measure(session), undirected(session)
    lines = usable(session)
    at = network(session.stakeholders.items, lines, {}) if places is None else places
    table = said.table(session, whole, t)
    shown, explained = (
        parties(session, found, t, grouped, measured),
        keys(session, found, t, grouped, measured),
    )
    summary = said.summary(session, whole, "network", False, t)
    arranged = layouts(session, whole, lines, at, t)
    if not scored:
        del arranged["power"]
    return {
        "language": t.language,
        "name": name,
        "font": palette.MAP_FONT,
        "house": HOUSE,
        "parties": shown,
        "relations": relations(lines, t),
        "layouts": arranged,
        "keys": explained,
        "summary": f"{summary} {missing(t, found)}".rstrip(),
        "table": {"columns": list(table.columns), "rows": [list(row) for row in table.rows]},
    }
