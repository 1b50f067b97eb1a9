"""The participants' page, rendered once for each saved revision and kept.

Voilà renders the dashboard notebook in a kernel that cannot write; the kernel stops, the
page stays. Thirty phones then cost as much as thirty downloads of one file.
"""

import asyncio
import logging
import os
import time
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urlencode

import nbformat
from jupyter_core.utils import ensure_async
from voila.notebook_renderer import NotebookRenderer
from voila.utils import get_page_config

from netwerk_widgets.serve import packing
from netwerk_widgets.serve.packing import Packed
from netwerk_widgets.serve.parting import parted
from netwerk_widgets.texts import Language, texts

log = logging.getLogger("netwerk")

NOTEBOOK = "dashboard.ipynb"
#: Where a page finds what its figures are drawn from.
FIGURES = "figures"
#: What every finished page holds; a page without it did not come to an end.
MARK = 'id="nw-dashboard"'
#: How a page carries the notice that it is not the newest, and how it shows it.
NOTICE, NOTICED = 'id="nw-stale" role="status" hidden', 'id="nw-stale" role="status"'
#: How long a rendering may take, and how long until a failed one is tried again (seconds).
LONGEST, AGAIN = 60, 5
#: How long a visitor waits for a newer page before getting the one that is there (seconds).
PATIENT = 2.5


class RenderingError(Exception):
    """The notebook did not yield a page."""


@dataclass(frozen=True)
class RenderedPage:
    """A page as it goes over the wire, and the revision of the session that it shows."""

    revision: str
    body: Packed
    #: What its figures are drawn from.
    figures: Packed

    @property
    def html(self) -> str:
        """The page as it was before it was packed."""
        return self.body.body("").decode()


def pack(html: str, revision: str) -> RenderedPage:
    """Compress a page, once for everybody, with the revision that it shows written in it."""
    page, drawn = parted(html)
    figures = packing.pack(drawn.encode(), changes=True)
    told = f'data-revision="{escape(revision)}" data-figures="{FIGURES}/{figures.tag}"'
    marked = page.replace("<html ", f"<html {told} ", 1)
    return RenderedPage(revision, packing.pack(marked.encode(), changes=True), figures)


def with_notice(page: RenderedPage) -> RenderedPage:
    """The same page, saying that it is not the newest."""
    html = page.html.replace(NOTICE, NOTICED, 1)
    return RenderedPage(page.revision, packing.pack(html.encode(), changes=True), page.figures)


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
    env = os.environ | {
        "NETWERK_READONLY": "1",
        "NETWERK_RENDER": "page",
        "NETWERK_EXPLORE": "1" if app.seats else "",
        "NETWERK_ANSWERS": "1" if app.answers else "",
        "QUERY_STRING": urlencode({"session": session, "lang": language}),
    }
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
    notice on it, and it is tried again after ``again`` seconds.
    """

    def __init__(self, app: Any, again: float = AGAIN) -> None:
        self.app = app
        self.again = again
        self.session = ""
        self.revision = ""
        self.title = ""
        self.shown = ""
        #: The store cannot be seen: what there is may be old.
        self.blind = False
        #: The last good page in each language that was asked for.
        self.pages: dict[Language, RenderedPage] = {}
        self._stale: dict[Language, RenderedPage] = {}
        self._tasks: dict[Language, asyncio.Task[Exception | None]] = {}
        self._failed: dict[Language, tuple[str, float, Exception]] = {}

    @property
    def wanted(self) -> str:
        """The session and revision that pages are to show."""
        return f"{self.session}@{self.revision}"

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
        return next((e.figures for e in self.pages.values() if e.figures.tag == tag), None)

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

    async def move_on(self, session: str, revision: str, title: str) -> bool:
        """Show another revision; True when every page there is was rendered anew."""
        if self.shown == f"{session}@{revision}":
            return False
        self.session, self.revision, self.title = session, revision, title
        known = list(self.pages)
        if any(self._recent_problem(language) for language in known):
            return False
        await asyncio.gather(*(self._bring_up(language) for language in known))
        if any(self.pages[language].revision != self.wanted for language in known):
            return False
        self.shown = self.wanted
        return True

    async def _bring_up(self, language: Language) -> None:
        """Render until the page is as new as it can be; at most once after who was first."""
        for _ in range(2):
            if self.pages[language].revision != self.wanted:
                await asyncio.shield(self._rendering(language))

    def _rendering(self, language: Language) -> "asyncio.Task[Exception | None]":
        """The rendering that is going on, or a new one; it ends with what went wrong."""
        task = self._tasks.get(language)
        if task is None or task.done():
            task = self._tasks[language] = asyncio.create_task(self._render(language))
        return task

    async def _render(self, language: Language) -> Exception | None:
        revision = self.wanted
        try:
            async with asyncio.timeout(LONGEST):
                html = await render(self.app, self.session, language, self.title)
            page = pack(html, revision)
        except Exception as problem:
            if not _ending(self.app):
                log.exception("the dashboard could not be rendered")
            self._failed[language] = (revision, time.monotonic(), problem)
            return problem
        self._failed.pop(language, None)
        self.pages[language] = page
        return None
