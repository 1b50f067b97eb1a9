"""The facilitator's door: Voilà on this computer alone, behind a token, may write."""

import re
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.base.handlers import APIHandler, JupyterHandler
from markupsafe import Markup
from tornado.web import RedirectHandler, RequestHandler, authenticated
from traitlets.config import Config

from netwerk_widgets import places
from netwerk_widgets.method import CASES
from netwerk_widgets.serve.application import NetwerkVoila, configuration, language_of
from netwerk_widgets.serve.contact import ContactHandler
from netwerk_widgets.texts import texts

START = "00_start.ipynb"
#: What the student's door serves, and nothing else: no case as it is, no teacher's notebook.
STUDENT_NOTEBOOKS = ("cases/case.ipynb", "map.ipynb")


class LeaveHandler(APIHandler):
    """Frees a page's kernel when the page goes.

    Voilà's own handler answers 403: the browser's farewell cannot carry the token against
    cross-site requests. The kernel's id is as secret, and all it can do here is stop.
    """

    def check_xsrf_cookie(self) -> None:
        """Do without the cookie."""

    @authenticated
    async def post(self, kernel_id: str) -> None:
        """Stop the kernel, if it is still there."""
        if kernel_id in self.kernel_manager:
            await ensure_async(self.kernel_manager.shutdown_kernel(kernel_id))
        self.set_status(204)
        self.finish()


class Workbook(NetwerkVoila):
    """The step notebooks, with kernels that may write."""

    def init_handlers(self) -> list[Any]:
        """Open on the start page; free kernels on leaving."""
        base = self.base_url
        return [
            (base, RedirectHandler, {"url": page_url(START, base), "permanent": False}),
            (rf"{base}voila/api/shutdown/(.*)", LeaveHandler),
            (rf"{base}netwerk/contact/([\w-]+)", ContactHandler),
            *super().init_handlers(),
        ]


class NotHereHandler(JupyterHandler):
    """Says in our own words that this door has no such page."""

    @authenticated
    def get(self, *_path: str) -> None:
        """A short page of 404."""
        language = language_of(self.request.query)
        t = texts(language)
        self.set_status(404)
        self.finish(
            _PAGE.format(language, t("study.page.not_here"), self.base_url, t("study.page.home"))
        )


_PAGE = Markup(
    '<!doctype html><html lang="{0}"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><title>{1}</title>'
    '<p>{1}</p><p><a href="{2}?lang={0}">{3}</a></p></html>'
)


class StudentWorkbook(Workbook):
    """The pages for students alone, and their own cases."""

    def init_handlers(self) -> list[Any]:
        """Serve the notebooks for students; of the others, and of the list of files, nothing."""
        base = re.escape(self.base_url)
        cases = page_url(STUDENT_NOTEBOOKS[0], self.base_url)
        # Compared with the address as it was sent: however another is written, it is not these.
        allowed = "|".join(re.escape(each) for each in student_notebooks())
        return [
            (base, StartHandler, {"url": cases}),
            (rf"{base}voila/render/(?!(?:{allowed})$).*", NotHereHandler),
            (rf"{base}voila/(?:tree|files|api/contents).*", NotHereHandler),
            *super().init_handlers(),
        ]


class StartHandler(RequestHandler):
    """Leads on to a page, in the language that was asked for."""

    def initialize(self, url: str) -> None:
        """Where to."""
        self.url = url

    def get(self) -> None:
        """Lead on."""
        self.redirect(f"{self.url}?lang={language_of(self.request.query)}")

    def data_received(self, chunk: bytes) -> None:
        """Nothing is ever sent to this address."""


def student_notebooks() -> tuple[str, ...]:
    """The notebooks that the student's door serves: a notebook of a case goes by its name."""
    return (*STUDENT_NOTEBOOKS, *(f"cases/{each}.ipynb" for each in CASES))


def page_url(notebook: str, base: str = "/") -> str:
    """The address of a notebook's page."""
    return f"{base}voila/render/{notebook}"


def settings(port: int, token: str) -> Config:
    """Voilà's settings for the workbook on ``port`` of this computer."""
    config = configuration(places.notebooks(), port, "127.0.0.1", token=token)
    # A page that was closed without a farewell (a closed laptop) still frees its kernel.
    config.MappingKernelManager.update(
        cull_idle_timeout=120, cull_interval=30, cull_connected=False
    )
    # A kernel that starts anew knows nothing of its page, which comes back with one of its own.
    config.KernelManager.autorestart = False
    return config
