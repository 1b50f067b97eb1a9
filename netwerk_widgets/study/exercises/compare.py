"""Exercise 8: what does the article say, what is made up, where do reasonable people differ?"""

from typing import get_args

from netwerk_widgets.study.exercises.asked import Asked
from netwerk_widgets.study.guide import Claim
from netwerk_widgets.study.outcome import Line, Outcome

#: The three answers to a claim.
ANSWERS: tuple[str, ...] = get_args(Claim.model_fields["answer"].annotation)


def key(claim: str) -> str:
    """Where the answer to a claim is kept."""
    return f"compare-{claim}"


def check(asked: Asked) -> Outcome:
    """One point for each claim; the solution says where reasonable people differ."""
    t, chosen = asked.t, asked.session.study.chosen
    lines = []
    for each in asked.guide.claims:
        mine = chosen.get(key(each.id))
        right = mine == each.answer
        state = "right" if right else "open" if mine is None else "wrong"
        hint = "hint_differ" if each.answer == "differ" else "hint_source"
        lines.append(
            Line(
                t(f"study.compare.{state}", text=each.text),
                int(right),
                1,
                t(f"study.compare.{hint}", text=each.text),
                f"{each.text} → {t(f'study.compare.answer.{each.answer}')}. {each.why}",
            )
        )
    return Outcome(tuple(lines), (asked.guide.kind.differ, asked.guide.relations.differ))
