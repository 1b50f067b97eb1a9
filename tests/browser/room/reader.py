"""What a reader of the room's page does and hears."""

from playwright.sync_api import Locator, Page, expect

from netwerk_widgets.texts import texts

T = texts("nl")


#: The browser says by itself that a server is not there.
GONE = ("net::ERR", "Failed to load resource", "EventSource", "MIME type")


def unfold(page: Page, *keys: str) -> None:
    """Open these folds of the page, as a reader does; what is open stays so."""
    for key in keys:
        fold = page.locator(f'[data-fold="{key}"]')
        if fold.get_attribute("open") is None:
            fold.locator("> summary").click()
        expect(fold).to_have_attribute("open", "")


def unfold_all(page: Page) -> Locator:
    """Open all panels and figures, and wait until they are drawn; where they are drawn."""
    # As for paper, so that none waits for its turn.
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    # The tree of goals is what the thread tells too.
    slots = page.locator(".nw-drawing:visible")
    drawn = page.locator(".nw-plot.is-drawn")
    # All of them at once, on a machine that may have a whole room of phones to serve.
    expect(drawn).to_have_count(slots.count(), timeout=60_000)
    return drawn
