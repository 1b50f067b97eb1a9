"""Sharing on the start page: with whom the open session is shared, and what others share.

It is there where people are kept apart in one database (`session.store.shared`). The page is
projected, so names come when asked for; and nobody gets a list of who there is.
"""

from typing import TYPE_CHECKING, Any, cast

import traitlets

from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.base import Telling
from netwerk_widgets.widgets.open_page import OpenPage

if TYPE_CHECKING:
    from netwerk_widgets.session.store.shared.sharing import Kind
    from netwerk_widgets.session.store.shared.store import SharedStore

_TEXTS = (
    *("show", "mine", "nobody", "whom", "person", "group", "reads", "writes", "share", "stop"),
    *("given", "nothing", "open", "what", "kind", "change_reads", "change_writes"),
)


def there(page: OpenPage) -> bool:
    """Whether anything can be shared."""
    return page.store.is_shared


class Sharing(Telling):
    """Shows and changes with whom the open session is shared, and shows what others share."""

    _part = traitlets.Unicode("sharing").tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, page: OpenPage) -> None:
        self._page, self._shown = page, False
        super().__init__(page.t, state=self._state(page.t))

    def _state(self, t: Texts) -> dict[str, Any]:
        return {"texts": {key: t(f"sharing.{key}") for key in _TEXTS}} | (
            self._found(t) if self._shown else {"mine": None, "given": None, "groups": []}
        )

    def _found(self, t: Texts) -> dict[str, Any]:
        from netwerk_widgets.session.store.shared import sharing

        store = cast("SharedStore", self._page.store)
        live = self._page.live
        mine = None if live is None else sharing.shares(store, live.name)
        return {
            "mine": None
            if mine is None
            else [
                {
                    "id": each.id,
                    "name": each.name,
                    "kind": each.kind,
                    "writes": each.writes,
                    "who": t(f"sharing.{each.kind}"),
                }
                for each in mine
            ],
            "given": [
                {
                    "name": each.name,
                    "may": t("sharing.writes" if each.writes else "sharing.reads"),
                }
                for each in sharing.given(store)
            ],
            "groups": sharing.groups(store),
        }

    def look(self) -> None:
        """Show what others changed."""
        if self._shown:
            self.state = self._state(self.t)

    def do(self, content: dict[str, Any]) -> None:
        """Carry out what a person chose.

        Raises
        ------
        NetwerkError
            When there is nobody of that name, or the session is another's.
        """
        from netwerk_widgets.session.store.shared import sharing

        store, kind = cast("SharedStore", self._page.store), content["type"]
        live = self._page.live
        if kind == "show":
            self._shown = bool(content.get("shown"))
        elif kind == "open":
            self._page.open(str(content["name"]))
            return
        elif live is not None and kind == "share":
            whom: Kind = "group" if content.get("kind") == "group" else "person"
            name = str(content.get("name", ""))
            if not name.strip():
                raise NetwerkError("share_empty")
            sharing.share(store, live.name, name, whom, content.get("writes") is True)
        elif live is not None and kind == "stop":
            sharing.unshare(store, live.name, str(content["id"]))
        self.problem = ""
        self.state = self._state(self.t)
