"""What every answer of both doors says to the browser."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from tornado.httputil import HTTPHeaders, HTTPServerRequest
from tornado.web import OutputTransform

from netwerk_widgets.serve import hosts

#: The participants' page: its own files, nobody else's, no script in the page itself.
ROOM_POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "script-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'none'"
)
#: The form without JavaScript for who answers a round: it goes to this server alone.
FORM_POLICY = ROOM_POLICY.replace("form-action 'none'", "form-action 'self'").replace(
    "script-src 'self'", "script-src 'none'"
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

    ``folders`` names the policy of what is at, or below, an address of its own; a ``*`` in one
    stands for any part of an address between two slashes.
    """
    known = [
        (re.compile(re.escape(folder).replace(r"\*", "[^/]+") + "/"), theirs)
        for folder, theirs in folders.items()
    ]

    class Secured(OutputTransform):
        def __init__(self, request: HTTPServerRequest) -> None:
            super().__init__(request)
            at = f"{request.path}/"
            found = (theirs for folder, theirs in known if folder.match(at))
            self.ours = headers(next(found, policy))
            if not (request.protocol == "https" or hosts.this_computer(request.host_name)):
                # Elsewhere a browser ignores it, and says so in its console.
                del self.ours["Cross-Origin-Opener-Policy"]

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
