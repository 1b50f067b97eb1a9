"""Where each organisation stands on each goal and dilemma, typed in grids."""

import pytest

from netwerk_widgets.rounds import influencing
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.page import Page
from netwerk_widgets.widgets.scores import GoalGrid, InfluenceGrid, PlacesGrid

T = texts("nl")
NAME = "zaal"


@pytest.fixture
def opened():
    store = MemoryStore()
    store.create(NAME, load_case("laanboompact", "nl").model_dump(mode="json"), "x")
    made = []

    def open_page(step, kind):
        page = Page(step, store, NAME)
        made.append(page)
        return page, next(each for each in page.editors if isinstance(each, kind))

    yield open_page
    for each in made:
        each.close()


def put(grid, row, key, value, **more):
    op = {"op": "set", "id": row, "key": key, "value": value, **more}
    grid._receive(grid, {"type": "ops", "ops": [op], "seq": grid.acked + 1}, [])


def values(grid):
    return {row["id"]: row["values"] for row in grid.rows}


def test_a_cell_of_the_grid_is_a_row_of_the_list_and_its_words_stay(opened):
    page, grid = opened("dilemmas", PlacesGrid)
    had = next(e for e in page.live.session.dilemmas.positions if e.reason and e.position != 2)
    many = len(page.live.session.dilemmas.positions)
    put(grid, had.party, had.dilemma, 2)
    now = {e.id: e for e in page.live.session.dilemmas.positions}
    assert len(now) == many
    assert (now[had.id].position, now[had.id].reason) == (2, had.reason)
    assert values(grid)[had.party][had.dilemma] == 2
    put(grid, had.party, had.dilemma, None)
    kept = next(e for e in page.live.session.dilemmas.positions if e.id == had.id)
    assert (kept.position, kept.reason) == (None, had.reason)
    assert page.live.undo()
    assert page.live.undo()
    assert next(e for e in page.live.session.dilemmas.positions if e.id == had.id) == had


def test_an_empty_cell_makes_a_row_and_taken_back_it_is_gone(opened):
    page, grid = opened("dilemmas", PlacesGrid)
    session = page.live.session
    there = {(e.party, e.dilemma) for e in session.dilemmas.positions}
    dilemma = session.dilemmas.dilemmas[0].id
    party = next(e for e in values(grid) if (e, dilemma) not in there)
    put(grid, party, dilemma, 7)
    made = page.live.session.dilemmas.positions[-1]
    assert (made.party, made.dilemma, made.position, made.reason) == (party, dilemma, 7, "")
    put(grid, party, dilemma, None)
    assert len(page.live.session.dilemmas.positions) == len(there)


@pytest.mark.parametrize(("step", "kind"), [("goals", GoalGrid), ("dilemmas", PlacesGrid)])
def test_what_is_off_the_scale_stays_with_a_sentence(opened, step, kind):
    _page, grid = opened(step, kind)
    row, cells = next(iter(values(grid).items()))
    key = next(each for each in cells if not each.startswith("_"))
    put(grid, row, key, 9)
    assert grid.errors[f"{row}|{key}"]
    assert values(grid)[row][key] == 9


def test_a_score_on_a_goal_is_stored_and_those_outside_are_folded(opened):
    page, grid = opened("goals", GoalGrid)
    row = grid.rows[0]["id"]
    key = grid.spec["columns"][0]["key"]
    put(grid, row, key, -3)
    stored = next(e for e in page.live.session.goals.positions if e.id == row)
    assert stored.positions[key.partition(".")[2]] == -3
    assert grid.rows[-1]["fold"]


def test_what_others_changed_meanwhile_is_told(opened):
    page, grid = opened("dilemmas", PlacesGrid)
    had = next(e for e in page.live.session.dilemmas.positions if e.position not in (None, 2, 5))
    put(grid, had.party, had.dilemma, 2, started=[5])
    assert [each["kind"] for each in page.header.notices] != []


def test_a_draft_of_before_goes_in_only_where_nothing_changed(opened):
    page, grid = opened("dilemmas", PlacesGrid)
    had = next(e for e in page.live.session.dilemmas.positions if e.position not in (None, 1, 4))
    draft = {"op": "set", "id": had.party, "key": had.dilemma, "value": 1}
    grid._receive(grid, {"type": "drafts", "ops": [draft | {"bases": [4, 1]}], "seq": 1}, [])
    assert grid.offers == [f"{had.party}|{had.dilemma}"]
    bases = [had.position, 1]
    grid._receive(grid, {"type": "drafts", "ops": [draft | {"bases": bases}], "seq": 2}, [])
    assert values(grid)[had.party][had.dilemma] == 1


@pytest.mark.parametrize(("step", "kind"), [("goals", GoalGrid), ("dilemmas", PlacesGrid)])
def test_without_parties_or_things_it_says_what_comes_first(step, kind):
    store = MemoryStore()
    store.create(NAME, {}, "x")
    page = Page(step, store, NAME)
    grid = next(each for each in page.editors if isinstance(each, kind))
    assert grid.spec["texts"]["nothing"] == T("grid.nothing.parties")
    page.live.edit("stakeholders", "items", [{"op": "add", "id": "r1", "values": {"name": "A"}}])
    grid.show()
    assert grid.spec["texts"]["nothing"] == T(f"grid.nothing.{step}")
    page.close()


@pytest.mark.parametrize(("row", "key"), [("gone", None), (None, "positions.nogoal")])
def test_what_has_no_cell_is_refused(opened, row, key):
    page, grid = opened("goals", GoalGrid)
    row, key = row or grid.rows[0]["id"], key or grid.spec["columns"][0]["key"]
    before = page.live.documents["goals"]
    put(grid, row, key, 2)
    assert page.live.documents["goals"] == before
    assert grid.errors == {f"{row}|{key}": T("errors.row_gone")}


def shown(page):
    """The grid of influences, as it is once the facilitator asked to see it."""
    grid = next(each for each in page.editors if isinstance(each, InfluenceGrid))
    grid.uncovered = True
    grid.show()
    return grid


def test_an_influence_is_corrected_one_by_one_and_undone(opened):
    page, hidden = opened("goals", InfluenceGrid)
    assert hidden.rows == []
    row = page.live.session.goals.influences[0]
    (other, many), (second, stays), *_ = row.on.items()
    put(hidden, row.id, f"on.{second}", 4 - stays)
    assert page.live.session.goals.influences[0].on[second] == stays
    grid = shown(page)
    assert values(grid)[row.id][f"on.{other}"] == many
    now = 4 - many if many != 2 else 0
    put(grid, row.id, f"on.{other}", now)
    assert page.live.session.goals.influences[0].on[other] == now
    put(grid, row.id, f"on.{other}", None)
    assert other not in page.live.session.goals.influences[0].on
    assert page.live.undo()
    assert page.live.undo()
    assert page.live.session.goals.influences[0] == row


def test_only_of_who_has_a_relation_and_what_stands_there_can_be_taken_out(opened):
    page, _hidden = opened("goals", InfluenceGrid)
    grid = shown(page)
    near = influencing.near(page.live.session)
    one = next(each for each in near if {*near} - near[each] - {each})
    for other in (one, next(iter(sorted({*near} - near[one] - {one})))):
        put(grid, one, f"on.{other}", 3)
        assert grid.errors[f"{one}|on.{other}"] == T("errors.grid_whom")
    goals = page.live.documents["goals"]
    stays = [each for each in goals["influences"] if each["id"] != one]
    page.live.replace_many({"goals": goals | {"influences": [*stays, {"id": one, "on": {one: 2}}]}})
    put(grid, one, f"on.{one}", None)
    assert [each.on for each in page.live.session.goals.influences if each.id == one] == [{}]


def test_a_cell_of_who_has_no_relation_is_closed_until_there_is_one(opened):
    page, _hidden = opened("goals", InfluenceGrid)
    grid = shown(page)
    near = influencing.near(page.live.session)
    for row in grid.rows:
        open_ = {key.partition(".")[2] for key in row["values"]} - {
            key.partition(".")[2] for key in row["closed"]
        }
        assert open_ >= near[row["id"]]
        assert f"on.{row['id']}" in row["closed"]
    assert grid.spec["texts"]["closed"] == T("influence.closed")
