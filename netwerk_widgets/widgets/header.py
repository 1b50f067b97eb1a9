"""The bar on top of every page."""

import os
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import traitlets

from netwerk_widgets.method import STEPS
from netwerk_widgets.places import EXTRAS, behind_hub, in_browser
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.progress import status
from netwerk_widgets.texts import LANGUAGES, Texts
from netwerk_widgets.widgets.act_words import buttons
from netwerk_widgets.widgets.base import Part

#: The notebook of each page.
NOTEBOOKS: dict[str, str] = {
    "start": "00_start.ipynb",
    **{step: f"{number:02d}_{step}.ipynb" for number, step in enumerate(STEPS, 1)},
    **{page: f"{page}.ipynb" for page in EXTRAS},
}

#: What the beamer shows, in a window of its own.
STAGE = "stage.ipynb"

#: Set for the kernels of the student's door.
STUDENT = "NETWERK_STUDENT"
#: Of the other pages, those that are there without a room.
_IN_BROWSER = ("map", "thread")
_TEXTS = ("product", "steps", "extras", "skip", "undo", "redo", "close", "saved", "saving", "lost")
_SEARCH = ("open", "words", "none", "hint", "close")
#: What the bar says when the page has no contact with its kernel (``static/contact.js``).
_CONTACT = ("away", "unsafe", "key", "back", "rerun")


def query(session: str | None, language: str) -> str:
    """The part of an address that says which session, in which language."""
    chosen = {"session": session} if session else {}
    return "?" + urlencode(chosen | {"lang": language})


def page_state(page: str, live: LiveSession | None, t: Texts) -> dict[str, Any]:
    """Everything the bar shows, for one page ("start" or a step)."""
    name = live.name if live else None
    asked = query(name, t.language)
    links = []
    for number, step in enumerate(STEPS, 1):
        now = status(live.session, step) if live else "open"
        links.append(
            {
                "number": str(number),
                "label": f"{number} {t(f'steps.{step}.label')}",
                "short": t(f"steps.{step}.short"),
                "status": now,
                "statusLabel": t(f"ui.status.{now}"),
                "href": NOTEBOOKS[step] + asked,
                "path": NOTEBOOKS[step],
                "current": step == page,
            }
        )
    at = next((index for index, link in enumerate(links) if link["current"]), -1)
    title = f"{links[at]['label']} · {t('ui.product')}" if at >= 0 else t("ui.product")
    if page in EXTRAS:
        title = f"{t(f'ui.page.{page}')} · {t('ui.product')}"
    return {
        "title": title,
        "home": {"href": NOTEBOOKS["start"] + asked, "path": NOTEBOOKS["start"]},
        "extras": [
            {
                "page": each,
                "href": NOTEBOOKS[each] + asked,
                "label": t.optional(f"ui.short.{each}") or t(f"ui.page.{each}"),
                "path": NOTEBOOKS[each],
                "current": page == each,
            }
            for each in (EXTRAS if live else ())
            if each in _IN_BROWSER or not in_browser()
        ],
        "stage": {"href": STAGE + query(None, t.language), "path": STAGE}
        if live and not in_browser()
        else None,
        "session": name,
        "steps": links if live else [],
        "previous": links[at - 1] if at > 0 else None,
        "next": links[at + 1] if live and at + 1 < len(links) else None,
        "language": t.language,
        "languages": [
            {"code": code, "label": code.upper(), "current": code == t.language}
            for code in LANGUAGES
        ],
        "query": asked,
        **buttons(live, page, t),
    } | (_only_cases(t) if os.environ.get(STUDENT) else {})


def _only_cases(t: Texts) -> dict[str, Any]:
    """At the student's door there is nothing to go to but the cases."""
    cases = "cases/case.ipynb"
    home = {"href": f"{cases}?{urlencode({'lang': t.language})}", "path": cases}
    return {"home": home, "extras": [], "stage": None, "steps": [], "previous": None, "next": None}


class Header(Part):
    """Shows `page_state` and notices; reports what people ask of it to ``on_say``."""

    _part = traitlets.Unicode("header").tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    notices = traitlets.List().tag(sync=True)
    room = traitlets.Dict().tag(sync=True)

    def __init__(self, t: Texts, page: dict[str, Any], on_say: Callable[[str, Any], None]) -> None:
        super().__init__(t, state=self._state(page, t))
        self._on_say = on_say
        self._actions: dict[int, Callable[[], None]] = {}
        self._noticed = 0
        self.on_msg(self._receive)

    @staticmethod
    def _state(page: dict[str, Any], t: Texts) -> dict[str, Any]:
        words = {key: t(f"ui.{key}") for key in _TEXTS}
        words |= {key: t(f"contact.{key}") for key in _CONTACT}
        if behind_hub():  # that knows who somebody is, and we do not
            words["key"] = t("contact.login")
        words |= {f"search_{key}": t(f"ui.search.{key}") for key in _SEARCH}
        words |= {"stage": t("stage.open"), "stage_help": t("stage.open_help")}
        return {"page": page, "texts": words | page.get("texts", {})}

    def found(self, words: str, hits: list[dict[str, Any]]) -> None:
        """Send what has these words; the page tells the newest from what comes late by them."""
        self.send({"type": "found", "words": words, "hits": hits})

    def show(self, page: dict[str, Any]) -> None:
        """Show another state of the page."""
        self.state = self._state(page, self.t)

    def notice(
        self,
        text: str,
        kind: str = "news",
        action: str = "",
        run: Callable[[], None] | None = None,
        topic: str = "",
        link: dict[str, Any] | None = None,
    ) -> None:
        """Show a message, with a button when there is something to do about it.

        What was done (kind ``done``) leaves by itself. It takes the place of an earlier message
        of its ``topic``, and of one that says the same with nothing to do about it. ``link``:
        ``href``, notebook ``path`` and ``label``.
        """
        same = next((each for each in self.notices if each["text"] == text), None)
        if same and not (action or same["action"]):
            self.notices = [each for each in self.notices if each is not same]
            topic = topic or same["topic"]
        self._noticed += 1
        if run is not None:
            self._actions[self._noticed] = run
        new = {"id": self._noticed, "text": text, "kind": kind, "action": action}
        new |= {"topic": topic, "link": link}
        others = [each for each in self.notices if not topic or each["topic"] != topic]
        self.notices = [*others, new][-4:]

    def withdraw(self, topic: str) -> None:
        """Take the message of this ``topic`` away: it is so no more."""
        self.notices = [each for each in self.notices if each["topic"] != topic]

    def _receive(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        kind = content.get("type", "")
        if kind in ("act", "dismiss"):
            self.notices = [each for each in self.notices if each["id"] != content["id"]]
            action = self._actions.pop(content["id"], None)
            if kind == "act" and action is not None:
                action()
        elif kind == "ping":
            self.send({"type": "pong"})
        else:
            self._on_say(kind, content)
