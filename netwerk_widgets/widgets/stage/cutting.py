"""A session cut for figures that would be too high for the stage: some of its things a screen."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import ceil

from netwerk_widgets.figures.drawing import Drawing
from netwerk_widgets.figures.large import GROWS, HIGH
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.goals import Goal

#: Draws a figure of a session.
Draw = Callable[[Session], Drawing]


def _dilemmas(session: Session) -> int:
    return len(session.dilemmas.dilemmas)


def _goals(session: Session) -> int:
    return len(session.goals.goals)


def _of_dilemmas(session: Session, start: int, end: int) -> Session:
    some = session.dilemmas.dilemmas[start:end]
    dilemmas = session.dilemmas.model_copy(update={"dilemmas": some})
    return session.model_copy(update={"dilemmas": dilemmas})


def _of_goals(session: Session, start: int, end: int) -> Session:
    """Some goals with their themes, actions and dilemmas."""
    some: list[Goal] = session.goals.goals[start:end]
    ids, themes = {each.id for each in some}, {each.theme for each in some}
    goals = session.goals.model_copy(update={"goals": some})
    kept = [each for each in session.dream.themes if each.id in themes]
    dream = session.dream.model_copy(update={"themes": kept})
    actions = [each for each in session.doing.actions if each.goal in ids]
    doing = session.doing.model_copy(update={"actions": actions})
    found = [each for each in session.dilemmas.dilemmas if each.goal in ids]
    dilemmas = session.dilemmas.model_copy(update={"dilemmas": found})
    return session.model_copy(
        update={"goals": goals, "dream": dream, "doing": doing, "dilemmas": dilemmas}
    )


#: How many there are of what a figure is cut by, and the session of some of them.
Cut = tuple[Callable[[Session], int], Callable[[Session, int, int], Session]]
_WHOLE: Cut = (lambda _session: 1, lambda session, _start, _end: session)
#: How a figure is cut, by its key; any other is not.
_CUT: dict[str, Cut] = {
    "dilemmas": (_dilemmas, _of_dilemmas),
    "goal_tree": (_goals, _of_goals),
    "thread": (_goals, _of_goals),
}

#: Their title tells of all, on each of their screens.
_TOLD_WHOLE = frozenset(("goal_tree", "thread"))


def drawings(key: str, session: Session, draw: Draw) -> Iterator[Drawing]:
    """A figure, or several that together show the same."""
    whole = draw(session)
    height = getattr(whole.figure, "height", None) or 0
    count, some = _CUT.get(key, _WHOLE)
    many = 0 if whole.empty or height * GROWS <= HIGH else count(session)
    if many < 2:
        yield whole
        return
    per = max(1, int(many / ceil(height * GROWS / HIGH)))
    for start in range(0, many, per):
        one = draw(some(session, start, start + per))
        yield replace(one, title=whole.title) if key in _TOLD_WHOLE else one
