"""Phones without a browser: each sends its slip as the script of the page does, and tries again."""

import asyncio
import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from netwerk_widgets.rounds.model import Round
from tests.rounds.making import key, raw

#: As ``static/round/sending.js``: after so many seconds an unanswered slip goes again.
AGAIN = (1, 2, 3, 5, 8)
LONGEST = 8.0


@dataclass
class Sent:
    """One slip: when it went, how often, and when it was acknowledged (0: never)."""

    began: float = 0.0
    acknowledged: float = 0.0
    tries: int = 0

    @property
    def took(self) -> float:
        """How long its sender waited (seconds)."""
        return self.acknowledged - self.began


@dataclass
class BarePhone:
    """A phone with its key for one round, and the value that it was told is kept."""

    round: Round
    key: str = field(default_factory=key)
    kept: int = 0
    tried: int = 0
    more: dict[str, Any] = field(default_factory=dict)

    async def send(
        self, port: int, value: int, until: Callable[[], bool] = lambda: False, at: str = "/"
    ) -> Sent:
        """Send a value until it is acknowledged, or ``until`` says that it may stop.

        ``at`` is the address of the room's page.
        """
        sent = Sent(time.monotonic())
        self.tried = value
        body = json.dumps(raw(self.round, value, key=self.key) | self.more).encode()
        while not until():
            sent.tries += 1
            if await post(port, f"{at}round", body) == 204:
                sent.acknowledged, self.kept = time.monotonic(), value
                break
            pause = AGAIN[min(sent.tries - 1, len(AGAIN) - 1)]
            await asyncio.sleep(pause * random.uniform(0.5, 1.5))
        return sent


async def post(port: int, path: str, body: bytes) -> int:
    """The status that a door gives; 0 without an answer."""
    writer = None
    try:
        async with asyncio.timeout(LONGEST):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(
                f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n"
                f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode()
                + body
            )
            line = await reader.readline()
            return int(line.split()[1])
    except (OSError, TimeoutError, IndexError, ValueError):
        return 0
    finally:
        if writer is not None:
            writer.transport.abort()
