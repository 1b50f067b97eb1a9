"""Earlier versions on the start page: what was done when, what differs from now, and back to it.

The page is projected: versions come when asked for.
"""

from typing import Any

import traitlets

from netwerk_widgets.session.differences import Change
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store.base import Document
from netwerk_widgets.session.told import Names, told
from netwerk_widgets.session.versions import Version, compared, documents, restore, versions
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.act_words import author_words, page_words
from netwerk_widgets.widgets.base import Telling
from netwerk_widgets.widgets.open_page import OpenPage

_TEXTS = ("show", "none", "compare", "restore", "differs", "same", "now")
#: More differences on one page are counted.
_SHOWN = 12


class Versions(Telling):
    """Shows the versions of the open session, compares one with now, and restores it."""

    _part = traitlets.Unicode("versions").tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, page: OpenPage) -> None:
        self._page, self._shown = page, False
        self._versions: list[Version] = []
        self._compared = ""
        self._words: dict[str, str] = {}  # what each version changed: that stays as it was
        super().__init__(page.t, state=self._state(page.t))

    @property
    def _live(self) -> LiveSession:
        return self._page.session

    def _state(self, t: Texts) -> dict[str, Any]:
        self._versions = versions(self._live.store, self._live.name) if self._shown else []
        return {
            "texts": {key: t(f"versions.{key}") for key in _TEXTS},
            "versions": [self._row(each, t) for each in self._versions] if self._shown else None,
            "compared": self._differences(t),
        }

    def _row(self, version: Version, t: Texts) -> dict[str, Any]:
        if version.id not in self._words:
            self._words[version.id] = self._what(version, t)
        return {
            "id": version.id,
            "time": t.moment(version.time),
            "where": author_words(version.author, t),
            "what": self._words[version.id],
            "now": version is self._versions[0],
        }

    def _what(self, version: Version, t: Texts) -> str:
        if not any(version.before.values()):
            return t("versions.began")
        before, after = (
            documents(self._live.store, self._live.name, numbers, version.parts)
            for numbers in (version.before, version.numbers)
        )
        changes = [each for group in compared(before, after).values() for each in group]
        return told(changes, Names(after, before, self._live.documents), t) or t("history.empty")

    def _differences(self, t: Texts) -> dict[str, Any] | None:
        version = self._find(self._compared)
        if version is None:
            return None
        then = documents(self._live.store, self._live.name, version.numbers)
        found = compared(then, self._live.documents)
        return {
            "id": version.id,
            "pages": [
                {"page": page_words(page, t), "lines": _lines(changes, then, self._live, t)}
                for page, changes in found.items()
            ],
        }

    def _find(self, id_: str) -> Version | None:
        return next((each for each in self._versions if each.id == id_), None)

    def do(self, content: dict[str, Any]) -> None:
        """Carry out what a person chose.

        Raises
        ------
        NetwerkError
            When the store cannot be read or written.
        """
        kind, id_ = content["type"], str(content.get("id", ""))
        if kind == "show":
            self._shown, self._compared = bool(content.get("shown")), ""
        elif kind == "compare":
            self._compared = "" if id_ == self._compared else id_
        elif kind == "restore" and (version := self._find(id_)) is not None:
            self._restore(version)
            self._compared = ""
        self.problem = ""
        self.state = self._state(self.t)

    def _restore(self, version: Version) -> None:
        page, before = self._page, self._live.last("undo")
        conflicts = restore(self._live, version)
        if conflicts is None:
            page.header.notice(self.t("versions.same"), "done")
            return
        page.done(self.t("versions.restored", when=self.t.moment(version.time)), before)
        for part, found in conflicts.items():
            page.conflicts(part, found)


def _lines(
    changes: list[Change], then: dict[str, Document], live: LiveSession, t: Texts
) -> list[str]:
    """Each change of one page in a line of its own."""
    names = Names(live.documents, then)
    lines = [told([each], names, t) for each in changes]
    if len(lines) > _SHOWN:
        rest = len(lines) - _SHOWN + 1
        lines = [*lines[: _SHOWN - 1], t.count("history.more", rest)]
    return lines
