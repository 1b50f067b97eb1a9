"""Pages whose words stand in drafts: opened, looked into, and kernels that take nothing."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, expect

from tests.browser.conftest import saved
from tests.browser.family import held
from tests.browser.killing import Fragile

STATUS = ".nw-saving"


def opened(page: Page, fragile: Fragile, notebook: str) -> Page:
    page.goto(fragile.address(notebook))
    expect(page.locator("[data-editor]").first).to_be_visible()
    saved(page)
    page.evaluate("window.__before = true")
    return page


#: The drafts of a page, in a box of its browser.
_KEPT = "Object.entries({box}).filter(([key]) => key.startsWith('netwerk-draft'))"


def drafts(page: Page, box: str = "localStorage") -> list[dict]:
    return [json.loads(each) for _, each in page.evaluate(_KEPT.format(box=box))]


def until_drafts(page: Page, many: int, box: str = "localStorage") -> None:
    """Wait for so many; what was typed in another tab a browser tells later."""
    page.wait_for_function(f"(many) => {_KEPT.format(box=box)}.length === many", arg=many)


def no_drafts(page: Page, box: str = "localStorage") -> None:
    """Wait until all that was typed is acknowledged."""
    until_drafts(page, 0, box)


@contextmanager
def frozen(fragile: Fragile) -> Iterator[None]:
    """Kernels that take nothing, for a moment: what is typed stands in drafts."""
    with held(*fragile.kernels()):
        yield
