"""The traces of the map as plain dicts: plotly then checks each once, which takes half the time."""

from typing import Any

Trace = dict[str, Any]


def scatter(**values: Any) -> Trace:
    """A scatter trace; what is None is left out."""
    return {"type": "scatter"} | {key: value for key, value in values.items() if value is not None}
