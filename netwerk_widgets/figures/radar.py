"""What the radars of scores share."""

from collections.abc import Sequence
from typing import Any

from netwerk_widgets.figures import palette


def spokes(labels: Sequence[str]) -> dict[str, Any]:
    """Plotly's ``polar``: scores 1–5 outward, a spoke for each label, clockwise from the top."""
    return {
        "radialaxis": {
            "range": [0, 5],
            "tickvals": [1, 2, 3, 4, 5],
            "tickfont": {"size": 16, "color": palette.MUTED},
            "angle": 90,
            "tickangle": 90,
            "showline": False,
        },
        "angularaxis": {
            "direction": "clockwise",
            "rotation": 90,
            # All keep their place, also when only some are scored.
            "categoryorder": "array",
            "categoryarray": list(labels),
            "tickfont": {"size": 18},
        },
    }
