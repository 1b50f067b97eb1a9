"""A prediction is fixed once its outcome was shown, whatever is taken back."""

import pytest

from netwerk_widgets.session.errors import EditError
from netwerk_widgets.study.exercises import relations
from netwerk_widgets.study.solution import solve
from netwerk_widgets.widgets.editor import Editor
from netwerk_widgets.widgets.page import Page
from tests.widgets.case_page.working import CASE, T, inside, put_network, state, values


def predict(page, party):
    study = page.session.documents["study"]
    chosen = {**study["chosen"], relations.BROKER: party}
    page.session.replace("study", {**study, "chosen": chosen})


def questions(page):
    editors = [each for each in inside(page.box) if isinstance(each, Editor)]
    asked = next(each for each in editors if each.spec["name"] == "study_broker")
    return [each["key"] for each in asked.spec["columns"]]


def test_the_outcome_of_the_prediction_is_shown_only_after_the_check(opened):
    page = opened(exercise="relations")
    put_network(page)
    assert "nw-numbers" not in values(page)
    page.said("check")
    assert "nw-numbers" in values(page)


def test_a_prediction_is_fixed_once_its_outcome_was_shown(opened):
    page = opened(exercise="relations")
    put_network(page)
    predict(page, "bank")
    assert f"chosen.{relations.BROKER}" in questions(page)
    assert page.session.session.study.predicted is None
    page.said("check")
    assert f"chosen.{relations.BROKER}" not in questions(page)
    assert T("study.relations.fixed", name="Rabobank West-Betuwe") in values(page)
    before = state(page)["score"]
    predict(page, "nurseries")  # whatever a page sends
    page.said("check")
    assert state(page)["score"] == before
    assert page.session.session.study.predicted == "bank"
    assert f"written.{relations.WHY}" in questions(page)
    page.start_over()
    assert page.session.session.study.predicted is None


@pytest.mark.parametrize("where", ["case", "map", "context"])
def test_no_undo_on_any_page_frees_a_prediction(opened, where):
    page = opened(exercise="relations")
    put_network(page)
    predict(page, "bank")
    page.said("check")
    store, name = page.store, page.session.name
    other = page if where == "case" else Page(where, store, name)
    while other.session.undo():
        other.session.refresh()
        assert other.session.session.study.predicted == "bank"
    assert other.session.session.study.chosen == {}, "all the rest was taken back"
    while other.session.redo():
        assert other.session.session.study.predicted == "bank"
    assert relations.BROKER in other.session.session.study.chosen
    change = {"op": "set", "id": "form", "key": "predicted", "value": None}
    with pytest.raises(EditError):
        other.session.edit("study", "", [change])
    if other is not page:
        other.close()


def test_undo_of_a_check_says_nothing_of_the_prediction(opened):
    page = opened(exercise="relations")
    put_network(page)
    predict(page, "bank")
    page.said("check")
    page.undo()
    [notice] = page.header.notices
    assert "Rabobank" not in notice["text"]
    assert page.session.session.study.checked == []


def test_undo_of_a_hint_keeps_what_the_answer_came_to_before_the_solution(opened):
    page = opened(exercise="facts")
    for _ in range(3):
        page.said("hint")
    kept = page.session.session.study.before
    assert [each.id for each in kept] == ["facts"]
    while page.session.undo():
        assert page.session.session.study.before == kept


def test_undo_of_starting_over_brings_the_prediction_back_and_redo_clears_it(opened):
    page = opened(exercise="relations")
    put_network(page)
    predict(page, "bank")
    page.said("check")
    page.start_over()
    page.session.undo()
    assert page.session.session.study.predicted == "bank"
    page.session.redo()
    assert page.session.session.study.predicted is None


def test_a_check_without_an_outcome_fixes_nothing(opened):
    page = opened(exercise="relations")
    content = solve(CASE, T).model_dump(mode="json")
    page.session.replace_many({part: content[part] for part in ("stakeholders", "study")})
    page.said("check")
    assert page.session.session.study.predicted is None
