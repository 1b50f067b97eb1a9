"""Step 4: which parties want the same and which do not (MACTOR, Godet)."""

from netwerk_widgets.figures import grid, palette
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.theme import empty, plain
from netwerk_widgets.insights.goals import closeness, pair, ties
from netwerk_widgets.insights.mactor import Mactor
from netwerk_widgets.insights.names import amount, in_room, party_names
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

#: So many letters of names leave a title on the three lines that a screen has for it.
_LETTERS = 84


def closeness_heatmap(session: Session, t: Texts) -> Drawing:
    """Parties against parties: convergence under the diagonal, divergence above it.

    The numbers are the valued measures 2CAA and 2DAA of `insights.mactor`.
    """
    parties, found = closeness(session)
    near, far = pair(found.agree_valued), pair(found.differ_valued)
    if len(parties) < 2 or not (near or far):
        return empty("closeness", t("goals.closeness.empty"), t("goals.closeness.hint"))
    names = party_names(session, t)
    size = range(len(parties))
    most = max(near[2] if near else 0, far[2] if far else 0)

    def value(i: int, j: int) -> float | None:
        if i == j:
            return None
        return found.agree_valued[i][j] if j < i else -found.differ_valued[i][j]

    def hover(i: int, j: int) -> str:
        both = f"{plain(names[parties[i]])}<br>{plain(names[parties[j]])}<br>"
        kind = "agree" if j < i else "differ"
        return both + t(f"goals.closeness.{kind}", value=amount(abs(value(i, j) or 0), t))

    amounts = [[value(i, j) for j in size] for i in size]
    matrix = grid.Matrix(
        rows=[names[party] for party in parties],
        columns=[names[party] for party in parties],
        amounts=amounts,
        cells=[["" if x is None else amount(abs(x), t) for x in row] for row in amounts],
        hover=[["" if i == j else hover(i, j) for j in size] for i in size],
    )
    figure, narrow = grid.draw(
        matrix,
        palette.DIVERGING,
        (-most, most),
        {-most: t("goals.closeness.differs"), most: t("goals.closeness.agrees")},
    )
    pairs = [(i, j) for i in size for j in range(i)]
    return Drawing(
        "closeness",
        figure,
        _title(found, [names[party] for party in parties], t),
        t("goals.closeness.summary", parties=len(parties)),
        Table(
            (
                t("goals.closeness.one"),
                t("goals.closeness.other"),
                t("goals.closeness.column.agree"),
                t("goals.closeness.column.agree_valued"),
                t("goals.closeness.column.differ"),
                t("goals.closeness.column.differ_valued"),
            ),
            tuple(
                (
                    names[parties[j]],
                    names[parties[i]],
                    round(found.agree[i][j]),
                    amount(found.agree_valued[i][j], t),
                    round(found.differ[i][j]),
                    amount(found.differ_valued[i][j], t),
                )
                for i, j in pairs
            ),
        ),
        narrow=narrow,
    )


def _title(found: Mactor, names: list[str], t: Texts) -> str:
    near, far = pair(found.agree_valued), pair(found.differ_valued)
    if len(names) == 2:
        weights = (amount(each[1][0], t) for each in (found.agree_valued, found.differ_valued))
        return t("goals.closeness.title.pair", **dict(zip(("near", "far"), weights, strict=True)))
    if ties(found.agree_valued) > 1 or ties(found.differ_valued) > 1:
        return t("goals.closeness.title.ties")
    if near and far:
        told = in_room([names[near[1]], names[near[0]], names[far[1]], names[far[0]]], _LETTERS)
        keys = ("near_one", "near_other", "far_one", "far_other")
        return t("goals.closeness.title.both", **dict(zip(keys, told, strict=True)))
    both = near or far
    one, other = in_room([names[both[1]], names[both[0]]], _LETTERS) if both else ("", "")
    return t(f"goals.closeness.title.{'near' if near else 'far'}", one=one, other=other)
