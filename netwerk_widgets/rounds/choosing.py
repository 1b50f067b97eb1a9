"""Choosing between things that a session has: which there are, how it is asked, what came of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from netwerk_widgets.insights.choosing import PASSIVE, RESISTANCE, SCORE, Poll, polled
from netwerk_widgets.rounds.model import Ask, Question, Round, Scale, Words, says, typed
from netwerk_widgets.rounds.results import enough
from netwerk_widgets.rounds.slips import Slip
from netwerk_widgets.session import ids
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.chosen import Among, Way
from netwerk_widgets.session.models.dilemmas import Dilemma

#: The question under which all things stand on one screen.
TOGETHER = "all"
#: Whoever chooses has a choice.
LEAST_THINGS = 2


@dataclass(frozen=True)
class Thing:
    """Something that can be chosen."""

    id: str
    name: str


def _dilemma(each: Dilemma) -> str:
    poles = [pole.strip() for pole in (each.pole_a, each.pole_b) if pole.strip()]
    return each.name.strip() or " ↔ ".join(poles)


#: What can be chosen between, by what it is; what has no words is no choice.
THINGS: dict[Among, Callable[[Session], list[Thing]]] = {
    "goals": lambda s: [Thing(each.id, each.name) for each in s.goals.goals],
    "dreams": lambda s: [Thing(each.id, each.sentence) for each in s.dream.dreams],
    "dilemmas": lambda s: [Thing(each.id, _dilemma(each)) for each in s.dilemmas.dilemmas],
    "actions": lambda s: [Thing(each.id, each.name) for each in s.doing.actions],
    "ideas": lambda s: [Thing(each.id, each.text) for each in s.ideas.items],
    "groups": lambda s: [Thing(each.id, each.name) for each in s.ideas.groups],
}


def things(session: Session, among: Among) -> list[Thing]:
    """The things of one kind that have words."""
    return [each for each in THINGS[among](session) if each.name.strip()]


def choices(session: Session) -> dict[Among, list[Thing]]:
    """What a session has enough of to choose between."""
    found = {among: things(session, among) for among in THINGS}
    return {among: each for among, each in found.items() if len(each) >= LEAST_THINGS}


def anything(session: Session) -> tuple[Question, ...]:
    """What can be chosen between at all, as questions: the first there is enough of."""
    found = next(iter(choices(session).values()), [])
    return tuple(_alone(each, Scale(least=SCORE[0], most=SCORE[1])) for each in found)


def asked(found: Sequence[Thing], way: Way, dots: int | None) -> tuple[Question, ...]:
    """The questions: what is weighed by itself has a screen each, the rest stands together."""
    if way == "dots":
        return (_together(found, "dots", Scale(least=0, most=dots or 1), dots=f"{dots}"),)
    if way == "ranking":
        return (_together(found, "ranking", Scale(least=1, most=len(found))),)
    low, high = SCORE if way == "score" else RESISTANCE
    words = {
        end: says(f"choosing.ends.{way}.{name}") for end, name in ((low, "low"), (high, "high"))
    }
    scale = Scale(least=low, most=high, words=words)
    own = tuple(_alone(each, scale, says(f"choosing.phone.{way}")) for each in found)
    if way == "score" or PASSIVE in {each.id for each in found}:
        return own
    passive = says("choosing.passive.label")
    return (*own, _question(PASSIVE, passive, says("choosing.passive.what"), scale))


def _together(found: Sequence[Thing], way: Way, scale: Scale, **values: str) -> Question:
    return Question(
        id=TOGETHER,
        label=says(f"choosing.phone.{way}", **values),
        definition=says(f"choosing.phone.{way}_what", **values),
        asks=tuple(Ask(id=each.id, label=typed(each.name), shape=scale) for each in found),
    )


def _alone(thing: Thing, scale: Scale, definition: Words | None = None) -> Question:
    return _question(thing.id, typed(thing.name), definition or Words(), scale)


def _question(id_: str, label: Words, definition: Words, scale: Scale) -> Question:
    return Question(
        id=id_, label=label, definition=definition, asks=(Ask(id="answer", shape=scale),)
    )


def options(round_: Round) -> dict[str, tuple[str, Words]]:
    """The things of a round: the name of each one's answer on a slip, and its words."""
    if round_.way in ("dots", "ranking"):
        [together] = round_.questions
        return {each.id: (f"{TOGETHER}.{each.id}", each.label or Words()) for each in together.asks}
    return {each.id: (f"{each.id}.{each.asks[0].id}", each.label) for each in round_.questions}


def poll(round_: Round, slips: Sequence[Slip]) -> Poll:
    """What was given to each thing."""
    assert round_.way is not None
    names = {id_: name for id_, (name, _words) in options(round_).items()}
    ballots = [
        {id_: int(each.answers[name]) for id_, name in names.items() if name in each.answers}
        for each in slips
    ]
    return polled(round_.way, [*names], ballots)


def rows(round_: Round, slips: Sequence[Slip]) -> list[tuple[str, dict[str, Any]]]:
    """What a session keeps of it: a row for each thing, by the row's id, without what is empty."""
    if not enough(round_, len(slips)):
        return []
    found, common = poll(round_, slips), _poll_id(round_)
    about = {
        "poll": common,
        "on": round_.asked and round_.asked.isoformat(),
        "among": round_.among,
        "way": round_.way,
        "dots": round_.dots,
        "n": found.n,
    }
    made = []
    for number, (thing, (_name, words)) in enumerate(options(round_).items(), 1):
        counts = {str(each): many for each, many in sorted(found.counts[thing].items())}
        own = {"thing": thing, "name": words.text, "counts": counts, "over": found.over.get(thing)}
        values = {key: value for key, value in (about | own).items() if value}
        made.append((f"{common}-{number}", values))
    return made


def _poll_id(round_: Round) -> str:
    """What the things of one round have in common in a session; it tells nothing of the round."""
    return f"k{ids.digest(round_.id, 12)}"
