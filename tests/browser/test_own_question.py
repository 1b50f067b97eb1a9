"""A question of one's own in a notebook, as its owner and the group meet it."""

import json
import shutil

import pytest
from playwright.sync_api import expect

from netwerk_widgets import places
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts
from tests.browser.conftest import CASE, handheld, ready, saved, start, stop
from tests.owned import GROUP, WORRIED

T = texts("nl")
HOSTILE = "<img src=x onerror='window.bad = 1'> =cmd()"
PARTY = f'[data-editor^="context-"]:not([data-editor="{GROUP.id}"])'
ASKED = (
    f"context.question({WORRIED!r})",
    f"context.question({HOSTILE!r}, per='party')",
    "context.question('')",
    "context.question('x' * 201)",
    "context.question(7)",
)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    """A workbook on notebooks of one's own, of which the first step asks more."""
    mine = tmp_path_factory.mktemp("own") / "notebooks"
    shutil.copytree(places.notebooks(), mine, ignore=shutil.ignore_patterns(".*"))
    path = mine / "01_context.ipynb"
    book = json.loads(path.read_text())
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    book["cells"][1:1] = [
        cell | {"id": f"own{number}", "source": source} for number, source in enumerate(ASKED)
    ]
    path.write_text(json.dumps(book))
    home = tmp_path_factory.mktemp("home")
    running = start(home, "--case", "laanboompact", "--notebooks", str(mine), "--trust")
    yield running
    stop(running)


def own(workbook):
    with open_store(f"sqlite:///{workbook.home}/sessions.db") as store:
        return LiveSession(store, CASE, "x").session.own


def test_answers_are_typed_stored_undone_and_there_the_next_time(page, workbook):
    page.goto(workbook.address("01_context", CASE))
    ready(page)
    assert own(workbook).questions == []
    group = page.locator(f'[data-editor="{GROUP.id}"]')
    expect(page.get_by_role("heading", name=WORRIED).first).to_be_visible()
    group.get_by_role("button", name=T("own.editor.group_add")).click()
    field = group.locator("tbody textarea, tbody input").first
    field.fill("De bodem wordt zout")
    field.press("Tab")
    saved(page)
    party = page.locator(PARTY).locator("tbody tr:visible").first.locator("textarea, input").first
    party.fill(HOSTILE)
    party.press("Tab")
    saved(page)
    found = own(workbook)
    assert [each.text for each in found.answers] == ["De bodem wordt zout", HOSTILE]
    assert [each.name for each in found.questions] == [WORRIED, HOSTILE]
    page.reload()
    ready(page)
    expect(field).to_have_value("De bodem wordt zout")
    expect(party).to_have_value(HOSTILE)
    assert own(workbook) == found, "another time the same cells make no second question"
    page.get_by_role("button", name=T("ui.undo")).click()
    expect(party).to_have_value("")
    expect(field).to_have_value("De bodem wordt zout")
    assert page.evaluate("window.bad") is None


def test_a_hostile_question_is_text_and_what_is_none_is_a_sentence(page, workbook):
    page.goto(workbook.address("01_context", CASE))
    ready(page)
    expect(page.get_by_role("heading", name=HOSTILE).first).to_be_visible()
    expect(page.locator(".nw-toc a").get_by_text(HOSTILE)).to_be_visible()
    for key, values in (
        ("empty", {}),
        ("long", {"most": 200, "found": 201}),
        ("no_text", {"found": "int"}),
    ):
        expect(page.get_by_text(T(f"errors.question_{key}", **values))).to_be_visible()
    expect(page.locator("#stakeholders")).to_be_visible()
    expect(page.locator(".nw-own.is-problem")).to_have_count(0)
    assert page.evaluate("window.bad") is None


def test_on_a_phone_nothing_sticks_out(page, workbook):
    handheld(page)
    page.goto(workbook.address("01_context", CASE))
    ready(page)
    expect(page.locator(f'[data-editor="{GROUP.id}"]')).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
