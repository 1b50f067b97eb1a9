"""The two doors: what each lets through, and what happens when something breaks."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing

import psutil
import pytest
from playwright.sync_api import expect

from netwerk_widgets.texts import texts
from tests.browser.conftest import CASE, PHONE, ready, saved, start, stop, watched
from tests.browser.family import kernels_of

T = texts("nl")

#: What it does to its workbook no other file should meet.
ALONE = True


def status(address: str, method: str = "GET", data: bytes | None = None) -> int:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, data, method=method)) as answer:
            return answer.status
    except urllib.error.HTTPError as problem:
        return problem.code


def test_the_dashboard_has_no_kernels_notebooks_or_files(workbook):
    base = workbook.dashboard.split("?")[0]
    for path in (
        "api/kernels",
        "api/kernels/0/channels",
        "voila/render/01_context.ipynb",
        "voila/tree",
        "voila/files/dashboard.ipynb",
        "voila/api/contents",
        "voila/api/shutdown/x",
        "login",
        "netwerk/static/x/..%2f..%2fpyproject.toml",
    ):
        assert status(base + path) == 404, path
    assert status(base, "POST", b"{}") == 405


def test_the_dashboard_on_a_phone(browser, workbook):
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    complaints = watched(page)
    page.goto(workbook.dashboard)
    expect(page.locator("html")).to_have_attribute("data-ready", "yes")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    me = page.locator("#nw-me")
    me.select_option(index=2)
    name = me.locator("option:checked").inner_text()
    expect(page.locator("[data-party]:visible h2")).to_have_text(name)
    page.reload()
    expect(page.locator("[data-party]:visible h2")).to_have_text(name)
    context.close()
    assert complaints == []


def test_the_dashboard_in_english(page, workbook):
    page.goto(workbook.dashboard.split("?")[0] + "?lang=en")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_text("Choose your organisation").first).to_be_attached()


def test_the_dashboard_follows_what_the_group_changes(browser, page, workbook):
    phone = browser.new_context(viewport=PHONE).new_page()
    phone.goto(workbook.dashboard)
    expect(phone.locator("html")).to_have_attribute("data-ready", "yes")
    page.goto(workbook.address("01_context", CASE))
    ready(page)
    page.locator('[data-editor="stakeholders"] tbody tr').first.locator("[data-key=name]").fill(
        "De Eerste Partij"
    )
    saved(page)
    expect(phone.locator("#nw-me")).to_contain_text("De Eerste Partij")
    phone.context.close()


def test_a_killed_kernel_loses_nothing_that_was_called_saved(profile, workbook):
    page = profile.new_page()
    page.goto(workbook.address("02_domain", CASE))
    ready(page)
    area = page.locator('[data-editor="scope"] textarea').first
    area.fill("Net op tijd")
    saved(page)
    found = kernels_of(workbook.process.pid)
    assert found != []
    for kernel in found:
        kernel.kill()
    psutil.wait_procs(found, timeout=10)
    page.close()
    page = profile.new_page()
    page.goto(workbook.address("02_domain", CASE))
    ready(page)
    expect(page.locator('[data-editor="scope"] textarea').first).to_have_value("Net op tijd")
    page.close()


def test_a_database_that_is_locked_for_ten_seconds(page, workbook):
    """The page says why it waits, the room keeps its own, and then all is saved by itself."""
    page.goto(workbook.address("02_domain", CASE))
    ready(page)
    area = page.locator('[data-editor="scope"] textarea').first
    state = page.locator(".nw-saving")
    with closing(sqlite3.connect(workbook.home / "sessions.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        began = time.monotonic()
        area.fill("Tijdens het slot")
        expect(state).to_have_attribute("data-state", "problem")
        expect(state).to_contain_text(T("errors.database_busy"))
        assert status(workbook.dashboard) == 200
        page.wait_for_timeout(1000 * max(0, began + 10 - time.monotonic()))  # what it is about
        expect(state).to_have_attribute("data-state", "problem")
        expect(area).to_have_value("Tijdens het slot")
        other.execute("ROLLBACK")
    saved(page)
    page.reload()
    ready(page)
    expect(area).to_have_value("Tijdens het slot")


def test_ctrl_c_ends_everything_the_page_says_so_and_next_time_all_is_there(profile, tmp_path):
    home = tmp_path / "again"
    running = start(home, "--case", "laanboompact")
    page = running.let_in(profile).new_page()
    page.goto(running.address("01_context", CASE))
    ready(page)
    page.locator('[data-editor="stakeholders"] [data-key="name"]').first.fill("Tot volgende week")
    saved(page)
    family = psutil.Process(running.process.pid).children(recursive=True)
    assert len(family) >= 3
    stop(running)
    page.locator('[data-editor="stakeholders"] [data-key="name"]').nth(1).fill("Komt dit aan?")
    expect(page.locator(".nw-saving")).to_have_attribute("data-state", "away")
    page.close()
    _gone, alive = psutil.wait_procs(family, timeout=15)
    assert alive == []
    running = start(home)
    page = running.let_in(profile).new_page()
    page.goto(running.workbook, timeout=90_000)  # all of it has just begun
    expect(page.locator(".nw-session")).to_have_text(CASE)
    page.goto(running.address("01_context", CASE))
    ready(page)
    expect(page.locator('[data-editor="stakeholders"] [data-key="name"]').first).to_have_value(
        "Tot volgende week"
    )
    page.close()
    stop(running)


def test_a_killed_parent_leaves_no_servers(tmp_path):
    running = start(tmp_path / "killed", "--case", "laanboompact")
    family = psutil.Process(running.process.pid).children(recursive=True)
    running.process.send_signal(signal.SIGKILL)
    running.process.wait(10)
    __gone, alive = psutil.wait_procs(family, timeout=20)
    assert alive == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["start", "--session", "Nooit gemaakt", "--no-browser"], "Nooit gemaakt"),
        (["dashboard", "Nooit gemaakt"], "Nooit gemaakt"),
        (["start", "--no-browser", "--port", "{busy}"], "{busy}"),
        (["sessions", "--lang", "nl"], "geopend"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(tmp_path, words, said):
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        busy = str(taken.getsockname()[1])
        env = {**os.environ, "NETWERK_HOME": str(tmp_path)}
        if words[0] == "sessions":
            (tmp_path / "broken.db").write_bytes(b"not a database at all" * 100)
            env["NETWERK_DB"] = f"sqlite:///{tmp_path / 'broken.db'}"
        done = subprocess.run(
            [sys.executable, "-m", "netwerk_widgets", *(w.format(busy=busy) for w in words)],
            env=env,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 1
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    if words[0] != "sessions":
        assert said.format(busy=busy) in lines[0]
