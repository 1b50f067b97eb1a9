"""What the widgets share with which people edit a session: stored at once, or told why not."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import traitlets

from netwerk_widgets.session.errors import EditError, NetwerkError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.ops import Edit, Op, Remove, check
from netwerk_widgets.session.store.base import Conflict
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import drafts, overwriting
from netwerk_widgets.widgets.base import Part, log
from netwerk_widgets.widgets.removing import removal_question, remove_item


class Saving(Part):
    """Stores what people do in the browser as operations on the session (`session.edits`).

    The browser numbers what it sends; ``acked`` is the number up to which all is stored.
    What cannot be stored because it is not valid stays where it was typed with a sentence in
    ``errors`` (by ``row|key``); what cannot be stored because the store fails is kept and
    tried again. ``question`` is asked before something goes that others refer to.
    """

    errors = traitlets.Dict().tag(sync=True)
    acked = traitlets.Int(0).tag(sync=True)
    problem = traitlets.Unicode("").tag(sync=True)
    question = traitlets.Dict().tag(sync=True)
    #: The cells for which an earlier page left something that is not to be put in by itself.
    offers = traitlets.List().tag(sync=True)
    #: How the browser names its drafts: ``workbook``, ``session``, ``where``, ``parts``.
    keep = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        t: Texts,
        live: LiveSession,
        on_conflicts: Callable[[str, list[Conflict]], None],
    ) -> None:
        self.live = live
        self._on_conflicts = on_conflicts
        self._rejected: dict[str, tuple[Any, str]] = {}
        #: As they came: what is no operation is told when its turn comes.
        self._unsaved: list[tuple[int, list[Any]]] = []
        self._asked = 0
        self._failure = ""
        #: Of every view of this widget the last number that came from it.
        self._seen_of: dict[str, int] = {}
        self._restoring: set[int] = set()
        super().__init__(t, keep=drafts.names(live, self._parts()), **self._shown(t))
        self.on_msg(self._receive)

    # ---- what a widget of this kind says of itself ----

    @property
    def records(self) -> frozenset[tuple[str, str]]:
        """Which lists of which parts are recorded here; an empty list is the part itself."""
        raise NotImplementedError

    def _shown(self, t: Texts) -> dict[str, Any]:
        """The traits that show the session as it is now."""
        raise NotImplementedError

    def _apply(self, ops: list[Op]) -> None:
        """Put operations in the session, all or none (`EditError`); tell of conflicts."""
        raise NotImplementedError

    def _removes(self, op: Remove) -> tuple[str, str] | None:
        """The kind (`session.references.PLACES`) and name of what an operation removes."""
        raise NotImplementedError

    def _parts(self) -> dict[str, str]:
        """The part and path of what is recorded, by what an operation calls its ``part``.

        Behind a second dot what tells it from others that record the same list.
        """
        raise NotImplementedError

    def show(self) -> None:
        """Show the session as it is now; sends only what differs."""
        with self.hold_sync():
            for name, value in self._shown(self.t).items():
                setattr(self, name, value)
            self.errors = {cell: sentence for cell, (_, sentence) in self._rejected.items()}

    # ---- what people do ----

    def _receive(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        kind = content.get("type")
        if kind in ("ops", "drafts"):
            if not _whole(content):
                log.error("a page sent operations that are none")
            elif self._again(content.get("from", ""), content["seq"]):
                self.send_state("acked")
            else:
                self.do(content["ops"], content["seq"], left=kind == "drafts")
        elif kind == "answer":
            self._answer(content["id"], content["value"])

    def _again(self, view: str, seq: int) -> bool:
        """Whether this came before: after a loss of contact a page sends once more."""
        if not view:
            return False
        if seq <= self._seen_of.get(view, -1):
            return True
        self._seen_of[view] = seq
        return False

    def do(self, ops: list[Any], seq: int, *, left: bool = False) -> None:
        """Store operations and say so with their number; ``left``: by an earlier page."""
        question = self._question(ops)
        if question:
            self.question = question
            self.acked = seq
            return
        if left:
            self._restoring.add(seq)
        self._unsaved.append((seq, ops))
        self.retry()

    def retry(self) -> None:
        """Store what could not be stored yet."""
        while self._unsaved:
            seq, ops = self._unsaved[0]
            refused: list[str] = []
            offered: list[str] = []
            save = partial(self._store, ops, refused)
            if seq in self._restoring:
                save = partial(self._restore, ops, refused, offered)
            if not self._tried(save):
                return
            self._unsaved.pop(0)
            with self.hold_sync():
                self.problem = " ".join(refused)
                if seq in self._restoring:
                    self._restoring.discard(seq)
                    self.offers = offered
                self.show()
                self.acked = seq

    def _tried(self, save: Callable[[], None]) -> bool:
        """Whether saving worked; when it did not, the page says why."""
        try:
            save()
        except NetwerkError as problem:
            self.problem = problem.sentence(self.t)
        except Exception as problem:  # noqa: BLE001 - whatever it is, the page says so
            if repr(problem) != self._failure:  # once, not with every try
                log.exception("could not save")
            self._failure = repr(problem)
            self.problem = self.t("ui.not_saved")
        else:
            self._failure = ""
            return True
        return False

    def _store(self, sent: list[Any], refused: list[str]) -> None:
        """Store operations together, or one by one when one of them cannot be."""
        ops: list[Op] = []
        try:
            ops = check(sent)
            self._apply(ops)
        except EditError as problem:
            if len(sent) > 1:
                for each in sent:
                    self._store([each], refused)
            elif ops and ops[0]["op"] == "set":
                cell = f"{ops[0]['id']}|{ops[0]['key']}"
                self._rejected[cell] = (ops[0]["value"], problem.sentence(self.t))
            else:
                refused.append(problem.sentence(self.t))
            return
        for op in ops:
            if op["op"] == "set":
                self._rejected.pop(f"{op['id']}|{op['key']}", None)
            elif op["op"] == "remove":
                for cell in [c for c in self._rejected if c.startswith(f"{op['id']}|")]:
                    del self._rejected[cell]

    def _restore(self, left: list[Any], refused: list[str], offered: list[str]) -> None:
        """Store what an earlier page could not, unless the session has changed there since."""
        for op in left:
            try:
                check([drafts.plain(op)])
            except EditError as problem:
                refused.append(problem.sentence(self.t))
                continue
            part, path, *_ = self._parts()[str(op.get("part", ""))].split(".")
            document = self.live.documents[part]
            verdict = drafts.verdict(part, path, document, op, self.t.language)
            if verdict == "offer":
                offered.append(f"{op['id']}|{op['key']}")
            elif verdict == "apply":
                self._store([drafts.plain(op)], refused)

    def _edit_list(self, part: str, path: str, ops: Sequence[Edit]) -> None:
        """Carry out operations; tell what of others they replaced."""
        unseen = overwriting.unseen(part, path, self.live.documents[part], ops, self.t.language)
        conflicts = self.live.edit(part, path, ops, self.t.language)
        told = {each.path for each in conflicts}
        conflicts += [each for each in unseen if each.path not in told]
        if conflicts:
            self._on_conflicts(part, conflicts)

    # ---- removing what others refer to ----

    def _question(self, sent: list[Any]) -> dict[str, Any]:
        op = sent[0] if len(sent) == 1 and isinstance(sent[0], dict) else {}
        if op.get("op") != "remove" or not isinstance(op.get("id"), str):
            return {}
        what = self._removes(op)  # type: ignore[arg-type] # it is one
        found = what and removal_question(self.live.session, what[0], op["id"], what[1], self.t)
        if not what or not found:
            return {}
        self._asked += 1
        return {"id": self._asked, "kind": what[0]} | found

    def _answer(self, asked: int, value: dict[str, Any]) -> None:
        question = self.question
        if question.get("id") != asked or value["value"] == "keep":
            return
        if self._tried(lambda: self._remove(question, value.get("option"))):
            with self.hold_sync():
                self.problem = ""
                self.question = {}
                self.show()

    def _remove(self, question: dict[str, Any], heir: str | None) -> None:
        found = remove_item(self.live, question["kind"], question["row"], heir)
        for part, conflicts in found.items():
            self._on_conflicts(part, conflicts)


def _whole(content: dict[str, Any]) -> bool:
    """Whether a message has operations, and a number; what they ask is looked at later."""
    ops, seq = content.get("ops"), content.get("seq")
    return (
        type(seq) is int
        and isinstance(content.get("from", ""), str)
        and isinstance(ops, list)
        and all(isinstance(each, dict) for each in ops)
    )
