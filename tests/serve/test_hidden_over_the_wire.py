"""With every panel hidden, what the room may not see is in no byte that leaves the door.

``tests/session/test_for_room.py`` asks this of the published session; here a real door is asked
for its page, its channel and the page to try things out, with all that its kernel says.
"""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from netwerk_widgets import texts as texts_module
from netwerk_widgets.serve.filtering import V1
from netwerk_widgets.session.cases import case_names, load_case
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.panels import PANELS
from netwerk_widgets.session.published import how_far, published
from netwerk_widgets.texts import LANGUAGES
from tests.serve.room import opened
from tests.serve.visitor import Visitor, ask

#: What Jupyter makes anew each time.
_NAMES = re.compile(r"[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
#: A choice, an id, a reference: another one would be of something else, or of nothing.
_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(T.*)?")


def hidden(case: str) -> Session:
    session = load_case(case, "nl")
    session.room.hidden = list(PANELS)
    session.room.shown = []
    return session


def leaves(tree: Any, seen: Any) -> Iterator[tuple[Any, Any, Any]]:
    """What is recorded and not published: what holds it, its place there, its value."""
    pairs = enumerate(tree) if isinstance(tree, list) else tree.items()
    for place, value in list(pairs):
        try:
            shown = seen[place]
        except (KeyError, IndexError, TypeError):
            shown = None
        if isinstance(value, dict | list):
            yield from leaves(value, shown)
        elif value not in (None, "", shown) and place not in ("id", "room"):
            yield tree, place, value


def other(value: Any) -> Any:
    """Another value that says as much: another text, number or day."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return value + 1 if value < 3 else value - 1
    if _DAY.fullmatch(value):
        return f"{int(value[:4]) + 4}{value[4:]}"
    return value if _SLUG.fullmatch(value) else f"Anders {value}"[:100]


def otherwise(session: Session) -> tuple[Session, list[str]]:
    """The same session to the room, with all that it does not see written otherwise; the words."""
    tree, words = session.model_dump(mode="json"), []
    tree = {part: tree[part] for part in PARTS}
    seen = published(session).model_dump(mode="json")
    for holder, place, value in leaves(tree, seen):
        changed = other(value)
        if isinstance(value, str) and changed != value and not _DAY.fullmatch(value):
            words.append(value)
        holder[place] = changed
    return Session.model_validate(tree), words


def sent(room: Any) -> dict[str, str]:
    """All that the door sends to a visitor, by what it was asked for."""
    found = {}
    for language in LANGUAGES:
        status, _, found[f"page {language}"] = ask(room.port, f"/?lang={language}")
        assert status == 200
        visitor = Visitor(room.port, language=language)
        assert visitor.status == 200
        found[f"explore {language}"] = visitor.html
        with visitor.connect(V1) as line:
            states = line.states()
            assert states
            raw = b"\n".join(raw for _, raw in line.heard)
            found[f"kernel {language}"] = raw.decode("utf-8", "replace")
            models = sorted(
                _NAMES.sub("", json.dumps(each, sort_keys=True)) for each in states.values()
            )
            found[f"widgets {language}"] = "\n".join(models)
        assert visitor.leave() == 204
    connection = ask(room.port, "/events", keep=True)
    while not (line := connection.answer.readline()).startswith(b"event: revision"):
        assert line
    found["channel"] = connection.answer.readline().decode()
    connection.close()
    return found


def of_the_product() -> str:
    """What is on every page whatever the session holds."""
    folder = Path(texts_module.__file__).parent
    return "".join(each.read_text("utf-8") for each in sorted(folder.glob("*/*.toml")))


@pytest.mark.parametrize("case", case_names())
def test_nothing_of_a_case_that_is_hidden_leaves_the_door(tmp_path, case):
    session = hidden(case)
    changed, words = otherwise(session)
    assert len(words) > 150
    assert published(changed) == published(session)
    assert how_far(changed) == how_far(session)
    with opened(tmp_path / "one", session) as room:
        told = sent(room)
    public = published(session).model_dump_json() + of_the_product()
    secret = {each for each in words if len(each) > 3 and each not in public}
    assert len(secret) > 100
    for where, said in told.items():
        assert said
        for written in (
            said,
            html.unescape(said),
            said.encode().decode("unicode_escape", "replace"),
        ):
            assert [each for each in secret if each in written] == [], where
    # Nor does a number, a day, a length or an order tell of it: all else written otherwise, the
    # bytes are the same.
    with opened(tmp_path / "other", changed) as room:
        again = sent(room)
    for where in told:
        if not where.startswith("kernel"):
            assert _NAMES.sub("", told[where]) == _NAMES.sub("", again[where]), where
