"""The same notebooks in JupyterLab, as students and makers open them."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from netwerk_widgets.serve import processes

NAME = "In het lab"
#: anywidget's complaint, two seconds later, of a model that was closed before it was ready. That is
#: what a restart does to a page that is being made; nothing waits for such a model.
ALLOWED = ("[anywidget] Failed to initialize model.",)


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
        # What JupyterLab itself knows goes on to it; so a test can ask the application.
        [*netwerk, "lab", "--session", NAME, "--LabApp.expose_app_in_browser=True"],
        env=env,
        stderr=subprocess.PIPE,
        text=True,
    )
    lines = iter(process.stderr)
    address = next(found[0] for line in lines if (found := re.search(r"http://127\S+", line)))
    yield address
    processes.end([process])  # in the end by force: a kernel that is only starting keeps it waiting


def opened(page, lab, notebook):
    """The notebook alone: beside the one of an earlier test its kernel could be taken for ready."""
    page.goto(lab.replace("/lab?", f"/lab/tree/{notebook}.ipynb?reset&"))


def run_whole(page, lab, notebook):
    opened(page, lab, notebook)
    page.locator(".jp-Notebook .jp-CodeCell .cm-content").first.click()
    run_all(page)
    expect(page.locator(".nw-plot.is-drawn").first).to_be_visible(timeout=90_000)


def run_all(page):
    """Once the kernel is there, or there again."""
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible(timeout=90_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


def kernel_of(page, lab, notebook):
    """The kernel of a notebook that runs, as the server knows it."""
    sessions = page.request.get(lab.replace("/lab?", "/api/sessions?")).json()
    return next(each["kernel"]["id"] for each in sessions if notebook in each["path"])


def process_of(kernel):
    """The process of a kernel: its connection file is named after it."""
    for path in Path("/proc").glob("[0-9]*"):
        try:
            line = (path / "cmdline").read_text()
        except OSError:
            continue
        if f"kernel-{kernel}" in line:
            return int(path.name)
    raise AssertionError("there is no such process")


#: Once JupyterLab knows the kernel: the versions of Python that the kernel and the notebook tell,
#: and whether the notebook is unsaved. What it does with them it does before a next frame.
KNOWN = """async () => {
  const { context, model } = jupyterapp.shell.currentWidget;
  await context.sessionContext.ready;
  const { language_info } = await context.sessionContext.session.kernel.info;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return [language_info.version, model.getMetadata("language_info").version, model.dirty];
}"""


def test_a_notebook_is_not_unsaved_by_being_opened(page, lab):
    opened(page, lab, "04_goals")
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible(timeout=90_000)
    kernel, notebook, unsaved = page.evaluate(KNOWN)
    assert kernel == notebook
    assert not unsaved


def test_a_page_in_the_lab_says_that_its_kernel_is_gone_and_has_all_back_when_run_again(page, lab):
    run_whole(page, lab, "05_dilemmas")
    saving = page.locator(".nw-saving")
    expect(saving).to_have_attribute("data-state", "saved")
    kernel = kernel_of(page, lab, "05_dilemmas")
    os.kill(process_of(kernel), signal.SIGKILL)
    expect(saving).to_have_attribute("data-state", "rerun")
    page.locator(".jp-Dialog .jp-mod-accept").click()  # JupyterLab says so as well
    field = page.locator('[data-editor="dilemmas"] [data-key="name"]').first
    field.fill("Getypt zonder kern")
    expect(saving).to_have_attribute("data-state", "rerun")
    run_all(page)
    expect(saving).to_have_attribute("data-state", "saved", timeout=60_000)
    expect(field).to_have_value("Getypt zonder kern")


def restart(page, item):
    """By JupyterLab's own menu, which asks whether one is sure."""
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    # Behind some stands the key that does the same.
    page.get_by_role("menuitem", name=re.compile(f"^{item}…")).click()
    page.locator(".jp-Dialog .jp-mod-accept").click()


def test_a_page_says_that_it_must_be_run_again_after_a_restart_by_the_menu(page, lab):
    run_whole(page, lab, "05_dilemmas")
    saving = page.locator(".nw-saving")
    expect(saving).to_have_attribute("data-state", "saved")
    restart(page, "Restart Kernel")
    expect(saving).to_have_attribute("data-state", "rerun", timeout=30_000)
    field = page.locator('[data-editor="dilemmas"] [data-key="name"]').first
    field.fill("Getypt na het herstarten")
    expect(saving).to_have_attribute("data-state", "rerun")
    run_all(page)
    expect(saving).to_have_attribute("data-state", "saved", timeout=60_000)
    expect(field).to_have_value("Getypt na het herstarten")


def test_what_was_not_stored_comes_back_when_the_menu_restarts_and_runs_all(page, lab):
    run_whole(page, lab, "05_dilemmas")
    saving = page.locator(".nw-saving")
    expect(saving).to_have_attribute("data-state", "saved")
    field = page.locator('[data-editor="dilemmas"] [data-key="name"]').first
    os.kill(process_of(kernel_of(page, lab, "05_dilemmas")), signal.SIGSTOP)
    field.fill("Getypt voor het herstarten")
    expect(saving).not_to_have_attribute("data-state", "saved")
    page.evaluate("window.__field = document.querySelector('[data-editor=\"dilemmas\"]')")
    restart(page, "Restart Kernel and Run All Cells")
    page.wait_for_function("!window.__field.isConnected", timeout=90_000)
    expect(saving).to_have_attribute("data-state", "saved", timeout=90_000)
    expect(field).to_have_value("Getypt voor het herstarten")


def test_a_notebook_shows_its_page_and_leads_to_the_next(page, lab):
    opened(page, lab, "03_dream")
    cells = page.locator(".jp-Notebook .jp-CodeCell")
    expect(cells).to_have_count(5)
    cells.first.locator(".cm-content").click()
    run_all(page)
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
