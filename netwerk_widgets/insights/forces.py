"""How relevant the group finds the driving forces."""

from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.method import FORCES, Force
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

#: From this relevance (1–5) on a force is a reason to work together.
STRONG = 4


def ranked(session: Session) -> list[tuple[Force, int]]:
    """The forces that were scored with their relevance 1–5, the most relevant first."""
    known = {each.id: each.relevance for each in session.context.forces}
    scored = [(force, level) for force in FORCES if (level := known.get(force)) is not None]
    return sorted(scored, key=lambda pair: -pair[1])


def findings(session: Session, t: Texts) -> list[Finding]:
    """What drives this group, and what it has not scored yet."""
    scores = ranked(session)
    if not scores:
        return []
    top = [force for force, level in scores if level == scores[0][1]]
    labels = t.enumerate([t(f"method.force.{force}.label") for force in top])
    found = []
    if len(top) == len(FORCES):
        sentence = t("context.forces.all_equal", level=scores[0][1])
        found.append(Finding("equal", sentence, t("context.forces.all_equal_question")))
    else:
        sentence = t(
            "context.forces.top", labels=labels[:1].upper() + labels[1:], level=scores[0][1]
        )
        found.append(Finding("top", sentence, t("context.forces.top_question")))
    strong = sum(level >= STRONG for _, level in scores)
    if strong and len(top) < len(FORCES):
        sentence = t("context.forces.strong", n=strong, all=len(scores), level=STRONG)
        found.append(Finding("strong", sentence, t("context.forces.strong_question")))
    open_ones = len(FORCES) - len(scores)
    if open_ones:
        found.append(Finding("open", t.count("context.forces.open", open_ones)))
    return found
