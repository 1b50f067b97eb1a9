"""The log of what goes wrong: one file beside the sessions, for its owner's eyes only."""

import logging
import os
from logging.handlers import RotatingFileHandler
from typing import Any

from netwerk_widgets import places


class OwnLog(RotatingFileHandler):
    """A log that nobody else on the computer can read, also after it has turned over."""

    def _open(self) -> Any:
        os.close(os.open(self.baseFilename, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600))
        places.keep_private(self.baseFilename)
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:
        """On a full disk nothing is logged; that is not for the terminal either."""


def log_to_file() -> None:
    """Keep what goes wrong in ``netwerk.log`` beside the sessions, at most half a megabyte."""
    log = logging.getLogger("netwerk")
    if not log.handlers:
        path = places.home() / "netwerk.log"
        handler = OwnLog(path, maxBytes=500_000, backupCount=1, delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(handler)


class Complaint:
    """What keeps going wrong, told to the log when it begins or becomes something else.

    Who looks ten times a second would otherwise fill the log within the hour.
    """

    def __init__(self, words: str) -> None:
        #: ``words`` has a place (``%s``) for what is wrong.
        self._words, self._last = words, ""

    def of(self, problem: str) -> None:
        """Tell what is wrong, unless that was told already."""
        if problem != self._last:
            logging.getLogger("netwerk").warning(self._words, problem)
        self._last = problem

    def over(self) -> None:
        """Nothing is wrong any more: what comes next is told again."""
        self._last = ""
