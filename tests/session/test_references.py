"""What refers to what, found from the models; moved or removed without loose ends."""

import copy
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.errors import EditError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.references import (
    PLACES,
    dangling,
    dependants,
    move_references,
    references,
    remove_references,
)
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.texts import texts
from tests.strategies import sessions
from tests.tries import tries

LIMIT = settings(max_examples=tries(60), deadline=None)


def filled(**parts):
    return Session.model_validate(
        {
            "stakeholders": {"items": [{"id": "old", "name": "Oud"}, {"id": "new"}, {"id": "c"}]},
            "goals": {"goals": [{"id": "g", "owner": "old"}, {"id": "h"}]},
            "dilemmas": {"dilemmas": [{"id": "d"}]},
            "persevering": {"moments": [{"id": "m"}]},
        }
        | parts
    )


def rewritten(session, changed):
    """The session with changed documents in it; it must still be valid."""
    return Session.model_validate(session.model_dump(mode="json") | changed)


def moved(session, kind="stakeholder", old="old", new="new"):
    return rewritten(session, move_references(session.model_dump(mode="json"), kind, old, new))


def removed(session, kind="stakeholder", id_="old"):
    return rewritten(session, remove_references(session.model_dump(mode="json"), kind, id_))


def test_every_kind_of_reference_is_found():
    session = filled(
        relations={"items": [{"id": "r", "from_id": "old", "to_id": "c"}]},
        people={"items": [{"id": "p", "party": "old"}]},
        context={"respondents": [{"id": "p"}]},
        dream={
            "dreams": [{"id": "old"}],
            "themes": [{"id": "t", "parties": ["c", "old"]}],
        },
        goals={
            "goals": [{"id": "g", "owner": "old", "theme": "t"}],
            "positions": [{"id": "c", "positions": {"g": 2}}],
        },
        doing={"actions": [{"id": "a", "goal": "g", "dilemma": "d", "partners": ["old"]}]},
        persevering={
            "moments": [{"id": "m"}],
            "measurements": [{"id": "v", "goal": "g", "moment": "m"}],
        },
    )
    found = {(each.kind, each.id, each.part, each.path) for each in references(session)}
    assert found >= {
        ("stakeholder", "old", "relations", ("items", 0, "from_id")),
        ("stakeholder", "old", "people", ("items", 0, "party")),
        ("person", "p", "context", ("respondents", 0, "id")),
        ("stakeholder", "old", "dream", ("dreams", 0, "id")),
        ("stakeholder", "old", "dream", ("themes", 0, "parties")),
        ("stakeholder", "old", "goals", ("goals", 0, "owner")),
        ("stakeholder", "old", "doing", ("actions", 0, "partners")),
        ("theme", "t", "goals", ("goals", 0, "theme")),
        ("goal", "g", "goals", ("positions", 0, "positions")),
        ("goal", "g", "doing", ("actions", 0, "goal")),
        ("dilemma", "d", "doing", ("actions", 0, "dilemma")),
        ("goal", "g", "persevering", ("measurements", 0, "goal")),
        ("moment", "m", "persevering", ("measurements", 0, "moment")),
    }
    assert dangling(session) == []
    hanging = dependants(session, "stakeholder", "old")
    assert len(hanging) == 6
    assert {(each.part, each.item) for each in hanging if each.part == "relations"} == {
        ("relations", "r")
    }


def test_a_reference_to_nothing_dangles():
    session = filled(goals={"goals": [{"id": "g", "owner": "ghost", "theme": "smoke"}]})
    assert {(each.kind, each.id) for each in dangling(session)} == {
        ("stakeholder", "ghost"),
        ("theme", "smoke"),
    }


def test_only_changed_parts_come_back():
    session = filled()
    documents = session.model_dump(mode="json")
    before = copy.deepcopy(documents)
    assert set(move_references(documents, "stakeholder", "old", "new")) == {"goals"}
    assert move_references(documents, "stakeholder", "c", "new") == {}
    assert remove_references(documents, "dilemma", "d") == {}
    assert documents == before


@pytest.mark.parametrize("order", [("old", "new"), ("new", "old")])
def test_moving_onto_a_row_that_is_there_fills_what_it_left_empty(order):
    rows = {
        "old": {"id": "old", "brings": "moved", "brings_weight": 1, "gets": "taken over"},
        "new": {"id": "new", "brings": "kept", "gets_weight": 3},
    }
    session = filled(dilemmas={"exchanges": [rows[each] for each in order]})
    (row,) = moved(session).dilemmas.exchanges
    assert (row.id, row.brings, row.brings_weight) == ("new", "kept", 1)
    assert (row.gets, row.gets_weight) == ("taken over", 3)


def test_moving_to_a_party_without_a_row_takes_the_row_along():
    session = filled(dilemmas={"exchanges": [{"id": "old", "brings": "x"}, {"id": "c"}]})
    assert [each.id for each in moved(session).dilemmas.exchanges] == ["new", "c"]


def test_positions_of_two_parties_become_one():
    session = filled(
        goals={
            "goals": [{"id": "g"}, {"id": "h"}],
            "positions": [
                {"id": "old", "positions": {"g": 3, "h": 1}},
                {"id": "new", "positions": {"g": -1}},
            ],
        }
    )
    (row,) = moved(session).goals.positions
    assert row.positions == {"g": -1, "h": 1}


def test_positions_of_two_goals_become_one():
    session = filled(
        goals={
            "goals": [{"id": "old"}, {"id": "new"}],
            "positions": [
                {"id": "c", "positions": {"old": 3, "new": -1}},
                {"id": "new", "positions": {"old": 2}},
            ],
        }
    )
    found = {each.id: each.positions for each in moved(session, "goal").goals.positions}
    assert found == {"c": {"new": -1}, "new": {"new": 2}}


def test_one_party_keeps_one_position_on_a_dilemma():
    session = filled(
        dilemmas={
            "dilemmas": [{"id": "d"}],
            "positions": [
                {"id": "p", "dilemma": "d", "party": "old", "position": 2, "reason": "moved"},
                {"id": "q", "dilemma": "d", "party": "new", "position": 6},
                {"id": "r", "dilemma": "d", "party": "c", "position": 1},
            ],
        }
    )
    found = moved(session).dilemmas.positions
    assert [(each.id, each.position, each.reason) for each in found] == [
        ("q", 6, "moved"),
        ("r", 1, ""),
    ]


def test_a_relation_between_the_two_goes_and_the_others_move():
    session = filled(
        relations={
            "items": [
                {"id": "r1", "from_id": "old", "to_id": "new"},
                {"id": "r2", "from_id": "c", "to_id": "old"},
                {"id": "r3", "from_id": "c", "to_id": "c"},
            ]
        }
    )
    found = moved(session).relations.items
    assert [(each.id, each.from_id, each.to_id) for each in found] == [
        ("r2", "c", "new"),
        ("r3", "c", "c"),
    ]


def test_lists_name_nobody_twice():
    session = filled(dream={"themes": [{"id": "t", "parties": ["new", "c", "old"]}]})
    assert moved(session).dream.themes[0].parties == ["new", "c"]


def test_removing_takes_rows_that_are_about_it_and_empties_the_rest():
    session = filled(
        relations={"items": [{"id": "r", "from_id": "old", "to_id": "c"}]},
        people={"items": [{"id": "p", "party": "old"}]},
        context={"respondents": [{"id": "p", "now": {"technology": 4}}]},
        dream={"dreams": [{"id": "old"}, {"id": "c"}]},
        doing={"actions": [{"id": "a", "owner": "old", "partners": ["old", "c"]}]},
        dilemmas={
            "dilemmas": [{"id": "d"}],
            "positions": [{"id": "p", "dilemma": "d", "party": "old"}],
        },
    )
    left = removed(session)
    assert left.relations.items == []
    assert left.dilemmas.positions == []
    assert [each.id for each in left.dream.dreams] == ["c"]
    # A person's own scores stay, and so does an action.
    assert left.people.items[0].party is None
    assert left.context.respondents[0].now == {"technology": 4}
    assert (left.doing.actions[0].owner, left.doing.actions[0].partners) == (None, ["c"])
    assert left.goals.goals[0].owner is None


def test_removing_a_goal_takes_its_measurements_and_keeps_its_actions():
    session = filled(
        doing={"actions": [{"id": "a", "goal": "g"}]},
        persevering={
            "moments": [{"id": "m"}],
            "measurements": [{"id": "v", "goal": "g", "moment": "m", "value": 3}],
        },
    )
    left = removed(session, "goal", "g")
    assert left.persevering.measurements == []
    assert left.doing.actions[0].goal is None


@LIMIT
@given(sessions(), st.data())
def test_after_removing_nothing_refers_to_it_and_all_is_valid(session, data):
    kind = data.draw(st.sampled_from(sorted(PLACES)))
    part, name = PLACES[kind]
    for item in getattr(getattr(session, part), name):
        left = removed(session, kind, item.id)
        assert dependants(left, kind, item.id) == []
        assert dangling(left) == []


@LIMIT
@given(sessions(), st.data())
def test_after_moving_nothing_refers_to_the_old_and_all_is_valid(session, data):
    kind = data.draw(st.sampled_from(sorted(PLACES)))
    part, name = PLACES[kind]
    ids = [item.id for item in getattr(getattr(session, part), name)]
    for old, new in pairwise(ids):
        after = moved(session, kind, old, new)
        assert dependants(after, kind, old) == []
        assert dangling(after) == []


def test_every_place_is_a_list_of_items():
    for part, name in PLACES.values():
        assert name in PARTS[part].model_fields


@pytest.mark.parametrize(
    ("part", "path", "key", "value"),
    [
        ("relations", "items", "from_id", "geen-partij"),
        ("relations", "items", "to_id", "Rabobank West"),
        ("goals", "goals", "theme", "weg"),
        ("doing", "actions", "partners", ["bestaat-niet"]),
    ],
)
def test_a_word_that_is_no_item_is_refused_in_words(part, path, key, value):
    """Pasted, or chosen when it was just removed: else the session could not be taken in again."""
    with MemoryStore() as store:
        store.create("een", load_case("laanboompact", "nl").model_dump(mode="json"), "x")
        live = LiveSession(store, "een", "x")
        row = live.documents[part][path][0]
        put = {"op": "set", "id": row["id"], "key": key, "value": value}
        with pytest.raises(EditError) as problem:
            live.edit(part, path, [put])
        assert "staat niet in de lijst" in problem.value.sentence(texts("nl"))
        assert live.documents[part][path][0] == row
        assert dangling(live.session) == []
