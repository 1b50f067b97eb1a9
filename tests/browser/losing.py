"""Pages on which something is typed while others work, or the contact goes."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

from netwerk_widgets.session.live import LiveSession
from tests.browser.conftest import ready, saved
from tests.browser.killing import Fragile
from tests.browser.typing import editor


def opened(page: Page, fragile: Fragile, notebook: str) -> None:
    page.goto(fragile.address(notebook))
    ready(page)
    saved(page)
    page.evaluate("window.__before = true")


@contextmanager
def somebody_else(fragile: Fragile) -> Iterator[LiveSession]:
    """Another facilitator, on the same session."""
    with fragile.store() as store:
        yield LiveSession(store, Fragile.name, "bert")


def last(page: Page, name: str) -> int:
    return editor(page, name).locator("tbody tr").count() - 1


def put(row: str, key: str, value: object) -> dict[str, object]:
    return {"op": "set", "id": row, "key": key, "value": value}


def drafts(page: Page) -> dict[str, dict]:
    kept = page.evaluate("Object.fromEntries(Object.entries(localStorage))")
    return {key: json.loads(each) for key, each in kept.items() if key.startswith("netwerk-draft")}


def end(fragile: Fragile, what: str) -> None:
    if what == "kernel":
        assert fragile.kill_kernels() > 0
    else:
        fragile.kill()
