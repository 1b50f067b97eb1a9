"""Where the names go: beside their node, over nothing else if that can be."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from netwerk_widgets.figures import palette

if TYPE_CHECKING:
    import numpy as np

Box = tuple[float, float, float, float]

#: The width of a letter as a share of its height; a little wide, so that it holds for most fonts.
_LETTER = 0.58
_LINE = 1.22
#: A name that would lie over more than this share of its own area is left to the hover text.
_TOLERATED = 0.14

#: Lines are looked at in so many points; a name over one costs so many square pixels.
_DOTS, _COVERED_LINE = 20, 90

#: Each name chooses again when the others have chosen.
_ROUNDS = 3

#: Direction from the node (x, y) and how it is anchored there; the first is the best.
_SIDES: tuple[tuple[int, int], ...] = (
    (0, -1),
    (0, 1),
    (1, 0),
    (-1, 0),
    (1, -1),
    (-1, -1),
    (1, 1),
    (-1, 1),
)
_X_ANCHOR = {-1: "right", 0: "center", 1: "left"}
_Y_ANCHOR = {-1: "top", 0: "middle", 1: "bottom"}


@dataclass(frozen=True)
class Name:
    """A name to place: its node in the field of 1 × 1 and the node's radius in pixels.

    ``texts`` are ways to break it over lines, the best first.
    """

    x: float
    y: float
    radius: float
    texts: tuple[str, ...]
    #: Placed even over something else.
    always: bool = False
    bold: bool = False


@dataclass(frozen=True)
class _Option:
    """A way to write a name: the text, where it goes, and the corners in pixels."""

    text: str
    side: tuple[int, int]
    box: Box


def _size(text: str, font: int) -> tuple[float, float]:
    lines = text.split("<br>")
    # An entity such as &amp; is one letter on the screen.
    longest = max(len(line) - 4 * line.count("&") for line in lines)
    return _LETTER * longest * font, _LINE * len(lines) * font


def place(
    names: Sequence[Name],
    nodes: Sequence[tuple[float, float, float]],
    field: tuple[int, int],
    font: int,
    blocked: Sequence[Box] = (),
    lines: Sequence[Box] = (),
) -> list[dict[str, Any]]:
    """Plotly annotations for the names that have room, the first in the list first.

    ``nodes`` are (x, y, radius) of all nodes; ``field`` is the size of the map in pixels;
    ``blocked`` are boxes (left, bottom, right, top) in the field of 1 × 1 to keep free;
    ``lines`` (x, y, x, y) are better not written over.
    """
    import numpy as np

    wide, high = field
    scale = np.array([wide, high, wide, high])
    round_ones = np.array([(x, y, x, y) for x, y, _ in nodes]).reshape(-1, 4) * scale
    round_ones += np.array([(-r, -r, r, r) for _, _, r in nodes]).reshape(-1, 4)
    barred = np.array(blocked).reshape(-1, 4) * scale
    dots = _dots(lines, wide, high)
    # What does not change while names move: nodes, barred boxes, lines and the edge.
    options: list[list[_Option]] = []
    boxes, fixed, lost = [], [], []
    for name in names:
        options.append(_options(name, field, font))
        corners = np.array([each.box for each in options[-1]])
        areas = (corners[:, 2] - corners[:, 0]) * (corners[:, 3] - corners[:, 1])
        outside = areas - _overlap(corners, np.array([(0.0, 0.0, wide, high)]))
        over = _overlap(corners, round_ones)
        bars = _overlap(corners, barred)
        preferred = np.arange(len(corners)) * 0.02 * areas
        crossed = _COVERED_LINE * _inside(dots, corners)
        boxes.append(corners)
        fixed.append(8 * over + 6 * bars + 6 * outside + preferred + crossed)
        lost.append((over + 3 * bars + outside, areas))
    chosen: dict[int, int] = {}
    for _ in range(_ROUNDS):
        for index, name in enumerate(names):
            chosen.pop(index, None)
            placed = np.array([options[i][way].box for i, way in chosen.items()]).reshape(-1, 4)
            over = _overlap(boxes[index], placed)
            best = int((fixed[index] + 6 * over).argmin())
            unseen, areas = lost[index]
            if name.always or (unseen + over)[best] <= _TOLERATED * areas[best]:
                chosen[index] = best
    return [_annotation(names[i], options[i][chosen[i]], font) for i in sorted(chosen)]


def _dots(lines: Sequence[Box], wide: int, high: int) -> "np.ndarray":
    """Points along the lines, in pixels."""
    import numpy as np

    ends = np.array(lines).reshape(-1, 4) * np.array([wide, high, wide, high])
    # With many lines no name can avoid them all; then a coarse look is enough.
    count = _DOTS if len(ends) <= 60 else _DOTS // 3
    share = np.linspace(0.08, 0.92, count)[None, :, None]
    return (ends[:, None, :2] * (1 - share) + ends[:, None, 2:] * share).reshape(-1, 2)


def _inside(dots: "np.ndarray", boxes: "np.ndarray") -> "np.ndarray":
    """How many of the dots lie in each box."""
    within = (dots[None] > boxes[:, None, :2]) & (dots[None] < boxes[:, None, 2:])
    return within.all(axis=2).sum(axis=1)


def _options(name: Name, field: tuple[int, int], font: int) -> list[_Option]:
    found = []
    for text in dict.fromkeys(name.texts):
        width, height = _size(text, font)
        for side in _SIDES:
            x_shift, y_shift = _shift(name, *side)
            left = name.x * field[0] + x_shift - width * (1 - side[0]) / 2
            bottom = name.y * field[1] + y_shift - height * (1 - side[1]) / 2
            found.append(_Option(text, side, (left, bottom, left + width, bottom + height)))
    return found


def _shift(name: Name, right: int, up: int) -> tuple[float, float]:
    reach = name.radius + 4
    if right and up:
        reach *= 0.75
    return right * reach, up * reach


def _overlap(boxes: "np.ndarray", others: "np.ndarray") -> "np.ndarray":
    """The area in square pixels that each box shares with the others together."""
    import numpy as np

    low = np.maximum(boxes[:, None, :2], others[None, :, :2])
    high = np.minimum(boxes[:, None, 2:], others[None, :, 2:])
    return np.clip(high - low, 0, None).prod(axis=2).sum(axis=1)


def _annotation(name: Name, option: _Option, font: int) -> dict[str, Any]:
    right, up = option.side
    x_shift, y_shift = _shift(name, right, up)
    return {
        "x": name.x,
        "y": name.y,
        "xref": "x",
        "yref": "y",
        "xshift": round(x_shift),
        "yshift": round(y_shift),
        "xanchor": _X_ANCHOR[right],
        "yanchor": _Y_ANCHOR[up],
        "align": _X_ANCHOR[right],
        "text": f"<b>{option.text}</b>" if name.bold else option.text,
        "showarrow": False,
        "borderpad": 0,
        "bgcolor": "rgba(255,255,255,0.6)",
        "font": {"size": font, "color": palette.INK},
    }
