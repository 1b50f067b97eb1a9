"""One way to write each letter (NFC), by whichever way a text comes in."""

import json

import pytest
from pydantic import ValidationError

from netwerk_widgets.files import plan, read_text
from netwerk_widgets.session import cases
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.portable import dumps, loads
from netwerk_widgets.session.store import MemoryStore
from tests.strategies import _session

APART, ONE = "Zoe\u0308", "Zoë"


def names(session: Session) -> list[str]:
    return [each.name for each in session.stakeholders.items]


@pytest.mark.parametrize("seed", range(12))
def test_no_field_holds_letters_that_are_written_apart(seed):
    session = _session(seed, [f"{APART} BV"])
    # Names of folders, and a step's mark, are no texts.
    session.start.case = session.study.case = None
    session.steps.confirmed.clear()
    written = session.model_dump_json()
    assert "\u0308" not in written
    assert f"{ONE} BV" in written


def test_a_form():
    store = MemoryStore()
    store.create("een", None, "anna")
    live = LiveSession(store, "een", "anna")
    live.edit("stakeholders", "items", [{"op": "add", "id": "a", "values": {"name": APART}}])
    assert names(live.session) == [ONE]
    assert store.read("een", "stakeholders").document["items"][0]["name"] == ONE
    live.edit("stakeholders", "items", [{"op": "set", "id": "a", "key": "note", "value": APART}])
    assert live.session.stakeholders.items[0].note == ONE


def test_a_pasted_list_is_about_the_party_that_is_there():
    known = Session.model_validate({"stakeholders": {"items": [{"id": "a", "name": ONE}]}})
    found = plan(read_text(f"naam\tsector\n{APART}\tpubliek\n{APART}-Zuid\tprivaat\n", "x"), known)
    after = Session.model_validate(known.model_dump(mode="json") | found.documents)
    assert names(after) == [ONE, f"{ONE}-Zuid"]
    assert not found.problems


def test_an_exported_session_that_another_program_wrote_apart():
    whole = dumps(
        "a", Session.model_validate({"stakeholders": {"items": [{"id": "a", "name": "een"}]}})
    )
    name, session = loads(whole.replace('"een"', json.dumps(APART, ensure_ascii=False)))
    assert (name, names(session)) == ("a", [ONE])


def test_a_case(tmp_path, monkeypatch):
    made = tmp_path / "cases" / "ours"
    made.mkdir(parents=True)
    monkeypatch.setattr(cases.places, "data", lambda: tmp_path)
    monkeypatch.setattr(cases, "CASES", ("ours",))
    content = {"items": [{"id": "a", "name": {"nl": APART, "en": APART}}]}
    (made / "stakeholders.json").write_text(json.dumps(content), encoding="utf-8")
    cases._file.cache_clear()
    assert names(cases.load_case("ours", "nl")) == [ONE]
    cases._file.cache_clear()


def test_a_session_has_one_name_too(store):
    store.create(f" {APART}", None, "anna")
    assert [each.name for each in store.sessions()] == [ONE]
    for name in (APART, ONE, APART.upper()):
        assert store.find(name) == ONE


def test_a_text_counts_as_long_as_it_is_kept():
    """A few letters are longer when composed: refused at the door, not when it is read again."""
    for name, fits in (("\u0958" * 60, True), ("\u0958" * 61, False), ("e\u0301" * 120, True)):
        content = {"stakeholders": {"items": [{"id": "a", "name": name}]}}
        if not fits:
            with pytest.raises(ValidationError):
                Session.model_validate(content)
            continue
        session = Session.model_validate(content)
        assert Session.model_validate(session.model_dump()) == session
