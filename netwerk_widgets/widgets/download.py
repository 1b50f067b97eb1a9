"""A file handed to the browser: it is among its downloads."""

import traitlets

from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.base import Part


class Download(Part):
    """Shows nothing; `hand` gives the browser a file to keep (``static/download.js``)."""

    _part = traitlets.Unicode("download").tag(sync=True)

    def __init__(self, t: Texts) -> None:
        super().__init__(t)

    def hand(self, name: str, data: bytes) -> None:
        """Give the browser a file; it must be on the page by now."""
        self.send({"type": "download", "name": name}, [data])
