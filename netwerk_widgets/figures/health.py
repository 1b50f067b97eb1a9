"""Step 7: how the network is doing, by what people answered to the statements."""

from collections.abc import Mapping
from typing import get_args

from netwerk_widgets.figures.drawing import Cell, Drawing, Table
from netwerk_widgets.figures.shares import share_rows
from netwerk_widgets.figures.theme import empty, plain, wrapped
from netwerk_widgets.insights.health import (
    Answers,
    Health,
    called,
    health,
    taken_on,
    then_and_now,
    widest,
)
from netwerk_widgets.insights.names import few
from netwerk_widgets.insights.spread import MINIMUM_GROUP
from netwerk_widgets.method import ABOUT, Statement
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.common import LevelKey
from netwerk_widgets.texts import Texts

LEVELS: tuple[LevelKey, ...] = get_args(LevelKey)


def health_bars(
    session: Session, t: Texts, then: str | None = None, now: str | None = None
) -> Drawing:
    """How often each score was given to each statement, where people differ most on top."""
    pair = then_and_now(session, t, then, now)
    moment, early, found = pair or ("", None, health(session))
    if found is None:
        hint = t("health.figure.hint", least=MINIMUM_GROUP)
        return empty("health", t("health.figure.empty"), hint)
    was = early.of if early is not None else {}
    rows = list(found.of)
    labels = [t(f"health.statement.{each}") for each in rows]
    figure = share_rows(
        labels,
        [[each.counts.get(level, 0) for level in LEVELS] for each in found.of.values()],
        [(level, t(f"health.figure.level.{level}")) for level in LEVELS],
        [_beside(found.of[each], was.get(each), t) for each in rows],
        left=380,
        right=150 if not was else 210,
        width=34,
    )
    most = widest(found)
    names = few([called(each, t) for each in most], t, 2, quoted=True)
    summary = [t("health.figure.summary"), taken_on(found, t)]
    if was:
        summary.append(t("health.figure.then", moment=moment))
    return Drawing(
        "health",
        figure,
        t("health.figure.title", names=names) if most else t("health.figure.even"),
        " ".join(summary),
        _table(found, was, moment, t),
        narrow={
            "height": 96 + 100 * len(rows),
            "font.size": 15,
            "margin": {"l": 158, "r": 98, "t": 8, "b": 64},
            "yaxis.ticktext": [wrapped(each, 15, 6) for each in labels],
        }
        | {
            key: value
            for at, each in enumerate(rows)
            for key, value in (
                (f"annotations.{at}.font.size", 15),
                (f"annotations.{at}.text", _in_two(_beside(found.of[each], was.get(each), t))),
            )
        },
    )


def _in_two(words: str) -> str:
    return words.replace(" (", "<br>(")


def _beside(now: Answers, was: Answers | None, t: Texts) -> str:
    mean = t.number(now.mean, 1)
    if was is None:
        return plain(t("health.figure.beside", mean=mean))
    return plain(t("health.figure.beside_then", mean=mean, was=t.number(was.mean, 1)))


def _table(found: Health, was: Mapping[Statement, Answers], moment: str, t: Texts) -> Table:
    heads = [t(f"health.figure.{name}") for name in ("statement", "theme")]
    heads += LEVELS
    heads += [t(f"health.figure.{name}") for name in ("consensus", "mean", "n")]
    if was:
        heads.append(t("health.figure.was", moment=moment))
    rows: list[tuple[Cell, ...]] = []
    for each, now in found.of.items():
        cells: list[Cell] = [t(f"health.statement.{each}"), t(ABOUT[each])]
        cells += [now.counts.get(level, 0) for level in LEVELS]
        cells += [t.number(now.consensus, 2), t.number(now.mean, 1), now.n]
        if was:
            cells.append(t.number(was[each].mean, 1) if each in was else None)
        rows.append(tuple(cells))
    return Table(tuple(heads), tuple(rows))
