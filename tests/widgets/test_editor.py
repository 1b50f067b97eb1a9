"""The editor without a browser: what people do in it is stored, and what is not is told."""

import unicodedata

import pytest

from netwerk_widgets.method import FORCES
from netwerk_widgets.session import edits
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.errors import DatabaseError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.references import dependants
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.editor import Editor
from netwerk_widgets.widgets.pages.context import (
    FORCE_RATINGS,
    REINFORCEMENT,
    RESPONDENTS,
    STAKEHOLDERS,
)
from netwerk_widgets.widgets.pages.domain import DOMAIN, POSITIONS, RELATIONS
from netwerk_widgets.widgets.pages.dream import SHARED, THEMES
from netwerk_widgets.widgets.pages.goals import GOALS

T = texts("nl")
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "'; DROP TABLE revisions; --",
    "{0} {name} %s %(x)s ${jndi:ldap://x}",
    "=HYPERLINK('http://x')",
    "\u05d0\u05de gnp.exe 🌳 é e\u0301",
    "\\ \" ' ` &amp; &",
]


class BreakingStore(MemoryStore):
    """A store that can be made to fail."""

    failure: Exception | None = None

    def save_all(self, *given, **more):
        if self.failure is not None:
            raise self.failure
        return super().save_all(*given, **more)


@pytest.fixture
def store():
    made = BreakingStore()
    made.create("een", load_case("laanboompact", "nl").model_dump(mode="json"), "x")
    return made


@pytest.fixture
def live(store):
    return LiveSession(store, "een", "anna")


@pytest.fixture
def edit(live):
    """Make an editor of a recording; its conflicts are in ``edit.conflicts``."""

    def make(recording, language="nl"):
        editor = Editor(texts(language), live, recording, lambda *told: make.conflicts.append(told))
        made.append(editor)
        return editor

    made, make.conflicts = [], []
    yield make
    for editor in made:
        editor.layout.close()
        editor.close()


def put(row, key, value):
    return {"op": "set", "id": row, "key": key, "value": value}


def row(editor, id_):
    return next(each for each in editor.rows if each["id"] == id_)


def party(live, id_):
    return next(each for each in live.session.stakeholders.items if each.id == id_)


def stored(store):
    return Session.model_validate(
        {part: store.read("een", part).document for part in store.heads("een")}
    )


def first(live):
    return live.session.stakeholders.items[0].id


# ---- storing ----


def test_what_is_typed_is_stored_shown_and_acknowledged(store, live, edit):
    editor, id_ = edit(STAKEHOLDERS), first(live)
    editor.do([put(id_, "name", "Kwekerij Noord")], 7)
    assert editor.acked == 7
    assert row(editor, id_)["values"]["name"] == "Kwekerij Noord"
    assert stored(store).stakeholders.items[0].name == "Kwekerij Noord"
    assert (editor.errors, editor.problem) == ({}, "")


def test_messages_of_the_browser_are_the_same_operations(store, live, edit):
    editor, id_ = edit(STAKEHOLDERS), first(live)
    editor._receive(editor, {"type": "ops", "ops": [put(id_, "branch", "bomen")], "seq": 1}, [])
    assert editor.acked == 1
    assert stored(store).stakeholders.items[0].branch == "bomen"


def test_a_message_of_an_unknown_kind_does_nothing(store, edit):
    editor, before = edit(STAKEHOLDERS), store.change_token()
    editor._receive(editor, {"type": "format disk"}, [])
    editor._receive(editor, {}, [])
    assert (store.change_token(), editor.acked) == (before, 0)


def test_rows_are_added_moved_and_removed(live, edit):
    editor = edit(THEMES)
    ids = [each.id for each in live.session.dream.themes]
    editor.do([{"op": "add", "id": "new", "after": ids[0], "values": {"name": "Nieuw"}}], 1)
    assert [each["id"] for each in editor.rows] == [ids[0], "new", *ids[1:]]
    editor.do([{"op": "move", "id": "new", "before": ids[0]}], 2)
    assert [each["id"] for each in editor.rows] == ["new", *ids]
    editor.do([{"op": "remove", "id": "new"}], 3)
    assert [each["id"] for each in editor.rows] == ids
    assert editor.acked == 3


def test_a_form_is_one_row(live, edit):
    editor = edit(SHARED)
    editor.do([put("form", "shared", "Samen"), put("form", "horizon", "2040")], 1)
    assert (live.session.dream.shared, live.session.dream.horizon) == ("Samen", 2040)
    assert [each["id"] for each in editor.rows] == ["form"]


def test_given_rows_are_there_before_anything_is_stored(live, edit):
    live.replace("context", {**live.documents["context"], "forces": []})
    editor = edit(FORCE_RATINGS)
    assert tuple(each["id"] for each in editor.rows) == FORCES
    assert {each["values"]["relevance"] for each in editor.rows} == {None}
    editor.do([put(FORCES[-1], "relevance", 4)], 1)
    assert row(editor, FORCES[-1])["values"]["relevance"] == 4
    assert [each.id for each in live.session.context.forces] == [FORCES[-1]]


def test_a_cell_that_says_nothing_about_itself_is_locked(edit):
    editor = edit(REINFORCEMENT)
    assert {each["id"]: each["locked"] for each in editor.rows} == {
        each["id"]: [f"strengthens.{each['id']}"] for each in editor.rows
    }


def test_numbers_are_read_as_the_page_s_language_writes_them(live, edit):
    goal = live.session.goals.goals[0].id
    edit(GOALS).do([put(goal, "target", "1.234,5")], 1)
    assert live.session.goals.goals[0].target == 1234.5
    edit(GOALS, "en").do([put(goal, "target", "1,234.5")], 1)
    assert live.session.goals.goals[0].target == 1234.5
    edit(GOALS, "en").do([put(goal, "target", "1,235")], 2)
    assert live.session.goals.goals[0].target == 1235


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_passes_through_unchanged(store, live, edit, hostile):
    hostile = unicodedata.normalize("NFC", hostile)  # a letter has one way to be written
    editor, id_ = edit(STAKEHOLDERS), first(live)
    editor.do([put(id_, "name", hostile), put(id_, "interests", hostile)], 1)
    assert (party(live, id_).name, party(live, id_).interests) == (hostile, hostile)
    assert stored(store).stakeholders.items[0].name == hostile
    assert (row(editor, id_)["name"], row(editor, id_)["values"]["interests"]) == (hostile,) * 2
    assert editor.errors == {}
    options = edit(RELATIONS).spec["columns"][0]["options"]
    assert {"value": id_, "label": hostile} in options


# ---- what is not valid ----


@pytest.mark.parametrize(
    ("recording", "key", "wrong", "right"),
    [
        (POSITIONS, "power", 9, 3),
        (POSITIONS, "ring", "moon", "core"),
        (STAKEHOLDERS, "name", "x" * 121, "x" * 120),
        (STAKEHOLDERS, "name", "a\x00b", "ab"),
        (STAKEHOLDERS, "name", "\u202egnp.exe", "exe.png"),
        (STAKEHOLDERS, "interests", "a\u2066b", "ab"),
    ],
)
def test_what_is_not_valid_stays_in_its_cell(store, live, edit, recording, key, wrong, right):
    editor, id_ = edit(recording), first(live)
    before = store.heads("een")
    editor.do([put(id_, key, wrong)], 1)
    assert store.heads("een") == before
    assert editor.acked == 1, "the browser need not send it again"
    assert editor.problem == ""
    assert row(editor, id_)["values"][key] == wrong
    assert list(editor.errors) == [f"{id_}|{key}"]
    assert editor.errors[f"{id_}|{key}"].endswith((".", "!"))
    editor.do([put(id_, key, right)], 2)
    assert (editor.errors, editor.acked) == ({}, 2)
    assert row(editor, id_)["values"][key] == right
    assert getattr(party(live, id_), key) == right


def test_the_sentence_is_in_the_page_s_language(live, edit):
    said = []
    for language in ("nl", "en"):
        editor = edit(SHARED, language)
        editor.do([put("form", "horizon", "ooit")], 1)
        said.append(editor.errors["form|horizon"])
    assert said == [texts(code)("errors.not_a_number", value="ooit") for code in ("nl", "en")]


def test_what_is_not_valid_survives_somebody_else_s_edit(store, live, edit):
    editor, id_ = edit(STAKEHOLDERS), first(live)
    editor.do([put(id_, "name", "x" * 121)], 1)
    LiveSession(store, "een", "bert").edit("stakeholders", "items", [put(id_, "branch", "b")])
    live.refresh()
    editor.show()
    shown = row(editor, id_)["values"]
    assert (shown["name"], shown["branch"]) == ("x" * 121, "b")
    assert list(editor.errors) == [f"{id_}|name"]


def test_a_removed_row_takes_its_errors_along(live, edit):
    editor = edit(THEMES)
    editor.do([{"op": "add", "id": "new", "after": None, "values": {"name": "n"}}], 1)
    editor.do([put("new", "name", "x" * 700)], 2)
    assert list(editor.errors) == ["new|name"]
    editor.do([{"op": "remove", "id": "new"}], 3)
    assert editor.errors == {}


def test_one_bad_cell_of_a_paste_does_not_keep_the_rest_out(live, edit):
    editor = edit(POSITIONS)
    a, b, c = (each.id for each in live.session.stakeholders.items[:3])
    editor.do([put(a, "power", 1), put(b, "power", "veel"), put(c, "power", 5)], 1)
    assert (party(live, a).power, party(live, c).power) == (1, 5)
    assert list(editor.errors) == [f"{b}|power"]
    assert row(editor, b)["values"]["power"] == "veel"
    assert (editor.acked, editor.problem) == (1, "")


def test_a_paste_that_makes_rows_keeps_them_when_one_cell_is_bad(live, edit):
    editor = edit(STAKEHOLDERS)
    count = len(live.session.stakeholders.items)
    added = [{"op": "add", "id": f"n{n}", "after": None, "values": {}} for n in range(2)]
    sets = [put("n0", "name", "A"), put("n1", "name", "x" * 121), put("n1", "branch", "b")]
    editor.do([*added, *sets], 1)
    assert len(live.session.stakeholders.items) == count + 2
    assert (party(live, "n0").name, party(live, "n1").name) == ("A", "")
    assert party(live, "n1").branch == "b"
    assert list(editor.errors) == ["n1|name"]
    assert editor.acked == 1


def test_what_can_never_be_stored_does_not_hold_up_what_comes_after(live, edit):
    """One row too many is told, and the next edit is stored as ever."""
    editor, id_ = edit(STAKEHOLDERS), first(live)
    here = len(live.session.stakeholders.items)
    most = next(
        mark.max_length
        for mark in type(live.session.stakeholders).model_fields["items"].metadata
        if hasattr(mark, "max_length")
    )
    full = [{"op": "add", "id": f"n{n}", "after": None, "values": {}} for n in range(most - here)]
    editor.do(full, 1)
    assert len(live.session.stakeholders.items) == most
    editor.do([{"op": "add", "id": "over", "after": None, "values": {}}], 2)
    assert editor.problem == T("errors.too_many", most=most)
    editor.do([put(id_, "name", "Later")], 3)
    assert party(live, id_).name == "Later"
    assert editor.acked == 3


# ---- the mistake is ours ----


def test_a_mistake_of_ours_stays_in_its_field_and_holds_nothing_up(live, edit, monkeypatch, caplog):
    editor, id_ = edit(STAKEHOLDERS), first(live)
    set_ = edits._set

    def mistaken(row, model, key, *rest):
        if key == "branch":
            raise KeyError(key)
        set_(row, model, key, *rest)

    monkeypatch.setattr(edits, "_set", mistaken)
    editor.do([put(id_, "branch", "Kwekerij")], 1)
    editor.do([put(id_, "name", "Daarna")], 2)
    assert editor.errors == {f"{id_}|branch": T("errors.our_mistake")}
    assert editor.rows[0]["values"]["branch"] == "Kwekerij"
    assert (party(live, id_).name, editor.acked) == ("Daarna", 2)
    assert [each.exc_info[0] for each in caplog.records] == [KeyError]


@pytest.mark.parametrize("op", [{}, {"op": "set"}, {"op": "remove"}, {"op": "set", "id": "a"}])
def test_what_is_no_operation_is_refused_and_holds_nothing_up(live, edit, op, caplog):
    editor, id_ = edit(STAKEHOLDERS), first(live)
    editor.do([op], 1)
    assert editor.problem == T("errors.our_mistake")
    assert len(caplog.records) == 1
    editor.do([put(id_, "name", "Daarna")], 2)
    assert (party(live, id_).name, editor.acked) == ("Daarna", 2)


def test_a_store_that_fails_again_and_again_is_logged_once(store, live, edit, caplog):
    editor, id_ = edit(STAKEHOLDERS), first(live)
    store.failure = RuntimeError("disk on fire")
    editor.do([put(id_, "name", "Een")], 1)
    editor.retry()
    editor.retry()
    assert len(caplog.records) == 1


# ---- the store fails ----


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (DatabaseError("database_busy"), T("errors.database_busy")),
        (RuntimeError("disk on fire: /secret/path"), T("ui.not_saved")),
        (OSError(28, "No space left on device"), T("ui.not_saved")),
    ],
)
def test_what_the_store_refuses_is_kept_and_stored_later(store, live, edit, failure, sentence):
    editor, id_ = edit(STAKEHOLDERS), first(live)
    old = party(live, id_).name
    store.failure = failure
    editor.do([put(id_, "name", "Een")], 1)
    editor.do([put(id_, "branch", "Twee")], 2)
    assert (editor.problem, editor.acked) == (sentence, 0)
    assert stored(store).stakeholders.items[0].name == old
    editor.retry()
    assert (editor.problem, editor.acked) == (sentence, 0)
    store.failure = None
    editor.retry()
    assert (editor.problem, editor.acked) == ("", 2)
    now = stored(store).stakeholders.items[0]
    assert (now.name, now.branch) == ("Een", "Twee")
    heads = store.heads("een")
    editor.retry()
    assert store.heads("een") == heads, "nothing is stored twice"


def test_a_failing_store_is_told_when_a_question_is_answered(store, live, edit):
    editor = edit(STAKEHOLDERS)
    id_ = referred(live)
    editor.do([{"op": "remove", "id": id_}], 1)
    store.failure = DatabaseError("database_busy")
    answer(editor, "remove")
    assert editor.problem == T("errors.database_busy")
    assert id_ in [each["id"] for each in editor.rows]


# ---- others changed the same ----


def test_conflicts_are_told_with_the_part(store, live, edit):
    editor, id_ = edit(STAKEHOLDERS), first(live)
    other = LiveSession(store, "een", "bert")
    other.edit("stakeholders", "items", [put(id_, "name", "Van Bert")])
    editor.do([put(id_, "name", "Van Anna")], 1)
    assert party(live, id_).name == "Van Anna"
    [(part, [conflict])] = edit.conflicts
    assert (part, conflict.theirs) == ("stakeholders", "Van Bert")


def test_what_does_not_overlap_is_no_conflict(store, live, edit):
    editor, id_ = edit(STAKEHOLDERS), first(live)
    other = LiveSession(store, "een", "bert")
    other.edit("stakeholders", "items", [put(id_, "branch", "Van Bert")])
    editor.do([put(id_, "name", "Van Anna")], 1)
    assert edit.conflicts == []
    assert row(editor, id_)["values"]["branch"] == "Van Bert"


# ---- removing what others refer to ----


def referred(live):
    """A party that something refers to, and more than one list does."""
    return next(
        each.id
        for each in live.session.stakeholders.items
        if len({(d.part, d.path[0]) for d in dependants(live.session, "stakeholder", each.id)}) > 1
    )


def answer(editor, value, **more):
    asked = {"type": "answer", "id": editor.question["id"], "value": {"value": value, **more}}
    editor._receive(editor, asked, [])


def test_removing_a_party_that_is_referred_to_asks_first(store, live, edit):
    editor, id_, before = edit(STAKEHOLDERS), referred(live), store.heads("een")
    hanging = dependants(live.session, "stakeholder", id_)
    editor.do([{"op": "remove", "id": id_}], 4)
    question = editor.question
    assert store.heads("een") == before
    assert editor.acked == 4
    assert (question["row"], question["text"]) == (
        id_,
        T("ui.removal.question", name=party(live, id_).name),
    )
    counts = {}
    for each in hanging:
        where = T(f"fields.list.{each.part}_{each.path[0]}")
        counts[where] = counts.get(where, 0) + 1
    assert sorted(question["items"]) == sorted(f"{where} ({n}×)" for where, n in counts.items())
    assert [each["value"] for each in question["answers"]] == ["keep", "remove", "move"]
    offered = [each["value"] for each in question["answers"][2]["options"]]
    assert id_ not in offered
    assert len(offered) == len(live.session.stakeholders.items) - 1


def test_a_party_that_nothing_refers_to_just_goes(live, edit):
    editor = edit(STAKEHOLDERS)
    editor.do([{"op": "add", "id": "los", "after": None, "values": {"name": "Los"}}], 1)
    editor.do([{"op": "remove", "id": "los"}], 2)
    assert editor.question == {}
    assert "los" not in [each.id for each in live.session.stakeholders.items]


def test_keeping_changes_nothing_and_the_question_can_come_again(store, live, edit):
    editor, id_, before = edit(STAKEHOLDERS), referred(live), store.heads("een")
    editor.do([{"op": "remove", "id": id_}], 1)
    asked = editor.question["id"]
    answer(editor, "keep")
    assert store.heads("een") == before
    editor.do([{"op": "remove", "id": id_}], 2)
    assert editor.question["id"] != asked


def test_removing_takes_all_that_refers_along(store, live, edit):
    editor, id_ = edit(STAKEHOLDERS), referred(live)
    editor.do([{"op": "remove", "id": id_}], 1)
    answer(editor, "remove")
    now = stored(store)
    assert id_ not in [each.id for each in now.stakeholders.items]
    assert dependants(now, "stakeholder", id_) == []
    assert editor.question == {}
    assert id_ not in [each["id"] for each in editor.rows]


def test_moving_makes_another_party_the_one_referred_to(store, live, edit):
    editor, id_ = edit(STAKEHOLDERS), referred(live)
    editor.do([{"op": "add", "id": "erf", "after": None, "values": {"name": "Erfgenaam"}}], 1)
    before = {(d.part, d.path[0]) for d in dependants(live.session, "stakeholder", id_)}
    editor.do([{"op": "remove", "id": id_}], 2)
    answer(editor, "move", option="erf")
    now = stored(store)
    assert id_ not in [each.id for each in now.stakeholders.items]
    assert dependants(now, "stakeholder", id_) == []
    assert {(d.part, d.path[0]) for d in dependants(now, "stakeholder", "erf")} == before


def test_an_answer_to_an_older_question_is_not_taken_for_this_one(store, live, edit):
    editor, id_ = edit(STAKEHOLDERS), referred(live)
    editor.do([{"op": "remove", "id": id_}], 1)
    old = editor.question["id"]
    editor.do([{"op": "remove", "id": id_}], 2)
    before = store.heads("een")
    editor._receive(editor, {"type": "answer", "id": old, "value": {"value": "remove"}}, [])
    assert store.heads("een") == before


def test_a_theme_that_a_goal_serves_asks_too(live, edit):
    editor = edit(THEMES)
    theme = next(
        each.id for each in live.session.dream.themes if dependants(live.session, "theme", each.id)
    )
    editor.do([{"op": "remove", "id": theme}], 1)
    answer(editor, "remove")
    assert theme not in [each.id for each in live.session.dream.themes]
    assert all(each.theme != theme for each in live.session.goals.goals)


# ---- who says so ----


OURS = {"default": "illustrative", "name": "article"}


def test_an_edited_field_is_the_group_s_own(live, edit):
    rows = [each | {"source": OURS} for each in live.documents["stakeholders"]["items"]]
    live.replace("stakeholders", {"items": rows})
    editor, id_ = edit(STAKEHOLDERS), first(live)
    said = "artikel: naam; verder illustratief"
    assert row(editor, id_)["badge"] == {"kind": "illustrative", "text": said}
    editor.do([put(id_, "interests", "Iets anders")], 1)
    assert party(live, id_).source == OURS | {"interests": "group"}
    said = "artikel: naam; groep: belangen; verder illustratief"
    assert row(editor, id_)["badge"]["text"] == said
    assert all(each.source == OURS for each in live.session.stakeholders.items if each.id != id_)
    assert live.undo()
    assert party(live, id_).source == OURS


def test_a_table_says_it_of_its_own_columns(live, edit):
    id_ = first(live)
    live.edit("stakeholders", "items", [put(id_, "source", OURS)])
    editor = edit(POSITIONS)
    assert row(editor, id_)["badge"]["text"] == "illustratief"
    editor.do([put(id_, key, None) for key in ("ring", "role", "power", "interest")], 1)
    assert row(editor, id_)["badge"] is None
    editor.do([put(id_, "power", 1)], 2)
    assert row(editor, id_)["badge"] is None
    assert party(live, id_).says("name") == "article"


def test_an_entry_of_a_field_has_its_own_source(live, edit):
    id_ = live.session.context.respondents[0].id
    live.edit("context", "respondents", [put(id_, "source", {"default": "illustrative"})])
    before = live.session.context.respondents[0].now["technology"]
    edit(RESPONDENTS).do([put(id_, "now.technology", 1 + before % 5)], 1)
    found = live.session.context.respondents[0]
    assert found.says("now", "technology") == "group"
    assert found.says("now", "lifestyle") == "illustrative"


def test_moving_refusing_or_typing_the_same_does_not_claim(live, edit):
    ids = [each.id for each in live.session.stakeholders.items]
    live.edit("stakeholders", "items", [put(ids[0], "source", OURS)])
    editor, name = edit(STAKEHOLDERS), party(live, ids[0]).name
    editor.do([{"op": "move", "id": ids[0], "before": None}], 1)
    editor.do([put(ids[0], "name", "x" * 121)], 2)
    editor.do([put(ids[0], "name", name)], 3)
    assert party(live, ids[0]).source == OURS


def test_a_field_of_a_form_has_a_source_too(live, edit):
    live.edit("domain", "", [put("form", "source", {"default": "illustrative"})])
    edit(DOMAIN).do([put("form", "kind_reason", "Daarom")], 1)
    assert live.session.domain.kind_reason == "Daarom"
    assert live.session.domain.source == {"default": "illustrative", "kind_reason": "group"}
