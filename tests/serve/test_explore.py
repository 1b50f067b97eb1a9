"""The page with a kernel: a seat, what is at its addresses, and what is not."""

import asyncio
import json
import re
from types import SimpleNamespace

import pytest
from tornado.testing import AsyncHTTPTestCase
from tornado.web import Application

from netwerk_widgets.serve import explore, security
from netwerk_widgets.serve.seats import SEATS, Seats
from netwerk_widgets.texts import texts
from tests.serve.visitor import Visitor, ask

T = texts("nl")


@pytest.fixture
def door(seats_door):
    return seats_door


@pytest.fixture
def visitor(door):
    made = Visitor(door)
    yield made
    made.leave()


def test_eight_may_try_something_out_unless_somebody_says_otherwise():
    assert SEATS == 8


def test_the_page_has_its_own_kernel_and_no_source(visitor):
    assert visitor.status == 200
    assert visitor.headers["Cache-Control"] == "no-store"
    assert visitor.headers["Content-Security-Policy"] == security.EXPLORE_POLICY
    assert re.fullmatch(r"[0-9a-f-]{36}", visitor.kernel)
    assert T("explore.title") in visitor.html
    for word in ("netwerk_widgets", "import ", "explore()", "token", "Traceback"):
        assert word not in visitor.html
    # No script stands in the page: its policy refuses all that do.
    inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", visitor.html)
    assert inline
    assert all("json" in each for each in inline)
    assert not re.search(r'\son\w+=|(src|href)="(https?:)?//', visitor.html)
    rules = security.EXPLORE_POLICY
    script = next(each for each in rules.split("; ") if each.startswith("script-src"))
    assert script == "script-src 'self' blob:"


def test_the_seat_is_known_by_a_secret_of_its_own_folder(visitor):
    given = visitor.headers["Set-Cookie"]
    assert {"HttpOnly", "Path=/explore", "SameSite=Strict"} <= set(given.split("; "))
    assert len(visitor.cookie.partition("=")[2]) >= 32
    assert json.loads(visitor.ask(f"api/kernels/{visitor.kernel}")[2])["id"] == visitor.kernel
    assert json.loads(visitor.ask(f"seat/{visitor.kernel}")[2]) == {"held": True}


def test_who_comes_after_the_last_seat_gets_a_page_that_says_so(door, visitor):
    seated = [visitor, *(Visitor(door) for _ in range(SEATS - 1))]
    assert [each.status for each in seated] == [200] * SEATS
    assert len({each.kernel for each in seated}) == SEATS
    late = Visitor(door, language="en")
    assert late.status == 503
    assert late.headers["Retry-After"] == "60"
    assert texts("en")("explore.full.title") in late.html
    assert 'href="./?lang=en#map"' in late.html
    assert late.cookie == ""
    # Who opens the page once more has one seat, not two.
    second = seated[1]
    again = Visitor(door, second.cookie)
    assert (again.status, again.cookie) == (200, second.cookie)
    assert again.kernel != second.kernel
    assert json.loads(second.ask(f"seat/{second.kernel}")[2]) == {"held": False}
    # A seat that was left is free at once.
    assert again.leave() == 204
    assert ask(door, f"/explore/api/kernels/{again.kernel}", Cookie=again.cookie)[0] == 404
    late = Visitor(door)
    assert late.status == 200
    assert [each.leave() for each in (late, *seated[2:])] == [204] * (SEATS - 1)


def test_the_overview_leads_to_it(door):
    assert 'href="explore?lang=en"' in ask(door, "/?lang=en")[2]


def test_what_a_visitor_s_secret_opens_is_theirs_alone(door, visitor):
    other = Visitor(door)
    for cookie in (other.cookie, "netwerk-seat=x", "netwerk-seat="):
        kernel = visitor.kernel
        assert ask(door, f"/explore/api/kernels/{kernel}", Cookie=cookie)[0] == 404
        address = f"/explore/voila/api/shutdown/{kernel}"
        assert ask(door, address, "POST", Cookie=cookie)[0] == 404
        assert json.loads(ask(door, f"/explore/seat/{kernel}", Cookie=cookie)[2]) == {"held": False}
    assert visitor.ask(f"api/kernels/{visitor.kernel}")[0] == 200
    assert other.leave() == 204


NOT_THERE = [
    "api",
    "api/",
    "api/kernels",
    "api/kernels/",
    "api/kernels/KERNEL/restart",
    "api/kernels/KERNEL/interrupt",
    "api/kernelspecs",
    "api/sessions",
    "api/terminals",
    "api/contents",
    "api/contents/explore.ipynb",
    "api/status",
    "api/me",
    "files/explore.ipynb",
    "files/.git/config",
    "lab",
    "login",
    "logout",
    "metrics",
    "nbconvert/html/explore.ipynb",
    "terminals/websocket/1",
    "tree",
    "view/explore.ipynb",
    "explore.ipynb",
    "voila",
    "voila/api/contents/",
    "voila/api/themes/x",
    "voila/execution/KERNEL",
    "voila/files/explore.ipynb",
    "voila/labextensions/",
    "voila/labextensions/anywidget/package.json",
    "voila/labextensions/jupyterlab-plotly/static/style.js",
    "voila/query/KERNEL",
    "voila/render/00_start.ipynb",
    "voila/render/explore.ipynb",
    "voila/static/",
    "voila/templates/netwerk/static/index.css",
    "voila/tree/",
    ".env",
    ".git/HEAD",
    "..",
    "../sessions.db",
    "../../etc/passwd",
    "%2e%2e/sessions.db",
    "%2e%2e%2fsessions.db",
    "..%2fsessions.db",
    "..%5csessions.db",
    "..\\sessions.db",
    "%252e%252e%252fsessions.db",
    "voila/static/../voila.js",
    "voila/static/%2e%2e/%2e%2e/conf.json",
    "voila/static/..%2f..%2findex.html.j2",
    "voila/static/..%5c..%5cindex.html.j2",
    "voila/static/.hidden.js",
    "voila/static/%2ehidden.js",
    "voila/static/%00.js",
    "voila/static//etc/passwd",
    "voila/static/%2fetc%2fpasswd",
    "voila/labextensions/anywidget/static/../package.json",
    "voila/labextensions/anywidget/static/%2e%2e%2fpackage.json",
]


def test_nothing_else_is_there(door, visitor):
    assert visitor.ask("voila/static/voila.js")[0] == 200
    for each in NOT_THERE:
        name = each.replace("KERNEL", visitor.kernel)
        for folder in ("/explore/", "/"):
            status, _, body = ask(door, folder + name, Cookie=visitor.cookie)
            assert (folder + name, status) == (folder + name, 404)
            assert not re.search(r"Traceback|sqlite|root:|<html", body, re.I)
    assert ask(door, "/explore/")[0] == 404


def test_it_takes_nothing_in(door, visitor):
    kernel = visitor.kernel
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        for address in ("/explore", f"/explore/api/kernels/{kernel}", f"/explore/seat/{kernel}"):
            assert ask(door, address, method, Cookie=visitor.cookie)[0] == 405
        assert ask(door, "/explore/api/kernels", method, Cookie=visitor.cookie)[0] == 404
    assert visitor.ask(f"api/kernels/{kernel}")[0] == 200


# ---- when a page cannot be made ----


class Renderer:
    """A page that fails, or that never ends."""

    def __init__(self, how):
        self.how, self.page_config = how, {}
        kernelspec = SimpleNamespace(name="python3")
        self.notebook = SimpleNamespace(metadata=Metadata(kernelspec=kernelspec))

    async def initialize(self):
        pass

    async def generate_content_str(self, kernel, running):
        if self.how == "ends early":
            return "<html>"
        if self.how == "never":
            await asyncio.Event().wait()
        raise ValueError("a mistake in the template")


class Metadata(dict):
    def __getattr__(self, name):
        return self[name]


class Manager(dict):
    """Kernels that are no processes."""

    async def start_kernel(self, **_asked):
        name = f"{len(self):036x}"
        self[name] = True
        return name

    async def shutdown_kernel(self, name, now):
        self.pop(name)

    def get_kernel(self, name):
        return name


class TestNoPage(AsyncHTTPTestCase):
    def get_app(self):
        made = explore.Explore.__new__(explore.Explore)
        made.app = SimpleNamespace(
            kernel_manager=Manager(),
            room=SimpleNamespace(keeper=SimpleNamespace(session="x")),
            base_url="/",
        )
        made.seats, made.base = Seats(made.app.kernel_manager, 1), "/explore/"
        made.making = asyncio.Semaphore(2)
        made.configuration = made.templates = None
        self.made = made
        return Application([("/explore", explore.ExploreHandler, {"explore": made})])

    def test_nobody_waits_for_a_template_with_a_mistake(self):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(explore, "LONGEST", 0.3)
            for how in ("raises", "never", "ends early"):
                renderer = Renderer(how)
                patch.setattr(explore, "renderer_of", lambda *_a, renderer=renderer, **_k: renderer)
                answer = self.fetch("/explore?lang=nl")
                assert answer.code == 503
                assert T("explore.failed.title") in answer.body.decode()
                assert "mistake" not in answer.body.decode()
                # The seat is there for the next one, and no kernel stays behind.
                assert self.made.seats.taken == 0
        self.io_loop.run_sync(lambda: asyncio.sleep(0))
        assert self.made.app.kernel_manager == {}
