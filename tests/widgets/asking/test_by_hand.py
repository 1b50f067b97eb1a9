"""The facilitator types in what stands on paper: from the button to undo."""

import pytest

from netwerk_widgets.rounds.kinds import KINDS, hows
from netwerk_widgets.rounds.scored import scored
from netwerk_widgets.rounds.slips import UNLISTED
from netwerk_widgets.rounds.store import Answers
from netwerk_widgets.session import showing
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.widgets.asking.by_hand import RoundGrid
from netwerk_widgets.widgets.asking.tallying import TallyGrid
from netwerk_widgets.widgets.page import Page
from tests.owned import owned
from tests.widgets.asking.pressing import (
    NAME,
    T,
    answer,
    asking_of,
    buttons,
    inside,
    press,
    read_out,
    typed,
)

#: Relations are typed in a list (`test_relating_by_hand`).
GRIDS = [kind for kind in KINDS if kind != "relations"]
ALL = [(kind, per, how) for kind in GRIDS for per in KINDS[kind].per for how in hows(kind, per)]
CASE = owned(load_case("laanboompact", "nl"))
#: What is asked in words alone.
TEXTS_ONLY = {"dream", "lesson", "ideas", "own", "own_party"}


def begun(opened, kind, **how):
    page, asking = opened(kind)
    press(asking, "ask")
    for name, value in how.items():
        getattr(asking.setup, name).value = value
    if asking.setup.choice is not None:  # dots and an order are no answers each by itself
        asking.setup.choice.way.value = "score"
    press(asking, "open")
    return page, asking


def grid_of(asking):
    if T("grid.open.answers") in buttons(asking):
        buttons(asking)[T("grid.open.answers")].click()
    return next(each for each in inside(asking) if isinstance(each, RoundGrid))


def put(grid, row, key, value, **more):
    """One key in the browser."""
    op = {"op": "set", "id": row, "key": key, "value": value, **more}
    grid._receive(grid, {"type": "ops", "ops": [op], "seq": grid.acked + 1}, [])


def stored(grid):
    return {row["id"]: row["values"] for row in grid.rows}


@pytest.mark.parametrize(("kind", "per", "how"), ALL)
def test_every_way_to_ask_goes_from_typing_to_undo(opened, kind, per, how):
    page, asking = begun(opened, kind, per=per, names=how)
    if kind in TEXTS_ONLY:
        assert T("grid.open.answers") not in buttons(asking)
        return
    before = typed(page.live)
    grid, round_ = grid_of(asking), asking.desk.now(kind).round
    rows = [row["id"] for row in grid.rows][:6]
    for number, row in enumerate(rows):
        for column in grid.spec["columns"]:
            if round_.whom and column["key"].partition(".")[0] not in round_.whom[row]:
                continue
            values = [each["value"] for each in column["options"]]
            put(grid, row, column["key"], values[number % len(values)])
    assert grid.errors == {}
    with Answers() as answers:
        assert answers.count(round_.id) == 6
    assert typed(page.live) == before
    press(asking, "close")
    press(asking, "reveal")
    if T("rounds.asking.all_theirs") in buttons(asking):
        press(asking, "all_theirs")
    press(asking, "take")
    assert typed(page.live) != before
    assert page.live.undo()
    assert typed(page.live) == before


def test_a_row_of_who_answered_by_phone_shows_no_answer_and_cannot_be_typed_over(opened):
    page, asking = begun(opened, "support")
    one, other = (each.id for each in asking.desk.now("support").round.parties[:2])
    answer(asking, (4, {"party": one}))
    grid = grid_of(asking)
    away = {row["id"]: (row["away"], row["values"]) for row in grid.rows}
    assert away[one] == (T("grid.phone.away"), {"support.answer": None})
    assert away[other][0] is None
    put(grid, one, "support.answer", 1)
    name = next(each.name for each in page.live.session.stakeholders.items if each.id == one)
    said = T("errors.grid_away", name=name)
    assert grid.errors == {f"{one}|support.answer": said}
    # Typed first, and then by phone: both are there, and the row says so.
    put(grid, other, "support.answer", 2)
    answer(asking, (5, {"party": other}))
    grid.show()
    row = next(each for each in grid.rows if each["id"] == other)
    assert (row["badge"]["text"], row["values"]["support.answer"]) == (T("grid.phone.also"), 2)


def test_a_person_of_the_list_who_typed_a_name_on_a_phone_is_the_row_of_that_number(opened):
    page, asking = begun(opened, "readiness", names="named")
    people = page.live.session.people.items
    number, person = next((n, each) for n, each in enumerate(people, 1) if each.name)
    answer(asking, (3, {"who": person.name}), (3, {"who": "Iemand anders"}))
    grid = grid_of(asking)
    assert [row["id"] for row in grid.rows if row["away"]] == [str(number)]
    assert len(grid.rows) >= len(people)


def test_who_chooses_from_the_list_may_not_stand_in_it(opened):
    _page, asking = begun(opened, "readiness", names="listed")
    grid = grid_of(asking)
    key = grid.spec["columns"][0]["key"]
    spare = f"{UNLISTED}1"
    put(grid, spare, key, 4)
    round_ = asking.desk.now("readiness").round
    with Answers() as answers:
        assert answers.by_hand(round_.id)[spare].who == UNLISTED
    assert f"{UNLISTED}3" in stored(grid)


def test_what_is_typed_stands_there_after_a_reload_and_a_draft_of_before_goes_in(opened):
    _page, asking = begun(opened, "forces", names="anonymous")
    grid = grid_of(asking)
    key = grid.spec["columns"][0]["key"]
    put(grid, "1", key, 4)
    _again, other = opened("forces")
    grid = next(each for each in inside(other) if isinstance(each, RoundGrid))
    assert stored(grid)["1"][key] == 4
    # What an earlier page could not store; and what has changed since is offered.
    left = [
        {"op": "set", "id": "2", "key": key, "value": 5, "bases": [None, 5]},
        {"op": "set", "id": "1", "key": key, "value": 2, "bases": [None, 2]},
    ]
    grid._receive(grid, {"type": "drafts", "ops": left, "seq": 1}, [])
    assert (stored(grid)["1"][key], stored(grid)["2"][key]) == (4, 5)
    assert grid.offers == [f"1|{key}"]


def test_numbers_grow_with_what_is_typed(opened):
    _page, asking = begun(opened, "forces", names="anonymous")
    grid = grid_of(asking)
    key = grid.spec["columns"][0]["key"]
    assert [*stored(grid)] == [str(n) for n in range(1, 9)]
    put(grid, "8", key, 4)
    assert [*stored(grid)][-1] == "11"
    put(grid, "8", key, None)
    assert [*stored(grid)][-1] == "8"


@pytest.mark.parametrize("value", [9, "4", True, [3], "=cmd()", "<img onerror=x>"])
def test_what_is_no_answer_stays_where_it_was_typed_with_a_sentence(opened, value):
    _page, asking = begun(opened, "forces", names="anonymous")
    grid = grid_of(asking)
    key = grid.spec["columns"][0]["key"]
    put(grid, "1", key, value)
    assert grid.errors == {f"1|{key}": T("errors.grid_answer")}
    assert stored(grid)["1"][key] == value
    with Answers() as answers:
        assert answers.count(asking.desk.now("forces").round.id) == 0


def test_a_role_goes_with_its_paper(opened):
    _page, asking = begun(opened, "forces", names="anonymous", roles=True)
    grid = grid_of(asking)
    first, role = grid.spec["columns"][0]["key"], grid.spec["columns"][-1]
    assert role["key"] == "role"
    put(grid, "1", first, 4)
    put(grid, "1", "role", role["options"][0]["value"])
    with Answers() as answers:
        slip = answers.by_hand(asking.desk.now("forces").round.id)["1"]
    assert (slip.role, slip.answers) == (role["options"][0]["value"], {first: 4})


def test_without_any_phone_a_round_is_opened_to_type_in(store, monkeypatch):
    monkeypatch.setenv(showing.ADDRESS, "http://127.0.0.1:8867/")
    page = Page("context", store, NAME)
    asking = asking_of(page, "forces")
    assert buttons(asking)[T("rounds.asking.ask")].disabled
    buttons(asking)[T("grid.open.paper")].click()
    press(asking, "open")
    assert isinstance(asking.by_hand.grid, RoundGrid)
    put(asking.by_hand.grid, "1", asking.by_hand.grid.spec["columns"][0]["key"], 4)
    with Answers() as answers:
        assert answers.count(asking.desk.now("forces").round.id) == 1
    page.close()


def test_the_grid_stands_as_it_was_left_when_the_page_is_read_anew(store, monkeypatch):
    monkeypatch.setenv(showing.ADDRESS, "http://127.0.0.1:8867/")
    page = Page("context", store, NAME)
    asking = asking_of(page, "forces")
    buttons(asking)[T("grid.open.paper")].click()
    press(asking, "open")

    def reloaded():
        nonlocal page
        page.close()
        page = Page("context", store, NAME)
        again = asking_of(page, "forces")
        return again, again.by_hand.grid

    # Nothing is typed yet.
    again, grid = reloaded()
    assert isinstance(grid, RoundGrid)
    put(grid, "1", grid.spec["columns"][0]["key"], 4)
    buttons(again)[T("grid.open.hide")].click()
    again, grid = reloaded()
    assert grid is None
    buttons(again)[T("grid.open.tally")].click()
    again, grid = reloaded()
    assert isinstance(grid, TallyGrid)
    page.close()


def test_what_is_typed_elsewhere_is_not_offered_without_phones(store, monkeypatch):
    monkeypatch.setenv(showing.ADDRESS, "http://127.0.0.1:8867/")
    for kind in ("dream", "lesson"):
        page = Page(KINDS[kind].step, store, NAME)
        asking = asking_of(page, kind)
        assert buttons(asking)[T("rounds.asking.ask")].disabled
        assert T("grid.open.paper") not in buttons(asking)
        page.close()


def test_an_exercise_is_typed_in_its_own_file(opened, own_home):
    _page, asking = opened("support")
    press(asking, "practise")
    press(asking, "open")
    grid = grid_of(asking)
    free = next(row["id"] for row in grid.rows if not row["away"])
    put(grid, free, "support.answer", 3)
    assert grid.errors == {}
    assert not (own_home / "sessions-answers.db").exists()


def test_a_round_of_words_alone_has_no_grid():
    assert {each for each in KINDS if not scored(KINDS[each].questions(CASE))} == TEXTS_ONLY


def test_half_of_a_choice_does_not_count_and_that_is_said(opened):
    page, asking = opened("choosing")
    press(asking, "ask")
    asking.setup.choice.way.value = "ranking"
    press(asking, "open")
    grid = grid_of(asking)
    columns = [each["key"] for each in grid.spec["columns"]]
    for row in ("1", "2", "3", "4", "5"):
        for place, column in enumerate(columns, 1):
            put(grid, row, column, place)
    put(grid, "6", columns[0], 1)
    assert grid.errors == {}
    press(asking, "close")
    press(asking, "reveal")
    assert T("choosing.incomplete.one", n=1) in read_out(asking)
    press(asking, "take")
    assert {each.n for each in page.live.session.choices.items} == {5}


def test_more_dots_than_there_are_cannot_be_typed(opened):
    _page, asking = opened("choosing")
    press(asking, "ask")
    press(asking, "open")
    grid = grid_of(asking)
    one, other = [each["key"] for each in grid.spec["columns"]][:2]
    put(grid, "1", one, 3)
    assert grid.errors == {}
    put(grid, "1", other, 1)
    assert grid.errors == {f"1|{other}": T("errors.grid_dots")}
    with Answers() as answers:
        slip = answers.by_hand(asking.desk.now("choosing").round.id)["1"]
    assert dict(slip.answers) == {one: 3}
