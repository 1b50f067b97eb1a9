"""axe-core on every page in every state: both languages, a beamer and a phone, folded and open.

The tests look at each page once or twice, for they have to be quick; this looks at all of it.
``python -m tests.bench.everybody`` prints what it finds.
"""

import tempfile
from itertools import product
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from netwerk_widgets.session.cases import load_case
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets.overview import overview
from tests.browser.axe import violations, violations_unfolded
from tests.browser.conftest import BEAMER, CASE, FLAGS, PHONE, chromium, ready, start, stop
from tests.browser.pages.test_opening import PAGES

SIZES = (BEAMER, PHONE)


def _faults(page: Page, where: str) -> int:
    """How many there are on the page as it is, at each size; they are printed."""
    found = []
    for size in SIZES:
        page.set_viewport_size(size)
        page.wait_for_function(
            "(most) => document.documentElement.scrollWidth <= most", arg=size["width"]
        )
        found += [*violations(page), *violations_unfolded(page)]
    for each in found:
        print(f"{where}: {each}")
    return len(found)


def rows() -> list[tuple[str, float, str, float | None]]:
    """The rows of the benchmark's table."""
    many = exported = 0
    expect.set_options(timeout=60_000)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        running = start(Path(folder) / "home", "--case", "laanboompact")
        try:
            page = running.let_in(browser.new_context(viewport=BEAMER)).new_page()
            for notebook, language in product((*PAGES, "desk"), LANGUAGES):
                page.goto(running.address(notebook, CASE, language))
                if notebook == "desk":  # it has no figure
                    expect(page.locator(".nw-section h2").first).to_be_visible()
                else:
                    ready(page)
                many += _faults(page, f"{notebook} {language}")
        finally:
            stop(running)
        for language, scheme in product(LANGUAGES, ("light", "dark")):
            context = browser.new_context(viewport=BEAMER, color_scheme=scheme)
            page = context.new_page()
            file = Path(folder) / "page.html"
            session = load_case("laanboompact", language)
            file.write_text(overview(session, CASE, texts(language)), encoding="utf-8")
            page.goto(file.as_uri())
            expect(page.locator("html")).to_have_attribute("data-ready", "yes")
            exported += _faults(page, f"the room's file {language} {scheme}")
            context.close()
        browser.close()
    return [
        ("axe-core, pages of the workbook: found", float(many), "", 0.0),
        ("axe-core, the room's page as a file: found", float(exported), "", 0.0),
    ]


if __name__ == "__main__":
    for what, value, _unit, limit in rows():
        print(f"{what:<50}{value:6.0f}  (≤ {limit:g})")
