"""Answers that the facilitator types in, among those that phones send.

Each has the name of its row (a paper, a person, an organisation), for as long as the round is
open: typed once more it changes, and no phone can change it, for its place is no hash of a key.
"""

import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, cast

from netwerk_widgets.rounds.keeping import ClosedError, Keeping, Statements
from netwerk_widgets.rounds.slips import Slip, as_text, from_text
from netwerk_widgets.rounds.tables import OF_OPEN

#: What becomes of the slip of a row: another, or none (any more).
Change = Callable[[Slip | None], Slip | None]
#: What stands open to type in: all answers of a paper, how often each was given, or nothing.
Grid = Literal["answers", "tally", "shut"]
#: The rows of what was tallied begin so.
TALLIED = "tally "


class ByHand(Keeping):
    """The slips that were typed in."""

    def by_hand(self, round_id: str) -> dict[str, Slip]:
        """What was typed in an open round, by row; of one that is closed nothing.

        Nothing of it comes from a phone, or from a tally.
        """
        with self._transaction(writing=False) as connection:
            found = _typed(connection, round_id)
        return {row: each for row, each in found.items() if not row.startswith(TALLIED)}

    def tally(self, round_id: str) -> dict[str, dict[str, int]]:
        """What was tallied in an open round (`tally.Counts`)."""
        with self._transaction(writing=False) as connection:
            query = "SELECT counts FROM tallies WHERE round = ?"
            row = connection.execute(query, (round_id,)).fetchone()
        return {} if row is None else json.loads(row[0])

    def grid(self, round_id: str) -> Grid | None:
        """What stands open to type in, as it was left; None where nobody opened or shut it."""
        with self._transaction(writing=False) as connection:
            row = connection.execute(
                "SELECT grid FROM grids WHERE round = ?", (round_id,)
            ).fetchone()
        return None if row is None else cast("Grid", row[0])

    def leave(self, round_id: str, grid: Grid) -> None:
        """Keep what stands open to type in, for a page that is read anew.

        Raises
        ------
        ClosedError
            When the round is not open.
        """
        with self._transaction(writing=True) as connection:
            _must_be_open(connection, round_id)
            connection.execute(
                "INSERT INTO grids VALUES (?, ?)"
                " ON CONFLICT (round) DO UPDATE SET grid = excluded.grid",
                (round_id, grid),
            )

    def by_phone(self, round_id: str) -> list[Slip]:
        """Who answered an open round on a phone, without what; in no order.

        Of an anonymous round there are as many, of nobody.
        """
        with self._transaction(writing=False) as connection:
            rows = connection.execute(
                "SELECT content FROM slips WHERE round = ? AND place IS NOT NULL AND place NOT IN"
                " (SELECT place FROM by_hand WHERE round = ?) ORDER BY id",
                (round_id, round_id),
            )
            found = [from_text(content) for (content,) in rows]
        return [Slip(key="", party=each.party, who=each.who) for each in found]

    def type_in(self, round_id: str, changes: Mapping[str, Change]) -> None:
        """Change what was typed in rows, all in one go.

        Raises
        ------
        ClosedError
            When the round is not open; nothing is changed then.
        """
        with self._transaction(writing=True) as connection:
            _must_be_open(connection, round_id)
            had = _typed(connection, round_id)
            for name, change in changes.items():
                _write(connection, round_id, name, had.get(name), change(had.get(name)))

    def tally_up(
        self, round_id: str, counts: Mapping[str, Mapping[str, int]], slips: Sequence[Slip]
    ) -> None:
        """Keep what was tallied, and these slips in place of those that it gave before.

        Raises
        ------
        ClosedError
            When the round is not open; nothing is changed then.
        """
        with self._transaction(writing=True) as connection:
            _must_be_open(connection, round_id)
            had = {row for row in _typed(connection, round_id) if row.startswith(TALLIED)}
            now = {f"{TALLIED}{number}": each for number, each in enumerate(slips)}
            connection.execute(
                "INSERT INTO tallies VALUES (?, ?)"
                " ON CONFLICT (round) DO UPDATE SET counts = excluded.counts",
                (round_id, json.dumps(counts)),
            )
            for row in had:  # also those that stay: which paper it was is by chance anew
                _write(connection, round_id, row, None, None)
            for row, each in now.items():
                _write(connection, round_id, row, None, each)

    @staticmethod
    def _let_go(connection: Statements, round_id: str) -> None:
        """Forget which slips of a round were typed, what was tallied, and in which grid."""
        for table in OF_OPEN:
            connection.execute(f"DELETE FROM {table} WHERE round = ?", (round_id,))  # noqa: S608


def _must_be_open(connection: Statements, round_id: str) -> None:
    still = "SELECT 1 FROM rounds WHERE id = ? AND state = 'open'"
    if connection.execute(still, (round_id,)).fetchone() is None:
        raise ClosedError


def _typed(connection: Statements, round_id: str) -> dict[str, Slip]:
    rows = connection.execute(
        "SELECT row, content FROM by_hand JOIN slips USING (place) WHERE by_hand.round = ?",
        (round_id,),
    )
    return {row: from_text(content) for row, content in rows}


def _write(
    connection: Statements, round_id: str, row: str, old: Slip | None, new: Slip | None
) -> None:
    of_row = "(SELECT place FROM by_hand WHERE round = ? AND row = ?)"
    if new is None:
        connection.execute(f"DELETE FROM slips WHERE place = {of_row}", (round_id, row))  # noqa: S608
        connection.execute("DELETE FROM by_hand WHERE round = ? AND row = ?", (round_id, row))
    elif old is not None:
        connection.execute(
            f"UPDATE slips SET content = ? WHERE place = {of_row}",  # noqa: S608
            (as_text(new), round_id, row),
        )
    else:
        place = f"hand {secrets.token_hex(16)}"
        connection.execute(
            "INSERT INTO slips VALUES (?, ?, ?, ?)",
            (secrets.randbits(63), round_id, place, as_text(new)),
        )
        connection.execute("INSERT INTO by_hand VALUES (?, ?, ?)", (round_id, row, place))
