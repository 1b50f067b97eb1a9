from hypothesis import given

from netwerk_widgets.insights.forces import findings
from netwerk_widgets.insights.forces import scored as in_order
from netwerk_widgets.method import FORCES
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from tests.strategies import sessions

NL = texts("nl")


def scored(**levels):
    rows = [{"id": force, "relevance": level} for force, level in levels.items()]
    return Session.model_validate({"context": {"forces": rows}})


def test_the_scores_are_in_the_forms_order():
    session = scored(innovation=3, complexity=5, customer_demands=3, cost_saving=None)
    assert in_order(session) == [("customer_demands", 3), ("complexity", 5), ("innovation", 3)]


def test_the_strongest_is_named_and_the_open_ones_counted():
    found = {each.key: each.sentence for each in findings(scored(innovation=5, complexity=2), NL)}
    assert found["top"].startswith("Innovatie:")
    assert "1 van de 2" in found["strong"]
    assert found["open"].startswith("3 ")


def test_all_equal_is_no_top_five():
    found = findings(scored(**dict.fromkeys(FORCES, 4)), NL)
    assert [each.key for each in found] == ["equal"]


def test_one_score_and_equal_scores_are_no_top():
    assert [each.key for each in findings(scored(innovation=1), NL)] == ["only", "open"]
    found = findings(scored(innovation=2, complexity=2), NL)
    assert [each.key for each in found] == ["equal", "open"]
    assert "De 2 gescoorde krachten" in found[0].sentence


def test_nothing_scored_says_nothing():
    assert findings(Session(), NL) == []


@given(sessions())
def test_never_raises(any_session):
    assert len(findings(any_session, NL)) <= 3
