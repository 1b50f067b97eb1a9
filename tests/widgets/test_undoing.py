"""Undo and redo on a page say what they do, and ask first where the page does not show it."""

import pytest

from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.errors import ReadOnlyError
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets.case_page import CasePage
from netwerk_widgets.widgets.header import NOTEBOOKS
from netwerk_widgets.widgets.page import Page
from tests.widgets.pages import act, editor, press, put

T = texts("nl")
ADD = {"op": "add", "id": "nieuw", "after": None, "values": {"name": "Waterschap"}}
WHAT = "partij ‘Waterschap’ toegevoegd"


@pytest.fixture
def store():
    made = MemoryStore()
    made.create("een", load_case("laanboompact", "nl").model_dump(mode="json"), "x")
    return made


@pytest.fixture
def opened(store):
    made = []

    def open_page(name, language="nl"):
        made.append(Page(name, store, "een", language))
        return made[-1]

    yield open_page
    for each in made:
        each.close()


def ids(page):
    return [each.id for each in page.session.session.stakeholders.items]


def said(page):
    return [each["text"] for each in page.header.notices]


def test_undo_and_redo_say_what_and_where_and_the_last_is_left(opened):
    page = opened("context")
    editor(page, "stakeholders").do([ADD], 1)
    press(page, "undo")
    assert said(page) == [T("history.undone", where="stap 1", what=WHAT)]
    press(page, "redo")
    assert said(page) == [T("history.redone", where="stap 1", what=WHAT)]
    assert page.header.notices[0]["kind"] == "done"
    press(page, "redo")
    assert said(page) == [T("history.nothing_to_redo")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_buttons_say_what_they_would_do(opened, language):
    page, t = opened("context", language), texts(language)

    def titles():
        return page.header.state["page"]["titles"]

    assert titles() == {"undo": t("ui.undo"), "redo": t("ui.redo")}
    editor(page, "stakeholders").do([ADD], 1)
    where = t("history.where.step", number=1)
    named = t("history.named", noun=t("history.item.stakeholders_items"), name="Waterschap")
    what = t("history.kind.added", what=named)
    assert titles()["undo"] == t("history.undo_title", where=where, what=what)
    press(page, "undo")
    expected = {"undo": t("ui.undo"), "redo": t("history.redo_title", where=where, what=what)}
    assert titles() == expected


@pytest.mark.parametrize("name", ["dream", "thread", "start"])
def test_what_is_not_on_the_page_is_asked_first(opened, name):
    first, page = opened("context"), opened(name)
    editor(first, "stakeholders").do([ADD], 1)
    press(page, "undo")
    [notice] = page.header.notices
    assert notice["text"] == T("history.undo_elsewhere", where="stap 1", what=WHAT)
    assert notice["link"]["href"].startswith(NOTEBOOKS["context"] + "?session=een")
    page.look()
    assert "nieuw" in ids(page), "nothing was touched yet"
    act(page, notice)
    assert "nieuw" not in ids(page)
    [notice] = page.header.notices
    assert notice["text"] == T("history.undone", where="stap 1", what=WHAT)
    press(page, "redo")
    [notice] = page.header.notices
    assert notice["text"] == T("history.redo_elsewhere", where="stap 1", what=WHAT)
    assert "nieuw" not in ids(page)
    act(page, notice)
    assert "nieuw" in ids(page)


def test_what_came_after_the_question_is_asked_about_anew(opened):
    first, page = opened("context"), opened("dream")
    editor(first, "stakeholders").do([ADD], 1)
    press(page, "undo")
    [notice] = page.header.notices
    editor(first, "stakeholders").do([put("nieuw", "power", "4")], 2)
    act(page, notice)
    assert "nieuw" in ids(page)
    [notice] = page.header.notices
    what = "partij ‘Waterschap’, invloed was leeg, werd 4"
    assert notice["text"] == T("history.undo_elsewhere", where="stap 2", what=what)


def test_what_is_told_takes_back_itself_and_nothing_else(opened):
    page = opened("context")
    editor(page, "stakeholders").do([ADD], 1)
    last = page.session.last("undo")
    editor(page, "stakeholders").do([put("nieuw", "power", "4")], 2)
    page.done("Gedaan", last)
    [told] = page.header.notices
    press(page, "undo")  # what was told of; the party stays
    act(page, told)
    assert "nieuw" in ids(page)
    assert said(page) == [T("history.not_last")]
    press(page, "redo")
    page.done("Gedaan", last)
    act(page, page.header.notices[-1])
    assert "nieuw" in ids(page)
    [party] = [each for each in page.session.session.stakeholders.items if each.id == "nieuw"]
    assert party.power is None


def test_what_changed_nothing_has_nothing_to_take_back(opened):
    page = opened("context")
    editor(page, "stakeholders").do([ADD], 1)
    page.done("Niets gedaan", page.session.last("undo"))
    [told] = page.header.notices
    assert (told["text"], told["action"]) == ("Niets gedaan", "")


def test_a_question_is_about_what_it_asks_also_when_something_came_after_it(opened):
    page, other = opened("dream"), opened("context")
    editor(other, "stakeholders").do([ADD], 1)
    press(page, "undo")
    [asked] = page.header.notices
    editor(page, "shared").do([put("form", "shared", "Van hier")], 1)
    act(page, asked)  # the last is on this page now: it would go without a question
    assert page.session.session.dream.shared == "Van hier"
    assert "nieuw" in ids(page)
    assert said(page) == [T("history.not_last")]


@pytest.mark.parametrize("name", ["context", "domain", "map"])
def test_parties_are_on_every_page_that_records_them(opened, name):
    first, page = opened("context"), opened(name)
    editor(first, "stakeholders").do([ADD], 1)
    press(page, "undo")
    assert said(page) == [T("history.undone", where="stap 1", what=WHAT)]
    assert "nieuw" not in ids(page)


def test_who_is_undone_over_is_told_of(opened):
    """What somebody changed since in the same field does not go in silence."""
    page, other = opened("dream"), opened("dream")
    editor(page, "shared").do([put("form", "shared", "Van de een")], 1)
    dream = other.store.read("een", "dream")
    redo = {**dream.document, "shared": "Ook nog"}
    other.store.save("een", "dream", redo, dream.number, "goals-1", undoes=99)
    press(page, "undo")
    texts_ = said(page)
    assert any("Ook nog" in each for each in texts_)
    assert any(each.startswith("Ongedaan gemaakt in stap 3") for each in texts_)


def test_removing_with_all_that_hangs_on_it_is_one_undo(opened):
    page = opened("context")
    before = page.session.documents
    id_ = ids(page)[0]
    table = editor(page, "stakeholders")
    table.do([{"op": "remove", "id": id_}], 1)
    table._receive(
        table, {"type": "answer", "id": table.question["id"], "value": {"value": "remove"}}, []
    )
    assert id_ not in ids(page)
    press(page, "undo")
    assert page.session.documents == before
    [text] = said(page)
    assert text.startswith("Ongedaan gemaakt in stap 1, stap 2")


def test_a_student_has_no_steps():
    page = CasePage(MemoryStore(), "zeeuws-vlaanderen")
    try:
        page.go("parties")
        document = {**page.session.documents["stakeholders"], "items": [{"id": "a", "name": "A"}]}
        page.session.replace("stakeholders", document)
        press(page, "undo")
        assert said(page) == [T("history.undone", where="de casus", what="partij ‘A’ toegevoegd")]
    finally:
        page.close()


def test_what_a_person_can_mend_is_told_as_it_is(opened, store):
    page = opened("context")
    editor(page, "stakeholders").do([ADD], 1)
    store.readonly = True
    press(page, "undo")
    assert said(page) == [ReadOnlyError().sentence(T)]
