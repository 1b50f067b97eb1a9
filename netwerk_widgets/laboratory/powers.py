"""Who can do what to whom, and what that makes of the goals, as DataFrames (MACTOR to order 3)."""

from itertools import combinations

import pandas as pd

from netwerk_widgets.insights.influence import influences
from netwerk_widgets.laboratory.data import SessionData, as_session
from netwerk_widgets.laboratory.labels import labels_of
from netwerk_widgets.session.models import Session


def power(session: SessionData | Session) -> pd.DataFrame:
    """What each party can do, by what the parties said of their own influence.

    A rough sketch: who did not answer has no influence here, and one other answer may change the
    order. The workbook puts nobody in order below five parties that answered (``answered``).

    Parameters
    ----------
    session
        What to look at; parties outside the domain do not count.

    Returns
    -------
    pandas.DataFrame
        A row for each party (index ``party``) that said something of its influence, is told of, or
        has a position: ``answered``; ``influence`` and ``dependence`` (Σ of MDII, without what
        comes back), ``relative`` (R*) and ``strongest`` (Q*), 1 on average; ``support`` and
        ``opposition`` (Σ of 3MAO above and below 0, over all goals); ``bridge`` (how far it goes
        with both sides of pairs that clash; ours). The formulas: `netwerk_widgets.insights.power`.

    Examples
    --------
    >>> import netwerk_widgets as nw
    >>> found = nw.power(nw.load(case="laanboompact", language="en"))
    >>> found.relative.idxmax(), int(found.answered.sum())
    ('Water board', 12)
    """
    data = as_session(session)
    found, names = influences(data.session), labels_of(data.session)["stakeholder"]
    bridges = {each.party: each.weight for each in found.bridges}
    columns = {
        "answered": [each in found.answered for each in found.parties],
        "influence": found.power.influence,
        "dependence": found.power.dependence,
        "relative": found.power.relative,
        "strongest": found.power.strongest,
        "support": found.support.values(),
        "opposition": found.opposition.values(),
        "bridge": [bridges.get(each, 0.0) for each in found.parties],
    }
    index = pd.Index([names[each] for each in found.parties], dtype="string", name="party")
    kinds = dict.fromkeys(columns, "float64") | {"answered": "bool"}
    made = {name: list(values) for name, values in columns.items()}
    return pd.DataFrame(made, index=index).astype(kinds)


def coalitions(session: SessionData | Session) -> pd.DataFrame:
    """How far each two parties agree and differ on the goals, weighed by their power.

    Parameters
    ----------
    session
        What to look at; parties outside the domain do not count.

    Returns
    -------
    pandas.DataFrame
        A row for each pair: ``one`` and ``other``, ``agree`` (3CAA) and ``differ`` (3DAA), in
        points of position times relative power.

    Examples
    --------
    >>> import netwerk_widgets as nw
    >>> found = nw.coalitions(nw.load(case="laanboompact", language="en"))
    >>> list(found.columns)
    ['one', 'other', 'agree', 'differ']
    """
    data = as_session(session)
    found, names = influences(data.session), labels_of(data.session)["stakeholder"]
    kinds = {"one": "string", "other": "string", "agree": "float64", "differ": "float64"}
    rows = [
        (
            names[found.parties[i]],
            names[found.parties[j]],
            found.coalitions.agree[i][j],
            found.coalitions.differ[i][j],
        )
        for i, j in combinations(range(len(found.parties)), 2)
    ]
    return pd.DataFrame(rows, columns=list(kinds)).astype(kinds)


def mobilisation(session: SessionData | Session) -> pd.DataFrame:
    """How strongly the parties are for and against each goal.

    Parameters
    ----------
    session
        What to look at; parties outside the domain do not count.

    Returns
    -------
    pandas.DataFrame
        A row for each goal and order (index ``goal`` and ``order``): ``support`` and
        ``opposition``. Order 1 counts the parties, 2 adds their positions, 3 weighs those by
        relative power.

    Examples
    --------
    >>> import netwerk_widgets as nw
    >>> found = nw.mobilisation(nw.load(case="laanboompact", language="en"))
    >>> found.index.names, list(found.columns)
    (FrozenList(['goal', 'order']), ['support', 'opposition'])
    """
    data = as_session(session)
    found, names = influences(data.session), labels_of(data.session)["goal"]
    goals = [names[each] for each in found.goals]
    orders = found.coalitions.mobilised
    # Without a party there is nothing to add up.
    rows = [
        (each.support, each.opposition)
        for at in range(len(goals))
        for each in (orders[order][at] for order in (1, 2, 3) if orders[order])
    ]
    index = pd.MultiIndex.from_product([goals if rows else [], (1, 2, 3)], names=["goal", "order"])
    return pd.DataFrame(rows, index=index, columns=["support", "opposition"], dtype="float64")
