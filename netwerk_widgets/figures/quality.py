"""Step 2: how good the relations are, all marks together; nothing of one relation."""

from netwerk_widgets.figures.drawing import Cell, Drawing, Table
from netwerk_widgets.figures.shares import share_rows
from netwerk_widgets.figures.theme import empty, plain, wrapped
from netwerk_widgets.insights.names import party_names
from netwerk_widgets.insights.quality import (
    ASPECTS,
    Counted,
    Quality,
    set_apart,
    spread,
    taken_on,
)
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
    figure = share_rows(
        labels,
        [[of.counts.get(mark, 0) for mark in _MARKS] for of in found.network.values()],
        [(mark, f"{mark} ({t(f'fields.mark.{mark}')})") for mark in _MARKS],
        [
            plain(t("quality.figure.beside", mean=t.number(of.mean, 1)))
            for of in found.network.values()
        ],
        left=280,
        right=110,
        width=26,
    )
    most = max(rows, key=lambda each: round(found.network[each].mean, 1))
    return Drawing(
        "quality",
        figure,
        t("quality.figure.title", what=t(f"fields.aspect.{most}"))
        if set_apart(found)
        else t("quality.figure.near"),
        f"{t('quality.figure.summary')} {taken_on(found, t)}",
        _table(found, session, t),
        narrow={
            "height": 96 + 84 * len(rows),
            "font.size": 15,
            "margin": {"l": 132, "r": 98, "t": 8, "b": 64},
            "yaxis.ticktext": [wrapped(each, 14, 4) for each in labels],
        },
    )


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
