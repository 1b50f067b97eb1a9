"""The tray of ideas in a browser: sixty ideas sorted with the keyboard, joined, picked, sent on."""

import random

import pytest
from playwright.sync_api import Locator, Page, expect

from netwerk_widgets.session.portable import read_session
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts
from tests.browser.conftest import PHONE, handheld, saved
from tests.browser.hostile import is_only_words

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


def drag(page: Page, words: str, target: Locator) -> None:
    """With the mouse, as a hand goes: a little at first, then on to where it is let go."""
    source = idea(page, words).locator(".nw-idea-text")
    page.locator(".nw-tray-board").evaluate("el => el.scrollIntoView({ block: 'center' })")
    source.hover()
    page.mouse.down()
    start, end = source.bounding_box(), target.bounding_box()
    page.mouse.move(start["x"] + 12, start["y"] + 12, steps=4)
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + min(30, end["height"] / 2), steps=6)
    page.mouse.up()


class Keys:
    """Counts every key that is pressed."""

    def __init__(self, page: Page) -> None:
        self.page, self.many = page, 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.many += 1


@pytest.fixture
def tray_of_sixty(page, workbook) -> str:
    name = new_session(workbook, "Zestig")
    opened(page, workbook, name)
    paste_ideas(page, IDEAS)
    saved(page)
    return name


def test_sixty_ideas_go_into_six_groups_with_the_keyboard(page, workbook, tray_of_sixty):
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
    found = recorded(workbook, tray_of_sixty).ideas
    assert len(found.groups) == 6
    names = {each.id: number for number, each in enumerate(found.groups)}
    assert [names[each.group] for each in found.items] == [number % 6 for number in range(60)]
    assert {each.came for each in found.items} == {"pasted"}
    # A group gets another name, by keyboard; then one act back is that name.
    name = page.get_by_role("textbox", name=T("ideas.name", n=1))
    name.fill("Verkeer")
    name.press("Enter")
    saved(page)
    assert recorded(workbook, tray_of_sixty).ideas.groups[0].name == "Verkeer"
    page.get_by_role("button", name=T("ui.undo"), exact=True).first.click()
    expect(name).to_have_value(f"{T('ideas.group')} 1")


def few(page: Page, workbook, name: str, ideas: list[str], language: str = "nl") -> str:
    """A new session with these ideas in its tray."""
    session = new_session(workbook, name)
    opened(page, workbook, session, language)
    paste_ideas(page, ideas, texts(language))
    saved(page)
    return session


def test_an_idea_is_dragged_to_a_group_and_to_the_digits_at_the_foot(page, workbook):
    session = few(page, workbook, "Slepen", ["Groen dak", "Fietspad", "Zwembad"])
    page.locator("[data-idea][tabindex='0']").focus()
    page.keyboard.press("1")
    group = page.locator(".nw-tray-group:not(.is-loose)")
    drag(page, "Fietspad", group)
    expect(group.locator("[data-idea]")).to_have_count(2)
    drag(page, "Zwembad", page.locator(".nw-tray-bar li").first)
    expect(group.locator("[data-idea]")).to_have_count(3)
    # And back out of it.
    drag(page, "Groen dak", page.locator(".nw-tray-group.is-loose"))
    expect(group.locator("[data-idea]")).to_have_count(2)
    saved(page)
    found = recorded(workbook, session).ideas
    assert [each.group is None for each in found.items] == [True, False, False]


def test_words_are_changed_and_an_idea_goes_with_the_keyboard_and_undo_brings_it_back(
    page, workbook
):
    session = few(page, workbook, "Toetsen", ["Groen dak", "Fietspad"])
    page.locator("[data-idea][tabindex='0']").focus()
    page.keyboard.press("Enter")
    box = page.get_by_role("textbox", name=T("ideas.edit"))
    expect(box).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type(" op de school")
    page.keyboard.press("Enter")
    expect(idea(page, "Groen dak op de school")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(idea(page, "Fietspad")).to_be_focused()
    page.keyboard.press("Delete")
    expect(page.locator("[data-idea]")).to_have_count(1)
    saved(page)
    page.get_by_role("button", name=T("ui.undo"), exact=True).first.click()
    expect(page.locator("[data-idea]")).to_have_count(2)
    texts_ = [each.text for each in recorded(workbook, session).ideas.items]
    assert texts_ == ["Groen dak op de school", "Fietspad"]


def test_nearly_the_same_is_suggested_joined_with_one_press_and_two_again_with_undo(page, workbook):
    few(
        page, workbook, "Dubbel", ["Meer groen in de straat", "Meer groen in de straten", "Zwembad"]
    )
    suggested = page.locator(".nw-tray-doubles")
    expect(suggested.locator("li")).to_have_count(1)
    expect(page.locator("[data-idea]")).to_have_count(3)
    suggested.get_by_role("button", name=T("ideas.merge")).click()
    expect(page.locator("[data-idea]")).to_have_count(2)
    expect(idea(page, "Meer groen in de straat")).to_contain_text("Meer groen in de straten")
    page.get_by_role("button", name=T("ui.undo"), exact=True).first.click()
    expect(page.locator("[data-idea]")).to_have_count(3)
    suggested.get_by_role("button", name=T("ideas.apart")).click()
    expect(suggested).to_be_hidden()


def test_an_idea_goes_on_as_an_action_and_its_way_is_seen_from_both_ends(page, workbook):
    session = few(page, workbook, "Doorsturen", ["Plant tien bomen"])
    idea(page, "Plant").get_by_role("combobox", name=T("ideas.send")).select_option(value="action")
    became = idea(page, "Plant").locator(".nw-tray-became a")
    words = T("ideas.became", kind=T("ideas.kind.action"), name="Plant tien bomen")
    expect(became).to_have_text(words)
    expect(page.locator(".nw-toast").first).to_contain_text("Plant tien bomen")
    became.click()
    page.wait_for_url("**/06_doing.ipynb?**")
    expect(page.locator('[data-editor="actions"] [data-key="name"]')).to_have_value(
        "Plant tien bomen"
    )
    page.goto(workbook.address("thread", session))
    chosen = page.locator("select").filter(has_text="Plant tien bomen")
    chosen.select_option(index=1)
    back = T("ideas.came_from", name="Plant tien bomen")
    expect(page.get_by_text(back)).to_be_visible()


def test_hostile_ideas_are_words_in_english_on_a_phone_and_nothing_is_too_wide(page, workbook):
    handheld(page)
    few(page, workbook, "Kwaad", [HOSTILE, FORMULA, "W" * 600], "en")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    first = idea(page, HOSTILE)
    first.get_by_role("button", name=E("ideas.pick"), exact=True).click()
    expect(first).to_contain_text(E("ideas.picked"))
    first.get_by_role("combobox", name=E("ideas.group")).select_option(value="+")
    expect(page.locator(".nw-tray-group:not(.is-loose) [data-idea]")).to_have_count(1)
    saved(page)
    is_only_words(page, ".nw-page")
    page.wait_for_function(f"document.documentElement.scrollWidth <= {PHONE['width']}")


def test_what_does_not_fit_in_the_tray_stays_where_it_was_typed(page, workbook):
    opened(page, workbook, new_session(workbook, "Vol"))
    box = page.get_by_role("textbox", name=T("ideas.add_help"))
    box.fill("x" * 601)
    box.press("Enter")
    expect(page.locator(".nw-tray-add .nw-error")).to_contain_text("600")
    box.fill("\n".join(f"idee {number}" for number in range(501)))
    box.press("Enter")
    expect(page.locator(".nw-tray-add .nw-error")).to_contain_text("500")
    expect(page.locator("[data-idea]")).to_have_count(0)
    expect(box).not_to_have_value("")
