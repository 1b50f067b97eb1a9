"""How good a relation is: what each side may say of it, and what of that can be counted.

Trust has three parts: whether the other is reliable, is open, and has our aims at heart. Value has
three as well: what it brings in means, influence and time. The words are ours; the parts are those
of D.M. Varda & J.H. Retrum (2015), "Collaborative performance as a function of network members'
perceptions of success", Public Performance & Management Review 38(4), 632–653, who ask trust and
value of each relation, and of R.C. Mayer, J.H. Davis & F.D. Schoorman (1995), "An integrative
model of organizational trust", Academy of Management Review 20(3), 709–734.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import median_low
from typing import Any, get_args

from netwerk_widgets.rounds.model import LEAST, Ask, Question, Round, Scale, says
from netwerk_widgets.rounds.slips import Slip
from netwerk_widgets.session import ids
from netwerk_widgets.session.models.pictures import Aspect

ASPECTS: tuple[Aspect, ...] = get_args(Aspect)
#: A row of a session: its id and its values.
Row = tuple[str, Mapping[str, Any]]


def asked(questions: Sequence[Question]) -> tuple[Question, ...]:
    """The questions on relations, each with a mark for every aspect; those may be left out."""
    words = {1: says("fields.mark.1"), 4: says("fields.mark.4")}
    more = tuple(
        Ask(
            id=each,
            label=says(f"quality.ask.{each}"),
            shape=Scale(least=1, most=4, words=words),
        )
        for each in ASPECTS
    )
    what = says("quality.what")
    return tuple(
        each.model_copy(update={"definition": what, "asks": (*each.asks, *more)})
        for each in questions
    )


def marks(round_: Round, slips: Sequence[Slip], other: str) -> dict[str, Any]:
    """The lower median of what people of one organisation gave another, by aspect.

    The other may see it only when all of them said so beforehand.
    """
    if not round_.quality:
        return {}
    found: dict[str, Any] = {}
    for each in ASPECTS:
        given = [
            int(value)
            for slip in slips
            if (value := slip.answers.get(f"{other}.{each}")) is not None
        ]
        if given:
            found[each] = median_low(given)
    if found:
        found["seen"] = "yes" if all(slip.seen == "yes" for slip in slips) else "no"
    return found


def rows(pictures: Sequence[Row]) -> list[tuple[str, dict[str, Any]]]:
    """How often each mark was given: of the whole network, and of each party that may be told of.

    Never of fewer than `LEAST` organisations. What is left when a party is taken from the whole
    has as many too, or nobody: else it would be somebody's.
    """
    found = []
    for aspect in ASPECTS:
        given = [values for _id, values in pictures if aspect in values]
        if len({each["by"] for each in given}) < LEAST:
            continue
        found.append(_counted(given, aspect, None))
        for party in _told_of(given):
            about = [each for each in given if each["other"] == party]
            found.append(_counted(about, aspect, party))
    return found


def _told_of(given: Sequence[Mapping[str, Any]]) -> list[str]:
    """The parties that may be told of apart, in the order in which they are rated."""
    raters = Counter(each["other"] for each in given)
    shown = [party for party in raters if raters[party] >= LEAST]

    def rest() -> int:
        return len({each["by"] for each in given if each["other"] not in shown})

    while shown and 0 < rest() < LEAST:
        shown.remove(min(shown, key=lambda each: raters[each]))
    return shown


def _counted(
    given: Sequence[Mapping[str, Any]], aspect: Aspect, party: str | None
) -> tuple[str, dict[str, Any]]:
    common = str(given[0]["round"])
    values: dict[str, Any] = {
        "round": common,
        "aspect": aspect,
        "n": len({each["by"] for each in given}),
        "counts": {
            str(mark): many
            for mark, many in sorted(Counter(each[aspect] for each in given).items())
        },
    }
    if party is not None:
        values["party"] = party
    if "on" in given[0]:
        values["on"] = given[0]["on"]
    about = party or ""
    return f"q{ids.digest(f'{common} {aspect} {about}', 12)}", values
