"""An open session: what it holds now, edited in place, saved at once."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime

from pydantic import BaseModel, ValidationError

from netwerk_widgets.method import Step
from netwerk_widgets.session import edits, progress
from netwerk_widgets.session.acts import Act, Acts, Way
from netwerk_widgets.session.errors import SessionNotFoundError
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.ops import Op
from netwerk_widgets.session.overwritten import REVISIONS, Own, Replaced
from netwerk_widgets.session.putting_back import put_back
from netwerk_widgets.session.references import refuse_unknown
from netwerk_widgets.session.shapes import explained
from netwerk_widgets.session.store.base import Conflict, Document, Saved, Store
from netwerk_widgets.session.store.merge import replaced
from netwerk_widgets.texts import DEFAULT, Language

log = logging.getLogger("netwerk")

Listener = Callable[[set[str]], None]

#: What undo and redo are about: everything that people type.
TYPED = tuple(part for part in PARTS if part not in ("moments", "steps", "room"))


class LiveSession:
    """A session that somebody has open.

    ``session`` and ``documents`` are what it holds now; a change makes new ones, so what
    somebody took from them before stays as it was.

    Raises
    ------
    SessionNotFoundError
        When there is no such session.
    """

    def __init__(self, store: Store, name: str, author: str) -> None:
        self.store = store
        self.name = name
        self.author = store.signed(author)
        #: What the session keeps under every name; see `Store.session_id`.
        self.session_id = store.session_id(name)
        self._listeners: list[Listener] = []
        self._acts = Acts(store)
        self._own = Own()
        self._replaced: list[Replaced] = []
        self._token = store.change_token()
        self._heads: dict[str, int] = {}
        self.documents: dict[str, Document] = {}
        self.session = Session()
        self._take(PARTS)

    # ---- reading ----

    @property
    def readonly(self) -> bool:
        """Whether this session can only be looked at."""
        return not self.store.writable(self.name)

    def _take(self, parts: Iterable[str]) -> None:
        for part, revision in self.store.latest(self.name, parts).items():
            if part in self._heads:
                self._look(part, revision.number, revision.document)
            self._put(part, revision.number, revision.document)

    def _put(
        self, part: str, number: int, document: Document, content: BaseModel | None = None
    ) -> None:
        self._heads[part] = number
        self._acts.held(part, number, document)
        self.documents = {**self.documents, part: document}
        content = content or PARTS[part].model_validate(document)
        self.session = self.session.model_copy(update={part: content})

    def _look(self, part: str, last: int, document: Document) -> None:
        """Notice what others' revisions, up to the ``last``, replaced of what was saved here."""
        if not self._own.knows(part):
            return
        first = max(self._heads[part] + 1, last - REVISIONS + 1)
        try:
            others = [self.store.read(self.name, part, n) for n in range(first, last + 1)]
            self._replaced += self._own.look(part, self.documents[part], others, document)
        except Exception:
            # What is saved must not look as if it is not.
            log.exception("could not look for what was replaced in %s", part)

    def replaced(self) -> list[Replaced]:
        """What others replaced of what was saved here lately; each is told once."""
        found, self._replaced = self._replaced, []
        return found

    def put_back(self, lost: Sequence[Replaced]) -> list[Conflict]:
        """Save again what others replaced, with what went along (see `putting_back`).

        Raises
        ------
        EditError
            When it has no place any more; nothing is saved then.
        NetwerkError
            When the store cannot save it.
        """
        found = self.replace_many(put_back(self.store, self.name, self.documents, lost))
        return [conflict for each in found.values() for conflict in each]

    def refresh(self) -> set[str]:
        """Take over what others saved; the parts that changed."""
        token = self.store.change_token()
        if token == self._token:
            return set()
        heads, renamed = self._heads_now()
        changed = {
            part
            for part, number in heads.items()
            if part in PARTS and number != self._heads.get(part)
        }
        self._take(sorted(changed))
        self._token = token  # only now: what failed is looked at again
        if changed or renamed:
            self._tell(changed)
        return changed

    def _heads_now(self) -> tuple[dict[str, int], bool]:
        """The latest revisions, and whether somebody gave the session another name."""
        # Not by the name it had: another session may have come to be called so.
        name = self.store.name_of(self.session_id)
        if name is None:
            raise SessionNotFoundError(self.name)
        renamed, self.name = name != self.name, name
        return self.store.heads(name), renamed

    def on_change(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with the parts that changed; the answer disconnects it.

        It is called after something was saved, so its own failure is logged and goes no
        further: what is saved must not look as if it is not.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _tell(self, parts: set[str]) -> None:
        for listener in list(self._listeners):
            try:
                listener(set(parts))
            except Exception:
                log.exception("could not show a change of %s", sorted(parts))

    # ---- writing ----

    def edit(
        self, part: str, path: str, ops: Sequence[Op], language: Language = DEFAULT
    ) -> list[Conflict]:
        """Apply operations (see `edits`) and save; what somebody else changed meanwhile.

        Raises
        ------
        EditError
            When the result would not be valid; nothing is saved then.
        NetwerkError
            When the store cannot save it.
        """
        before = self.documents[part]
        made = edits.made(part, before, path, ops, language)
        refuse_unknown(part, before, made.document, self.documents)
        return self._replace(part, *made)

    def replace(self, part: str, document: Document) -> list[Conflict]:
        """Save a whole document of a part; an unchanged one is not saved.

        Raises
        ------
        EditError, NetwerkError
            When it is not valid, or the store cannot save it.
        """
        return self._replace(part, document)

    def _replace(
        self, part: str, document: Document, content: BaseModel | None = None
    ) -> list[Conflict]:
        """As `replace`; ``content`` is what the document holds, when that was read already."""
        if document == self.documents[part]:
            return []
        try:
            saved = self.store.save(self.name, part, document, self._heads[part], self.author)
        except ValidationError as problem:
            # Also when two changes together are more than fits.
            raise explained(problem, PARTS[part]) from problem
        return [*self._follow([saved], {part: document}, {part: content}).get(part, [])]

    def take_theirs(self, part: str, conflicts: Sequence[Conflict]) -> None:
        """Save what others had where both changed the same; the group is the source of that."""
        document = self.documents[part]
        for conflict in conflicts:
            document = replaced(document, conflict.path, conflict.theirs)
            edits.claim_at(part, document, conflict.path)
        self.replace(part, document)

    def replace_many(self, documents: dict[str, Document]) -> dict[str, list[Conflict]]:
        """Save whole documents of several parts, all or none, as one act; see `replace`.

        What somebody else changed meanwhile, by part; of most parts nothing.
        """
        bases = {part: self._heads[part] for part in documents}
        try:
            saved = self.store.save_all(self.name, documents, bases, self.author)
        except ValidationError as problem:
            model = next(PARTS[part] for part in documents if PARTS[part].__name__ == problem.title)
            raise explained(problem, model) from problem
        return self._follow(list(saved.values()), documents)

    def _follow(
        self,
        saved: list[Saved],
        mine: Mapping[str, Document] | None = None,
        contents: Mapping[str, BaseModel | None] | None = None,
    ) -> dict[str, list[Conflict]]:
        """Take over what was saved, and tell; what others had changed too.

        ``mine``: the documents as they were given to save; without, what there is now.
        ``contents``: what they hold, of those that were read already.
        """
        for each in saved:
            revision = each.revision
            part, document = revision.part, revision.document
            if part in TYPED:
                # The revision of a save that came to nothing is another's.
                ours = revision.author == self.author
                self._look(part, revision.number - ours, document)
                self._own.saved(part, self.documents[part], (mine or {}).get(part, document))
            content = (contents or {}).get(part)
            if content is not None and document != (mine or {}).get(part):
                content = None  # it was merged with another's
            self._put(part, revision.number, document, content)
        if saved:
            self._tell({each.revision.part for each in saved})
        return {each.revision.part: each.conflicts for each in saved if each.conflicts}

    # ---- undo and redo ----

    def last(self, way: Way) -> Act | None:
        """What undo or redo would now take back; None when there is nothing."""
        return self._acts.last(self.name, way, TYPED)

    def reverse(
        self, way: Way, parts: Sequence[str] | None = None
    ) -> dict[str, list[Conflict]] | None:
        """Undo or redo; what others changed meanwhile, by part. None when there is nothing."""
        do = self.store.undo if way == "undo" else self.store.redo
        saved = do(self.name, parts or TYPED, self.author)
        if saved is None:
            return None
        found = [saved, *saved.together]
        return self._follow(found)

    def undo(self, parts: Sequence[str] | None = None) -> bool:
        """Take the last change back (to these parts, or all); False when there is none."""
        return self.reverse("undo", parts) is not None

    def redo(self, parts: Sequence[str] | None = None) -> bool:
        """Take the last undo back (in these parts, or all); False when there is none."""
        return self.reverse("redo", parts) is not None

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self.store.undoable(self.name, TYPED))

    @property
    def can_redo(self) -> bool:
        """Whether there is an undo to take back."""
        return bool(self.store.redoable(self.name, TYPED))

    # ---- the room ----

    def arrive(self, step: Step) -> None:
        """The facilitator shows this step: the room's page follows."""
        if not self.readonly:
            self.replace("room", {**self.documents["room"], "step": step})

    # ---- confirming ----

    def confirm(self, step: Step) -> None:
        """The group confirms a step as it is now."""
        document = dict(self.documents["steps"])
        confirmed = dict(document["confirmed"])
        digest = progress.digest(self.session, step)
        confirmed[step] = {"at": datetime.now(UTC).isoformat(), "digest": digest}
        self.replace("steps", {**document, "confirmed": confirmed})

    def reopen(self, step: Step) -> None:
        """The group takes its confirmation back."""
        document = dict(self.documents["steps"])
        confirmed = {key: each for key, each in document["confirmed"].items() if key != step}
        self.replace("steps", {**document, "confirmed": confirmed})
