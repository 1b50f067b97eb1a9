"""The participants' page, rendered once for each saved revision and kept.

Voilà renders the dashboard notebook in a kernel that cannot write; the kernel stops, the
page stays. Thirty phones then cost as much as thirty downloads of one file.
"""

import asyncio
import gzip
import hashlib
import logging
import os
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urlencode

import nbformat
from jupyter_core.utils import ensure_async
from voila.notebook_renderer import NotebookRenderer
from voila.utils import get_page_config

from netwerk_widgets.texts import Language

log = logging.getLogger("netwerk")

NOTEBOOK = "dashboard.ipynb"
#: What every finished page holds; a page without it did not come to an end.
MARK = 'id="nw-dashboard"'


class RenderingError(Exception):
    """The notebook did not yield a page."""


@dataclass(frozen=True)
class RenderedPage:
    """A page as it goes over the wire, and the revision of the session that it shows."""

    revision: str
    body: bytes
    etag: str


def pack(html: str, revision: str) -> RenderedPage:
    """Compress a page, once for everybody, with the revision that it shows written in it."""
    marked = html.replace("<html ", f'<html data-revision="{escape(revision)}" ', 1)
    body = gzip.compress(marked.encode(), compresslevel=6, mtime=0)
    return RenderedPage(revision, body, hashlib.sha256(body).hexdigest()[:16])


async def render(app: Any, session: str, language: Language, title: str) -> str:
    """The dashboard of a session as HTML, made by Voilà in a kernel of its own.

    Raises
    ------
    RenderingError
        When the notebook failed; the details are in the log.
    """
    settings = app.app.settings
    renderer = NotebookRenderer(
        voila_configuration=app.voila_configuration,
        traitlet_config=app.config,
        notebook_path=NOTEBOOK,
        template_paths=app.template_paths,
        config_manager=app.config_manager,
        contents_manager=app.contents_manager,
        base_url=app.base_url,
        kernel_spec_manager=app.kernel_spec_manager,
        page_config=get_page_config(
            base_url=app.base_url,
            settings=settings,
            log=app.log,
            voila_configuration=app.voila_configuration,
        ),
        mathjax_config="",
        mathjax_url="",
    )
    await renderer.initialize()
    renderer.notebook.metadata["netwerk"] = nbformat.from_dict(
        {"language": language, "title": title}
    )
    env = os.environ | {
        "NETWERK_READONLY": "1",
        "NETWERK_RENDER": "page",
        "QUERY_STRING": urlencode({"session": session, "lang": language}),
    }
    kernel = await ensure_async(
        app.kernel_manager.start_kernel(
            kernel_name=renderer.notebook.metadata.kernelspec.name, path="", env=env
        )
    )
    try:
        html = await asyncio.wait_for(
            renderer.generate_content_str(kernel, app.kernel_manager.get_kernel(kernel)), 60
        )
    finally:
        await ensure_async(app.kernel_manager.shutdown_kernel(kernel, now=True))
    if MARK not in html:
        raise RenderingError(html[-2000:])
    return html


class PageKeeper:
    """Keeps the latest page in each language that somebody asked for."""

    def __init__(self, app: Any) -> None:
        self.app = app
        self.session = ""
        self.revision = ""
        self.title = ""
        self.shown = ""
        self._pages: dict[Language, RenderedPage] = {}
        self._locks: dict[Language, asyncio.Lock] = {}

    async def page(self, language: Language) -> RenderedPage:
        """The page in this language; whoever comes first waits until it is rendered."""
        known = self._pages.get(language)
        if known is None or known.revision != self.wanted:
            await self._render(language)
        return self._pages[language]

    @property
    def wanted(self) -> str:
        """The session and revision that pages are to show."""
        return f"{self.session}@{self.revision}"

    async def move_on(self, session: str, revision: str, title: str) -> bool:
        """Show another revision; True when the pages were rendered anew."""
        if self.shown == f"{session}@{revision}":
            return False
        self.session, self.revision, self.title = session, revision, title
        for language in list(self._pages):
            await self._render(language)
        self.shown = self.wanted
        return True

    async def _render(self, language: Language) -> None:
        async with self._locks.setdefault(language, asyncio.Lock()):
            known = self._pages.get(language)
            revision = self.wanted
            if known is not None and known.revision == revision:
                return
            html = await render(self.app, self.session, language, self.title)
            self._pages[language] = pack(html, revision)
