"""A grid of scores: a row each, a column a question, one key an answer."""

from typing import Any

import traitlets

from netwerk_widgets.session.ops import Op, Remove, Set
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import drafts
from netwerk_widgets.widgets.saving import Saving

Row = dict[str, Any]


class Grid(Saving):
    """Shows cells of scores, and stores what is typed in them at once.

    A subclass says which columns and rows there are (``_spec``, ``_all_rows``), and where a cell
    is stored (``_apply``): a cell is a `Set` of its row's id and its column's key.
    """

    _part = traitlets.Unicode("grid/widget").tag(sync=True)
    spec = traitlets.Dict().tag(sync=True)
    rows = traitlets.List().tag(sync=True)

    @property
    def records(self) -> frozenset[tuple[str, str]]:
        """Nothing of a session, where it is kept elsewhere."""
        return frozenset()

    def _shown(self, t: Texts) -> dict[str, Any]:
        rows = self._all_rows(t)
        for row in rows:
            for key in row["values"]:
                kept = self._rejected.get(f"{row['id']}|{key}")
                if kept is not None:
                    row["values"][key] = kept[0]
        return {"spec": self._spec(t), "rows": rows}

    def _spec(self, t: Texts) -> dict[str, Any]:
        raise NotImplementedError

    def _all_rows(self, t: Texts) -> list[Row]:
        raise NotImplementedError

    def _removes(self, _op: Remove) -> tuple[str, str] | None:
        return None

    def _restore(self, left: list[Any], refused: list[str], offered: list[str]) -> None:
        """Store what an earlier page could not, unless its cell has changed since."""
        now = {row["id"]: row["values"] for row in self._all_rows(self.t)}
        for op in left:
            stands = now.get(op["id"], {}).get(op["key"])
            if stands == op["value"] and not op.get("old"):
                continue
            if op.get("old") or stands not in op.get("bases", []):
                offered.append(f"{op['id']}|{op['key']}")
            else:
                self._store([drafts.plain(op)], refused)


def sets(ops: list[Op]) -> list[Set]:
    """The operations of a grid: it knows no others."""
    return [op for op in ops if op["op"] == "set"]


def words(t: Texts) -> dict[str, str]:
    """What every grid says, beside what its rows are."""
    own = {key: t(f"grid.{key}") for key in ("how", "keys", "none", "wrong")}
    return own | {"outside_why": t("editors.outside_why")} | drafts.words(t)
