"""A page on which a student works out a case: one exercise at a time."""

import os
from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qs, urlencode

from netwerk_widgets.places import EXTRAS
from netwerk_widgets.session import settings
from netwerk_widgets.session.cases import case_title
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.study import EXERCISES, Exercise
from netwerk_widgets.session.store import open_store
from netwerk_widgets.session.store.base import Store
from netwerk_widgets.study import checking, own
from netwerk_widgets.study.guide import load_guide
from netwerk_widgets.study.reference import reference_lines
from netwerk_widgets.texts import DEFAULT, Language, texts
from netwerk_widgets.widgets.cells import Make
from netwerk_widgets.widgets.header import NOTEBOOKS, page_state, query
from netwerk_widgets.widgets.page import Page
from netwerk_widgets.widgets.pages import case as exercises
from netwerk_widgets.widgets.presenting import asked, present

#: The notebook of any case; the notebooks of the steps are one folder up from there.
NOTEBOOK, UP = "case.ipynb", "../"


class CasePage(Page):
    """The student's own session on a case, or the choice of a case when there is none.

    ``case`` is the name of a case that students can work out, or None for the choice.
    """

    def __init__(
        self,
        store: Store,
        case: str | None = None,
        language: Language = DEFAULT,
        session: str | None = None,
        exercise: str | None = None,
    ) -> None:
        self.case: str | None = None
        self.exercise: Exercise = EXERCISES[0]
        self._wanted = case
        super().__init__("case", store, session, language)
        if exercise is not None:
            self.go(exercise)

    def _open(self, session: str | None) -> None:
        """Open the student's session on the case that is wanted; never another one."""
        self._disconnect()
        self._disconnect = lambda: None
        self.live, self.case = None, None
        settings.save(language=self.t.language)
        if self._wanted is None:
            return
        try:
            load_guide(self._wanted, self.t.language)
            name = self._named(session)
        except NetwerkError as problem:
            self._lost = problem.sentence(self.t)
            return
        self._lost = ""
        self.case = self._wanted
        self.live = LiveSession(self.store, name, self.author)
        self._disconnect = self.live.on_change(self.refresh)
        self.exercise = checking.first_open(self.live.session)

    def _named(self, session: str | None) -> str:
        """The session asked for, if that is work on this case; else the student's own."""
        case = str(self._wanted)
        there = self.store.find(session or "")
        if there is not None and own.is_own(self.store, there, case):
            return there
        return own.open_own(self.store, case, self.t.language, self.author)

    def _makes(self) -> Sequence[Make]:
        return [exercises.sections]

    # ---- where in the case ----

    def choose(self, case: str | None) -> None:
        """Go on with a case, or back to the choice."""
        self._wanted = case
        self.open(None)

    def go(self, exercise: str) -> None:
        """Show another exercise; the bar stays, so that the keyboard stays where it is."""
        wanted = next((each for each in EXERCISES if each == exercise), None)
        if wanted is None or self.live is None:
            return
        self.exercise = wanted
        self.fill(self.cells)
        self.header.show(self._state())

    # ---- the bar ----

    def _said(self, kind: str, content: dict[str, Any]) -> None:
        if kind == "go":
            self.go(str(content.get("to", "")))
        else:
            super()._said(kind, content)

    def _state(self) -> dict[str, Any]:
        t = self.t
        state = page_state("case", self.live, t)
        asked_for = {"case": self.case} if self.case else {}
        language = {"lang": t.language}
        links = [self._link(number, each) for number, each in enumerate(EXERCISES, 1)]
        at = EXERCISES.index(self.exercise)
        here = asked_for | ({"exercise": self.exercise} if self.case else {})
        title = case_title(self.case, t.language) if self.case else t("study.page.start")
        if self.case:
            title = f"{links[at]['label']} · {title}"
        return state | {
            "title": f"{title} · {t('ui.product')}",
            "home": {
                "href": f"{NOTEBOOK}?{urlencode(language)}",
                "path": f"cases/{NOTEBOOK}",
            },
            "extras": self._extras(),
            "stage": None,
            "steps": links if self.live else [],
            "previous": links[at - 1] if self.live and at > 0 else None,
            "next": links[at + 1] if self.live and at + 1 < len(links) else None,
            "query": f"?{urlencode(here | language)}",
            "texts": {"steps": t("study.page.exercises")},
        }

    def _link(self, number: int, exercise: Exercise) -> dict[str, Any]:
        t, session = self.t, self.recorded
        now = checking.status(session, exercise)
        last = checking.last_check(session, exercise)
        told = "after" if now == "confirmed" and _peeked(session, exercise) else now
        points = {"have": last.have, "need": last.need} if last and now == "ready" else {}
        where = {"case": self.case or "", "exercise": exercise, "lang": t.language}
        return {
            "number": str(number),
            "label": f"{number} {t(f'study.exercise.{exercise}.label')}",
            "short": t(f"study.exercise.{exercise}.short"),
            "status": now,
            "statusLabel": t(f"study.page.status_{told}", **points),
            "href": f"{NOTEBOOK}?{urlencode(where)}",
            "path": f"cases/{NOTEBOOK}",
            "go": exercise,
            "current": exercise == self.exercise,
        }

    def _extras(self) -> list[dict[str, Any]]:
        """The choice of a case, and the map of the student's own session."""
        if self.live is None:
            return []
        t = self.t
        links = [("case", f"{NOTEBOOK}?{urlencode({'lang': t.language})}", f"cases/{NOTEBOOK}")]
        # The map tells who brokers, so not before that is predicted; JupyterLab cannot say
        # which session it is to show.
        if in_voila() and self.recorded.study.predicted:
            page = EXTRAS[0]
            to = UP + NOTEBOOKS[page] + query(self.live.name, t.language)
            links.append((page, to, NOTEBOOKS[page]))
        labels = {"case": t("study.page.home"), EXTRAS[0]: t(f"ui.page.{EXTRAS[0]}")}
        return [
            {"page": page, "href": href, "label": labels[page], "path": path, "current": False}
            for page, href, path in links
        ]

    # ---- checking and starting over ----

    def said(self, kind: str) -> None:
        """Carry out what a student asks of an exercise: ``check``, ``hint`` or ``over``."""
        if self.case is None:
            return
        if kind == "check":
            own.run_check(self.session, self.case, self.exercise, self.t)
        elif kind == "hint":
            self._hint(self.case)
        elif kind == "over":
            self.start_over()

    def _hint(self, case: str) -> None:
        try:
            own.next_hint(self.session, case, self.exercise, self.t)
        except own.PredictFirstError:
            self.header.notice(self.t("study.relations.first"))

    def start_over(self) -> None:
        """Empty the student's work; one click, or undo, puts it all back."""
        cleared = own.start_over(self.session, str(self.case))
        self.go(EXERCISES[0])
        self.header.notice(
            self.t("study.page.started_over"),
            "news",
            self.t("study.page.put_back"),
            lambda: own.put_back(self.session, cleared),
        )


def _peeked(session: Session, exercise: Exercise) -> bool:
    """Whether the solution was shown before the answer was all right."""
    return any(each.id == exercise and each.have < each.need for each in session.study.before)


def in_voila() -> bool:
    """Whether this kernel serves a page of Voilà, and not JupyterLab."""
    return os.environ.get("SERVER_SOFTWARE", "").startswith("voila")


def show(case: str | None = None) -> None:
    """Show a case, or the one that the page's address asks for, or the choice of a case."""
    found = parse_qs(os.environ.get("QUERY_STRING", ""))
    _, language = asked()
    wanted = case or found.get("case", [None])[0]
    session, exercise = (found.get(key, [None])[0] for key in ("session", "exercise"))
    present(lambda: CasePage(open_store(), wanted, language, session, exercise), "case", language)


def print_reference(case: str) -> None:
    """Print the figures of a case's reference (see `study.reference`), for who runs the cell.

    On a page of Voilà every cell runs by itself, and the answers would be there to read.
    """
    if in_voila():
        return
    _, language = asked()
    try:
        print("\n".join(reference_lines(case, texts(language))))
    except NetwerkError as problem:
        print(problem.sentence(texts(language)))
