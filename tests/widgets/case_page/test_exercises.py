"""The page of a case without a browser: exercises, checks, hints, starting over."""

import json
import shutil

import pytest
from ipywidgets.widgets import widget as every
from markupsafe import escape

from netwerk_widgets import places
from netwerk_widgets.method import ACCELERATORS, ASKS, FORCES
from netwerk_widgets.session import settings
from netwerk_widgets.session.cases import open_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.study import EXERCISES, Study
from netwerk_widgets.session.portable import read_session
from netwerk_widgets.study.guide import load_guide, study_cases
from netwerk_widgets.study.solution import solve
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets.case_page import CasePage
from netwerk_widgets.widgets.checks import CheckPanel, counted
from netwerk_widgets.widgets.header import page_state
from netwerk_widgets.widgets.pages.case import Cases
from tests.widgets.case_page.working import CASE, T, put_in, state, the, values


def say(part, **content):
    part._handle_custom_msg(content, [])


@pytest.mark.parametrize(("case", "language"), list(zip(study_cases(), LANGUAGES, strict=True)))
def test_every_exercise_builds_empty_and_solved_and_leaves_nothing_behind(store, case, language):
    before = set(every._instances)
    page = CasePage(store, case, language)
    content = solve(case, texts(language)).model_dump(mode="json")
    for exercise in EXERCISES:
        page.go(exercise)
        assert page.header.state["page"]["steps"][EXERCISES.index(exercise)]["current"]
    page.session.replace_many({part: content[part] for part in ("stakeholders", "domain", "study")})
    for exercise in EXERCISES:
        page.go(exercise)
        assert page.header.notices == []
    page.close()
    assert set(every._instances) == before


def test_the_work_is_in_a_session_of_its_own(store, opened):
    name = open_case(store, CASE, "nl", "x")
    kept = read_session(store, name)
    page = opened()
    assert page.session.name != name
    assert page.session.session == Session(study=Study(case=CASE))
    put_in(page, solve(CASE, T))
    page.said("check")
    assert read_session(store, name) == kept
    assert settings.load().last_session is None  # what a facilitator had open stays so


def test_a_case_is_chosen_and_goes_on_where_the_student_was(opened):
    page = opened(None)
    cards = the(page, Cases).state["cases"]
    assert [each["id"] for each in cards] == list(study_cases())
    assert {each["action"] for each in cards} == {T("study.page.begin")}
    say(the(page, Cases), type="case", id=CASE)
    assert page.exercise == "facts"
    put_in(page, solve(CASE, T))
    page.said("check")
    page.choose(None)
    first = the(page, Cases).state["cases"][0]
    assert (first["action"], first["progress"]) == (
        T("study.page.go_on"),
        T("study.page.progress.one", n=1, all=8),
    )
    page.choose(CASE)
    assert page.exercise == "parties"


def test_the_address_says_where_the_student_is(opened):
    page = opened(exercise="kind", language="en")
    bar = page.header.state["page"]
    assert bar["query"] == f"?case={CASE}&exercise=kind&lang=en"
    assert bar["home"] == {"href": "case.ipynb?lang=en", "path": "cases/case.ipynb"}
    assert (bar["previous"]["go"], bar["next"]["go"]) == ("parties", "relations")
    page.go("geheim")
    assert page.exercise == "kind"


@pytest.mark.parametrize("case", ["geen", "../cases", "<script>"])
def test_a_case_that_is_not_there_gets_one_sentence_and_the_choice(opened, case):
    page = opened(case)
    (notice,) = page.header.notices
    assert "<" not in notice["text"] or case in notice["text"]
    assert the(page, Cases).state["cases"]


def test_only_work_on_this_case_is_opened(store, opened):
    store.create("Van een ander", None, "x")
    assert opened(session="Van een ander").session.name != "Van een ander"
    store.create("Van mij", {"study": {"case": CASE}}, "x")
    assert opened(session="Van mij").session.name == "Van mij"


def test_a_check_comes_when_asked_and_an_edit_makes_it_old(opened):
    page = opened(exercise="facts")
    assert state(page)["groups"] == []
    assert state(page)["message"] == T("study.page.not_checked")
    say(the(page, CheckPanel), type="check")
    assert state(page)["score"] == T("study.page.score", have=0, need=6)
    put_in(page, solve(CASE, T))
    assert state(page)["message"] == T("study.page.changed")
    say(the(page, CheckPanel), type="check")
    assert state(page)["status"] == "confirmed"
    assert (state(page)["more"], state(page)["message"]) == ("", "")
    page.undo()  # the check
    page.undo()  # the answers
    assert state(page)["status"] == "ready"


def test_hints_come_in_order_and_the_solution_last(opened):
    page = opened(exercise="parties")
    panel = the(page, CheckPanel)
    assert state(page)["hints"] == []
    titles = []
    for each in ("hint1", "hint2", "solution"):
        assert state(page)["more"] == T(f"study.page.{each}")
        say(panel, type="hint")
        titles.append(state(page)["hints"][-1]["title"])
    assert titles == [T(f"study.page.{each}_title") for each in ("hint", "hint2", "solution")]
    assert state(page)["more"] == ""
    assert state(page)["hints"][0]["lines"] == [load_guide(CASE, "nl").hints["parties"]]
    assert "Rabobank West-Betuwe" in " ".join(state(page)["hints"][2]["lines"])


def test_starting_over_is_one_click_and_so_is_taking_it_back(opened):
    page = opened(exercise="parties")
    put_in(page, solve(CASE, T))
    full = page.session.session
    say(the(page, CheckPanel), type="over")
    assert page.session.session == Session(study=Study(case=CASE))
    assert page.exercise == "facts"
    page.undo()
    assert page.session.session == full
    say(the(page, CheckPanel), type="over")
    (*_, notice) = page.header.notices
    say(page.header, type="act", id=notice["id"])
    assert page.session.session == full


def test_what_it_came_to_before_the_solution_stays(opened):
    page = opened(exercise="parties")
    for _ in range(3):
        page.said("hint")
    put_in(page, solve(CASE, T))
    study = page.session.documents["study"]
    before = {"id": "parties", "have": 0, "need": 28, "digest": ""}
    hints = {"parties": 3}
    page.session.replace("study", {**study, "before": [before], "hints": hints})
    page.said("check")
    assert state(page)["before"] == T("study.page.before", have=0, need=28)
    (link,) = [each for each in page.header.state["page"]["steps"] if each["go"] == "parties"]
    assert link["statusLabel"] == T("study.page.status_after")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_that_are_scored_are_defined_where_they_are_scored(opened, language):
    t = texts(language)
    page = opened(language=language)
    for exercise in EXERCISES:
        page.go(exercise)
        assert "nw-meanings" in values(page)
    page.go("drivers")
    for each in (*FORCES, *ACCELERATORS):
        group = "force" if each in FORCES else "accelerator"
        assert str(escape(t(f"method.{group}.{each}.explanation"))) in values(page)
    page.go("reflection")
    for each in ASKS:
        assert str(escape(t(f"method.ask.{each}.explanation"))) in values(page)


def test_at_the_students_door_the_map_leads_back_to_the_cases(opened, monkeypatch):
    live = opened().session
    assert page_state("map", live, T)["steps"]
    monkeypatch.setenv("NETWERK_STUDENT", "1")
    bar = page_state("map", live, T)
    assert (bar["steps"], bar["extras"]) == ([], [])
    assert bar["home"]["path"] == "cases/case.ipynb"


def test_what_is_said_twice_says_how_often():
    assert counted(["a", "b", "a"], T) == [T("study.page.times", text="a", n=2), "b"]


def test_a_teachers_case_is_there_by_itself(own_home, opened):
    home = own_home / "cases" / "bomen"
    shutil.copytree(places.data() / "cases" / CASE, home)
    for name, key, value in (("case", "title", "Bomen <b>"), ("start", "case", "bomen")):
        tree = json.loads((home / f"{name}.json").read_text())
        (home / f"{name}.json").write_text(json.dumps(tree | {key: value}))
    page = opened(None)
    assert [each["title"] for each in the(page, Cases).state["cases"]][-1] == "Bomen <b>"
    page.choose("bomen")
    assert page.session.session.study.case == "bomen"
