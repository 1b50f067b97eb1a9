"""Each organisation confirms what it promised: a tick for each, with the day."""

from collections.abc import Callable
from typing import Any

from ipywidgets import HTML, Checkbox, VBox, Widget
from markupsafe import Markup

from netwerk_widgets.insights.agreed import Promise, digest, promises
from netwerk_widgets.insights.agreed_words import confirmed, promised
from netwerk_widgets.insights.names import party_names
from netwerk_widgets.session.ops import Op
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.base import guarded
from netwerk_widgets.widgets.clock import today
from netwerk_widgets.widgets.closing import close
from netwerk_widgets.widgets.open_page import OpenPage

#: What it follows.
PARTS = ("persevering", "doing", "dilemmas", "stakeholders")


class Agreeing(VBox):
    """A box for each organisation that promised something; ticking it confirms that, today."""

    def __init__(self, page: OpenPage) -> None:
        super().__init__()
        self.page, self.t = page, page.t
        self.boxes: dict[str, Checkbox] = {}
        self.words: dict[str, HTML] = {}
        self._known: list[tuple[str, str]] | None = None
        self._rows: list[Widget] = []
        self._showing = False
        self.add_class("nw-stack")
        self.add_class("nw-agreeing")
        self.show()

    def show(self) -> None:
        """Show what is promised, and confirmed, now."""
        names = party_names(self.page.recorded, self.t)
        found = promises(self.page.recorded)
        known = [(each.party, names[each.party]) for each in found]
        if known != self._known:
            self._make(known)
        self._showing = True
        try:
            for each in found:
                self.boxes[each.party].value = each.confirmed
                self.words[each.party].value = self._words(each)
        finally:
            self._showing = False

    def _words(self, each: Promise) -> str:
        rows = markup.joined(Markup("<li>{}</li>").format(one) for one in promised(each, self.t))
        said = confirmed(each, self.t)
        css = "is-changed" if each.changed else "is-confirmed"
        mark = Markup('<p class="{}">{}</p>').format(css, said) if said else ""
        return str(Markup("{}<ul>{}</ul>").format(mark, rows))

    def _make(self, known: list[tuple[str, str]]) -> None:
        old = self._rows
        self._known, self.boxes, self.words = known, {}, {}
        rows: list[Widget] = []
        for party, name in known:
            label = self.t("agreed.tick", party=name)
            box = self.boxes[party] = Checkbox(False, description=label, indent=False)
            words = self.words[party] = markup.html()
            box.observe(self._ticked(party), "value")
            rows.append(VBox([box, words]))
        self._rows = rows or [markup.html(markup.remark(self.t("agreed.nothing")))]
        self.children = self._rows
        for widget in old:
            close(widget)

    def _ticked(self, party: str) -> Callable[[Any], None]:
        def ticked(change: Any) -> None:
            if not self._showing:
                guarded(self.page.problem, self.t)(self.confirm)(party, change["new"])

        return ticked

    def confirm(self, party: str, on: bool) -> None:
        """The organisation confirms what it promised, as it is now; or takes that back."""
        session = self.page.session
        session.refresh()
        ops: list[Op] = [
            {"op": "set", "id": party, "key": "on", "value": today().isoformat() if on else None},
            {
                "op": "set",
                "id": party,
                "key": "digest",
                "value": digest(session.session, party) if on else "",
            },
        ]
        if conflicts := session.edit("persevering", "agreed", ops):
            self.page.conflicts("persevering", conflicts)
