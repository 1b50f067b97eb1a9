import pytest

from netwerk_widgets.insights.smart import check, checks, hints
from netwerk_widgets.session.models.goals import Goal
from netwerk_widgets.texts import texts
from tests.whole import whole

COMPLETE = {
    "id": "g",
    "indicator": "bomen",
    "baseline": 0,
    "target": 5,
    "due": "2027-01-01",
    "owner": "p1",
}


def test_a_complete_goal_lacks_nothing():
    found = check(Goal(**COMPLETE), {"p1"})
    assert found.complete
    assert (found.specific, found.measurable, found.dated, found.owned) == (True,) * 4
    assert hints(found, texts("nl")) == []


@pytest.mark.parametrize(
    ("change", "lack", "quality"),
    [
        ({"indicator": "  "}, "indicator", "specific"),
        ({"baseline": None}, "baseline", "measurable"),
        ({"target": None}, "target", "measurable"),
        ({"target": 0}, "same", "measurable"),
        ({"due": None}, "due", "dated"),
        ({"owner": None}, "owner", "owned"),
        ({"owner": "gone"}, "owner", "owned"),
    ],
)
def test_each_lack_is_named_and_has_a_hint(change, lack, quality):
    found = check(Goal(**(COMPLETE | change)), {"p1"})
    assert found.lacks == (lack,)
    assert not getattr(found, quality)
    for language in ("nl", "en"):
        assert len(hints(found, texts(language))) == 1


def test_all_goals_in_order():
    assert [(each.goal, each.complete) for each in checks(whole())] == [
        ("g1", True),
        ("g2", False),
        ("g3", False),
    ]
