"""Exercise 7: what does this ask of the organisation, its people, its manager?"""

from netwerk_widgets.method import ASKED_OF
from netwerk_widgets.study.exercises.asked import Asked, told
from netwerk_widgets.study.guide import Reflection
from netwerk_widgets.study.matching import mentions
from netwerk_widgets.study.outcome import Line, Outcome

#: A reflection is a few sentences: so many words at least.
WORDS = 12


def asks_key(audience: str) -> str:
    """Where the things asked of an audience are kept."""
    return f"reflection-{audience}"


def own_key(audience: str) -> str:
    """Where the student's own words about an audience are kept."""
    return f"reflection-{audience}"


def check(asked: Asked) -> Outcome:
    """For each audience: what the article asks of it (2), and a reflection that says something (2).

    A reflection gets one point for being there and one for touching upon a point that the
    case offers; there are more good reflections than a machine can know, and it says so.
    """
    lines: list[Line] = []
    for each in asked.guide.reflection:
        lines += [_asks(asked, each), _own(asked, each)]
    return Outcome(tuple(lines), (asked.t("study.reflection.afterwards"),))


def _asks(asked: Asked, of: Reflection) -> Line:
    t = asked.t
    audience = t(f"study.audience.{of.id}")
    expected = set(ASKED_OF[of.id])
    ticked = set(asked.session.study.ticked.get(asks_key(of.id), ()))
    labels = [t(f"method.ask.{each}.label") for each in ASKED_OF[of.id]]
    good, bad = len(ticked & expected), len(ticked - expected)
    hint = t("study.reflection.asks_hint", audience=audience, n=len(expected))
    solution = t("study.reflection.asks_solution", audience=audience, asks=t.enumerate(labels))
    if ticked == expected:
        return Line(t("study.reflection.asks_right", audience=audience), 2, 2)
    if not ticked:
        return Line(t("study.reflection.asks_open", audience=audience), 0, 2, hint, solution)
    have = int(0 < good >= bad)
    said = t("study.reflection.asks_partly", audience=audience, good=good, bad=bad)
    return Line(said, have, 2, hint, solution)


def _own(asked: Asked, of: Reflection) -> Line:
    t = asked.t
    audience = t(f"study.audience.{of.id}")
    mine = asked.session.study.written.get(own_key(of.id), "")
    touched = [each for each in of.points if mentions(mine, each.words)]
    rest = [each for each in of.points if each not in touched]
    hint = " ".join(each.hint for each in rest)
    solution = " ".join(each.text for each in of.points)
    if not told(mine, WORDS, f"{of.question} {t('study.reflection.hint_own')}"):
        said = t("study.reflection.short", audience=audience, n=WORDS)
        return Line(said, 0, 2, hint, solution)
    if not touched:
        have = int(asked.about(mine) > 0)
        return Line(t("study.reflection.other", audience=audience), have, 2, hint, solution)
    points = t.enumerate([f"‘{each.text}’" for each in touched])
    return Line(t("study.reflection.touched", audience=audience, points=points), 2, 2)
