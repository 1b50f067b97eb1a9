"""A page whose kernel fails comes to an end and says so; Voilà's own would wait for ever."""

import logging
import os
import tempfile
from collections.abc import AsyncGenerator
from html import escape
from pathlib import Path
from typing import Any

import voila.handler
from voila.notebook_renderer import NotebookRenderer

from netwerk_widgets.texts import Language, texts

log = logging.getLogger("netwerk")

#: An address of a socket in the file system holds so many bytes (macOS: 104, Linux: 108), its end
#: included; the first is what Voilà and Jupyter put behind the folder for temporary files.
SOCKET_NAME = len("/voila_12345678/kernel-01234567-0123-0123-0123-012345678901-ipc-5")
LONGEST_SOCKET = 103


def transport() -> str:
    """How kernels are spoken with: by sockets in a folder of the user's own, where they fit.

    Ports of the network are chosen before they are taken, so that another program can come
    between; then the kernel dies before it answered. And who else uses the computer can knock.
    """
    fits = len(os.fsencode(tempfile.gettempdir())) + SOCKET_NAME <= LONGEST_SOCKET
    return "ipc" if fits and os.name == "posix" else "tcp"


def sorry(language: Language) -> str:
    """What ends a page that began and could not be made; it takes the place of "is loading"."""
    t = texts(language)
    return (
        '</main></div><div class="nw-page"><div class="nw-sorry" role="alert">'
        f"<h1>{escape(t('entrance.failed.title'))}</h1>"
        f"<p>{escape(t('entrance.failed.text'))}</p><p>{escape(t('entrance.failed.what'))}</p>"
        f'<p><a class="nw-button" href="">{escape(t("entrance.failed.again"))}</a></p></div></div>'
        '<script>document.getElementById("loading").remove();</script></body></html>'
    )


class EndingRenderer(NotebookRenderer):
    """Voilà's renderer, whose page ends when its kernel does not answer."""

    async def generate_content_generator(
        self, kernel_id: str | None = None, kernel_future: Any = None
    ) -> AsyncGenerator[tuple[str, Any], None]:
        """The page, a piece at a time: to its end, or to words that it could not be made."""
        try:
            async for piece in super().generate_content_generator(kernel_id, kernel_future):
                yield piece
        except Exception:
            log.exception("a page could not be made: %s", Path(self.notebook_path).name)
            yield sorry(self.notebook.metadata["netwerk"]["language"]), self.resources


def install() -> None:
    """Let Voilà's handler of pages make them with this renderer: it offers no setting for it."""
    voila.handler.NotebookRenderer = EndingRenderer
