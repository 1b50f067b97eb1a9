"""The editor of the answers to a question of the group's own: of the group, or a row each party."""

from collections.abc import Callable, Sequence
from typing import Any

from netwerk_widgets.session import edits, own
from netwerk_widgets.session.errors import EditError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.own import OwnAnswer, OwnQuestion
from netwerk_widgets.session.ops import Add, Edit, Op
from netwerk_widgets.session.references import refuse_unknown
from netwerk_widgets.session.store.base import Conflict
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import overwriting
from netwerk_widgets.widgets.editor import Editor
from netwerk_widgets.widgets.pages.rows import outside_fold, party_rows
from netwerk_widgets.widgets.recording import Document, Recording

PATH = "answers"


class Answers(Recording):
    """The answers to one question; the question is the name of its table."""

    def items(self, document: Document) -> list[Document]:
        """The answers to it: those of the group, or of parties."""
        return [
            each
            for each in document[PATH]
            if each["question"] == self.name and (each["party"] is None) is (self.rows is None)
        ]


def recording(what: OwnQuestion) -> Answers:
    """What is recorded of a question."""
    by_party = what.per == "party"
    return Answers(
        name=what.id,
        part=own.PART,
        path=PATH,
        model=OwnAnswer,
        keys=("text",),
        without=None,
        rows=_rows(what.id) if by_party else None,
        folded=_folded(what.id) if by_party else lambda _session, _t: {},
        widths={"_label": "22%"} if by_party else {},
    )


def _ids(question: str, session: Session) -> dict[str, str]:
    """The row of each party: of several answers of one the first, else one to be made."""
    found = {each.id: own.answer_id(question, each.id) for each in session.stakeholders.items}
    for each in reversed(own.answers(session, question)):
        if each.party is not None:
            found[each.party] = each.id
    return found


def _rows(question: str) -> Callable[[Session, Texts], Sequence[tuple[str, str]]]:
    def rows(session: Session, t: Texts) -> Sequence[tuple[str, str]]:
        ids = _ids(question, session)
        return [(ids[party], name) for party, name in party_rows(session, t)]

    return rows


def _folded(question: str) -> Callable[[Session, Texts], dict[str, str]]:
    def folded(session: Session, t: Texts) -> dict[str, str]:
        ids = _ids(question, session)
        return {ids[party]: summary for party, summary in outside_fold(session, t).items()}

    return folded


class OwnAnswers(Editor):
    """Shows and stores the answers to one question; the first brings the question along."""

    def __init__(
        self,
        t: Texts,
        live: LiveSession,
        what: OwnQuestion,
        on_conflicts: Callable[[str, list[Conflict]], None],
    ) -> None:
        self.what = what
        super().__init__(t, live, recording(what), on_conflicts)

    def _parts(self) -> dict[str, str]:
        return {"": f"{own.PART}.{PATH}.{self.what.id}"}

    def _caption(self, _t: Texts) -> str:
        return self.what.name

    def _words(self, key: str, t: Texts) -> str | None:
        return t.optional(f"own.editor.{self.what.per}_{key}")

    def _apply(self, ops: list[Op]) -> None:
        """With the question, as one act."""
        live, language = self.live, self.t.language
        edits_ = [self._own(op) for op in ops if op["op"] != "tidy"]
        before = own.asked(live.documents[own.PART], self.what)
        unseen = overwriting.unseen(own.PART, PATH, before, edits_, language)
        made = edits.apply_all(own.PART, before, PATH, edits_, language)
        refuse_unknown(own.PART, before, made, live.documents)
        conflicts = live.replace(own.PART, made)
        told = {each.path for each in conflicts}
        conflicts += [each for each in unseen if each.path not in told]
        if conflicts:
            self._on_conflicts(own.PART, conflicts)

    def _own(self, op: Edit) -> Edit:
        """The operation on an answer to this question, and to no other."""
        document = self.live.documents[own.PART]
        mine = {each["id"] for each in self.recording.items(document)}
        if op["op"] == "add":
            if self.what.per == "party":
                raise EditError("not_possible")
            return self._added(op["id"], None, op.get("values", {}), op.get("after"))
        if op["op"] == "set" and op["id"] not in mine and self.what.per == "party":
            party = self._party(op["id"])
            return self._added(op["id"], party, {op["key"]: op["value"]})
        if op["id"] not in mine:
            raise EditError("row_gone")
        return op

    def _party(self, row: str) -> str:
        ids = _ids(self.what.id, self.live.session)
        party = next((party for party, id_ in ids.items() if id_ == row), None)
        if party is None:
            raise EditError("row_gone")
        return party

    def _added(
        self, row: str, party: str | None, values: dict[str, Any], after: str | None = None
    ) -> Add:
        about = {"question": self.what.id, "party": party}
        return {"op": "add", "id": row, "after": after, "values": {**values, **about}}
