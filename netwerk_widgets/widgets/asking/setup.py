"""How a round is asked: of whom, with or without names, of how many, for how long."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from ipywidgets import HTML, BoundedIntText, Box, Button, Checkbox, Dropdown, VBox

from netwerk_widgets.rounds.kinds import KINDS, Wanted, roles, to_choose_from
from netwerk_widgets.rounds.model import KindName
from netwerk_widgets.rounds.taking import NAMED, NAMELESS, PER
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
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
        self.per = self._choice(
            "per", [(t(f"rounds.asking.of.{each}"), each) for each in _per(kind)]
        )
        self.names = self._choice("names", [])
        self.roles = Checkbox(False, description=t("rounds.asking.roles"), indent=False)
        self.expected = BoundedIntText(
            0, min=0, max=5000, description=t("rounds.asking.expected"), style=_WIDE
        )
        clock = [(t("rounds.asking.no_clock"), 0)]
        clock += [(t.count("rounds.asking.minutes", each), each) for each in MINUTES]
        self.clock = self._choice("clock", clock)
        self.said: HTML = markup.html()
        self.go = Button(description=t("rounds.asking.open"), button_style="primary")
        self.no = Button(description=t("rounds.asking.not_now"))
        self.go.on_click(lambda _button: self._begin(self.wanted()))
        self.no.on_click(lambda _button: leave())
        self.per.observe(self._follow, "value")
        self.names.observe(self._tell, "value")
        self.roles.observe(self._tell, "value")
        buttons = Box([self.go, self.no])
        buttons.add_class("nw-round-acts")
        super().__init__(
            [self.per, self.names, self.roles, self.said, self.expected, self.clock, buttons]
        )
        self.add_class("nw-stack")
        self._follow()

    def _choice(self, name: str, options: list[tuple[str, Any]]) -> Dropdown:
        return Dropdown(options=options, description=self.t(f"rounds.asking.{name}"), style=_WIDE)

    def _follow(self, _change: object = None) -> None:
        """Which of with and without names there is."""
        hows = ["party"] if self.per.value == "party" else _hows(self.kind, self._listed)
        self.names.options = [(self.t(f"rounds.asking.how.{each}"), each) for each in hows]
        self.names.value = hows[0]
        self.names.disabled = len(hows) == 1
        self.per.disabled = len(self.per.options) == 1
        self._tell()

    def _tell(self, _change: object = None) -> None:
        how = self.names.value
        reveal(self.roles, how == "anonymous" and bool(self._roles))
        if self.roles.value and how == "anonymous":
            how = "anonymous_role"
        self.said.value = str(markup.remark(self.t(f"rounds.kept.{how}"))) if how else ""

    def wanted(self) -> Wanted:
        """What was chosen."""
        minutes = self.clock.value
        return Wanted(
            self.kind,
            per=self.per.value,
            anonymous=self.names.value == "anonymous",
            listed=self.names.value == "listed",
            roles=self._roles if self.names.value == "anonymous" and self.roles.value else (),
            expected=self.expected.value or None,
            ends=datetime.now(UTC) + timedelta(minutes=minutes) if minutes else None,
        )


_WIDE = {"description_width": "initial"}


def _per(kind: KindName) -> tuple[str, ...]:
    return PER.get(kind, KINDS[kind].per)


def _hows(kind: KindName, listed: bool) -> list[str]:
    """With or without names: only what the session has a place for, the safer first.

    ``listed``: there is a list of people to choose from.
    """
    hidden = ["anonymous"] if kind in NAMELESS and KINDS[kind].anonymous else []
    named = ["named", *(["listed"] if listed else [])] if kind in NAMED or not hidden else []
    return hidden + named
