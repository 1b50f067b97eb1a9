"""The facilitator tallies papers without names."""

from ipywidgets import HTML

from netwerk_widgets.rounds.store import Answers
from netwerk_widgets.rounds.tally import BLANK
from netwerk_widgets.widgets.asking.tallying import TallyGrid
from tests.widgets.asking.pressing import T, asking_of, buttons, inside, press


def begun(opened, kind="forces", **how):
    page, asking = opened(kind)
    press(asking, "ask")
    for name, value in how.items():
        getattr(asking.setup, name).value = value
    press(asking, "open")
    buttons(asking)[T("grid.open.tally")].click()
    return page, asking


def grid_of(asking):
    return next((each for each in inside(asking) if isinstance(each, TallyGrid)), None)


def put(grid, *cells):
    ops = [{"op": "set", "id": row, "key": key, "value": value} for row, key, value in cells]
    grid._receive(grid, {"type": "ops", "ops": ops, "seq": grid.acked + 1}, [])


def count(asking):
    with Answers() as answers:
        return answers.count(asking.desk.now(asking.kind).round.id)


def said(asking):
    asking.by_hand.look(0)
    return " ".join(each.value for each in inside(asking.by_hand) if isinstance(each, HTML))


def test_a_tally_counts_as_soon_as_its_numbers_match_and_is_taken_over(opened):
    page, asking = begun(opened)
    grid = grid_of(asking)
    names = [row["id"] for row in grid.rows]
    put(grid, *((name, "3", 4) for name in names), *((name, "5", 2) for name in names[1:]))
    assert count(asking) == 0
    wrong = T("grid.tally.mismatch", name="x", n=6, other="y", m=4)
    assert wrong.partition("‘")[0] in said(asking)
    put(grid, (names[0], BLANK, 2))
    assert count(asking) == 6
    assert T("grid.tally.counts", n=6) in said(asking)
    assert [row["sum"] for row in grid.rows] == ["6"] * 5
    # One was counted wrong: nothing of the tally before stays.
    put(grid, *((name, "3", 3) for name in names))
    assert count(asking) == 5
    put(grid, *((name, "3", 4) for name in names))
    press(asking, "close")
    press(asking, "reveal")
    press(asking, "take")
    counts = [each.counts for each in page.live.session.context.forces]
    # Of the first only four answered: without names that is shown to nobody.
    assert counts == [{}, *[{"3": 4, "5": 2}] * 4]


def test_a_tally_stands_there_after_a_reload_beside_what_is_typed(opened):
    _page, asking = begun(opened)
    grid = grid_of(asking)
    put(grid, (grid.rows[0]["id"], "3", 4))
    again, other = opened("forces")
    found = grid_of(other)
    assert found.rows[0]["values"]["3"] == 4
    assert count(other) == 4
    again.close()


def test_what_is_no_number_of_papers_stays_with_a_sentence(opened):
    _page, asking = begun(opened)
    grid = grid_of(asking)
    row = grid.rows[0]["id"]
    for value in (-1, 1000, "4", True):
        put(grid, (row, "3", value))
        assert grid.errors == {f"{row}|3": T("errors.grid_count", most=999)}
    assert count(asking) == 0


def test_where_answers_belong_together_it_says_why_not(opened):
    _page, asking = begun(opened, roles=True)
    assert grid_of(asking) is None
    assert T("grid.tally.not.roles") in said(asking)
    page, other = opened("readiness")
    press(asking, "close")
    press(asking, "drop")
    press(other, "ask")
    other.setup.names.value = "named"
    press(other, "open")
    buttons(other)[T("grid.open.tally")].click()
    assert T("grid.tally.not.names") in said(asking_of(page, "readiness"))
