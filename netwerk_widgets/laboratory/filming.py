"""How a network came to be what it is, from moment to moment, as a DataFrame."""

import pandas as pd

from netwerk_widgets.figures.map.parties import usable
from netwerk_widgets.insights.film import frames, steps, told
from netwerk_widgets.laboratory.data import SessionData, as_session
from netwerk_widgets.session.models import Session


def film(session: SessionData | Session) -> pd.DataFrame:
    """The measurement moments and how it is now: what came and went, and what that did.

    Who is not in the network any more has no name here.

    Parameters
    ----------
    session
        What to look at. While the room may not see its map there are no frames.

    Returns
    -------
    pandas.DataFrame
        A row for each frame (index ``frame``, from 1), early to late: ``when`` (its name),
        ``taken``, how many ``parties`` and ``relations``, how many ``parties_new``,
        ``parties_gone``, ``relations_new`` and ``relations_gone`` since the one before, and
        ``what`` changed, in words.

    Examples
    --------
    >>> import netwerk_widgets as nw
    >>> found = nw.film(nw.load(case="laanboompact", language="en"))
    >>> found.parties.to_list(), found.relations_new.to_list()
    ([14, 16, 16], [0, 11, 0])
    """
    data = as_session(session)
    made = frames(data.session, data.texts)
    rows = []
    for at, (frame, change) in enumerate(zip(made, [None, *steps(made)], strict=False)):
        parties, lines = (change.parties, change.relations) if change else (None, None)
        rows.append(
            {
                "when": frame.label,
                "taken": frame.time,
                "parties": len(frame.session.stakeholders.items),
                "relations": len(usable(frame.session)),
                "parties_new": len(parties.new) if parties else 0,
                "parties_gone": len(parties.gone) if parties else 0,
                "relations_new": len(lines.new) if lines else 0,
                "relations_gone": len(lines.gone) if lines else 0,
                "what": " ".join(each.sentence for each in told(made, at, data.texts)),
            }
        )
    whole = ("parties", "relations", "parties_new", "parties_gone")
    kinds = {"when": "string", "taken": "datetime64[ns, UTC]"}
    kinds |= dict.fromkeys((*whole, "relations_new", "relations_gone"), "int64")
    kinds |= {"what": "string"}
    index = pd.RangeIndex(1, len(rows) + 1, name="frame")
    found = pd.DataFrame(rows, columns=list(kinds), index=index)
    found["taken"] = pd.to_datetime(found["taken"], utc=True)
    return found.astype(kinds)
