"""A programme, and what is asked of its clock and seen there."""

from datetime import UTC, datetime

from netwerk_widgets.widgets.stage.timekeeper import Timekeeper

OWN = "Wethouder bellen"
ITEMS = [
    {"id": "a", "what": "start.challenge", "minutes": 10},
    {"id": "b", "what": "dream.dreams", "minutes": 20},
    {"id": "c", "what": "break", "minutes": 25},
    {"id": "d", "what": "dream.shared", "minutes": 15},
    {"id": "e", "what": "own", "name": OWN, "minutes": 5},
    {"id": "f", "what": "context.forces", "minutes": 10},
    {"id": "g", "what": "goals.tree", "minutes": 10},
]
PLANNED = {"start": "09:30", "items": ITEMS}
T0 = datetime(2026, 5, 6, 9, 30, tzinfo=UTC)


def ask(page, kind, **more):
    keeper = page.shared(Timekeeper)
    keeper.view._handle_custom_msg({"type": kind, **more}, [])
    return keeper.view.state


def look(page):
    page.look()
    return page.shared(Timekeeper).view.state


def standing(state):
    return state["said"], state["now"]["label"] if state.get("now") else None
