"""Telling on an open page that its store cannot be reached, for as long as that is so."""

from netwerk_widgets.logs import Complaint
from netwerk_widgets.session.errors import DatabaseError
from netwerk_widgets.widgets.open_page import OpenPage

_TOPIC = "store"


class StoreNotice:
    """Looks for one page. What is typed meanwhile the page keeps, and saves when it can."""

    def __init__(self, page: OpenPage) -> None:
        self._page = page
        self._told = ""
        self._complaint = Complaint("the store cannot be reached: %s")

    def reached(self) -> bool:
        """Whether the store answers now; when it does not that is told, once."""
        try:
            self._page.store.change_token()
        except DatabaseError as problem:
            self._complaint.of(problem.key)
            self._tell(problem)
            return False
        self._complaint.over()
        if self._told:
            self._told = ""
            self._page.header.withdraw(_TOPIC)
        return True

    def _tell(self, problem: DatabaseError) -> None:
        if problem.key != self._told:
            self._told = problem.key
            sentence = problem.sentence(self._page.t)
            self._page.header.notice(sentence, "problem", topic=_TOPIC)
