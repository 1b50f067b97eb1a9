"""A session's file back into the browser: one session of a student for each case."""

import re
import uuid
from urllib.parse import urlencode

from netwerk_widgets.session.errors import ImportFileError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import PARTS
from netwerk_widgets.session.portable import loads
from netwerk_widgets.session.store.base import Store
from netwerk_widgets.session.store.revisions import LONGEST_NAME
from netwerk_widgets.study import own
from netwerk_widgets.study.guide import load_guide
from netwerk_widgets.texts import Texts

#: Strings, which are passed over, and what opens and closes.
_NESTED = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[{]|[\]}]', re.DOTALL)
#: Far more than any session has.
_DEEPEST = 100


def _is_deep(content: bytes) -> bool:
    """Whether it is nested deeper than any session: reading that would end a browser's Python."""
    depth = 0
    for found in _NESTED.finditer(content):
        mark = found[0]
        depth += (mark in (b"[", b"{")) - (mark in (b"]", b"}"))
        if depth > _DEEPEST:
            return True
    return False


def put_back(store: Store, content: bytes, t: Texts) -> str:
    """Take a session's file; the address of the page that shows it.

    A student's work on a case replaces what is there of that case; undo brings that back. Any
    other session stands beside those that are there.

    Raises
    ------
    NetwerkError
        When it is no session's file, or of a case that is not here; nothing changed then.
    """
    if _is_deep(content):
        raise ImportFileError("file_foreign")
    name, session = loads(content)
    author = uuid.uuid4().hex[:8]
    language = {"lang": t.language}
    documents = session.model_dump(mode="json")
    case = session.study.case
    if not case:
        free = _free(store, name)
        store.create(free, documents, author)
        return f"00_start.html?{urlencode({'session': free} | language)}"
    load_guide(case, t.language)
    live = LiveSession(store, own.open_own(store, case, t.language, author), author)
    fresh = {part: documents[part] for part in PARTS if documents[part] != live.documents[part]}
    if fresh:
        live.replace_many(fresh)
    return f"case.html?{urlencode({'case': case} | language)}"


def _free(store: Store, name: str) -> str:
    """The name, or the first number after it that nobody has."""
    short = name[: LONGEST_NAME - 4]
    tries = [name, *(f"{short} {number}" for number in range(2, 100))]
    return next((each for each in tries if store.find(each) is None), short)
