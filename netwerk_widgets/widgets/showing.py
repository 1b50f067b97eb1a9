"""What the bar says of the room: which session it is shown, and how to show it another.

The bar is on the beamer. The name of another session is another group's: it is sent to the
browser only when somebody asks for it.
"""

from collections.abc import Callable
from typing import Any

from netwerk_widgets.session import showing
from netwerk_widgets.session.store.base import Store
from netwerk_widgets.texts import Texts

_TEXTS = ("show", "show_help", "stop", "which", "open")


def room_state(store: Store, session: str | None, t: Texts) -> dict[str, Any]:
    """What the bar of a page on this session shows; nothing where there is no room."""
    if not showing.possible():
        return {}
    shown = showing.shown(store, session)
    sees = "this" if showing.same(shown, session) else "other" if shown else "nothing"
    return {
        "sees": sees,
        "short": t(f"showing.bar.{sees}"),
        "sentence": t(f"showing.sees.{sees}"),
        "can": session is not None and sees != "this" and showing.may_show(store, session),
        "address": showing.address(store, session),
        "texts": {key: t(f"showing.{key}") for key in _TEXTS},
    }


def room_said(
    content: dict[str, Any],
    store: Store,
    session: str | None,
    tell: Callable[[dict[str, Any]], None],
) -> bool:
    """Do what a person asks about the room; whether it may see something else now."""
    asked = content.get("do")
    if asked == "show" and session is not None:
        showing.show(session, store)
        return True
    if asked == "stop":
        showing.stop(store, session)
        return True
    if asked == "which":
        tell({"type": "room-name", "name": showing.shown(store) or ""})
    return False
