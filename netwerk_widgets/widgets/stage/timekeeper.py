"""The clock on the desk: what it is time for, how late it is, and what can wait."""

from collections.abc import Sequence
from datetime import datetime
from itertools import zip_longest
from typing import Any

import traitlets

from netwerk_widgets.session import staging
from netwerk_widgets.session.choices import planned
from netwerk_widgets.session.models.programme import Programme, ProgrammeItem
from netwerk_widgets.session.programme.clock import Clock, Standing, at_item, standing
from netwerk_widgets.session.programme.planning import begins, times, total
from netwerk_widgets.session.programme.waiting import Waiting, can_wait
from netwerk_widgets.session.staging import Staged
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import clock
from netwerk_widgets.widgets.base import Part, guarded
from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.stage.course import item_at
from netwerk_widgets.widgets.stage.cues import Conductor

_TEXTS = ("now", "next", "last", "left", "over", "start", "stop", "afresh", "go", "all", "here")


class ClockView(Part):
    """Draws the clock and the programme, and says what is asked (``static/stage/clock.js``)."""

    _part = traitlets.Unicode("stage/clock").tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    texts = traitlets.Dict().tag(sync=True)


def lasting(minutes: int, t: Texts) -> str:
    """So many minutes in words: ``3 uur en 30 minuten``."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return t.count("programme.time.minutes", rest)
    if not rest:
        return t("programme.time.hours", hours=hours)
    return t("programme.time.both", hours=hours, minutes=rest)


def at_time(moment: datetime) -> str:
    """The time of a moment, where this is: ``13:05``."""
    return f"{moment:%H:%M}"


def called(item: ProgrammeItem, t: Texts) -> str:
    """What an item is called: its own words, or what it is."""
    return item.name or planned(t, item.what)


class Timekeeper:
    """What the desk of a page knows of the time; `look` keeps it as it is now."""

    def __init__(self, page: OpenPage) -> None:
        self.page, self.t = page, page.t
        #: What was said to wait, and of which moment: it is asked at every look.
        self._waited: tuple[Any, list[str]] = (None, [])
        self.fresh()

    def fresh(self) -> ClockView:
        """The clock anew: a section that is made again closes what it had."""
        texts = {each: self.t(f"programme.clock.{each}", **_OPEN) for each in _TEXTS}
        texts["title"] = self.t("programme.title.clock")
        self.view = ClockView(self.t, texts=texts)
        self.view.on_msg(self._receive)
        self.look()
        return self.view

    def look(self) -> None:
        """Show how it is now; what does not differ is not sent."""
        now = clock.now()
        state = self.state(self._settled(now), now)
        if state != self.view.state:
            self.view.state = state

    def _settled(self, now: datetime) -> Staged:
        """What is staged; a clock whose item was taken out goes on with the next from now on."""
        session = self.page.session
        staged, programme = staging.load(session.session_id), session.session.programme
        running, items = staged.clock, programme.items
        if running is None or any(each.id == running.item for each in items):
            return staged
        at = standing(running, programme, now).number
        if at is None:
            return staged
        gone_on = at_item(running, items[at].id, now)
        return staging.change(session.session_id, clock=gone_on)

    def _receive(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        guarded(self.page.problem, self.t)(self.said)(content)

    def said(self, content: dict[str, Any]) -> None:
        """Do what a button asks."""
        self.page.shared(Conductor).said(content)
        self.look()

    # ---- what is shown ----

    def state(self, staged: Staged, now: datetime) -> dict[str, Any]:
        """Everything that the clock shows."""
        programme, t = self.page.recorded.programme, self.t
        if not programme.items:
            return {"items": [], "running": False, "said": t("programme.clock.none"), "tone": ""}
        if staged.clock is None:
            return self._still(programme, staged, now)
        found = standing(staged.clock, programme, now)
        if found.tone == "stale":
            rows = _rows(programme, None, [], t)
            said = t("programme.clock.stale")
            return {"items": rows, "running": True, "said": said, "tone": "stale"}
        return self._running(programme, staged.clock, found, now)

    def _still(self, programme: Programme, staged: Staged, now: datetime) -> dict[str, Any]:
        """Before the clock is started: what there will be, from when to when."""
        items, t = programme.items, self.t
        first = begins(programme, now)
        due = times(items, first)[:-1] if first else []
        here = item_at(items, "", staged.at)
        at = next((n for n, each in enumerate(items) if each.id == here), None)
        said = t("programme.clock.ready", time=lasting(total(items), t))
        rows = _rows(programme, at, due, t)
        return {"items": rows, "running": False, "said": said, "tone": ""}

    def _running(
        self, programme: Programme, running: Clock, found: Standing, now: datetime
    ) -> dict[str, Any]:
        items, t = programme.items, self.t
        at, minutes = found.number, abs(found.behind)
        tone = found.tone
        said = t.count(f"programme.clock.{tone}", minutes) if tone != "even" else t(_EVEN)
        ends = running.ends, found.finish
        agreed, expected = (at_time(each.astimezone(now.tzinfo)) for each in ends)
        key = "ends" if tone == "even" else "expected"
        state = {
            "items": _rows(programme, at, _expected(programme, found, now), t),
            "running": True,
            "said": t("programme.clock.done") if at is None else said,
            "tone": tone,
            "ends": t(f"programme.clock.{key}", agreed=agreed, expected=expected),
            "more": self._waiting(programme, found) if tone == "behind" else [],
        }
        if at is None:
            return state
        following = items[at + 1] if at + 1 < len(items) else None
        return state | {
            "now": {"label": called(items[at], t), "until": found.until.isoformat()},
            "next": {"label": called(following, t), "id": following.id} if following else None,
        }

    def _waiting(self, programme: Programme, found: Standing) -> list[str]:
        """What can wait, in a sentence or two; worked out anew when something changed."""
        session = self.page.recorded
        about, said = self._waited
        if about is not None and about[0] is session and about[1:] == (found.number, found.behind):
            return said
        at = len(programme.items) if found.number is None else found.number
        current = programme.items[at] if at < len(programme.items) else None
        waiting = can_wait(session, current, programme.items[at + 1 :], found.behind)
        self._waited = (session, found.number, found.behind), waiting_words(waiting, self.t)
        return self._waited[1]


_KINDS = {"break": "break", "own": "own", "shown": "own"}
_EVEN = "programme.clock.even"
#: What the browser fills in.
_OPEN = {"time": "{time}", "what": "{what}"}


def waiting_words(waiting: Waiting, t: Texts) -> list[str]:
    """What can wait, by name."""

    def named(items: tuple[ProgrammeItem, ...]) -> str:
        one = "programme.wait.named"
        return t.enumerate(
            [t(one, name=called(each, t), time=lasting(each.minutes, t)) for each in items]
        )

    said = []
    if waiting.sections:
        said.append(t("programme.wait.sections", names=named(waiting.sections)))
    if waiting.within and waiting.fields:
        fields = t.enumerate([t(f"fields.label.{each}") for each in waiting.fields])
        many = len(waiting.fields)
        name = called(waiting.within, t)
        said.append(t.count("programme.wait.fields", many, name=name, fields=fields))
    if waiting.last:
        said.append(t("programme.wait.last", names=named(waiting.last)))
    return said


def _expected(programme: Programme, found: Standing, now: datetime) -> list[datetime | None]:
    """At what time each item that comes begins at this pace."""
    items = programme.items
    at = len(items) if found.number is None else found.number
    first = max(found.until, now).astimezone(now.tzinfo)
    coming = times(items[at + 1 :], first)[:-1]
    return [*[None] * (len(items) - len(coming)), *coming]


def _rows(
    programme: Programme, at: int | None, due: Sequence[datetime | None], t: Texts
) -> list[dict[str, Any]]:
    """The items as they are listed; ``at`` is the current one, ``due`` when each begins."""
    made = []
    for number, (each, when) in enumerate(zip_longest(programme.items, due)):
        state = "next" if at is None or number > at else "now" if number == at else "past"
        made.append(
            {
                "id": each.id,
                "label": called(each, t),
                "long": lasting(each.minutes, t),
                "minutes": each.minutes,
                "time": at_time(when) if when else "",
                "kind": _KINDS.get(each.what, "section"),
                "state": state,
            }
        )
    return made
