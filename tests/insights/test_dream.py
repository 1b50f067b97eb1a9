from netwerk_widgets.insights.dream import carried, findings, support, without_theme
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from tests.whole import whole

NL = texts("nl")


def test_support_of_the_parties_that_take_part():
    found = support(whole())
    assert found.by_level == {1: ("p3",), 2: (), 3: (), 4: (), 5: ("p1", "p2")}
    assert (found.n, found.median, found.silent, found.low) == (3, 5, ("p4",), ("p3",))
    assert 0 < found.consensus < 0.6


def test_one_answer_has_no_consensus():
    session = whole()
    session.dream.dreams = session.dream.dreams[:1]
    assert support(session).consensus is None


def test_themes_with_the_parties_that_exist():
    assert [(each.theme, each.parties) for each in carried(whole())] == [
        ("t1", ("p1", "p2")),
        ("t2", ("p3",)),
    ]
    assert without_theme(whole()) == ("p4",)


def test_findings_say_who_with_numbers():
    found = {each.key: each for each in findings(whole(), NL)}
    assert "lopen uiteen" in found["dream_consensus"].sentence
    assert "2 van de 3 partijen die antwoordden" in found["dream_consensus"].sentence
    assert "Bank" in found["dream_low"].sentence
    assert "2 van de 4" in found["theme_most"].sentence
    assert "alleen Bank" in found["theme_single"].sentence
    assert "Bewoners" in found["party_without_theme"].sentence
    assert found["dream_low"].question


def test_nothing_recorded_nothing_found():
    assert findings(Session(), NL) == []
