from hypothesis import given

from netwerk_widgets.insights.reinforcement import findings, read
from netwerk_widgets.method import ACCELERATORS
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from tests.strategies import sessions

NL = texts("nl")


def matrix(**rows):
    items = [{"id": each, "strengthens": strengthens} for each, strengthens in rows.items()]
    return Session.model_validate({"context": {"reinforcement": items}})


def test_who_gives_who_receives_and_what_goes_round():
    session = matrix(
        technology={"lifestyle": 3, "sustainability": 2, "technology": 3},
        sustainability={"technology": 2},
        lifestyle={"technology": 1},
    )
    found = read(session)
    assert found.gives["technology"] == 5
    assert found.receives["technology"] == 3
    assert found.loops == (("sustainability", "technology"),)
    said = {each.key: each.sentence for each in findings(session, NL)}
    assert "technologie: 5 van de 12" in said["gives"]
    assert "lifestyle en technologie: 3 van de 12" in said["receives"]
    assert "duurzaamheid ↔ technologie" in said["loops"]


def test_the_strongest_loop_comes_first_and_no_more_than_three_are_named():
    rows = {each: dict.fromkeys(ACCELERATORS, 2) for each in ACCELERATORS}
    rows["technology"] = rows["technology"] | {"lifestyle": 3}
    found = read(matrix(**rows))
    assert len(found.loops) == 10
    assert found.loops[0] == ("lifestyle", "technology")
    said = {each.key: each.sentence for each in findings(matrix(**rows), NL)}
    assert said["loops"].startswith("10 paren")
    assert said["loops"].count("↔") == 3


def test_nothing_or_only_noughts_says_nothing():
    assert findings(Session(), NL) == []
    assert findings(matrix(technology={"lifestyle": 0}), NL) == []


@given(sessions())
def test_sums_agree_with_the_cells(any_session):
    found = read(any_session)
    assert sum(found.gives.values()) == sum(found.receives.values()) == sum(found.cells.values())
    assert all(0 <= total <= 12 for total in found.gives.values())
    assert findings(any_session, NL) is not None


def test_where_all_give_as_much_it_is_still_told_who_receives_most():
    first, *others = ACCELERATORS
    rows = [{"id": each, "strengthens": {first: 2}} for each in others]
    rows.append({"id": first, "strengthens": {others[0]: 2}})
    made = Session.model_validate({"context": {"reinforcement": rows}})
    gives, receives, *_ = findings(made, texts("nl"))
    assert (gives.key, gives.number) == ("gives", 2)
    assert (receives.key, receives.number) == ("receives", 8)
