"""The arithmetic of `layout` without numpy, for a browser that has none.

The same places, but for the last digits of each step (tests hold them equal).
"""

from collections.abc import Sequence
from math import copysign, sqrt

Points = list[tuple[float, float]]


def spring(
    at: Points, lines: Sequence[tuple[int, int, float]], k: float, iterations: int
) -> Points:
    """See `layout._spring`: the places after so many iterations."""
    pulled: dict[int, dict[int, float]] = {number: {} for number in range(len(at))}
    for a, b, weight in lines:
        pulled[a][b] = pulled[b][a] = weight
    heat = 0.1 * max(max(axis) - min(axis) for axis in zip(*at, strict=True))
    cooling = heat / (iterations + 1)
    for _ in range(iterations):
        moved: Points = []
        for one, (x, y) in enumerate(at):
            right = up = 0.0
            mine = pulled[one]
            for other, (far, high) in enumerate(at):
                if other == one:
                    continue
                apart = max((x - far) ** 2 + (y - high) ** 2, 1e-4)
                force = k * k / apart
                if other in mine:
                    force -= mine[other] * sqrt(apart) / k
                right += force * (x - far)
                up += force * (y - high)
            length = sqrt(right * right + up * up)
            share = heat / (0.1 if length < 0.01 else length)
            moved.append((x + right * share, y + up * share))
        at = moved
        heat -= cooling
    return at


def spread(at: Points) -> Points:
    """Places that fill the field, partly by their order alone; see `layout.force`."""
    axes = []
    for axis in zip(*at, strict=True):
        low, span = min(axis), (max(axis) - min(axis)) or 1
        order = sorted(range(len(axis)), key=lambda number, axis=axis: axis[number])  # type: ignore[misc]
        rank = {number: place / (len(axis) - 1) for place, number in enumerate(order)}
        axes.append([0.55 * (each - low) / span + 0.45 * rank[n] for n, each in enumerate(axis)])
    return list(zip(*axes, strict=True))


def apart(
    at: Points,
    rounds: int,
    size: tuple[float, float],
    edge: tuple[float, float],
    box: tuple[float, float],
) -> Points:
    """See `layout._apart`; ``size`` and ``box`` in pixels, ``edge`` a share of the field."""
    axes = [
        [(edge[axis] + each * (1 - 2 * edge[axis])) * size[axis] for each in line]
        for axis, line in enumerate(zip(*at, strict=True))
    ]
    for _ in range(rounds):
        moved = [[0.0] * len(at), [0.0] * len(at)]
        anybody = False
        for one in range(len(at)):
            for other in range(len(at)):
                away = [axes[axis][one] - axes[axis][other] for axis in (0, 1)]
                if one == other or abs(away[0]) >= box[0] or abs(away[1]) >= box[1]:
                    continue
                anybody = True
                over = [box[axis] - abs(away[axis]) for axis in (0, 1)]
                # Move along the axis on which the least is needed.
                axis = 0 if over[0] / box[0] < over[1] / box[1] else 1
                sign = copysign(1, away[axis] or one - other)
                moved[axis][one] += sign * over[axis]
        if not anybody:
            break
        for axis in (0, 1):
            low, high = edge[axis] * size[axis], (1 - edge[axis]) * size[axis]
            axes[axis] = [
                min(high, max(low, each + 0.25 * push))
                for each, push in zip(axes[axis], moved[axis], strict=True)
            ]
    across, up = axes
    return [(x / size[0], y / size[1]) for x, y in zip(across, up, strict=True)]
