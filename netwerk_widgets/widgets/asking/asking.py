"""The button "ask the room" of a section, and what comes after it."""

from collections.abc import Callable, Sequence

from ipywidgets import Box, Button, VBox, Widget
from markupsafe import Markup

from netwerk_widgets.rounds import sheet
from netwerk_widgets.rounds.kinds import KINDS, OWN_KINDS, Wanted
from netwerk_widgets.rounds.model import KindName, Round, State
from netwerk_widgets.session import showing
from netwerk_widgets.session.models.own import OwnQuestion
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.asking import chosen, words
from netwerk_widgets.widgets.asking.by_hand import typeable
from netwerk_widgets.widgets.asking.by_hand_panel import ByHandPanel
from netwerk_widgets.widgets.asking.desk import Desk, Seen
from netwerk_widgets.widgets.asking.paper import PaperSetup
from netwerk_widgets.widgets.asking.practice import PracticeDesk
from netwerk_widgets.widgets.asking.related import RevealedRelations
from netwerk_widgets.widgets.asking.revealed import RevealedRound
from netwerk_widgets.widgets.asking.setup import Setup
from netwerk_widgets.widgets.base import guarded
from netwerk_widgets.widgets.closing import close
from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.section import Section
from netwerk_widgets.widgets.sure import Sure


class Asking(VBox):
    """A round of one kind, from the first button to taking over. `look` follows the file.

    ``about`` is the question of the group's own that it asks; of other kinds there is none.
    """

    def __init__(self, page: OpenPage, kind: KindName, about: OwnQuestion | None = None) -> None:
        super().__init__()
        self.page, self.kind, self.t = page, kind, page.t
        self.about = about
        self.desk: Desk = page.shared(Desk)
        self.guard = guarded(page.problem, self.t)
        self.setup: Setup | None = None
        self.revealed: RevealedRound | None = None
        self.by_hand: ByHandPanel | None = None
        #: Whether a round is to be opened without any phone: what comes is typed in.
        self._begun_by_hand = False
        self.count = markup.html()
        self._as: object = None
        self._rows: list[Widget] = []
        self.add_class("nw-stack")
        self.add_class("nw-asking")
        self.look()

    def look(self) -> None:
        """Show how it is now."""
        seen = self.desk.now(self.kind, self.about.id if self.about else "")
        if seen is not None:
            self.count.value = str(words.progress(seen.round, seen.count, self.t))
        why = "" if seen or self.setup else self.desk.why_not()
        now = (seen and (seen.round.id, seen.round.state), why, id(self.setup), self.desk)
        if now != self._as:
            self._show(seen, why)
            self._as = now
        elif self.revealed is not None:
            self.revealed.look()
        if seen is not None and self.by_hand is not None:
            self.by_hand.look(seen.count)

    def _show(self, seen: Seen | None, why: str) -> None:
        self.revealed = self.by_hand = None
        rows = self._going(seen) if seen else self._before(why)
        if self.desk.practice:
            sentence = self.t("rounds.asking.practising")
            banner = Markup('<p class="nw-round-practice" role="status"><strong>{}</strong></p>')
            rows = [markup.html(banner.format(sentence)), *rows]
        old = [each for each in self._rows if each not in (self.count, self.setup)]
        self.children = self._rows = rows
        for widget in old:
            close(widget)

    # ---- before ----

    def _before(self, why: str) -> list[Widget]:
        if self.setup is not None:
            return [self._head(), self.setup]
        ask = self._button("ask", self._prepare, main=not why)
        ask.disabled = bool(why)
        practise = self._button("practise", self._practise)
        paper = self._button("paper", self._print)
        if not why:
            return [self._head(), self._buttons(ask, paper, practise)]
        remark = markup.html(markup.remark(self.t(f"rounds.asking.not.{why}")))
        return [self._head(), self._buttons(ask, *self._typed(), paper, practise), remark]

    def _typed(self) -> list[Button]:
        """Where no phone can answer: type in what stands on paper."""
        asked = KINDS[self.kind].questions(self.page.recorded)
        if not typeable(asked):
            return []
        return [self._named("grid.open.paper", self._prepare_typed)]

    def _prepare_typed(self) -> None:
        self._begun_by_hand = True
        self._prepare()

    def _head(self) -> Widget:
        # The words of a question of the group's own stand above this already.
        return markup.html(Markup("<h3>{}</h3>").format(self.t(f"rounds.title.{self.kind}")))

    def _title(self) -> str:
        return self.about.name if self.about else self.t(f"rounds.title.{self.kind}")

    def _prepare(self) -> None:
        self.setup = Setup(
            self.kind, self.t, self.page.recorded, self.guard(self._begin), self._leave
        )

    def _print(self) -> None:
        self.setup = PaperSetup(self.page, self.kind, self._leave, self.about)

    def _practise(self) -> None:
        self.desk = PracticeDesk(self.page)
        self._prepare()

    def _begin(self, wanted: Wanted) -> None:
        begun = self.desk.begin(wanted, self.about)
        self.setup = None
        if self._begun_by_hand:
            self._begun_by_hand = False
            with self.desk.answers() as answers:
                answers.leave(begun.id, "answers")
        self.look()

    def _leave(self) -> None:
        self.setup, self._begun_by_hand = None, False
        if self.desk.practice:
            self._stop()
        self.look()

    def _stop(self) -> None:
        """Practising is over: the file is thrown away."""
        self.desk.close()
        self.desk = self.page.shared(Desk)
        self.setup = None

    # ---- an open, a closed, a revealed round ----

    def _going(self, seen: Seen) -> list[Widget]:
        self.setup = None
        round_, t = seen.round, self.t
        kept = markup.html(markup.remark(sheet.kept(round_, t)))
        if round_.state == "open":
            ends = self._buttons(
                self._to("close", round_, "closed", main=True), *self._over(round_)
            )
            self.by_hand = ByHandPanel(self.page, self.desk, round_)
            body = [*self._between(round_), *self._code(round_), self.by_hand, ends]
            return [self._head(), kept, self.count, *body]
        if round_.state == "closed":
            shows = self._to("reveal", round_, "revealed", main=True)
            ends = self._buttons(shows, *self._over(round_))
            return [self._head(), self.count, *self._between(round_), ends]
        shown = RevealedRelations if self.kind == "relations" else RevealedRound
        self.revealed = found = shown(self.page, self.desk, round_)
        acts: list[Widget] = []
        if found.shown and not self.desk.practice:
            left = self._sure("take", found.lost, lambda: self._take(found), main=True)
            acts.append(left)
        if found.shown and round_.number == 1:
            acts.append(self._button("again", lambda: self.desk.again(round_)))
        return [self._head(), found, self._buttons(*acts, *self._over(round_))]

    def _between(self, round_: Round) -> list[Widget]:
        """How is chosen, and between what."""
        said = chosen.between(round_, self.t)
        return [markup.html(said)] if said else []

    def _code(self, round_: Round) -> list[Widget]:
        """The way in for phones, where there is one."""
        if self.desk.practice:
            return []
        if self.desk.why_not():
            return [markup.html(markup.remark(self.t("grid.phone.none")))]
        return [markup.html(words.code(round_, self.t))]

    def _over(self, round_: Round) -> list[Widget]:
        if self.desk.practice:
            return [self._button("stop", self._stop)]

        def asks() -> str:
            # What came in since this page looked last counts too.
            with self.desk.answers() as answers:
                many = answers.count(round_.id)
            return self.t.count("rounds.asking.drop_asks", many) if many else ""

        return [self._sure("drop", asks, lambda: self.desk.move_on(round_, "dropped"))]

    def _sure(
        self, name: str, asks: Callable[[], str], do: Callable[[], None], *, main: bool = False
    ) -> Sure:
        """A button for what cannot be taken back."""
        t, first = self.t, Button(description=self.t(f"rounds.asking.{name}"))
        first.button_style = "primary" if main else ""
        yes, no = t(f"rounds.asking.{name}_yes"), t("rounds.asking.not_now")
        return Sure(first, asks, self.guard(self._pressing(do)), yes=yes, no=no)

    def _to(self, name: str, round_: Round, state: State, *, main: bool = False) -> Button:
        return self._button(name, lambda: self.desk.move_on(round_, state), main=main)

    def _take(self, found: RevealedRound) -> None:
        before = self.page.session.last("undo")
        if found.take(self.page.problem):
            self.desk.move_on(found.round, "taken")
            said = self.t("rounds.asking.taken", title=self._title())
            self.page.done(said, before)

    def _button(self, name: str, do: Callable[[], object], *, main: bool = False) -> Button:
        return self._named(f"rounds.asking.{name}", do, main=main)

    def _named(self, key: str, do: Callable[[], object], *, main: bool = False) -> Button:
        button = Button(description=self.t(key))
        button.button_style = "primary" if main else ""

        pressed = self.guard(self._pressing(do))
        button.on_click(lambda _button: pressed())
        return button

    def _pressing(self, do: Callable[[], object]) -> Callable[[], None]:
        def pressed() -> None:
            try:
                do()
            finally:
                self.look()

        return pressed

    @staticmethod
    def _buttons(*buttons: Widget) -> Box:
        box = Box(list(buttons))
        box.add_class("nw-round-acts")
        return box


def offer(section: Section) -> None:
    """Put the button under a section that has something to ask; only where there is a room."""
    for kind in _kinds(section.page.name, section.slug):
        _offer(section, kind)


def offer_question(section: Section, about: OwnQuestion) -> None:
    """As `offer`, under a question of the group's own."""
    _offer(section, OWN_KINDS[about.per], about)


def _offer(section: Section, kind: KindName, about: OwnQuestion | None = None) -> None:
    page = section.page
    if page.live is None or page.session.readonly or not showing.possible():
        return
    asking = Asking(page, kind, about)
    section.looking.append(asking.look)
    section.place(asking)


def _kinds(step: str, section: str) -> Sequence[KindName]:
    return [each.name for each in KINDS.values() if (each.step, each.section) == (step, section)]
