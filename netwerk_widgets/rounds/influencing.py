"""What my organisation can do to each of those with whom it has a relation, 0 … 4."""

from collections.abc import Sequence

from netwerk_widgets.insights.power import INFLUENCE
from netwerk_widgets.rounds.model import Ask, Question, Scale, says, typed
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.progress import involved

#: The only answer to each.
ANSWER = "influence"


def questions(session: Session) -> tuple[Question, ...]:
    """Of each organisation that takes part and has a relation with another: what one can do to it.

    Whom an organisation is asked about, says `whom`.
    """
    names = {each.id: each.name for each in session.stakeholders.items}
    least, most = INFLUENCE
    words = {n: says(f"rounds.ends.influence.{n}") for n in range(least, most + 1)}
    shape = Scale(least=least, most=most, words=words)
    return tuple(
        Question(
            id=each,
            label=typed(names[each]),
            definition=says("rounds.influence.what"),
            asks=(Ask(id=ANSWER, shape=shape),),
        )
        for each in near(session)
    )


def whom(session: Session, asked: Sequence[Question]) -> dict[str, tuple[str, ...]]:
    """Of each organisation those of ``asked`` with whom it has a relation, in their order.

    Who has none is not there.
    """
    found = {
        each: tuple(one.id for one in asked if one.id in others)
        for each, others in near(session).items()
    }
    return {each: others for each, others in found.items() if others}


def near(session: Session) -> dict[str, set[str]]:
    """Who has a relation with whom: of those that take part and have a name, whichever way."""
    names = {each.id: each.name for each in session.stakeholders.items}
    found: dict[str, set[str]] = {each: set() for each in involved(session) if names[each].strip()}
    for row in session.relations.items:
        one, other = row.from_id, row.to_id
        if one in found and other in found and one is not None and other and one != other:
            found[one].add(other)
            found[other].add(one)
    return {each: others for each, others in found.items() if others}
