"""Which accelerator strengthens which."""

from dataclasses import dataclass

from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.method import ACCELERATORS, Accelerator
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

#: From this strength (0–3) on, both ways, two accelerators drive each other on.
CLEAR = 2
#: No more pairs than this in one sentence.
SHOWN = 3


@dataclass(frozen=True)
class Reinforcing:
    """The matrix read: ``cells[a, b]`` is how strongly (0–3) a strengthens b, where scored.

    ``gives`` and ``receives`` are sums of strengths, 0–12; ``loops`` are pairs that
    strengthen each other by `CLEAR` or more, the strongest first.
    """

    cells: dict[tuple[Accelerator, Accelerator], int]
    gives: dict[Accelerator, int]
    receives: dict[Accelerator, int]
    loops: tuple[tuple[Accelerator, Accelerator], ...]

    @property
    def whole(self) -> bool:
        """Whether every cell was filled in."""
        return len(self.cells) == len(ACCELERATORS) * (len(ACCELERATORS) - 1)


def read(session: Session) -> Reinforcing:
    """The recorded 5×5 matrix; what an accelerator does to itself is left out."""
    cells: dict[tuple[Accelerator, Accelerator], int] = {
        (row.id, other): strength
        for row in session.context.reinforcement
        for other, strength in row.strengthens.items()
        if other != row.id
    }
    gives = {a: sum(v for (b, _), v in cells.items() if b == a) for a in ACCELERATORS}
    receives = {a: sum(v for (_, b), v in cells.items() if b == a) for a in ACCELERATORS}
    pairs = [
        (a, b)
        for i, a in enumerate(ACCELERATORS)
        for b in ACCELERATORS[i + 1 :]
        if min(cells.get((a, b), 0), cells.get((b, a), 0)) >= CLEAR
    ]
    pairs.sort(key=lambda pair: -(cells[pair] + cells[pair[1], pair[0]]))
    return Reinforcing(cells, gives, receives, tuple(pairs))


def findings(session: Session, t: Texts) -> list[Finding]:
    """Who strengthens most, who is strengthened most, and what drives each other on."""
    matrix = read(session)
    if not any(matrix.cells.values()):
        return []
    found = []
    for way, totals in (("gives", matrix.gives), ("receives", matrix.receives)):
        total, labels = max(totals.values()), strongest(totals, t)
        if len(set(totals.values())) == 1:
            sentence = t(f"context.reinforcement.{way}_all", total=total)
            found.append(Finding(way, sentence, "", total, "point"))
            continue
        sentence = t(f"context.reinforcement.{way}", labels=labels, total=total)
        question = t(f"context.reinforcement.{way}_question", labels=labels)
        found.append(Finding(way, sentence, question, total, "point"))
    if not matrix.whole:
        sentence = t("context.reinforcement.so_far", scored=len(matrix.cells))
        found.append(Finding("so_far", sentence, "", len(matrix.cells), "pair"))
    if matrix.loops:
        pairs = [
            t(
                "context.reinforcement.pair",
                a=t(f"method.accelerator.{a}.label"),
                b=t(f"method.accelerator.{b}.label"),
            )
            for a, b in matrix.loops
        ]
        sentence = t.count(
            "context.reinforcement.loops", len(pairs), pairs=t.enumerate(pairs[:SHOWN])
        )
        question = t("context.reinforcement.loops_question")
        found.append(Finding("loops", sentence, question, len(pairs), "pair"))
    return found


def strongest(totals: dict[Accelerator, int], t: Texts) -> str:
    """The name of the accelerator with the highest total, or of all that have it."""
    most = max(totals.values())
    return t.enumerate(
        [t(f"method.accelerator.{each}.label") for each in ACCELERATORS if totals[each] == most]
    )
