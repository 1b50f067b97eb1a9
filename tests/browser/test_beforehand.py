"""Asking before the meeting: a file filled in from disk without any network, and read in again."""

import json
import zipfile

import pytest
from playwright.sync_api import expect

from netwerk_widgets.session.portable import read_session
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts
from tests.browser.axe import violations
from tests.browser.conftest import BEAMER, CASE, PHONE, watched
from tests.serve.followers import until

T = texts("nl")
REASON = "Omdat het <b>moet</b> & kan"


@pytest.fixture
def start_page(page, workbook):
    page.set_viewport_size(BEAMER)
    page.goto(workbook.address("00_start", CASE))
    expect(page.locator(".nw-before")).to_be_visible()
    return page


def recorded(workbook):
    with open_store(f"sqlite:///{workbook.home}/sessions.db", readonly=True) as store:
        return read_session(store, CASE)


def made(page, folder):
    """The files of all organisations, unpacked on disk."""
    with page.expect_download() as downloading:
        page.locator('[data-do="make"]').click()
    file = downloading.value.path()
    with zipfile.ZipFile(file) as whole:
        whole.extractall(folder)
        return sorted(folder / name for name in whole.namelist())


@pytest.fixture
def offline(browser):
    """A browser of somebody at an organisation, without any network."""
    context = browser.new_context(viewport=PHONE, has_touch=True, accept_downloads=True)
    context.set_offline(True)
    opened = context.new_page()
    complaints = watched(opened)
    yield opened
    context.close()
    assert complaints == []


def saved(page):
    with page.expect_download() as downloading:
        page.locator("#save").click()
    return downloading.value


def test_a_file_is_filled_in_from_disk_and_read_in_again(start_page, offline, workbook, tmp_path):
    session = recorded(workbook)
    goal = session.goals.goals[0]
    # Of an organisation that stands elsewhere already, on the goal and in the dilemma.
    stands = {
        each.id for each in session.goals.positions if abs(each.positions.get(goal.id, 3)) < 2
    }
    place = next(e for e in session.dilemmas.positions if e.party in stands and e.position != 7)
    party = next(e for e in session.stakeholders.items if e.id == place.party)
    dilemma = next(e for e in session.dilemmas.dilemmas if e.id == place.dilemma)
    [file] = [each for each in made(start_page, tmp_path) if each.stem == party.name]
    offline.goto(file.as_uri())
    expect(offline.locator("h1")).to_have_text(party.name)
    assert offline.evaluate("document.documentElement.scrollWidth <= innerWidth")

    def choose(name, value):
        offline.locator(f'[name="{name}"][value="{value}"]').check(force=True)

    offline.locator("#save").click()
    expect(offline.locator("#state")).to_have_text(T("paper.forms.empty"))
    choose(f"positions/{goal.id}.answer", "-2")
    choose(f"places/{dilemma.id}.place", "7")
    # A relation is whole, or not there: it says which is not.
    other = next(e for e in session.stakeholders.items if e.id != party.id and e.role)
    offline.locator(f'select[name="relations/{other.id}.kind"]').select_option("authority-to")
    offline.locator("#save").click()
    expect(offline.locator("#state")).to_have_text(T("paper.forms.half", name=other.name))
    assert violations(offline) == []
    choose(f"relations/{other.id}.strength", "2")
    offline.locator(f'[name="places/{dilemma.id}.reason"]').fill(REASON)
    # It is kept while it is open, also over a reload.
    offline.reload()
    expect(offline.locator(f'[name="places/{dilemma.id}.reason"]')).to_have_value(REASON)
    expect(offline.locator("#progress")).to_contain_text("5")
    kinds = offline.locator(f'select[name="relations/{other.id}.kind"]')
    expect(kinds).to_have_value("authority-to")
    download = saved(offline)
    assert download.suggested_filename == f"{party.name}.{T('paper.forms.ending')}.json"
    expect(offline.locator("#state")).to_contain_text(download.suggested_filename)
    answer = tmp_path / download.suggested_filename
    download.save_as(answer)

    # Once more, later and otherwise; and one that nobody should take.
    choose(f"positions/{goal.id}.answer", "3")
    again = tmp_path / "later.json"
    saved(offline).save_as(again)
    hostile = tmp_path / "<img src=x onerror=alert(1)>.json"
    told = json.loads(answer.read_text(encoding="utf-8"))
    hostile.write_text(json.dumps(told | {"party": "nobody"}), encoding="utf-8")

    panel = start_page.locator(".nw-before")
    panel.locator('input[type="file"]').set_input_files([answer, again, hostile])
    rows = panel.locator("tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text(party.name)
    expect(rows.nth(1)).to_have_class("is-aside")
    expect(panel.locator(".nw-before-refused")).to_contain_text(T("paper.refused.seal"))
    expect(panel.locator(".nw-before-refused")).to_contain_text("<img src=x")
    expect(panel).to_contain_text(T("paper.before.twice", party=party.name))
    expect(panel.locator(".nw-before-preview")).to_contain_text("−2")
    assert violations(start_page) == []
    assert recorded(workbook) == session
    panel.locator('[data-do="all"]').click()
    ticks = panel.locator(".nw-before-preview input[type=checkbox]")
    expect(panel.locator('.nw-before-preview [data-key^="positions/"]')).to_be_checked()
    expect(panel.locator('.nw-before-preview [data-key^="relations/"]')).to_be_checked()
    expect(panel).to_contain_text(T.count("paper.before.relating", 1))
    assert ticks.count() >= 2
    panel.get_by_label(T("paper.before.later")).check()
    # What is read is something else now: it is to be chosen again.
    expect(panel.locator(".nw-before-preview")).to_contain_text("+3")
    expect(panel.locator('.nw-before-preview [data-key^="positions/"]')).not_to_be_checked()
    panel.locator('[data-do="all"]').click()
    panel.locator('[data-do="accept"]').click()
    expect(panel.locator(".nw-before-preview")).to_be_empty()
    now = recorded(workbook)
    [row] = [each for each in now.goals.positions if each.id == party.id]
    assert row.positions[goal.id] == 3
    [place] = [e for e in now.dilemmas.positions if (e.dilemma, e.party) == (dilemma.id, party.id)]
    assert (place.position, place.reason) == (7, REASON)
    told = {(e.from_id, e.to_id, e.kind, e.strength) for e in now.relations.items}
    assert (party.id, other.id, "authority", 2) in told
    # One act: one undo takes all of it back.
    told = start_page.locator(".nw-toast").filter(has_text=T.count("paper.before.taken", 1))
    told.get_by_role("button", name=T("ui.undo"), exact=True).click()
    until(lambda: recorded(workbook) == session)
