"""On the desk: what participants see on their phone, as it is now, without a phone.

It is the page of the room itself, made of what is published and nothing else. Here no script
runs in it: the map is its picture, and a figure is told in words. Making it takes a moment, so it
is made for who has the phone open, and never when the desk itself is made.
"""

import re

import traitlets

from netwerk_widgets.session.models import Session
from netwerk_widgets.session.published import fingerprint
from netwerk_widgets.widgets.base import Part
from netwerk_widgets.widgets.dashboard import nothing_shown, page
from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.overview import styles

#: What only a script reads.
_DATA = re.compile(r'<script type="application/json">.*?</script>', re.DOTALL)


class Phone(Part):
    """A phone with the room's page in it (``static/stage/phone.js``)."""

    _part = traitlets.Unicode("stage/phone").tag(sync=True)
    style = traitlets.Unicode().tag(sync=True)
    page = traitlets.Unicode().tag(sync=True)
    unfolded = traitlets.Bool(default_value=False).tag(sync=True)
    texts = traitlets.Dict().tag(sync=True)


class PhonePreview:
    """Keeps a phone up with what the room is shown of the session of a page."""

    def __init__(self, page: OpenPage) -> None:
        self.page, self.t = page, page.t
        texts = {each: page.t(f"desk.phone.{each}") for each in ("title", "intro")}
        self.phone = Phone(page.t, texts=texts)
        self._session: Session | None = None
        self._shown = ""

    def look(self, *, on: bool) -> None:
        """Show how it is now; ``on``: the room is shown this session."""
        live, t = self.page.session, self.t
        if not self.phone.unfolded:
            return
        if not self.phone.style:
            self.phone.style = styles()
        if not on:
            self._session, self._shown = None, ""
            self._show(nothing_shown(t))
            return
        if live.session is self._session:
            return
        self._session = live.session
        # Where nothing changed that is published, nothing is made anew.
        shown = f"{live.name} {fingerprint(live.session)}"
        if shown != self._shown:
            self._shown = shown
            self._show(page(live.session, live.name, t))

    def _show(self, html: str) -> None:
        html = _DATA.sub("", html)
        if html != self.phone.page:
            self.phone.page = html
