"""The ways into a session: one that is there, a new one, a case, a file."""

import re
from collections.abc import Callable
from typing import Any

import traitlets

from netwerk_widgets.session.cases import case_names, case_summary, case_title, open_case
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.portable import export_session, import_session
from netwerk_widgets.session.store.base import Store
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.base import Part

_TEXTS = (
    "known",
    "others",
    "new",
    "name",
    "name_hint",
    "make",
    "cases",
    "files",
    "files_help",
    "import",
    "export",
)


class Doors(Part):
    """Shows the ways in; calls ``on_open`` with the name of the session that was chosen.

    The page is projected, and sessions bear the names of clients: none but the open one is
    sent to the browser until somebody asks for them.
    """

    _part = traitlets.Unicode("start").tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    problem = traitlets.Unicode("").tag(sync=True)

    def __init__(
        self,
        t: Texts,
        store: Store,
        current: str | None,
        author: str,
        on_open: Callable[[str], None],
    ) -> None:
        self.store, self.current, self.author = store, current, author
        self.asked = False
        self._on_open = on_open
        super().__init__(t, state=self._state(t))
        self.on_msg(self._receive)

    def _state(self, t: Texts) -> dict[str, Any]:
        return {
            "texts": {key: t(f"start.doors.{key}") for key in _TEXTS},
            "sessions": self._sessions(t) if self.asked else None,
            "cases": [
                {
                    "id": case,
                    "title": case_title(case, t.language),
                    "summary": case_summary(case, t.language),
                }
                for case in case_names()
            ],
            "open": self.current is not None,
        }

    def _sessions(self, t: Texts) -> list[dict[str, Any]]:
        return [
            {
                "name": each.name,
                "changed": t(
                    "start.doors.changed",
                    when=f"{t.day(changed)} {changed:%H:%M}",
                ),
                "current": each.name == self.current,
            }
            for each in self.store.sessions()
            for changed in (each.changed.astimezone(),)
        ]

    def _receive(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        try:
            self.do(content)
        except NetwerkError as problem:
            self.problem = ""
            self.problem = problem.sentence(self.t)

    def do(self, content: dict[str, Any]) -> None:
        """Carry out what a person chose.

        Raises
        ------
        NetwerkError
            When the name, the session or the file is not right.
        """
        kind = content["type"]
        if kind == "export" and self.current is not None:
            text = export_session(self.store, self.current)
            self.send({"type": "download", "name": f"{filename(self.current)}.json", "text": text})
        elif kind == "others":
            self.asked = bool(content.get("shown"))
            self.state = self._state(self.t)
        elif kind == "open":
            self._on_open(content["name"])
        elif kind == "new":
            self.store.create(content["name"], None, self.author)
            self._on_open(content["name"].strip())
        elif kind == "case":
            self._on_open(open_case(self.store, content["id"], self.t.language, self.author))
        elif kind == "import":
            self._on_open(self._import(content["text"], content["file"]))

    def _import(self, text: str, file: str) -> str:
        stem = file.rpartition(".")[0] or file
        name, number = stem, 2
        while self.store.find(name) is not None:
            name, number = f"{stem} {number}", number + 1
        import_session(self.store, name, text, self.author)
        return name


def filename(name: str) -> str:
    """A session's name as a file name: no signs that a system objects to."""
    return re.sub(r"[^\w .-]", "_", name).strip(" .") or "netwerk"
