"""The workbook on a real JupyterHub, with its own proxy: for whom it is, and for nobody else."""

import stat
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import psutil
import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.engine import make_url

from netwerk_widgets import places
from netwerk_widgets.session.errors import DatabaseError
from netwerk_widgets.session.store import open_store
from netwerk_widgets.session.store.shared import rooms, users
from tests import postgres
from tests.browser.conftest import BEAMER, CASE, ready, saved, watched
from tests.browser.running import only_the_case
from tests.browser.typing import editor
from tests.deploy.hub.running import Hub, needed

#: What a page of bob's tries on anna's workbook, in anna's browser.
ATTACK = """
async ({page, kernel, socket, shutdown, frame}) => {
  const tried = async (what) => { try { return await what(); } catch { return "refused"; } };
  const loaded = (element, address) => new Promise((tell) => {
    element.onload = () => tell("loaded");
    element.onerror = () => tell("refused");
    element.src = address;
    document.body.append(element);
  });
  const opened = (address) => new Promise((tell) => {
    const channel = new WebSocket(address);
    channel.onopen = () => tell("open");
    channel.onclose = () => tell("refused");
  });
  const told = {
    read: await tried(async () => (await fetch(page, {credentials: "include"})).text()),
    kernels: await tried(async () => (await fetch(kernel, {credentials: "include"})).text()),
    script: await loaded(document.createElement("script"), page),
    channel: await opened(socket),
  };
  // The answer nobody can read; what it does, it does.
  await tried(() => fetch(shutdown, {method: "POST", mode: "no-cors", credentials: "include"}));
  await loaded(document.createElement("iframe"), frame);
  document.cookie = "__Host-jupyterhub-user-anna=bob; path=/; secure; domain=hub.localhost";
  document.cookie = "__Host-jupyterhub-hub-login=bob; path=/; secure; domain=hub.localhost";
  return told;
}
"""


@pytest.fixture(scope="module")
def database():
    """A database on a server of our own: its administrator's address."""
    needed()
    server = postgres.Server()
    yield server.database()
    server.remove()


@pytest.fixture(scope="module")
def hub(database, tmp_path_factory):
    # As on an earlier day: anna made a session.
    users.prepare(database)
    with open_store(users.provision(database, "anna", "anna")) as store:
        only_the_case(store, CASE)
    running = Hub(tmp_path_factory.mktemp("hub"), database, "anna", "bob")
    yield running
    running.stop()


def logged_in(browser, hub: Hub, user: str, then: str = "") -> Page:
    """A browser of that user's, who logged in."""
    context = browser.new_context(ignore_https_errors=True, locale="nl-NL", viewport=BEAMER)
    page = context.new_page()
    page.goto(f"{hub.url}/hub/login?next={then}")
    page.locator("#username_input").fill(user)
    page.locator("#password_input").fill("x")
    page.locator("#login_submit").click()
    return page


@pytest.fixture(scope="module")
def anna(hub, browser) -> Page:
    page = logged_in(browser, hub, "anna")
    page.wait_for_url("**/voila/render/00_start.ipynb*", timeout=90_000)
    return page


def address(hub: Hub, notebook: str) -> str:
    query = urlencode({"session": CASE, "lang": "nl"})
    return f"{hub.workbook('anna')}voila/render/{notebook}.ipynb?{query}"


def test_whoever_logged_in_is_on_the_first_page_and_finds_a_tile(hub, anna):
    page = anna.context.new_page()
    told = page.goto(f"{hub.of('anna')}/user/anna/server-proxy/servers-info").json()
    page.close()
    [ours] = [each for each in told["server_processes"] if each["name"] == "workbook"]
    assert ours["launcher_entry"]["enabled"] is True
    assert ours["launcher_entry"]["title"] == "Netwerk"
    assert ours["launcher_entry"]["path_info"] == "workbook/"
    # In JupyterLab widgets find their scripts beneath the same address.
    files = f"{hub.of('anna')}/user/anna/netwerk/static/{places.static_version()}/"
    script = "async (at) => (await fetch(at)).headers.get('content-type')"
    assert "javascript" in anna.evaluate(script, f"{files}header.js")
    assert anna.url.startswith(hub.workbook("anna"))
    expect(anna.get_by_role("heading", level=1)).to_be_visible()


def test_it_listens_where_nobody_else_of_the_computer_comes(hub, anna):
    process = hub.process_of("anna")
    words = process.cmdline()
    socket = Path(words[words.index("--socket") + 1])
    assert stat.S_IMODE(socket.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(socket.stat().st_mode) == 0o600
    ports = process.net_connections("tcp")
    assert [each.laddr for each in ports if each.status == psutil.CONN_LISTEN] == []


def test_a_server_knows_its_own_role_and_not_the_administrator_s(hub, anna, database):
    env = hub.process_of("anna").environ()
    own, administrator = make_url(env["NETWERK_DB"]), make_url(database)
    assert own.username not in (None, administrator.username)
    assert own.database == administrator.database
    assert env["NETWERK_AUTHOR"] == "anna"
    assert env["NETWERK_ROOMS_URL"] == f"{hub.room()}/services/kamer/"
    assert not any(administrator.password in value for value in env.values())


def test_what_is_typed_is_kept_and_all_of_a_page_is_beneath_its_address(hub, anna):
    page = anna.context.new_page()
    complaints = watched(page, allowed=("outside:",))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda channel: asked.append(channel.url.replace("wss:", "https:")))
    page.goto(address(hub, "03_dream"))
    ready(page)
    field = editor(page, "themes").locator('[data-key="name"]').first
    field.fill("Bomen die blijven")
    field.press("Tab")
    saved(page)
    page.reload()
    ready(page)
    expect(field).to_have_value("Bomen die blijven")
    page.locator('a[href^="07_persevering"]').first.click()
    page.wait_for_url("**/07_persevering.ipynb*")
    ready(page)
    page.locator(".nw-report-kind").select_option("xlsx")
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name="Maak het verslag").click()
    assert download.value.suggested_filename.endswith(".xlsx")
    base = hub.workbook("anna")
    assert [each for each in asked if each.startswith("https") and base not in each] == []
    assert any("/api/kernels/" in each for each in asked)
    assert [each for each in complaints if not each.startswith("outside")] == []
    # Of cookies there are the hub's alone.
    names = {each["name"] for each in page.context.cookies()}
    assert {each for each in names if "jupyterhub" not in each} == {"_xsrf"}
    page.close()


def test_the_room_has_a_domain_of_its_own_and_needs_no_account(hub, anna):
    with open_store(hub.process_of("anna").environ()["NETWERK_DB"]) as store:
        room = rooms.open_room(store, CASE)
    host = urlsplit(hub.room()).netloc
    path = f"/services/kamer/{room}/"
    hub.wait(lambda: hub.ask(path, host=host)[0] == 200)
    assert "Laanboomkwekers" in hub.ask(path, host=host)[1]
    # Not among the pages of a user, whose scripts it would share an origin with.
    own = urlsplit(hub.of("anna")).netloc
    assert "Laanboomkwekers" not in hub.ask(path, host=own)[1]


def test_another_user_gets_nothing_of_it(hub, browser, anna):
    bob = logged_in(browser, hub, "bob", "%2Fhub%2Fhome")
    bob.wait_for_url("**/hub/home")
    answer = bob.goto(address(hub, "03_dream"))
    assert answer.status == 403
    assert CASE not in bob.content()
    bob.context.close()


def test_another_user_s_page_reaches_nothing_in_one_s_own_browser(hub, anna):
    page = anna.context.new_page()
    page.goto(address(hub, "03_dream"))
    ready(page)
    kernel = page.evaluate(
        "JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId"
    )
    base = hub.workbook("anna")
    bobs = anna.context.new_page()
    evil = f"{hub.of('bob')}/user/bob/evil"
    bobs.route(evil, lambda route: route.fulfill(body="<body>", content_type="text/html"))
    bobs.goto(evil)
    told = bobs.evaluate(
        ATTACK,
        {
            "page": page.url,
            "kernel": f"{base}api/kernels/{kernel}",
            "socket": f"{base}api/kernels/{kernel}/channels".replace("https", "wss"),
            "shutdown": f"{base}voila/api/shutdown/{kernel}",
            "frame": page.url,
        },
    )
    assert told == dict.fromkeys(("read", "kernels", "script", "channel"), "refused")
    [frame] = bobs.frames[1:]
    assert CASE not in frame.content()
    assert bobs.evaluate("document.cookie").count("jupyterhub-user") == 0
    # Nothing of anna's was touched: neither her kernel nor her cookies.
    contact = f"{base}netwerk/contact/{kernel}"
    assert page.evaluate("async (at) => (await fetch(at)).text()", contact) == "alive"
    page.reload()
    ready(page)
    expect(page.get_by_text(CASE).first).to_be_visible()


def test_who_goes_takes_the_role_and_the_processes_along(hub, anna):
    process = hub.process_of("anna")
    address = process.environ()["NETWERK_DB"]
    family = [process, *process.children(recursive=True)]
    assert hub.ask("/hub/api/users/anna", method="DELETE")[0] == 204
    with pytest.raises(DatabaseError):
        open_store(address).close()
    _, alive = psutil.wait_procs(family, timeout=30)
    assert alive == []
