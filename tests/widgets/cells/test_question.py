"""A question of one's own in a notebook: shown in its cell, stored, undone, asked of the room."""

import pytest

from netwerk_widgets import step
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets import notebook
from netwerk_widgets.widgets.act_words import page_words
from netwerk_widgets.widgets.header import NOTEBOOKS
from netwerk_widgets.widgets.pages.own import asking
from tests.owned import GROUP, NEEDED, PARTY, WORRIED
from tests.widgets.asking.pressing import inside
from tests.widgets.cells.standing import T, stand, words
from tests.widgets.pages import act, editor, put
from tests.widgets.pages import press as bar

HOSTILE = "<img src=x onerror='window.bad = 1'> =cmd() {name} %s"


def ask(page, text, per="group"):
    return page.stand(asking(page.name, text, per))


def own(page):
    return page.session.session.own


def test_what_the_group_answers_is_stored_with_its_question(opened):
    page = opened()
    box = ask(page, WORRIED)
    assert WORRIED in words(box)
    assert own(page).questions == [], "who looks saves nothing"
    shown = editor(page, GROUP.id)
    shown.do([{"op": "add", "id": "r1", "after": None, "values": {}}], 1)
    shown.do([put("r1", "text", "De bodem")], 2)
    assert own(page).questions == [GROUP]
    assert [(e.question, e.party, e.text) for e in own(page).answers] == [
        (GROUP.id, None, "De bodem")
    ]
    assert [row["values"]["text"] for row in shown.rows] == ["De bodem"]
    shown.do([{"op": "remove", "id": "r1"}], 3)
    assert own(page).answers == []


def test_every_party_has_a_row(opened):
    page = opened("dream")
    ask(page, NEEDED, per="party")
    shown = editor(page, PARTY.id)
    names = {each.name for each in page.session.session.stakeholders.items}
    assert {row["values"]["_label"] for row in shown.rows} == names
    first, second = shown.rows[0], shown.rows[1]
    shown.do([put(first["id"], "text", "Geld"), put(second["id"], "text", HOSTILE)], 1)
    shown.do([put(first["id"], "text", "Meer geld")], 2)
    assert shown.errors == {}
    assert [e.text for e in own(page).answers] == ["Meer geld", HOSTILE]
    called = {each.id: each.name for each in page.session.session.stakeholders.items}
    assert called[own(page).answers[0].party] == first["values"]["_label"]
    assert own(page).questions == [PARTY]


def test_running_the_cell_again_makes_no_second_and_keeps_what_was_typed(opened):
    page = opened()
    box = ask(page, WORRIED)
    editor(page, GROUP.id).do(
        [{"op": "add", "id": "r1", "after": None, "values": {"text": "De bodem"}}], 1
    )
    again = ask(page, f"  {WORRIED} ")
    assert T("ui.moved") in words(box)
    assert WORRIED in words(again)
    assert len([each for each in page.sections if each.slug == GROUP.id]) == 1
    assert [row["values"]["text"] for row in editor(page, GROUP.id).rows] == ["De bodem"]
    assert own(page).questions == [GROUP]


def test_two_questions_on_a_page_have_each_their_own_answers(opened):
    page, other = opened(), opened()
    for each in (page, other):
        ask(each, WORRIED)
        ask(each, "En verder?")
    verder = page.sections[-1].slug
    add = {"op": "add", "id": "r1", "after": None, "values": {"text": "De bodem"}}
    editor(page, GROUP.id).do([add], 1)
    other.look()
    assert [row["values"]["text"] for row in editor(other, GROUP.id).rows] == ["De bodem"]
    assert editor(other, verder).rows == []
    editor(other, verder).do([put("r1", "text", "niet van hier")], 1)
    assert own(page).answers[0].text == "De bodem"
    assert editor(page, GROUP.id).keep["parts"] != editor(page, verder).keep["parts"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_undone_and_redone_with_words(opened, language):
    page = opened("dream", language=language)
    ask(page, NEEDED, per="party")
    row = editor(page, PARTY.id).rows[0]["id"]
    editor(page, PARTY.id).do([put(row, "text", "Geld")], 1)
    page.undo()
    assert own(page).answers == []
    [said] = [each["text"] for each in page.header.notices]
    assert "Geld" in said
    assert texts(language)("history.item.own_answers") in said
    assert not editor(page, PARTY.id).rows[0]["values"]["text"]
    bar(page, "redo")
    assert [each.text for each in own(page).answers] == ["Geld"]


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_page_can_ask(opened, name):
    page = opened(name)
    box = ask(page, HOSTILE)
    page.speak("en")
    assert "<img" not in words(box)
    assert "&lt;img" in words(box)
    made = editor(page, page.sections[-1].slug)
    made.do([{"op": "add", "id": "r1", "after": None, "values": {"text": "ja"}}], 1)
    assert own(page).questions[0].page == name
    assert page.live.last("undo").pages == [name]
    assert page_words(name, T) != T("history.where.command")


@pytest.mark.parametrize("text", ["", None, 3, "x" * 201, "stil\u202egedraaid"])
def test_what_is_no_question_is_one_sentence_and_takes_nothing_along(opened, text):
    page = opened()
    [before] = stand(page, "stakeholders")
    box = ask(page, text)
    said = words(box)
    assert 'class="nw-help"' in said
    assert T("missing.part.failed") not in said
    page.speak("en")
    assert words(box) != said
    assert T("missing.part.failed") not in words(before)
    assert own(page).questions == []


def test_without_a_session_there_is_nothing_to_answer(opened):
    page = opened("context", None)
    box = ask(page, WORRIED)
    assert not box.children
    page.open("een")
    assert WORRIED in words(box)


def test_asked_of_something_else_what_was_answered_is_told(opened):
    page = opened()
    ask(page, WORRIED)
    editor(page, GROUP.id).do(
        [{"op": "add", "id": "r1", "after": None, "values": {"text": "De bodem"}}], 1
    )
    box = ask(page, WORRIED, per="party")
    assert T.count("own.others.party", 1) in words(box)
    row = editor(page, GROUP.id).rows[0]["id"]
    editor(page, GROUP.id).do([put(row, "text", "Geld")], 1)
    assert own(page).questions[0].per == "party"
    assert len(own(page).answers) == 2


def test_a_notebook_asks_with_one_line(shown, kept):
    context = step("context")
    context.question(WORRIED, per="party")
    [page] = notebook._open.values()
    assert page.sections[-1].title == WORRIED
    context.question(WORRIED, per="everybody")
    assert T("errors.question_per", found="everybody") in words(shown[-1])


# ---- all of them ----


def test_a_question_that_no_page_asks_any_more_is_on_the_start_page_and_can_be_removed(opened):
    page, start = opened("dream"), opened("start")
    [shown_] = stand(start, "steps")
    assert T("own.all.title") not in words(shown_)
    ask(page, HOSTILE, per="party")
    ask(page, NEEDED, per="party")
    for each in page.sections[-2:]:
        rows = editor(page, each.slug).rows
        editor(page, each.slug).do([put(rows[0]["id"], "text", HOSTILE)], 1)
    start.look()
    told = words(shown_)
    assert T("own.all.title") in told
    assert NEEDED in told
    assert "<img" not in told
    assert page_words("dream", T) in told
    before = page.session.session.own
    remove = [
        each for each in inside(shown_) if getattr(each, "description", "") == T("own.all.remove")
    ]
    assert len(remove) == 2
    remove[0].click()
    assert [each.name for each in own(start).questions] == [NEEDED]
    assert len(own(start).answers) == 1
    said = T("own.all.removed", title=HOSTILE)
    notice = next(each for each in start.header.notices if each["text"] == said)
    assert NEEDED in words(shown_)
    act(start, notice)
    assert own(start) == before
    assert T("own.all.title") in words(shown_)
