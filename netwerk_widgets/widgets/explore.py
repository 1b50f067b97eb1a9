"""The participants' page with a kernel: what if, on the map that the room may see.

Nothing can be kept here: there is no button for it, and the store is opened read-only.
"""

import os
from urllib.parse import urlencode

from ipywidgets import VBox, Widget
from markupsafe import Markup

from netwerk_widgets import bounded
from netwerk_widgets.figures.map.still import still_map
from netwerk_widgets.logs import Complaint
from netwerk_widgets.session import portable
from netwerk_widgets.session.cases import case_names, load_case
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.room import Panel
from netwerk_widgets.session.published import published
from netwerk_widgets.session.store import open_store
from netwerk_widgets.session.store.base import Store
from netwerk_widgets.session.store.memory import MemoryStore
from netwerk_widgets.texts import LANGUAGES, Language, Texts, texts
from netwerk_widgets.widgets import gate, markup
from netwerk_widgets.widgets.base import guarded
from netwerk_widgets.widgets.closing import close
from netwerk_widgets.widgets.page import Page
from netwerk_widgets.widgets.pages.map.whatif import PARTS, WhatIf
from netwerk_widgets.widgets.presenting import asked, present
from netwerk_widgets.widgets.section import Section, reveal

#: Set by the participants' door: the page is for a stranger, so the kernel shuts its own gate.
STRANGER = "NETWERK_STRANGER"
#: Without this panel there is nothing to explore.
NEEDS: Panel = "map"


class ExplorePage(Page):
    """What somebody tries out; holds only what of the session is published."""

    def __init__(self, store: Store, session: str | None, language: Language) -> None:
        self.name, self.store, self.t = "explore", store, texts(language)
        self.live, self.editors = None, []
        self.shown_name = session
        self._token: object = None
        self._complaint = Complaint("could not refresh: %s")
        self.seen = Session()
        self.sections: list[Section] = []
        self.box = VBox()
        self.box.add_class("nw-page")
        self._take()
        self.build()

    @property
    def recorded(self) -> Session:
        """The published session, as it is now."""
        return self.seen

    def _take(self) -> bool:
        """Read the session anew if it may have changed; whether what is published did."""
        token = self.store.change_token()
        if not self.shown_name or token == self._token:
            return False
        now = published(portable.read_session(self.store, self.shown_name))
        self._token = token
        before, self.seen = self.seen, now
        return now != before

    @property
    def _reason(self) -> str:
        """Why there is nothing to try out; empty when there is."""
        if not self.shown_name:
            return self.t("dashboard.no_session")
        if NEEDS not in self.seen.room.shows:
            return self.t("explore.hidden")
        return "" if self.seen.stakeholders.items else self.t("explore.nobody")

    def build(self) -> None:
        """Make the page: the map and the choices, or why they are not there."""
        old = self.box.children
        self._built_for = self._reason
        self.said = markup.html(css="nw-said")
        reveal(self.said, False)
        top = markup.html(_head(self.t, self.shown_name or ""))
        if self._built_for:
            self.sections = []
            body: list[Widget] = [markup.html(Markup("<p>{}</p>").format(self._built_for))]
        else:
            with bounded.page():
                self.sections = [self._section()]
            body = [section.box for section in self.sections]
        main = VBox([top, self.said, *body])
        main.add_class("nw-main")
        self.box.children = (main,)
        for widget in old:
            close(widget)

    def _section(self) -> Section:
        section = Section(self, "whatif", self.t("whatif.title"), self.t("explore.intro"))
        tried = self.tried = WhatIf(section, keeps=False)
        now = section.plot(still_map, PARTS)
        alone = section.column(markup.html(markup.heading(self.t("explore.now"), level=3)), now)
        section.place(alone)

        def settle() -> None:
            """The map as it is makes way for the two that are compared."""
            self.problem("")
            reveal(alone, not tried.changes)

        tried.on_show(settle)
        return section

    def problem(self, sentence: str) -> None:
        """Tell what went wrong; an empty sentence takes it back."""
        told = Markup('<p class="nw-notice is-problem" role="alert">{}</p>').format(sentence)
        self.said.value = str(told) if sentence else ""
        reveal(self.said, bool(sentence))

    def look(self) -> None:
        """Take over what the facilitator saved, in what may be seen."""
        try:
            changed = self._take()
        except NetwerkError as problem:
            self._complaint.of(str(problem))
            return
        self._complaint.over()
        if not changed:
            return
        if self._built_for or self._reason:
            self.build()
        else:
            self.refresh(set(PARTS))

    def refresh(self, parts: set[str]) -> None:
        """Show what changed in these parts of the session."""
        with bounded.page():
            for section in self.sections:
                section.refresh(parts)

    def close(self) -> None:
        """Close every widget and let go of the store."""
        close(self.box)
        self.store.close()


def _head(t: Texts, name: str) -> Markup:
    """Back to the overview, the other language, and what this is."""
    languages = markup.joined(
        Markup('<a href="?{}" lang="{}"{}>{}</a> ').format(
            urlencode({"lang": code}),
            code,
            Markup(' aria-current="true"') if code == t.language else "",
            code.upper(),
        )
        for code in LANGUAGES
    )
    return Markup(
        '<div class="nw-opening"><p class="nw-dash-bar"><a class="nw-back" href="./?{}">← {}</a>'
        '<span class="nw-languages">{}</span></p><p class="nw-eyebrow">{}</p><h1>{}</h1></div>'
    ).format(
        urlencode({"lang": t.language}), t("explore.back"), languages, name, t("explore.title")
    )


def rehearse() -> None:
    """Make a page for nobody and try something out, so that all that it needs is loaded."""
    for language in LANGUAGES:
        store = MemoryStore()
        content = load_case(case_names()[0], language).model_dump(mode="json")
        store.create("rehearsal", content, "rehearsal")
        page = ExplorePage(store, "rehearsal", language)
        page.tried.remove.click()
        page.tried.section.refresh(set(PARTS))
        page.close()


def show() -> None:
    """Show the page in this notebook; for a stranger the gate is shut behind it."""
    name, language = asked()

    def make() -> ExplorePage:
        page = ExplorePage(open_store(readonly=True), name, language)
        if os.environ.get(STRANGER):
            gate.shut(lambda: page.box, guarded(page.problem, page.t))
        return page

    present(make, "explore", language)
