"""Typing in what stands on paper of relations: one organisation at a time, as a list.

A grid of all pairs would be mostly empty: who has three relations says three things.
"""

from collections.abc import Mapping

from ipywidgets import HTML, Box, Button, Dropdown, VBox, Widget
from markupsafe import Markup

from netwerk_widgets.figures.relating import said
from netwerk_widgets.rounds import relating, sheet
from netwerk_widgets.rounds.model import Round
from netwerk_widgets.rounds.slips import Answer, Slip
from netwerk_widgets.session.errors import EditError
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.asking.by_hand import merged
from netwerk_widgets.widgets.asking.desk import Desk
from netwerk_widgets.widgets.base import guarded
from netwerk_widgets.widgets.closing import close
from netwerk_widgets.widgets.open_page import OpenPage


class RelationList(VBox):
    """With whom an organisation has to do; what is typed of it is its slip of the round."""

    def __init__(self, page: OpenPage, desk: Desk, round_: Round) -> None:
        self.page, self.desk, self.round, self.t = page, desk, round_, page.t
        self._looked_at: object = None
        self._shown: object = None
        self._names = {each.id: each.name for each in round_.parties}
        asks = {each.id: each for each in round_.questions[0].asks}
        self.party = self._choice("party", [(name, id_) for id_, name in self._names.items()])
        self.other = self._choice("other", [])
        self.kind = self._choice(
            "kind", [(large, each) for each, large, _ in sheet.choices(asks["kind"], page.t)]
        )
        self.strength = self._choice(
            "strength",
            [
                (" · ".join(filter(None, (large, small))), int(each))
                for each, large, small in sheet.choices(asks["strength"], page.t)
            ],
        )
        self.add = Button(description=page.t("relating.hand.add"), button_style="primary")
        self.add.on_click(guarded(page.problem, page.t)(lambda _button: self._add()))
        self.problem: HTML = markup.html()
        self.told = VBox()
        self.told.add_class("nw-stack")
        acts = Box([self.add])
        acts.add_class("nw-round-acts")
        super().__init__(
            [
                markup.html(markup.remark(page.t("relating.hand.how"))),
                *(self.party, self.other, self.kind, self.strength, acts, self.problem, self.told),
            ]
        )
        self.add_class("nw-stack")
        self.party.observe(lambda _change: self._whose(), "value")
        self._whose()

    def _choice(
        self, name: str, options: list[tuple[str, str]] | list[tuple[str, int]]
    ) -> Dropdown:
        style = {"description_width": "initial"}
        words = self.t(f"relating.hand.{name}")
        return Dropdown(options=options, description=words, style=style)

    def look(self, count: int) -> None:
        """Follow the phones: ``count`` is how many have answered."""
        if count != self._looked_at:
            self._looked_at = count
            self._show()

    def _whose(self) -> None:
        """Another organisation is typed in: with each of the others."""
        names = [(name, id_) for id_, name in self._names.items() if id_ != self.party.value]
        self.other.options = names
        self.other.value = names[0][1]
        self._show()

    def _typed(self) -> tuple[Slip | None, bool]:
        """What was typed of it, and whether it answered on a phone."""
        party = self.party.value
        with self.desk.answers() as answers:
            slip = answers.by_hand(self.round.id).get(party)
            phones = {each.party for each in answers.by_phone(self.round.id)}
        return slip, slip is None and party in phones

    def _show(self) -> None:
        slip, away = self._typed()
        self.add.disabled = away
        self.problem.value = str(markup.remark(self.t("grid.phone.away"))) if away else ""
        now = (self.party.value, slip)
        if now == self._shown:
            return
        self._shown = now
        old, found = self.told.children, relating.told(self.round, [slip] if slip else [])
        rows: list[Widget] = [self._row(each) for each in found]
        nothing = self.t("relating.hand.none", party=self._names[self.party.value])
        self.told.children = rows or [markup.html(markup.remark(nothing))]
        for widget in old:
            close(widget)

    def _row(self, each: relating.Told) -> Box:
        t, link = self.t, each.link
        strength = t("relating.choice.strength", strength=each.strength)
        words = Markup("<p>{}: {}</p>").format(said(each, self._names, t), strength)
        gone = Button(description=t("relating.hand.remove"))
        [other] = link.ends - {self.party.value}
        gone.on_click(guarded(self.page.problem, t)(lambda _button: self._put(other, None, None)))
        row = Box([markup.html(words), gone])
        row.add_class("nw-round-acts")
        return row

    def _add(self) -> None:
        self._put(self.other.value, self.kind.value, self.strength.value)
        ids = [value for _name, value in self.other.options]
        self.other.value = ids[(ids.index(self.other.value) + 1) % len(ids)]

    def _put(self, other: str, kind: Answer | None, strength: Answer | None) -> None:
        party = self.party.value
        if self._typed()[1]:
            raise EditError("grid_away", name=self._names[party])
        told: Mapping[str, Answer | None] = {f"{other}.kind": kind, f"{other}.strength": strength}
        with self.desk.answers() as answers:
            answers.type_in(self.round.id, {party: merged(self.round, {"party": party}, told)})
        self._show()
