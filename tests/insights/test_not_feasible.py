"""Suggestions that are not feasible: the next best is searched, and there is a way back."""

from datetime import date

import pytest

from netwerk_widgets.figures.map.helping import helping_map
from netwerk_widgets.insights import helping
from netwerk_widgets.insights.not_feasible import Aside, put_aside, set_aside, told, without
from netwerk_widgets.report.chapters.domain import blocks
from netwerk_widgets.report.document import Text
from netwerk_widgets.report.recorded import Recorded
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.domain import Domain
from netwerk_widgets.session.references import move_references, remove_references
from netwerk_widgets.texts import texts
from tests.insights.test_helping import made

NL = texts("nl")


def with_aside(session, *what):
    document = session.domain.model_dump(mode="json")
    for each in what:
        document = put_aside(document, each)
    return session.model_copy(update={"domain": Domain.model_validate(document)})


def pairs(session):
    return [each.relations[0] for each in helping.helping(session).relations]


def test_the_next_best_comes_in_place_of_what_is_set_aside():
    session = made("abcd", ("ab", "bc", "cd"))
    assert pairs(session)[0] == ("pa", "pd")
    # Whichever of the two comes first.
    found = pairs(with_aside(session, Aside("pd", "pa")))
    assert found
    assert ("pa", "pd") not in found


def test_a_party_that_is_set_aside_is_not_brought_in_and_the_next_one_is():
    session = made("abcXY", ("ab", "bc", "ca"))
    assert helping.helping(session).party.party == "px"
    assert helping.helping(with_aside(session, Aside("px"))).party.party == "py"
    assert helping.helping(with_aside(session, Aside("px"), Aside("py"))).party is None


def test_a_relation_that_is_not_feasible_is_not_what_a_party_is_brought_in_by():
    session = made("abX", ("ab",))
    party = helping.helping(with_aside(session, Aside("pa", "px"))).party
    assert party.relations == (("pb", "px"),)


def test_that_nothing_else_helps_is_not_that_nothing_does():
    session = with_aside(made("abc", ("ab", "bc")), Aside("pa", "pc"), Aside("pa"), Aside("pc"))
    (found,) = helping.findings(session, NL)
    assert found.key == "help_nothing_else"
    assert found.sentence.startswith("Geen andere nieuwe relatie")
    assert helping_map(session, NL).empty


def test_what_is_set_aside_comes_back_and_is_there_once():
    document = made("abc").domain.model_dump(mode="json")
    twice = put_aside(put_aside(document, Aside("pa", "pb")), Aside("pb", "pa"))
    assert len(twice["not_feasible"]) == 1
    party = put_aside(put_aside(twice, Aside("pa")), Aside("pa"))
    assert party["not_brought"] == ["pa"]
    assert without(without(party, Aside("pb", "pa")), Aside("pa")) == document
    assert document["not_feasible"] == []


def test_it_is_told_by_name_until_the_relation_is_there_or_a_party_went():
    session = with_aside(made("abC"), Aside("pa", "pb"), Aside("pc"))
    assert told(session, NL) == (
        "Opzij gezet, want de groep vindt het niet haalbaar: a – b en C erbij."
    )
    related = session.model_copy(update={"relations": made("ab", ("ba",)).relations})
    assert set_aside(related) == [Aside("pc")]
    assert told(Session(), NL) == ""


@pytest.mark.parametrize("change", ["removed", "merged"])
def test_it_goes_with_its_party(change):
    session = with_aside(made("abc"), Aside("pa", "pb"), Aside("pb", "pc"), Aside("pb"))
    documents = session.model_dump(mode="json")
    if change == "removed":
        domain = remove_references(documents, "stakeholder", "pb")["domain"]
        assert (domain["not_feasible"], domain["not_brought"]) == ([], [])
    else:
        domain = move_references(documents, "stakeholder", "pb", "pa")["domain"]
        ends = [(each["one"], each["other"]) for each in domain["not_feasible"]]
        assert (ends, domain["not_brought"]) == ([("pa", "pc")], ["pa"])


def test_the_report_says_what_was_set_aside_also_when_nothing_else_is_left():
    for relations in (("ab",), ("ab", "bc")):
        session = with_aside(made("abc", relations), Aside("pa", "pc"), Aside("pa"), Aside("pc"))
        recorded = Recorded(session, "een", NL, date(2026, 11, 27))
        words = [each.text for each in blocks(recorded) if isinstance(each, Text)]
        assert told(session, NL) in words
