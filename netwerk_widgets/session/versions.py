"""Earlier versions of a session: when, from where, what was changed; compare, and go back to one.

Every change is kept as a revision. What was typed on one page within a few minutes is one
version here: nobody looks for a single keystroke.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from netwerk_widgets.session.acts import page_of, reversible
from netwerk_widgets.session.differences import Change, differences
from netwerk_widgets.session.live import TYPED, LiveSession
from netwerk_widgets.session.store.base import Conflict, Document, Store
from netwerk_widgets.session.store.lasting import kept
from netwerk_widgets.session.store.revisions import LogEntry

#: A change that comes so long after the one before it is of another version.
TOGETHER = timedelta(minutes=5)
#: So many versions are told.
MOST_VERSIONS = 30


@dataclass(frozen=True)
class Version:
    """The session as it was at ``time``, after what ``author`` did.

    ``numbers`` are the revisions of then, by part; ``before`` those before what was done.
    """

    id: str
    time: datetime
    author: str
    numbers: dict[str, int]
    before: dict[str, int]

    @property
    def parts(self) -> list[str]:
        """The parts that were changed."""
        return [part for part, number in self.numbers.items() if number != self.before[part]]


def versions(store: Store, name: str) -> list[Version]:
    """The latest versions of a session, newest first; the first is how it is now.

    What undo takes back counts: what people type, not what the room is shown or what is confirmed.

    Raises
    ------
    SessionNotFoundError
        When there is no such session.
    """
    heads = store.heads(name)
    now = {part: heads.get(part, 0) for part in TYPED}
    log = store.log(name, TYPED)
    found: list[Version] = []
    for group in _grouped([each for each in log if each.number > 1]):
        numbers = dict(now)
        for each in group:
            now[each.part] = each.number - 1
        found.append(_version(group[0], numbers, dict(now)))
    # How it began; a part that the workbook knows only since later began with it.
    if first := [each for each in log if each.number == 1]:
        found.append(_version(first[-1], now, dict.fromkeys(now, 0)))
    return found[:MOST_VERSIONS]


def _version(last: LogEntry, numbers: dict[str, int], before: dict[str, int]) -> Version:
    return Version(f"{last.part}-{last.number}", last.time, last.author, numbers, before)


def _grouped(log: Sequence[LogEntry]) -> list[list[LogEntry]]:
    """Revisions, newest first, that one page saved shortly after each other."""
    groups: list[list[LogEntry]] = []
    for each in log:
        last = groups[-1][-1] if groups else None
        near = last is not None and last.time - each.time <= TOGETHER
        if last is not None and near and last.author == each.author:
            groups[-1].append(each)
        else:
            groups.append([each])
    return groups


def documents(
    store: Store, name: str, numbers: dict[str, int], parts: Iterable[str] = TYPED
) -> dict[str, Document]:
    """The documents of these revisions, by part."""
    return {part: store.read(name, part, numbers[part]).document for part in parts}


def compared(before: dict[str, Document], after: dict[str, Document]) -> dict[str, list[Change]]:
    """How documents came to be others, by page (``start``, a step, ``map``, ``desk``, ``case``).

    What no undo takes back is no difference: it stays when one is put back.
    """
    found: dict[str, list[Change]] = {}
    for part in (each for each in TYPED if each in after):
        for change in map(reversible, differences(part, before[part], after[part])):
            if change is not None:
                found.setdefault(page_of(change), []).append(change)
    return found


def restore(live: LiveSession, version: Version) -> dict[str, list[Conflict]] | None:
    """Make the session as it was then, as one act: what others changed meanwhile, by part.

    What no undo takes back (predictions, frozen moments) stays as well. None: nothing is saved,
    for all is as it was.

    Raises
    ------
    EditError, NetwerkError
        When it cannot be saved; nothing is then.
    """
    then = documents(live.store, live.name, version.numbers)
    wanted = {part: kept(part, live.documents[part], each) for part, each in then.items()}
    changed = {part: each for part, each in wanted.items() if each != live.documents[part]}
    return live.replace_many(changed) if changed else None
