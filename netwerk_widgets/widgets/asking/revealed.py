"""A revealed round: the figure, the words, the free texts to pick, and what taking over changes."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any

from ipywidgets import HTML, Box, Button, Checkbox, VBox
from markupsafe import Markup

from netwerk_widgets.rounds.model import Round
from netwerk_widgets.rounds.put import Difference, Put, differences, taken
from netwerk_widgets.rounds.results import Moved, Said, enough, moved, said
from netwerk_widgets.rounds.slips import Slip
from netwerk_widgets.rounds.taking import Revealed, puts
from netwerk_widgets.session.errors import EditError
from netwerk_widgets.session.models.common import LONGEST_SENTENCE
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.asking import chosen, words
from netwerk_widgets.widgets.asking.desk import Desk
from netwerk_widgets.widgets.closing import close
from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.plot import Plot

#: Of what there can be too many, where that is not texts or people.
_FULL = {"choosing": "choices", "relations": "relations"}


class RevealedRound(VBox):
    """What the room said; `take` does what was chosen here."""

    def __init__(self, page: OpenPage, desk: Desk, round_: Round) -> None:
        self.page, self.desk, self.round = page, desk, round_
        self.t = page.t
        self.slips = desk.slips(round_)
        #: The texts that were picked, by the checkbox of each; the differences likewise.
        self.picks: dict[str, Checkbox] = {}
        self.choices: dict[str, Checkbox] = {}
        self.differing = VBox()
        self.differing.add_class("nw-stack")
        self._looked_at: object = None
        self._wanted: list[Put] = []
        self._found: list[Difference] = []
        self._picking_all = False
        super().__init__(self._rows())
        self.add_class("nw-stack")
        self._differences()

    @property
    def shown(self) -> bool:
        """Whether there are enough answers to show any."""
        return enough(self.round, len(self.slips))

    def _rows(self) -> list[Box | HTML | Plot]:
        round_, slips, t = self.round, self.slips, self.t
        if not self.shown:
            sentence = t("rounds.asking.too_few", n=len(slips), least=round_.least)
            return [markup.html(markup.remark(sentence))]
        before = self.desk.before(round_)
        change = moved(before, (round_, slips)) if before else None
        rows: list[Box | HTML | Plot] = []
        drawing = words.drawing(round_, slips, before, t)
        if self.desk.practice:  # also when only the figure is seen, or kept
            drawing = replace(drawing, title=t("rounds.asking.practice_title", n=len(slips)))
        if not drawing.empty:
            rows.append(Plot(t, drawing))
        rows.append(markup.html(self._words(change, before)))
        if missing := self._incomplete():
            rows.append(markup.html(markup.remark(t.count("choosing.incomplete", missing))))
        return [*rows, *self._texts(said(round_, slips)), self.differing]

    def _incomplete(self) -> int:
        """How many answers could not be added up: somebody typed half of them in."""
        seen = self.desk.now(self.round.kind)
        there = seen is not None and seen.round.id == self.round.id
        return seen.count - len(self.slips) if seen is not None and there else 0

    def _words(self, change: Moved | None, before: tuple[Round, Sequence[Slip]] | None) -> Markup:
        if self.round.kind == "choosing":
            return chosen.told(self.round, self.slips, before, self.t)
        return words.told(self.round, self.slips, change, self.t)

    # ---- free text: in no byte of the page before it is picked ----

    def _texts(self, found: list[Said]) -> list[Box | HTML | Plot]:
        if not found:
            return []
        t = self.t
        every = Button(description=t("rounds.asking.all_texts"))
        every.on_click(lambda _button: self._pick_all())
        rows = [self._text(number, each) for number, each in enumerate(found, 1)]
        head = markup.html(markup.remark(t("rounds.asking.texts")))
        return [head, every, *rows]

    def _text(self, number: int, each: Said) -> VBox:
        t = self.t
        names = self.round.called()
        who = names.get(each.slip.party, "") or names.get(each.slip.who, each.slip.who)
        label = t("rounds.asking.text", n=number)
        pick = Checkbox(False, description=" · ".join(filter(None, (label, who))), indent=False)
        shown = markup.html()

        def picked(_change: object) -> None:
            quote = words.quote(self.round, each, t)
            shown.value = str(quote) if pick.value else ""
            if not self._picking_all:
                self._differences()

        pick.observe(picked, "value")
        self.picks[each.at] = pick
        return VBox([pick, shown])

    def _pick_all(self) -> None:
        self._picking_all = True  # what differs is looked up once
        try:
            for each in self.picks.values():
                each.value = True
        finally:
            self._picking_all = False
        self._differences()

    # ---- taking over ----

    def found(self) -> Revealed:
        """The round, with what was picked."""
        picked = {at for at, pick in self.picks.items() if pick.value}
        documents = self.page.session.documents
        relations = documents["relations"]["items"]
        parties = {each["id"] for each in documents["stakeholders"]["items"]}
        return Revealed(self.round, self.slips, picked, self._people(), relations, parties)

    def _people(self) -> Sequence[dict[str, Any]]:
        rows: Sequence[dict[str, Any]] = self.page.session.documents["people"]["items"]
        return rows

    def look(self) -> None:
        """The session may have changed meanwhile: looked up anew only when it has."""
        if self._looked_at is not self.page.session.documents:
            self._differences()

    def _differences(self) -> None:
        """Show what is to be chosen: where the session says something else, or people differ.

        Of an exercise that is nothing.
        """
        documents = self._looked_at = self.page.session.documents
        self._wanted = puts(self.found()) if self.shown else []
        self._found = [] if self.desk.practice else differences(documents, self._wanted)
        told = self._told()
        if told != self._read():
            self._show(told)

    def _read(self) -> dict[str, str]:
        """What stands beside the choices, by place."""
        return {at: box.description for at, box in self.choices.items()}

    def _told(self) -> dict[str, str]:
        """Each of them in words, by its place."""
        numbers = {each["id"]: str(number) for number, each in enumerate(self._people(), 1)}
        return {each.at: words.differs(self.round, each, self.t, numbers) for each in self._found}

    def _show(self, told: dict[str, str]) -> None:
        # What was chosen stands for what was read: where the session says yet something else,
        # it is to be chosen again.
        chosen = {
            at for at, box in self.choices.items() if box.value and box.description == told.get(at)
        }
        self.choices = {
            at: Checkbox(at in chosen, description=said, indent=False) for at, said in told.items()
        }
        for box in self.choices.values():
            box.layout.width = "100%"
        old = self.differing.children
        self.differing.children = self._choices() if self.choices else []
        for widget in old:
            close(widget)

    def _choices(self) -> list[HTML | Button | Checkbox]:
        t = self.t
        every = Button(description=t("rounds.asking.all_theirs"))
        every.on_click(lambda _button: self._take_theirs())
        heads = [
            markup.html(markup.remark(t.count(f"rounds.asking.{key}", many)))
            for key, many in self._kinds_of_choice()
            if many
        ]
        return [*heads, every, *self.choices.values()]

    def _kinds_of_choice(self) -> list[tuple[str, int]]:
        """In how many places the session has something else, and in how many people differ."""
        empty = sum(each.ours is None for each in self._found)
        return [("differences", len(self._found) - empty), ("proposals", empty)]

    def _take_theirs(self) -> None:
        for each in self.choices.values():
            each.value = True

    def lost(self) -> str:
        """What goes for good with taking over, in a sentence: the texts that were not picked."""
        many = sum(not pick.value for pick in self.picks.values())
        return self.t.count("rounds.asking.take_asks", many) if many else ""

    def take(self, tell: Callable[[str], None]) -> bool:
        """Put what the room said in the session, as one act; False: first look what differs."""
        session = self.page.session
        session.refresh()
        before = self._read()
        self.look()
        if self._read().items() - before.items():
            tell(self.t("rounds.asking.look_again"))
            return False
        theirs = {at for at, box in self.choices.items() if box.value}
        if long := self._too_long(theirs):
            tell(self.t("rounds.asking.too_long", place=long, most=LONGEST_SENTENCE))
            return False
        changed = taken(session.documents, self._wanted, theirs)
        try:
            found = session.replace_many(changed) if changed else {}
        except EditError as problem:
            if problem.key != "too_many":
                raise
            what = _FULL.get(self.round.kind, "texts" if self.picks else "people")
            tell(self.t(f"rounds.asking.too_many.{what}", **problem.values))
            return False
        for part, conflicts in found.items():
            self.page.conflicts(part, conflicts)
        return True

    def _too_long(self, theirs: Collection[str]) -> str:
        """Of whom the picked texts are together more than fits in their place; nothing if none."""
        stays = {each.at for each in self._found} - {*theirs}
        for each in self._wanted:
            long = isinstance(each.value, str) and len(each.value) > LONGEST_SENTENCE
            if long and each.at not in stays:
                return words.place(self.round, each, self.t, {})
        return ""
