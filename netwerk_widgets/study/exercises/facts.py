"""Exercise 1: what does the case say, and what does it not say?"""

from netwerk_widgets.study.exercises.asked import Asked
from netwerk_widgets.study.outcome import Line, Outcome

#: The answers: the case says so, or it does not.
SAID, NOT_SAID = "yes", "no"


def key(statement: str) -> str:
    """Where the answer to a statement is kept."""
    return f"facts-{statement}"


def check(asked: Asked) -> Outcome:
    """One point for each statement."""
    t, chosen = asked.t, asked.session.study.chosen
    numbers = {each.id: number for number, each in enumerate(asked.guide.facts, 1)}
    lines = []
    for each in asked.guide.statements:
        answer = chosen.get(key(each.id))
        right = answer == (SAID if each.said else NOT_SAID)
        state = "right" if right else "open" if answer is None else "wrong"
        where = numbers.get(each.fact or "")
        lines.append(
            Line(
                t(f"study.facts.{state}", text=each.text),
                int(right),
                1,
                t("study.facts.look", text=each.text, number=where)
                if where
                else t("study.facts.nowhere", text=each.text),
                f"{each.text} {t(f'study.facts.{SAID if each.said else NOT_SAID}')}: {each.why}",
            )
        )
    return Outcome(tuple(lines))
