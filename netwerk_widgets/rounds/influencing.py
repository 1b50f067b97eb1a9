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
    near = _near(session)
    return tuple(
        Question(
            id=each,
            label=typed(names[each]),
            definition=says("rounds.influence.what"),
            asks=(Ask(id=ANSWER, shape=shape),),
        )
        for each in near
    )


def whom(session: Session, asked: Sequence[Question]) -> dict[str, tuple[str, ...]]:
    """Of each organisation those of ``asked`` with whom it has a relation, in their order.

    Who has none is not there.
    """
    near = _near(session)
    found = {
        each: tuple(one.id for one in asked if one.id in others) for each, others in near.items()
    }
    return {each: others for each, others in found.items() if others}


def _near(session: Session) -> dict[str, set[str]]:
    """Who has a relation with whom: of those that take part and have a name, whichever way."""
    names = {each.id: each.name for each in session.stakeholders.items}
    near: dict[str, set[str]] = {each: set() for each in involved(session) if names[each].strip()}
    for relation in session.relations.items:
        one, other = relation.from_id, relation.to_id
        if one in near and other in near and one is not None and other is not None and one != other:
            near[one].add(other)
            near[other].add(one)
    return {each: others for each, others in near.items() if others}
