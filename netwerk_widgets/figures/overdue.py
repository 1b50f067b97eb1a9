"""Step 7: what should have happened already."""

from datetime import date

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.chart import Chart, trace
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.lines import wrapped
from netwerk_widgets.figures.parts import above, named_rows
from netwerk_widgets.figures.theme import TEMPLATE, empty, plain
from netwerk_widgets.insights.names import day, short
from netwerk_widgets.insights.overdue import overdue
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts


def overdue_bars(session: Session, t: Texts, today: date) -> Drawing:
    """What should have happened before ``today``, and how many days ago."""
    rows = overdue(session, today, t)
    if not rows:
        return empty("overdue", t("persevering.overdue.empty"), t("persevering.overdue.hint"))
    places = list(range(len(rows)))
    most = max(row.days for row in rows)
    labels = [
        f"<b>{t(f'persevering.overdue.kind.{row.kind}')}</b><br>{wrapped(row.name, 31, 2)}"
        for row in rows
    ]
    figure = Chart(
        trace(
            "bar",
            x=[row.days for row in rows],
            y=places,
            orientation="h",
            width=0.3,
            marker={"color": palette.VERMILION},
            text=[t.count("persevering.overdue.days", row.days) for row in rows],
            textposition="outside",
            textfont={"size": 17},
            cliponaxis=False,
            hovertext=[f"{plain(row.name)}<br>{day(row.due, t)}" for row in rows],
            hoverinfo="text",
        )
    )
    figure.update_layout(
        template=TEMPLATE,
        height=len(rows) * 76 + 20,
        showlegend=False,
        margin={"l": 330, "r": 12, "t": 8, "b": 12},
    )
    figure.update_xaxes(visible=False, range=[0, most * 1.45], fixedrange=True)
    named_rows(figure, labels, tickfont={"size": 17})
    return Drawing(
        "overdue",
        figure,
        t.count("persevering.overdue.title", len(rows), name=short(rows[0].name, 60)),
        t("persevering.overdue.summary", day=day(today, t)),
        Table(
            tuple(
                t(f"persevering.overdue.column.{name}") for name in ("kind", "name", "due", "days")
            ),
            tuple(
                (t(f"persevering.overdue.kind.{r.kind}"), r.name, day(r.due, t), r.days)
                for r in rows
            ),
        ),
        narrow={
            "height": len(rows) * 112 + 20,
            "margin": {"l": 8, "r": 8, "t": 8, "b": 12},
            "yaxis.showticklabels": False,
            "yaxis.range": [len(rows) - 0.7, -0.8],
            "xaxis.range": [0, most * 1.6],
            "annotations": [
                above(n, row.name, t(f"persevering.overdue.kind.{row.kind}"), 0.2)
                for n, row in enumerate(rows)
            ],
        },
    )
