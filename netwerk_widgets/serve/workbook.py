"""The facilitator's door: Voilà on this computer alone, behind a key, may write."""

import re
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.auth.identity import IdentityProvider
from jupyter_server.base.handlers import APIHandler, FileFindHandler
from tornado.web import RequestHandler, authenticated
from traitlets.config import Config
from voila.static_file_handler import MultiStaticFileHandler, TemplateStaticFileHandler

from netwerk_widgets import places
from netwerk_widgets.method import CASES
from netwerk_widgets.serve import entrance, plain
from netwerk_widgets.serve.analysis import AnalysisHandler
from netwerk_widgets.serve.application import NetwerkVoila, configuration
from netwerk_widgets.serve.contact import ContactHandler
from netwerk_widgets.serve.guarding import MissingHandler, guarded
from netwerk_widgets.serve.packed_files import packing
from netwerk_widgets.serve.tickets import Tickets

START = "00_start.ipynb"
#: What the student's door serves, and nothing else: no case as it is, no teacher's notebook.
STUDENT_NOTEBOOKS = ("cases/case.ipynb", "map.ipynb")
#: What the names of its templates' files are made of.
TEMPLATES = r"[\w-]+/static/(?:[\w@-][\w@.-]*/)*[\w@-][\w@.-]*"
#: What Voilà offers beside its pages and we do not.
UNUSED = ("tree", "files", "api/contents", "api/themes")


class LeaveHandler(APIHandler):
    """Frees a page's kernel when the page goes.

    Voilà's own handler answers 403: the browser's farewell cannot carry the word against
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
    """The step notebooks, with kernels that may write; ``tickets`` are those that are out."""

    tickets: Tickets
    #: The page that it opens on, and what the names of its pages are made of.
    first = START
    pages = r"[\w./-]+\.ipynb"

    def init_handlers(self) -> list[Any]:
        """Open on the start page; free kernels on leaving; let in who has a ticket."""
        base = self.base_url
        self.app.settings["default_handler_class"] = MissingHandler
        self.app.settings["default_handler_args"] = {}
        start = page_url(self.first)
        return [
            (base, StartHandler, {"url": start}),
            *self.entrances(start),
            *guarded(
                [
                    (rf"{base}voila/api/shutdown/(.*)", LeaveHandler),
                    (rf"{base}netwerk/contact/([\w-]+)", ContactHandler),
                    (rf"{base}netwerk/analysis/([\w-]+)", AnalysisHandler),
                    *(
                        _packed(_narrowed(each, self.pages))
                        for each in super().init_handlers()
                        if each[0] != base and _is_needed(each[0])
                    ),
                ]
            ),
        ]

    def entrances(self, start: str) -> list[tuple[Any, ...]]:
        """The addresses around its key, that lead to the page ``start``."""
        return entrance.routes(self.base_url, self.tickets, start)


def _is_needed(address: str) -> bool:
    """Whether a page of ours asks for an address of Voilà's.

    Its list of notebooks, its way to their contents and to files are nobody's: they answer in
    English, or not at all.
    """
    return not any(f"/voila/{each}" in address for each in UNUSED)


def _packed(route: Any) -> Any:
    """The front end's files are packed once, not anew for each visit."""
    files = (MultiStaticFileHandler, TemplateStaticFileHandler, FileFindHandler)
    if route[1] not in files:
        return route
    return (route[0], packing(route[1], whole=places.own_notebooks()), *route[2:])


def _narrowed(route: Any, pages: str) -> Any:
    """Pages and files have plain names: with another, Voilà's handlers fail."""
    address = route[0].replace("/voila/render/(.*)", f"/voila/render/({pages})")
    return (address.replace("/voila/templates/(.*)", f"/voila/templates/({TEMPLATES})"), *route[1:])


class StudentWorkbook(Workbook):
    """The pages for students alone, and their own cases; at any other address there is nothing."""

    first = STUDENT_NOTEBOOKS[0]

    @property
    def pages(self) -> str:  # type: ignore[override]
        """The names of those pages, as they stand in an address and in no other way."""
        return "|".join(re.escape(each) for each in student_notebooks())


class StartHandler(RequestHandler):
    """Leads on to a page, in the language that was asked for."""

    def initialize(self, url: str) -> None:
        """Where to."""
        self.url = url

    def get(self) -> None:
        """Lead on."""
        self.redirect(f"{self.url}?lang={plain.language_for(self.request)}")

    def data_received(self, chunk: bytes) -> None:
        """Nothing is ever sent to this address."""


def student_notebooks() -> tuple[str, ...]:
    """The notebooks that the student's door serves: a notebook of a case goes by its name."""
    return (*STUDENT_NOTEBOOKS, *(f"cases/{each}.ipynb" for each in CASES))


def page_url(notebook: str) -> str:
    """The address of a notebook's page."""
    return f"{places.base_url()}voila/render/{notebook}"


def settings(port: int, key: bytes, keeper: type[IdentityProvider] = entrance.KeyHolder) -> Config:
    """Voilà's settings for the workbook on ``port`` of this computer.

    ``key`` signs its cookie; ``keeper`` knows who was let in.
    """
    config = configuration(
        places.notebooks(),
        port,
        "127.0.0.1",
        identity_provider_class=keeper,
        cookie_secret=key,
    )
    # A cell of one's own that fails takes no other along; the template tells it in one sentence.
    config.VoilaExecutor.allow_errors = True
    config.VoilaConfiguration.show_tracebacks = True
    config.KeyHolder.cookie_name = entrance.cookie_name(port)
    # A kernel that starts anew knows nothing of its page; the page makes itself another one.
    config.KernelManager.autorestart = False
    # A page that was closed without a farewell (a closed laptop) still frees its kernel.
    config.MappingKernelManager.update(
        cull_idle_timeout=120, cull_interval=30, cull_connected=False
    )
    return config
