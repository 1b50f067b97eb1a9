"""Telling on an open page that its session may only be read, or is shared no more."""

from netwerk_widgets.session.errors import ReadOnlyError
from netwerk_widgets.widgets.open_page import OpenPage

_TOPIC = "reading"


class ReadingNotice:
    """Looks for one page, where people are kept apart in one database."""

    def __init__(self, page: OpenPage) -> None:
        self._page = page
        self._told = False

    def again(self) -> None:
        """The page is made anew, without what was told."""
        self._told = False
        self.look()

    def look(self) -> None:
        """Tell that nothing can be saved, for as long as that is so; leave what is gone."""
        page = self._page
        if not page.store.is_shared or page.live is None:
            return
        if page.store.name_of(page.live.session_id) is None:
            page.open(page.live.name)  # which says that it is not there
            return
        reading = page.live.readonly and not page.store.readonly
        if reading and not self._told:
            sentence = ReadOnlyError("read_only_shared").sentence(page.t)
            page.header.notice(sentence, "news", topic=_TOPIC)
        elif self._told and not reading:
            page.header.withdraw(_TOPIC)
        self._told = reading
