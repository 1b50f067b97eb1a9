"""A list of answers for an open round, pasted or from another tool's export: seen, then counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import traitlets

from netwerk_widgets import files
from netwerk_widgets.files.responses.answers import answered
from netwerk_widgets.files.responses.reading import Found, Response, Whose, Wrong, read
from netwerk_widgets.files.tables import Contents
from netwerk_widgets.insights.names import short
from netwerk_widgets.rounds.slips import Answer
from netwerk_widgets.session.errors import EditError
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.asking.by_hand import (
    BY_NAME,
    ROLE,
    RoundGrid,
    called,
    merged,
    slip,
)
from netwerk_widgets.widgets.base import guarded
from netwerk_widgets.widgets.intake import MOST_SENT

#: A preview shows so many rows, and so many problems; the rest are counted.
_ROWS, _PROBLEMS = 100, 20
_TEXTS = ("paste", "paste_help", "look", "pick", "busy", "accept", "cancel")


@dataclass(frozen=True)
class _Plan:
    """What a list would fill in, by row of the grid; and in words what it would not."""

    answers: dict[str, Mapping[str, Answer]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _List:
    """A list as it came in; ``at`` is the cell in which it was pasted."""

    contents: Contents
    at: tuple[str, str] | None


class PastingGrid(RoundGrid):
    """The grid of an open round that takes lists, with a preview before anything counts."""

    preview = traitlets.Dict(default_value=None, allow_none=True).tag(sync=True)
    refused = traitlets.Unicode("").tag(sync=True)

    _list: _List | None = None

    def _spec(self, t: Texts) -> dict[str, Any]:
        spec = super()._spec(t)
        own = {key: t(f"grid.paste.{key}") for key in _TEXTS}
        own["large"] = t("files.intake.large", most=MOST_SENT // 1_000_000)
        more = {"pasted": "preview", "accept": ",".join(files.EXTENSIONS), "most": MOST_SENT}
        return spec | more | {"texts": spec["texts"] | own}

    def _receive(self, widget: Any, content: dict[str, Any], buffers: Any) -> None:
        if content.get("type") in ("paste", "file", "accept", "cancel"):
            guarded(self._refuse, self.t)(self._take)(content, buffers)
        else:
            super()._receive(widget, content, buffers)

    def _refuse(self, sentence: str) -> None:
        self.refused = ""
        self.refused = sentence

    def _take(self, content: dict[str, Any], buffers: Sequence[Any]) -> None:
        self.refused = ""
        kind = content["type"]
        if kind == "accept":
            self._accept()
        if kind in ("accept", "cancel"):
            self._list, self.preview = None, None
            return
        if kind == "file":
            came = _List(files.read(bytes(buffers[0]), str(content["name"])), None)
        else:
            at = (content["row"], content["key"]) if "row" in content else None
            came = _List(files.read_text(content["text"]), at)
        self.preview = None
        self.preview = self._shown_before(came)
        self._list = came

    # ---- what a list would do ----

    def _plan(self, came: _List) -> tuple[_Plan, Found]:
        rows = {row["id"]: row for row in self._all_rows(self.t)}
        found = self._found(came, rows)
        labels = {each["key"]: called(each) for each in self.spec["columns"]}
        plan = _Plan(problems=[self._wrong(each, labels) for each in found.wrong])
        free = self._free(rows)
        for each in found.responses:
            row, why = self._row(each, free)
            why = why or self._why_not(row, rows, plan, each)
            if why:
                who = short(each.who)
                plan.problems.append(self.t(f"grid.paste.not.{why}", row=each.number, who=who))
            elif each.answers:
                plan.answers[row] = each.answers
        return plan, found

    def _found(self, came: _List, rows: Mapping[str, Any]) -> Found:
        whose = Whose({id_: row["name"] for id_, row in rows.items()}, self._whose == "party")
        if self._whose == "named":
            names = {str(n): each["name"] for n, each in enumerate(self._people(), 1)}
            whose = Whose({id_: names.get(id_) or id_ for id_ in rows})
        elif self._whose == "anonymous":
            whose = Whose({}, known=True)
        if came.at is not None and self._is_plain(came, came.at[1]):
            return self._plain(came.contents, came.at, [*rows])
        return read(came.contents, self.round, whose)

    def _keys(self) -> list[str]:
        return [each["key"] for each in self.spec["columns"] if each["key"] != ROLE]

    def _is_plain(self, came: _List, key: str) -> bool:
        """Whether cells were pasted in the grid as they stand there, without heads or names."""
        lines = came.contents.sheets[0].rows
        ask = dict(self.round.fields()).get(key)
        if ask is None or not lines:
            return False
        first = lines[0].cells[0]
        return not first.strip() or answered(first, ask) is not None

    def _plain(self, contents: Contents, at: tuple[str, str], ids: list[str]) -> Found:
        """The cells right of and below the one in which they were pasted."""
        asks, keys = dict(self.round.fields()), self._keys()
        lines = contents.sheets[0].rows
        top, left = ids.index(at[0]) - lines[0].number, keys.index(at[1])
        responses, wrong = [], []
        for line in lines:
            given: dict[str, Answer] = {}
            for name, cell in zip(keys[left:], line.cells, strict=False):
                answer = answered(cell, asks[name])
                if answer is not None:
                    given[name] = answer
                elif cell.strip():
                    wrong.append(Wrong(line.number, name, cell.strip()))
            down = top + line.number
            row = ids[down] if down < len(ids) else self._beyond(ids[-1], down - len(ids))
            responses.append(Response(line.number, given, row=row))
        return Found(responses, wrong)

    def _beyond(self, last: str, further: int) -> str:
        """A row after the last: papers have as many as it takes, organisations do not."""
        grows = self.spec.get("grows")
        if not grows:
            return f"{last}+{further + 1}"  # no organisation has this
        return f"{grows['lead']}{int(last.removeprefix(grows['lead'])) + further + 1}"

    def _free(self, rows: Mapping[str, Any]) -> list[str]:
        """The rows that a respondent without a name of the grid can have, the first last."""
        grows = self.spec.get("grows")
        if not grows:
            return []
        lead = grows["lead"]
        taken = [
            int(id_.removeprefix(lead))
            for id_, row in rows.items()
            if id_.startswith(lead)
            and id_.removeprefix(lead).isdecimal()
            and (row["away"] or any(v is not None for v in row["values"].values()))
        ]
        return [f"{lead}{n}" for n in range(grows["most"], max(taken, default=0), -1)]

    def _row(self, each: Response, free: list[str]) -> tuple[str, str]:
        """The row of a respondent, or why there is none (``grid.paste.not``)."""
        if each.row:
            return each.row, ""
        if self._whose == "party":
            return "", "unknown" if each.who else "nobody"
        if self._whose == "named" and each.who:
            return BY_NAME + each.who, ""
        return (free.pop(), "") if free else ("", "full")

    def _why_not(self, row: str, rows: Mapping[str, Any], plan: _Plan, each: Response) -> str:
        if row in plan.answers:
            return "twice"
        if rows.get(row, {}).get("away"):
            return "away"
        if row not in rows and self._whose == "party":
            return "unknown"
        try:
            slip(self.round, each.answers, self._about(row))
        except EditError:
            return "name" if each.answers else "empty"
        return ""

    def _wrong(self, each: Wrong, labels: Mapping[str, str]) -> str:
        label, cell = short(labels[each.name], 40), short(each.cell, 40)
        return self.t("grid.paste.cell", row=each.row, column=label, cell=cell)

    # ---- the preview, and what it becomes ----

    def _shown_before(self, came: _List) -> dict[str, Any]:
        plan, found = self._plan(came)
        t = self.t
        columns = [each for each in self.spec["columns"] if each["key"] != ROLE]
        rows = {row["id"]: row for row in self._all_rows(t)}
        change = sum(row in rows and _taken(rows[row]) for row in plan.answers)
        said = [t("grid.paste.changes", n=change)] if change else []
        said += [t("grid.paste.in_order")] if found.in_order else []
        if found.skipped:
            heads = t.enumerate([short(each, 40) for each in found.skipped[:8]])
            said.append(t("grid.paste.skipped", heads=heads))
        problems = plan.problems[:_PROBLEMS]
        if len(plan.problems) > _PROBLEMS:
            problems.append(t("files.intake.more", n=len(plan.problems) - _PROBLEMS))
        if len(plan.answers) > _ROWS:
            said.append(t("grid.paste.first", n=_ROWS))
        return {
            "title": t.count("grid.paste.title", len(plan.answers)),
            "said": said,
            "problems": problems,
            "heads": [t(f"grid.rows.{self._whose}"), *map(called, columns)],
            "rows": [
                {
                    "name": self._name(row, rows),
                    "values": [_text(each, answers.get(each["key"])) for each in columns],
                }
                for row, answers in [*plan.answers.items()][:_ROWS]
            ],
        }

    def _name(self, row: str, rows: Mapping[str, Any]) -> str:
        """What a row is called, also one that is not there yet."""
        if row in rows:
            return str(rows[row]["name"])
        if row.startswith(BY_NAME):
            return row.removeprefix(BY_NAME)
        grows = self.spec["grows"]
        return str(grows["name"].replace("{n}", row.removeprefix(grows["lead"])))

    def _accept(self) -> None:
        """Count what was seen; as it is now, for phones may have answered meanwhile."""
        if self._list is None:
            return
        plan, _found = self._plan(self._list)
        changes = {row: merged(self.round, self._about(row), a) for row, a in plan.answers.items()}
        with self.desk.answers() as answers:
            answers.type_in(self.round.id, changes)
        self.show()


def _taken(row: Mapping[str, Any]) -> bool:
    """Whether there is something in a row, or who it is answered by phone."""
    return bool(row["away"]) or any(value is not None for value in row["values"].values())


def _text(column: Mapping[str, Any], value: Answer | None) -> str:
    """An answer as it will stand in its cell."""
    return next((str(o["text"]) for o in column["options"] if o["value"] == value), "")
