"""Which coding a browser gets, and that each is the same body."""

import gzip
import os

import brotli
import pytest
from tornado.testing import AsyncHTTPTestCase
from tornado.web import Application, StaticFileHandler

from netwerk_widgets.serve.packed_files import packing
from netwerk_widgets.serve.packing import coding, pack


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("", ""),
        ("identity", ""),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("GZIP , Br", "br"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.0, gzip;q=0", ""),
        ("br;q=0.2, gzip;q=0.9", "gzip"),
        ("gzip;q=0.5, br;q=1.000", "br"),
        ("*", "br"),
        ("*;q=0", ""),
        ("*, br;q=0", "gzip"),
        ("gzip;q=no, br;q=2", ""),
        ("xbr, brx", ""),
        (",;,", ""),
    ],
)
def test_a_coding_is_one_that_is_accepted(accepted, expected):
    assert coding(accepted) == expected


@pytest.mark.parametrize("body", [b"", b"a", b"figuur " * 1000, os.urandom(5000)])
@pytest.mark.parametrize("changes", [True, False])
def test_every_coding_is_of_the_same_body(body, changes):
    packed = pack(body, changes=changes)
    assert brotli.decompress(packed.body("br")) == body
    assert gzip.decompress(packed.body("gzip")) == body
    assert packed.body("") == body
    assert len({packed.etag(each) for each in ("br", "gzip", "")}) == 3
    assert packed.tag != pack(body + b".").tag


class TestFiles(AsyncHTTPTestCase):
    """Files that another handler serves."""

    @pytest.fixture(autouse=True)
    def _folder(self, tmp_path):
        self.folder = tmp_path
        (tmp_path / "a.js").write_text("een();\n" * 500)
        (tmp_path / "a.ttf").write_bytes(b"letters")

    def get_app(self):
        files = {"path": str(self.folder)}
        return Application(
            [
                ("/plain/(.*)", StaticFileHandler, files),
                ("/(.*)", packing(StaticFileHandler), files),
            ]
        )

    def ask(self, address, accepts="gzip", **headers):
        given = {"Accept-Encoding": accepts} | {k.replace("_", "-"): v for k, v in headers.items()}
        return self.fetch(address, headers=given, decompress_response=False)

    def test_a_script_is_packed_and_kept(self):
        answer = self.ask("/a.js", "br")
        assert brotli.decompress(answer.body) == (self.folder / "a.js").read_bytes()
        tag = answer.headers["Etag"]
        assert self.ask("/a.js", "br", If_None_Match=tag).code == 304
        assert self.ask("/a.js", "gzip", If_None_Match=tag).code == 200
        plain = self.ask("/plain/a.js", "br")
        for name in ("Content-Type", "Last-Modified"):
            assert answer.headers[name] == plain.headers[name]

    def test_a_script_that_changed_is_sent_as_it_is_now(self):
        before = self.ask("/a.js").headers["Etag"]
        (self.folder / "a.js").write_text("twee();")
        answer = self.ask("/a.js", If_None_Match=before)
        assert gzip.decompress(answer.body) == b"twee();"

    def test_what_is_no_text_or_is_asked_in_part_goes_as_it_did(self):
        assert self.ask("/a.ttf").body == b"letters"
        part = self.ask("/a.js", Range="bytes=0-3")
        assert (part.code, part.body) == (206, b"een(")

    def test_nothing_more_is_there_than_was(self):
        for name in ("b.js", "../a.js", "%2e%2e/a.js"):
            assert self.ask(f"/{name}").code == self.ask(f"/plain/{name}").code >= 400
