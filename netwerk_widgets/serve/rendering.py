"""The participants' page, rendered once for each saved revision and kept.

Voilà renders the dashboard notebook in a kernel that cannot write; the kernel stops, the
page stays. Thirty phones then cost as much as thirty downloads of one file.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Any

from netwerk_widgets.page_marks import told_by
from netwerk_widgets.serve import forked, posting
from netwerk_widgets.serve.packing import Packed
from netwerk_widgets.serve.posting import Makers, PostingError, Shell
from netwerk_widgets.serve.rendered import RenderedPage, pack, with_notice
from netwerk_widgets.serve.whole import RenderingError, ending, render
from netwerk_widgets.session.models.panels import Switch
from netwerk_widgets.session.published import Told
from netwerk_widgets.texts import Language

__all__ = ["AGAIN", "PageKeeper", "RenderingError"]

log = logging.getLogger("netwerk")

#: For as long as a page is made.
Turn = AbstractAsyncContextManager[None]
#: How long a rendering may take, and how long until a failed one is tried again (seconds).
LONGEST, AGAIN = 60, 5
#: How long a visitor waits for a newer page before getting the one that is there (seconds).
PATIENT = 2.5


class PageKeeper:
    """Keeps the latest page in each language that somebody asked for.

    A hundred visitors cause one rendering. When one fails, the last good page stays, with a
    notice on it, and it is tried again after ``again`` seconds. Where there are more of these,
    each page waits for its ``turn``, and all have the same ``makers``.
    """

    def __init__(
        self,
        app: Any,
        again: float = AGAIN,
        turn: Callable[[], Turn] = nullcontext,
        makers: Makers | None = None,
    ) -> None:
        self.app = app
        self._makers = makers
        self.again = again
        self.turn = turn
        self.session = ""
        self.revision = ""
        self.title = ""
        #: All that a page of that revision is made of; None when it is of no session.
        self.told: Told | None = None
        self.shown = ""
        #: What stands for the session in what is told of a revision, where its name is not to.
        self.label = ""
        #: The store cannot be seen: what there is may be old.
        self.blind = False
        #: The last good page in each language that was asked for.
        self.pages: dict[Language, RenderedPage] = {}
        self._stale: dict[Language, RenderedPage] = {}
        #: Of which session each page is, and what it shows of it.
        self._seen: dict[Language, tuple[str, frozenset[Switch]]] = {}
        #: What the figures of pages that were let go of are drawn from: a phone may have them open.
        self._drawn: list[Packed] = []
        self._tasks: dict[Language, asyncio.Task[Exception | None]] = {}
        self._failed: dict[Language, tuple[str, float, Exception]] = {}
        #: What Voilà rendered around the pages.
        self._shells: dict[Language, Shell] = {}

    @property
    def wanted(self) -> str:
        """The session and revision that pages are to show."""
        return f"{self.label or self.session}@{self.revision}"

    @property
    def stale(self) -> bool:
        """Whether any page is older than it should be, and that is not about to change."""
        return self.blind or any(each[0] == self.wanted for each in self._failed.values())

    async def page(self, language: Language) -> RenderedPage:
        """The page in this language; who comes first waits until it is rendered.

        Raises
        ------
        RenderingError
            When there was never a good page in this language; its cause was logged.
        """
        known = self.pages.get(language)
        if known is not None and known.revision == self.wanted:
            return self._marked(language) if self.blind else known
        if not self._may_be_seen(language):
            known = None
        problem = self._recent_problem(language)
        if problem is None:
            task = self._rendering(language)
            if known is None:
                problem = await asyncio.shield(task)
                if problem is None and self.pages[language].revision != self.wanted:
                    problem = await asyncio.shield(self._rendering(language))
            elif (await asyncio.wait({task}, timeout=PATIENT))[0]:
                problem = task.result()
        if not self._may_be_seen(language):
            # Not the problem itself: whoever raises it again makes its traceback longer.
            raise RenderingError("no page") from problem
        return self._marked(language) if problem is not None else self.pages[language]

    def _may_be_seen(self, language: Language) -> bool:
        """Whether there is a page, and all panels on it are shown now, of this session."""
        session, shows = self._seen.get(language, ("", frozenset()))
        now, shown = self._sight
        return language in self.pages and session == now and shows <= shown

    @property
    def _sight(self) -> tuple[str, frozenset[Switch]]:
        return self.label or self.session, self.told.shows if self.told else frozenset()

    def figures(self, tag: str) -> Packed | None:
        """What the figures of a page are drawn from; None when no page has those any more."""
        drawn = [*(each.figures for each in self.pages.values()), *self._drawn]
        return next((each for each in drawn if each.tag == tag), None)

    def forget(self) -> None:
        """Let go of every page; they are made anew when somebody asks."""
        self._drawn = [each.figures for each in self.pages.values()] or self._drawn
        self.pages.clear()
        self._stale.clear()

    def _marked(self, language: Language) -> RenderedPage:
        """The page we have, with the notice that it is not the newest."""
        page = self.pages[language]
        marked = self._stale.get(language)
        if marked is None or marked.revision != page.revision:
            marked = self._stale[language] = with_notice(page)
        return marked

    def _recent_problem(self, language: Language) -> Exception | None:
        wanted, when, problem = self._failed.get(language, ("", 0.0, None))
        recent = wanted == self.wanted and time.monotonic() - when < self.again
        return problem if recent else None

    async def move_on(
        self, session: str, revision: str, title: str, told: Told | None = None
    ) -> bool:
        """Show another revision; True when every page there is was rendered anew.

        With what is ``told`` of it a page needs no kernel once there was one in its language.
        """
        before = self.wanted
        self.told = told
        self.session, self.revision, self.title = session, revision, title
        if self.shown == before == self.wanted:
            return False
        known = list(self.pages)
        if any(self._recent_problem(language) for language in known):
            return False
        await asyncio.gather(*(self._bring_up(language) for language in known))
        if any(self._is_old(language) for language in known):
            return False
        self.shown = self.wanted
        return True

    async def _bring_up(self, language: Language) -> None:
        """Render until the page is as new as it can be; at most once after who was first."""
        for _ in range(2):
            if self._is_old(language):
                await asyncio.shield(self._rendering(language))

    def _is_old(self, language: Language) -> bool:
        """Whether a page shows another revision; one that was let go of shows none."""
        page = self.pages.get(language)
        return page is not None and page.revision != self.wanted

    def _rendering(self, language: Language) -> "asyncio.Task[Exception | None]":
        """The rendering that is going on, or a new one; it ends with what went wrong."""
        task = self._tasks.get(language)
        if task is None or task.done():
            task = self._tasks[language] = asyncio.create_task(self._render(language))
        return task

    async def _render(self, language: Language) -> Exception | None:
        async with self.turn():
            return await self._rendered(language)

    async def _rendered(self, language: Language) -> Exception | None:
        revision, sight = self.wanted, self._sight
        try:
            async with asyncio.timeout(LONGEST):
                page = await self._made(language, revision)
        except Exception as problem:
            if not ending(self.app):
                log.exception("the dashboard could not be rendered")
            self._failed[language] = (revision, time.monotonic(), problem)
            return problem
        self._failed.pop(language, None)
        self.pages[language], self._seen[language] = page, sight
        return None

    async def _made(self, language: Language, revision: str) -> RenderedPage:
        """A page of how it is now: within what was around the last one, or all of it by Voilà."""
        session, title, told = self.session, self.title, self.told
        shell = self._shells.get(language)
        if shell is not None and shell.title == title:
            page = await self._posted(shell, told, language, revision)
            if page is not None:
                return page
        html = await render(self.app, session, language, title)
        shell = Shell.of(html, title) if forked.available() else None
        if shell is None:
            self._shells.pop(language, None)
        else:
            self._shells[language] = shell
        shows = told_by(html)
        if told is not None and shows not in (None, told.fingerprint()):
            # Voilà read the session later than it was told: this is of another moment.
            page = await self._posted(shell, told, language, revision) if shell else None
            return page or pack(html, f"{self.label or session}@{shows}")
        return pack(html, revision)

    async def _posted(
        self, shell: Shell, told: Told | None, language: Language, revision: str
    ) -> RenderedPage | None:
        """A page of what is told, within what was around the last one; None when none comes."""
        if told is None:
            return None
        self._makers = self._makers or Makers(posting.kind(self.app))
        try:
            return await self._makers.page(
                shell, told, shell.title or self.session, language, revision
            )
        except PostingError as problem:
            if not ending(self.app):
                log.warning("a page did not come, Voilà makes it: %s", problem)
            return None
