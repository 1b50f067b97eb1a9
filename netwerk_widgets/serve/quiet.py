"""Handlers for a room of strangers: they answer, and their errors say nothing but their number."""

from typing import Any

from tornado.web import ErrorHandler, RequestHandler


class QuietHandler(RequestHandler):
    """A handler that only answers, and whose errors say nothing but their number."""

    def data_received(self, chunk: bytes) -> None:
        """Nothing is ever sent to this address."""

    def write_error(self, status_code: int, **_more: Any) -> None:
        """The number of the error, and no more."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(str(status_code))


class NothingHandler(ErrorHandler, QuietHandler):
    """There is nothing at this address."""

    def initialize(self) -> None:  # type: ignore[override]
        """Always the same answer."""
        super().initialize(404)
