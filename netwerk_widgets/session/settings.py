"""What the workbook remembers of a user between two starts."""

import json
import logging
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from netwerk_widgets import places
from netwerk_widgets.session import small_files
from netwerk_widgets.texts import DEFAULT, LANGUAGES, Language

log = logging.getLogger("netwerk")


@dataclass(frozen=True)
class Settings:
    """The session last opened, the language, what the room is shown, and the ports of the doors.

    The room is shown a session only because somebody said so; what is opened does not matter.
    """

    last_session: str | None = None
    language: Language = DEFAULT
    room_session: str | None = None
    #: Whether phones may come in, where the door is not on the network from the start.
    room_open: bool = False
    port: int | None = None
    dashboard_port: int | None = None
    #: On a hub: the room in which it is shown.
    room: str | None = None


def _path() -> Path:
    return places.home() / "settings.json"


def load() -> Settings:
    """The settings; a file that is missing or damaged counts as none."""
    try:
        kept = small_files.content(_path())
        language = kept.get("language")
        names = [kept.get(key) for key in ("last_session", "room_session", "room")]
        is_open = kept.get("room_open") is True
        port, dashboard_port = (_port(kept.get(key)) for key in ("port", "dashboard_port"))
    except (OSError, ValueError, AttributeError, RecursionError):
        return Settings()
    last, shown, room = (name if isinstance(name, str) else None for name in names)
    spoken = next((known for known in LANGUAGES if known == language), DEFAULT)
    return Settings(last, spoken, shown, is_open, port, dashboard_port, room)


def _port(kept: object) -> int | None:
    if isinstance(kept, bool) or not isinstance(kept, int):
        return None
    return kept if 0 < kept < 65536 else None


def save(**changes: Any) -> None:
    """Change some settings; the file is replaced whole or not at all, and a failure only logged."""
    old = load()
    new = replace(old, **changes)
    if new == old:
        return
    try:
        places.write_private(_path(), json.dumps(asdict(new), ensure_ascii=False))
    except OSError:
        # Nothing that people recorded: a page goes on without it.
        log.warning("could not keep the settings", exc_info=True)
