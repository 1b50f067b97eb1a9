"""One session on several pages: they follow each other, undo, and meet."""

from netwerk_widgets.session.errors import DatabaseError
from netwerk_widgets.widgets.network_map import NetworkMap
from netwerk_widgets.widgets.plot import Plot
from tests.widgets.page.looking import T, editor, inside, party, put


def test_an_edit_on_one_page_reaches_another(opened, case):
    first, second = opened("context"), opened("domain")
    drawings = {
        each: each.drawing["serial"] for each in inside(second.box) if isinstance(each, Plot)
    }
    network = next(each for each in second.editors if isinstance(each, NetworkMap))
    editor(first, "stakeholders").do([put(party(first).id, "name", "Andere naam")], 1)
    assert party(second).name != "Andere naam"
    second.look()
    assert party(second).name == "Andere naam"
    rows = {each["id"]: each["name"] for each in editor(second, "positions").rows}
    assert rows[party(first).id] == "Andere naam"
    assert "Andere naam" in network.scene
    assert all(each.drawing["serial"] == serial for each, serial in drawings.items())


def test_looking_when_nothing_changed_sends_nothing(opened, case):
    page = opened("domain")
    state = page.header.state
    page.look()
    assert page.header.state is state


def test_undo_and_redo_of_a_page(opened, case):
    page = opened("context")
    old = party(page).name

    def state():
        shown = page.header.state["page"]
        return shown["canUndo"], shown["canRedo"]

    assert state() == (False, False)
    editor(page, "stakeholders").do([put(party(page).id, "name", "Anders")], 1)
    assert state() == (True, False)
    page._said("undo", {})
    assert (party(page).name, state()) == (old, (False, True))
    assert editor(page, "stakeholders").rows[0]["name"] == old
    page._said("redo", {})
    assert (party(page).name, state()) == ("Anders", (True, False))
    assert editor(page, "stakeholders").rows[0]["name"] == "Anders"


def test_undo_with_nothing_to_undo_says_so(opened, case):
    page = opened("context")
    page._said("undo", {})
    assert [each["text"] for each in page.header.notices] == [T("ui.nothing_to_undo")]


def clash(first, second):
    """Both pages change one name; ``second`` is last, and is told."""
    id_ = party(first).id
    editor(first, "stakeholders").do([put(id_, "name", "Van de een")], 1)
    editor(second, "stakeholders").do([put(id_, "name", "Van de ander")], 1)
    [notice] = second.header.notices
    return notice


def act(page, notice):
    page.header._receive(page.header, {"type": "act", "id": notice["id"]}, [])


def test_a_conflict_is_told_and_theirs_is_one_click_away(opened, case):
    first, second = opened("context"), opened("context")
    notice = clash(first, second)
    assert party(second).name == "Van de ander"
    assert notice["kind"] == "problem"
    assert "Van de een" in notice["text"]
    assert T("fields.part.stakeholders") in notice["text"]
    assert notice["action"] == T("ui.take_theirs")
    act(second, notice)
    assert party(second).name == "Van de een"
    assert second.header.notices == []
    first.look()
    assert party(first).name == "Van de een"
    act(second, notice)
    assert party(second).name == "Van de een", "the button works once"


def test_a_conflict_that_is_dismissed_leaves_ours(opened, case):
    first, second = opened("context"), opened("context")
    notice = clash(first, second)
    second.header._receive(second.header, {"type": "dismiss", "id": notice["id"]}, [])
    assert second.header.notices == []
    act(second, notice)
    assert party(second).name == "Van de ander"


def test_theirs_is_taken_even_when_more_was_typed_since(opened, case):
    first, second = opened("context"), opened("context")
    notice = clash(first, second)
    editor(second, "stakeholders").do([put(party(second).id, "branch", "Later getypt")], 2)
    act(second, notice)
    assert party(second).name == "Van de een"
    assert party(second).branch == "Later getypt"


def test_a_store_that_fails_is_told_and_tried_again_on_the_next_look(
    opened, case, store, monkeypatch
):
    page = opened("context")
    working = store.save

    def broken(*given, **more):
        raise DatabaseError("database_busy")

    monkeypatch.setattr(store, "save", broken)
    editor(page, "stakeholders").do([put(party(page).id, "name", "Straks")], 5)
    assert editor(page, "stakeholders").problem == T("errors.database_busy")
    monkeypatch.setattr(store, "save", working)
    page.look()
    assert party(page).name == "Straks"
    assert (editor(page, "stakeholders").problem, editor(page, "stakeholders").acked) == ("", 5)
