"""What a page says when others changed the same: ours and theirs, each one click away."""

from netwerk_widgets.session.errors import EditError
from netwerk_widgets.session.overwritten import Replaced
from netwerk_widgets.session.store.base import Conflict
from netwerk_widgets.session.store.merge import replaced
from netwerk_widgets.widgets.act_words import conflict_words, replaced_words
from netwerk_widgets.widgets.open_page import OpenPage


class Clashes:
    """Tells of what was typed on two pages at once."""

    def __init__(self, page: OpenPage) -> None:
        self._page = page

    def tell(self, part: str, conflicts: list[Conflict]) -> None:
        """Tell that others changed the same; ours stands, theirs is one click away."""
        page = self._page
        theirs = conflict_words(part, conflicts, page.session, page.t)
        text = page.t("ui.conflict", part=page.t(f"fields.part.{part}"), theirs=theirs)
        page.header.notice(
            text,
            "problem",
            page.t("ui.take_theirs"),
            lambda: self._take_theirs(part, conflicts),
        )

    def _take_theirs(self, part: str, conflicts: list[Conflict]) -> None:
        session = self._page.session
        document = session.documents[part]
        for conflict in conflicts:
            document = replaced(document, conflict.path, conflict.theirs)
        session.replace(part, document)

    def tell_replaced(self) -> None:
        """Tell that another page replaced what was typed here; ours is one click away."""
        page = self._page
        lost = page.live.replaced() if page.live else []
        if lost:
            page.header.notice(
                replaced_words(lost, page.session, page.t),
                "problem",
                page.t("history.put_back"),
                lambda: self._put_back(lost),
            )

    def _put_back(self, lost: list[Replaced]) -> None:
        try:
            self._page.session.put_back(lost)
        except EditError:
            self._page.problem(self._page.t("history.row_gone"))
