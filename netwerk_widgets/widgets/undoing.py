"""Undo and redo on a page: never without a word, never unasked where the page does not show it."""

from typing import Any

from netwerk_widgets.session.acts import Act, Way
from netwerk_widgets.widgets.act_words import page_words, said
from netwerk_widgets.widgets.base import guarded
from netwerk_widgets.widgets.header import NOTEBOOKS, query
from netwerk_widgets.widgets.open_page import OpenPage

#: What is said of the last undo or redo; a newer one takes its place.
TOPIC = "undo"


class Undoing:
    """Carries out undo and redo for a page, and tells of it in its bar."""

    def __init__(self, page: OpenPage) -> None:
        self._page = page

    def ask(self, way: Way) -> None:
        """Undo or redo; first a question when nothing of it is on this page."""
        page, t = self._page, self._page.t
        if page.live is None:
            return
        page.live.refresh()
        act = page.live.last(way)
        if act is None:
            nothing = t("ui.nothing_to_undo") if way == "undo" else t("history.nothing_to_redo")
            page.header.notice(nothing, topic=TOPIC)
        elif self._here(act):
            self._do(way, act)
        else:
            page.header.notice(
                t(f"history.{way}_elsewhere", **said(act, page.live, page.name, t)),
                "news",
                t(f"history.{way}_anyway"),
                lambda: self.agreed(way, act),
                topic=TOPIC,
                link=self._link(act),
            )

    def agreed(self, way: Way, act: Act) -> None:
        """Carry out what was asked; when something else came last meanwhile, ask about that."""
        live = self._page.session
        live.refresh()
        now = live.last(way)
        if now is not None and now.revisions == act.revisions:
            self._do(way, now)
        elif now is None or not self._here(now):
            self.ask(way)
        else:  # what is on this page goes without a question, and this button is about another
            self._not_last()

    def done(self, words: str, since: Act | None, link: dict[str, Any] | None = None) -> None:
        """Tell what was done, with a button that undoes that and nothing else.

        ``since``: the last act before it. When nothing came after that there is no button.
        """
        page, t = self._page, self._page.t
        act = page.session.last("undo")
        if act is None or (since is not None and act.revisions == since.revisions):
            page.header.notice(words, "done", link=link)
            return
        back = guarded(page.problem, t)(self._take_back)
        page.header.notice(words, "done", t("ui.undo"), lambda: back(act), link=link)

    def _take_back(self, act: Act) -> None:
        """Undo this act if it is the last one still; else say that it is not."""
        live = self._page.session
        live.refresh()
        now = live.last("undo")
        if now is not None and now.revisions == act.revisions:
            self._do("undo", now)
        else:
            self._not_last()

    def _not_last(self) -> None:
        self._page.header.notice(self._page.t("history.not_last"), topic=TOPIC)

    def _do(self, way: Way, act: Act) -> None:
        page, t = self._page, self._page.t
        live = page.session
        words = said(act, live, page.name, t)
        conflicts = live.reverse(way)
        done = t("history.undone", **words) if way == "undo" else t("history.redone", **words)
        link = None if self._here(act) else self._link(act)
        page.header.notice(done, "done", topic=TOPIC, link=link)
        for part, found in (conflicts or {}).items():
            page.conflicts(part, found)

    def _here(self, act: Act) -> bool:
        """Whether something of it belongs to this page, or is recorded on it."""
        if self._page.name in act.pages:
            return True
        shown: set[tuple[str, str]] = set()
        for editor in self._page.editors:
            shown |= editor.records
        return any((each.part, each.path) in shown for each in act.changes)

    def _link(self, act: Act) -> dict[str, Any] | None:
        """The way to the page where it belongs, if that is one of the workbook's."""
        page, t = self._page, self._page.t
        to = next((each for each in act.pages if each in NOTEBOOKS), None)
        if to is None or page.name not in NOTEBOOKS:
            return None
        address = NOTEBOOKS[to] + query(page.session.name, t.language)
        label = t("history.go", where=page_words(to, t))
        return {"href": address, "path": NOTEBOOKS[to], "label": label}
