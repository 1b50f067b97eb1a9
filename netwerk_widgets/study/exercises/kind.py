"""Exercise 3: which kind of network, in which area, with which reasons?"""

from netwerk_widgets.method import Kind
from netwerk_widgets.study.exercises.asked import Asked, told
from netwerk_widgets.study.guide import Reason
from netwerk_widgets.study.outcome import Line, Outcome

#: Where the reasons for and against are kept.
PRO, CON = "kind-pro", "kind-con"
#: So many words make a reason of one's own, so many of them from the facts or the definition.
OWN_WORDS, OWN_KNOWN = 6, 2
#: So many reasons for and against are asked.
PROS, CONS = 2, 1


def check(asked: Asked) -> Outcome:
    """The kind (2), own words (1), area (2), public or private (1), reasons for (2), against (1).

    A kind that can be defended is half right; the reasons are looked at for the kind that the
    student chose, because that is the choice to be defended. Reasons that the list does not have
    are neither asked nor credited.
    """
    lines = [_kind(asked), _own(asked), _area(asked), _parties(asked), _pro(asked), _con(asked)]
    guide = asked.guide.kind
    return Outcome(tuple(lines), (guide.why, guide.differ))


def _kind(asked: Asked) -> Line:
    t, guide, mine = asked.t, asked.guide.kind, asked.session.domain.kind
    label = t(f"method.kind.{mine}.label") if mine else ""
    best = t(f"method.kind.{guide.best}.label")
    hint = t("study.kind.compare", one=best, other=_rival(asked))
    solution = t("study.kind.best", label=best)
    if mine is None:
        return Line(t("study.kind.open"), 0, 2, hint, solution)
    if mine == guide.best:
        return Line(t("study.kind.right", label=label), 2, 2)
    if mine in guide.defensible:
        return Line(t("study.kind.defensible", label=label), 1, 2, hint, solution)
    return Line(t("study.kind.wrong", label=label), 0, 2, hint, solution)


def _rival(asked: Asked) -> str:
    """The kind that is set beside the best one, so that a hint does not give it away."""
    guide, mine = asked.guide.kind, asked.session.domain.kind
    others: list[Kind] = [*guide.defensible, "business", "chain"]
    rival = mine if mine and mine != guide.best else next(k for k in others if k != guide.best)
    return asked.t(f"method.kind.{rival}.label")


def _own(asked: Asked) -> Line:
    t, mine = asked.t, asked.session.domain.kind_reason
    hint = t("study.kind.reason_hint")
    if not told(mine, OWN_WORDS, hint):
        return Line(t("study.kind.no_reason"), 0, 1, hint, asked.guide.kind.why)
    if asked.about(mine) < OWN_KNOWN:
        return Line(t("study.kind.unknown_reason"), 0, 1, hint, asked.guide.kind.why)
    return Line(t("study.kind.reasoned"), 1, 1)


def _area(asked: Asked) -> Line:
    t, guide, mine = asked.t, asked.guide.kind, set(asked.session.domain.geography)
    best = t.enumerate([t(f"method.geography.{each}.label") for each in guide.geography])
    more = [t(f"method.geography.{each}.label") for each in guide.geography_also]
    solution = t("study.kind.area_best", label=best)
    if more:
        solution = f"{solution} {t('study.kind.area_also', label=t.enumerate(more))}"
    hint = t("study.kind.area_hint")
    if not mine:
        return Line(t("study.kind.area_open"), 0, 2, hint, solution)
    complete = mine >= set(guide.geography)
    clean = mine <= {*guide.geography, *guide.geography_also}
    key = ("area_partly", "area_right")[complete and clean]
    have = int(complete) + int(clean)
    return Line(
        t(f"study.kind.{key}" if have else "study.kind.area_wrong"), have, 2, hint, solution
    )


def _parties(asked: Asked) -> Line:
    t, guide, mine = asked.t, asked.guide.kind, asked.session.domain.parties
    right = mine == guide.parties
    state = "parties_right" if right else "parties_open" if mine is None else "parties_wrong"
    return Line(
        t(f"study.kind.{state}"),
        int(right),
        1,
        t("study.kind.parties_hint"),
        t("study.kind.parties_best", label=t(f"method.parties.{guide.parties}.label")),
    )


def pleads(reason: Reason, kind: Kind, side: str) -> bool:
    """Whether a reason is one for (`PRO`) or against (`CON`) a kind."""
    return kind in (reason.pro if side == PRO else reason.con)


def _sided(asked: Asked, side: str, need: int, name: str) -> Line:
    t, guide = asked.t, asked.guide.kind
    kind = asked.session.domain.kind
    if kind is None:
        return Line(t(f"study.kind.{name}_first"), 0, need, "", _solution(asked, guide.best, side))
    valid = {each.id for each in guide.reasons if pleads(each, kind, side)}
    ticked = set(asked.session.study.ticked.get(side, ()))
    if not valid:
        return _none(asked, name, ticked)
    need = min(need, len(valid))
    good, bad = len(ticked & valid), len(ticked - valid)
    have = max(0, min(need, good) - bad)
    if have == need and not bad:
        return Line(t(f"study.kind.{name}_right", good=good), need, need)
    label = t(f"method.kind.{kind}.label")
    return Line(
        t(f"study.kind.{name}_partly", good=good, bad=bad, need=need),
        have,
        need,
        t(f"study.kind.{name}_hint", label=label, n=len(valid)),
        _solution(asked, kind, side),
    )


def _none(asked: Asked, name: str, ticked: set[str]) -> Line:
    """Where the list has no reason none is asked, and none earns a point."""
    text = asked.t(f"study.kind.{name}_none")
    return Line(f"{text} {asked.t('study.kind.untick')}", 0, 1) if ticked else Line(text)


def _solution(asked: Asked, kind: Kind, side: str) -> str:
    reasons = [each.text for each in asked.guide.kind.reasons if pleads(each, kind, side)]
    key = "study.kind.solution_pro" if side == PRO else "study.kind.solution_con"
    label = asked.t(f"method.kind.{kind}.label")
    return asked.t(key, label=label, reasons=" ".join(reasons) or "–")


def _pro(asked: Asked) -> Line:
    return _sided(asked, PRO, PROS, "pro")


def _con(asked: Asked) -> Line:
    return _sided(asked, CON, CONS, "con")
