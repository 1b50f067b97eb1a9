"""The editor of everything that people record, as a table or a form."""

from collections.abc import Callable
from functools import partial
from typing import Any

import traitlets

from netwerk_widgets.session.errors import EditError, NetwerkError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.references import dependants, move_references, remove_references
from netwerk_widgets.session.store.base import Conflict
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.base import Part, log
from netwerk_widgets.widgets.columns import reference_options
from netwerk_widgets.widgets.recording import Recording

Op = dict[str, Any]


class Editor(Part):
    """Shows one `Recording` of a session and stores what people do in it at once.

    The browser numbers what it sends; ``acked`` is the number up to which all is stored.
    What cannot be stored because it is not valid stays in its cell with a sentence in
    ``errors``; what cannot be stored because the store fails is kept and tried again.
    """

    _part = traitlets.Unicode("editor").tag(sync=True)
    spec = traitlets.Dict().tag(sync=True)
    rows = traitlets.List().tag(sync=True)
    errors = traitlets.Dict().tag(sync=True)
    acked = traitlets.Int(0).tag(sync=True)
    problem = traitlets.Unicode("").tag(sync=True)
    question = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        t: Texts,
        live: LiveSession,
        recording: Recording,
        on_conflicts: Callable[[str, list[Conflict]], None],
    ) -> None:
        self.live = live
        self.recording = recording
        self._on_conflicts = on_conflicts
        self._rejected: dict[str, tuple[Any, str]] = {}
        self._unsaved: list[tuple[int, list[Op]]] = []
        self._asked = 0
        super().__init__(t, spec=self._spec(t), rows=self._rows(t))
        self.on_msg(self._receive)

    # ---- what is shown ----

    def _spec(self, t: Texts) -> dict[str, Any]:
        what = self.recording
        return {
            "name": what.name,
            "layout": what.layout,
            "fixed": what.fixed,
            "addable": what.addable and not what.fixed,
            "caption": t(f"editors.{what.name}.caption"),
            "columns": what.columns(self.live.session, t),
            "texts": {
                "add": t.optional(f"editors.{what.name}.add") or t("ui.add"),
                "nothing": t.optional(f"editors.{what.name}.nothing") or t("ui.nothing"),
                "tools": t("ui.tools"),
                "up": t("ui.up"),
                "down": t("ui.down"),
                "remove": t("ui.remove"),
                "unnamed": t("ui.unnamed"),
            },
        }

    def _rows(self, t: Texts) -> list[dict[str, Any]]:
        rows = self.recording.shown(self.live.documents[self.recording.part], self.live.session, t)
        for row in rows:
            for key in row["values"]:
                kept = self._rejected.get(f"{row['id']}|{key}")
                if kept is not None:
                    row["values"][key] = kept[0]
        return rows

    def show(self) -> None:
        """Show the session as it is now; sends only what differs."""
        with self.hold_sync():
            self.spec = self._spec(self.t)
            self.rows = self._rows(self.t)
            self.errors = {cell: sentence for cell, (_, sentence) in self._rejected.items()}

    # ---- what people do ----

    def _receive(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        if content.get("type") == "ops":
            self.do(content["ops"], content["seq"])
        elif content.get("type") == "answer":
            self._answer(content["id"], content["value"])

    def do(self, ops: list[Op], seq: int) -> None:
        """Store operations (see `session.edits`) and say so with their number."""
        question = self._question(ops)
        if question:
            self.question = question
            self.acked = seq
            return
        self._unsaved.append((seq, ops))
        self.retry()

    def retry(self) -> None:
        """Store what could not be stored yet."""
        while self._unsaved:
            seq, ops = self._unsaved[0]
            refused: list[str] = []
            if not self._tried(partial(self._store, ops, refused)):
                return
            self._unsaved.pop(0)
            with self.hold_sync():
                self.problem = " ".join(refused)
                self.show()
                self.acked = seq

    def _tried(self, save: Callable[[], None]) -> bool:
        """Whether saving worked; when it did not, the page says why."""
        try:
            save()
        except NetwerkError as problem:
            self.problem = problem.sentence(self.t)
        except Exception:  # noqa: BLE001 - whatever it is, the page says so
            log.exception("could not save")
            self.problem = self.t("ui.not_saved")
        else:
            return True
        return False

    def _store(self, ops: list[Op], refused: list[str]) -> None:
        """Store operations together, or one by one when one of them cannot be."""
        try:
            self._edit(ops)
        except EditError as problem:
            if len(ops) > 1:
                for op in ops:
                    self._store([op], refused)
            elif ops[0]["op"] == "set":
                cell = f"{ops[0]['id']}|{ops[0]['key']}"
                self._rejected[cell] = (ops[0]["value"], problem.sentence(self.t))
            else:
                refused.append(problem.sentence(self.t))
            return
        for op in ops:
            if op["op"] == "set":
                self._rejected.pop(f"{op['id']}|{op['key']}", None)
            elif op["op"] == "remove":
                for cell in [c for c in self._rejected if c.startswith(f"{op['id']}|")]:
                    del self._rejected[cell]

    def _edit(self, ops: list[Op]) -> None:
        what = self.recording
        document = self.live.documents[what.part]
        claimed = [
            {"op": "set", "id": op["id"], "key": "source", "value": "group"}
            for op in ops
            if what.claims(op, document)
        ]
        conflicts = self.live.edit(what.part, what.path, [*ops, *claimed], self.t.language)
        if conflicts:
            self._on_conflicts(what.part, conflicts)

    # ---- removing what others refer to ----

    def _question(self, ops: list[Op]) -> dict[str, Any]:
        kind = self.recording.removes
        if kind is None or len(ops) != 1 or ops[0]["op"] != "remove":
            return {}
        row = ops[0]["id"]
        hanging = dependants(self.live.session, kind, row)
        if not hanging:
            return {}
        name = next((each["name"] for each in self.rows if each["id"] == row), "")
        counts: dict[str, int] = {}
        for each in hanging:
            where = self.t(f"fields.list.{each.part}_{each.path[0]}")
            counts[where] = counts.get(where, 0) + 1
        others = [
            option
            for option in reference_options(kind, self.live.session, self.t)
            if option["value"] != row
        ]
        answers: list[dict[str, Any]] = [
            {"value": "keep", "label": self.t("ui.removal.keep")},
            {"value": "remove", "label": self.t("ui.removal.remove")},
        ]
        if others:
            answers.append({"value": "move", "label": self.t("ui.removal.move"), "options": others})
        self._asked += 1
        return {
            "id": self._asked,
            "row": row,
            "text": self.t("ui.removal.question", name=name or self.t("ui.unnamed")),
            "items": [f"{where} ({n}×)" for where, n in counts.items()],
            "answers": answers,
        }

    def _answer(self, asked: int, value: dict[str, Any]) -> None:
        question, kind = self.question, self.recording.removes
        if question.get("id") != asked or kind is None or value["value"] == "keep":
            return
        if self._tried(lambda: self._remove(kind, question["row"], value.get("option"))):
            with self.hold_sync():
                self.problem = ""
                self.question = {}
                self.show()

    def _remove(self, kind: str, row: str, heir: str | None) -> None:
        """Remove an item; what refers to it goes too, or to its heir."""
        documents = self.live.documents
        if heir is None:
            changed = remove_references(documents, kind, row)
        else:
            changed = move_references(documents, kind, row, heir)
        conflicts = self.live.replace_many(changed)
        what = self.recording
        conflicts += self.live.edit(what.part, what.path, [{"op": "remove", "id": row}])
        if conflicts:
            self._on_conflicts(what.part, conflicts)
