"""Which new relations would help a network most, as a DataFrame."""

from collections.abc import Collection
from typing import Any

import pandas as pd

from netwerk_widgets.insights.helping import Suggestion, helping, hours
from netwerk_widgets.laboratory.data import SessionData, as_session
from netwerk_widgets.laboratory.labels import labels_of
from netwerk_widgets.laboratory.mistakes import NearestError
from netwerk_widgets.network.aims import AIMS
from netwerk_widgets.session.models import Session


def suggestions(
    session: SessionData | Session, aims: Collection[str] | None = None
) -> pd.DataFrame:
    """The one to three new relations that would help most, and the party to bring in.

    Parameters
    ----------
    session
        What to look at.
    aims
        Which of ``connected``, ``robust``, ``near`` and ``touch`` count, all alike; all, without.

    Returns
    -------
    pandas.DataFrame
        A row for each suggestion (index ``suggestion``, from 1): ``kind`` (``relation`` or
        ``party``), ``party`` (who is brought in), ``relations`` (``A – B``, with ``; `` between
        several), ``gain`` (what it adds to the mean of the aims, 0–1), ``hours`` a year, and
        ``…_before`` and ``…_after`` of each aim, 0–1; missing where there is nothing to count.

        ``connected`` is the share of pairs of parties that reach each other, ``robust`` that of
        pairs that do so whichever one other drops out (they lie in one block), ``near`` the
        efficiency between parties for the same goal (Latora & Marchiori 2001), ``touch`` the share
        of parties with a side in a dilemma that have a relation with the other side. Parties
        outside the domain do not count.

        The first relation is the best of all; each next one is the best beside those before it.
        For ``touch`` alone that adds at least 1 − 1/e of what the best set would (Nemhauser,
        Wolsey & Fisher 1978); for the others no bound is known.

    Raises
    ------
    LaboratoryError
        When there is no such aim: with the nearest.

    Examples
    --------
    >>> import netwerk_widgets as nw
    >>> found = nw.suggestions(nw.load(case="laanboompact", language="en"))
    >>> found.loc[1, "relations"], round(found.loc[1, "gain"], 3)
    ('Trade – Village residents', np.float64(0.054))
    """
    for each in aims or ():
        if each not in AIMS:
            raise NearestError("no_aim", str(each), AIMS)
    data = as_session(session)
    only = AIMS if aims is None else tuple(each for each in AIMS if each in aims)
    found = helping(data.session, only)
    every = [*found.relations, *([found.party] if found.party else [])]
    rows = [_row(each, data, only) for each in every]
    kinds = _columns()
    index = pd.RangeIndex(1, len(rows) + 1, name="suggestion")
    return pd.DataFrame(rows, columns=list(kinds), index=index).astype(kinds)


def _columns() -> dict[str, str]:
    words = dict.fromkeys(("kind", "party", "relations"), "string")
    shares = [f"{aim}_{when}" for aim in AIMS for when in ("before", "after")]
    return words | dict.fromkeys(("gain", "hours", *shares), "float64")


def _row(each: Suggestion, data: SessionData, only: Any) -> dict[str, Any]:
    names = labels_of(data.session)["stakeholder"]
    shares = {"before": each.before.shares(), "after": each.after.shares()}
    return {
        "kind": "party" if each.party else "relation",
        "party": names[each.party] if each.party else None,
        "relations": "; ".join(f"{names[a]} – {names[b]}" for a, b in each.relations),
        "gain": each.more(only),
        "hours": hours(data.session) * len(each.relations),
    } | {f"{aim}_{when}": found.get(aim) for when, found in shares.items() for aim in AIMS}
