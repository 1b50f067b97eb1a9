"""Tickets into the workbook: each good for one use, known to this process alone."""

import hmac
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Ticket:
    """A secret, the page it leads to, and until when (`time.monotonic`; None: until used)."""

    secret: str
    page: str
    until: float | None


class Tickets:
    """The tickets that are out; of each kind one, the newest."""

    def __init__(self) -> None:
        self._out: dict[str, Ticket] = {}

    def put(self, kind: str, secret: str, page: str, seconds: float | None = None) -> None:
        """Let a ticket in; an older one of its kind is no longer good."""
        until = None if seconds is None else time.monotonic() + seconds
        self._out[kind] = Ticket(secret, page, until)

    def take(self, secret: str) -> str | None:
        """The page that a ticket leads to, once; None when it is not (or no longer) good."""
        found = None
        for kind, ticket in list(self._out.items()):
            if hmac.compare_digest(ticket.secret.encode(), secret.encode()):
                found = self._out.pop(kind)
        if found is None or (found.until is not None and found.until < time.monotonic()):
            return None
        return found.page
