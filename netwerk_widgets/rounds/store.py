"""The answers, in a database file of their own beside the sessions, or with them on a server.

The workbook opens and closes rounds in it, the participants' door puts slips in it. A slip is
kept under a hash of the phone's own key for that round, so that a change overwrites and nothing
else can. When a round closes the hashes go, and all is written anew in the order of the
rows' random numbers: who sent what, and in which order, is in no byte of the file (`server` says
what one who looks after a server can see).
"""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from typing import Literal

from netwerk_widgets.rounds.by_hand import ByHand
from netwerk_widgets.rounds.keeping import ClosedError, Statements, exists
from netwerk_widgets.rounds.model import Round, State
from netwerk_widgets.rounds.slips import Slip, as_text, from_text
from netwerk_widgets.rounds.tables import OF_OPEN
from netwerk_widgets.session.errors import DatabaseError, NetwerkError
from netwerk_widgets.session.store.base import Store

__all__ = ["Answers", "ClosedError", "Outcome", "exists", "forget", "remove_session"]

#: A round takes no more slips than this, and no more text (characters).
MOST_SLIPS, MOST_TEXT = 20_000, 16_000_000
#: What a state can become.
_NEXT: dict[State, tuple[State, ...]] = {
    "open": ("closed", "dropped"),
    "closed": ("revealed", "dropped"),
    "revealed": ("taken", "dropped"),
    "taken": (),
    "dropped": (),
}
Outcome = Literal["kept", "full"]


class Answers(ByHand):
    """The rounds, and what came in."""

    # ---- the facilitator's side ----

    def open(self, round_: Round) -> None:
        """Open a round; its session can have one open at a time.

        Raises
        ------
        NetwerkError
            When another round of that session is open.
        """
        with self._transaction(writing=True) as connection:
            if self._one(connection, "session = ? AND state = 'open'", round_.session):
                raise NetwerkError("round_already")
            connection.execute(
                "INSERT INTO rounds VALUES (?, ?, ?, ?)",
                (round_.id, round_.session, round_.state, round_.model_dump_json()),
            )

    def settle(self, round_: Round) -> None:
        """Change how an open round is asked, which can be until the first answer is in.

        Raises
        ------
        NetwerkError
            When there is an answer already.
        ClosedError
            When it is not open.
        """
        with self._transaction(writing=True) as connection:
            found = self._one(connection, "id = ?", round_.id)
            if found is None or found.state != "open":
                raise ClosedError
            if self._many(connection, round_.id):
                raise NetwerkError("round_begun")
            connection.execute(
                "UPDATE rounds SET document = ? WHERE id = ?",
                (round_.model_dump_json(), round_.id),
            )

    def move_on(self, round_id: str, state: State) -> Round:
        """Close a round, reveal it, note that it was taken over, or drop it.

        When it closes the hashes of the phones' keys go, and which row was typed; when it is
        taken over or dropped, so do the answers, and the names to choose from.

        Raises
        ------
        ClosedError
            When the round is not there, or cannot become that any more.
        """
        with self._transaction(writing=True) as connection:
            found = self._one(connection, "id = ?", round_id)
            if found is None or state not in _NEXT[found.state]:
                raise ClosedError
            over = state in ("taken", "dropped")
            moved = found.model_copy(update={"state": state} | ({"people": ()} if over else {}))
            connection.execute(
                "UPDATE rounds SET state = ?, document = ? WHERE id = ?",
                (state, moved.model_dump_json(), round_id),
            )
            if state == "closed":
                connection.execute("UPDATE slips SET place = NULL WHERE round = ?", (round_id,))
            elif over:
                connection.execute("DELETE FROM slips WHERE round = ?", (round_id,))
            self._let_go(connection, round_id)
        self.tidy()
        return moved

    def forget(self, session: str) -> None:
        """Remove every round of a session, and every answer to them."""
        with self._transaction(writing=True) as connection:
            for table in ("slips", *OF_OPEN):
                connection.execute(
                    f"DELETE FROM {table} WHERE round IN"  # noqa: S608
                    " (SELECT id FROM rounds WHERE session = ?)",
                    (session,),
                )
            connection.execute("DELETE FROM rounds WHERE session = ?", (session,))
        self.tidy()

    def rounds(self, session: str) -> list[Round]:
        """The rounds of a session, whatever became of them; in no order."""
        with self._transaction(writing=False) as connection:
            rows = connection.execute("SELECT document FROM rounds WHERE session = ?", (session,))
            return [Round.model_validate_json(document) for (document,) in rows]

    def count(self, round_id: str) -> int:
        """How many have answered."""
        with self._transaction(writing=False) as connection:
            return self._many(connection, round_id)

    def slips(self, round_id: str) -> list[Slip]:
        """The answers, in no order.

        Raises
        ------
        ClosedError
            When they are not revealed: nobody sees one before that.
        """
        with self._transaction(writing=False) as connection:
            found = self._one(connection, "id = ?", round_id)
            if found is None or found.state != "revealed":
                raise ClosedError
            rows = connection.execute(
                "SELECT content FROM slips WHERE round = ? ORDER BY id", (round_id,)
            )
            return [from_text(content) for (content,) in rows]

    # ---- the door's side ----

    def open_in(self, session: str) -> Round | None:
        """The round of a session that is open."""
        with self._transaction(writing=False) as connection:
            return self._one(connection, "session = ? AND state = 'open'", session)

    def all_open(self, known: Mapping[str, Round]) -> dict[str, Round]:
        """Every round that is open, by its session; one ``known`` already is the same object."""
        with self._transaction(writing=False) as connection:
            rows = connection.execute(
                "SELECT id, session, document FROM rounds WHERE state = 'open'"
            )
            found = [each for row in rows if (each := _as_its_row(*row)) is not None]
        return {
            each.session: known[each.session] if known.get(each.session) == each else each
            for each in found
        }

    def put(self, round_id: str, slips: Iterable[Slip]) -> list[Outcome]:
        """Keep slips, all in one go; each in the place of the one that had its key.

        Raises
        ------
        ClosedError
            When the round is not open; nothing is kept then.
        """
        written = [(_place_of(round_id, each), as_text(each)) for each in slips]
        kept = self._place.put(round_id, written, MOST_SLIPS, MOST_TEXT)
        if kept is not None:
            return ["kept" if each else "full" for each in kept]
        outcomes: list[Outcome] = []
        with self._transaction(writing=True) as connection:
            found = self._one(connection, "id = ?", round_id)
            if found is None or found.state != "open":
                raise ClosedError
            many, text = connection.execute(
                "SELECT count(*), coalesce(sum(length(content)), 0) FROM slips WHERE round = ?",
                (round_id,),
            ).fetchone()
            for place, content in written:
                known = connection.execute(
                    "UPDATE slips SET content = ? WHERE place = ?", (content, place)
                ).rowcount
                if not known and (many >= MOST_SLIPS or text + len(content) > MOST_TEXT):
                    outcomes.append("full")
                    continue
                if not known:
                    connection.execute(
                        "INSERT INTO slips VALUES (?, ?, ?, ?)",
                        (secrets.randbits(63), round_id, place, content),
                    )
                    many, text = many + 1, text + len(content)
                outcomes.append("kept")
        return outcomes

    # ---- within ----

    @staticmethod
    def _one(connection: Statements, which: str, value: str) -> Round | None:
        row = connection.execute(f"SELECT document FROM rounds WHERE {which}", (value,)).fetchone()  # noqa: S608
        return None if row is None else Round.model_validate_json(row[0])

    @staticmethod
    def _many(connection: Statements, round_id: str) -> int:
        query = "SELECT count(*) FROM slips WHERE round = ?"
        return int(connection.execute(query, (round_id,)).fetchone()[0])


def _as_its_row(row: str, session: str, document: str) -> Round | None:
    """A round that is what its row says; None when somebody made it up with SQL of their own."""
    try:
        found = Round.model_validate_json(document)
    except ValueError:
        return None
    return found if (found.id, found.session) == (row, session) else None


def _place_of(round_id: str, slip: Slip) -> str:
    return hashlib.sha256(f"{round_id} {slip.key}".encode()).hexdigest()


def forget(session: str) -> None:
    """Remove all that was answered in a session, where anything ever was."""
    if exists():
        with Answers() as answers:
            answers.forget(session)


def remove_session(store: Store, name: str) -> None:
    """Remove a session with all that is of it: its revisions, and what was answered in it.

    Raises
    ------
    NetwerkError
        When there is no such session, or it cannot be removed now.
    """
    uid = store.session_id(name)
    store.may_remove(name)
    # First what was answered: whose session is gone already, nobody could remove any more.
    forgotten = _forgotten(uid)
    store.delete(name)
    if not forgotten:
        forget(uid)


def _forgotten(uid: str) -> bool:
    """Forget what was answered in a session; False when the disk is too full for that yet."""
    try:
        forget(uid)
    except DatabaseError as problem:
        if problem.key != "database_full":
            raise
        return False
    return True
