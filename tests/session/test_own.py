"""A question of a group's own: one and the same however often it is asked; stored like the rest."""

import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import netwerk_widgets as nw
from netwerk_widgets.report import xlsx
from netwerk_widgets.report.outline import outline
from netwerk_widgets.session import own
from netwerk_widgets.session.acts import act_of
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.portable import dumps, loads
from netwerk_widgets.session.published import fingerprint, published
from netwerk_widgets.session.references import dangling, move_references, remove_references
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets import dashboard, switches
from netwerk_widgets.widgets.blocks import filled
from netwerk_widgets.widgets.clock import today
from netwerk_widgets.widgets.search import hits
from tests.owned import GROUP, PARTY, owned

HOSTILE = ("<img src=x onerror='window.bad = 1'>", "=cmd()")
T = texts("nl")


def answered(*answers, questions=(GROUP, PARTY)):
    """A case with questions, and answers: the question, the party if any, the words."""
    session = load_case("laanboompact", "nl")
    for each in questions:
        session = own.with_question(session, each)
    document = session.model_dump(mode="json")
    document["own"]["answers"] = [
        {"id": f"a{n}", "question": question.id, "party": party, "text": text}
        for n, (question, party, text) in enumerate(answers)
    ]
    return Session.model_validate(document)


def parties():
    return [each.id for each in load_case("laanboompact", "nl").stakeholders.items]


# ---- which question ----


def test_the_same_words_on_the_same_page_are_the_same_question():
    one = own.question("context", "  Wat   nu?\n")
    assert one == own.question("context", "Wat nu?")
    assert own.question("context", "e\u0301e\u0301n") == own.question("context", "\xe9\xe9n")
    ids = {own.question(page, text).id for page in ("context", "dream") for text in ("a", "A")}
    assert len(ids) == 4
    assert own.question("context", "a", "party").id == own.question("context", "a").id
    assert own.page_of(one.id) == "context"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (None, "question_no_text"),
        (3, "question_no_text"),
        (["Wat?"], "question_no_text"),
        ("", "question_empty"),
        (" \n\t ", "question_empty"),
        ("\u3164", "question_empty"),
        ("x" * 201, "question_long"),
        ("stil\u202egedraaid", "question_signs"),
    ],
)
def test_what_is_no_question_is_one_sentence(text, key):
    with pytest.raises(NetwerkError) as refused:
        own.question("context", text)
    assert refused.value.key == key
    for language in LANGUAGES:
        assert refused.value.sentence(texts(language))


@pytest.mark.parametrize("per", ["parties", "", None, 3, ["party"]])
def test_it_is_asked_of_the_group_or_of_each_party(per):
    with pytest.raises(NetwerkError, match="question_per"):
        own.question("context", "Wat?", per)


@given(st.text())
def test_whatever_is_typed_is_a_question_or_a_sentence(text):
    refused = []
    try:
        made = own.question("context", text)
    except NetwerkError as problem:
        refused.append(problem.sentence(T))
    assert all(refused) if refused else own.question("context", made.name) == made


def test_asking_again_changes_nothing_but_of_whom():
    document = Session().own.model_dump(mode="json")
    once = own.asked(document, GROUP)
    assert own.asked(once, GROUP) is once
    assert document["questions"] == []
    other = own.asked(once, own.question("context", GROUP.name, "party"))
    assert [(each["id"], each["per"]) for each in other["questions"]] == [(GROUP.id, "party")]


# ---- with the rest of the session ----


def test_an_answer_goes_with_its_party_or_to_its_heir():
    one, two, *_ = parties()
    session = answered((PARTY, one, "Geld"), (PARTY, two, ""), (GROUP, None, "De bodem"))
    documents = session.model_dump(mode="json")
    gone = documents | remove_references(documents, "stakeholder", one)
    assert [each["text"] for each in gone["own"]["answers"]] == ["", "De bodem"]
    moved = documents | move_references(documents, "stakeholder", one, two)
    assert [(e["party"], e["text"]) for e in moved["own"]["answers"]] == [
        (two, "Geld"),
        (None, "De bodem"),
    ]
    no_question = documents | remove_references(documents, "question", GROUP.id)
    assert [each["text"] for each in no_question["own"]["answers"]] == ["Geld", ""]
    assert dangling(session) == []


def test_two_who_answer_at_once_both_stay():
    store = MemoryStore()
    store.create("een", owned(load_case("laanboompact", "nl")).model_dump(mode="json"), "x")
    mine, theirs = LiveSession(store, "een", "x"), LiveSession(store, "een", "y")
    for live, party in zip((mine, theirs), parties(), strict=False):
        about = {"question": PARTY.id, "party": party, "text": f"van {party}"}
        add = {"op": "add", "id": own.answer_id(PARTY.id, party), "values": about}
        assert live.edit("own", "answers", [add]) == []
    mine.refresh()
    assert {each.party for each in mine.session.own.answers} == {*parties()[:2]}


def test_a_session_s_file_brings_it_along():
    session = answered((PARTY, parties()[0], HOSTILE[0]), (GROUP, None, HOSTILE[1]))
    assert loads(dumps("een", session))[1] == session


def test_a_session_from_before_there_were_any_opens():
    store = MemoryStore()
    store.create("een", None, "x")
    log = store._log["een"]
    log[:] = [each for each in log if each.revision.part != "own"]
    live = LiveSession(store, "een", "y")
    assert live.session.own.questions == []
    live.replace("own", own.asked(live.documents["own"], GROUP))
    assert LiveSession(store, "een", "z").session.own.questions == [GROUP]


def test_an_act_is_of_the_page_that_asks():
    store = MemoryStore()
    store.create("een", None, "x")
    live = LiveSession(store, "een", "x")
    live.replace("own", own.asked(live.documents["own"], PARTY))
    assert live.last("undo").pages == ["dream"]
    assert act_of(store, "een", live.last("undo").revisions).pages == ["dream"]


# ---- where it is told ----


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_and_the_tables_have_every_answer(language):
    one = parties()[0]
    session, t = answered((PARTY, one, "Geld"), (GROUP, None, "De bodem")), texts(language)
    made = outline(session, "een", t, today())
    [chapter] = [each for each in made.chapters if each.key == "own"]
    told = str(chapter.blocks)
    name = session.stakeholders.items[0].name
    for each in (GROUP.name, PARTY.name, f"{name}: Geld", "De bodem"):
        assert each in told
    cells = {str(cell) for grid in made.tables for row in grid.rows for cell in row}
    assert {GROUP.name, PARTY.name, "Geld", "De bodem"} <= cells


def test_what_was_not_answered_is_no_chapter():
    made = outline(answered((GROUP, None, "  ")), "een", T, today())
    assert "own" not in {each.key for each in made.chapters}


def test_hostile_words_are_text_in_a_workbook_of_excel():
    question = own.question("context", "=cmd()|' /C calc'!A0")
    session = answered((question, None, HOSTILE[1]), questions=(question,))
    made = outline(session, "een", T, today())
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write(made, T)))
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    texts_ = (question.name, "=cmd()")
    ours = [cell for cell in found if str(cell.value) in texts_]
    assert ours
    assert {cell.data_type for cell in ours} == {"s"}


def test_the_room_gets_nothing_of_it_until_it_is_switched_on():
    before = answered(questions=())
    session = answered((PARTY, parties()[0], "Geheim geld"), (GROUP, None, "Geheime bodem"))
    assert fingerprint(session) == fingerprint(before)
    assert "Geheim" not in published(session).model_dump_json()
    assert "Geheim" not in dashboard.page(session, "een", T)
    session.room.shown = ["own"]
    whole = dashboard.page(session, "een", T)
    assert "Geheim geld" in whole
    assert T.count("phone.own", 2) in whole
    seen = published(session)
    [page] = [str(each.words) for each in filled(seen, T) if each.slug == "own"]
    assert "Geheim geld" in page
    assert "Geheime bodem" in page
    assert PARTY.name in page
    assert seen.own.questions[0].page == "start", "which page asked is of no concern to the room"


def test_hostile_words_are_text_in_the_room():
    question = own.question("context", HOSTILE[0])
    session = answered((question, None, HOSTILE[0]), questions=(question,))
    session.room.shown = ["own"]
    [block] = [each for each in filled(published(session), T) if each.slug == "own"]
    assert "<img" not in str(block.words)
    assert "&lt;img" in str(block.words)


def test_the_switch_says_where_it_is_seen():
    assert switches.note("own", T)


def test_it_is_found_by_its_words_on_its_page():
    session = answered((PARTY, parties()[0], "Geld uit Brussel"), (GROUP, None, "De natte bodem"))
    documents = session.model_dump(mode="json")
    [one] = hits("brussel", documents, T)
    assert (one.page, one.editor, one.key) == ("dream", PARTY.id, "text")
    [two] = hits("natte", documents, T)
    assert (two.page, two.editor) == ("context", GROUP.id)


def test_it_is_a_table_to_compute_with():
    data = nw.SessionData(answered((PARTY, parties()[0], "Geld"), (GROUP, None, "De bodem")))
    assert list(data.own_questions.index) == [GROUP.name, PARTY.name]
    assert list(data.own_questions["per"]) == ["group", "party"]
    told = data.own_answers
    assert list(told["question"]) == [PARTY.name, GROUP.name]
    assert list(told["text"]) == ["Geld", "De bodem"]
    assert told["party"].isna().tolist() == [False, True]
    for table in ("own_questions", "own_answers"):
        assert nw.columns(table, language="en")["meaning"].str.len().min() > 2
