"""Tallying papers without names: how often each answer was given, a row a thing that was asked."""

from dataclasses import replace
from typing import Any

from netwerk_widgets.rounds import sheet
from netwerk_widgets.rounds.by_hand import TALLIED
from netwerk_widgets.rounds.model import Round
from netwerk_widgets.rounds.slips import DEALT
from netwerk_widgets.rounds.tally import BLANK, MOST, dealt, mismatch
from netwerk_widgets.session.errors import EditError
from netwerk_widgets.session.ops import Op
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.asking.by_hand import called, columns, slip
from netwerk_widgets.widgets.asking.desk import Desk
from netwerk_widgets.widgets.grid import Grid, Row, sets, words
from netwerk_widgets.widgets.open_page import OpenPage


class TallyGrid(Grid):
    """The tally of an open round; it counts for as long as its numbers match."""

    def __init__(self, page: OpenPage, desk: Desk, round_: Round) -> None:
        self.desk, self.round = desk, round_
        super().__init__(page.t, page.session, page.conflicts)

    def look(self, _count: int) -> None:
        """Try again what could not be stored."""
        self.retry()

    def _parts(self) -> dict[str, str]:
        return {"": f"{TALLIED}{self.round.id}"}

    def _spec(self, t: Texts) -> dict[str, Any]:
        _name, first = next(self.round.fields())
        heads = [(value, large) for value, large, _small in sheet.choices(first, t)]
        heads.append((BLANK, t("grid.tally.blank")))
        own = {
            "rows": t("grid.tally.asked"),
            "count": t("grid.tally.count"),
            "how": t("grid.tally.how"),
        }
        return {
            "name": "tally",
            "caption": t("grid.caption.tally"),
            "columns": [{"key": key, "label": label, "most": MOST} for key, label in heads],
            "total": t("grid.tally.total"),
            "texts": words(t) | own,
        }

    def _counts(self) -> dict[str, dict[str, int]]:
        with self.desk.answers() as answers:
            return answers.tally(self.round.id)

    def _all_rows(self, t: Texts) -> list[Row]:
        counts = self._counts()
        keys = [each["key"] for each in self._spec(t)["columns"]]
        return [
            {
                "id": name,
                "name": label,
                "values": {key: counts.get(name, {}).get(key) for key in keys},
                "sum": str(sum(counts.get(name, {}).values()) or ""),
            }
            for name, label in self._labels(t).items()
        ]

    def _labels(self, t: Texts) -> dict[str, str]:
        """What was asked, by name."""
        return {each["key"]: called(each) for each in columns(self.round, t)}

    def _apply(self, ops: list[Op]) -> None:
        known = {row["id"]: row["values"] for row in self._all_rows(self.t)}
        # In the order in which it was asked: of two that differ the later is named.
        counts = {name: dict(self._counts().get(name, {})) for name in known}
        for op in sets(ops):
            value = op["value"]
            if op["id"] not in known or op["key"] not in known[op["id"]]:
                raise EditError("grid_row")
            if value is None:
                counts[op["id"]].pop(op["key"], None)
            elif type(value) is int and 0 <= value <= MOST:
                counts[op["id"]][op["key"]] = value
            else:
                raise EditError("grid_count", most=MOST)
        papers = [] if mismatch(counts) else dealt(self.round, counts)
        slips = [replace(slip(self.round, each, {}), who=DEALT) for each in papers]
        with self.desk.answers() as answers:
            answers.tally_up(self.round.id, counts, slips)

    def said(self, t: Texts) -> str:
        """Whether it counts, or which numbers do not match."""
        counts = {name: self._counts().get(name, {}) for name in self._labels(t)}
        wrong = mismatch(counts)
        if wrong is not None:
            names = self._labels(t)
            return t(
                "grid.tally.mismatch",
                name=names[wrong.name],
                n=wrong.n,
                other=names[wrong.other],
                m=wrong.m,
            )
        many = max((sum(each.values()) for each in counts.values()), default=0)
        return t("grid.tally.counts", n=many)
