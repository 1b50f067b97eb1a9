"""The facilitator's door: Voilà on this computer alone, behind a key, may write."""

from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.base.handlers import APIHandler
from tornado.web import RedirectHandler, authenticated
from traitlets.config import Config

from netwerk_widgets import places
from netwerk_widgets.serve import entrance
from netwerk_widgets.serve.application import NetwerkVoila, configuration
from netwerk_widgets.serve.guarding import MissingHandler, guarded
from netwerk_widgets.serve.tickets import Tickets

START = "00_start.ipynb"
#: What the names of its pages, and of its templates' files, are made of.
NAMES = {
    "render": r"[\w./-]+\.ipynb",
    "templates": r"[\w-]+/static/(?:[\w@-][\w@.-]*/)*[\w@-][\w@.-]*",
}
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

    def init_handlers(self) -> list[Any]:
        """Open on the start page; free kernels on leaving; let in who has a ticket."""
        base = self.base_url
        self.app.settings["default_handler_class"] = MissingHandler
        self.app.settings["default_handler_args"] = {}
        start = page_url(START, base)
        return [
            (base, RedirectHandler, {"url": start, "permanent": False}),
            *entrance.routes(base, self.tickets, start),
            *guarded(
                [
                    (rf"{base}voila/api/shutdown/(.*)", LeaveHandler),
                    *(_narrowed(each) for each in super().init_handlers() if _is_needed(each[0])),
                ]
            ),
        ]


def _is_needed(address: str) -> bool:
    """Whether a page of ours asks for an address of Voilà's.

    Its list of notebooks, its way to their contents and to files are nobody's: they answer in
    English, or not at all.
    """
    return address != "/" and not any(f"/voila/{each}" in address for each in UNUSED)


def _narrowed(route: Any) -> Any:
    """Pages and files have plain names: with another, Voilà's handlers fail."""
    address = route[0]
    for place, names in NAMES.items():
        address = address.replace(f"/voila/{place}/(.*)", f"/voila/{place}/({names})")
    return (address, *route[1:])


def page_url(notebook: str, base: str = "/") -> str:
    """The address of a notebook's page."""
    return f"{base}voila/render/{notebook}"


def settings(port: int, key: bytes) -> Config:
    """Voilà's settings for the workbook on ``port`` of this computer; ``key`` signs its cookie."""
    config = configuration(
        places.notebooks(),
        port,
        "127.0.0.1",
        identity_provider_class=entrance.KeyHolder,
        cookie_secret=key,
    )
    config.KeyHolder.cookie_name = entrance.cookie_name(port)
    # A page that was closed without a farewell (a closed laptop) still frees its kernel.
    config.MappingKernelManager.update(
        cull_idle_timeout=120, cull_interval=30, cull_connected=False
    )
    return config
