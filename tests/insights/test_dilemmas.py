from dataclasses import replace

from netwerk_widgets.insights import dilemmas
from netwerk_widgets.insights.dilemmas import Strip, balances, findings, strips
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from tests.whole import whole

NL = texts("nl")


def test_the_last_place_of_a_party_counts():
    (found,) = strips(whole())
    assert [(place.party, place.position) for place in found.places] == [("p1", 1), ("p2", 7)]
    assert (found.n, found.median, found.consensus) == (2, 4, 0)


def test_one_place_has_no_consensus():
    session = whole()
    session.dilemmas.positions = session.dilemmas.positions[:1]
    (found,) = strips(session)
    assert (found.n, found.median, found.consensus) == (1, None, None)


def test_who_only_gets_and_who_only_brings():
    by_party = {each.party: each for each in balances(whole())}
    assert set(by_party) == {"p1", "p3"}
    assert by_party["p3"].only_gets
    assert not by_party["p1"].only_gets
    session = whole()
    session.dilemmas.exchanges[0].gets_weight = 0
    assert balances(session)[0].only_brings
    # What is left open is not nothing.
    session.dilemmas.exchanges[0].gets_weight = None
    assert not balances(session)[0].only_brings


def test_findings():
    found = {each.key: each for each in findings(whole(), NL)}
    assert "0,00" in found["dilemma_apart"].sentence
    assert "Gemeente op plek 1" in found["dilemma_apart"].sentence
    assert "Gemeente en Kwekers" in found["dilemma_apart"].question
    assert "‘Samen of alleen?’" in found["dilemma_open"].sentence
    assert "Bank" in found["only_gets"].sentence


def test_agreement_and_balance_are_said_as_well():
    session = whole()
    for position in session.dilemmas.positions:
        position.position = 2
    session.dilemmas.exchanges = session.dilemmas.exchanges[:1]
    keys = [each.key for each in findings(session, NL)]
    assert "dilemma_agreed" in keys
    assert "balance_even" in keys


def test_nothing_recorded_nothing_found():
    assert findings(Session(), NL) == []


def test_without_a_consensus_none_is_the_least():
    one = Strip("d1", (), None, None)
    assert dilemmas.least([]) == dilemmas.least([one]) == []
    assert dilemmas.least([one, replace(one, consensus=0.504), replace(one, consensus=0.5)]) == [
        replace(one, consensus=0.504),
        replace(one, consensus=0.5),
    ]
