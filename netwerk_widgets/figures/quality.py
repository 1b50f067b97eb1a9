"""Step 2: how good the relations are, all marks together; nothing of one relation."""

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.chart import Chart
from netwerk_widgets.figures.drawing import Cell, Drawing, Table
from netwerk_widgets.figures.parts import FOOT, named_rows
from netwerk_widgets.figures.theme import TEMPLATE, empty, plain, wrapped
from netwerk_widgets.insights.names import party_names
from netwerk_widgets.insights.quality import ASPECTS, Counted, Quality, spread, taken_on
from netwerk_widgets.rounds.model import LEAST
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

_MARKS = ("1", "2", "3", "4")


def quality_bars(session: Session, t: Texts) -> Drawing:
    """How often each mark was given for each aspect; the table has the parties that may be told of.

    That is none of fewer than five organisations (`rounds.quality`).
    """
    found = spread(session)
    if found is None:
        return empty("quality", t("quality.figure.empty"), t("quality.figure.hint", least=LEAST))
    rows = list(found.network)
    labels = [t(f"fields.aspect.{each}") for each in rows]
    figure = _bars(found, t)
    for at, each in enumerate(rows):
        figure.add_annotation(
            x=1,
            y=at,
            xanchor="left",
            xshift=8,
            showarrow=False,
            text=plain(t("quality.figure.beside", mean=t.number(found.network[each].mean, 1))),
            font={"size": 16},
        )
    figure.update_layout(
        template=TEMPLATE,
        height=96 + 48 * len(rows),
        barmode="stack",
        bargap=0.25,
        uniformtext={"mode": "hide", "minsize": 13},
        margin={"l": 280, "r": 110, "t": 8, "b": 64},
        legend=FOOT | {"orientation": "h", "x": 0, "traceorder": "normal", "itemclick": False},
    )
    named_rows(figure, [wrapped(each, 26, 2) for each in labels])
    figure.update_xaxes(visible=False, range=[0, 1], fixedrange=True)
    most = max(rows, key=lambda each: round(found.network[each].mean, 1))
    return Drawing(
        "quality",
        figure,
        t("quality.figure.title", what=t(f"fields.aspect.{most}")),
        f"{t('quality.figure.summary')} {taken_on(found, t)}",
        _table(found, session, t),
        narrow={
            "height": 96 + 84 * len(rows),
            "font.size": 15,
            "margin": {"l": 132, "r": 98, "t": 8, "b": 64},
            "yaxis.ticktext": [wrapped(each, 14, 4) for each in labels],
        },
    )


def _bars(found: Quality, t: Texts) -> Chart:
    figure = Chart()
    answers = list(found.network.values())
    labels = [plain(t(f"fields.aspect.{each}"), 60) for each in found.network]
    for at, (mark, shade) in enumerate(zip(_MARKS, palette.AMOUNTS[1:], strict=False)):
        counts = [each.counts.get(mark, 0) for each in answers]
        totals = [sum(each.counts.values()) for each in answers]
        figure.add_bar(
            name=f"{mark} ({t(f'fields.mark.{mark}')})",
            x=[many / total for many, total in zip(counts, totals, strict=True)],
            y=list(range(len(answers))),
            orientation="h",
            marker={"color": shade, "line": {"color": palette.PAPER, "width": 1}},
            text=[str(many) if many else "" for many in counts],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": palette.PAPER if at > 1 else palette.INK, "size": 16},
            hovertext=[
                f"{label}<br>{mark}: {many}×" for label, many in zip(labels, counts, strict=True)
            ],
            hoverinfo="text",
        )
    return figure


def _table(found: Quality, session: Session, t: Texts) -> Table:
    heads = (
        t("quality.figure.about"),
        t("quality.figure.aspect"),
        *_MARKS,
        *(t(f"quality.figure.{each}") for each in ("consensus", "mean", "n")),
    )
    names = party_names(session, t)
    rows: list[tuple[Cell, ...]] = [
        _row(t("quality.figure.all"), t(f"fields.aspect.{each}"), of, t)
        for each, of in found.network.items()
    ]
    for party, of_party in found.parties.items():
        rows += [
            _row(names[party], t(f"fields.aspect.{each}"), of_party[each], t)
            for each in ASPECTS
            if each in of_party and party in names
        ]
    return Table(heads, tuple(rows))


def _row(about: str, aspect: str, of: Counted, t: Texts) -> tuple[Cell, ...]:
    counts = (of.counts.get(mark, 0) for mark in _MARKS)
    return (about, aspect, *counts, t.number(of.consensus, 2), t.number(of.mean, 1), of.n)
