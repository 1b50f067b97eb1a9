"""The ways into a session: one that is there, a new one, a case, a file."""

import re
from collections.abc import Callable
from typing import Any

import traitlets

from netwerk_widgets.rounds.store import remove_session
from netwerk_widgets.session import managing
from netwerk_widgets.session.cases import case_names, case_summary, case_title, open_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.portable import export_session, import_session
from netwerk_widgets.session.store.base import Store
from netwerk_widgets.session.store.revisions import clean_name
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.base import Telling

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
    "more",
    "rename",
    "copy",
    "copy_what",
    "remove",
    "remove_what",
    "yes_rename",
    "yes_copy",
    "yes_remove",
    "no",
)


class Doors(Telling):
    """Shows the ways in; calls ``on_open`` with the name of the session that was chosen.

    That is None when the open session was removed. What came of it is told with ``tell``.

    The page is projected, and sessions bear the names of clients: none but the open one is
    sent to the browser until somebody asks for them.
    """

    _part = traitlets.Unicode("start").tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        t: Texts,
        store: Store,
        current: str | None,
        author: str,
        on_open: Callable[[str | None], None],
        tell: Callable[[str], None] = lambda _sentence: None,
    ) -> None:
        self.store, self.current, self.author = store, current, author
        self.asked = False
        self._on_open, self._told = on_open, tell
        super().__init__(t, state=self._state(t))

    def _state(self, t: Texts) -> dict[str, Any]:
        return {
            "texts": {key: t(f"start.doors.{key}") for key in _TEXTS}
            | {"copy_name": t("start.doors.copy_name", name="{name}")}
            | ({"others": t("start.doors.others_shared")} if self.store.is_shared else {}),
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
                    when=t.moment(each.changed),
                ),
                "current": each.name == self.current,
            }
            for each in self.store.sessions()
        ]

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
            self._on_open(clean_name(content["name"]))
        elif kind == "case":
            self._on_open(open_case(self.store, content["id"], self.t.language, self.author))
        elif kind == "import":
            self._import(content["text"], content["file"])
        elif kind == "rename":
            self._rename(content["name"], content["to"])
        elif kind == "copy":
            name = managing.copy(self.store, content["name"], content["to"], self.author)
            self._on_open(name)
            self._told(self.t("start.doors.copied", old=content["name"], name=name))
        elif kind == "remove":
            self._remove(content["name"])

    def _import(self, text: str, file: str) -> None:
        name = managing.free_name(self.store, file.rpartition(".")[0] or file)
        session = import_session(self.store, name, text, self.author)
        self._on_open(name)
        self._told(restored(file, name, session, self.t))

    def _rename(self, old: str, new: str) -> None:
        name = managing.rename(self.store, old, new)
        if old == self.current:
            self._on_open(name)
        self._again(self.t("start.doors.renamed", old=old, name=name))

    def _remove(self, name: str) -> None:
        remove_session(self.store, name)
        if name == self.current:
            self._on_open(None)
        self._again(self.t("start.doors.removed", name=name))

    def _again(self, sentence: str) -> None:
        """Tell what was done, and show the sessions as they are now."""
        self.problem = ""
        self.state = self._state(self.t)
        self._told(sentence)


def restored(file: str, name: str, session: Session, t: Texts) -> str:
    """What came of a session's file: its name here, and how much is in it."""
    counts = (
        ("stakeholders", len(session.stakeholders.items)),
        ("relations", len(session.relations.items)),
        ("goals", len(session.goals.goals)),
        ("actions", len(session.doing.actions)),
    )
    there = [t.count(f"start.doors.count.{key}", n) for key, n in counts if n]
    what = t.enumerate(there) if there else t("start.doors.count.nothing")
    return t("start.doors.restored", file=file, name=name, what=what)


def filename(name: str) -> str:
    """A session's name as a file name: no signs that a system objects to."""
    return re.sub(r"[^\w .-]", "_", name).strip(" .") or "netwerk"
