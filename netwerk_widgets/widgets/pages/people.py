"""Who takes part: the list of people in step 1, and the rows of scores in steps 1 and 6."""

from netwerk_widgets.insights.people import numbered
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.people import Participant
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.recording import Recording

PEOPLE = Recording(
    name="people",
    part="people",
    path="items",
    model=Participant,
    keys=("name", "role", "party"),
    removes="person",
)


def rows(session: Session, t: Texts) -> list[tuple[str, str]]:
    """A row of scores for everybody, with who it is."""
    return [(id_, who) for id_, who in numbered(session, t).items()]
