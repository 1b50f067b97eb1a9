"""A page of the room, or one to try out, made whole by Voilà in a kernel of its own."""

import asyncio
import logging
import os
from typing import Any
from urllib.parse import urlencode

import nbformat
from jupyter_core.utils import ensure_async
from voila.notebook_renderer import NotebookRenderer
from voila.utils import get_page_config

from netwerk_widgets.serve import posting
from netwerk_widgets.texts import Language, texts

log = logging.getLogger("netwerk")

NOTEBOOK = "dashboard.ipynb"
#: What every finished page holds; a page without it did not come to an end.
MARK = 'id="nw-dashboard"'


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
        if kernel in app.kernel_manager and not ending(app):
            log.exception("the kernel that rendered the dashboard could not be stopped")


def ending(app: Any) -> bool:
    """Whether the server is about to be gone: then it ends its kernels as well."""
    return bool(getattr(app, "ending", False))
