"""The measures of each party as one table that the browser sorts."""

from typing import Any

import traitlets

from netwerk_widgets.bounded import Piece
from netwerk_widgets.insights.missing import missing
from netwerk_widgets.network.measures import Measures, measure
from netwerk_widgets.network.weighted import strength
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.base import Part

#: The columns, and with how many decimals (None: a percentage).
_COLUMNS: tuple[tuple[str, int | None], ...] = (
    ("degree", 0),
    ("in_degree", 0),
    ("out_degree", 0),
    ("strength", 0),
    ("betweenness", None),
    ("closeness", 2),
    ("eigenvector", 2),
    ("effective_size", 1),
    ("constraint", 2),
    ("core", 0),
    ("community", 0),
)


class MeasuresTable(Part):
    """A row for each party; a click or a key on a column's head sorts by it.

    ``table`` holds ``caption``, ``columns`` (key, label, explanation) and ``rows``: for each the
    name and, column by column, the text to show with the number to sort by (None: no value).
    """

    _part = traitlets.Unicode("measures").tag(sync=True)
    table = traitlets.Dict().tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)

    def __init__(self, t: Texts) -> None:
        labels = {
            "explained": t("measures.table.explained"),
            "all": t("measures.table.all"),
            "sorted": {
                "ascending": t("measures.table.ascending"),
                "descending": t("measures.table.descending"),
            },
        }
        self._piece = Piece("measures_table")
        super().__init__(t, labels=labels)

    def show(self, session: Session, *, directed: bool = False) -> None:
        """Show the measures of a session; sends only what differs."""
        new = self._piece.make(
            lambda: table(session, self.t, directed=directed),
            lambda trouble: {
                "caption": self.t(f"missing.part.{trouble}"),
                "name": "",
                "columns": [],
                "rows": [],
            },
        )
        if self.table != new:
            self.table = new


def table(session: Session, t: Texts, *, directed: bool = False) -> dict[str, Any]:
    """The table as the browser takes it (see `MeasuresTable`)."""
    found = measure(session, directed_graph=directed)
    columns = [each for each in _COLUMNS if directed or each[0] not in ("in_degree", "out_degree")]
    values = {key: _values(found, key) for key, _ in columns}
    caption = (
        t("measures.table.caption", n=found.parties)
        if found.parties
        else t("network.finding.none.parties")
    )
    return {
        "caption": f"{caption} {missing(t, found)}".rstrip(),
        "name": t("fields.label.stakeholder_name"),
        "columns": [
            {
                "key": key,
                "label": t(f"measures.column.{key}.label"),
                "explanation": t(f"measures.column.{key}.explanation"),
            }
            for key, _ in columns
        ],
        "rows": [
            {
                "id": each.id,
                "name": " ".join(each.name.split()) or t("ui.unnamed"),
                "cells": [_cell(values[key].get(each.id), digits, t) for key, digits in columns],
            }
            for each in session.stakeholders.items
        ],
    }


def _values(found: Measures, key: str) -> dict[str, float]:
    if key == "strength":
        return strength(found.graph)
    return dict(found.tried(key, {}))


def _cell(value: float | None, digits: int | None, t: Texts) -> list[Any]:
    if value is None:
        return ["–", None]
    if digits is None:
        return [f"{t.number(100 * value)}%", round(value, 9)]
    return [t.number(value, digits), round(value, 9)]
