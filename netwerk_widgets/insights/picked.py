"""The ideas that were picked, by group: all that a screen or a phone tells of the tray."""

from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts


def by_group(session: Session, t: Texts) -> list[tuple[str, list[str]]]:
    """What each group is called, with its picked ideas in their order; who is in none comes last.

    With no group at all the only name is empty.
    """
    found: dict[str, list[str]] = {}
    for each in session.ideas.picked:
        if each.text.strip():
            found.setdefault(each.group.strip(), []).append(each.text)
    loose = found.pop("", [])
    rows = list(found.items())
    return [*rows, (t("ideas.without") if rows else "", loose)] if loose else rows
