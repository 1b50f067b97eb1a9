"""The participants' page, rendered once for each saved revision and kept.

Voilà renders the dashboard notebook in a kernel that cannot write; the kernel stops, the
page stays. Thirty phones then cost as much as thirty downloads of one file.
"""

import asyncio
import logging
import os
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Any
from urllib.parse import urlencode

import nbformat
from jupyter_core.utils import ensure_async
from voila.notebook_renderer import NotebookRenderer
from voila.utils import get_page_config

from netwerk_widgets.serve import forked, posting
from netwerk_widgets.serve.packing import Packed
from netwerk_widgets.serve.posting import Makers, PostingError, Shell
from netwerk_widgets.serve.rendered import (
    RenderedPage,
    pack,
    with_notice,
)
from netwerk_widgets.session.published import Told
from netwerk_widgets.texts import Language, texts

log = logging.getLogger("netwerk")

#: For as long as a page is made.
Turn = AbstractAsyncContextManager[None]
NOTEBOOK = "dashboard.ipynb"
#: What every finished page holds; a page without it did not come to an end.
MARK = 'id="nw-dashboard"'
#: How long a rendering may take, and how long until a failed one is tried again (seconds).
LONGEST, AGAIN = 60, 5
#: How long a visitor waits for a newer page before getting the one that is there (seconds).
PATIENT = 2.5


class RenderingError(Exception):
    """The notebook did not yield a page."""


def renderer_of(app: Any, notebook: str, **ours: Any) -> NotebookRenderer:
    """What renders a notebook as Voilà does; ``ours`` in place of the application's own."""
    settings = {
        "voila_configuration": app.voila_configuration,
        "template_paths": app.template_paths,
        "base_url": app.base_url,
    } | ours
    return NotebookRenderer(
        traitlet_config=app.config,
        notebook_path=notebook,
        config_manager=app.config_manager,
        contents_manager=app.contents_manager,
        kernel_spec_manager=app.kernel_spec_manager,
        page_config=get_page_config(
            base_url=settings["base_url"],
            settings=app.app.settings,
            log=app.log,
            voila_configuration=settings["voila_configuration"],
        ),
        mathjax_config="",
        mathjax_url="",
        **settings,
    )


async def render(app: Any, session: str, language: Language, title: str) -> str:
    """The dashboard of a session as HTML, made by Voilà in a kernel of its own.

    Raises
    ------
    RenderingError
        When the notebook failed, or its kernel died.
    """
    renderer = renderer_of(app, NOTEBOOK)
    await renderer.initialize()
    renderer.notebook.metadata["netwerk"] = nbformat.from_dict(
        {"language": language, "title": title or texts(language)("ui.product")}
    )
    env = (
        dict(os.environ)
        | posting.kind(app)
        | {
            "QUERY_STRING": urlencode({"session": session, "lang": language}),
            "NETWERK_TITLE": title,
        }
    )
    kernel = await ensure_async(
        app.kernel_manager.start_kernel(
            kernel_name=renderer.notebook.metadata.kernelspec.name, path="", env=env
        )
    )
    try:
        html = await renderer.generate_content_str(kernel, app.kernel_manager.get_kernel(kernel))
    finally:
        # Also when this took too long and was cancelled: nobody would stop it later.
        await asyncio.shield(_stop(app, kernel))
    if MARK not in html:
        raise RenderingError(html[-2000:])
    return html


async def _stop(app: Any, kernel: str) -> None:
    try:
        await ensure_async(app.kernel_manager.shutdown_kernel(kernel, now=True))
    except Exception:
        # One that is gone already needs no stopping: its server may end at this moment.
        if kernel in app.kernel_manager and not _ending(app):
            log.exception("the kernel that rendered the dashboard could not be stopped")


def _ending(app: Any) -> bool:
    """Whether the server is about to be gone: then it ends its kernels as well."""
    return bool(getattr(app, "ending", False))


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
        problem = self._recent_problem(language)
        if problem is None:
            task = self._rendering(language)
            if known is None:
                problem = await asyncio.shield(task)
                if problem is None and self.pages[language].revision != self.wanted:
                    problem = await asyncio.shield(self._rendering(language))
            elif (await asyncio.wait({task}, timeout=PATIENT))[0]:
                problem = task.result()
        if language not in self.pages:
            # Not the problem itself: whoever raises it again makes its traceback longer.
            raise RenderingError("no page") from problem
        return self._marked(language) if problem is not None else self.pages[language]

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
        revision = self.wanted
        try:
            async with asyncio.timeout(LONGEST):
                page = await self._made(language, revision)
        except Exception as problem:
            if not _ending(self.app):
                log.exception("the dashboard could not be rendered")
            self._failed[language] = (revision, time.monotonic(), problem)
            return problem
        self._failed.pop(language, None)
        self.pages[language] = page
        return None

    async def _made(self, language: Language, revision: str) -> RenderedPage:
        """A page of how it is now: within what was around the last one, or all of it by Voilà."""
        session, title, told = self.session, self.title, self.told
        shell = self._shells.get(language)
        if shell is not None and shell.title == title and told is not None:
            self._makers = self._makers or Makers(posting.kind(self.app))
            try:
                return await self._makers.page(shell, told, title or session, language, revision)
            except PostingError as problem:
                if not _ending(self.app):
                    log.warning("a page did not come, Voilà makes it: %s", problem)
        html = await render(self.app, session, language, title)
        shell = Shell.of(html, title) if forked.available() else None
        if shell is None:
            self._shells.pop(language, None)
        else:
            self._shells[language] = shell
        return pack(html, revision)
