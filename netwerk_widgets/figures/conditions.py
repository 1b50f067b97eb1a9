"""Step 6: the three conditions for investing together."""

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.chart import Chart, trace
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.lines import wrapped
from netwerk_widgets.figures.parts import named_rows, texture
from netwerk_widgets.figures.theme import TEMPLATE, empty
from netwerk_widgets.figures.whiskers import ROOM, columns, whiskers
from netwerk_widgets.insights.counted import spread_of
from netwerk_widgets.insights.doing import MET, conditions
from netwerk_widgets.insights.names import amount, few
from netwerk_widgets.method import CONDITIONS, Condition
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts


def condition_bars(session: Session, t: Texts) -> Drawing:
    """How far each of the three conditions is met, 1 … 5."""
    levels = conditions(session)
    nameless = {each.id: spread_of(each.counts) for each in session.doing.conditions}
    if not any(levels.values()):
        return empty("conditions", t("doing.conditions.empty"), t("doing.conditions.hint"))
    labels = {each: t(f"method.condition.{each}.label") for each in CONDITIONS}
    notes = {each.id: each.note for each in session.doing.conditions}
    values = [levels[each] for each in CONDITIONS]
    figure = Chart(
        trace(
            "bar",
            x=[value or 0 for value in values],
            y=list(range(len(values))),
            orientation="h",
            width=0.55,
            marker={
                "color": [palette.ACCENT if (v or 0) >= MET else palette.VERMILION for v in values],
                "pattern": texture(["" if (v or 0) >= MET else "/" for v in values], solidity=0.2),
            },
            text=["–" if v is None else amount(v, t) for v in values],
            # Beside the bar, or in it where the answers of the room lie over its end.
            textposition=["inside" if nameless.get(each) else "outside" for each in CONDITIONS],
            insidetextanchor="start",
            insidetextfont={"size": 18, "color": palette.PAPER},
            textfont={"size": 18},
            cliponaxis=False,
            hovertext=[wrapped(notes.get(each, ""), 50, 6) or labels[each] for each in CONDITIONS],
            hoverinfo="text",
        )
    )
    figure.update_layout(
        template=TEMPLATE,
        height=280,
        showlegend=False,
        margin={"l": 280, "r": 30, "t": 8, "b": 60},
    )
    named_rows(figure, [wrapped(labels[each], 28, 3) for each in CONDITIONS])
    figure.update_xaxes(
        range=[0, 5.3],
        tickvals=[0, 1, 2, 3, 4, 5],
        title={"text": t("doing.conditions.axis"), "font": {"size": 17}},
        fixedrange=True,
    )
    lying = whiskers(
        figure,
        [(row, labels[each], nameless.get(each)) for row, each in enumerate(CONDITIONS)],
        t,
    )
    more = columns({each: nameless.get(each) for each in CONDITIONS}, t)
    given = {each: level for each, level in levels.items() if level is not None}
    return Drawing(
        "conditions",
        figure,
        _title(given, labels, t),
        f"{t('doing.conditions.summary', n=len(given))} {lying}".strip(),
        Table(
            (
                *(t(f"doing.conditions.column.{name}") for name in ("condition", "level", "note")),
                *(head for head, _ in more),
            ),
            tuple(
                (
                    labels[each],
                    levels[each],
                    notes.get(each) or None,
                    *(cells.get(each) for _, cells in more),
                )
                for each in CONDITIONS
            ),
        ),
        narrow={
            "height": 360 + (ROOM if lying else 0),
            "margin": {"l": 132, "r": 20, "t": figure.top, "b": 112},
            "font.size": 16,
            "yaxis.ticktext": [wrapped(labels[each], 14, 4) for each in CONDITIONS],
            "xaxis.title.text": wrapped(t("doing.conditions.axis"), 22, 3),
            "xaxis.title.font.size": 16,
        },
    )


def _title(given: dict[Condition, float], labels: dict[Condition, str], t: Texts) -> str:
    least = min(given.values())
    lowest = amount(least, t)
    names = few([labels[each] for each in given if given[each] == least], t, 3, quoted=True)
    if len(given) == 1:
        return t("doing.conditions.title.one", names=names, level=lowest)
    if len(set(given.values())) == 1:
        return t("doing.conditions.title.even", n=len(given), level=lowest)
    weak = sum(level == least for level in given.values())
    return t.count("doing.conditions.title.weak", weak, names=names, level=lowest)
