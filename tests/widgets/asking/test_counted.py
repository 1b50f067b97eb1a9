"""What was answered without names stands beneath a form, and can be removed there."""

import pytest
from ipywidgets import Button

from netwerk_widgets.rounds.counts import COUNTED
from netwerk_widgets.widgets.asking.asking import Asking
from tests.widgets.asking.pressing import T, answer, inside, press, typed


def removing(page):
    """The buttons that are on the page to remove answers without names."""
    return [
        row.children[0]
        for row in inside(page.box)
        if "nw-gone" not in row._dom_classes
        and [type(each) for each in getattr(row, "children", ())] == [Button]
        and row.children[0].description == T("pages.counted.remove")
    ]


@pytest.mark.parametrize("kind", COUNTED)
def test_counts_are_removed_in_one_act_long_after_they_were_taken_over(opened, kind):
    page, asking = opened(kind)
    assert isinstance(asking, Asking)
    before = typed(page.live)
    assert removing(page) == []
    press(asking, "ask")
    asking.setup.per.value, asking.setup.names.value = "person", "anonymous"
    press(asking, "open")
    answer(asking, *((1 + n % 3, {}) for n in range(6)))
    for act in ("close", "reveal", "take"):
        press(asking, act)
    there = typed(page.live)
    [button] = removing(page)
    button.click()
    assert typed(page.live) == before
    assert removing(page) == []
    assert page.live.undo()
    assert typed(page.live) == there
    assert len(removing(page)) == 1
