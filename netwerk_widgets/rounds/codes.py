"""The room code: it keeps passers-by out, and is new each day.

In the address of the QR code it is a key that nobody guesses; who types the address types four
digits. Whoever is in the room can pass either on: it tells a room from a passer-by, not one
person from another.
"""

import hmac
import json
import secrets
import time
from collections import deque
from datetime import date
from pathlib import Path

from netwerk_widgets import places
from netwerk_widgets.rounds.model import Code

#: Wrong digits from one address within so many seconds, and in all.
A_MINUTE, IN_ALL, WITHIN = 5, 100, 60.0
#: How an address carries the key, behind the ``#``.
FRAGMENT = "code="


def _file() -> Path:
    return places.home() / "room-code.json"


def of_today(today: date) -> Code:
    """The code of this day, made when it is first asked for."""
    try:
        kept = json.loads(_file().read_text(encoding="utf-8"))
        if kept["day"] == today.isoformat():
            return Code(key=kept["key"], digits=kept["digits"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        pass  # none yet, or one that cannot be read: another is as good
    code = Code(key=secrets.token_urlsafe(16), digits=f"{secrets.randbelow(10_000):04}")
    places.write_private(_file(), json.dumps({"day": today.isoformat()} | code.model_dump()))
    return code


def with_code(address: str, code: Code) -> str:
    """The address of the QR code: what stands behind the ``#`` reaches no server and no log."""
    return f"{address}#{FRAGMENT}{code.key}"


def same(given: object, secret: str) -> bool:
    """Whether this is the secret; how long that takes tells nothing."""
    return isinstance(given, str) and hmac.compare_digest(
        given.encode("utf-8", "surrogatepass"), secret.encode()
    )


class Tries:
    """How often the digits of one code may still be guessed: only wrong ones count."""

    def __init__(self) -> None:
        self._key = ""
        self._left = IN_ALL
        self._wrong: dict[str, deque[float]] = {}

    def may(self, code: Code, address: str) -> bool:
        """Whether somebody at this address may try."""
        if code.key != self._key:
            self._key, self._left, self._wrong = code.key, IN_ALL, {}
        times = self._wrong.get(address)
        while times and time.monotonic() - times[0] > WITHIN:
            times.popleft()
        return self._left > 0 and len(times or ()) < A_MINUTE

    def right(self, code: Code, address: str, digits: object) -> bool:
        """Whether these are the digits; a wrong one is counted."""
        if same(digits, code.digits):
            return True
        self._left -= 1  # so there are never more than `IN_ALL` addresses to remember
        self._wrong.setdefault(address, deque()).append(time.monotonic())
        return False
