"""A page that lost its workbook says so at its next look (``contact.test.js``: how soon)."""

import os
import signal

import pytest
from playwright.sync_api import expect

from tests.browser.drafting import STATUS, opened
from tests.browser.killing import ended

#: Counts the page's looks, and after how many of them it says that something is the matter.
COUNTING = """
() => {
  const [ask, status] = [window.fetch, document.querySelector('.nw-saving')];
  window.__looks = 0;
  window.fetch = (url, more) => {
    if (String(url).includes('netwerk/contact')) window.__looks += 1;
    return ask(url, more);
  };
  new MutationObserver(() => (window.__told ??= window.__looks)).observe(status, {
    attributes: true, attributeFilter: ['data-state'],
  });
}
"""


@pytest.fixture
def watched(tab, fragile):
    """A page of which the looks are counted, and that does not come back while we watch."""
    opened(tab, fragile, "03_dream")
    tab.evaluate("dispatchEvent(new Event('compositionstart'))")
    tab.evaluate(COUNTING)
    return tab


def told(page, state):
    expect(page.locator(STATUS)).to_have_attribute("data-state", state)
    # One may be under way when contact is lost; the next says so.
    assert page.evaluate("window.__told") <= 2


def test_a_kernel_that_is_gone(watched, fragile):
    pids = fragile.kernels()
    assert fragile.kill_kernels()
    ended(pids)
    watched.evaluate("window.__looks = 0")
    told(watched, "back")


def test_a_workbook_that_hangs(watched, fragile):
    os.kill(fragile.process.pid, signal.SIGSTOP)
    try:
        watched.evaluate("window.__looks = 0")
        told(watched, "away")
    finally:
        os.kill(fragile.process.pid, signal.SIGCONT)
    expect(watched.locator(STATUS)).to_have_attribute("data-state", "saved")


def test_a_workbook_that_is_gone(watched, fragile):
    fragile.kill()
    watched.evaluate("window.__looks = 0")
    told(watched, "away")
    fragile.start()
