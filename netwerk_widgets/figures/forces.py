"""The driving forces as bars, in the order in which they were asked."""

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.chart import Chart, trace
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.theme import TEMPLATE, empty, wrapped
from netwerk_widgets.figures.whiskers import ROOM, columns, whiskers
from netwerk_widgets.insights.counted import spread_of
from netwerk_widgets.insights.forces import highest, scored
from netwerk_widgets.insights.names import amount
from netwerk_widgets.method import FORCES, Force
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

_KEY = "forces"


def force_bars(session: Session, t: Texts) -> Drawing:
    """The relevance 1–5 of the driving forces; those without a score say so."""
    scores = scored(session)
    nameless = {each.id: spread_of(each.counts) for each in session.context.forces}
    if not scores:
        return empty(_KEY, t("figures.forces.empty"), t("figures.forces.hint"))
    known = dict(scores)
    order = FORCES
    labels = {force: t(f"method.force.{force}.label") for force in order}
    figure = Chart(layout={"template": TEMPLATE, "showlegend": False, "bargap": 0.35})
    figure.add_trace(
        trace(
            "bar",
            x=[known.get(force, 0) for force in order],
            y=[wrapped(labels[force], 16) for force in order],
            orientation="h",
            marker={"color": palette.ACCENT},
            text=[
                amount(known[force], t) if force in known else t("figures.forces.open")
                for force in order
            ],
            # Beside the bar, or in it where the answers of the room lie over its end.
            textposition=["inside" if nameless.get(force) else "outside" for force in order],
            insidetextanchor="start",
            insidetextfont={"size": 18, "color": palette.PAPER},
            textfont={"size": 18, "color": palette.INK},
            cliponaxis=False,
            hoverinfo="text",
            hovertext=[wrapped(t(f"method.force.{force}.explanation"), 40, 5) for force in order],
        )
    )
    figure.update_layout(height=340, margin={"l": 8, "r": 24, "t": 8, "b": 56})
    figure.update_xaxes(
        range=[0, 5.4],
        tickvals=[1, 2, 3, 4, 5],
        title={"text": t("figures.forces.axis"), "font": {"size": 17}, "standoff": 8},
        fixedrange=True,
    )
    figure.update_yaxes(autorange="reversed", automargin=True, fixedrange=True, ticklabelstandoff=8)
    lying = whiskers(
        figure,
        [(wrapped(labels[force], 16), labels[force], nameless.get(force)) for force in order],
        t,
    )
    more = columns({force: nameless.get(force) for force in order}, t)
    each = t.enumerate(
        [
            t("figures.forces.each", label=labels[force], level=amount(level, t))
            for force, level in scores
        ]
    )
    return Drawing(
        _KEY,
        figure,
        _title(scores, labels, t),
        f"{t('figures.forces.summary', each=each)} {lying}".strip(),
        Table(
            (t("figures.forces.force"), t("figures.forces.relevance"), *(head for head, _ in more)),
            tuple(
                (labels[force], known.get(force), *(cells.get(force) for _, cells in more))
                for force in order
            ),
        ),
        narrow={
            "height": 330 + (ROOM if lying else 0),
            "font.size": 16,
            "margin.r": 16,
            "xaxis.title.text": t("figures.forces.axis_short"),
        },
    )


def _title(scores: list[tuple[Force, float]], labels: dict[Force, str], t: Texts) -> str:
    best, top = highest(scores)
    most = amount(best, t)
    if len(scores) == 1:
        return t("figures.forces.only", label=labels[top[0]], level=most)
    if len(top) == len(scores):
        return t("figures.forces.equal", n=len(scores), level=most)
    names = t.enumerate([labels[force] for force in top])
    return t.count(
        "figures.forces.title", len(top), labels=names[:1].upper() + names[1:], level=most
    )
