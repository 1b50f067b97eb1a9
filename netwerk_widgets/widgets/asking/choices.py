"""Before a round of choosing: between what, in which way, and which of them are in it."""

from typing import Any

from ipywidgets import HTML, BoundedIntText, Box, Button, Checkbox, Dropdown, VBox

from netwerk_widgets.insights.choosing import WAYS
from netwerk_widgets.rounds.choosing import choices
from netwerk_widgets.rounds.model import MOST_DOTS, MOST_QUESTIONS
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.chosen import Among
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.closing import close
from netwerk_widgets.widgets.section import reveal

#: How many dots each has, unless otherwise.
USUAL_DOTS = 3
#: So many can be chosen from: one place is for "none of these".
MOST_THINGS = MOST_QUESTIONS - 1


class ChoiceSetup(VBox):
    """What a facilitator chooses of a round of choosing."""

    def __init__(self, t: Texts, session: Session) -> None:
        self.t, self._choices = t, choices(session)
        wide: dict[str, Any] = {"description_width": "initial"}
        self.among = Dropdown(
            options=[
                (t("choosing.setup.among_one", among=t(f"choosing.among.{e}"), n=len(found)), e)
                for e, found in self._choices.items()
            ],
            description=t("choosing.setup.among"),
            style=wide,
        )
        self.way = Dropdown(
            options=[(t(f"choosing.way.{each}.label"), each) for each in WAYS],
            description=t("choosing.setup.way"),
            style=wide,
        )
        self.dots = BoundedIntText(
            USUAL_DOTS,
            min=1,
            max=MOST_DOTS,
            description=t("choosing.setup.dots", most=MOST_DOTS),
            style=wide,
        )
        self.meant: HTML = markup.html()
        self.all = Button(description=t("choosing.setup.all"))
        self.none = Button(description=t("choosing.setup.none"))
        self.all.on_click(lambda _button: self._tick(True))
        self.none.on_click(lambda _button: self._tick(False))
        #: The things, by id.
        self.ticks: dict[str, Checkbox] = {}
        self.which = VBox()
        both = Box([self.all, self.none])
        both.add_class("nw-round-acts")
        self.among.observe(self._offer, "value")
        self.way.observe(self._tell, "value")
        which = markup.html(markup.remark(t("choosing.setup.which", most=MOST_THINGS)))
        rows = [self.among, self.way, self.dots, self.meant, which, both, self.which]
        if not self._choices:
            rows = [markup.html(markup.remark(t("choosing.setup.little")))]
        super().__init__(rows)
        self.add_class("nw-stack")
        self._offer()
        self._tell()

    def _offer(self, _change: object = None) -> None:
        """The things to tick; of too many none is ticked yet."""
        found = self._choices.get(self.among.value, [])
        old = self.which.children
        few = len(found) <= MOST_THINGS
        self.ticks = {
            each.id: Checkbox(few, description=" ".join(each.name.split()), indent=False)
            for each in found
        }
        for box in self.ticks.values():
            box.layout.width = "100%"
            box.observe(self._tell, "value")
        self.which.children = [*self.ticks.values()]
        for widget in old:
            close(widget)
        self._tell()

    def _tick(self, on: bool) -> None:
        for number, box in enumerate(self.ticks.values()):
            box.value = on and number < MOST_THINGS

    def _tell(self, _change: object = None) -> None:
        """What the way means, and why this one and not another."""
        way, n = self.way.value, sum(box.value for box in self.ticks.values())
        reveal(self.dots, way == "dots")
        what = self.t(f"choosing.way.{way}.what", n=n, most=max(n - 1, 0))
        why = self.t(f"choosing.way.{way}.why")
        self.meant.value = str(markup.remark(what) + markup.remark(why))

    def wanted(self) -> dict[str, Any]:
        """What was chosen, for `Wanted`."""
        among: Among | None = self.among.value
        only = [id_ for id_, box in self.ticks.items() if box.value]
        return {
            "among": among or "goals",
            "way": self.way.value,
            "dots": self.dots.value,
            # Nothing ticked is nothing to choose from, not everything.
            "only": only or ["-"],
        }
