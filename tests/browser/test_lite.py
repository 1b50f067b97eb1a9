"""The site that runs in the browser alone: built, served from a folder, and used."""

import os
import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from netwerk_widgets.lite.__main__ import NOT_FETCHED
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.portable import dumps
from netwerk_widgets.session.store import open_store
from netwerk_widgets.study import own
from netwerk_widgets.study.guide import load_guide
from tests.browser.conftest import PHONE, Chromium
from tests.browser.serving import served
from tests.project.lowest import ROOT

#: It stands in a folder of a school's own site.
UNDER = "school/netwerk"
#: What only the worker asks for.
PYTHON = "python.packed"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The address of the site, built as `make lite` does but for JupyterLite."""
    root = tmp_path_factory.mktemp("host")
    wanted = bool(os.environ.get("NETWERK_NEEDS_BROWSER"))
    # Who has no way to npm or PyPI does not wait for it.
    at_once = {} if wanted else {"npm_config_fetch_retries": "0", "PIP_RETRIES": "0"}
    built = subprocess.run(
        [sys.executable, "-m", "netwerk_widgets.lite", str(root / UNDER), "--without-code"],
        cwd=ROOT,
        env={**os.environ, **at_once},
        capture_output=True,
        text=True,
    )
    if built.returncode == NOT_FETCHED and not wanted:
        pytest.skip(built.stderr.strip().splitlines()[-1])
    assert built.returncode == 0, built.stderr
    with served(root) as address:
        yield f"{address}{UNDER}/"


@pytest.fixture(scope="module")
def asked():
    """Every address that a page or its worker asked for."""
    return []


class Visitor:
    """Somebody with a phone, whose browser can be closed and opened again another day."""

    def __init__(self, folder, asked):
        self._folder, self._asked = folder, asked
        self.open()

    def open(self):
        self._context = Chromium.on_disk(self._folder, PHONE)
        self._context.on("request", lambda request: self._asked.append(request.url))
        [self.page] = self._context.pages
        self.page.set_default_timeout(60_000)

    def close(self):
        self._context.close()


@pytest.fixture(scope="module")
def visitor(tmp_path_factory, asked):
    somebody = Visitor(tmp_path_factory.mktemp("phone"), asked)
    yield somebody
    somebody.close()


@pytest.fixture
def page(visitor):
    return visitor.page


def answer(page, statement, words):
    page.get_by_role("radiogroup").nth(statement).get_by_text(words, exact=True).first.click()


def points(page, expected):
    expect(page.locator(".nw-saving")).to_have_text("Opgeslagen")
    page.get_by_role("button", name="Kijk mijn antwoord na").click()
    expect(page.locator(".nw-score")).to_have_text(expected)


IN, OUT = "Dit staat in de casus", "Dit staat niet in de casus"


def test_an_exercise_is_done_kept_and_taken_home(visitor, site, asked, tmp_path, own_home):
    page = visitor.page
    page.goto(f"{site}index.html")
    page.get_by_role("link", name="Naar de oefeningen").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("De feiten", timeout=60_000)
    said = [each.said for each in load_guide("laanboompact", "nl").statements]
    answer(page, 0, OUT if said[0] else IN)
    points(page, "0 van 6 punten")
    answer(page, 0, IN if said[0] else OUT)
    points(page, "1 van 6 punten")
    for number, right in enumerate(said[1:], 1):
        answer(page, number, IN if right else OUT)
    points(page, "Helemaal goed: 6 van 6 punten.")
    # All on a phone's screen, and no address but those of the site: Python's neither.
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]

    here = page.url
    visitor.close()
    visitor.open()
    page = visitor.page
    page.goto(here)
    expect(page.locator(".nw-score")).to_have_text("Helemaal goed: 6 van 6 punten.", timeout=60_000)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Bewaar mijn werk").click()
    file = tmp_path / taken.value.suggested_filename
    taken.value.save_as(file)

    page.get_by_role("button", name="Begin deze casus opnieuw").click()
    page.get_by_role("button", name="Ja, begin opnieuw").click()
    expect(page.locator(".nw-steps li.is-confirmed")).to_have_count(0)
    page.locator("#nw-lite-file").set_input_files(file)
    expect(page.locator(".nw-steps li").first).to_have_class("is-confirmed")

    assert any(each.endswith(PYTHON) for each in asked)
    assert [each for each in asked if not each.startswith((site, "blob:", "data:"))] == []
    imported = subprocess.run(
        [sys.executable, "-m", "netwerk_widgets", "import", str(file)],
        capture_output=True,
        text=True,
    )
    assert imported.returncode == 0, imported.stderr
    with open_store() as store:
        name = own.find_own(store, "laanboompact", "nl")
        assert {each["id"] for each in store.read(name, "study").document["checked"]} == {"facts"}


def test_the_workbook_is_tried_out_from_page_to_page(page, asked, tmp_path):
    """In the same page: Python does not start anew."""
    begun = sum(each.endswith(PYTHON) for each in asked)
    file = tmp_path / "een groep.json"
    file.write_text(dumps("Een groep", load_case("laanboompact", "nl")), encoding="utf-8")
    page.locator("#nw-lite-file").set_input_files(file)
    trial = page.get_by_role("note")
    expect(trial).to_contain_text("Dit is een proef")
    expect(page.get_by_role("heading", level=1)).to_have_text("Een groep")
    # A name in a table stands at its fields.
    name = page.locator("td.is-read .nw-read").first
    assert name.evaluate("it => getComputedStyle(it).paddingTop") == "0px"
    page.locator(".nw-steps li a").nth(1).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("domein afbakenen")
    expect(page).to_have_url(re.compile(r"02_domain\.html"))
    expect(trial).to_contain_text("Dit is een proef")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Een groep")
    assert sum(each.endswith(PYTHON) for each in asked) == begun


def test_a_browser_that_keeps_nothing_says_so_at_once(browser, site):
    context = browser.new_context(viewport=PHONE)
    opened = context.new_page()
    no = "async all() { throw Error(); } async put() { throw Error(); }"
    opened.route(
        "**/keeping.js",
        lambda route: route.fulfill(
            body=f"export class Keeping {{ {no} }}", content_type="text/javascript"
        ),
    )
    opened.goto(f"{site}case.html?case=laanboompact&lang=nl")
    told = opened.get_by_role("alert").get_by_text("Deze browser bewaart je werk niet.")
    expect(told).to_be_visible(timeout=60_000)
    context.close()
