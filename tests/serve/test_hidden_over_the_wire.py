"""With every panel hidden, what the room may not see is in no byte that leaves the door.

``tests/session/test_for_room.py`` asks this of the published session; here a real door is asked
for its page, its channel and the page to try things out, with all that its kernel says.
"""

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

from netwerk_widgets import texts as texts_module
from netwerk_widgets.serve.filtering import V1
from netwerk_widgets.session.cases import case_names, load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.panels import PANELS
from netwerk_widgets.session.published import how_far, published
from netwerk_widgets.texts import LANGUAGES
from tests.hidden import otherwise
from tests.serve.room import opened
from tests.serve.visitor import Visitor, ask

#: What Jupyter makes anew each time.
_NAMES = re.compile(r"[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def hidden(case: str) -> Session:
    session = load_case(case, "nl")
    session.room.hidden = list(PANELS)
    session.room.shown = []
    return session


def sent(room: Any) -> dict[str, str]:
    """All that the door sends to a visitor, by what it was asked for."""
    found = {}
    for language in LANGUAGES:
        status, _, found[f"page {language}"] = ask(room.port, f"/?lang={language}")
        assert status == 200
        drawn = re.search(r'data-figures="([^"]+)"', found[f"page {language}"])
        assert drawn is not None
        status, _, found[f"figures {language}"] = ask(room.port, f"/{drawn[1]}")
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
        assert said or where.startswith("figures")  # with all hidden there are none
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
