"""Grids of a session's own scores: where each organisation stands on each goal and dilemma."""

from collections.abc import Sequence
from typing import Any

import traitlets

from netwerk_widgets.insights.power import INFLUENCE
from netwerk_widgets.rounds import influencing
from netwerk_widgets.session import ids
from netwerk_widgets.session.errors import EditError
from netwerk_widgets.session.models.dilemmas import DilemmaPosition
from netwerk_widgets.session.ops import Edit, Op, Set
from netwerk_widgets.session.sources import said
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.editor import Editor
from netwerk_widgets.widgets.form_columns import column
from netwerk_widgets.widgets.grid import Grid, Row, sets, words
from netwerk_widgets.widgets.pages.rows import outside_fold, party_rows
from netwerk_widgets.widgets.recording import Document, dig


def _said(t: Texts, things: str, rows: Sequence[Any], columns: Sequence[Any]) -> dict[str, str]:
    """What such a grid says; also while there are no rows or columns yet."""
    missing = "parties" if not rows else things if not columns else ""
    nothing = t(f"grid.nothing.{missing}") if missing else ""
    return words(t) | {"rows": t("grid.rows.party"), "nothing": nothing}


class GoalGrid(Editor):
    """The editor of the positions on the goals, as a grid: one key a cell."""

    _part = traitlets.Unicode("grid/widget").tag(sync=True)

    def _shown(self, t: Texts) -> dict[str, Any]:
        made = super()._shown(t)
        spec, rows = made["spec"], made["rows"]
        columns = [each for each in spec["columns"] if "options" in each]
        spec = {
            "name": spec["name"],
            "caption": spec["caption"],
            "columns": columns,
            "pasted": "at once",
            "texts": _said(t, "goals", rows, columns),
        }
        return {"spec": spec, "rows": rows}

    def _apply(self, ops: list[Op]) -> None:
        """Only what has a cell: an organisation and a goal that are there."""
        keys = {each["key"] for each in self.spec["columns"]}
        rows = {each["id"] for each in self.rows}
        if any(op["id"] not in rows or op["key"] not in keys for op in sets(ops)):
            raise EditError("row_gone")
        super()._apply(ops)


class InfluenceGrid(GoalGrid):
    """What each organisation says it can do to another, to correct one by one.

    Nothing of it is sent to the page before it is ``uncovered``: it may be on the beamer.
    """

    uncovered = False

    def _shown(self, t: Texts) -> dict[str, Any]:
        made = super()._shown(t)
        ends = [t(f"rounds.ends.influence.{n}") for n in range(INFLUENCE[1] + 1)]
        for each in made["spec"]["columns"]:
            each["options"] = [
                one | {"label": f"{one['text']} · {ends[one['value']]}"} for one in each["options"]
            ]
        if not self.uncovered:
            return made | {"rows": []}
        near = influencing.near(self.live.session)
        for row in made["rows"]:
            others = near.get(row["id"], ())
            row["closed"] = [
                key
                for key, value in row["values"].items()
                if value is None and key.partition(".")[2] not in others
            ]
        made["spec"]["texts"] |= {"closed": t("influence.closed")}
        return made

    def _apply(self, ops: list[Op]) -> None:
        """Only of those with whom it has a relation; what stands there can always be taken out."""
        near = influencing.near(self.live.session)
        for op in sets(ops):
            other = op["key"].partition(".")[2]
            if op["value"] is not None and other not in near.get(op["id"], ()):
                raise EditError("grid_whom")
        super()._apply(ops)


class PlacesGrid(Grid):
    """The places on the lines of the dilemmas, an organisation a row and a dilemma a column.

    Each cell is a row of the list of places (`DilemmaPosition`): the first that there is of
    both, else a new one. The words go with it: what is taken out of a cell leaves its reason.
    """

    @property
    def records(self) -> frozenset[tuple[str, str]]:
        """The list of places."""
        return frozenset({("dilemmas", "positions")})

    def _parts(self) -> dict[str, str]:
        return {"": "dilemmas.positions.grid"}

    def _spec(self, t: Texts) -> dict[str, Any]:
        session = self.live.session
        place = column(DilemmaPosition, "position", session, t)
        columns = [
            {
                "key": each.id,
                "label": each.name or t("ui.unnamed"),
                "options": _between(place["options"], each.pole_a, each.pole_b),
            }
            for each in session.dilemmas.dilemmas
        ]
        return {
            "name": "dilemma_grid",
            "caption": t("editors.dilemma_positions.caption"),
            "columns": columns,
            "pasted": "at once",
            "texts": _said(t, "dilemmas", party_rows(session, t), columns),
        }

    def _all_rows(self, t: Texts) -> list[Row]:
        session = self.live.session
        places = self._places()
        folded = outside_fold(session, t)
        keys = [each.id for each in session.dilemmas.dilemmas]
        rows = []
        for party, name in party_rows(session, t):
            own = {key: places[party, key] for key in keys if (party, key) in places}
            rows.append(
                {
                    "id": party,
                    "name": name,
                    "values": {key: own.get(key, {}).get("position") for key in keys},
                    "badge": _badge(list(own.values()), t),
                    "fold": folded.get(party),
                }
            )
        return rows

    def _places(self) -> dict[tuple[str, str], Document]:
        """The row of each organisation on each dilemma; of several the first."""
        found: dict[tuple[str, str], Document] = {}
        for each in self.live.documents["dilemmas"]["positions"]:
            found.setdefault((each["party"], each["dilemma"]), each)
        return found

    def _apply(self, ops: list[Op]) -> None:
        for op in sets(ops):
            self._edit_list("dilemmas", "positions", [self._edit(op)])

    def _edit(self, op: Set) -> Edit:
        row = self._places().get((op["id"], op["key"]))
        if row is None:
            values = {"party": op["id"], "dilemma": op["key"], "position": op["value"]}
            return {"op": "add", "id": ids.fresh(), "values": values}
        if op["value"] is None and not dig(row, "reason"):
            return {"op": "remove", "id": row["id"]}
        edit: Set = {"op": "set", "id": row["id"], "key": "position", "value": op["value"]}
        return edit | {"started": op["started"]} if "started" in op else edit


def _between(options: list[dict[str, Any]], low: str, high: str) -> list[dict[str, Any]]:
    """The places on a line, the ends with the words of its poles."""
    ends = {0: low.strip(), len(options) - 1: high.strip()}
    return [
        {
            "value": each["value"],
            "label": f"{each['label']} · {ends[at]}" if ends.get(at) else each["label"],
            "text": each["text"],
        }
        for at, each in enumerate(options)
    ]


def _badge(rows: Sequence[Document], t: Texts) -> dict[str, str] | None:
    """Who says so, of the places of one organisation that the group did not say itself."""
    found = [said(DilemmaPosition, each, t, {"position"}) for each in rows]
    by = next(filter(None, found), None)
    return {"kind": by.kind, "text": by.text} if by else None
