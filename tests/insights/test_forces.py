from hypothesis import given

from netwerk_widgets.insights.forces import findings, ranked
from netwerk_widgets.method import FORCES
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from tests.strategies import sessions

NL = texts("nl")


def scored(**levels):
    rows = [{"id": force, "relevance": level} for force, level in levels.items()]
    return Session.model_validate({"context": {"forces": rows}})


def test_ranked_from_most_to_least_in_the_articles_order_among_equals():
    session = scored(innovation=3, complexity=5, customer_demands=3, cost_saving=None)
    assert ranked(session) == [("complexity", 5), ("customer_demands", 3), ("innovation", 3)]


def test_the_strongest_is_named_and_the_open_ones_counted():
    found = {each.key: each.sentence for each in findings(scored(innovation=5, complexity=2), NL)}
    assert found["top"].startswith("Innovatie:")
    assert "1 van de 2" in found["strong"]
    assert found["open"].startswith("3 ")


def test_all_equal_is_no_top_five():
    found = findings(scored(**dict.fromkeys(FORCES, 4)), NL)
    assert [each.key for each in found] == ["equal"]


def test_nothing_scored_says_nothing():
    assert findings(Session(), NL) == []


@given(sessions())
def test_never_raises(any_session):
    assert len(findings(any_session, NL)) <= 3
