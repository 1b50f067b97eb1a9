"""Who is overwritten hears of it: what was there, what there is now, and by which page."""

import pytest

from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.errors import EditError
from netwerk_widgets.session.live import TYPED, LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.overwritten import MOST, RECENT, Own
from netwerk_widgets.session.references import dependants
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.widgets.removing import remove_item


@pytest.fixture
def store():
    made = MemoryStore()
    rows = [{"id": each, "name": each} for each in "pq"]
    made.create("een", {"stakeholders": {"items": rows}}, "x")
    return made


@pytest.fixture
def mine(store):
    return LiveSession(store, "een", "context-1")


@pytest.fixture
def theirs(store):
    return LiveSession(store, "een", "domain-2")


def put(live, value, key="name", row="p", part="stakeholders", path="items"):
    live.refresh()
    return live.edit(part, path, [{"op": "set", "id": row, "key": key, "value": value}])


def told(live):
    live.refresh()
    return [(each.spot.field, each.mine, each.theirs, each.author) for each in live.replaced()]


def name(live, row="p"):
    return next(each.name for each in live.session.stakeholders.items if each.id == row)


def test_a_value_that_another_replaces_is_told_once_and_can_be_put_back(mine, theirs):
    put(mine, "Van mij")
    put(theirs, "Van hen")
    mine.refresh()
    [lost] = mine.replaced()
    assert (lost.mine, lost.theirs, lost.author) == ("Van mij", "Van hen", "domain-2")
    assert mine.replaced() == []
    assert told(mine) == []
    assert mine.put_back([lost]) == []
    assert name(mine) == "Van mij"
    assert told(theirs) == [("name", "Van hen", "Van mij", "context-1")]


def test_only_what_was_saved_here_is_told(mine, theirs):
    put(mine, "Van mij")
    put(theirs, "Iets anders", "branch")
    put(theirs, "Een andere rij", row="q")
    assert told(mine) == []
    put(theirs, "Van hen")
    assert told(mine) == [("name", "Van mij", "Van hen", "domain-2")]
    put(theirs, "Nog eens")
    assert told(mine) == [], "it is no longer ours"


def test_who_saves_something_else_meanwhile_hears_it_too(mine, theirs):
    """The other's change comes in with a save of ours, not with a look."""
    put(mine, "Van mij")
    put(theirs, "Van hen")
    op = {"op": "set", "id": "p", "key": "branch", "value": "gemeente"}
    assert mine.edit("stakeholders", "items", [op]) == []
    assert [each.theirs for each in mine.replaced()] == ["Van hen"]
    assert mine.session.stakeholders.items[0].branch == "gemeente"


def test_own_changes_and_own_undo_are_no_loss(mine, theirs):
    put(mine, "Een")
    put(mine, "Twee")
    put(theirs, "x", "branch")
    assert mine.undo()
    assert mine.undo()
    assert told(mine) == []


def test_another_ones_undo_is(mine, theirs):
    put(mine, "Van mij")
    theirs.refresh()
    assert theirs.undo()
    assert told(mine) == [("name", "Van mij", "p", "domain-2")]


def test_what_was_put_back_before_we_looked_is_no_loss(mine, theirs):
    put(mine, "Van mij")
    put(theirs, "Van hen")
    put(theirs, "Van mij")
    assert told(mine) == []


def test_a_row_that_another_removes_is_told_and_comes_back_whole(mine, theirs):
    put(mine, "Van mij")
    theirs.refresh()
    theirs.edit("stakeholders", "items", [{"op": "remove", "id": "p"}])
    mine.refresh()
    [lost] = mine.replaced()
    assert (lost.gone, lost.row["name"]) == (True, "Van mij")
    mine.put_back([lost])
    assert [each.name for each in mine.session.stakeholders.items] == ["Van mij", "q"]
    mine.put_back([lost])
    assert [each.name for each in mine.session.stakeholders.items] == ["Van mij", "q"]


@pytest.fixture
def joined(store):
    """A session in which much refers to the parties."""
    store.create("heel", load_case("laanboompact", "nl").model_dump(mode="json"), "x")
    return [LiveSession(store, "heel", author) for author in ("context-1", "context-2")]


def parts(live):
    return {part: each for part, each in live.documents.items() if part in TYPED}


@pytest.mark.parametrize("heir", [None, 1])
@pytest.mark.parametrize(
    ("part", "path", "row", "key", "value"),
    [
        ("stakeholders", "items", "party", "note", "Van mij"),
        ("relations", "items", "relation", "note", "Van mij"),
        ("dream", "dreams", "party", "sentence", "Van mij"),
    ],
)
def test_what_went_along_with_a_removed_party_comes_back(joined, heir, part, path, row, key, value):
    mine, theirs = joined
    relation = mine.session.relations.items[0]
    parties = mine.session.stakeholders.items
    party = next(each for each in parties if each.id == relation.from_id)
    other = next(each.id for each in parties if each.id not in (relation.from_id, relation.to_id))
    place = party.id if row == "party" else relation.id
    mine.edit(part, path, [{"op": "set", "id": place, "key": key, "value": value}])
    before = parts(mine)
    theirs.refresh()
    remove_item(theirs, "stakeholder", party.id, other if heir else None)
    assert len(dependants(Session.model_validate(before), "stakeholder", party.id)) > 3
    theirs.edit("stakeholders", "items", [{"op": "add", "id": "later", "values": {"name": "L"}}])
    mine.refresh()
    lost = mine.replaced()
    if not lost:  # what moved to an heir is not lost
        assert (bool(heir), row) == (True, "relation")
        return
    mine.put_back(lost)
    after = parts(mine)
    added = after["stakeholders"]["items"].pop()
    assert added["id"] == "later", "what came since stays"
    assert after == before
    assert mine.undo(), "it is one act"
    theirs.refresh()
    assert party.id not in [each.id for each in theirs.session.stakeholders.items]


def test_what_came_with_the_removal_stays(joined):
    """Another replaces the whole list: what is put back does not take theirs away."""
    mine, theirs = joined
    first = mine.session.stakeholders.items[0].id
    mine.edit("stakeholders", "items", [put_op(first, "note", "Van mij")])
    theirs.refresh()
    ops = [{"op": "remove", "id": first}, {"op": "add", "id": "new", "values": {"name": "Nieuw"}}]
    theirs.edit("stakeholders", "items", ops)
    mine.refresh()
    mine.put_back(mine.replaced())
    found = [each.id for each in mine.session.stakeholders.items]
    assert {first, "new"} <= set(found)


def put_op(row, key, value):
    return {"op": "set", "id": row, "key": key, "value": value}


def test_a_field_whose_row_went_since_cannot_be_put_back(mine, theirs):
    put(mine, "Van mij")
    put(theirs, "Van hen")
    mine.refresh()
    [lost] = mine.replaced()
    mine.edit("stakeholders", "items", [{"op": "remove", "id": "p"}])
    with pytest.raises(EditError) as problem:
        mine.put_back([lost])
    assert problem.value.key == "row_gone"


def test_entries_forms_and_rows_by_party(mine, theirs):
    spots = [
        ("dream", "", "form", "shared", "Samen", "Alleen"),
        ("dream", "dreams", "p", "support", 4, 1),
        ("goals", "positions", "p", "positions.g", 2, -2),
        ("dream", "", "form", "horizon", 2035, 2040),
    ]
    mine.edit("goals", "goals", [{"op": "add", "id": "g", "after": None, "values": {"name": "G"}}])
    theirs.refresh()
    for part, path, row, key, ours, others in spots:
        put(mine, ours, key, row, part, path)
        put(theirs, others, key, row, part, path)
        mine.refresh()
        [lost] = mine.replaced()
        assert (lost.mine, lost.theirs) == (ours, others)
        mine.put_back([lost])
    assert mine.session.dream.shared == "Samen"
    assert mine.session.dream.dreams[0].support == 4
    assert mine.session.goals.positions[0].positions == {"g": 2}
    assert mine.session.dream.horizon == 2035


def test_what_is_long_ago_is_no_longer_told(store, theirs):
    mine, clock = LiveSession(store, "een", "context-1"), [0.0]
    mine._own = Own(lambda: clock[0])
    put(mine, "Van mij")
    clock[0] = RECENT + 1
    put(theirs, "Van hen")
    assert told(mine) == []


def test_so_much_is_remembered_and_no_more(mine):
    rows = [{"id": f"n{n}", "name": f"n{n}"} for n in range(3 * MOST)]
    mine.replace("stakeholders", {"items": rows})
    assert len(mine._own._kept) == MOST


def test_a_failure_to_look_is_logged_and_what_was_saved_stays_so(mine, theirs, monkeypatch, caplog):
    put(mine, "Van mij")
    put(theirs, "Van hen")
    monkeypatch.setattr(mine._own, "look", lambda *_: 1 / 0)
    assert mine.refresh() == {"stakeholders"}
    assert name(mine) == "Van hen"
    assert "ZeroDivisionError" in caplog.text
