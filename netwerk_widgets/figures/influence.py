"""Step 4: who can carry the goals, who can stop one, and who bridges."""

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.chart import Chart
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.lines import wrapped
from netwerk_widgets.figures.parts import named_rows, texture
from netwerk_widgets.figures.theme import TEMPLATE, empty, plain
from netwerk_widgets.insights.influence import (
    LEAST_ANSWERED,
    Influences,
    contested,
    influences,
    invented,
    most_of,
)
from netwerk_widgets.insights.names import few, party_names
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

#: More rows nobody reads from a screen: the rest is in the table.
_MOST_ROWS = 16
#: So many letters of names leave a title on the three lines that a screen has for it.
_LETTERS = 44


def influence_bars(session: Session, t: Texts) -> Drawing:
    """What each party puts behind the goals, and against them, the most powerful on top.

    Without numbers: they would say more than is known.
    """
    found = influences(session)
    if not found.ranked or not found.placed:
        hint = t("influence.figure.hint", least=LEAST_ANSWERED, n=len(found.answered))
        return empty("influence", t("influence.figure.empty"), hint)
    names = party_names(session, t)
    order = sorted(found.parties, key=lambda each: -round(found.relative[each], 9))
    shown = [each for each in order if found.support[each] or found.opposition[each]]
    rows = shown[:_MOST_ROWS]
    bridging = {each.party for each in found.bridges[:1]}
    extra = 18 if bridging & set(rows) else 0
    summary = [t("influence.figure.summary"), t("influence.warning")]
    if invented(session):
        summary.append(t("influence.invented"))
    if len(order) > len(rows):
        summary.append(t("influence.figure.more", n=len(rows), all=len(order)))
    return Drawing(
        "influence",
        _bars(found, rows, names, bridging, extra, t),
        _title(found, names, t),
        " ".join(summary),
        _table(found, order, names, bridging, t),
        narrow={
            "height": len(rows) * (60 + extra) + 172,
            "margin": {"l": 136, "r": 8, "t": 52, "b": 106},
            "yaxis.ticktext": [_label(each, names, bridging, 13, t) for each in rows],
            "yaxis.tickfont.size": 16,
            "xaxis.title.text": wrapped(t("influence.figure.axis"), 26, 3),
            "xaxis.title.font.size": 16,
            "legend.x": -0.5,
            "legend.font.size": 16,
        },
    )


def _bars(
    found: Influences,
    rows: list[str],
    names: dict[str, str],
    bridging: set[str],
    extra: int,
    t: Texts,
) -> Chart:
    figure = Chart()
    sides = (
        ("against", -1, palette.ORANGE, "/", found.opposition),
        ("for", 1, palette.BLUE, "", found.support),
    )
    for side, sign, colour, pattern, weights in sides:
        figure.add_bar(
            y=list(range(len(rows))),
            x=[round(sign * weights[each], 4) for each in rows],
            orientation="h",
            name=t(f"influence.figure.{side}"),
            width=0.62,
            marker={"color": colour, "pattern": texture(pattern, size=9, solidity=0.2)},
            hovertext=[plain(names[each]) for each in rows],
            hoverinfo="text",
        )
    figure.add_vline(x=0, line={"color": palette.MUTED, "width": 2})
    figure.update_layout(
        template=TEMPLATE,
        height=len(rows) * (40 + extra) + 140,
        barmode="relative",
        margin={"l": 270, "r": 16, "t": 52, "b": 64},
        legend={"y": 1, "yanchor": "bottom", "x": 0, "traceorder": "normal", "itemclick": False},
    )
    labels = [_label(each, names, bridging, 28, t) for each in rows]
    named_rows(figure, labels, showline=False, tickfont={"size": 17})
    most = max((*found.support.values(), *found.opposition.values()))
    left = max(0.12 * most, *(found.opposition[each] for each in rows))
    figure.update_xaxes(
        range=[-left * 1.05, most * 1.05],
        tickvals=[],
        showgrid=False,
        title={"text": t("influence.figure.axis"), "font": {"size": 17}},
        fixedrange=True,
    )
    return figure


def _label(party: str, names: dict[str, str], bridging: set[str], width: int, t: Texts) -> str:
    label = wrapped(names[party], width, 2)
    sign = wrapped(f"◆ {t('influence.figure.bridge')}", width, 2)
    return f"{label}<br><b>{sign}</b>" if party in bridging else label


def _title(found: Influences, names: dict[str, str], t: Texts) -> str:
    carry, _ = most_of(found.support)
    said = few([names[each] for each in carry], t, 2, room=_LETTERS)
    most = contested(found)
    if not carry:
        return t("influence.figure.title.none")
    if not found.alike:  # another way of reckoning puts somebody else on top
        return t("influence.figure.title.unlike")
    if most is None:
        return t.count("influence.figure.title.carry", len(carry), names=said)
    rows = zip(found.parties, found.coalitions.weighted, strict=True)
    against, _ = most_of({each: max(0.0, -row[most[0]]) for each, row in rows})
    stop = few([names[each] for each in against], t, 2, room=_LETTERS)
    return t("influence.figure.title.both", carry=said, stop=stop)


def _table(
    found: Influences, order: list[str], names: dict[str, str], bridging: set[str], t: Texts
) -> Table:
    heads = ("party", "power", "for", "against", "bridge")
    return Table(
        tuple(t(f"influence.column.{each}") for each in heads),
        tuple(
            (
                names[each],
                t.number(found.relative[each], 1),
                t.number(found.support[each], 0),
                t.number(found.opposition[each], 0),
                t("influence.column.yes") if each in bridging else None,
            )
            for each in order
        ),
    )
