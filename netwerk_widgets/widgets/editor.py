"""The editor of everything that people record, as a table or a form."""

from collections.abc import Callable
from typing import Any

import traitlets

from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.ops import Edit, Op, Remove
from netwerk_widgets.session.store.base import Conflict
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import drafts
from netwerk_widgets.widgets.recording import Recording
from netwerk_widgets.widgets.saving import Saving


class Editor(Saving):
    """Shows one `Recording` of a session and stores what people do in it at once."""

    _part = traitlets.Unicode("editor").tag(sync=True)
    spec = traitlets.Dict().tag(sync=True)
    rows = traitlets.List().tag(sync=True)

    def __init__(
        self,
        t: Texts,
        live: LiveSession,
        recording: Recording,
        on_conflicts: Callable[[str, list[Conflict]], None],
    ) -> None:
        self.recording = recording
        super().__init__(t, live, on_conflicts)

    # ---- what is shown ----

    @property
    def records(self) -> frozenset[tuple[str, str]]:
        """Its recording's list."""
        return frozenset({(self.recording.part, self.recording.path)})

    def _shown(self, t: Texts) -> dict[str, Any]:
        return {"spec": self._spec(t), "rows": self._rows(t)}

    def _parts(self) -> dict[str, str]:
        return {"": f"{self.recording.part}.{self.recording.path}"}

    def _spec(self, t: Texts) -> dict[str, Any]:
        what = self.recording
        return {
            "name": what.name,
            "layout": what.layout,
            "fixed": what.fixed,
            "addable": what.addable and not what.fixed,
            "caption": self._caption(t),
            "columns": what.columns(self.live.session, t),
            "texts": {
                "add": self._words("add", t) or t("ui.add"),
                "nothing": self._words("nothing", t) or t("ui.nothing"),
                "tools": t("ui.tools"),
                "up": t("ui.up"),
                "down": t("ui.down"),
                "remove": t("ui.remove"),
                "unnamed": t("ui.unnamed"),
                "who": self._words("who", t) or t("editors.who"),
                "outside_why": t("editors.outside_why"),
                **drafts.words(t),
            },
        }

    def _caption(self, t: Texts) -> str:
        return t(f"editors.{self.recording.name}.caption")

    def _words(self, key: str, t: Texts) -> str | None:
        """What this editor says otherwise than others, if it does."""
        return t.optional(f"editors.{self.recording.name}.{key}")

    def _rows(self, t: Texts) -> list[dict[str, Any]]:
        rows = self.recording.shown(self.live.documents[self.recording.part], self.live.session, t)
        for row in rows:
            for key in row["values"]:
                kept = self._rejected.get(f"{row['id']}|{key}")
                if kept is not None:
                    row["values"][key] = kept[0]
        return rows

    # ---- what people do ----

    def _apply(self, ops: list[Op]) -> None:
        what = self.recording
        edits: list[Edit] = [op for op in ops if op["op"] != "tidy"]
        self._edit_list(what.part, what.path, edits)

    def _removes(self, op: Remove) -> tuple[str, str] | None:
        kind = self.recording.removes
        if kind is None:
            return None
        name = next((each["name"] for each in self.rows if each["id"] == op["id"]), "")
        return kind, name
