"""The figures of a case's reference, the same on every machine: what the notebooks print."""

from netwerk_widgets.insights import advice
from netwerk_widgets.network.measures import measure
from netwerk_widgets.session.cases import case_title, load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.study import EXERCISES
from netwerk_widgets.study.checking import check
from netwerk_widgets.study.exercises.relations import brokers
from netwerk_widgets.study.solution import solve
from netwerk_widgets.texts import Texts


def reference_lines(case: str, t: Texts) -> list[str]:
    """The network of the reference and of the whole case, and the score of each exercise.

    Everything is exact, the groups too; a notebook's test compares these lines to the letter.
    """
    solved, whole = solve(case, t), load_case(case, t.language)
    lines = [t("study.reference.title", case=case_title(case, t.language))]
    lines += _network(t("study.reference.solution"), solved, t)
    lines += _network(t("study.reference.whole"), whole, t)
    found = advice.advise(whole)
    lines.append(advice.sentences(found, t).headline)
    for number, exercise in enumerate(EXERCISES, 1):
        outcome = check(case, exercise, solved, t)
        label = t(f"study.exercise.{exercise}.label")
        lines.append(
            t(
                "study.reference.score",
                number=number,
                label=label,
                have=outcome.have,
                need=outcome.need,
            )
        )
    return lines


def _network(title: str, session: Session, t: Texts) -> list[str]:
    found = measure(session)
    names = {each.id: each.name for each in session.stakeholders.items}
    top = brokers(session)
    density = t.number(found.density or 0.0, 3)
    lines = [
        t(
            "study.reference.network",
            title=title,
            parties=found.parties,
            relations=found.relations,
            density=density,
            groups=len(found.communities),
        )
    ]
    if top:
        value = t.number(max(top.values()), 3)
        lines.append(
            t(
                "study.reference.broker",
                names=t.enumerate(sorted(names[each] for each in top)),
                value=value,
            )
        )
    return lines
