"""The facilitator's door: Voilà on this computer alone, behind a token, may write."""

from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.base.handlers import APIHandler
from tornado.web import RedirectHandler, authenticated
from traitlets.config import Config

from netwerk_widgets import places
from netwerk_widgets.serve.application import NetwerkVoila, configuration
from netwerk_widgets.serve.contact import ContactHandler

START = "00_start.ipynb"


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
