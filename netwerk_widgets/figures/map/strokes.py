"""The relations as few paths: one for each kind, strength and brightness.

The same as ``static/map/lines.js``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import floor, hypot
from typing import Any

from netwerk_widgets.figures.map.frame import Line, Point


def tip(value: float) -> str:
    """A number of pixels in tenths, halves upwards, written as JavaScript does."""
    rounded = floor(value * 10 + 0.5) / 10
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)


@dataclass
class Stroke:
    """Lines that look alike: one path for them and one for the heads of their arrows."""

    key: str
    style: Any
    width: float
    d: list[str] = field(default_factory=list)
    head: list[str] = field(default_factory=list)


def strokes(lines: Sequence[Line]) -> list[Stroke]:
    """The paths, in drawing order."""
    groups: dict[str, Stroke] = {}
    for line in lines:
        key = f"{line.style['value']} {line.width:g}"
        group = groups.setdefault(key, Stroke(key, line.style, line.width))
        if line.relation["arrow"]:
            last, head = _headed(line)
            group.d.append(path([*line.points[:-1], last]))
            group.head.append(head)
        else:
            group.d.append(path(line.points))
    return [groups[key] for key in sorted(groups)]


def path(points: Sequence[Point]) -> str:
    """A line through points, as SVG writes it."""
    return "".join(
        f"{'L' if index else 'M'}{tip(x)} {tip(y)}" for index, (x, y) in enumerate(points)
    )


def _headed(line: Line) -> tuple[Point, str]:
    """The end of the line, and the arrow's head beyond it."""
    (ax, ay), (bx, by) = line.points[-2:]
    length = hypot(bx - ax, by - ay) or 1
    ux, uy = (bx - ax) / length, (by - ay) / length
    off = min(line.end + 3, length * 0.45)
    long = min(9 + 2.2 * line.width, length * 0.5)
    half = long * 0.48
    tx, ty = bx - ux * off, by - uy * off
    sx, sy = tx - ux * long, ty - uy * long
    head = (
        f"M{tip(tx)} {tip(ty)}L{tip(sx - uy * half)} {tip(sy + ux * half)}"
        f"L{tip(sx + uy * half)} {tip(sy - ux * half)}Z"
    )
    return (sx + ux, sy + uy), head
