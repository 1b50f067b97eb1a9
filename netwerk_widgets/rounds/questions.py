"""What is asked in each kind of round: each thing by name, what is meant by it, how to answer.

The words are the workbook's own, or the group's: its goals, its dilemmas, its dream.
"""

from netwerk_widgets.method import (
    ABOUT,
    ACCELERATORS,
    ASKS,
    CONDITIONS,
    FORCES,
    NETWORK_TESTS,
    STATEMENTS,
)
from netwerk_widgets.rounds.model import (
    REASON,
    Ask,
    Choice,
    Question,
    Scale,
    Text,
    Words,
    says,
    typed,
)
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.dilemmas import Dilemma
from netwerk_widgets.session.models.goals import Goal
from netwerk_widgets.session.models.own import OwnPer

#: The only answer of a question that has no more than one.
ANSWER = "answer"
#: A phone gives so many ideas at most.
IDEAS = 3


def _levels(ends: str) -> Scale:
    """1 … 5, with the words at its ends."""
    return Scale(
        least=1,
        most=5,
        words={1: says(f"rounds.ends.{ends}.low"), 5: says(f"rounds.ends.{ends}.high")},
    )


def _asked(shape: Scale | Choice | Text) -> tuple[Ask, ...]:
    return (Ask(id=ANSWER, shape=shape),)


def tests(_session: Session) -> tuple[Question, ...]:
    """The four tests of the definition."""
    options = {each: says(f"fields.answer.{each}") for each in ("yes", "partly", "no")}
    return tuple(
        Question(
            id=each,
            label=says(f"method.test.{each}.label"),
            definition=says(f"method.test.{each}.explanation"),
            asks=_asked(Choice(options=options)),
        )
        for each in NETWORK_TESTS
    )


def forces(_session: Session) -> tuple[Question, ...]:
    """How strongly each driving force is at work."""
    return tuple(
        Question(
            id=each,
            label=says(f"method.force.{each}.label"),
            definition=says(f"method.force.{each}.explanation"),
            asks=_asked(_levels("relevance")),
        )
        for each in FORCES
    )


def accelerators(_session: Session) -> tuple[Question, ...]:
    """Each accelerator, now and in five years."""
    asks = tuple(
        Ask(id=when, label=says(f"pages.context.{when}"), shape=_levels("relevance"))
        for when in ("now", "expected")
    )
    return tuple(
        Question(
            id=each,
            label=says(f"method.accelerator.{each}.label"),
            definition=says(f"method.accelerator.{each}.explanation"),
            asks=asks,
        )
        for each in ACCELERATORS
    )


def dream(session: Session) -> tuple[Question, ...]:
    """Somebody's own dream, in a sentence."""
    year = session.dream.horizon
    label = says("rounds.dream.in_year", year=str(year)) if year else says("rounds.dream.label")
    return (
        Question(
            id="dream", label=label, definition=says("rounds.dream.what"), asks=_asked(Text())
        ),
    )


def support(session: Session) -> tuple[Question, ...]:
    """Support for the shared dream; nothing while there is none."""
    if not session.dream.shared.strip():
        return ()
    return (
        Question(
            id="support",
            label=typed(session.dream.shared),
            definition=says("rounds.support.what"),
            asks=_asked(_levels("support")),
        ),
    )


def positions(session: Session) -> tuple[Question, ...]:
    """Where an organisation stands on each goal."""
    words = {
        -3: says("rounds.ends.position.low"),
        0: says("rounds.ends.position.middle"),
        3: says("rounds.ends.position.high"),
    }
    return tuple(
        Question(
            id=goal.id,
            label=typed(goal.name),
            definition=_measured(goal),
            asks=_asked(Scale(least=-3, most=3, words=words)),
        )
        for goal in session.goals.goals
        if goal.name.strip()
    )


def _measured(goal: Goal) -> Words:
    """By what a goal is seen to be reached."""
    if not goal.indicator.strip():
        return says("rounds.goal.what")
    values = {"indicator": goal.indicator, "unit": goal.unit}
    if goal.baseline is None or goal.target is None:
        return says("rounds.goal.indicator", indicator=goal.indicator)
    return says("rounds.goal.measured", **values, **{"from": goal.baseline, "to": goal.target})


def places(session: Session) -> tuple[Question, ...]:
    """Its place between the poles of each dilemma, with the reason."""
    return tuple(
        Question(
            id=each.id,
            label=typed(each.name) if each.name.strip() else says("rounds.places.label"),
            definition=says("rounds.places.what"),
            asks=(
                Ask(id="place", shape=_line(each)),
                Ask(id="reason", label=says("rounds.ask.reason"), shape=Text(longest=REASON)),
            ),
        )
        for each in session.dilemmas.dilemmas
        if each.pole_a.strip() and each.pole_b.strip()
    )


def _line(dilemma: Dilemma) -> Scale:
    return Scale(least=1, most=7, words={1: typed(dilemma.pole_a), 7: typed(dilemma.pole_b)})


def exchange(_session: Session) -> tuple[Question, ...]:
    """What it brings, and what it gets."""
    words = {0: says("rounds.ends.weight.low"), 3: says("rounds.ends.weight.high")}
    return tuple(
        Question(
            id=each,
            label=says(f"rounds.exchange.{each}.label"),
            definition=says(f"rounds.exchange.{each}.what"),
            asks=(
                Ask(id="what", label=says("rounds.ask.what"), shape=Text(longest=REASON)),
                Ask(
                    id="weight",
                    label=says("rounds.ask.weight"),
                    shape=Scale(least=0, most=3, words=words),
                ),
            ),
        )
        for each in ("brings", "gets")
    )


def conditions(_session: Session) -> tuple[Question, ...]:
    """The three conditions for investing together."""
    return tuple(
        Question(
            id=each,
            label=says(f"method.condition.{each}.label"),
            definition=says(f"method.condition.{each}.explanation"),
            asks=_asked(_levels("far")),
        )
        for each in CONDITIONS
    )


def readiness(_session: Session) -> tuple[Question, ...]:
    """The nine things that a network asks."""
    return tuple(
        Question(
            id=each,
            label=says(f"method.ask.{each}.label"),
            definition=says(f"method.ask.{each}.explanation"),
            asks=_asked(_levels("ready")),
        )
        for each in ASKS
    )


def health(_session: Session) -> tuple[Question, ...]:
    """How the network is doing: our statements, each with the theme that it is about."""
    return tuple(
        Question(
            id=each,
            label=says(f"health.statement.{each}"),
            definition=says(ABOUT[each]),
            asks=_asked(_levels("agree")),
        )
        for each in STATEMENTS
    )


def lesson(_session: Session) -> tuple[Question, ...]:
    """What was learnt."""
    return (
        Question(
            id="lesson",
            label=says("rounds.lesson.label"),
            definition=says("rounds.lesson.what"),
            asks=_asked(Text()),
        ),
    )


def ideas(_session: Session) -> tuple[Question, ...]:
    """An open question, in the workbook's words until the facilitator has others: a few ideas."""
    return (
        Question(
            id="ideas",
            label=says("rounds.ideas.label"),
            definition=says("rounds.ideas.what"),
            asks=tuple(
                Ask(
                    id=f"idea-{number}",
                    label=says("rounds.ask.idea", n=str(number)),
                    shape=Text(longest=REASON),
                )
                for number in range(1, IDEAS + 1)
            ),
        ),
    )


def own(session: Session) -> tuple[Question, ...]:
    """What the group asks itself, of the group as a whole."""
    return _own(session, "group")


def own_party(session: Session) -> tuple[Question, ...]:
    """What the group asks itself, of every party."""
    return _own(session, "party")


def _own(session: Session, per: OwnPer) -> tuple[Question, ...]:
    return tuple(
        Question(
            id=each.id,
            label=typed(each.name),
            definition=says(f"own.phone.{per}"),
            asks=_asked(Text()),
        )
        for each in session.own.questions
        if each.per == per and each.name.strip()
    )


def worded(asked: tuple[Question, ...], words: str) -> tuple[Question, ...]:
    """The same, asked in the facilitator's own words; without any, as it was."""
    own = " ".join(words.split())
    if not own:
        return asked
    return tuple(each.model_copy(update={"label": typed(own)}) for each in asked)
