"""Rows that a table is given: the parties that take part, and the method's own lists."""

from datetime import date, datetime

from netwerk_widgets.session.models import Session
from netwerk_widgets.session.progress import involved
from netwerk_widgets.texts import Texts


def all_parties(session: Session, t: Texts) -> list[tuple[str, str]]:
    """Every party."""
    return [(each.id, each.name or t("ui.unnamed")) for each in session.stakeholders.items]


def involved_parties(session: Session, t: Texts) -> list[tuple[str, str]]:
    """The parties that are not outside the network."""
    inside = set(involved(session))
    return [row for row in all_parties(session, t) if row[0] in inside]


def today() -> date:
    """The day it is here."""
    return datetime.now().astimezone().date()
