"""What a session keeps of a round on how the network is doing, and how long answering takes."""

from collections.abc import Sequence
from statistics import pvariance
from typing import Any

from netwerk_widgets.insights.health import LEAST_COMPLETE
from netwerk_widgets.rounds import sheet
from netwerk_widgets.rounds.model import Question, Round
from netwerk_widgets.rounds.results import Result, by_role, results
from netwerk_widgets.rounds.slips import DEALT, Slip
from netwerk_widgets.session import ids
from netwerk_widgets.texts import Texts

#: How fast people read (words a minute), and how long they think about each thing (seconds).
READS, THINKS = 200, 8
#: Of fewer statements Cronbach's alpha says nothing.
LEAST_ITEMS = 3


def alpha(answers: Sequence[Sequence[int]]) -> float | None:
    """Cronbach's alpha: how far answers to several statements go up and down together.

    ``α = k / (k − 1) · (1 − Σ σᵢ² / σ²)``, with k the number of statements, σᵢ² the variance of
    the answers to each and σ² that of each person's sum.

    Source: L.J. Cronbach (1951), "Coefficient alpha and the internal structure of tests",
    Psychometrika 16(3), 297–334.

    Parameters
    ----------
    answers
        Of each person the answer to each statement, in one order.

    Returns
    -------
    float or None
        At most 1; it has no lower end, what is below −1 is given as −1. None below `LEAST_ITEMS`
        statements or `LEAST_COMPLETE` persons, or where all have the same sum.
    """
    items = len(answers[0]) if answers else 0
    if items < LEAST_ITEMS or len(answers) < LEAST_COMPLETE:
        return None
    whole = pvariance([sum(each) for each in answers])
    if not whole:
        return None
    apart = sum(pvariance(column) for column in zip(*answers, strict=True))
    return float(max(-1.0, items / (items - 1) * (1 - apart / whole)))


def seconds(questions: Sequence[Question], t: Texts) -> float:
    """How long it takes to answer: every word that a phone shows, and thinking about each thing."""
    shown = 0
    for each in questions:
        said = [each.label.said(t), each.definition.said(t)]
        for ask in each.asks:
            said += [words for choice in sheet.choices(ask, t) for words in choice[1:]]
        shown += sum(len(words.split()) for words in said)
    return 60 * shown / READS + THINKS * len(questions)


def rows(round_: Round, slips: Sequence[Slip]) -> list[tuple[str, str, dict[str, Any]]]:
    """A row for each statement, and for each of a role that may be told apart.

    Each with its list and its id, and without what is empty.
    """
    common = f"h{ids.digest(round_.id, 12)}"
    whole = [
        [int(value) for _name, value in sorted(each.answers.items())]
        for each in slips
        # The answers of a tally never stood on one paper.
        if each.who != DEALT and len(each.answers) == len(round_.questions)
    ]
    found = alpha(whole)
    about = {
        "on": round_.asked and round_.asked.isoformat(),
        "n": len(slips),
        "alpha": None if found is None else round(found, 2),
        "complete": len(whole),
    }

    def row(path: str, name: str, each: Result, more: dict[str, Any]) -> Any:
        values = {"round": common, "statement": each.question.id, "counts": each.given} | more
        return path, name, {key: value for key, value in values.items() if value is not None}

    every = [
        row("health", f"{common}-{number}", each, about)
        for number, each in enumerate(results(round_, slips), 1)
    ]
    return every + [
        row("health_roles", f"{common}-{place}-{number}", each, {"role": role})
        for place, (role, told) in enumerate(by_role(round_, slips).items(), 1)
        for number, each in enumerate(told, 1)
    ]
