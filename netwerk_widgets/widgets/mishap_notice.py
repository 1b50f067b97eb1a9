"""Telling on an open page, once, that a server of ours ended by itself."""

from netwerk_widgets.session.mishaps import News
from netwerk_widgets.widgets.open_page import OpenPage


class MishapNotice:
    """Looks for one page; who opens it later, or loads it anew, is not told again."""

    def __init__(self, page: OpenPage) -> None:
        self._page = page
        self._news = News()

    def look(self) -> None:
        """Tell in the bar what happened since the last look."""
        if found := self._news.look():
            text = self._page.t(f"cli.door.{found.door}.{found.what}")
            self._page.header.notice(text, "problem", topic=f"door {found.door}")
