"""Three-way merge: what does not overlap goes together, the rest is named, nothing is lost."""

import copy

from hypothesis import given
from hypothesis import strategies as st

from netwerk_widgets.session.store.merge import Conflict, merge, replaced

SCALARS = st.none() | st.integers(-2, 2) | st.sampled_from(["", "a", "b"])
IDS = st.sampled_from(["a", "b", "c", "d"])
ROWS = st.lists(
    st.fixed_dictionaries({"id": IDS, "x": SCALARS, "y": SCALARS}),
    max_size=4,
    unique_by=lambda row: row["id"],
)
TREES = st.dictionaries(
    st.sampled_from(["k", "l", "m"]),
    SCALARS | ROWS | st.lists(SCALARS, max_size=2) | st.dictionaries(IDS, SCALARS, max_size=3),
    max_size=3,
)


def rows(*ids, **values):
    return {"items": [{"id": each, "x": 0, **values} for each in ids]}


def ids(document):
    return [row["id"] for row in document["items"]]


@given(TREES, TREES)
def test_only_their_change_is_taken(base, theirs):
    assert merge(base, base, theirs) == (theirs, [])


@given(TREES, TREES)
def test_only_my_change_is_kept(base, mine):
    assert merge(base, mine, base) == (mine, [])


@given(TREES, TREES)
def test_the_same_change_is_no_conflict(base, mine):
    assert merge(base, mine, mine) == (mine, [])


@given(TREES, TREES, TREES)
def test_the_documents_given_stay_as_they_were(base, mine, theirs):
    before = copy.deepcopy((base, mine, theirs))
    merge(base, mine, theirs)
    assert (base, mine, theirs) == before


@given(ROWS.filter(bool), st.integers(0, 3), st.integers(0, 3), SCALARS, SCALARS)
def test_changes_of_different_fields_commute(base, first, second, x, y):
    mine, theirs = copy.deepcopy(base), copy.deepcopy(base)
    mine[first % len(base)]["x"] = x
    theirs[second % len(base)]["y"] = y
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert one == other
    assert one[1] == []
    assert one[0][first % len(base)]["x"] == x
    assert one[0][second % len(base)]["y"] == y


@given(ROWS, ROWS, ROWS)
def test_every_conflict_leaves_my_value_and_names_theirs(base, mine, theirs):
    merged, conflicts = merge(base, mine, theirs)
    by_id = {row["id"]: row for row in merged}
    assert len(by_id) == len(merged)
    for conflict in conflicts:
        assert conflict.mine != conflict.theirs
        if len(conflict.path) == 2:
            assert by_id[conflict.path[0]][conflict.path[1]] == conflict.mine


def test_rows_added_on_both_sides_are_both_kept():
    merged, conflicts = merge(rows("a"), rows("a", "b"), rows("a", "c"))
    assert sorted(ids(merged)) == ["a", "b", "c"]
    assert conflicts == []


def test_a_row_removed_on_one_side_is_gone():
    assert ids(merge(rows("a", "b"), rows("a"), rows("a", "b", "c"))[0]) == ["a", "c"]


def test_a_row_that_i_removed_and_they_changed_is_kept_with_a_conflict():
    changed = {"id": "b", "x": 1}
    theirs = {"items": [*rows("a")["items"], changed]}
    merged, conflicts = merge(rows("a", "b"), rows("a"), theirs)
    assert ids(merged) == ["a", "b"]
    assert conflicts == [Conflict(("items", "b"), None, changed)]


def test_a_row_that_i_changed_and_they_removed_is_kept_with_a_conflict():
    mine = {"items": [*rows("a")["items"], {"id": "b", "x": 1}]}
    merged, conflicts = merge(rows("a", "b"), mine, rows("a"))
    assert ids(merged) == ["a", "b"]
    assert [each.path for each in conflicts] == [("items", "b")]


def test_both_changed_one_field():
    base = rows("a")
    mine, theirs = rows("a", x=1), rows("a", x=2)
    merged, conflicts = merge(base, mine, theirs)
    assert merged == mine
    assert conflicts == [Conflict(("items", "a", "x"), 1, 2)]


def test_my_order_stands_when_i_moved_something():
    assert ids(merge(rows(*"abc"), rows(*"cab"), rows(*"bac"))[0]) == ["c", "a", "b"]


def test_their_order_stands_when_i_moved_nothing():
    merged, _ = merge(rows(*"abc"), rows(*"abcd"), rows(*"cab"))
    assert ids(merged) == ["c", "d", "a", "b"]


def test_lists_of_values_are_values():
    merged, conflicts = merge({"l": []}, {"l": ["a"]}, {"l": ["b"]})
    assert merged == {"l": ["a"]}
    assert conflicts == [Conflict(("l",), ["a"], ["b"])]


def test_a_list_of_values_that_only_others_changed_is_theirs_without_a_conflict():
    base = {"l": ["a"], "x": 0}
    theirs = {"l": ["a", "b"], "x": 0}
    assert merge(base, {"l": ["a"], "x": 1}, theirs) == ({"l": ["a", "b"], "x": 1}, [])
    assert merge(base, theirs, {"l": ["a"], "x": 1}) == ({"l": ["a", "b"], "x": 1}, [])
    # In a row as well, and when they emptied it.
    mine, theirs = rows("a", values=["v"], x=1), rows("a", values=[])
    assert merge(rows("a", values=["v"]), mine, theirs) == (rows("a", values=[], x=1), [])


@given(
    st.lists(SCALARS, max_size=3),
    st.lists(SCALARS, max_size=3),
    st.integers(0, 3),
    st.integers(4, 6),
)
def test_a_plain_list_of_one_side_and_a_field_of_the_other_go_together(old, new, x, other):
    base, mine, theirs = {"l": old, "x": x}, {"l": old, "x": other}, {"l": new, "x": x}
    assert merge(base, mine, theirs) == ({"l": new, "x": other}, [])


def test_a_value_is_put_at_its_path_and_nothing_removes():
    tree = {"items": [{"id": "a", "x": 1, "y": 2}, {"id": "b", "x": 3}], "note": "n"}
    before = copy.deepcopy(tree)
    assert replaced(tree, (), 5) == 5
    assert replaced(tree, ("note",), "m") == {**tree, "note": "m"}
    assert replaced(tree, ("note",), None) == {"items": tree["items"]}
    assert replaced(tree, ("items", "a", "x"), 9)["items"][0] == {"id": "a", "x": 9, "y": 2}
    assert replaced(tree, ("items", "a"), None)["items"] == [{"id": "b", "x": 3}]
    assert replaced(tree, ("items", "b"), {"id": "b"})["items"][1] == {"id": "b"}
    assert tree == before


def test_a_row_that_went_is_put_back_at_the_end_also_of_a_list_that_is_not_there():
    row = {"id": "c", "x": 1}
    assert replaced({"items": [{"id": "a"}]}, ("items", "c"), row)["items"] == [{"id": "a"}, row]
    assert replaced({"items": None}, ("items", "c"), row) == {"items": [row]}
    assert replaced({"items": [{"id": "a"}]}, ("items", "c"), None) == {"items": [{"id": "a"}]}
    assert replaced({"items": [{"id": "a"}]}, ("items", "c", "x"), 1) == {"items": [{"id": "a"}]}
