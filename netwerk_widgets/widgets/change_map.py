"""One of two maps beside each other: to look at, not to change."""

import json

import traitlets

from netwerk_widgets.figures.map.change import Scene
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.base import Part


class ChangeMap(Part):
    """Shows a scene of `change_scenes` (``static/map/change.js``), named ``key`` on the page."""

    _part = traitlets.Unicode("map/change").tag(sync=True)
    #: JSON, so that it is compared and sent as one text.
    scene = traitlets.Unicode().tag(sync=True)
    key = traitlets.Unicode().tag(sync=True)

    def __init__(self, t: Texts, key: str) -> None:
        super().__init__(t, key=key)

    def show(self, scene: Scene) -> None:
        """Draw another scene."""
        self.scene = json.dumps(scene, ensure_ascii=False, separators=(",", ":"))
