"""The reference and the solutions: sent when asked for, and not before."""

import json

import pytest

from netwerk_widgets.session.cases import case_notes
from netwerk_widgets.session.models.study import EXERCISES
from netwerk_widgets.study.guide import load_guide, study_cases
from netwerk_widgets.study.solution import solve
from netwerk_widgets.widgets import case_page
from netwerk_widgets.widgets.case_page import print_reference
from netwerk_widgets.widgets.plot import Plot
from tests.widgets.case_page.working import CASE, T, inside, put_in, put_network, values


def test_the_solution_of_the_relations_waits_for_the_prediction(opened):
    page = opened(exercise="relations")
    for _ in range(3):
        page.said("hint")
    assert page.session.session.study.hints["relations"] == 2
    assert page.header.notices[-1]["text"] == T("study.relations.first")
    put_network(page)
    page.said("check")
    for _ in range(3):
        page.said("hint")
    assert page.session.session.study.hints["relations"] == 3


def sent(page):
    """Everything that the page's widgets hold: the browser has it."""
    return json.dumps([each.get_state() for each in inside(page.box)], default=str)


@pytest.mark.parametrize("case", study_cases())
def test_nothing_that_is_sent_before_it_is_asked_holds_a_solution(opened, case):
    page = opened(case)
    guide = load_guide(case, "nl")
    texts_ = [each.why for each in (*guide.parties, *guide.relations.pairs, *guide.drivers)]
    texts_ += [each.why for each in (*guide.statements, *guide.claims)]
    texts_ += [guide.kind.why, guide.kind.differ, guide.relations.why, guide.relations.differ]
    texts_ += [each.text for of in guide.reflection for each in of.points]
    texts_ += [each.pole_a for each in guide.dilemmas] + list(guide.hints.values())
    texts_ += list(case_notes(case, "nl"))
    for exercise in EXERCISES:
        page.go(exercise)
        found = sent(page)
        assert [each for each in texts_ if json.dumps(each)[1:-1] in found] == []


def test_the_reference_stands_beside_the_own_map_after_the_prediction(opened):
    page = opened(exercise="compare")
    assert T("study.compare.wait") in values(page)
    assert "Laanboomkwekers" not in sent(page)
    page.go("relations")
    put_network(page)
    page.said("check")
    page.go("compare")
    assert T("study.compare.wait") not in values(page)
    assert "Rabobank West-Betuwe" in sent(page)


def test_the_reference_scores_are_shown_when_right_or_asked_for(opened):
    page = opened(exercise="drivers")

    def beside():
        return {
            len(each.drawing["table"]["columns"])
            for each in inside(page.box)
            if isinstance(each, Plot)
        }

    put_in(page, solve(CASE, T))
    assert beside() == {2}
    page.said("check")
    assert beside() == {3}
    page.session.replace_many(
        {"study": {"case": CASE, "evidence": [{"id": "innovation", "level": 1}]}}
    )
    page.said("check")
    assert beside() == {2, 0}
    for _ in range(3):
        page.said("hint")
    assert beside() == {3, 0}


@pytest.mark.parametrize(("software", "printed"), [("voila/0.5", False), ("jupyter", True)])
def test_the_reference_is_not_given_away_on_a_page(capsys, monkeypatch, software, printed):
    monkeypatch.setenv("SERVER_SOFTWARE", software)
    print_reference(CASE)
    assert bool(capsys.readouterr().out) is printed


def test_a_reference_that_is_not_there_is_one_sentence(capsys):
    print_reference("geen")
    assert capsys.readouterr().out == T("errors.no_case", name="geen") + "\n"


def test_a_notebook_shows_the_case_it_names(monkeypatch):
    shown = []
    monkeypatch.setattr(case_page, "present", lambda make, name, language: shown.append(make()))
    monkeypatch.setenv("QUERY_STRING", "case=zeeuws-vlaanderen&exercise=dilemma&lang=en")
    case_page.show()
    case_page.show(CASE)
    assert [(each.case, each.exercise, each.t.language) for each in shown] == [
        ("zeeuws-vlaanderen", "dilemma", "en"),
        (CASE, "dilemma", "en"),
    ]
    for each in shown:
        each.close()
        each.store.close()
