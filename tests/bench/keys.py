"""How long a name typed among 300 parties takes, from its sending until it is stored."""

import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from netwerk_widgets.session.store import open_store
from tests.bench.large import large
from tests.browser.conftest import BEAMER, FLAGS, chromium, let_in, start, stop

PARTIES, RELATIONS, NAMES = 300, 750, 15
SESSION = "Driehonderd partijen"
#: When each number was sent, and when it was stored, as the editors report it to the bar.
WATCH = """
() => {
  const editors = window.__netwerkSaving.editors;
  const put = editors.set.bind(editors);
  editors.set = (id, now) => {
    const { sent, stored } = editors.get(id) ?? { sent: 0, stored: 0 };
    if (now.sent > sent) window.sent = performance.now();
    if (now.stored > stored) window.stored = performance.now();
    return put(id, now);
  };
}
"""
#: A name is changed and left at once: the pause after the last key is not waited for.
TYPE = """
async (index) => {
  const field = document.querySelectorAll('[data-editor="stakeholders"] [data-key="name"]')[index];
  window.sent = window.stored = 0;
  field.focus();
  field.value += 'x';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  while (!window.stored) await new Promise((done) => setTimeout(done, 2));
  return window.stored - window.sent;
}
"""


def rows() -> list[tuple[str, float, str, float | None]]:
    """The median of some names, for the table of the benchmark."""
    with tempfile.TemporaryDirectory() as folder:
        running = start(Path(folder) / "home", "--case", "laanboompact")
        try:
            with open_store(f"sqlite:///{running.home / 'sessions.db'}") as store:
                whole = large(PARTIES, RELATIONS).model_dump(mode="json")
                store.create(SESSION, whole, "bench")
            took = _typed(running.address("01_context", SESSION))
        finally:
            stop(running)
    what = f"a name among {PARTIES} parties: sent to stored"
    return [(what, statistics.median(took[1:]), "ms", 100)]


def _typed(address: str) -> list[float]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = let_in(browser.new_context(viewport=BEAMER)).new_page()
        page.goto(address)
        page.locator('[data-editor="stakeholders"] [data-key="name"]').first.wait_for()
        page.evaluate(WATCH)
        took = []
        for index in range(NAMES):
            took.append(page.evaluate(TYPE, index))
            page.wait_for_timeout(500)  # what follows a save is over
        browser.close()
    return took
