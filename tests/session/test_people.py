"""One list of people: what old sessions had of it is in it, once; nothing is lost on the way."""

import json

import pytest

from netwerk_widgets.method import ACCELERATORS, ASKS
from netwerk_widgets.report.tables import tables
from netwerk_widgets.session import progress
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.people_of_before import with_people
from netwerk_widgets.session.portable import dumps, loads
from netwerk_widgets.session.published import published
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.removing import remove_item
from tests.session.of_before import (
    ILLUSTRATIVE,
    OLD,
    PARTIES,
    answered,
    brought,
    confirmed,
    of_before,
    scored,
    who,
)


def test_who_scored_in_both_steps_is_one_person_and_nobody_is_lost():
    session = brought(*OLD)
    assert who(session) == [
        ("r1", "Jannie", "kweker", "kwekers"),
        ("r2", "Piet", "", None),
        ("r3", "", "", None),
        ("a2", "Klaas", "", "bank"),
        ("r3-2", "", "", None),  # somebody without a name is not the other one
    ]
    assert [each.id for each in session.context.respondents] == ["r1", "r2", "r3"]
    assert [each.id for each in session.doing.readiness] == ["r1", "a2", "r3-2"]
    assert {each.now["technology"] for each in session.context.respondents} == {4}
    assert {each.scores["choices"] for each in session.doing.readiness} == {2}
    assert session.people.items[1].source == session.context.respondents[1].source == ILLUSTRATIVE


def test_two_of_one_name_stay_two_and_another_organisation_is_another_person():
    session = brought(
        [scored("r1", "Jan"), scored("r2", "Jan", party="bank")],
        [answered("a1", "Jan", "bank"), answered("a2", "Jan", "bank"), answered("a3", "Jan")],
    )
    assert [each.id for each in session.doing.readiness] == ["r1", "r2", "a3"]
    assert who(session) == [
        ("r1", "Jan", "", "bank"), ("r2", "Jan", "", "bank"), ("a3", "Jan", "", None)
    ]  # fmt: skip


def test_it_happens_once():
    fresh = with_people(of_before(*OLD))
    assert with_people(fresh) == fresh


@pytest.mark.parametrize("junk", [None, 3, [3], [{"name": 1}], {"items": 3}, "x"])
def test_what_is_no_session_is_left_to_whoever_validates_it(junk):
    for documents in ({"context": junk}, {"context": {"respondents": junk}}, {"moments": junk},
                      {"moments": {"frozen": junk}}, {"doing": {"readiness": junk}}):  # fmt: skip
        assert with_people(documents) == documents


def test_a_file_of_before_comes_in_whole_with_its_moments_and_goes_out_and_in_again():
    state = {"context": {"respondents": OLD[0]}, "doing": {"readiness": OLD[1]}}
    moments = {"frozen": [{"id": "m", "taken": "2026-01-01T00:00:00Z", "state": state}]}
    whole = {"format": "netwerk-session", "version": 2, "name": "Oud",
             "session": of_before(*OLD, moments=moments)}  # fmt: skip
    name, session = loads(json.dumps(whole))
    assert [each[1] for each in who(session)] == ["Jannie", "Piet", "", "Klaas", ""]
    kept = session.moments.frozen[0].state
    assert [each["name"] for each in kept["people"]["items"][:2] if each.get("name")]
    assert "name" not in kept["context"]["respondents"][0]
    assert loads(dumps(name, session)) == (name, session)


def test_what_was_confirmed_is_confirmed_still():
    documents = of_before(*OLD)
    session = brought(*OLD, steps={"confirmed": confirmed(documents)})
    assert [progress.status(session, step) for step in ("context", "doing")] == ["confirmed"] * 2
    documents["context"]["respondents"][0]["now"] = {"technology": 5}
    other = brought(documents["context"]["respondents"], OLD[1], steps={
        "confirmed": confirmed(of_before(*OLD)) | {"doing": {"at": "2026-01-01T00:00:00Z",
                                                              "digest": "other"}}})  # fmt: skip
    assert progress.status(other, "doing") == "open"


# ---- the list itself ----


@pytest.fixture
def two():
    """Two pages on one session with people and scores."""
    store = MemoryStore()
    documents = with_people(of_before(*OLD))
    store.create("een", documents, "x")
    return LiveSession(store, "een", "Ada"), LiveSession(store, "een", "Ben")


def put(id_, key, value):
    return {"op": "set", "id": id_, "key": key, "value": value}


def test_a_new_person_has_a_row_of_scores_at_once_and_two_pages_go_together(two):
    ada, ben = two
    ada.edit("people", "items", [{"op": "add", "id": "n", "values": {"name": "Nieuw"}}])
    assert ben.edit("people", "items", [put("r1", "name", "Jannie V.")]) == []
    assert [each.name for each in ben.session.people.items][::5] == ["Jannie V.", "Nieuw"]
    ben.edit("context", "respondents", [put("n", "now.technology", 5)])
    assert ben.session.context.respondents[-1].now == {"technology": 5}
    assert [progress.digest(ada.session, step) for step in ("context", "doing")] == [
        progress.digest(brought(*OLD), step) for step in ("context", "doing")
    ]


def test_who_goes_takes_their_scores_along_and_one_undo_brings_both_back(two):
    ada, _ = two
    before = {part: ada.documents[part] for part in ("people", "context", "doing")}
    remove_item(ada, "person", "r1", None)
    assert "r1" not in {each.id for each in ada.session.people.items}
    assert "r1" not in {each.id for each in ada.session.context.respondents}
    assert "r1" not in {each.id for each in ada.session.doing.readiness}
    assert ada.undo()
    assert {part: ada.documents[part] for part in before} == before


def test_the_room_gets_no_name_and_groups_only_with_the_scores():
    session = brought(*OLD)
    for hidden in ([], ["accelerators"]):
        session.room.hidden = hidden
        seen = published(session)
        assert not any(each.name for each in seen.people.items)
        assert [each.role for each in seen.people.items][:1] == ([] if hidden else ["kweker"])


def test_the_report_has_the_people_and_the_scores_and_nothing_that_links_them():
    names = ["Jannie", "Piet", "Klaas"]
    session = Session.model_validate({
        "stakeholders": {"items": PARTIES},
        "people": {"items": [{"id": f"p{n}", "name": name, "role": f"rol {n}", "party": "bank"}
                             for n, name in enumerate(names)]},
        "context": {"respondents": [{"id": f"p{n}", "now": dict.fromkeys(ACCELERATORS, 5 - n)}
                                    for n in range(3)]},
        "doing": {"readiness": [{"id": f"p{n}", "scores": dict.fromkeys(ASKS, 5 - n)}
                                for n in range(3)]},
    })  # fmt: skip
    for language in ("nl", "en"):
        found = {each.key: each for each in tables(session, texts(language))}
        assert [row[0] for row in found["people_items"].rows] == names
        for key in ("context_respondents", "doing_readiness"):
            rows = found[key].rows
            assert not {*names, "Bank", "rol 0"} & {str(cell) for row in rows for cell in row}
            assert [row[0] for row in rows] == [3, 4, 5]  # in the order of what stands there


def test_everybody_fits_who_fitted_before():
    full = brought([scored(f"r{n}", f"r {n}") for n in range(300)],
                   [answered(f"a{n}", f"a {n}") for n in range(300)])  # fmt: skip
    assert len(full.people.items) == len(full.context.respondents) * 2 == 600
    assert set(PARTS) >= {"people"}
