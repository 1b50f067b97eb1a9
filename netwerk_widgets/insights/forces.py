"""How relevant the group finds the driving forces."""

from netwerk_widgets.insights.counted import level as level_of
from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.insights.names import amount
from netwerk_widgets.method import FORCES, Force
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

#: From this relevance (1–5) on a force is a reason to work together.
STRONG = 4


def scored(session: Session) -> list[tuple[Force, float]]:
    """The forces that were scored with their relevance 1–5, in the order of the form.

    Where the group gave none itself: the median of what was answered without names.
    """
    known = {each.id: level_of(each.relevance, each.counts) for each in session.context.forces}
    return [(force, level) for force in FORCES if (level := known.get(force)) is not None]


def highest(scores: list[tuple[Force, float]]) -> tuple[float, list[Force]]:
    """The highest relevance of some scores, and the forces that have it."""
    most = max(level for _, level in scores)
    return most, [force for force, level in scores if level == most]


def findings(session: Session, t: Texts) -> list[Finding]:
    """What drives this group, and what it has not scored yet."""
    scores = scored(session)
    if not scores:
        return []
    best, top = highest(scores)
    most = amount(best, t)
    labels = t.enumerate([t(f"method.force.{force}.label") for force in top])
    found = []
    if len(scores) == 1:
        sentence = t("context.forces.only", labels=labels, level=most)
        found.append(Finding("only", sentence, "", best, "score"))
    elif len(top) == len(scores):
        sentence = t("context.forces.all_equal", n=len(scores), level=most)
        found.append(
            Finding("equal", sentence, t("context.forces.all_equal_question"), best, "score")
        )
    else:
        sentence = t("context.forces.top", labels=labels[:1].upper() + labels[1:], level=most)
        found.append(Finding("top", sentence, t("context.forces.top_question"), best, "score"))
    strong = sum(level >= STRONG for _, level in scores)
    if strong and len(top) < len(scores):
        sentence = t("context.forces.strong", n=strong, all=len(scores), level=STRONG)
        found.append(
            Finding("strong", sentence, t("context.forces.strong_question"), strong, "force")
        )
    open_ones = len(FORCES) - len(scores)
    if open_ones:
        sentence = t.count("context.forces.open", open_ones)
        found.append(Finding("open", sentence, "", open_ones, "force"))
    return found
