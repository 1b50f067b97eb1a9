"""The section on influence: how it is asked and how sure it is, and taking the answers away."""

from ipywidgets import Button

from netwerk_widgets.texts import texts
from tests.widgets.page.looking import inside, words

NL = texts("nl")


def test_what_is_asked_is_said_and_the_answers_go_and_come_back_as_one_act(opened, case):
    page = opened("goals")
    said = words(page)
    assert NL("influence.asked") in said
    assert "pas bij 5 partijen" in said
    assert NL("influence.invented") in said
    [button] = [
        each
        for each in inside(page.box)
        if isinstance(each, Button) and each.description == NL("influence.remove")
    ]
    before = page.session.session.goals
    assert before.influences
    button.click()
    assert page.session.session.goals == before.model_copy(update={"influences": []})
    page.session.undo()
    assert page.session.session.goals == before
