"""Getting into the workbook: tickets for once, a cookie that lasts, a page for who has none."""

import re
import stat
import threading
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from urllib.parse import urlsplit

import psutil
import pytest
from playwright.sync_api import expect

from netwerk_widgets.texts import texts
from tests.browser.axe import violations
from tests.browser.conftest import CASE, start, stop, use, watched

T, EN = texts("nl"), texts("en")
#: What it does to its workbook no other file should meet.
ALONE = True
KERNEL = "00000000-0000-0000-0000-000000000000"
#: What Voilà and Jupyter answer to beside pages, and what only they would.
OTHER = [
    "api/kernels",
    f"api/kernels/{KERNEL}",
    f"api/kernels/{KERNEL}/channels",
    "favicon.ico",
    "login",
    "logout",
    "nothing",
    "voila/api/contents",
    "voila/api/shutdown/x",
    "voila/api/themes/x",
    "voila/execution/x",
    "voila/files/x",
    "voila/labextensions/%00",
    "voila/labextensions/x",
    "voila/query/x",
    "voila/render/",
    "voila/render/%00",
    "voila/render/..%2f..%2fpyproject.ipynb",
    "voila/render/00_start.ipynb%0a",
    "voila/render/nothing.ipynb",
    "voila/static/",
    "voila/static/%00",
    "voila/static/nothing",
    "voila/templates/x",
    "voila/templates/x/y/z",
    "voila/templates/netwerk/static/%00",
    "voila/templates/netwerk/static/nothing",
    "voila/templates/../static/../../x",
    "voila/tree",
]


def asked(address: str, method: str = "GET", **headers: str) -> tuple[int, str]:
    """What a stranger is told: the status and the text."""
    request = urllib.request.Request(address, headers=headers, method=method)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as problem:
        return problem.code, problem.read().decode()


def test_a_ticket_lets_one_browser_in_and_is_gone_from_the_address(browser, workbook):
    address = workbook.another()
    assert asked(address.partition("#")[0], "HEAD")[0] in (200, 405)
    assert asked(address)[0] == 200  # who only looks does not use it up
    first, second = browser.new_context(locale="nl-NL"), browser.new_context(locale="nl-NL")
    page = first.new_page()
    complaints = watched(page)
    page.goto(address)
    expect(page.locator(".nw-session")).to_have_text(CASE)
    assert address.partition("#")[2] not in page.url
    assert page.url == workbook.workbook
    [cookie] = first.cookies()
    assert cookie["name"] == f"netwerk-{workbook.port}"
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["path"]) == (True, "Strict", "/")
    page.go_back()
    assert address.partition("#")[2] not in page.url
    other = second.new_page()
    other.goto(address)
    expect(other.get_by_role("heading", level=1)).to_have_text(T("entrance.used.title"))
    # Who is in already comes in with it all the same.
    page.goto(address)
    expect(page.locator(".nw-session")).to_have_text(CASE)
    assert complaints == []
    first.close()
    second.close()


def test_a_new_address_takes_the_place_of_the_one_before(workbook):
    old, new = workbook.another(), workbook.another()
    # The new one first: it may be on its way to the server still when it is printed.
    assert use(new)[0] == workbook.page
    with pytest.raises(AssertionError):
        use(old)


def test_of_many_who_use_a_ticket_at_the_same_time_one_is_let_in(workbook):
    ticket = workbook.another()
    together = threading.Barrier(8)

    def one(_number):
        together.wait(30)
        try:
            return use(ticket)[0]
        except AssertionError:
            return None

    with ThreadPoolExecutor(8) as pool:
        assert [each for each in pool.map(one, range(8)) if each] == [workbook.page]


@pytest.mark.parametrize(("locale", "t"), [("nl-NL", T), ("en-GB", EN), ("fr-FR", T)])
def test_without_a_key_a_page_says_how_to_get_in(browser, workbook, locale, t):
    context = browser.new_context(locale=locale)
    page = context.new_page()
    assert page.goto(workbook.address("01_context", CASE).replace("&lang=nl", "")).status == 403
    expect(page.get_by_role("heading", level=1)).to_have_text(t("entrance.closed.title"))
    expect(page.get_by_text(t("entrance.closed.what"))).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", t.language)
    assert violations(page) == []
    workbook.let_in(context)
    page.get_by_role("link", name=t("entrance.closed.button")).click()
    expect(page.locator(".nw-page .nw-session")).to_have_text(CASE)
    context.close()


def test_the_address_s_language_is_the_page_s(workbook):
    said = asked(workbook.address("01_context", CASE, "en"), **{"Accept-Language": "nl"})[1]
    assert EN("entrance.closed.title") in said


@pytest.mark.parametrize("path", OTHER)
def test_no_address_fails_or_speaks_for_jupyter(workbook, path):
    """With a key and without: no 500, no way round, nothing of Jupyter's own."""
    for code, said in (workbook.ask(path), asked(f"{workbook.origin}/{path}")):
        assert code in {200, 403, 404, 405}, path
        assert code == 200 or not re.search("jupyter|token|password|traceback", said, re.IGNORECASE)
    assert asked(f"{workbook.origin}/{path}")[0] >= 403
    if path.startswith("api/kernels/"):
        assert asked(f"{workbook.origin}/{path}") == (403, "403 Forbidden")


def test_leaving_takes_the_key_away(browser, workbook):
    context = workbook.let_in(browser.new_context(locale="nl-NL"))
    page = context.new_page()
    page.goto(f"{workbook.origin}/logout")
    expect(page.get_by_role("heading", level=1)).to_have_text(T("entrance.left.title"))
    assert context.cookies() == []
    assert page.goto(workbook.workbook).status == 403
    context.close()


@pytest.mark.parametrize("cookie", ["", "x", "2|1:0|10:1700000000|4:x|4:eA==|" + "0" * 64])
def test_a_cookie_of_somebody_else_is_none(workbook, cookie):
    name = workbook.cookie.partition("=")[0]
    said = asked(workbook.workbook, Cookie=f"{name}={cookie}")
    assert said[0] == 403
    assert asked(f"{workbook.workbook}&token={cookie}", Authorization=f"token {cookie}")[0] == 403


@pytest.mark.parametrize("path", ["", "voila/render/00_start.ipynb", "api/kernels", "enter"])
@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "", "10.0.0.1", "[::1"],
)
def test_the_workbook_answers_only_to_this_computer_s_name(workbook, path, host):
    """A page elsewhere whose name was made to lead here (DNS rebinding) gets nothing."""
    code, said = workbook.ask(path, Host=host)
    assert (code, said) == (421, T("entrance.refused.host"))


@pytest.mark.parametrize("host", ["LOCALHOST", "localhost.", "127.0.0.1.", "[::1]", "127.0.0.1:1"])
def test_the_workbook_answers_to_all_names_of_this_computer(workbook, host):
    assert workbook.ask("enter", Host=host)[0] == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
def test_a_page_elsewhere_reaches_no_kernel(workbook, origin):
    """Not even with the key, nor as a websocket."""
    handshake = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version": "13",
        "Origin": origin,
    }
    assert workbook.ask(f"api/kernels/{KERNEL}/channels", **handshake)[0] == 403
    own = handshake | {"Origin": workbook.origin}
    assert workbook.ask(f"api/kernels/{KERNEL}/channels", **own)[0] == 404


def test_no_process_and_no_page_holds_a_secret(workbook):
    secrets = [workbook.another(), workbook.cookie, (workbook.home / "cookie.key").read_text()]
    words = [re.split("[#=]", each)[-1] for each in secrets]
    parent = psutil.Process(workbook.process.pid)
    for each in (parent, *parent.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):  # gone meanwhile
            told = " ".join([*each.cmdline(), *each.environ().values()])
            assert not [word for word in words if word in told]
    said = asked(workbook.dashboard)[1] + workbook.ask(workbook.page[1:])[1]
    assert not [word for word in words if word in said]


def test_only_its_owner_can_read_what_is_kept(workbook):
    for name in ("cookie.key", "settings.json"):
        assert stat.S_IMODE((workbook.home / name).stat().st_mode) == 0o600, name


def test_after_a_restart_the_port_and_the_key_are_the_same(browser, tmp_path):
    """An open page comes back by itself on that."""
    running = start(tmp_path / "home", "--case", "laanboompact")
    running.process.kill()
    running.process.wait(10)
    again = start(tmp_path / "home", ports=(0, 0))
    try:
        assert again.origin == running.origin
        assert urlsplit(again.dashboard).port == urlsplit(running.dashboard).port
        again.cookie = running.cookie
        assert again.ask("login")[0] == 200
        context = running.let_in(browser.new_context())
        page = context.new_page()
        page.goto(again.workbook)
        expect(page.locator(".nw-session")).to_have_text(CASE)
        context.close()
    finally:
        stop(again)
