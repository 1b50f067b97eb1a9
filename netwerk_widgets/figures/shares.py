"""Rows that are divided by how often each answer was given, with a word beside each."""

from collections.abc import Sequence

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.chart import Chart
from netwerk_widgets.figures.parts import FOOT, named_rows
from netwerk_widgets.figures.theme import TEMPLATE, plain, wrapped

#: The two darkest shades have light words on them.
_LIGHT = 2


def share_rows(
    labels: Sequence[str],
    counts: Sequence[Sequence[int]],
    answers: Sequence[tuple[str, str]],
    beside: Sequence[str],
    *,
    left: int,
    right: int,
    width: int,
) -> Chart:
    """The figure; a phone's is its maker's.

    Parameters
    ----------
    labels
        What each row is of, the first on top.
    counts
        How often each answer was given, for each row from low to high.
    answers
        Each answer: what it is called over a bar, and in the legend.
    beside
        What stands at the end of each row.
    left, right
        The margins, in pixels.
    width
        So many letters a line of a label has.
    """
    figure = Chart()
    said = [plain(each, 90) for each in labels]
    for at, ((short, name), shade) in enumerate(zip(answers, palette.AMOUNTS[1:], strict=False)):
        many = [row[at] for row in counts]
        figure.add_bar(
            name=name,
            x=[one / sum(row) for one, row in zip(many, counts, strict=True)],
            y=list(range(len(counts))),
            orientation="h",
            marker={"color": shade, "line": {"color": palette.PAPER, "width": 1}},
            text=[str(one) if one else "" for one in many],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={
                "color": palette.PAPER if at >= len(answers) - _LIGHT else palette.INK,
                "size": 16,
            },
            hovertext=[f"{what}<br>{short}: {one}×" for what, one in zip(said, many, strict=True)],
            hoverinfo="text",
        )
    for at, words in enumerate(beside):
        figure.add_annotation(
            x=1,
            y=at,
            xanchor="left",
            xshift=8,
            showarrow=False,
            align="left",
            text=words,
            font={"size": 16},
        )
    figure.update_layout(
        template=TEMPLATE,
        height=96 + 48 * len(labels),
        barmode="stack",
        bargap=0.25,
        # What does not fit in its piece of a bar stands in the table alone.
        uniformtext={"mode": "hide", "minsize": 13},
        margin={"l": left, "r": right, "t": 8, "b": 64},
        legend=FOOT | {"orientation": "h", "x": 0, "traceorder": "normal", "itemclick": False},
    )
    named_rows(figure, [wrapped(each, width, 2) for each in labels])
    figure.update_xaxes(visible=False, range=[0, 1], fixedrange=True)
    return figure
