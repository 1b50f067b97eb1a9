"""A round on a phone, answered with a thumb."""

import re

from playwright.sync_api import Page

from netwerk_widgets.texts import texts

T, EN = texts("nl"), texts("en")


def box(page: Page):
    return page.locator("#nw-round")


def state(page: Page):
    return page.locator(".nw-round-state")


def go(page: Page) -> None:
    page.locator(".nw-round-go").tap()


def choose(page: Page, words: str, group: int = 0) -> None:
    row = page.locator(".nw-round-choices").nth(group)
    row.locator("button", has=page.locator("strong", has_text=re.compile(f"^{words}$"))).tap()


def answered(phone, round_):
    """Answer the one question there is, up to the last button."""
    go(phone)
    choose(phone, "5")
    go(phone)
