"""The page on which a participant tries something out: only what may be seen, nothing kept."""

import pytest
from ipywidgets import Button, Widget

from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store.memory import MemoryStore
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets import gate
from netwerk_widgets.widgets.explore import ExplorePage

T = texts("nl")
SECRET = "dit is niet voor de zaal"


@pytest.fixture
def live():
    store = MemoryStore()
    content = load_case("laanboompact", "nl").model_dump(mode="json")
    for party in content["stakeholders"]["items"]:
        party["note"] = SECRET
    store.create("s", content, "x")
    return LiveSession(store, "s", "x")


@pytest.fixture
def page(live):
    made = ExplorePage(live.store, "s", "nl")
    yield made
    made.close()


def everything(widget: Widget) -> str:
    """All that is sent of a page."""
    inside = "".join(map(everything, getattr(widget, "children", ())))
    return str(widget.get_state()) + inside


def hide(live, *panels):
    live.replace("room", {**live.documents["room"], "hidden": list(panels)})


def test_notes_are_not_sent_and_nothing_is_saved(live, page):
    before = dict(live.documents)
    page.tried.remove.click()
    assert SECRET not in everything(page.box)
    live.refresh()
    assert live.documents == before
    page.look()
    assert len(page.tried.changes) == 1


def test_a_hidden_map_is_not_sent_and_comes_back(live, page):
    name = live.session.stakeholders.items[0].name
    assert name in everything(page.box)
    hide(live, "map")
    page.look()
    said = everything(page.box)
    assert T("explore.hidden") in said
    assert name not in said
    hide(live)
    page.look()
    assert name in everything(page.box)


def test_it_follows_what_the_group_does(live, page):
    first = live.session.stakeholders.items[0].id
    op = {"op": "set", "id": first, "key": "name", "value": "Heel iemand anders"}
    live.edit("stakeholders", "items", [op])
    page.look()
    labels = [str(label) for label, _ in page.tried.party.options]
    assert "Heel iemand anders" in "".join(labels)


def test_what_is_off_or_off_the_page_cannot_be_used(page):
    tried = page.tried

    def may(button: Button) -> bool:
        click = {"method": "custom", "content": {"event": "click"}}
        return button in set(gate.usable(page.box)) and gate.meant(button, click)

    assert may(tried.remove)
    assert not may(tried.back)  # nothing to take back yet
    tried.remove.click()
    assert may(tried.back)
    tried.back.disabled = True
    assert not may(tried.back)
    tried.remove.layout.display = "none"
    assert not may(tried.remove)
    tried.join.layout.visibility = "hidden"
    assert not may(tried.join)
    page.sections[0].box.add_class("nw-gone")
    assert not may(tried.relate)
