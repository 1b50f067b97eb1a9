import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.errors import EditError
from netwerk_widgets.session.references import dangling
from netwerk_widgets.session.what_if import (
    AddParty,
    AddRelation,
    RemoveParty,
    RemoveRelation,
    changed_documents,
    what_if,
)
from tests.tries import tries

CASE = load_case("laanboompact", "nl")
NURSERIES = "nurseries"


def ids(items):
    return [each.id for each in items]


def test_a_party_leaves_with_all_that_hangs_on_it_and_the_session_stays():
    before = CASE.model_dump()
    found = what_if(CASE, [RemoveParty(NURSERIES)])
    assert CASE.model_dump() == before
    assert NURSERIES in ids(CASE.stakeholders.items)
    assert NURSERIES not in ids(found.stakeholders.items)
    assert all(NURSERIES not in (each.from_id, each.to_id) for each in found.relations.items)
    assert all(each.id != NURSERIES for each in found.goals.positions)
    assert dangling(found) == []


def test_one_after_the_other():
    first, second = ids(CASE.stakeholders.items)[:2]
    found = what_if(
        CASE,
        [
            AddParty("new", "Nieuw", "social"),
            AddRelation("r-new", "new", second, "funding", 3),
            RemoveParty(first),
            AddRelation("r-lost", "new", first),
        ],
    )
    party, relation = found.stakeholders.items[-1], found.relations.items[-1]
    assert (party.name, party.sector, party.source) == ("Nieuw", "social", {})
    assert (relation.id, relation.kind, relation.strength) == ("r-new", "funding", 3)
    assert dangling(found) == []


def test_only_what_changes_is_to_be_saved():
    documents = CASE.model_dump(mode="json")
    relation = CASE.relations.items[0].id
    assert set(changed_documents(documents, [RemoveRelation(relation)])) == {"relations"}
    assert set(changed_documents(documents, [AddParty("x", "X")])) == {"stakeholders"}
    assert changed_documents(documents, [RemoveParty("gone"), RemoveRelation("gone")]) == {}
    there = [AddParty(NURSERIES, "Y"), AddRelation(relation, "bank", NURSERIES)]
    assert changed_documents(documents, [*there, AddRelation("q", "bank", "bank")]) == {}


def test_what_cannot_be_is_refused():
    with pytest.raises(EditError):
        what_if(CASE, [AddParty("x", "x" * 121)])


@settings(max_examples=tries(20), deadline=None)
@given(st.lists(st.sampled_from(ids(CASE.stakeholders.items)), max_size=5))
def test_nothing_dangles_whoever_leaves(leaving):
    assert dangling(what_if(CASE, map(RemoveParty, leaving))) == []
