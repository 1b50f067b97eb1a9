"""The panel under an exercise: check it, a hint, another, the solution; and start over."""

from collections.abc import Callable
from typing import Any

import traitlets

from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.study import SOLUTION, Exercise
from netwerk_widgets.study import checking
from netwerk_widgets.study.guide import load_guide
from netwerk_widgets.study.outcome import Line, Outcome, State
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.base import Part

#: In this order: what went well comes first.
_STATES: tuple[State, ...] = ("right", "partly", "missing", "note")
_TEXTS = ("check", "start_over", "start_over_question", "start_over_yes", "start_over_no")
_HINTS = ("hint1", "hint2", "solution")


def counted(lines: list[str], t: Texts) -> list[str]:
    """Lines without repetition: what is said more than once says how often."""
    return [
        line if lines.count(line) == 1 else t("study.page.times", text=line, n=lines.count(line))
        for line in dict.fromkeys(lines)
    ]


def panel_state(live: LiveSession, case: str, exercise: Exercise, t: Texts) -> dict[str, Any]:
    """Everything that the panel shows: it follows from the session alone."""
    session = live.session
    outcome = checking.check(case, exercise, session, t)
    last = checking.last_check(session, exercise)
    fresh = checking.is_fresh(session, exercise)
    stage = session.study.hints.get(exercise, 0)
    done = last is not None and fresh and outcome.done
    shown = last is not None and fresh
    return {
        "texts": {key: t(f"study.page.{key}") for key in _TEXTS},
        "status": checking.status(session, exercise),
        "score": _score(outcome, t) if shown else "",
        "message": ""
        if shown
        else t("study.page.not_checked" if last is None else "study.page.changed"),
        "before": _before(session, exercise, t),
        "groups": _groups(outcome, t) if shown else [],
        "more": "" if stage >= SOLUTION or done else t(f"study.page.{_HINTS[stage]}"),
        "hints": _hints(case, exercise, outcome, stage, t),
        "afterwards": {
            "title": t("study.page.afterwards"),
            "lines": list(outcome.afterwards) if done or stage >= SOLUTION else [],
        },
    }


def _before(session: Session, exercise: Exercise, t: Texts) -> str:
    """What the answer came to when the solution was shown: that does not change any more."""
    then = next((each for each in session.study.before if each.id == exercise), None)
    return "" if then is None else t("study.page.before", have=then.have, need=then.need)


def _score(outcome: Outcome, t: Texts) -> str:
    key = "study.page.all_right" if outcome.done else "study.page.score"
    return t(key, have=outcome.have, need=outcome.need)


def _groups(outcome: Outcome, t: Texts) -> list[dict[str, Any]]:
    groups = []
    for state in _STATES:
        lines = [each.text for each in outcome.of(state)]
        if lines:
            title = t(f"study.page.{state}")
            groups.append({"kind": state, "title": title, "lines": counted(lines, t)})
    return groups


def _hints(
    case: str, exercise: Exercise, outcome: Outcome, stage: int, t: Texts
) -> list[dict[str, Any]]:
    """What was asked for so far: the first hint, the second, the solution."""
    unfinished: list[Line] = [*outcome.of("missing"), *outcome.of("partly")]
    guide = load_guide(case, t.language)
    found = [
        ("hint_title", [guide.hints[exercise]]),
        ("hint2_title", [each.hint for each in unfinished if each.hint]),
        ("solution_title", [each.solution for each in outcome.lines if each.solution]),
    ][:stage]
    return [
        {"title": t(f"study.page.{title}"), "lines": counted(lines, t)}
        for title, lines in found
        if lines
    ]


class CheckPanel(Part):
    """Shows `panel_state`; calls ``on_say`` with ``check``, ``hint`` or ``over``."""

    _part = traitlets.Unicode("study").tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, t: Texts, state: dict[str, Any], on_say: Callable[[str], None]) -> None:
        super().__init__(t, state=state)
        self._on_say = on_say
        self.on_msg(self._receive)

    def _receive(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        if content.get("type") in ("check", "hint", "over"):
            self._on_say(content["type"])
