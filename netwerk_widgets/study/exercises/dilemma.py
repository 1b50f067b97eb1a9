"""Exercise 6: name a dilemma, and take the positions of two parties."""

from netwerk_widgets.session.models.dilemmas import Dilemma, DilemmaPosition
from netwerk_widgets.study.exercises.asked import Asked, party_name, told
from netwerk_widgets.study.guide import ExampleDilemma
from netwerk_widgets.study.matching import mentions
from netwerk_widgets.study.outcome import Line, Outcome
from netwerk_widgets.study.spelling import tokens

#: A pole and a reason are sentences: so many words at least.
WORDS = 4
#: The middle of the line from pole A (1) to pole B (7).
MIDDLE = 4


def check(asked: Asked) -> Outcome:
    """A dilemma (1), two poles (2), two parties with a reason (2), on different sides (1).

    Whether the dilemma is a good one nobody can compute; the check says whether the case's
    examples hold one like it, and then sets the two side by side.
    """
    t = asked.t
    mine = _best(asked)
    example = _like(asked, mine)
    shown = example or asked.guide.dilemmas[0]
    solution = _solution(asked, shown)
    others = t(
        "study.dilemma.others", names=t.enumerate([f"‘{e.name}’" for e in asked.guide.dilemmas])
    )
    if mine is None:
        open_ = Line(t("study.dilemma.open"), 0, 6, shown.hint, solution)
        return Outcome((open_,), (others,))
    positions = _positions(asked, mine)
    argued = (mine.pole_a, mine.pole_b, *(each.reason for each in positions))
    if any(argued) and not asked.about(" ".join(argued)):
        strange = Line(t("study.dilemma.strange"), 0, 6, shown.hint, solution)
        return Outcome((strange,), (others,))
    lines = [
        _name(asked, mine),
        _poles(asked, mine, shown),
        _stances(asked, positions, shown),
        _sides(asked, positions),
    ]
    whole = all(each.state == "right" for each in lines)
    key = "like" if example else "new"
    lines.append(Line(t(f"study.dilemma.{key}", name=shown.name)))
    return Outcome(tuple(lines), (solution, others) if whole else (others,))


def _name(asked: Asked, mine: Dilemma) -> Line:
    t = asked.t
    if told(mine.name, 2):
        return Line(t("study.dilemma.named", name=mine.name), 1, 1)
    return Line(t("study.dilemma.unnamed"), 0, 1)


def _best(asked: Asked) -> Dilemma | None:
    """The dilemma that was worked out furthest, the first of equals."""
    own = [each for each in asked.session.dilemmas.dilemmas if _words(each).strip()]
    return max(
        own,
        key=lambda each: (
            len(_positions(asked, each)),
            _told_poles(each),
        ),
        default=None,
    )


def _told_poles(mine: Dilemma) -> int:
    """How many sides are described; the same sentence twice is one side."""
    same = tokens(mine.pole_a, 4000) == tokens(mine.pole_b, 4000)
    both = told(mine.pole_a, WORDS) + told(mine.pole_b, WORDS)
    return min(both, 1) if same else both


def _words(dilemma: Dilemma) -> str:
    return f"{dilemma.name} {dilemma.pole_a} {dilemma.pole_b}"


def _like(asked: Asked, mine: Dilemma | None) -> ExampleDilemma | None:
    if mine is None:
        return None
    said = _words(mine)
    return next((each for each in asked.guide.dilemmas if mentions(said, each.words)), None)


def _positions(asked: Asked, mine: Dilemma) -> list[DilemmaPosition]:
    """The positions of different parties on it, each with a reason of its own."""
    found: dict[str, DilemmaPosition] = {}
    reasons: set[tuple[str, ...]] = set()
    for each in asked.session.dilemmas.positions:
        whole = each.party is not None and each.position is not None and told(each.reason, WORDS)
        reason = tokens(each.reason, 4000)
        if each.dilemma == mine.id and whole and str(each.party) not in found:
            if reason not in reasons:
                found[str(each.party)] = each
            reasons.add(reason)
    return list(found.values())


def _poles(asked: Asked, mine: Dilemma, shown: ExampleDilemma) -> Line:
    t = asked.t
    have = _told_poles(mine)
    key = ("none", "one", "both")[have]
    example = t("study.dilemma.poles_example", a=shown.pole_a, b=shown.pole_b)
    return Line(t(f"study.dilemma.poles_{key}"), have, 2, t("study.dilemma.poles_hint"), example)


def _stances(asked: Asked, positions: list[DilemmaPosition], shown: ExampleDilemma) -> Line:
    t = asked.t
    have = min(2, len(positions))
    first = party_name(asked.case, shown.stances[0].party, t)
    hint = t("study.dilemma.stances_hint", party=first)
    example = " ".join(_stance(asked, shown))
    return Line(t(f"study.dilemma.stances_{('none', 'one', 'both')[have]}"), have, 2, hint, example)


def _sides(asked: Asked, positions: list[DilemmaPosition]) -> Line:
    t = asked.t
    places = [each.position or MIDDLE for each in positions]
    apart = any(each < MIDDLE for each in places) and any(each > MIDDLE for each in places)
    key = "apart" if apart else "together"
    return Line(t(f"study.dilemma.{key}"), int(apart), 1, t("study.dilemma.sides_hint"))


def _stance(asked: Asked, shown: ExampleDilemma) -> list[str]:
    t = asked.t
    return [
        t(
            "study.dilemma.stance",
            party=party_name(asked.case, each.party, t),
            position=each.position,
            reason=each.reason,
        )
        for each in shown.stances
    ]


def _solution(asked: Asked, shown: ExampleDilemma) -> str:
    t = asked.t
    head = t("study.dilemma.example", name=shown.name, a=shown.pole_a, b=shown.pole_b)
    return f"{head} {' '.join(_stance(asked, shown))}"
