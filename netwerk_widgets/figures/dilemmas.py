"""Step 5: where each party stands between the two poles of each dilemma."""

from dataclasses import dataclass
from typing import Any

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.chart import Chart
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.lines import broken, wrapped
from netwerk_widgets.figures.theme import TEMPLATE, empty, plain
from netwerk_widgets.insights.consensus import agreement
from netwerk_widgets.insights.dilemmas import LINE, Place, Strip, least, strips
from netwerk_widgets.insights.names import named, row_names, short, with_outside
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.dilemmas import Dilemma
from netwerk_widgets.texts import Texts

#: Pixels: a party, a line of words, and the space between two dilemmas.
_PARTY, _WORDS, _SPACE = 30, 23, 36
#: Pixels: a line of a name over several lines, and what is around it.
_NAME, _AROUND = 21, 8
_MIDDLE = sum(LINE) / 2


@dataclass(frozen=True)
class _How:
    """How many letters fit on a line of a heading, and in a pole's words with how many lines."""

    heading: int
    about: int
    pole: tuple[int, int]
    letters: int
    narrow: bool = False


_WIDE = _How(54, 60, (28, 5), 17)
_NARROW = _How(28, 34, (16, 8), 16, narrow=True)


@dataclass(frozen=True)
class _Laid:
    """Where the dots are, the words, the lines, and how high it all is (pixels)."""

    dots: list[float]
    words: list[dict[str, Any]]
    shapes: list[dict[str, Any]]
    height: int


def dilemma_strips(session: Session, t: Texts, dilemma: str | None = None) -> Drawing:
    """One strip for each dilemma (or only ``dilemma``): the parties between its poles."""
    rows = [each for each in strips(session) if dilemma in (None, each.dilemma)]
    if not any(row.places for row in rows):
        return empty("dilemmas", t("dilemmas.strips.empty"), t("dilemmas.strips.hint"))
    items = {each.id: each for each in session.dilemmas.dilemmas}
    names = named(session.dilemmas.dilemmas, t)
    parties = row_names(session, t)
    figure = Chart()
    wide, narrow = (_laid(rows, items, names, parties, t, how) for how in (_WIDE, _NARROW))
    dots = [place for row in rows for place in row.places]
    if dots:
        figure.add_scatter(
            x=[place.position for place in dots],
            y=wide.dots,
            mode="markers",
            marker={"size": 18, "color": palette.ACCENT, "line": {"width": 2, "color": "white"}},
            hovertext=[_hover(place, parties[place.party], t) for place in dots],
            hoverinfo="text",
            showlegend=False,
        )
    figure.update_layout(
        template=TEMPLATE,
        height=wide.height,
        margin={"l": 6, "r": 6, "t": 0, "b": 0},
        annotations=wide.words,
        shapes=wide.shapes,
    )
    figure.update_xaxes(visible=False, range=[0.6, 7.4], fixedrange=True)
    figure.update_yaxes(visible=False, range=[wide.height, 0], fixedrange=True)
    return Drawing(
        "dilemmas",
        figure,
        _title(rows, names, t),
        with_outside(
            t("dilemmas.strips.summary", dilemmas=t.count("dilemmas.word.dilemma", len(rows))),
            (place.party for place in dots),
            session,
            t,
        ),
        _table(session, rows, names, parties, t),
        # A name over several lines has more room, and nothing else grows along.
        narrow={
            "data.0.y": narrow.dots,
            "annotations": narrow.words,
            "shapes": narrow.shapes,
            "height": narrow.height,
            "yaxis.range": [narrow.height, 0],
        },
    )


def _laid(
    rows: list[Strip],
    items: dict[str, Dilemma],
    names: dict[str, str],
    parties: dict[str, str],
    t: Texts,
    how: _How,
) -> _Laid:
    """The strips under each other."""
    dots: list[float] = []
    words: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    top = 4.0
    for row in rows:
        head, item = top, items[row.dilemma]
        top += 4 * _WORDS
        start = top
        for place in row.places:
            said = parties[place.party]
            name = wrapped(said, _fits(place), 3) if how.narrow else plain(said, 44)
            high = max(_PARTY, _AROUND + _NAME * (1 + name.count("<br>")))
            dots.append(top + high / 2)
            words.append(_name(place, dots[-1], name, how.letters))
            top += high
        top = max(top, start + _PARTY)
        shapes += _lines(start, top)
        words += _words(item, names[row.dilemma], row, head, top, t, how)
        most = max(len(broken(pole, *how.pole)) for pole in (item.pole_a, item.pole_b))
        top += max(1, most) * _WORDS + _SPACE
    return _Laid(dots, words, shapes, round(top))


def _name(place: Place, y: float, text: str, size: int) -> dict[str, Any]:
    """A party's name, on the side of its dot where there is most room."""
    right = place.position <= _MIDDLE
    return {
        "x": place.position,
        "y": y,
        "xanchor": "left" if right else "right",
        "xshift": 14 if right else -14,
        "text": text,
        "align": "left" if right else "right",
        "showarrow": False,
        "font": {"size": size},
    }


def _fits(place: Place) -> int:
    """How many characters of a name fit on a line beside its dot, on a small phone."""
    room = 7.4 - place.position if place.position <= _MIDDLE else place.position - 0.6
    return int((room / 6.8 * 312 - 16) / 9.2)


def _lines(start: float, end: float) -> list[dict[str, Any]]:
    """The seven places, and the line between the poles under them."""
    rules = [
        {
            "type": "line",
            "x0": x,
            "x1": x,
            "y0": start - 2,
            "y1": end,
            "layer": "below",
            "line": {"color": palette.LINE, "width": 1},
        }
        for x in range(LINE[0], LINE[1] + 1)
    ]
    base = {
        "type": "line",
        "x0": LINE[0],
        "x1": LINE[1],
        "y0": end,
        "y1": end,
        "layer": "below",
        "line": {"color": palette.MUTED, "width": 3},
    }
    return [*rules, base]


def _words(
    item: Dilemma,
    name: str,
    row: Strip,
    head: float,
    foot: float,
    t: Texts,
    how: _How,
) -> list[dict[str, Any]]:
    """The name above the strip, how far the parties agree, and the poles' words under it."""
    if row.consensus is None:
        agreed = t("dilemmas.strips.few", n=row.n)
    else:
        agreed = t(
            f"dilemmas.strips.consensus.{agreement(row.consensus)}",
            consensus=t.number(row.consensus, 2),
            n=row.n,
        )
    shared = {"xref": "paper", "yref": "y", "yanchor": "top", "showarrow": False}
    left = shared | {"x": 0, "xanchor": "left", "align": "left"}
    right = shared | {"x": 1, "xanchor": "right", "align": "right"}
    words = {"size": how.letters}
    return [
        left
        | {
            "y": head + 2 * _WORDS,
            "yanchor": "bottom",
            "text": f"<b>{wrapped(name, how.heading, 2)}</b>",
            "font": {"size": 18},
        },
        left
        | {
            "y": head + 2 * _WORDS - 2,
            "text": wrapped(agreed, how.about, 2),
            "font": {"size": 16, "color": palette.MUTED},
        },
        left
        | {"y": foot + 6, "text": "◀ " + wrapped(item.pole_a or "A", *how.pole), "font": words},
        right
        | {"y": foot + 6, "text": wrapped(item.pole_b or "B", *how.pole) + " ▶", "font": words},
    ]


def _hover(place: Place, name: str, t: Texts) -> str:
    at = t("dilemmas.strips.at", position=place.position)
    reason = f"<br>{wrapped(place.reason, 50, 6)}" if place.reason else ""
    return f"{plain(name)}: {at}{reason}"


def _title(rows: list[Strip], names: dict[str, str], t: Texts) -> str:
    known = [row for row in rows if row.consensus is not None]
    if not known:
        return t("dilemmas.strips.title.few")
    apart = least(known)
    word = agreement(apart[0].consensus or 0)
    dilemma = short(names[apart[0].dilemma], 70)
    if word == "high":
        return t.count("dilemmas.strips.title.high", len(known), dilemma=dilemma)
    if len(apart) > 1:
        consensus = t.number(apart[0].consensus or 0, 2)
        return t("dilemmas.strips.title.tied", n=len(apart), consensus=consensus)
    if word == "fair":
        return t.count("dilemmas.strips.title.fair", len(known), dilemma=dilemma)
    return t("dilemmas.strips.title.low", dilemma=dilemma)


def _table(
    session: Session, rows: list[Strip], names: dict[str, str], parties: dict[str, str], t: Texts
) -> Table:
    items = {each.id: each for each in session.dilemmas.dilemmas}
    return Table(
        tuple(
            t(f"dilemmas.strips.column.{name}")
            for name in ("dilemma", "pole_a", "pole_b", "party", "position", "reason", "consensus")
        ),
        tuple(
            (
                names[row.dilemma],
                items[row.dilemma].pole_a or None,
                items[row.dilemma].pole_b or None,
                parties[place.party],
                place.position,
                place.reason or None,
                None if row.consensus is None else t.number(row.consensus, 2),
            )
            for row in rows
            for place in row.places
        ),
    )
