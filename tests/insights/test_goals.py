from netwerk_widgets.insights.goals import closeness, findings, pair, positions, standings
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from tests.whole import whole

NL = texts("nl")


def test_positions_only_of_what_exists():
    found = positions(whole())
    assert found.parties == ("p1", "p2", "p3")
    assert found.values == ((3, 2, 0), (1, -2, None), (2, -1, -3))
    assert found.of_goal("g3") == {"p1": 0, "p3": -3}


def test_standings_count_for_and_against():
    by_goal = {each.goal: each for each in standings(whole())}
    assert by_goal["g1"].supporters == ("p1", "p2", "p3")
    assert (by_goal["g2"].supporters, by_goal["g2"].opponents) == (("p1",), ("p2", "p3"))
    assert (by_goal["g2"].median, by_goal["g2"].n) == (-1, 3)
    assert (by_goal["g3"].median, by_goal["g3"].n) == (-1.5, 2)


def test_closest_and_furthest_pair():
    parties, found = closeness(whole())
    near, far = pair(found.agree_valued), pair(found.differ_valued)
    assert {parties[near[0]], parties[near[1]]} == {"p2", "p3"}
    assert near[2] == 3  # ½(1+2) on g1, ½(2+1) on g2
    assert {parties[far[0]], parties[far[1]]} == {"p1", "p2"}
    assert far[2] == 2
    assert pair(((0,),)) is None


def test_findings_name_goals_and_parties():
    found = {each.key: each.sentence for each in findings(whole(), NL)}
    assert "1 van de 3" in found["goals_sharper"]
    assert "‘Minder afval’" in found["goals_sharper"]
    assert "Meer bomen" in found["goal_shared"]
    assert "Minder afval" in found["goal_split"]
    assert "Kwekers en Bank" in found["goal_split"]
    assert "Bewoners" in found["goal_silent"]
    assert "Kwekers en Bank" in found["parties_near"]
    assert "Gemeente en Kwekers" in found["parties_far"]


def test_complete_goals_are_praised():
    session = whole()
    session.goals.goals = session.goals.goals[:1]
    assert findings(session, NL)[0].key == "goals_complete"


def test_nothing_recorded_nothing_found():
    assert findings(Session(), NL) == []
