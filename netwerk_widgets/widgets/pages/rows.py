"""Rows that a table is given: the parties that take part, and the method's own lists."""

from collections.abc import Callable

from netwerk_widgets.insights.names import form_order, outside
from netwerk_widgets.insights.overdue import OverdueKind, overdue
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.clock import today


def all_parties(session: Session, t: Texts) -> list[tuple[str, str]]:
    """Every party."""
    return [(each.id, each.name or t("ui.unnamed")) for each in session.stakeholders.items]


def party_rows(session: Session, t: Texts) -> list[tuple[str, str]]:
    """Every party, those outside the domain last (see `outside_fold`)."""
    names = dict(all_parties(session, t))
    return [(each, names[each]) for each in form_order(session)]


def outside_fold(session: Session, t: Texts) -> dict[str, str]:
    """The rows of parties outside the domain, with the summary under which they are folded."""
    apart = outside(session)
    return dict.fromkeys(apart, t("editors.outside", n=len(apart)))


def overdue_marks(kind: OverdueKind) -> Callable[[Session, Texts], dict[str, str]]:
    """Which rows of a table say that they are overdue (`insights.overdue`)."""

    def marks(session: Session, t: Texts) -> dict[str, str]:
        rows = overdue(session, today(), t)
        return {each.id or "form": t("words.late") for each in rows if each.kind == kind}

    return marks
