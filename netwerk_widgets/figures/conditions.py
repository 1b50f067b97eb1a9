"""Step 6: the three conditions for investing together."""

import plotly.graph_objects as go

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.lines import wrapped
from netwerk_widgets.figures.parts import named_rows, texture
from netwerk_widgets.figures.theme import TEMPLATE, empty
from netwerk_widgets.insights.doing import MET, conditions
from netwerk_widgets.insights.names import few
from netwerk_widgets.method import CONDITIONS, Condition
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts


def condition_bars(session: Session, t: Texts) -> Drawing:
    """How far each of the three conditions is met, 1 … 5."""
    levels = conditions(session)
    if not any(levels.values()):
        return empty("conditions", t("doing.conditions.empty"), t("doing.conditions.hint"))
    labels = {each: t(f"method.condition.{each}.label") for each in CONDITIONS}
    notes = {each.id: each.note for each in session.doing.conditions}
    values = [levels[each] for each in CONDITIONS]
    figure = go.Figure(
        go.Bar(
            x=[value or 0 for value in values],
            y=list(range(len(values))),
            orientation="h",
            width=0.55,
            marker={
                "color": [palette.ACCENT if (v or 0) >= MET else palette.VERMILION for v in values],
                "pattern": texture(["" if (v or 0) >= MET else "/" for v in values], solidity=0.2),
            },
            text=["–" if v is None else str(v) for v in values],
            textposition="outside",
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
    given = {each: level for each, level in levels.items() if level is not None}
    return Drawing(
        "conditions",
        figure,
        _title(given, labels, t),
        t("doing.conditions.summary", n=len(given)),
        Table(
            tuple(t(f"doing.conditions.column.{name}") for name in ("condition", "level", "note")),
            tuple((labels[each], levels[each], notes.get(each) or None) for each in CONDITIONS),
        ),
        narrow={
            "height": 360,
            "margin": {"l": 132, "r": 20, "t": 8, "b": 112},
            "font.size": 16,
            "yaxis.ticktext": [wrapped(labels[each], 14, 4) for each in CONDITIONS],
            "xaxis.title.text": wrapped(t("doing.conditions.axis"), 22, 3),
            "xaxis.title.font.size": 16,
        },
    )


def _title(given: dict[Condition, int], labels: dict[Condition, str], t: Texts) -> str:
    lowest = min(given.values())
    names = few([labels[each] for each in given if given[each] == lowest], t, 3, quoted=True)
    if len(given) == 1:
        return t("doing.conditions.title.one", names=names, level=lowest)
    if len(set(given.values())) == 1:
        return t("doing.conditions.title.even", n=len(given), level=lowest)
    weak = sum(level == lowest for level in given.values())
    return t.count("doing.conditions.title.weak", weak, names=names, level=lowest)
