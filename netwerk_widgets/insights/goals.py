"""Step 4: where the parties stand on the goals, and who is close to whom."""

from dataclasses import dataclass
from datetime import date
from statistics import median

from netwerk_widgets.insights import smart
from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.insights.mactor import Mactor, mactor
from netwerk_widgets.insights.names import few, form_order, named, outside, party_names, taking_part
from netwerk_widgets.insights.overdue import overdue_findings
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

#: From this ambivalence on a party is worth naming (our own bound).
AMBIVALENT = 0.5


@dataclass(frozen=True)
class Positions:
    """Where each party (row) stands on each goal (column), −3 … +3 or None.

    Only parties that filled in at least one position have a row; those ``outside`` the domain
    have theirs, but count in nothing.
    """

    parties: tuple[str, ...]
    goals: tuple[str, ...]
    values: tuple[tuple[int | None, ...], ...]
    outside: frozenset[str] = frozenset()

    @property
    def inside(self) -> tuple[tuple[str, tuple[int | None, ...]], ...]:
        """The parties that count, each with its row."""
        rows = zip(self.parties, self.values, strict=True)
        return tuple((party, row) for party, row in rows if party not in self.outside)

    def of_goal(self, goal: str) -> dict[str, int]:
        """The positions on one goal of the parties that count, by party."""
        column = self.goals.index(goal)
        return {party: value for party, row in self.inside if (value := row[column]) is not None}


@dataclass(frozen=True)
class Standing:
    """How the parties stand on one goal; ``median`` is None when nobody does."""

    goal: str
    supporters: tuple[str, ...]
    opponents: tuple[str, ...]
    n: int
    median: float | None


def positions(session: Session) -> Positions:
    """The positions matrix, of goals and parties that (still) exist."""
    goals = tuple(goal.id for goal in session.goals.goals)
    given = {each.id: each.positions for each in session.goals.positions}
    rows = {
        party: tuple(given.get(party, {}).get(goal) for goal in goals)
        for party in form_order(session)
    }
    rows = {party: row for party, row in rows.items() if any(x is not None for x in row)}
    return Positions(tuple(rows), goals, tuple(rows.values()), frozenset(outside(session)))


def standings(session: Session) -> tuple[Standing, ...]:
    """For each goal who is for and who is against."""
    where = positions(session)
    result = []
    for goal in where.goals:
        on = where.of_goal(goal)
        result.append(
            Standing(
                goal,
                tuple(party for party, value in on.items() if value > 0),
                tuple(party for party, value in on.items() if value < 0),
                len(on),
                float(median(on.values())) if on else None,
            )
        )
    return tuple(result)


def closeness(session: Session) -> tuple[tuple[str, ...], Mactor]:
    """The parties that count and took a position, and their MACTOR matrices in that order."""
    inside = positions(session).inside
    return tuple(party for party, _ in inside), mactor([row for _, row in inside])


def pair(matrix: tuple[tuple[float, ...], ...]) -> tuple[int, int, float] | None:
    """The two rows with the highest value between them; None when all is 0."""
    found = max(
        ((i, j, row[j]) for i, row in enumerate(matrix) for j in range(i)),
        key=lambda each: each[2],
        default=None,
    )
    return found if found and found[2] > 0 else None


def ties(matrix: tuple[tuple[float, ...], ...]) -> int:
    """How many pairs have the highest value of `pair`."""
    best = pair(matrix)
    if best is None:
        return 0
    return sum(row[j] == best[2] for i, row in enumerate(matrix) for j in range(i))


def findings(session: Session, t: Texts, today: date | None = None) -> list[Finding]:
    """What stands out in the goals and the positions on them; with ``today`` what is overdue."""
    return [
        *_about_goals(session, t),
        *overdue_findings(session, t, today, ("goal",)),
        *_about_standings(session, t),
        *_about_closeness(session, t),
    ]


def _about_goals(session: Session, t: Texts) -> list[Finding]:
    checks = smart.checks(session)
    if not checks:
        return []
    ready = [each for each in checks if each.complete]
    if len(ready) == len(checks):
        sentence = t.count("goals.finding.complete", len(checks))
        return [Finding("goals_complete", sentence, "", len(checks), "goal")]
    names = named(session.goals.goals, t)
    rest = [names[each.goal] for each in checks if not each.complete]
    return [
        Finding(
            "goals_sharper",
            t(
                "goals.finding.sharper",
                ready=len(ready),
                all=len(checks),
                names=few(rest, t, 3, quoted=True),
            ),
            t("goals.question.sharper"),
            len(ready),
            "goal",
        )
    ]


def _about_standings(session: Session, t: Texts) -> list[Finding]:
    names = party_names(session, t)
    goals = named(session.goals.goals, t)
    rows = [each for each in standings(session) if each.n > 1]
    result = []
    shared = [each for each in rows if len(each.supporters) == each.n]
    if shared:
        best = max(shared, key=lambda each: (each.n, each.median or 0))
        sentence = t("goals.finding.shared", goal=goals[best.goal], n=best.n)
        result.append(Finding("goal_shared", sentence, "", best.n, "party"))
    split = [each for each in rows if each.supporters and each.opponents]
    if split:
        most = max(split, key=lambda each: min(len(each.supporters), len(each.opponents)))
        result.append(
            Finding(
                "goal_split",
                t(
                    "goals.finding.split",
                    goal=goals[most.goal],
                    supporters=len(most.supporters),
                    opponents=few([names[party] for party in most.opponents], t, 4),
                    n=most.n,
                ),
                t("goals.question.split"),
                len(most.supporters),
                "party",
            )
        )
    silent = [p for p in taking_part(session) if p not in positions(session).parties]
    if rows and silent:
        who = few([names[party] for party in silent], t)
        sentence = t.count("goals.finding.silent", len(silent), names=who)
        result.append(Finding("goal_silent", sentence, "", len(silent), "party"))
    return result


def _about_closeness(session: Session, t: Texts) -> list[Finding]:
    names = party_names(session, t)
    parties, found = closeness(session)
    result = []
    near = pair(found.agree_valued)
    if near:
        i, j, value = near
        tied = ties(found.agree_valued)
        result.append(
            Finding(
                "parties_near",
                t(
                    "goals.finding.near_tie",
                    n=tied,
                    one=names[parties[j]],
                    other=names[parties[i]],
                    value=t.number(value, 1),
                )
                if tied > 1
                else t(
                    "goals.finding.near",
                    one=names[parties[j]],
                    other=names[parties[i]],
                    goals=t.count("goals.word.goal", round(found.agree[i][j])),
                    value=t.number(value, 1),
                ),
                "",
                value,
                "point",
            )
        )
    far = pair(found.differ_valued)
    if far:
        i, j, value = far
        tied = ties(found.differ_valued)
        result.append(
            Finding(
                "parties_far",
                t(
                    "goals.finding.far_tie",
                    n=tied,
                    one=names[parties[j]],
                    other=names[parties[i]],
                    value=t.number(value, 1),
                )
                if tied > 1
                else t(
                    "goals.finding.far",
                    one=names[parties[j]],
                    other=names[parties[i]],
                    goals=t.count("goals.word.goal", round(found.differ[i][j])),
                    value=t.number(value, 1),
                ),
                t("goals.question.far", one=names[parties[j]], other=names[parties[i]]),
                value,
                "point",
            )
        )
    between = [
        (value, party)
        for value, party in zip(found.ambivalence, parties, strict=True)
        if value is not None and value >= AMBIVALENT
    ]
    if between:
        value, party = max(between)
        result.append(
            Finding(
                "party_between",
                t("goals.finding.between", party=names[party], value=t.number(value, 2)),
                t("goals.question.between", party=names[party]),
                value,
                "index",
            )
        )
    return result
