"""The answers on a server whose users are kept apart: each sees those of his sessions alone."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from netwerk_widgets.rounds.server import AnswersOnServer, Statements, log
from netwerk_widgets.rounds.tables import ClosedError
from netwerk_widgets.session.errors import DatabaseError, ReadOnlyError


class SharedAnswers(AnswersOnServer):
    """The answers of the sessions that may be read.

    The service of rooms keeps slips of rounds that are open, and reads none.
    """

    @contextmanager
    def transaction(self, *, writing: bool) -> Iterator[Statements]:
        """All of it or nothing; one writes at a time, of those who may write the same sessions."""
        try:
            with self._begun(writing=False) as statements:
                if writing:
                    statements.execute("SELECT netwerk_shared.hold_answers()")
                yield statements
        except DatabaseError as problem:
            if problem.key == "database_refuses":
                raise ReadOnlyError("read_only_shared") from problem
            raise

    def put(
        self, round_id: str, slips: Sequence[tuple[str, str]], most: int, most_text: int
    ) -> list[bool] | None:
        """See `keeping.Place.put`."""
        places, contents = [each[0] for each in slips], [each[1] for each in slips]
        with self._begun(writing=False) as statements:
            found = statements.execute(
                "SELECT netwerk_shared.put(?, ?, ?, ?, ?)",
                (round_id, places, contents, most, most_text),
            ).scalar()
        if found is None:
            raise ClosedError
        return list(found)

    def change_token(self) -> object:
        """How often anything was changed, by session."""
        with self._begun(writing=False) as statements:
            found = statements.execute("SELECT * FROM netwerk_shared.answers_changed()")
            return tuple(tuple(row) for row in found)

    def tidy(self) -> None:
        """See `AnswersOnServer.tidy`: those who may not write the tables anew ask for it."""
        try:
            for turn in (1, 2):
                with self._begun(writing=False) as statements:
                    statements.execute("SELECT netwerk_shared.tidy(?)", (turn,))
        except DatabaseError:
            log.exception("the answers could not be tidied up")
