"""What stands on the stage: the beamer's window shows it, and any page may change it.

It is the workbook's own state, kept over a restart in a file beside the settings. It is no part
of a session's log, so undo does not touch it. Whoever shows it looks at the file (`seen`): that
costs one look at the disk, and needs no server between the kernels.
"""

import json
import logging
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal, get_args

from netwerk_widgets import places
from netwerk_widgets.session import small_files
from netwerk_widgets.session.programme import clock as clocks
from netwerk_widgets.session.programme.clock import Clock

log = logging.getLogger("netwerk")

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = get_args(Theme)
#: The longest key of what can stand there, and the most of them: what is longer is no list of ours.
LONG, _MANY, _PARTIES = 80, 400, 2000
#: A break, or something of the group's own, takes so many minutes at most.
LONGEST_BREAK = 480


#: A party, and where it stands.
Moved = tuple[str, float, float]


@dataclass(frozen=True)
class Staged:
    """What stands on the stage.

    ``session`` is the id of the session that it is about: of another one nothing of this holds.
    ``at`` is the key of what is shown and ``page`` which page of that; ``order`` the keys in the
    order of this session, None for that of the method. ``allowed`` are the hidden panels that
    may be shown here, ``lit`` is the party that is talked about, ``until`` when the break ends
    and ``before`` what stood there before it. ``clock`` is that of the programme, once started.
    ``moved`` are the parties that were carried to another place on the map, with that place
    (shares of the field, from the left and the bottom).
    """

    session: str = ""
    at: str = ""
    page: int = 0
    black: bool = False
    theme: Theme = "light"
    order: tuple[str, ...] | None = None
    allowed: tuple[str, ...] = ()
    lit: str = ""
    until: datetime | None = None
    before: str = ""
    clock: Clock | None = None
    moved: tuple[Moved, ...] = ()


def _path() -> Path:
    return places.home() / "stage.json"


def seen() -> object:
    """Something that is different when the file was replaced; None as long as there is none."""
    return small_files.stamp(_path())


def load(session: str) -> Staged:
    """What stands there of a session (by its id); of another one only the theme is taken over.

    A file that is missing or damaged counts as none.
    """
    try:
        kept = small_files.content(_path())
        theme = next((each for each in THEMES if each == kept.get("theme")), THEMES[0])
        if kept.get("session") != session:
            return Staged(session, theme=theme)
        return _read(session, theme, kept)
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return Staged(session)


def _read(session: str, theme: Theme, kept: dict[str, Any]) -> Staged:
    page, until, order = kept.get("page"), kept.get("until"), kept.get("order")
    moment = datetime.fromisoformat(until) if isinstance(until, str) else None
    return Staged(
        session,
        _key(kept.get("at")),
        page if isinstance(page, int) and 0 <= page < _MANY else 0,
        kept.get("black") is True,
        theme,
        None if order is None else _keys(order),
        _keys(kept.get("allowed")),
        _key(kept.get("lit")),
        moment if moment is not None and moment.tzinfo is not None else None,
        _key(kept.get("before")),
        clocks.read(kept.get("clock")),
        moved(kept.get("moved")),
    )


def _key(value: object) -> str:
    return value if isinstance(value, str) and len(value) <= LONG else ""


def moved(value: object) -> tuple[Moved, ...]:
    """Parties with their places, as somebody says them; what is none of that is left out."""
    found = value[:_PARTIES] if isinstance(value, list) else []
    return tuple((each[0], each[1], each[2]) for each in found if _is_moved(each))


def _is_moved(each: object) -> bool:
    if not isinstance(each, list | tuple) or len(each) != 3:
        return False
    id_, *place = each
    return bool(_key(id_)) and all(
        isinstance(share, int | float) and 0 <= share <= 1 for share in place
    )


def _keys(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > _MANY:
        return ()
    return tuple(dict.fromkeys(filter(None, map(_key, value))))


def change(session: str, **changes: Any) -> Staged:
    """Change what stands there of a session; the file is replaced whole or not at all.

    A failure is logged: nothing that people recorded is lost by it.
    """
    old = load(session)
    new = replace(old, **changes)
    if new != old:
        told = asdict(new) | {
            "until": new.until.isoformat() if new.until else None,
            "clock": new.clock.told() if new.clock else None,
        }
        try:
            places.write_private(_path(), json.dumps(told, ensure_ascii=False))
        except OSError:
            log.warning("could not keep what is on the stage", exc_info=True)
    return new


def pause(session: str, minutes: int) -> Staged:
    """Show a break of so many minutes, from now on."""
    return change(session, **paused(load(session), minutes))


def paused(old: Staged, minutes: int, item: str = "") -> dict[str, Any]:
    """The changes that show a break; ``item``: that of the programme which it is."""
    lasts = timedelta(minutes=max(1, min(LONGEST_BREAK, minutes)))
    before = old.before if is_pause(old.at) else old.at
    until = datetime.now(UTC) + lasts
    return {
        "at": pause_key(item),
        "page": 0,
        "black": False,
        "lit": "",
        "until": until,
        "before": before,
    }


#: The key of a break that is in no order: it stands there until something else is chosen.
PAUSE = "pause"


def pause_key(item: str) -> str:
    """The key of a break of the programme; without one, of a break that is in no order."""
    return f"{PAUSE}.{item}" if item else PAUSE


def is_pause(key: str) -> bool:
    """Whether a key is that of a break."""
    return key == PAUSE or key.startswith(f"{PAUSE}.")
