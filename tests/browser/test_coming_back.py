"""A page without its kernel comes back with what was typed: an input method, half a date, sleep."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from netwerk_widgets.session.live import LiveSession
from tests.browser.conftest import saved
from tests.browser.drafting import STATUS, no_drafts, opened
from tests.browser.killing import Fragile, ended, looked
from tests.browser.typing import cell

# ---- an input method ----


def test_a_word_that_is_being_composed_is_not_sent_nor_replaced_halfway(tab, fragile):
    opened(tab, fragile, "03_dream")
    theme = fragile.stored().dream.themes[0]
    field = cell(tab, "themes", 0, "description")
    field.fill("Begin ")
    saved(tab)
    field.click()
    tab.keyboard.press("End")
    devtools = tab.context.new_cdp_session(tab)

    def compose(words: str) -> None:
        at = len(words)
        keys = {"selectionStart": at, "selectionEnd": at, "text": words}
        devtools.send("Input.imeSetComposition", keys)

    for words in ("n", "ni", "nih", "niho"):
        compose(words)
    assert field.input_value() == "Begin niho"
    with fragile.store() as store:
        bert = LiveSession(store, Fragile.name, "bert")
        put = {"op": "set", "id": theme.id, "key": "name", "value": "Van Bert"}
        bert.edit("dream", "themes", [put])
    expect(cell(tab, "themes", 0, "name")).to_have_value("Van Bert")
    assert field.input_value() == "Begin niho"
    assert fragile.stored().dream.themes[0].description == "Begin "
    expect(tab.locator(STATUS)).to_have_attribute("data-state", "saving")
    devtools.send("Input.insertText", {"text": "日本"})
    saved(tab)
    assert fragile.stored().dream.themes[0].description == "Begin 日本"
    assert field.input_value() == "Begin 日本"


def test_a_page_does_not_come_back_under_a_word_that_is_composed(tab, fragile):
    opened(tab, fragile, "03_dream")
    field = cell(tab, "themes", 1, "description")
    field.fill("")
    saved(tab)
    field.click()
    devtools = tab.context.new_cdp_session(tab)
    keys = {"selectionStart": 2, "selectionEnd": 2, "text": "ni"}
    devtools.send("Input.imeSetComposition", keys)
    fragile.kill_kernels()
    expect(tab.locator(STATUS)).to_have_attribute("data-state", "back")
    looked(tab)
    assert tab.evaluate("window.__before"), "the page was loaded anew"
    devtools.send("Input.insertText", {"text": "日"})
    tab.wait_for_function("!window.__before", timeout=30_000)
    saved(tab)
    expect(field).to_have_value("日")
    assert fragile.stored().dream.themes[1].description == "日"


# ---- half a date ----


def test_half_a_date_is_kept_as_it_was_typed_when_the_page_comes_back(tab, fragile):
    opened(tab, fragile, "04_goals")
    field = cell(tab, "goals", 0, "due")
    before = fragile.stored().goals.goals[0].due
    field.fill("31-1")
    fragile.kill_kernels()
    tab.wait_for_function("!window.__before", timeout=30_000)
    expect(field).to_have_value("31-1")
    assert fragile.stored().goals.goals[0].due == before
    expect(field).to_be_focused()
    tab.keyboard.type("2-2031")
    tab.keyboard.press("Tab")
    saved(tab)
    expect(field).to_have_value("31-12-2031")
    assert str(fragile.stored().goals.goals[0].due) == "2031-12-31"
    no_drafts(tab)


# ---- a laptop that slept ----


#: A page whose channels can be shut: `__asleep` makes those that come after end at once too.
CHANNELS = """
window.__channels = [];
window.WebSocket = class extends WebSocket {
  constructor(url, protocols) {
    super(window.__asleep ? "ws://127.0.0.1:1/" : url, protocols);
    window.__channels.push(this);
  }
};
"""
SHUT = "window.__asleep = true; for (const each of window.__channels) each.close();"


@pytest.fixture
def culling(fragile) -> Iterator[Fragile]:
    fragile.kill()
    fragile.cull = "2"
    fragile.start()
    yield fragile
    fragile.kill()
    fragile.cull = ""
    fragile.start()


def test_a_page_whose_kernel_was_culled_comes_back_and_saves_what_was_typed(culling, tab):
    tab.add_init_script(CHANNELS)
    opened(tab, culling, "03_dream")
    mine = set(culling.kernels())
    field = cell(tab, "themes", 0, "description")
    tab.route("**/netwerk/contact/*", lambda route: route.abort())
    tab.evaluate(SHUT)
    field.fill("Net voor de slaap")
    ended(mine)
    assert culling.stored().dream.themes[0].description != "Net voor de slaap"
    assert tab.evaluate("window.__before")
    tab.unroute("**/netwerk/contact/*")
    tab.wait_for_function("!window.__before", timeout=40_000)
    saved(tab)
    expect(field).to_have_value("Net voor de slaap")
    no_drafts(tab)
    assert culling.stored().dream.themes[0].description == "Net voor de slaap"


def test_a_page_that_is_looked_at_is_never_culled(culling, profile, tab):
    """Its kernel does nothing for longer than that of a page nobody has, which goes."""
    opened(tab, culling, "03_dream")
    mine = set(culling.kernels())
    left = profile.new_page()
    left.add_init_script(CHANNELS)
    opened(left, culling, "03_dream")
    left.route("**/netwerk/contact/*", lambda route: route.abort())
    tab.bring_to_front()
    left.evaluate(SHUT)
    ended(set(culling.kernels()) - mine)
    assert mine <= set(culling.kernels())
    cell(tab, "themes", 0, "description").fill("Nog wakker")
    saved(tab)
    assert tab.evaluate("window.__before"), "the page was loaded anew"
