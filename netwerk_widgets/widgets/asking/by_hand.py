"""Typing in what stands on paper: a grid of who answers by what is asked, while a round is open."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from netwerk_widgets.rounds import sheet
from netwerk_widgets.rounds.by_hand import Change
from netwerk_widgets.rounds.model import Ask, Question, Round, Scale
from netwerk_widgets.rounds.people import answered
from netwerk_widgets.rounds.scored import scored
from netwerk_widgets.rounds.slips import UNLISTED, Answer, Refused, Slip, read
from netwerk_widgets.session.errors import EditError
from netwerk_widgets.session.ops import Op, Set
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.asking.desk import Desk
from netwerk_widgets.widgets.grid import Grid, Row, sets, words
from netwerk_widgets.widgets.open_page import OpenPage

#: So many numbers are offered at first, or as many as are expected up to the second, then so many
#: more than were used, and at most so many.
FIRST, EXPECTED, SPARE, MOST = 8, 40, 3, 999
#: The row of somebody whose name was typed or pasted, and who has no number.
BY_NAME = "@"
#: Of those who are not in the list.
SPARE_UNLISTED = 2
#: The column of the role: last, so that a row without one is typed on and on.
ROLE = "role"
#: What a slip must have; in the store the place of a typed one is no hash of it.
_KEY = "0" * 22


def typeable(questions: Sequence[Question]) -> bool:
    """Whether what is asked can be typed in: in a grid, or relations in a list."""
    return bool(scored(questions))


def options(ask: Ask, t: Texts) -> list[dict[str, Any]]:
    """What can be answered, as a column of a grid has it."""
    number = isinstance(ask.shape, Scale)
    return [
        {
            "value": int(value) if number else value,
            "label": f"{large} · {small}" if small else large,
            "text": large,
        }
        for value, large, small in sheet.choices(ask, t)
    ]


def columns(round_: Round, t: Texts) -> list[dict[str, Any]]:
    """A column for each score; that of several of one thing stand in a group."""
    found = scored(round_.questions)
    made = []
    for question, ask in found:
        several = sum(each is question for each, _ in found) > 1
        label = question.label.said(t)
        made.append(
            {
                "key": f"{question.id}.{ask.id}",
                "label": ask.label.said(t) if several and ask.label else label,
                "group": label if several else None,
                "options": options(ask, t),
            }
        )
    if round_.roles:
        roles = [{"value": each, "label": each} for each in round_.roles]
        made.append({"key": ROLE, "label": t("rounds.who.role"), "options": roles})
    return made


def called(column: Mapping[str, Any]) -> str:
    """What a column is about, with its group."""
    return " · ".join(filter(None, (column.get("group"), column["label"])))


class RoundGrid(Grid):
    """The grid of an open round; what is typed in a row is a slip of it."""

    def __init__(self, page: OpenPage, desk: Desk, round_: Round) -> None:
        self.page, self.desk, self.round = page, desk, round_
        self._looked_at: object = None
        super().__init__(page.t, page.session, page.conflicts)

    def look(self, count: int) -> None:
        """Follow the phones: ``count`` is how many have answered."""
        self.retry()
        if count != self._looked_at:
            self._looked_at = count
            self.show()

    def _parts(self) -> dict[str, str]:
        return {"": f"round.{self.round.id}"}

    def _spec(self, t: Texts) -> dict[str, Any]:
        return {
            "name": "typed_answers",
            "caption": t("grid.caption.answers"),
            "columns": columns(self.round, t),
            "grows": self._grows(t),
            "texts": words(t) | {"rows": t(f"grid.rows.{self._whose}")},
        }

    # ---- whose each row is ----

    @property
    def _whose(self) -> str:
        """``party``, ``listed``, ``named`` or ``anonymous``."""
        if self.round.per == "party":
            return "party"
        if self.round.anonymous:
            return "anonymous"
        return "listed" if self.round.people else "named"

    def _names(self, typed: Mapping[str, Slip], t: Texts) -> dict[str, str]:
        """The rows there are, by id: with some to spare where people have numbers."""
        round_ = self.round
        if self._whose == "party":
            return {each.id: each.name for each in round_.parties}
        if self._whose == "listed":
            rows = {each.id: each.name for each in round_.people}
            least = SPARE_UNLISTED
        else:
            found = (row for row in typed if row.startswith(BY_NAME))
            rows = {row: row.removeprefix(BY_NAME) for row in found}
            people = len(self._people()) if self._whose == "named" else 0
            least = max(people, min(round_.expected or FIRST, EXPECTED))
        grows = self._grows(t) or {}
        lead, numbers = grows["lead"], [row.removeprefix(grows["lead"]) for row in typed]
        highest = max((int(each) for each in numbers if each.isdecimal()), default=0)
        many = min(MOST, max(least, highest + grows["spare"]))
        # Last, for the rows that a page makes by itself come after all others.
        return rows | {
            f"{lead}{n}": grows["name"].replace("{n}", str(n)) for n in range(1, many + 1)
        }

    def _grows(self, t: Texts) -> dict[str, Any] | None:
        """How the numbered rows go on: their lead, their name, and how many are to spare."""
        if self._whose == "party":
            return None
        listed = self._whose == "listed"
        name = t(f"grid.row.{'unlisted' if listed else self._whose}", n="{n}")
        spare = SPARE_UNLISTED if listed else SPARE
        return {"lead": UNLISTED if listed else "", "name": name, "spare": spare, "most": MOST}

    def _people(self) -> Sequence[dict[str, Any]]:
        rows: Sequence[dict[str, Any]] = self.page.session.documents["people"]["items"]
        return rows

    def _about(self, row: str) -> dict[str, str]:
        """What a slip of a row says of who it is."""
        if self._whose == "party":
            return {"party": row}
        if self._whose == "anonymous":
            return {}
        return {"who": UNLISTED if row.startswith(UNLISTED) else row.removeprefix(BY_NAME)}

    def _by_phone(self, phones: Sequence[Slip]) -> set[str]:
        """The rows of those who answered on a phone; what they answered nobody sees."""
        if self._whose == "party":
            return {each.party for each in phones}
        if self._whose == "anonymous":
            return set()
        said = {each.who for each in phones}
        if self._whose == "listed":
            return said - {UNLISTED}
        people = self._people()
        numbers = {each["id"]: str(number) for number, each in enumerate(people, 1)}
        found = answered(self.round, phones, people)
        return said | {numbers[each.person] for each in found if each.person in numbers}

    def _all_rows(self, t: Texts) -> list[Row]:
        with self.desk.answers() as answers:
            typed = answers.by_hand(self.round.id)
            away = self._by_phone(answers.by_phone(self.round.id))
        keys = [each["key"] for each in columns(self.round, t)]
        rows = []
        for id_, name in self._names(typed, t).items():
            slip = typed.get(id_)
            given = {**slip.answers, ROLE: slip.role or None} if slip else {}
            also = {"kind": "late", "text": t("grid.phone.also")}
            rows.append(
                {
                    "id": id_,
                    "name": name,
                    "values": {key: given.get(key) for key in keys},
                    "away": t("grid.phone.away") if id_ in away and not slip else None,
                    "badge": also if id_ in away and slip else None,
                }
            )
        return rows

    # ---- what is typed ----

    def _apply(self, ops: list[Op]) -> None:
        by_row: dict[str, list[Set]] = {}
        known = {row["id"]: row for row in self._all_rows(self.t)}
        for op in sets(ops):
            row = known.get(op["id"])
            if row is None:
                raise EditError("grid_row")
            if row["away"]:
                raise EditError("grid_away", name=row["name"])
            by_row.setdefault(op["id"], []).append(op)
        with self.desk.answers() as answers:
            changes = {row: self._change(row, of_row) for row, of_row in by_row.items()}
            answers.type_in(self.round.id, changes)

    def _change(self, row: str, ops: list[Set]) -> Change:
        """What operations on the cells of a row make of its slip."""
        roles = [op["value"] or "" for op in ops if op["key"] == ROLE]
        answers = {op["key"]: op["value"] for op in ops if op["key"] != ROLE}
        return merged(self.round, self._about(row), answers, roles[-1] if roles else None)


def merged(
    round_: Round,
    about: Mapping[str, str],
    answers: Mapping[str, Answer | None],
    role: str | None = None,
) -> Change:
    """These answers beside those that a row has; None takes one back. ``role`` when it changes."""

    def change(old: Slip | None) -> Slip | None:
        now = {**(old.answers if old else {}), **answers}
        given = {name: value for name, value in now.items() if value is not None}
        of = role if role is not None else old.role if old else ""
        return slip(round_, given, {**about, **({"role": of} if of else {})}) if given else None

    return change


def slip(round_: Round, answers: Mapping[str, Any], about: Mapping[str, str]) -> Slip:
    """A slip of a round with these answers, judged as that of a phone is.

    Raises
    ------
    EditError
        When there is something in it that is no answer.
    """
    raw = {"round": round_.id, "key": _KEY, "answers": dict(answers), **about}
    try:
        return replace(read(raw, round_, whole=False), key="")
    except Refused as problem:
        if problem.key == "dots":
            raise EditError("grid_dots") from problem
        if problem.key == "whom":
            raise EditError("grid_whom") from problem
        raise EditError("grid_answer") from problem
