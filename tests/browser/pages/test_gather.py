"""The tray of ideas in a browser: sixty ideas sorted with the keyboard, joined, picked, sent on."""

import random
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from netwerk_widgets.session.portable import read_session
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts
from tests.browser.conftest import saved

T, E = texts("nl"), texts("en")
GROUPS = ("Verkeer", "Groen", "Water", "Wonen", "Werk", "Cultuur")
#: Sixty ideas, of which each says in which of the six groups it belongs; none is near another.
_CHANCE = random.Random(5)
IDEAS = [
    f"{GROUPS[number % 6]} {number}: " + "".join(_CHANCE.choices("abcdefghijklmnoprstuvw", k=24))
    for number in range(60)
]
HOSTILE = "<img src=x onerror='window.bad = 1'>"
FORMULA = "=cmd()"


def new_session(workbook, name: str) -> str:
    with open_store(f"sqlite:///{workbook.home / 'sessions.db'}") as store:
        store.create(name, None, "x")
    return name


def recorded(workbook, name: str):
    with open_store(f"sqlite:///{workbook.home / 'sessions.db'}", readonly=True) as store:
        return read_session(store, name)


def opened(page: Page, workbook, session: str, language: str = "nl") -> None:
    page.goto(workbook.address("gather", session, language))
    expect(page.locator(".nw-tray")).to_be_visible()


def paste_ideas(page: Page, ideas: list[str], t=T) -> None:
    """Many at once, as from the clipboard."""
    box = page.get_by_role("textbox", name=t("ideas.add_help"))
    box.evaluate("box => box.dispatchEvent(new ClipboardEvent('paste', {bubbles: true}))")
    box.fill("\n".join(ideas))
    box.press("Enter")
    expect(page.locator("[data-idea]")).to_have_count(len(ideas))


def idea(page: Page, words: str):
    return page.locator("[data-idea]").filter(has_text=words)


class Keys:
    """Counts every key that is pressed."""

    def __init__(self, page: Page) -> None:
        self.page, self.many = page, 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.many += 1


@pytest.fixture
def sorted_session(page, workbook) -> Iterator[str]:
    name = new_session(workbook, "Zestig")
    opened(page, workbook, name)
    paste_ideas(page, IDEAS)
    saved(page)
    yield name


def test_sixty_ideas_go_into_six_groups_with_the_keyboard(page, workbook, sorted_session):
    keys = Keys(page)
    page.locator("[data-idea][tabindex='0']").focus()
    for number in range(60):
        # What has the focus is read from the screen, as a facilitator does.
        words = page.locator("[data-idea]:focus .nw-idea-text").text_content()
        assert words == IDEAS[number]
        keys.press(str(1 + GROUPS.index(words.partition(" ")[0])))
    expect(page.locator('[data-group=""] [data-idea]')).to_have_count(0)
    saved(page)
    assert keys.many / 60 <= 4
    assert keys.many == 60  # one key each: what is promised leaves room for mistakes
    found = recorded(workbook, sorted_session).ideas
    assert len(found.groups) == 6
    names = {each.id: number for number, each in enumerate(found.groups)}
    assert [names[each.group] for each in found.items] == [number % 6 for number in range(60)]
    assert {each.came for each in found.items} == {"pasted"}
    page.screenshot(path="/tmp/wt/shots/ideas5-sorted.png")
    # A group gets another name, by keyboard; then one act back is that name.
    name = page.get_by_role("textbox", name=T("ideas.name", n=1))
    name.fill("Verkeer")
    name.press("Enter")
    saved(page)
    assert recorded(workbook, sorted_session).ideas.groups[0].name == "Verkeer"
    page.get_by_role("button", name=T("ui.undo"), exact=True).first.click()
    expect(name).to_have_value(f"{T('ideas.group')} 1")
