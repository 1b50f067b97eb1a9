"""What every answer of both doors says to the browser, and whose questions are answered."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from tornado.httputil import HTTPHeaders, HTTPMessageDelegate, HTTPServerRequest
from tornado.routing import Router
from tornado.web import Application, ErrorHandler, OutputTransform

#: The participants' page: its own files, nobody else's, no script in the page itself.
ROOM_POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "script-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'none'"
)
#: The participants' page with a kernel: the same, and the modules of its widgets, from blobs.
EXPLORE_POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; script-src 'self' blob:; connect-src 'self' data:; object-src 'none'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
#: The workbook: Voilà's front end sets itself up in scripts on the page, anywidget loads
#: each widget's module from a blob.
WORKBOOK_POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "connect-src 'self' data: blob:; worker-src 'self' blob:; object-src 'none'; "
    "frame-ancestors 'self'; base-uri 'self'; form-action 'self'"
)


def headers(policy: str) -> dict[str, str]:
    """The headers of every answer under a Content-Security-Policy."""
    return {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def transform(
    policy: str, folders: Mapping[str, str] = MappingProxyType({})
) -> Callable[[HTTPServerRequest], OutputTransform]:
    """An output transform that puts `headers` on every answer, errors included.

    ``folders`` names the policy of what is at, or below, an address of its own.
    """

    class Secured(OutputTransform):
        def __init__(self, request: HTTPServerRequest) -> None:
            super().__init__(request)
            found = (
                theirs
                for folder, theirs in folders.items()
                if f"{request.path}/".startswith(f"{folder}/")
            )
            self.ours = headers(next(found, policy))

        def transform_first_chunk(
            self,
            status_code: int,
            headers: HTTPHeaders,
            chunk: bytes,
            finishing: bool,  # noqa: ARG002
        ) -> tuple[int, HTTPHeaders, bytes]:
            for name, value in self.ours.items():
                headers[name] = value
            headers.pop("Server", None)
            return status_code, headers, chunk

    return Secured


class LocalOnly(Router):
    """Answers only who asks for this computer by name, and not from somebody else's page.

    A page elsewhere can make its own name lead here (DNS rebinding); the browser then still
    says that name in ``Host``. One that asks under our name says its own in ``Origin``: also
    for a websocket, where who has the token is otherwise let in from anywhere.
    """

    NAMES = frozenset({"localhost", "127.0.0.1", "::1"})

    def __init__(self, app: Application) -> None:
        self.app = app

    def find_handler(self, request: HTTPServerRequest, **_more: Any) -> HTTPMessageDelegate:
        """The application's own answer, or a refusal."""
        host = request.headers.get("Host", "")
        origin = request.headers.get("Origin")
        try:
            asked = urlsplit(f"//{host}").hostname
            same = origin is None or urlsplit(origin).netloc == host
        except ValueError:
            asked, same = None, False
        if asked in self.NAMES and same:
            return self.app.find_handler(request)
        return self.app.get_handler_delegate(request, ErrorHandler, {"status_code": 403})
