"""Step 7: the network from moment to moment, a small map for each; and one frame, large."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.chart import Chart
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.map.layout import Places
from netwerk_widgets.figures.map.parties import usable, written
from netwerk_widgets.figures.map.scene import map_scene
from netwerk_widgets.figures.map.stable import network
from netwerk_widgets.figures.map.still import of_scene
from netwerk_widgets.figures.parts import FOOT
from netwerk_widgets.figures.theme import TEMPLATE, empty, plain, wrapped
from netwerk_widgets.insights.film import Frame, frames, spread, steps, told
from netwerk_widgets.network.comparison import Comparison, compare
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

#: More small maps nobody compares; so many stand beside each other.
MOST, ACROSS = 6, 3
#: A small map is so much of the place of one; the rest is for its heading.
_SHARE = 0.74
#: Pixels of a row of small maps: the only one on a page, one of more, and one on a phone.
_ALONE, _HIGH, _HIGH_NARROW = 340, 230, 250


def film(session: Session, t: Texts) -> Drawing:
    """The moments and now as small maps, everybody in one place on all of them."""
    every = frames(session, t)
    if not every:
        return empty("film", t("film.empty"), t("film.hint"))
    chosen = spread(every, MOST)
    return _drawing(chosen, places(every), min(ACROSS, len(chosen)), t)


def one_frame(made: Sequence[Frame], at: int, where: Places, t: Texts) -> Drawing:
    """One frame as a map with names; what came since the one before is marked."""
    frame = made[at]
    if not frame.session.stakeholders.items:
        return empty("film_frame", frame.label, t("changes.map.hint"))
    change = compare(made[at - 1].session, frame.session) if at else None
    scene = map_scene(
        frame.session, t, places=where, scored=False, grouped=False, measured=("degree",)
    )
    lines = {*change.relations.new} if change else set()
    came = {*change.parties.new} if change else set()
    scene["layouts"]["network"]["title"] = t(
        "film.which", at=at + 1, all=len(made), label=frame.label
    )
    marked: dict[str, Any] = {"keys": scene["keys"] | {"marked": t("film.line.new")}}
    scene |= {
        "house": scene["house"] | {"mark": palette.GREEN},
        "relations": [each | {"marked": each["id"] in lines} for each in scene["relations"]],
        "parties": [
            each | ({"name": f"+\u00a0{each['name']}"} if each["id"] in came else {})
            for each in scene["parties"]
        ],
    } | (marked if lines else {})
    return replace(of_scene(scene, t), key="film_frame", summary=t("film.summary"))


def places(made: Sequence[Frame]) -> Places:
    """One place for each party of any frame: it stays there while others come and go."""
    parties = {p.id: p for each in made for p in each.session.stakeholders.items}
    lines = {r.id: r for each in made for r in usable(each.session)}
    return network(list(parties.values()), list(lines.values()), {})


def _drawing(made: Sequence[Frame], where: Places, across: int, t: Texts) -> Drawing:
    compared = [None, *steps(made)]
    rows = list(zip(made, compared, strict=True))
    high = -(-len(rows) // across)
    wide, narrow = _traces(rows, where, across, t), _traces(rows, where, 1, t)
    figure = Chart()
    for each in wide:
        figure.add_scatter(**each)
    heads = _heads(rows, across, t)
    for each in heads:
        figure.add_annotation(**each)
    figure.update_layout(
        template=TEMPLATE,
        height=70 + (_HIGH * high if high > 1 else _ALONE),
        margin={"l": 8, "r": 8, "t": 8, "b": 56},
        legend=FOOT | {"orientation": "h", "x": 0, "itemclick": False},
    )
    axis = {"visible": False, "fixedrange": True}
    figure.update_xaxes(range=[0, across], **axis)
    figure.update_yaxes(range=[-high, 0], **axis)
    small: dict[str, Any] = {
        "height": 90 + _HIGH_NARROW * len(rows),
        "xaxis.range": [0, 1],
        "yaxis.range": [-len(rows), 0],
    }
    for at, each in enumerate(narrow):
        small |= {f"data.{at}.x": each["x"], f"data.{at}.y": each["y"]}
    for at, each in enumerate(_heads(rows, 1, t)):
        small |= {f"annotations.{at}.x": each["x"], f"annotations.{at}.y": each["y"]}
        small |= {f"annotations.{at}.text": each["text"]}
    return Drawing(
        "film",
        figure,
        t("film.title", first=made[0].label, last=made[-1].label),
        t("film.summary"),
        _table(made, t),
        narrow=small,
    )


_Rows = Sequence[tuple[Frame, Comparison | None]]


def _at(number: int, place: Sequence[float], across: int) -> tuple[float, float]:
    """A place of a small map on the plane of all: each is 1 by 1, the first on the left on top."""
    column, row = number % across, number // across
    x = column + 0.06 + 0.88 * place[0]
    return round(x, 4), round(-row - 1 + 0.04 + _SHARE * place[1], 4)


def _traces(rows: _Rows, where: Places, across: int, t: Texts) -> list[dict[str, Any]]:
    """The lines that stay, those that are new; the parties that stay, those that are new."""
    lines: dict[bool, tuple[list[Any], list[Any]]] = {False: ([], []), True: ([], [])}
    dots: dict[bool, tuple[list[Any], list[Any], list[str]]] = {
        False: ([], [], []),
        True: ([], [], []),
    }
    for number, (frame, change) in enumerate(rows):
        new = {*change.relations.new} if change else set()
        came = {*change.parties.new} if change else set()
        for each in usable(frame.session):
            ends = [_at(number, where[str(end)], across) for end in (each.from_id, each.to_id)]
            x, y = lines[each.id in new]
            x += [ends[0][0], ends[1][0], None]
            y += [ends[0][1], ends[1][1], None]
        for party in frame.session.stakeholders.items:
            x, y, names = dots[party.id in came]
            px, py = _at(number, where[party.id], across)
            x.append(px)
            y.append(py)
            names.append(plain(written(party, t)))
    looks: Mapping[bool, tuple[dict[str, Any], dict[str, Any]]] = {
        False: (
            {"color": palette.MUTED, "width": 1.5},
            {"color": palette.ACCENT, "size": 11, "symbol": "circle"},
        ),
        True: (
            {"color": palette.GREEN, "width": 4},
            {"color": palette.GREEN, "size": 17, "symbol": "cross"},
        ),
    }
    made = [
        {
            "x": lines[new][0],
            "y": lines[new][1],
            "mode": "lines",
            "line": looks[new][0],
            "name": t(f"film.line.{'new' if new else 'stays'}"),
            "hoverinfo": "skip",
        }
        for new in (False, True)
    ]
    return made + [
        {
            "x": dots[new][0],
            "y": dots[new][1],
            "mode": "markers",
            "marker": looks[new][1] | {"line": {"color": palette.PAPER, "width": 1}},
            "name": t(f"film.party.{'new' if new else 'stays'}"),
            "hovertext": dots[new][2],
            "hoverinfo": "text",
        }
        for new in (False, True)
    ]


def _heads(rows: _Rows, across: int, t: Texts) -> list[dict[str, Any]]:
    """Above each small map when it is, and what came and went."""
    found = []
    for number, (frame, change) in enumerate(rows):
        x, y = _at(number, (0, 1), across)
        said = [f"<b>{wrapped(frame.label, 26, 2)}</b>", _count(frame, change, t)]
        found.append(
            {
                "x": x,
                "y": round(y + 0.04, 4),
                "xanchor": "left",
                "yanchor": "bottom",
                "align": "left",
                "showarrow": False,
                "text": "<br>".join(said),
                "font": {"size": 16},
            }
        )
    return found


def _count(frame: Frame, change: Comparison | None, t: Texts) -> str:
    many = len(frame.session.stakeholders.items)
    if change is None:
        return plain(t("film.count.first", n=many))
    new, gone = len(change.parties.new), len(change.parties.gone)
    return plain(t("film.count.next", n=many, new=new, gone=gone))


def _table(made: Sequence[Frame], t: Texts) -> Table:
    heads = tuple(t(f"film.column.{each}") for each in ("when", "parties", "relations", "what"))
    rows = tuple(
        (
            each.label,
            len(each.session.stakeholders.items),
            len(usable(each.session)),
            " ".join(one.sentence for one in told(made, at, t)),
        )
        for at, each in enumerate(made)
    )
    return Table(heads, rows)
