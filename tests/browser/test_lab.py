"""The same notebooks in JupyterLab, as students and makers open them."""

import json
import os
import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from netwerk_widgets.serve import processes

NAME = "In het lab"


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """``netwerk lab`` on a session with a case; its address."""
    home = tmp_path_factory.mktemp("lab")
    settings = {
        "ServerApp": {"allow_root": True, "open_browser": False},
        # Nothing of the test stays beside the checkout's notebooks.
        "FileCheckpoints": {"checkpoint_dir": str(home / "checkpoints")},
    }
    (home / "jupyter_server_config.json").write_text(json.dumps(settings))
    env = {k: v for k, v in os.environ.items() if not k.startswith("NETWERK_")}
    env |= {"NETWERK_HOME": str(home), "JUPYTER_CONFIG_DIR": str(home), "PYTHONWARNINGS": "ignore"}
    netwerk = [sys.executable, "-m", "netwerk_widgets"]
    subprocess.run([*netwerk, "new", NAME, "--case", "laanboompact"], env=env, check=True)
    process = subprocess.Popen(
        [*netwerk, "lab", "--session", NAME], env=env, stderr=subprocess.PIPE, text=True
    )
    lines = iter(process.stderr)
    address = next(found[0] for line in lines if (found := re.search(r"http://127\S+", line)))
    yield address
    processes.end([process])  # in the end by force: a kernel that is only starting keeps it waiting


def test_a_notebook_shows_its_page_and_leads_to_the_next(page, lab):
    page.goto(lab.replace("/lab?", "/lab/tree/03_dream.ipynb?"))
    cells = page.locator(".jp-Notebook .jp-CodeCell")
    expect(cells).to_have_count(5)
    cells.first.locator(".cm-content").click()
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible(timeout=90_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    expect(page.locator(".nw-plot.is-drawn").first).to_be_visible(timeout=90_000)
    expect(page.locator(".nw-session")).to_have_text(NAME)
    # Each section below its own code, close to it.
    for number, anchor in enumerate(("dreams", "shared", "themes", "done"), 1):
        expect(cells.nth(number).locator(f"#{anchor}")).to_be_visible()
        code = cells.nth(number).locator(".jp-InputArea").bounding_box()
        head = page.locator(f"#{anchor}").bounding_box()
        assert 0 < head["y"] - code["y"] - code["height"] < 48
    # What is typed in one is stored, and the bar says so in another.
    shared = cells.nth(2).locator('[data-editor="shared"] [data-key="shared"]')
    shared.fill("Een andere droom")
    shared.press("Tab")
    expect(page.locator(".nw-saving")).to_have_attribute("data-state", "saved")
    cells.first.locator(".nw-undo button").first.click()
    expect(shared).not_to_have_value("Een andere droom")
    # A section that is run again is there once, and still saves.
    cells.nth(2).locator(".cm-content").click()
    page.keyboard.press("Shift+Enter")
    expect(page.locator("#shared")).to_have_count(1)
    shared.fill("Nog een droom")
    shared.press("Tab")
    expect(cells.first.locator(".nw-undo button").first).to_be_enabled()
    page.locator('.nw-steps li a[href*="04_goals"]').click()
    expect(page.get_by_role("tab", name="04_goals.ipynb")).to_be_visible()
    expect(page.get_by_text("Would you like to get notified")).to_have_count(0)
