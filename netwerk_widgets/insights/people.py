"""The people that take part, as they are called."""

from netwerk_widgets.insights.names import named
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts


def numbered(session: Session, t: Texts) -> dict[str, str]:
    """Who each person is, in the order of their numbers: name, role and organisation.

    Scores of who is not in the list (any more) come after, as nobody's.
    """
    parties = named(session.stakeholders.items, t)
    found = {
        each.id: " · ".join(
            words
            for words in (each.name, each.role, parties.get(each.party or "", ""))
            if words.strip()
        )
        for each in session.people.items
    }
    scored = (*session.context.respondents, *session.doing.readiness)
    return found | {each.id: t("ui.gone") for each in scored if each.id not in found}
