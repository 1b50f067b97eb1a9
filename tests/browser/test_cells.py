"""A notebook that somebody changed: in Voilà it is one page, whatever stands between."""

import json
import shutil
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from netwerk_widgets import places
from netwerk_widgets.texts import texts
from tests.browser.conftest import CASE, handheld, ready, saved, start, stop
from tests.browser.typing import row

T = texts("nl")
#: What stands below the first cell: the forces are missing, the end is in the middle.
CHANGED = (
    ("markdown", "## Eigen tekst\n\nLees **dit** eerst, en dan [verder](#stakeholders)."),
    ("code", "context.stakeholders()"),
    ("code", "context.done()"),
    ("code", "raise ValueError('niet <b>goed</b>')"),
    ("code", "context.stakholders()"),
    ("code", "import warnings\nwarnings.warn('voor wie programmeert')\nprint('Eigen regel')"),
    ("code", "import ipywidgets\nipywidgets.IntSlider(description='Eigen knop')"),
    ("code", "context.reinforcement()"),
    ("code", "context.reinforcement()"),
)

#: Whether the two cells that are shown stand so many pixels below each other.
BETWEEN = """(most) => {
  const shown = [...document.querySelectorAll(".nw-cell")].filter((each) => each.checkVisibility());
  const [first, second] = shown.map((each) => each.getBoundingClientRect());
  return second.top - first.bottom === most;
}"""


def change(path):
    book = json.loads(path.read_text())
    for number, (kind, source) in enumerate(CHANGED):
        cell = {"cell_type": kind, "id": f"own{number}", "metadata": {}, "source": source}
        cell |= {"outputs": [], "execution_count": None} if kind == "code" else {}
        book["cells"][1 + number :] = [cell]
    path.write_text(json.dumps(book))


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    """A workbook on a folder of notebooks of one's own, in which one was changed."""
    mine = tmp_path_factory.mktemp("own") / "notebooks"
    shutil.copytree(places.notebooks(), mine, ignore=shutil.ignore_patterns(".*"))
    change(mine / "01_context.ipynb")
    home = tmp_path_factory.mktemp("home")
    running = start(home, "--case", "laanboompact", "--notebooks", str(mine), "--trust")
    yield running
    stop(running)


def tops(page, *selectors):
    return [page.locator(each).first.bounding_box()["y"] for each in selectors]


def test_what_is_missing_moved_added_or_broken_takes_nothing_along(page, workbook):
    page.goto(workbook.address("01_context", CASE))
    ready(page)
    # What is there, in the order of the notebook, each once.
    order = ["#stakeholders", "#done", ".nw-own.is-problem", "#reinforcement"]
    assert tops(page, *order) == sorted(tops(page, *order))
    expect(page.locator("#forces, #accelerators")).to_have_count(0)
    expect(page.locator("#reinforcement")).to_have_count(1)
    expect(page.get_by_text(T("ui.moved"))).to_be_visible()
    links = page.locator(".nw-toc a").evaluate_all("all => all.map((a) => a.hash)")
    assert links == ["#stakeholders", "#done", "#reinforcement"]
    # One's own, in the clothes of the page; no code, nothing for who programs.
    own = page.get_by_role("heading", name="Eigen tekst")
    theirs = page.locator("#stakeholders")
    look = "el => [getComputedStyle(el).fontSize, el.getBoundingClientRect().left]"
    assert own.evaluate(look) == theirs.evaluate(look)
    expect(page.get_by_text("Eigen regel", exact=True)).to_be_visible()
    expect(page.locator(".widget-slider")).to_be_visible()
    body = page.locator("body").inner_text()
    assert "context." not in body
    assert "voor wie programmeert" not in body
    # A cell that fails says so, and a name that is not there says which one is.
    failed = T("ui.cell_failed", error="ValueError: niet <b>goed</b>")
    misspelt = T("errors.no_section_near", name="stakholders", near="stakeholders")
    expect(page.locator(".nw-own.is-problem")).to_have_text([failed, misspelt])
    status, source = workbook.ask(
        f"voila/render/01_context.ipynb?{urlencode({'session': CASE, 'lang': 'nl'})}"
    )
    assert status == 200
    assert "niet &lt;b&gt;goed" in source
    assert "Traceback" not in source
    assert "ipykernel_" not in source
    # The page works: it saves, says what is stored, and undoes.
    name = row(page, "stakeholders", 0).locator('[data-key="name"]')
    before = name.input_value()
    name.fill("Andere naam")
    name.press("Tab")
    saved(page)
    expect(page.get_by_role("button", name=T("ui.undo"))).to_be_enabled()
    page.get_by_role("button", name=T("ui.undo")).click()
    expect(name).to_have_value(before)


def test_the_bar_stays_on_top_and_the_language_changes_all_of_it(page, workbook):
    page.goto(workbook.address("01_context", CASE))
    ready(page)
    page.locator(".nw-toc a[href='#reinforcement']").click()
    expect(page.locator("#reinforcement")).to_be_in_viewport()
    expect(page.locator(".nw-header")).to_be_in_viewport()
    assert page.locator(".nw-header").bounding_box()["y"] == 0
    page.get_by_role("button", name="EN", exact=True).click()
    english = texts("en")
    expect(page.locator("#reinforcement")).to_have_text(
        english("pages.context.reinforcement.title")
    )
    expect(page.locator("#done")).to_have_text(english("ui.done_when"))
    expect(page.get_by_role("heading", name="Eigen tekst")).to_be_visible()
    page.get_by_role("button", name="NL", exact=True).click()
    expect(page.locator("#done")).to_have_text(T("ui.done_when"))


def test_on_a_phone_nothing_sticks_out(page, workbook):
    handheld(page)
    page.goto(workbook.address("01_context", CASE))
    ready(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    left = "el => el.getBoundingClientRect().left"
    own = page.get_by_role("heading", name="Eigen tekst")
    assert own.evaluate(left) == page.locator("#stakeholders").evaluate(left) == 16


def test_what_waits_for_a_session_takes_no_place(page, workbook):
    """Without one the sections of the start page are not there, nor a gap where they will be."""
    page.goto(workbook.address("00_start", "bestaat niet"))
    expect(page.locator("#what")).to_be_visible()
    expect(page.locator(".nw-cell.nw-gone")).to_have_count(7)
    shown = page.locator(".nw-cell:visible")
    expect(shown).to_have_count(2)
    page.wait_for_function(BETWEEN, arg=48)


def test_another_notebook_of_the_folder_is_as_it_was(page, workbook):
    page.goto(workbook.address("03_dream", CASE))
    ready(page)
    links = page.locator(".nw-toc a").evaluate_all("all => all.map((a) => a.hash)")
    assert links == ["#dreams", "#shared", "#themes", "#done"]
