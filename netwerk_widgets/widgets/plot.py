"""One widget for every figure."""

from collections.abc import Callable
from typing import Any

import traitlets

from netwerk_widgets.figures.drawing import Drawing, Still
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.base import Part


def payload(drawing: Drawing) -> dict[str, Any]:
    """A drawing as the browser takes it; the figure itself stays one text."""
    figure = drawing.figure
    if isinstance(figure, Still):
        shown: dict[str, Any] = {"still": {"wide": figure.wide, "narrow": figure.narrow}}
    else:
        shown = {"figure": figure.to_json(), "height": figure.height}
    return shown | {
        "key": drawing.key,
        "title": drawing.title,
        "summary": drawing.summary,
        "table": {
            "columns": list(drawing.table.columns),
            "rows": [list(row) for row in drawing.table.rows],
        },
        "narrow": drawing.narrow,
        "empty": drawing.empty,
    }


class Plot(Part):
    """Shows a `Drawing`; updated in place, so that a page keeps one plot for each figure."""

    _part = traitlets.Unicode("plot").tag(sync=True)
    drawing = traitlets.Dict().tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)

    def __init__(
        self, t: Texts, drawing: Drawing, on_click: Callable[[Any], None] | None = None
    ) -> None:
        super().__init__(
            t, drawing=payload(drawing) | {"serial": 1}, labels={"table": t("ui.table")}
        )
        self._on_click = on_click
        self.on_msg(self._receive)

    def show(self, drawing: Drawing) -> None:
        """Redraw, if the drawing differs from the one on the screen."""
        new = payload(drawing)
        serial = self.drawing["serial"]
        if self.drawing != new | {"serial": serial}:
            self.drawing = new | {"serial": serial + 1}

    def _receive(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        if content.get("type") == "click" and self._on_click is not None:
            self._on_click(content.get("value"))
