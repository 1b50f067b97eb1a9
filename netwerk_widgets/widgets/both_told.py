"""Two at the same place: both are told, and what is not there any more is one click away."""

from collections.abc import Sequence

from netwerk_widgets.session.errors import EditError
from netwerk_widgets.session.overwritten import Replaced
from netwerk_widgets.session.store.base import Conflict
from netwerk_widgets.widgets.act_words import conflict_words, replaced_words
from netwerk_widgets.widgets.open_page import OpenPage


class BothTold:
    """Tells one page what it replaced of others, and others of it.

    A newer message about the same places takes the place of the older.
    """

    def __init__(self, page: OpenPage) -> None:
        self._page = page

    def conflicts(self, part: str, conflicts: list[Conflict]) -> None:
        """Tell that others changed the same; ours stands, theirs is one click away."""
        page, t = self._page, self._page.t
        theirs = conflict_words(part, conflicts, page.session, t)
        page.header.notice(
            t("ui.conflict", part=t(f"fields.part.{part}"), theirs=theirs),
            "problem",
            t("ui.take_theirs"),
            lambda: self._take_theirs(part, conflicts),
            _topic(part, [each.path for each in conflicts]),
        )

    def _take_theirs(self, part: str, conflicts: list[Conflict]) -> None:
        self._page.session.take_theirs(part, conflicts)

    def replaced(self) -> None:
        """Tell that another page replaced what was typed here; ours is one click away."""
        page, t = self._page, self._page.t
        lost = page.live.replaced() if page.live else []
        if lost:
            page.header.notice(
                replaced_words(lost, page.session, t),
                "problem",
                t("history.put_back"),
                lambda: self._put_back(lost),
                _topic(lost[0].spot.part, [each.spot[1:] for each in lost]),
            )

    def _put_back(self, lost: list[Replaced]) -> None:
        try:
            self._page.session.put_back(lost)
        except EditError:
            self._page.problem(self._page.t("history.row_gone"))


def _topic(part: str, places: Sequence[tuple[str, ...]]) -> str:
    return " ".join("/".join(filter(None, (part, *each))) for each in sorted(places))
