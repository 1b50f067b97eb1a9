"""Removing what others refer to: first the question what is to become of those."""

from typing import Any

from netwerk_widgets.session import edits
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.references import (
    PLACES,
    dependants,
    move_references,
    remove_references,
)
from netwerk_widgets.session.store.base import Conflict
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.form_columns import reference_options


def removal_question(
    session: Session, kind: str, row: str, name: str, t: Texts
) -> dict[str, Any] | None:
    """What hangs on an item and what may be done about it; None when nothing does.

    A dict of ``row``, ``text``, ``items`` (what hangs on it, counted) and ``answers``
    (``keep``, ``remove``, and ``move`` with its ``options`` when there is an heir).
    """
    hanging = dependants(session, kind, row)
    if not hanging:
        return None
    counts: dict[str, int] = {}
    for each in hanging:
        where = t(f"fields.list.{each.part}_{each.path[0]}")
        counts[where] = counts.get(where, 0) + 1
    others = [each for each in reference_options(kind, session, t) if each["value"] != row]
    answers: list[dict[str, Any]] = [
        {"value": "keep", "label": t("ui.removal.keep")},
        {"value": "remove", "label": t("ui.removal.remove")},
    ]
    if others:
        answers.append({"value": "move", "label": t("ui.removal.move"), "options": others})
    return {
        "row": row,
        "text": t("ui.removal.question", name=name or t("ui.unnamed")),
        "items": [f"{where} ({n}×)" for where, n in counts.items()],
        "answers": answers,
    }


def remove_item(
    live: LiveSession, kind: str, row: str, heir: str | None
) -> dict[str, list[Conflict]]:
    """Remove an item; what refers to it goes too, or to its heir: one act, and one undo."""
    documents = live.documents
    if heir is None:
        changed = remove_references(documents, kind, row)
    else:
        changed = move_references(documents, kind, row, heir)
    part, path = PLACES[kind]
    rest = changed.get(part, documents[part])
    changed[part] = edits.apply(part, rest, path, {"op": "remove", "id": row})
    return live.replace_many(changed)
