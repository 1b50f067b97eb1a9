"""Sessions travel as files without loss; a bad file gives one sentence and changes nothing."""

import json
import random

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk_widgets.session.errors import ImportFileError, NameInvalidError, SessionExistsError
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.start import MOST_ORIGINS
from netwerk_widgets.session.portable import (
    LARGEST,
    dumps,
    export_session,
    import_session,
    loads,
    read_session,
)
from netwerk_widgets.session.references import dangling
from netwerk_widgets.session.schema import schema
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.texts import LANGUAGES, texts
from tests.strategies import TEXTS, sessions
from tests.tries import tries

LIMIT = settings(max_examples=tries(60), deadline=None)
PIECES = (b'"', b"{", b"]", b"9", b"\xff", b"", b"null", b"\\ud800", b"1e999")
VALUES = (None, 0, -1, 1e300, "", "x" * 5000, [], {}, [[]], {"id": []}, True)
SCHEMA = jsonschema.Draft202012Validator(schema())


def changed(**content):
    """The file of a session of which some parts are given."""
    whole = json.loads(dumps("a", Session()))
    whole["session"].update(content)
    return json.dumps(whole)


def refused(take_in):
    """Whether it is refused, and then with one line in both languages; no other error."""
    try:
        take_in()
    except ImportFileError as problem:
        sentences = [problem.sentence(texts(language)) for language in LANGUAGES]
        return all(said and "\n" not in said for said in sentences) or pytest.fail(str(sentences))
    return False


def sentence(text, language="en"):
    with pytest.raises(ImportFileError) as caught:
        loads(text)
    return caught.value.sentence(texts(language))


@LIMIT
@given(sessions(), TEXTS)
def test_a_file_holds_all_of_a_session(session, name):
    assert loads(dumps(name, session)) == (name, session)
    assert loads(dumps(name, session).encode()) == (name, session)


@LIMIT
@given(sessions())
def test_import_and_export_of_a_store_lose_nothing(session):
    with MemoryStore() as store:
        import_session(store, "one", dumps("elsewhere", session), "x")
        assert read_session(store, "one") == session
        text = export_session(store, "one")
        import_session(store, "two", text, "x")
        copy = read_session(store, "two")
        # It knows where it comes from, and where that came from; else nothing is different.
        mine = store.session_id("one")
        assert copy.start.origins[0] == mine
        assert {*copy.start.origins} >= {*session.start.origins[: MOST_ORIGINS - 1]}
        copy.start.origins = session.start.origins
        assert copy == session
        assert json.loads(text)["name"] == "one"


@LIMIT
@given(sessions())
def test_the_schema_describes_every_file(session):
    SCHEMA.validate(json.loads(dumps("a", session)))
    assert dangling(session) == []


@LIMIT
@given(sessions(), st.integers(0, 2**32 - 1))
def test_a_truncated_or_mutated_file_is_refused_or_valid_and_changes_nothing(session, seed):
    rng = random.Random(seed)
    whole = bytearray(dumps("a", session).encode())
    if rng.random() < 0.4:
        del whole[rng.randrange(len(whole)) :]
    for _ in range(rng.randint(1, 4)):
        if whole:
            at = rng.randrange(len(whole))
            piece = rng.choice(PIECES)
            whole[at : at + rng.randint(0, 3)] = piece
    with MemoryStore() as store:
        store.create("kept", None, "x")
        before = store.change_token()
        if refused(lambda: import_session(store, "new", bytes(whole), "x")):
            assert store.change_token() == before
            assert [each.name for each in store.sessions()] == ["kept"]
        else:
            assert dangling(read_session(store, "new")) == []


@LIMIT
@given(sessions(), st.integers(0, 2**32 - 1))
def test_a_value_out_of_place_is_refused_or_valid(session, seed):
    rng = random.Random(seed)
    whole = json.loads(dumps("a", session))
    node = whole
    while isinstance(node, dict | list) and node:
        key = rng.choice(list(node)) if isinstance(node, dict) else rng.randrange(len(node))
        if rng.random() < 0.25 or not isinstance(node[key], dict | list) or not node[key]:
            node[key] = rng.choice(VALUES)
            break
        node = node[key]
    text = json.dumps(whole)
    if not refused(lambda: loads(text)):
        assert dangling(loads(text)[1]) == []


def test_broken_json_names_line_and_column():
    text = dumps("a", Session())
    lines = text.splitlines()
    lines[5] = lines[5].replace(":", "")
    assert "line 6, character" in sentence("\n".join(lines))


def test_a_wrong_value_names_list_row_name_and_field_in_words():
    rows = [{"id": "a", "name": "Anna"}, {"id": "b", "name": "Rabobank", "power": 9}]
    text = changed(stakeholders={"items": rows})
    t = texts("nl")
    said = sentence(text, "nl")
    assert t("fields.list.stakeholders_items") in said
    assert "regel 2 (‘Rabobank’)" in said
    assert t("fields.label.stakeholder_power") in said
    assert "‘9’" in said
    assert "1 tot en met 5" in said


def test_a_row_without_a_name_goes_by_its_number():
    said = sentence(changed(relations={"items": [{"id": "r", "strength": 9}]}))
    assert "row 1," in said
    assert texts("en")("fields.label.relation_strength") in said


def test_a_wrong_value_in_a_form_names_part_and_field():
    said = sentence(changed(dream={"horizon": 12}))
    assert texts("en")("fields.label.dream_horizon") in said
    assert "1900" in said


def test_a_reference_to_nothing_names_its_place():
    said = sentence(changed(relations={"items": [{"id": "r", "from_id": "ghost"}]}))
    assert "‘ghost’" in said
    assert texts("en")("fields.label.relation_from_id") in said


def test_an_unknown_part_and_field_are_refused():
    assert "colour" in sentence(changed(colour={}))
    assert "colour" in sentence(changed(dream={"colour": "red"}))


def test_a_frozen_moment_is_checked_too():
    frozen = {"id": "m", "taken": "2026-01-01T00:00:00Z"}
    for state in ({"dream": {"horizon": 1}}, {"nothing": {}}):
        said = sentence(changed(moments={"frozen": [frozen | {"state": state}]}))
        assert texts("en")("fields.label.frozen_moment_state") in said


def test_a_newer_file_asks_for_a_newer_workbook():
    text = dumps("a", Session()).replace('"version": 3', '"version": 4')
    assert sentence(text) == texts("en")("errors.file_newer")


@pytest.mark.parametrize(
    "text",
    ["[]", "3", '{"a": 1}', "null", '{"format": "netwerk-session"}', "[" * 100_000, "9" * 5000],
)
def test_a_foreign_file_is_not_a_session(text):
    assert sentence(text) == texts("en")("errors.file_foreign")


def test_a_version_must_be_a_number_we_know():
    for version in ("true", '"1"', "0", "-1", "1.5"):
        text = dumps("a", Session()).replace('"version": 3', f'"version": {version}')
        assert sentence(text) == texts("en")("errors.file_foreign")


def test_half_characters_hidden_in_a_frozen_moment_are_refused():
    frozen = {"id": "m", "taken": "2026-01-01T00:00:00Z"}
    state = {"stakeholders": {"items": [{"id": "a", "name": "\ud800"}]}}
    with pytest.raises(ImportFileError):
        loads(changed(moments={"frozen": [frozen | {"state": state}]}))


def test_bytes_that_are_no_text_are_refused():
    assert sentence(b"\xff\xfe\x00") == texts("en")("errors.file_not_text")


def test_a_file_from_windows_may_start_with_a_mark():
    assert loads("\ufeff" + dumps("a", Session())) == ("a", Session())
    assert loads(b"\xef\xbb\xbf" + dumps("a", Session()).encode()) == ("a", Session())


def test_a_huge_file_is_not_read():
    assert "20 MB" in sentence(" " * (LARGEST + 1))


def test_an_import_under_a_wrong_name_changes_nothing():
    with MemoryStore() as store:
        store.create("kept", None, "x")
        before = store.change_token()
        with pytest.raises(SessionExistsError):
            import_session(store, "KEPT", dumps("a", Session()), "x")
        with pytest.raises(NameInvalidError):
            import_session(store, "a/b", dumps("a", Session()), "x")
        assert store.change_token() == before
