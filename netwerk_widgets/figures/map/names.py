"""Where the names go: beside their party, over nothing else, and little of a line under them.

Each name chooses again when the others have chosen. ``static/map/names.js`` does the same in
the browser; shared examples hold the two equal.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from netwerk_widgets.figures.map.frame import Frame, Line, Node, Point
from netwerk_widgets.figures.map.type import broken, measured

#: So many names at most; so many whatever is in the way; up to so many parties all are named,
#: where there is this much room.
_MOST, _ALWAYS, _FEW, _NARROW = 70, 12, 24, 560
#: A word up to this width is not broken; with more lines a name crosses some anyway.
_WORD, _LINES = 160, 400
_ROUNDS = 3
#: The height of a line, by the size of the font; the size of the words on the ground.
ROW, NOTE = 1.16, 17
_PAD, _AWAY, _EDGE = 2, 12, 4

#: What a name may cost: its whole area over something, a pixel outside, a line under it and each
#: pixel of that (and much for one that runs along it, from a share of the name's width), a less
#: usual place, a word that is cut, a narrower way to write it.
_OVER, _OUT, _CROSS, _ALONG, _LENGTHWISE, _LONG = 120, 4, 3, 0.1, 12, 0.5
_TURN, _CUT, _NARROWER = 0.1, 20, 1
#: A name that need not be there is left out when more than this share of it is covered.
_TOLERATED = 0.02

Box = tuple[float, float, float, float]
#: From one point of a line to the next, and the box around them.
Stretch = tuple[Point, Point, Box]


@dataclass(frozen=True)
class Label:
    """A name on the picture: its lines from the top (``y``), anchored at ``x``."""

    id: str
    x: float
    y: float
    anchor: str
    lines: tuple[str, ...]
    box: Box


@dataclass(frozen=True)
class _Option:
    """A way and place to write a name, with what it costs whatever the other names do."""

    box: Box
    x: float
    y: float
    w: float
    h: float
    anchor: str
    text: list[str]
    out: float
    over: float
    cost: float


def placed(frame: Frame, font: float) -> list[Label]:
    """The names that fit, the most important first."""
    weight = frame.measure or "degree"
    width, height = frame.size
    inside = [e for e in frame.nodes if -20 < e.x < width + 20 and -20 < e.y < height + 20]
    ranked = sorted(inside, key=lambda each: (-(each.party["measures"].get(weight) or 0), each.id))
    few = len(frame.nodes) <= _FEW and width >= _NARROW
    fixed = _obstacles(frame)
    lines = [stretches(each) for each in frame.lines] if len(frame.lines) <= _LINES else []
    names = [
        (node, few or at < _ALWAYS, _options(node, frame, font, few, fixed, lines))
        for at, node in enumerate(ranked[:_MOST])
    ]
    chosen: dict[str, _Option] = {}
    for _ in range(_ROUNDS):
        for node, must, options in names:
            chosen.pop(node.id, None)
            best = _best(options, chosen.values(), must)
            if best is not None:
                chosen[node.id] = best
    return [_label(node, chosen[node.id]) for node, _, _ in names if node.id in chosen]


def _label(node: Node, found: _Option) -> Label:
    at = {"start": found.x, "end": found.x + found.w}.get(found.anchor, found.x + found.w / 2)
    return Label(node.id, at, found.y, found.anchor, tuple(found.text), found.box)


def _best(options: Sequence[_Option], others: Iterable[_Option], must: bool) -> _Option | None:
    placed_ = [other.box for other in others]
    best, least = None, float("inf")
    for option in options:
        if option.cost >= least:
            continue
        over = _covered(option.box, placed_) / (option.w * option.h) if option.w else 0.0
        if not must and (option.out > 0 or option.over + over > _TOLERATED):
            continue
        total = option.cost + over * _OVER
        if total < least:
            best, least = option, total
    return best


def _spots(node: Node, w: float, h: float) -> list[tuple[float, float, str]]:
    """The corner (left, top) and anchor of every place around a party, the most usual first."""
    gap = node.clear + 4
    slant = gap * 0.72
    x, y = node.x, node.y
    return [
        (x + gap, y - h / 2, "start"),
        (x - gap - w, y - h / 2, "end"),
        (x - w / 2, y + gap - 3, "middle"),
        (x - w / 2, y - gap - h + 3, "middle"),
        (x + slant, y + slant - 4, "start"),
        (x - slant - w, y + slant - 4, "end"),
        (x + slant, y - slant - h + 4, "start"),
        (x - slant - w, y - slant - h + 4, "end"),
        (x - w * 0.25, y + gap - 3, "middle"),
        (x - w * 0.75, y + gap - 3, "middle"),
        (x - w * 0.25, y - gap - h + 3, "middle"),
        (x - w * 0.75, y - gap - h + 3, "middle"),
        (x + gap, y - h * 0.15, "start"),
        (x + gap, y - h * 0.85, "start"),
        (x - gap - w, y - h * 0.15, "end"),
        (x - gap - w, y - h * 0.85, "end"),
        (x - w / 2, y + gap + _AWAY, "middle"),
        (x - w / 2, y - gap - h - _AWAY, "middle"),
        (x + slant + _AWAY, y + slant + _AWAY / 2, "start"),
        (x - slant - w - _AWAY, y + slant + _AWAY / 2, "end"),
        (x + slant + _AWAY, y - slant - h - _AWAY / 2, "start"),
        (x - slant - w - _AWAY, y - slant - h - _AWAY / 2, "end"),
    ]


def _shared(a: Box, b: Box) -> float:
    """The area that two boxes share."""
    w = min(a[2], b[2]) - max(a[0], b[0])
    h = min(a[3], b[3]) - max(a[1], b[1])
    return w * h if w > 0 and h > 0 else 0


def _covered(box: Box, others: Iterable[Box]) -> float:
    """The area of a box that others lie over, together."""
    left, top, right, bottom = box
    area: float = 0
    for other in others:
        if other[0] < right and other[2] > left and other[1] < bottom and other[3] > top:
            area += _shared(box, other)
    return area


def _inside(a: Point, b: Point, box: Box) -> float:
    """How much of a stretch of line lies in a box, in pixels (Liang & Barsky 1984)."""
    (ax, ay), (bx, by) = a, b
    left, top, right, bottom = box
    dx, dy = bx - ax, by - ay
    start, end = 0.0, 1.0
    for step, room in ((-dx, ax - left), (dx, right - ax), (-dy, ay - top), (dy, bottom - ay)):
        if step == 0:
            if room < 0:
                return 0
        elif step < 0:
            start = max(start, room / step)
        else:
            end = min(end, room / step)
    return (end - start) * sqrt(dx * dx + dy * dy) if end > start else 0


def under(lines: Iterable[Sequence[Stretch]], box: Box) -> list[float]:
    """For each line that runs under a box: how many pixels of it do. A line is its stretches."""
    found = []
    left, top, right, bottom = box
    for line in lines:
        total: float = 0
        for a, b, (least_x, least_y, most_x, most_y) in line:
            # A map asks this half a million times, and mostly it is no.
            if least_x > right or most_x < left or least_y > bottom or most_y < top:
                continue
            total += _inside(a, b, box)
        if total > 0:
            found.append(total)
    return found


def stretches(line: Line) -> list[Stretch]:
    """The straight pieces that a line is drawn with."""
    return [
        (a, b, (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])))
        for a, b in pairwise(line.points)
    ]


def _obstacles(frame: Frame) -> list[tuple[Box, str]]:
    """What stands still: the parties, and the words of the ground."""
    found: list[tuple[Box, str]] = [
        ((n.x - n.clear, n.y - n.clear, n.x + n.clear, n.y + n.clear), n.id) for n in frame.nodes
    ]
    for note in frame.layout["ground"]:
        if note["type"] != "note":
            continue
        x, y = frame.view.at((note["x"], note["y"]))
        turned = note.get("turned", False)
        w = 22 if turned else measured(note["text"], NOTE, True) + 8
        h = 240 if turned else 24
        left = {"start": x, "end": x - w}.get(note["anchor"], x - w / 2)
        top = {"top": y, "bottom": y - h}.get(note["base"], y - h / 2)
        found.append(((left, top, left + w, top + h), ""))
    return found


def _written(name: str, few: bool, whole: bool, width: float, font: float) -> list[list[str]]:
    """The ways to write a name, the best first; none that cuts it where it can be ``whole``."""
    narrow = max(88, min(190, width * (0.15 if few else 0.12)))
    word = max(measured(each, font) for each in name.split(" "))
    room = max(narrow, min(word + 1, _WORD)) if few else narrow
    # Narrower, but not so that words break that fit.
    less = max(room * 0.66, min(word + 1, room))
    found = [broken(name, room, 4, font), broken(name, less, 4, font)]
    if few:
        found.append(broken(name, room * 1.5, 2, font))
    else:  # slender before cut
        found += [broken(name, room * 0.7, 4, font), broken(name, room * 0.8, 1, font)]
    if whole and not few:
        found += [broken(name, room * 1.7, 2, font), broken(name, room * 1.3, 3, font)]
    if whole:
        found = [each for each in found if not each[-1].endswith("…")] or found
    return [each for at, each in enumerate(found) if each not in found[:at]]


def _options(
    node: Node,
    frame: Frame,
    font: float,
    few: bool,
    fixed: Sequence[tuple[Box, str]],
    lines: Sequence[Sequence[Stretch]],
) -> list[_Option]:
    width, height = frame.size
    ways = []
    for text in _written(node.party["name"], few, len(frame.nodes) <= _FEW, width, font):
        w = max(measured(line, font) for line in text)
        h = len(text) * font * ROW
        ways.append((text, w, h, _spots(node, w, h)))
    others = [box for box, owner in fixed if owner != node.id]
    # Far from every place of this name there is nothing to count.
    near = _around([_boxed(x, y, w, h) for _, w, h, spots in ways for x, y, _ in spots])
    others = [box for box in others if _shared(box, near)]
    passing = _passing(lines, near)
    found = []
    for way, (text, w, h, spots) in enumerate(ways):
        cut = _CUT if text[-1].endswith("…") else 0
        for turn, (x, y, anchor) in enumerate(spots):
            box = _boxed(x, y, w, h)
            out = max(0, _EDGE - x) + max(0, x + w - width + _EDGE)
            out += max(0, -y) + max(0, y + h - height)
            over = _covered(box, others) / (w * h) if w else 0.0  # 🏻 alone has no width
            cost = over * _OVER + out * _OUT + turn * _TURN + way * _NARROWER + cut
            for length in under(passing, box):
                along = _LENGTHWISE if length > w * _LONG else 0
                cost += _CROSS + length * _ALONG + along
            found.append(_Option(box, x, y, w, h, anchor, text, out, over, cost))
    return found


def _boxed(x: float, y: float, w: float, h: float) -> Box:
    """What a name takes, from its corner."""
    return (x - _PAD, y, x + w + _PAD, y + h)


def _around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all of them."""
    left, top, right, bottom = zip(*boxes, strict=True)
    return (min(left), min(top), max(right), max(bottom))


def _passing(lines: Iterable[Sequence[Stretch]], box: Box) -> list[list[Stretch]]:
    """Of the lines that run through a box the stretches that do."""
    found = ([each for each in line if _inside(each[0], each[1], box)] for line in lines)
    return [each for each in found if each]
