"""Step 4: where each party stands on each goal."""

from netwerk_widgets.figures import grid, palette
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.theme import empty, plain
from netwerk_widgets.insights.goals import Standing, positions, standings
from netwerk_widgets.insights.names import amount, named, row_names, short, with_outside
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts


def goal_heatmap(session: Session, t: Texts) -> Drawing:
    """Parties against goals, −3 (strongly against) … +3 (strongly for)."""
    where = positions(session)
    if not where.parties:
        return empty("goals", t("goals.heatmap.empty"), t("goals.heatmap.hint"))
    names = row_names(session, t)
    goals = named(session.goals.goals, t)
    matrix = grid.Matrix(
        rows=[names[party] for party in where.parties],
        columns=[goals[goal] for goal in where.goals],
        amounts=where.values,
        cells=[["" if x is None else t.signed(x) for x in row] for row in where.values],
        hover=[
            [
                f"{plain(names[party])}<br>{plain(goals[goal])}: "
                f"{'–' if x is None else t.signed(x)}"
                for goal, x in zip(where.goals, row, strict=True)
            ]
            for party, row in zip(where.parties, where.values, strict=True)
        ],
    )
    figure, narrow = grid.draw(
        grid.longest_down(matrix),
        palette.DIVERGING,
        (-3, 3),
        {-3: t("goals.heatmap.against"), 0: "0", 3: t("goals.heatmap.for")},
    )
    rows = standings(session)
    return Drawing(
        "goals",
        figure,
        _title(rows, len(where.inside), goals, t),
        with_outside(
            t(
                "goals.heatmap.summary",
                parties=t.count("goals.word.party", len(where.inside)),
                goals=t.count("goals.word.goal", len(where.goals)),
            ),
            where.parties,
            session,
            t,
        ),
        Table(
            (t("goals.heatmap.party"), *(goals[goal] for goal in where.goals)),
            (
                *(
                    (names[party], *(None if x is None else t.signed(x) for x in row))
                    for party, row in zip(where.parties, where.values, strict=True)
                ),
                (
                    t("goals.heatmap.median"),
                    *(
                        None
                        if each.median is None
                        else t("goals.heatmap.median_n", median=amount(each.median, t), n=each.n)
                        for each in rows
                    ),
                ),
            ),
        ),
        narrow=narrow,
    )


def _title(rows: tuple[Standing, ...], parties: int, goals: dict[str, str], t: Texts) -> str:
    if not parties:
        return t("goals.heatmap.title.none")
    split = [each for each in rows if each.supporters and each.opponents]
    if split:
        most = max(split, key=lambda each: len(each.opponents))
        return t.count(
            "goals.heatmap.title.split", len(most.opponents), goal=short(goals[most.goal], 60)
        )
    against = [each for each in rows if each.opponents]
    if against:
        first = against[0]
        return t(
            "goals.heatmap.title.against",
            goal=short(goals[first.goal], 60),
            opponents=len(first.opponents),
            neutral=first.n - len(first.opponents),
        )
    said = t.count("goals.word.goal", sum(each.n > 0 for each in rows))
    return t.count("goals.heatmap.title.together", parties, goals=said)
