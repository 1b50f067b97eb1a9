"""What the workbook remembers of a user between two starts."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from netwerk_widgets import places
from netwerk_widgets.texts import DEFAULT, LANGUAGES, Language


@dataclass(frozen=True)
class Settings:
    """The session last opened, the language, and the ports of the two doors."""

    last_session: str | None = None
    language: Language = DEFAULT
    port: int | None = None
    dashboard_port: int | None = None


def _path() -> Path:
    return places.home() / "settings.json"


def load() -> Settings:
    """The settings; a file that is missing or damaged counts as none."""
    try:
        kept = json.loads(_path().read_text(encoding="utf-8"))
        language = kept.get("language")
        name = kept.get("last_session")
        ports = [_port(kept.get(key)) for key in ("port", "dashboard_port")]
    except (OSError, ValueError, AttributeError, RecursionError):
        return Settings()
    return Settings(
        name if isinstance(name, str) else None,
        next((known for known in LANGUAGES if known == language), DEFAULT),
        *ports,
    )


def _port(kept: object) -> int | None:
    if isinstance(kept, bool) or not isinstance(kept, int):
        return None
    return kept if 0 < kept < 65536 else None


def save(**changes: Any) -> None:
    """Change some settings; the file is replaced whole or not at all."""
    old = load()
    new = replace(old, **changes)
    if new == old:
        return
    places.write_private(_path(), json.dumps(asdict(new), ensure_ascii=False))
