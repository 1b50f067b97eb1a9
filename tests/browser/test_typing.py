"""Every kind of field of every list and form, typed without a pause, while others work."""

import pytest
from playwright.sync_api import Locator, Page, expect

from netwerk_widgets.session.live import LiveSession
from tests.browser.conftest import ready, saved
from tests.browser.killing import Fragile
from tests.browser.typing import editor

PAGES = {
    "00_start": ["challenge", "tests"],
    "01_context": ["stakeholders", "forces", "people", "respondents", "reinforcement"],
    "02_domain": ["positions", "relations", "domain", "scope"],
    "03_dream": ["dreams", "shared", "themes"],
    "04_goals": ["goals", "goal_positions"],
    "05_dilemmas": ["dilemmas", "dilemma_positions", "dilemma_grid", "exchanges"],
    "06_doing": ["actions", "investments", "conditions", "readiness"],
    "07_persevering": ["moments", "measurements", "lessons", "review"],
}
#: Milliseconds between the keys: a fast hand, a common one, a slow one.
PAUSES = (20, 60, 20, 200)
#: What each kind of field is given, and what then stands in it.
DATE, NUMBER = "31-12-2028", "42"

FIELDS = """
(list) => {
  const rows = list.querySelectorAll("tbody tr[data-row]:not([hidden])");
  const from = rows.length ? rows[rows.length - 1] : list;
  return [...from.querySelectorAll("[data-key]")]
    .filter((each) => each.getClientRects().length && !each.closest("[inert]"))
    .map((each) => ({ key: each.dataset.key, tag: each.tagName, type: each.type ?? "",
      number: each.classList.contains("nw-number"), date: Boolean(each.closest(".nw-date")),
      level: each.classList.contains("nw-level") }));
}
"""
#: What a person sees in a field: its words, or what was chosen.
SHOWN = """
(each) => each.classList.contains("nw-level")
  ? [...each.querySelectorAll("input")].findIndex((one) => one.checked)
  : each.tagName === "SELECT" ? each.selectedIndex : each.value ?? each.textContent
"""

pytestmark = pytest.mark.browser


def own_row(page: Page, name: str) -> str | None:
    """The row to type in: a new one where rows can be added, else the last; None: a form."""
    found = editor(page, name)
    add = found.locator(".nw-add")
    if add.count():
        add.click()
    rows = found.locator("tbody tr[data-row]:not([hidden])")
    return rows.last.get_attribute("data-row") if rows.count() else None


def located(page: Page, name: str, row: str | None) -> Locator:
    found = editor(page, name)
    return found if row is None else found.locator(f'tr[data-row="{row}"]')


def give(page: Page, field: Locator, kind: dict, pause: int, words: str) -> object:
    """Do with the keyboard what a person would; what then stands there."""
    if kind["level"]:
        field.locator("input").first.focus()
        page.keyboard.type("2", delay=pause)
        return field.evaluate(SHOWN)
    field.focus()
    if kind["tag"] == "TD":  # of a grid: one key, and the cursor is elsewhere
        page.keyboard.press("1")
        return field.evaluate(SHOWN)
    if kind["tag"] == "SELECT":
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        return field.evaluate(SHOWN)
    typed = DATE if kind["date"] else NUMBER if kind["number"] else words
    page.keyboard.press("Control+A")
    page.keyboard.type(typed, delay=pause)
    return typed


def shown(row: Locator, key: str) -> object:
    return row.locator(f'[data-key="{key}"]').evaluate(SHOWN)


@pytest.mark.parametrize("notebook", PAGES)
def test_every_field_keeps_what_is_typed_while_another_works(tab, fragile, notebook):
    """Typed over, while somebody else's changes come in, and found again after a reload."""
    tab.goto(fragile.address(notebook))
    ready(tab)
    saved(tab)
    given: dict[tuple[str, str | None], dict[str, object]] = {}
    with fragile.store() as store:
        bert = LiveSession(store, Fragile.name, "bert")
        for turn, name in enumerate(PAGES[notebook]):
            place = own_row(tab, name)
            row, kinds = located(tab, name, place), editor(tab, name).evaluate(FIELDS)
            assert kinds, name
            given[name, place] = {}
            for number, kind in enumerate(kinds):
                field = row.locator(f'[data-key="{kind["key"]}"]')
                pause, words = PAUSES[(turn + number) % len(PAUSES)], f"Woord {number}"
                given[name, place][kind["key"]] = give(tab, field, kind, pause, words)
                bert.refresh()
                first = bert.session.stakeholders.items[0].id
                change = {"op": "set", "id": first, "key": "activities", "value": words}
                bert.edit("stakeholders", "items", [change])
    tab.locator("body").click(position={"x": 2, "y": 2})
    saved(tab)
    for (name, place), fields in given.items():
        row = located(tab, name, place)
        assert {key: shown(row, key) for key in fields} == fields, name
    tab.reload()
    ready(tab)
    saved(tab)
    for (name, place), fields in given.items():
        row = located(tab, name, place)
        expect(row.locator("[data-key]").first).to_be_attached()
        assert {key: shown(row, key) for key in fields} == fields, name
