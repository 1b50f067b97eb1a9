"""Forms and tables of questions that a case's data asks, drawn by the ordinary editor."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.study import Study
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.recording import Recording

#: The columns that the data ask for: see `choice`, `choices`, `words`.
Asks = Callable[[Session, Texts], Sequence[dict[str, Any]]]


def choice(
    key: str, label: str, options: Sequence[tuple[str, str]], *, buttons: bool = False
) -> dict[str, Any]:
    """One choice; ``options`` are value and label, ``buttons`` shows them all at once."""
    kind = "level" if buttons else "choice"
    offered = [{"value": value, "label": words} for value, words in options]
    return {"key": key, "label": label, "kind": kind, "options": offered}


def choices(
    key: str,
    label: str,
    options: Sequence[tuple[str, str, str]],
    *,
    inline: bool = True,
) -> dict[str, Any]:
    """Several choices; ``options`` are value, label, and a short label to sum them up with."""
    offered = [{"value": value, "label": words, "short": short} for value, words, short in options]
    return {"key": key, "label": label, "kind": "multi", "options": offered, "inline": inline}


def words(key: str, label: str, hint: str) -> dict[str, Any]:
    """Room for own words."""
    return {"key": key, "label": label, "kind": "long", "hint": hint, "maxlength": 4000}


def scale(key: str, label: str, t: Texts) -> dict[str, Any]:
    """A level, 1 … 5."""
    offered = [
        {"value": value, "label": t(f"fields.level.{value}"), "text": str(value)}
        for value in range(1, 6)
    ]
    return {"key": key, "label": label, "kind": "level", "options": offered}


def _nothing(_session: Session, _t: Texts) -> Sequence[dict[str, Any]]:
    return ()


@dataclass(frozen=True)
class Questions(Recording):
    """A `Recording` of a student's answers whose columns come from the case's data."""

    asks: Asks = field(default=_nothing)

    def columns(self, session: Session, t: Texts) -> list[dict[str, Any]]:
        """The questions; given rows start with their label."""
        first = [{"key": "_label", "label": "", "kind": "read"}] if self.rows else []
        common = {"gone": t("ui.gone"), "required": False, "hint": None, "inline": False}
        return [
            *first,
            *(
                common | each | {"width": self.widths.get(each["key"])}
                for each in self._asked(session, t)
            ),
        ]

    def _asked(self, session: Session, t: Texts) -> Sequence[dict[str, Any]]:
        return self.asks(session, t)

    def _keys(self, session: Session, t: Texts) -> list[str]:
        return [each["key"] for each in self._asked(session, t)]


def form(name: str, asks: Asks, *also: str) -> Questions:
    """A form of questions about the student's work; it follows the parts in ``also`` too."""
    return Questions(
        name=name, part="study", path="", model=Study, keys=(), asks=asks, also=frozenset(also)
    )
