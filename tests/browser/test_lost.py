"""Nothing typed is lost: whatever comes in, and whatever goes away, while somebody types."""

import json
import os
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from netwerk_widgets.session.live import LiveSession
from tests.browser.conftest import ready, saved
from tests.browser.killing import Fragile, looked
from tests.browser.typing import add, cell, editor, row

STATUS = ".nw-saving"
NO_CONTACT = re.compile("away|back|key")
#: A browser says this of every request that finds nobody.
EXPECTED = ("ERR_CONNECTION_REFUSED", "ERR_NETWORK", "ERR_EMPTY_RESPONSE", "ERR_INTERNET")


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


def anew(page: Page) -> None:
    """The page was loaded anew, by itself, and has saved what it brought."""
    page.wait_for_function(
        "!window.__before && document.querySelector('.nw-saving[data-state=\"saved\"]')",
        timeout=60_000,
    )


def cut(page: Page) -> None:
    """The page says that there is no contact."""
    expect(page.locator(STATUS)).to_have_attribute("data-state", NO_CONTACT)


# ---- what comes in while somebody types ----


@pytest.mark.parametrize("pause", [20, 60, 200])
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
    field = row(tab, "goal_positions", 0).locator("select").first
    field.focus()
    for keys, label in (("-2", "−2"), ("+3", "+3"), ("0", "0"), ("1", "+1")):
        tab.keyboard.type(keys)
        expect(field.locator("option:checked")).to_have_text(label)
    tab.keyboard.press("7")
    expect(row(tab, "goal_positions", 0)).to_contain_text("Kies een cijfer van −3 tot en met 3")
    saved(tab)


# ---- drafts ----


def drafts(page: Page) -> dict[str, dict]:
    kept = page.evaluate("Object.fromEntries(Object.entries(localStorage))")
    return {key: json.loads(each) for key, each in kept.items() if key.startswith("netwerk-draft")}


def test_a_draft_stands_until_it_is_stored(tab, fragile):
    opened(tab, fragile, "03_dream")
    cell(tab, "themes", 0, "description").click()
    tab.keyboard.type("x")
    assert [each["op"] for each in drafts(tab).values()] == ["set"]
    saved(tab)
    assert drafts(tab) == {}


def test_a_draft_older_than_what_is_stored_is_offered_never_put_in(tab, fragile):
    opened(tab, fragile, "03_dream")
    field = cell(tab, "themes", 0, "description")
    before = field.input_value()
    fragile.kill()
    cut(tab)
    field.fill("Uit de trein")
    theme = fragile.stored().dream.themes[0]
    with somebody_else(fragile) as bert:
        bert.edit("dream", "themes", [put(theme.id, "description", "Van Bert")])
    fragile.start()
    expect(row(tab, "themes", 0).locator(".nw-offer")).to_contain_text(
        "Uit de trein", timeout=40_000
    )
    expect(field).to_have_value("Van Bert")
    saved(tab)
    assert fragile.stored().dream.themes[0].description == "Van Bert"
    tab.reload()
    row(tab, "themes", 0).get_by_role("button", name="Zet dit terug").click()
    expect(field).to_have_value("Uit de trein")
    expect(row(tab, "themes", 0).locator(".nw-offer")).to_have_count(0)
    saved(tab)
    assert fragile.stored().dream.themes[0].description == "Uit de trein"
    assert drafts(tab) == {}
    field.fill(before)
    saved(tab)


def test_drafts_go_after_a_week_and_with_their_session(tab, fragile):
    opened(tab, fragile, "03_dream")
    names = tab.evaluate("""() => {
      const put = (words, at) => localStorage.setItem('netwerk-draft|' + words.join('|'),
        JSON.stringify({ op: 'set', value: 'oud', bases: [''], at }));
      put(['w', 's', 'dream.themes', 'r', 'name'], Date.now() - 8 * 864e5);
      put(['w', 's', 'dream.themes', 'q', 'name'], Date.now());
    }""")
    assert names is None
    tab.reload()
    ready(tab)
    expect(tab.locator(STATUS)).to_be_visible()
    assert [key.split("|")[4] for key in drafts(tab)] == ["q"]


def test_a_browser_that_keeps_nothing_makes_no_noise(tab, fragile):
    tab.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new DOMException('no'); } });"
    )
    opened(tab, fragile, "03_dream")
    cell(tab, "themes", 0, "description").fill("Zonder geheugen")
    saved(tab)
    assert fragile.stored().dream.themes[0].description == "Zonder geheugen"
    # The profile is cleaned after the test, on a page that may.
    tab.goto("about:blank")


def test_a_full_browser_makes_no_noise(tab, fragile):
    tab.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full'); };")
    opened(tab, fragile, "03_dream")
    cell(tab, "themes", 0, "description").fill("Vol")
    saved(tab)
    assert fragile.stored().dream.themes[0].description == "Vol"
    fragile.kill()
    expect(tab.locator(STATUS)).to_have_text(
        "Geen contact met het werkboek. Laat deze pagina open."
    )
    fragile.start()
    tab.goto("about:blank")


# ---- back by itself ----


def typed_on(page: Page, words: str) -> None:
    page.keyboard.type(words, delay=30)


def end(fragile: Fragile, what: str) -> None:
    if what == "kernel":
        assert fragile.kill_kernels() > 0
    else:
        fragile.kill()


@pytest.mark.parametrize("what", ["kernel", "workbook"])
def test_the_page_comes_back_with_all_that_was_typed_and_the_cursor(tab, fragile, what):
    opened(tab, fragile, "03_dream")
    field = cell(tab, "dreams", 2, "sentence")
    field.click()
    tab.keyboard.press("Control+A")
    typed_on(tab, "voor ")
    end(fragile, what)
    typed_on(tab, "tijdens ")
    cut(tab)
    add(tab, "themes")
    typed_on(tab, "Nieuw thema")
    tab.keyboard.press("Tab")
    field.click()
    tab.keyboard.press("End")
    tab.keyboard.press("ArrowLeft")
    top = field.bounding_box()["y"]
    if what == "workbook":
        fragile.start()
    anew(tab)
    expect(field).to_be_focused()
    expect(cell(tab, "themes", last(tab, "themes"), "name")).to_have_value("Nieuw thema")
    typed_on(tab, "daarna")
    saved(tab)
    stored = fragile.stored().dream
    assert [each.sentence for each in stored.dreams if "voor tijdens" in each.sentence] == [
        "voor tijdensdaarna "
    ]
    assert stored.themes[-1].name == "Nieuw thema"
    assert abs(field.bounding_box()["y"] - top) < 60
    assert drafts(tab) == {}


def test_a_row_that_was_removed_without_contact_is_removed(tab, fragile):
    opened(tab, fragile, "02_domain")
    before = [each.id for each in fragile.stored().relations.items]
    end(fragile, "kernel")
    row(tab, "relations", 0).locator('[data-tool="remove"]').click()
    cell(tab, "relations", 1, "note").focus()
    expect(editor(tab, "relations").locator("tbody tr")).to_have_count(
        len(before) - 1, timeout=40_000
    )
    saved(tab)
    assert [each.id for each in fragile.stored().relations.items] == before[1:]


def test_the_map_s_panel_comes_back_too(tab, fragile):
    opened(tab, fragile, "map")
    party = fragile.stored().stakeholders.items[0]
    tab.locator(
        f'.nw-map-svg [data-party="{party.id}"], .nw-map-svg [data-id="{party.id}"]'
    ).first.click()
    tab.locator(".nw-map-change summary").click()
    field = tab.locator('.nw-map-panel [data-key="note"]')
    field.fill("")
    field.click()
    typed_on(tab, "een ")
    end(fragile, "kernel")
    typed_on(tab, "twee")
    anew(tab)
    expect(field).to_be_focused(timeout=40_000)
    expect(field).to_have_value("een twee")
    saved(tab)
    stored = fragile.stored().stakeholders.items
    assert next(each.note for each in stored if each.id == party.id) == "een twee"


def test_a_pasted_list_that_is_not_taken_over_yet_comes_back(tab, fragile):
    opened(tab, fragile, "map")
    area = tab.locator(".nw-intake textarea")
    area.fill("Naam\nDe Brug")
    end(fragile, "kernel")
    anew(tab)
    expect(area).to_have_value("Naam\nDe Brug")


def test_a_workbook_that_does_not_know_the_browser_is_not_asked_for_a_page(tab, fragile):
    opened(tab, fragile, "03_dream")
    field = cell(tab, "themes", 0, "description")
    fragile.kill()
    cut(tab)
    fragile.secret = "another secret"
    fragile.start()
    expect(tab.locator(STATUS)).to_have_attribute("data-state", "key")
    field.fill("Zonder sleutel")
    expect(tab.locator(STATUS)).to_contain_text("netwerk start")
    assert tab.evaluate("window.__before"), "the page was loaded anew"
    fragile.let_in(tab.context)
    opened(tab, fragile, "03_dream")
    expect(field).to_have_value("Zonder sleutel")
    saved(tab)
    assert fragile.stored().dream.themes[0].description == "Zonder sleutel"


def test_a_kernel_at_work_is_not_a_kernel_that_is_lost(tab, fragile):
    opened(tab, fragile, "03_dream")
    kernels = fragile.kernels()
    for pid in kernels:
        os.kill(pid, signal.SIGSTOP)
    try:
        looked(tab, 4)
        expect(tab.locator(STATUS)).to_have_attribute("data-state", "saved")
    finally:
        for pid in kernels:
            os.kill(pid, signal.SIGCONT)


def test_a_workbook_that_slept_goes_on_with_the_same_page(tab, fragile):
    """The lid was shut for a while: nothing ended, nothing has to be loaded anew."""
    opened(tab, fragile, "03_dream")
    field = cell(tab, "themes", 0, "description")
    field.fill("Voor de slaap")
    saved(tab)
    asleep = [fragile.process.pid, *fragile.kernels()]
    for pid in asleep:
        os.kill(pid, signal.SIGSTOP)
    try:
        cut(tab)
        field.fill("In de slaap")
    finally:
        for pid in asleep:
            os.kill(pid, signal.SIGCONT)
    saved(tab)
    assert tab.evaluate("window.__before"), "the page was loaded anew"
    assert fragile.stored().dream.themes[0].description == "In de slaap"


def test_only_who_has_the_key_hears_of_a_kernel(tab, fragile):
    opened(tab, fragile, "03_dream")
    kernel = tab.evaluate(
        "JSON.parse(document.getElementById('jupyter-config-data').text).kernelId"
    )
    origin = tab.evaluate("location.origin")
    said = {
        each: tab.request.get(f"{origin}/netwerk/contact/{each}").text()
        for each in (kernel, "00000000-0000-0000-0000-000000000000")
    }
    assert list(said.values()) == ["alive", "gone"]
    tab.context.clear_cookies()
    assert tab.request.get(f"{origin}/netwerk/contact/{kernel}").text() == "key"
