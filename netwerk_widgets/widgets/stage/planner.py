"""The programme on the desk: the routes to choose from, and the list that is edited."""

from typing import Any

import traitlets
from markupsafe import Markup

from netwerk_widgets.method.programme import PLANS, ROUTES
from netwerk_widgets.session import ids
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.programme import Programme, ProgrammeItem
from netwerk_widgets.session.ops import Op
from netwerk_widgets.session.programme.planning import begins, of_route, pauses, times, total
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import clock
from netwerk_widgets.widgets.base import Part, guarded
from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.recording import Recording
from netwerk_widgets.widgets.stage.timekeeper import at_time, lasting

PART = "programme"


def _starts(session: Session, _t: Texts) -> dict[str, str]:
    """At what time each item begins, once it is said when the first does."""
    first = begins(session.programme, clock.now())
    if first is None:
        return {}
    items = session.programme.items
    return {each.id: at_time(when) for each, when in zip(items, times(items, first), strict=False)}


ITEMS = Recording(
    name="programme",
    part=PART,
    path="items",
    model=ProgrammeItem,
    keys=("what", "name", "minutes"),
    told={"time": _starts},
    widths={"what": "45%", "name": "30%", "minutes": "110px"},
)
START = Recording(name="programme_start", part=PART, path="", model=Programme, keys=("start",))


def summary(session: Session, t: Texts) -> Markup:
    """How long it all takes, and from when to when."""
    items = session.programme.items
    if not items:
        return Markup("")
    whole, rests = total(items), pauses(items)
    key = "pauses" if rests else "all"
    long = t(f"programme.total.{key}", time=lasting(whole, t), pauses=lasting(rests, t))
    first = begins(session.programme, clock.now())
    when = t("programme.total.no_start")
    if first is not None:
        end = times(items, first)[-1]
        when = t("programme.total.ends", start=at_time(first), end=at_time(end))
    return Markup('<p class="nw-total"><strong>{}</strong> {}</p>').format(long, when)


class Routes(Part):
    """The routes, to choose one from (``static/stage/routes.js``)."""

    _part = traitlets.Unicode("stage/routes").tag(sync=True)
    routes = traitlets.List().tag(sync=True)
    folded = traitlets.Bool().tag(sync=True)
    texts = traitlets.Dict().tag(sync=True)

    def __init__(self, page: OpenPage) -> None:
        t = page.t
        self._page = page
        super().__init__(
            t,
            routes=[_route(each, t) for each in ROUTES],
            texts={"other": t("programme.route.other")},
            folded=bool(page.recorded.programme.items),
        )
        self.on_msg(self._receive)

    def show(self) -> None:
        """Who has a programme finds the routes folded in."""
        self.folded = bool(self._page.recorded.programme.items)

    def _receive(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        guarded(self._page.problem, self._page.t)(self.said)(content)

    def said(self, content: dict[str, Any]) -> None:
        """Make the programme that of a route; what was there before is one undo away."""
        page, t = self._page, self._page.t
        route = next((each for each in ROUTES if each == content.get("route")), None)
        if route is None:
            return
        before, last = page.session.documents[PART], page.session.last("undo")
        conflicts = page.session.replace(PART, of_route(route, before, t))
        if conflicts:
            page.conflicts(PART, conflicts)
        if before["items"]:
            said = t("programme.route.replaced", route=t(f"programme.route.{route}.label"))
            page.done(said, last)


def add_break(page: OpenPage) -> None:
    """Put a break at the end of the programme."""
    id_ = ids.fresh()
    ops: list[Op] = [{"op": "add", "id": id_, "values": {"what": "break"}}]
    page.session.edit(PART, "items", ops, page.t.language)


def _route(route: Any, t: Texts) -> dict[str, str]:
    about = f"programme.route.{route}"
    return {
        "route": route,
        "label": t(f"{about}.label"),
        "long": lasting(sum(minutes for _, minutes in PLANS[route]), t),
        "what": t(f"{about}.what"),
        "why": t(f"{about}.why"),
        "choose": t(f"{about}.choose"),
    }
