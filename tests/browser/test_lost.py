"""Nothing typed is lost, whatever comes in while somebody types."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import saved
from tests.browser.losing import drafts, last, opened, put, somebody_else
from tests.browser.typing import add, cell, editor, row

# ---- what comes in while somebody types ----


@pytest.mark.parametrize("pause", [20, 200])
@pytest.mark.parametrize(
    ("notebook", "name", "typed", "part", "path"),
    [
        (
            "04_goals",
            "goals",
            (
                ("name", "Doel"),
                ("indicator", "meter"),
                ("unit", "cm"),
                ("baseline", "5"),
                ("target", "10"),
                ("due", "31-12-2028"),
            ),
            "goals",
            "goals",
        ),
        (
            "06_doing",
            "actions",
            (
                ("name", "Actie"),
                ("start", "2-1-2027", "02-01-2027"),
                ("end", "04032028", "04-03-2028"),
            ),
            "doing",
            "actions",
        ),
    ],
)
def test_a_new_row_is_typed_without_a_pause(tab, fragile, notebook, name, typed, part, path, pause):
    opened(tab, fragile, notebook)
    add(tab, name)
    at = last(tab, name)
    for key, words, *_ in typed:
        cell(tab, name, at, key).focus()
        tab.keyboard.type(words, delay=pause)
    tab.keyboard.press("Tab")
    saved(tab)
    for key, words, *kept in typed:
        expect(cell(tab, name, at, key)).to_have_value(kept[0] if kept else words)
    document = getattr(fragile.stored(), part).model_dump(mode="json")[path][-1]
    for key, words, *kept in typed:
        found = document[key]
        words = kept[0] if kept else words
        if key in ("due", "start", "end"):
            words = "-".join(reversed(words.split("-")))
        assert str(int(found) if isinstance(found, float) else found) == words


def test_half_a_date_stays_whatever_comes_in_and_is_told_when_it_is_left(tab, fragile):
    opened(tab, fragile, "04_goals")
    field = cell(tab, "goals", 0, "due")
    field.fill("31-1")
    goal = fragile.stored().goals.goals[0]
    with somebody_else(fragile) as bert:
        bert.edit("goals", "goals", [put(goal.id, "unit", "kilo")])
    expect(cell(tab, "goals", 0, "unit")).to_have_value("kilo")
    expect(field).to_have_value("31-1")
    expect(row(tab, "goals", 0).locator(".nw-error:visible")).to_have_count(0)
    cell(tab, "goals", 0, "unit").focus()
    expect(row(tab, "goals", 0)).to_contain_text("‘31-1’ is nog geen datum")
    expect(field).to_have_value("31-1")
    assert fragile.stored().goals.goals[0].due == goal.due
    tab.reload()
    expect(field).to_have_value("31-1")
    expect(row(tab, "goals", 0)).to_contain_text("‘31-1’ is nog geen datum")
    field.click()
    tab.keyboard.press("End")
    tab.keyboard.type("2-2031", delay=20)
    saved(tab)
    expect(row(tab, "goals", 0)).not_to_contain_text("nog geen datum")
    assert str(fragile.stored().goals.goals[0].due) == "2031-12-31"
    assert drafts(tab) == {}


def test_a_date_is_chosen_on_the_calendar_too(tab, fragile):
    tab.add_init_script(
        "HTMLInputElement.prototype.showPicker = function () { this.dataset.open = 1; };"
    )
    opened(tab, fragile, "04_goals")
    field = cell(tab, "goals", 0, "due")
    field.locator("..").get_by_role("button", name="Kies op de kalender").click()
    calendar = field.locator("..").locator("[data-open]")
    expect(calendar).to_have_value(str(fragile.stored().goals.goals[0].due))
    calendar.evaluate("""(each) => {
      each.value = '2032-02-29';
      each.dispatchEvent(new Event('change'));
    }""")
    expect(field).to_have_value("29-02-2032")
    saved(tab)
    assert str(fragile.stored().goals.goals[0].due) == "2032-02-29"


def test_another_column_comes_without_taking_the_words_or_the_cursor(tab, fragile):
    """A goal of somebody else gives the table of positions, and the lists of choices, a change."""
    opened(tab, fragile, "06_doing")
    field = cell(tab, "actions", 0, "name")
    field.click()
    tab.keyboard.press("End")
    tab.keyboard.type(" en")
    with somebody_else(fragile) as bert:
        bert.edit(
            "goals",
            "goals",
            [{"op": "add", "id": "g-new", "after": None, "values": {"name": "Van Bert"}}],
        )
        goals = cell(tab, "actions", 0, "goals").or_(row(tab, "actions", 0))
        expect(tab.locator('[data-figure="timeline"]')).to_be_attached()
        tab.keyboard.type(" meer", delay=120)
        expect(field).to_be_focused()
        expect(field).to_have_value(re.compile(" en meer$"))
        cell(tab, "actions", 1, "name").click()
        expect(goals.first).to_contain_text("Van Bert")
        expect(cell(tab, "actions", 1, "name")).to_be_focused()
        bert.edit("goals", "goals", [{"op": "remove", "id": "g-new"}])
    saved(tab)


def test_rows_that_others_move_or_remove_do_not_move_the_cursor(tab, fragile):
    opened(tab, fragile, "03_dream")
    themes = fragile.stored().dream.themes
    field = cell(tab, "themes", 0, "name")
    field.click()
    tab.keyboard.press("End")
    tab.keyboard.type(" abc")
    with somebody_else(fragile) as bert:
        bert.edit("dream", "themes", [{"op": "move", "id": themes[0].id, "before": None}])
        mine = tab.locator(f'[data-editor="themes"] tr[data-row="{themes[0].id}"]')
        expect(editor(tab, "themes").locator("tbody tr").last).to_have_attribute(
            "data-row", themes[0].id
        )
        expect(mine.locator('[data-key="name"]')).to_be_focused()
        tab.keyboard.type("d")
        saved(tab)
        bert.refresh()
        assert bert.session.dream.themes[-1].name == f"{themes[0].name} abcd"
        bert.edit("dream", "themes", [{"op": "remove", "id": themes[0].id}])
        bert.edit("dream", "themes", [put(themes[1].id, "description", "Na het weghalen")])
        other = tab.locator(f'[data-editor="themes"] tr[data-row="{themes[1].id}"]')
        expect(other.locator('[data-key="description"]')).to_have_value("Na het weghalen")
        tab.keyboard.type("efgh")
        expect(mine.locator(".nw-error").first).not_to_be_empty()
        expect(mine.locator('[data-key="name"]')).to_be_focused()
        tab.keyboard.press("Tab")
        cell(tab, "themes", 0, "name").click()
        stray = editor(tab, "themes").locator(".nw-strays")
        expect(stray).to_contain_text(f"{themes[0].name} abcdefgh")
        stray.get_by_role("button", name="Laat dit weg").click()
        expect(stray.locator(".nw-offer")).to_have_count(0)


def test_a_field_that_is_typed_in_waits_for_what_others_wrote(tab, fragile):
    opened(tab, fragile, "03_dream")
    theme = fragile.stored().dream.themes[0]
    field = cell(tab, "themes", 0, "description")
    field.click()
    tab.keyboard.press("Control+A")
    tab.keyboard.type("Van mij")
    saved(tab)
    with somebody_else(fragile) as bert:
        bert.edit(
            "dream",
            "themes",
            [put(theme.id, "description", "Van Bert"), put(theme.id, "name", "Naam")],
        )
    expect(cell(tab, "themes", 0, "name")).to_have_value("Naam")
    expect(field).to_have_value("Van mij")
    cell(tab, "themes", 0, "name").click()
    expect(field).to_have_value("Van Bert")


# ---- digits on the buttons ----


@pytest.mark.parametrize(
    ("notebook", "name", "keys", "value", "wrong"),
    [("03_dream", "dreams", "4", 4, "8"), ("05_dilemmas", "dilemma_positions", "7", 7, "9")],
)
def test_a_digit_chooses_on_the_buttons(tab, fragile, notebook, name, keys, value, wrong):
    opened(tab, fragile, notebook)
    bar = row(tab, name, 0).locator(".nw-level")
    bar.locator("input").first.focus()
    tab.keyboard.press("2")
    expect(bar.locator("input").nth(1)).to_be_checked()
    tab.keyboard.press(keys)
    expect(bar.locator("input").nth(value - 1)).to_be_checked()
    expect(bar.locator("input").nth(value - 1)).to_be_focused()
    saved(tab)
    tab.keyboard.press(wrong)
    expect(row(tab, name, 0)).to_contain_text("Kies een cijfer van 1 tot en met")
    expect(bar.locator("input").nth(value - 1)).to_be_checked()


def test_a_sign_and_a_digit_choose_below_zero(tab, fragile):
    opened(tab, fragile, "04_goals")
    cell = row(tab, "goal_positions", 0).locator("td[data-key]").first
    for keys, label in (("-2", "−2"), ("+3", "+3"), ("0", "0"), ("1", "+1"), ("a", "−3")):
        cell.click()
        tab.keyboard.type(keys)
        expect(cell).to_have_text(label)
        expect(cell).not_to_be_focused()  # the cursor goes on by itself
    tab.keyboard.press("7")
    wrong = tab.locator('[data-editor="goal_positions"]').get_by_role("alert")
    expect(wrong).to_have_text("Kies een cijfer van −3 tot en met 3.")
    saved(tab)
