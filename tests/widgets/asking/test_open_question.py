"""The open question on the page of ideas: worded before it is opened."""

from tests.widgets.asking.pressing import T, press


def test_it_is_worded_by_the_facilitator_and_else_in_every_language(opened):
    _page, asking = opened("ideas")
    press(asking, "ask")
    assert asking.setup.words.value == T("rounds.ideas.label")
    assert asking.setup.wanted().words == ""
    asking.setup.words.value = "Wat kan er <b>anders</b>?"
    press(asking, "open")
    round_ = asking.desk.now("ideas").round
    assert round_.questions[0].label.said(T) == "Wat kan er <b>anders</b>?"


def test_no_other_question_can_be_worded(opened):
    _page, asking = opened("lesson")
    press(asking, "ask")
    assert asking.setup.words not in asking.setup.children
