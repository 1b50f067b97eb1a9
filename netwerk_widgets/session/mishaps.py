"""What befell a server process, told from who looks after it to the pages that are open.

They are different processes: the one says it in a file, the other look there.
"""

import json
import logging
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path

from netwerk_widgets import places

log = logging.getLogger("netwerk")

#: Of which door a page tells what; of its own it sees that itself.
TOLD = {("room", "died"), ("room", "shut")}


@dataclass(frozen=True)
class Mishap:
    """What happened to which door; each has an ``id`` of its own."""

    door: str
    what: str
    id: str


def _file() -> Path:
    return places.home() / "mishap.json"


def tell(door: str, what: str) -> None:
    """Tell the open pages; a failure is only logged."""
    if (door, what) not in TOLD:
        return
    try:
        told = asdict(Mishap(door, what, uuid.uuid4().hex))
        places.write_private(_file(), json.dumps(told))
    except OSError:
        log.warning("could not tell the pages of a door", exc_info=True)


def last() -> Mishap | None:
    """What was told last; a file that is missing or damaged counts as nothing."""
    try:
        kept = json.loads(_file().read_text(encoding="utf-8"))
        found = Mishap(*(str(kept[key]) for key in ("door", "what", "id")))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return found if (found.door, found.what) in TOLD else None


class News:
    """What one page has not told yet; what happened before it was opened is no news."""

    def __init__(self) -> None:
        self._seen = last()

    def look(self) -> Mishap | None:
        """What happened since; each mishap once."""
        now = last()
        if now is None or now == self._seen:
            return None
        self._seen = now
        return now
