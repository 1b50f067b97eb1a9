"""The pages' files over HTTP: compressed, kept by the browser, and nothing besides them."""

import gzip
import re
from pathlib import Path
from shutil import copytree

import brotli
import pytest
from tornado.testing import AsyncHTTPTestCase
from tornado.web import Application

from netwerk_widgets import places
from netwerk_widgets.bundle import script, sheet
from netwerk_widgets.serve import application, static


class TestStatic(AsyncHTTPTestCase):
    """A server with only our files."""

    def get_app(self):
        return Application(static.routes())

    def ask(self, address, **more):
        return self.fetch(address, decompress_response=False, **more)

    def test_every_file_is_served_a_style_sheet_with_its_parts(self):
        assert {"map/view.js", "css/tokens.css"} < set(places.static_files())
        made = {".js": script, ".css": sheet}
        for name, path in places.static_files().items():
            answer = self.ask(static.url(name))
            assert answer.code == 200
            ours = made.get(path.suffix)
            assert answer.body == (ours(name).encode() if ours else path.read_bytes())
            assert "Content-Encoding" not in answer.headers

    def test_packed_in_the_smallest_way_that_the_browser_knows(self):
        """A cache between must not hand one what was packed for another, nor take them for one."""
        whole, found = sheet("netwerk.css").encode(), []
        for accepts, sent, unpacks in (
            ("gzip, deflate, br", "br", brotli.decompress),
            ("gzip, deflate", "gzip", gzip.decompress),
            ("deflate", None, bytes),
        ):
            answer = self.ask(static.url("netwerk.css"), headers={"Accept-Encoding": accepts})
            assert answer.headers.get("Content-Encoding") == sent
            assert answer.headers["Vary"] == "Accept-Encoding"
            assert unpacks(answer.body) == whole
            found.append((len(answer.body), answer.headers["Etag"]))
        sizes, tags = zip(*found, strict=True)
        assert list(sizes) == sorted(sizes)
        assert len(set(tags)) == 3

    def test_the_room_s_scripts_come_as_one(self):
        """A phone asks once, not once for each of twenty modules."""
        body = self.ask(static.url("room.js")).body.decode()
        for name in ("dashboard.js", "map/view.js", "plot.js"):
            last = (places.static() / name).read_text(encoding="utf-8").splitlines()[-2]
            assert last.strip() in body
        assert not re.search(r"^(import|export)\b", body, re.MULTILINE)

    def test_plotly_comes_from_here_too(self):
        answer = self.ask(static.url(static.PLOTLY), headers={"Accept-Encoding": "gzip"})
        assert answer.code == 200
        assert answer.headers["Content-Type"].endswith("/javascript")
        whole = gzip.decompress(answer.body)
        assert b"plotly.js v" in whole[:400]
        small = self.ask(static.url(static.PLOTLY), headers={"Accept-Encoding": "br"}).body
        assert brotli.decompress(small) == whole

    def test_types_are_right_and_not_guessed_by_the_browser(self):
        for name, kind in (("netwerk.css", "text/css"), ("start.js", "text/javascript")):
            headers = self.ask(static.url(name)).headers
            assert headers["Content-Type"].partition(";")[0] == kind
            assert headers["X-Content-Type-Options"] == "nosniff"

    def test_a_browser_keeps_this_version_for_good_and_no_other(self):
        fresh = static.url("netwerk.css")
        assert "immutable" in self.ask(fresh).headers["Cache-Control"]
        stale = fresh.replace(places.static_version(), "0123456789ab")
        answer = self.ask(stale)
        assert (answer.code, answer.headers["Cache-Control"]) == (200, "no-store")

    def test_a_browser_that_has_it_gets_nothing(self):
        packed = {"Accept-Encoding": "br"}
        tag = self.ask(static.url("dom.js"), headers=packed).headers["Etag"]
        has = {"If-None-Match": tag}
        answer = self.ask(static.url("dom.js"), headers=has | packed)
        assert (answer.code, answer.body) == (304, b"")
        assert (answer.headers["Etag"], answer.headers["Vary"]) == (tag, "Accept-Encoding")
        assert self.ask(static.url("dom.js"), headers=has).code == 200  # not packed: other bytes

    def test_nothing_else_is_served(self):
        base = static.url("")
        for name in (
            "nothing.js",
            "..%2fplaces.py",
            "%2e%2e/places.py",
            "../places.py",
            "..",
            "",
            "netwerk.css/",
            "%2fetc%2fpasswd",
        ):
            assert self.ask(base + name).code == 404, name

    def test_it_takes_nothing_in(self):
        for method in ("POST", "PUT", "PATCH"):
            assert self.ask(static.url("dom.js"), method=method, body=b"x").code == 405
        assert self.ask(static.url("dom.js"), method="DELETE").code == 405


def test_an_unknown_file_has_no_packed_form():
    with pytest.raises(KeyError):
        static.packed("../places.py")


def test_the_address_changes_with_the_files(tmp_path, monkeypatch):
    copytree(places.static(), tmp_path, dirs_exist_ok=True)
    monkeypatch.setattr(places, "static", lambda: tmp_path)
    digest = places.static_version.__wrapped__
    before = digest()
    assert digest() == before
    (tmp_path / "netwerk.css").write_text("/* other */", encoding="utf-8")
    changed = digest()
    assert changed != before
    (tmp_path / "map" / "view.js").write_text("// other", encoding="utf-8")
    assert digest() != changed


@pytest.mark.parametrize("said", ["/x/", "x", "/x"])
def test_addresses_follow_the_server_s_base(monkeypatch, said):
    assert static.url("a.js").startswith("/netwerk/static/")
    monkeypatch.setenv("NETWERK_BASE", said)
    assert static.url("a.js") == f"/x/netwerk/static/{places.static_version()}/a.js"
    assert application.configuration(Path(), 1, "127.0.0.1").Voila.base_url == "/x/"
