"""The section on how the network is doing: whose statements, how long, and taking one away."""

from ipywidgets import Button

from netwerk_widgets.insights.health import measured
from netwerk_widgets.texts import texts
from tests.widgets.page.looking import inside, words

NL = texts("nl")


def test_whose_statements_they_are_and_how_long_it_takes_is_said_before_asking(opened, case):
    said = words(opened("persevering"))
    assert "van dit werkboek zelf" in said
    assert "18 uitspraken" in said
    assert "4,2 minuten" in said
    assert (
        f"Ik kan op de andere partijen rekenen. <em>({NL('method.ask.cooperation.label')})" in said
    )


def test_the_last_measurement_is_taken_away_as_one_act_and_comes_back(opened, case):
    page = opened("persevering")
    [button] = [
        each
        for each in inside(page.box)
        if isinstance(each, Button) and each.description == NL("health.remove")
    ]
    both = page.session.session
    assert len(measured(both)) == 2
    button.click()
    [first] = measured(page.session.session)
    assert first.round == measured(both)[0].round
    assert page.session.session.persevering.health_roles == []
    page.session.undo()
    assert page.session.session.persevering == both.persevering
