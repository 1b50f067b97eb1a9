"""The measures of a network as a DataFrame, and two states beside each other."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from netwerk_widgets.laboratory.data import SessionData, as_session
from netwerk_widgets.laboratory.frames import frame
from netwerk_widgets.laboratory.labels import labelled
from netwerk_widgets.laboratory.tables import TABLES
from netwerk_widgets.network import analysis
from netwerk_widgets.network.comparison import Differences
from netwerk_widgets.network.comparison import compare as compared
from netwerk_widgets.network.measures import Measures
from netwerk_widgets.session.models import Session

if TYPE_CHECKING:
    import networkx as nx

#: Measures of a party that are whole numbers.
_WHOLE = ("degree", "in_degree", "out_degree", "core", "community")


class PartyMeasures(pd.DataFrame):
    """A row for each party (index ``party``), a column for each measure.

    Attributes
    ----------
    network : pandas.Series
        The measures of the network as a whole.
    bridges : tuple of pairs
        The relations without a way round.
    """

    _metadata = ["network", "bridges"]  # noqa: RUF012  # pandas has it so
    network: "pd.Series[float]"
    bridges: tuple[tuple[str, str], ...]

    @property
    def _constructor(self) -> type[pd.DataFrame]:
        """A part of it is an ordinary table: the network is not that of the part."""
        return pd.DataFrame


def measures(
    session: "SessionData | Session | nx.Graph", *, directed: bool = False, weighted: bool = False
) -> PartyMeasures:
    """The measures of a network, as networkx defines them.

    Parameters
    ----------
    session
        A session, or any simple networkx graph.
    directed
        Whether arrows count: `SessionData.graph`.
    weighted
        With the measures that look at strength: distance 1/strength (Newman 2001).

    Returns
    -------
    PartyMeasures
        A DataFrame: ``degree`` (number of neighbours), ``degree_centrality``, ``betweenness`` and
        ``closeness`` (0–1; Freeman 1977, 1979), ``eigenvector`` (Bonacich 1972), ``constraint``
        and ``effective_size`` (Burt 1992), ``core`` (Seidman 1983), ``community`` (Clauset,
        Newman & Moore 2004), ``articulation`` (whether the network falls apart without it).
        ``.network`` is a Series of the whole, among which ``density``, ``centralisation``
        (Freeman 1979) and an E-I index (Krackhardt & Stern 1988) for each grouping, −1 … 1.
        What is not defined is missing: constraint of a party without relations.

    Examples
    --------
    >>> import netwerk_widgets as nw
    >>> found = nw.measures(nw.load(case="laanboompact", language="en"))
    >>> round(found.network["density"], 3)
    np.float64(0.275)
    """
    import networkx as nx

    graph = (
        session if isinstance(session, nx.Graph) else as_session(session).graph(directed=directed)
    )
    m = Measures(graph)
    found = analysis.analyse(graph, m)
    rows = found["per_party"]
    names = labelled((str(number), each["name"]) for number, each in enumerate(rows))
    index = pd.Index(list(names.values()), dtype="string", name="party")
    keys = [key for key in (rows[0] if rows else ()) if key != "name"]
    if not found["directed"]:
        keys = [key for key in keys if key not in ("in_degree", "out_degree")]
    columns: dict[str, Any] = {
        key: pd.array([each[key] for each in rows], dtype="Int64" if key in _WHOLE else "float64")
        for key in keys
    }
    cut = m.articulation
    columns["articulation"] = pd.array([node in cut for node in graph], dtype="boolean")
    if weighted:
        more = m.weighted
        for key in next(iter(more.values()), {}):
            columns[key] = pd.array([more[node][key] for node in graph], dtype="float64")
    table = PartyMeasures(columns, index=index)
    table.network = _whole(found, m)
    table.bridges = tuple(tuple(each) for each in found["bridges"])
    return table


def _whole(found: Mapping[str, Any], m: Measures) -> "pd.Series[float]":
    plain = ("parties", "relations", "density", "components", "transitivity", "reciprocity")
    values = {key: found[key] for key in plain}
    values |= {"isolates": len(found["isolates"]), "distance": m.distance}
    values |= {
        "centralisation": found["centralisation"]["degree"],
        "betweenness_centralisation": found["centralisation"]["betweenness"],
        "communities": len(m.communities),
        "modularity": m.modularity,
    }
    values |= {f"ei_{key}": value for key, value in found["ei_index"].items()}
    return pd.Series(values, dtype="float64", name="network")


class Comparison:
    """Two states of a session beside each other.

    Attributes
    ----------
    network : pandas.DataFrame
        The measures of the whole: ``before``, ``after``, ``change``.
    measures : pandas.DataFrame
        The parties' measures, ``before`` and ``after`` beside each other (columns in two levels).
    parties, relations : pandas.DataFrame
        What is ``new``, ``gone`` or ``changed`` (and which fields).
    """

    def __init__(self, before: SessionData, after: SessionData) -> None:
        old, new = measures(before), measures(after)
        self.network = pd.DataFrame({"before": old.network, "after": new.network})
        self.network["change"] = self.network["after"] - self.network["before"]
        self.measures = pd.concat(
            {"before": pd.DataFrame(old), "after": pd.DataFrame(new)}, axis=1, sort=False
        )
        found = compared(before.session, after.session)
        self.parties = _told(found.parties, "parties", before, after)
        self.relations = _told(found.relations, "relations", before, after)

    def __repr__(self) -> str:
        """How much differs."""
        return f"<Comparison: {len(self.parties)} parties, {len(self.relations)} relations>"

    def _repr_html_(self) -> str:
        shown = self.network[self.network["change"].fillna(0) != 0]
        made = [each for each in (shown, self.parties, self.relations) if len(each)]
        return "".join(each.to_html(notebook=True) for each in made)


def _told(found: Differences, table: str, before: SessionData, after: SessionData) -> pd.DataFrame:
    now, was = (frame(each.session, TABLES[table]) for each in (after, before))
    rows = [(id_, "new", "") for id_ in found.new]
    rows += [(id_, "gone", "") for id_ in found.gone]
    rows += [(id_, "changed", ", ".join(fields)) for id_, fields in found.changed.items()]
    called = _called(was, table) | _called(now, table)
    return pd.DataFrame(
        [(called[id_], what, fields) for id_, what, fields in rows],
        columns=[table, "what", "fields"],
        dtype="string",
    )


def _called(found: pd.DataFrame, table: str) -> dict[str, str]:
    if table == "parties":
        return dict(zip(found["id"], found.index, strict=True))
    ends = found["from"].fillna("–") + " → " + found["to"].fillna("–")
    return dict(zip(found["id"], ends, strict=True))


def compare(before: SessionData | Session, after: SessionData | Session) -> Comparison:
    """What differs between two states; a party or relation is the same when its ``id`` is.

    Examples
    --------
    >>> import netwerk_widgets as nw
    >>> s = nw.load(case="laanboompact", language="en")
    >>> found = nw.compare(s, s.what_if(remove="Water board"))
    >>> found.parties["what"].tolist()
    ['gone']
    """
    return Comparison(as_session(before), as_session(after))
