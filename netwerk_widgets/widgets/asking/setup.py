"""How a round is asked: of whom, with or without names, of how many, for how long."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from ipywidgets import HTML, BoundedIntText, Box, Button, Checkbox, Dropdown, Text, VBox

from netwerk_widgets.rounds.kinds import KINDS, OPEN, Wanted, hows, roles, to_choose_from
from netwerk_widgets.rounds.model import LEAST, MOST_EXPECTED, MOST_LEAST, KindName
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.asking.choices import ChoiceSetup
from netwerk_widgets.widgets.clock import today
from netwerk_widgets.widgets.section import reveal

#: What the clock can be set to (minutes).
MINUTES = (1, 2, 3, 5, 10)


class Setup(VBox):
    """The choices before a round, and the button that opens it."""

    def __init__(
        self,
        kind: KindName,
        t: Texts,
        session: Session,
        begin: Callable[[Wanted], None],
        leave: Callable[[], None],
    ) -> None:
        self.kind, self.t, self._begin = kind, t, begin
        self._listed, self._roles = bool(to_choose_from(session)), roles(session)
        #: In which words an open question is asked; the workbook's own until somebody types.
        self.words = Text(
            t(f"rounds.{kind}.label") if kind in OPEN else "",
            description=t("rounds.asking.words"),
            style=_WIDE,
            continuous_update=False,
        )
        self.words.add_class("nw-wide")
        self.choice = ChoiceSetup(t, session) if kind == "choosing" else None
        if self.choice is not None:
            self._roles = ()  # what a role chose is not told apart
        self.per = self._choice(
            "per", [(t(f"rounds.asking.of.{each}"), each) for each in KINDS[kind].per]
        )
        self.names = self._choice("names", [])
        self.roles = Checkbox(False, description=t("rounds.asking.roles"), indent=False)
        self.expected = BoundedIntText(
            0,
            min=0,
            max=MOST_EXPECTED,
            description=t("rounds.asking.expected", most=MOST_EXPECTED),
            style=_WIDE,
        )
        clock = [(t("rounds.asking.no_clock"), 0)]
        clock += [(t.count("rounds.asking.minutes", each), each) for each in MINUTES]
        self.clock = self._choice("clock", clock)
        self.least = BoundedIntText(
            LEAST,
            min=LEAST,
            max=MOST_LEAST,
            description=t("rounds.asking.least", least=LEAST, most=MOST_LEAST),
            style=_WIDE,
        )
        self.quality = Checkbox(False, description=t("quality.setup"), indent=False)
        self.why = markup.html(markup.remark(t("rounds.asking.least_why", least=LEAST)))
        self.said: HTML = markup.html()
        self.go = Button(description=t("rounds.asking.open"), button_style="primary")
        self.no = Button(description=t("rounds.asking.not_now"))
        self.go.on_click(lambda _button: self._begin(self.wanted()))
        self.no.on_click(lambda _button: leave())
        self.per.observe(self._follow, "value")
        self.names.observe(self._tell, "value")
        self.roles.observe(self._tell, "value")
        self.quality.observe(self._tell, "value")
        self.acts = Box([self.go, self.no])
        self.acts.add_class("nw-round-acts")
        super().__init__(
            [
                *([self.words] if kind in OPEN else []),
                *([self.choice] if self.choice is not None else ()),
                *([self.quality] if kind == "relations" else ()),
                *(self.per, self.names, self.roles, self.said, self.least, self.why),
                *(self.expected, self.clock, self.acts),
            ]
        )
        self.add_class("nw-stack")
        self._follow()

    def _choice(self, name: str, options: list[tuple[str, Any]]) -> Dropdown:
        return Dropdown(options=options, description=self.t(f"rounds.asking.{name}"), style=_WIDE)

    def _follow(self, _change: object = None) -> None:
        """Which of with and without names there is."""
        ways: list[str] = [*hows(self.kind, self.per.value)]
        if self._listed and "named" in ways:
            ways.insert(ways.index("named") + 1, "listed")
        self.names.options = [(self.t(f"rounds.asking.how.{each}"), each) for each in ways]
        self.names.value = ways[0]
        self.names.disabled = len(ways) == 1
        self.per.disabled = len(self.per.options) == 1
        self._tell()

    def _tell(self, _change: object = None) -> None:
        how = self.names.value
        reveal(self.least, how == "anonymous")
        reveal(self.why, how == "anonymous")
        reveal(self.roles, how == "anonymous" and bool(self._roles))
        if self.roles.value and how == "anonymous":
            how = "anonymous_role"
        said = markup.remark(self.t(f"rounds.kept.{how}")) if how else ""
        if self.quality.value:
            said = markup.remark(self.t("quality.kept"))
        # Why there is no way with names, where a facilitator may look for one.
        why = self.t("choosing.setup.no_names") if self.kind == "choosing" else ""
        self.said.value = str(said + markup.remark(why))

    def _own_words(self) -> str:
        """What was typed; nothing where the workbook's own words, in every language, still do."""
        usual = self.kind in OPEN and self.words.value == self.t(f"rounds.{self.kind}.label")
        return "" if usual else self.words.value

    def wanted(self) -> Wanted:
        """What was chosen."""
        minutes = self.clock.value
        return Wanted(
            self.kind,
            per=self.per.value,
            anonymous=self.names.value == "anonymous",
            listed=self.names.value == "listed",
            roles=self._roles if self.names.value == "anonymous" and self.roles.value else (),
            least=self.least.value,
            expected=self.expected.value or None,
            words=self._own_words(),
            ends=datetime.now(UTC) + timedelta(minutes=minutes) if minutes else None,
            asked=today(),
            quality=self.quality.value,
            **(self.choice.wanted() if self.choice is not None else {}),
        )


_WIDE = {"description_width": "initial"}
