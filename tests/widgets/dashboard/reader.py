"""The participants' page of a session, read as a browser reads it."""

import json
from html.parser import HTMLParser

from netwerk_widgets.session.published import published
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets import dashboard
from netwerk_widgets.widgets.blocks import filled

T = texts("nl")


EMPTY = {"br", "hr", "img", "input", "meta", "link"}


class Page(HTMLParser):
    """What a browser makes of the page."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.texts, self.data = [], [], [], []
        self.ids, self.open = [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag == "tspan":  # one a line: a longer name has more
            self.open.append(tag)
            return
        self.tags.append(tag)
        self.attributes += [(tag, *each) for each in attrs]
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        (self.data if self.open[-1:] == ["script"] else self.texts).append(data)

    @property
    def drawings(self):
        return [each for each in map(json.loads, self.data) if "scene" not in each]

    @property
    def map(self):
        """The map to look around in: its scene, and the words of its tools."""
        [found] = [each for each in map(json.loads, self.data) if "scene" in each]
        return found


def read(session, name="Sessie", language="nl"):
    return Page(dashboard.page(session, name, texts(language)))


def drawn(session):
    for panel in filled(published(session), T):
        if panel.scene is None:
            for each in panel.drawings:
                yield panel.slug, each
