"""What an earlier page could not store: put in by itself, or offered, never over another's."""

import pytest

from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets import drafts
from netwerk_widgets.widgets.editor import Editor
from netwerk_widgets.widgets.network_map import NetworkMap
from netwerk_widgets.widgets.pages.context import FORCE_RATINGS
from netwerk_widgets.widgets.pages.dream import SHARED, THEMES
from netwerk_widgets.widgets.pages.goals import GOALS

NAME = "een"


@pytest.fixture
def store():
    made = MemoryStore()
    made.create(NAME, load_case("laanboompact", "nl").model_dump(mode="json"), "x")
    return made


@pytest.fixture
def live(store):
    return LiveSession(store, NAME, "anna")


@pytest.fixture
def edit(live):
    made = []

    def make(recording):
        made.append(Editor(texts("nl"), live, recording, lambda *_: None))
        return made[-1]

    yield make
    for editor in made:
        editor.layout.close()
        editor.close()


def left(row, key, value, *bases, **more):
    return {"op": "set", "id": row, "key": key, "value": value, "bases": list(bases)} | more


def restore(editor, *ops, seq=1):
    message = {"type": "drafts", "ops": list(ops), "seq": seq, "from": "view"}
    editor._receive(editor, message, [])
    assert editor.acked == seq


def test_over_the_same_value_it_is_stored(live, edit):
    theme = live.session.dream.themes[0]
    editor = edit(THEMES)
    restore(editor, left(theme.id, "name", "Nieuw", theme.name))
    assert live.session.dream.themes[0].name == "Nieuw"
    assert editor.offers == []


@pytest.mark.parametrize(
    ("recording", "key", "bases", "typed"),
    [
        (GOALS, "target", [None, "1.234,5"], "1.234,56"),
        (GOALS, "due", [None, "1-3-2030"], "2030-03-02"),
    ],
)
def test_what_was_sent_counts_as_known_when_its_answer_was_lost(
    live, edit, recording, key, bases, typed
):
    goal = live.session.goals.goals[0].id
    editor = edit(recording)
    editor.do([{"op": "set", "id": goal, "key": key, "value": bases[-1]}], 1)
    restore(editor, left(goal, key, typed, *bases), seq=2)
    assert editor.offers == []
    assert str(getattr(live.session.goals.goals[0], key)) in ("1234.56", "2030-03-02")


def test_over_another_s_value_it_is_offered(live, edit):
    theme = live.session.dream.themes[0]
    editor = edit(THEMES)
    restore(editor, left(theme.id, "name", "Nieuw", "Wat er eerst stond"))
    assert live.session.dream.themes[0].name == theme.name
    assert editor.offers == [f"{theme.id}|name"]


def test_what_was_offered_is_offered_again_until_it_is_stored(live, edit):
    theme = live.session.dream.themes[0]
    editor = edit(THEMES)
    restore(editor, left(theme.id, "name", "Nieuw", theme.name, old=True))
    assert editor.offers == [f"{theme.id}|name"]
    editor.do([{"op": "set", "id": theme.id, "key": "name", "value": "Nieuw"}], 2)
    restore(editor, left(theme.id, "name", "Nieuw", "x", old=True), seq=3)
    assert editor.offers == []


def test_what_is_stored_already_makes_no_revision(store, live, edit):
    theme = live.session.dream.themes[0]
    heads = store.heads(NAME)
    restore(edit(THEMES), left(theme.id, "name", theme.name, "anders"))
    assert store.heads(NAME) == heads


def test_given_rows_and_forms_have_drafts_too(live, edit):
    live.replace("context", {**live.documents["context"], "forces": []})
    editor = edit(FORCE_RATINGS)
    restore(editor, left("innovation", "relevance", 4, None))
    assert [(each.id, each.relevance) for each in live.session.context.forces] == [
        ("innovation", 4)
    ]
    shared = live.session.dream.shared
    editor = edit(SHARED)
    restore(editor, left("form", "shared", "Samen", shared), left("form", "horizon", "2041", 1999))
    assert live.session.dream.shared == "Samen"
    assert editor.offers == ["form|horizon"]


def test_a_new_row_comes_once_with_its_cells(live, edit):
    editor = edit(THEMES)
    new = (
        {"op": "add", "id": "new", "after": None, "values": {}},
        left("new", "name", "Nieuw", None),
    )
    restore(editor, *new)
    restore(editor, *new, seq=2)
    assert [each.name for each in live.session.dream.themes].count("Nieuw") == 1
    assert editor.offers == []


def test_a_row_that_is_gone_is_told_where_it_was_typed(live, edit):
    editor = edit(THEMES)
    restore(editor, left("weg", "name", "Nieuw", "x"))
    assert list(editor.errors) == ["weg|name"]
    restore(
        editor, {"op": "remove", "id": "weg"}, {"op": "move", "id": "weg", "before": None}, seq=2
    )
    assert editor.problem == ""


def test_what_is_not_valid_is_told_again(live, edit):
    theme = live.session.dream.themes[0]
    editor = edit(THEMES)
    restore(editor, left(theme.id, "name", "x" * 700, theme.name))
    assert list(editor.errors) == [f"{theme.id}|name"]


def test_what_is_sent_twice_is_stored_once(live, edit):
    editor = edit(THEMES)
    many = len(live.session.dream.themes)
    message = {
        "type": "ops",
        "seq": 1,
        "from": "view",
        "ops": [{"op": "add", "id": "n", "after": None, "values": {}}],
    }
    for _ in range(2):
        editor._receive(editor, message, [])
    assert len(live.session.dream.themes) == many + 1
    editor._receive(editor, message | {"from": "another view", "ops": []}, [])
    assert editor.acked == 1


def test_the_map_puts_back_what_was_typed_in_its_panel(live):
    party = live.session.stakeholders.items[0]
    made = NetworkMap(texts("nl"), live, lambda *_: None)
    restore(made, left(party.id, "note", "Een", party.note, part="stakeholders"))
    assert live.session.stakeholders.items[0].note == "Een"
    restore(made, left(party.id, "note", "Twee", "x", part="stakeholders"), seq=2)
    assert made.offers == [f"{party.id}|note"]
    made.close()


def test_a_session_of_the_same_name_has_another_name_for_its_drafts(store, live):
    before = drafts.names(live, {})
    store.delete(NAME)
    store.create(NAME, None, "x")
    after = drafts.names(LiveSession(store, NAME, "x"), {})
    assert before["session"] != after["session"]
    assert before["session"] not in after["known"]
    assert before["workbook"] == after["workbook"]


def test_a_student_s_drafts_go_with_the_tab(store, live):
    assert drafts.names(live, {})["where"] == "local"
    live.replace("study", {**live.documents["study"], "case": "laanboompact"})
    assert drafts.names(live, {})["where"] == "session"


def test_who_may_only_look_has_no_drafts(store):
    store.readonly = True
    assert drafts.names(LiveSession(store, NAME, "x"), {})["session"] == ""
