"""The front end of a page of ours fetches no notebook, console or grid; of one's own it does."""

import gzip
import re
from pathlib import Path

import pytest
from tornado.testing import AsyncHTTPTestCase
from tornado.web import Application, StaticFileHandler
from voila.paths import collect_static_paths

from netwerk_widgets.serve.lean import UNUSED, lean
from netwerk_widgets.serve.packed_files import packing

FILES = next(
    each
    for each in collect_static_paths(["voila", "nbconvert"], "lab")
    if (Path(each) / "voila.js").is_file()
)
SCRIPT = (Path(FILES) / "voila.js").read_text(encoding="utf-8")


def told(script: str) -> dict[str, str]:
    """Each part that the front end tells of, with how it is fetched."""
    return dict(re.findall(r'\b\w+\("([@\w/-]+)","[\w.+-]+",(\(\(\)=>.*?\)\)\)\)\)?)', script))


def test_what_is_unused_is_not_fetched_and_all_else_is_as_it_was():
    """With a Voilà that is built in another way this fails, and its pages fetch everything."""
    before, after = told(SCRIPT), told(lean(SCRIPT))
    assert set(UNUSED) < set(before) == set(after)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == set(UNUSED)
    assert not [name for name in UNUSED if re.search(r"\.e\(", after[name])]


@pytest.mark.parametrize("script", ["", "one();", 'i("@jupyterlab/notebook","4",other)'])
def test_a_front_end_of_another_shape_stays_as_it_is(script):
    assert lean(script) == script


class TestFrontEnd(AsyncHTTPTestCase):
    """The file as a page gets it."""

    def get_app(self):
        return Application(
            [
                ("/whole/(.*)", packing(StaticFileHandler, whole=True), {"path": FILES}),
                ("/(.*)", packing(StaticFileHandler), {"path": FILES}),
            ]
        )

    def test_only_a_page_of_one_s_own_gets_the_whole(self):
        ours, whole = (
            gzip.decompress(
                self.fetch(
                    f"{path}/voila.js",
                    headers={"Accept-Encoding": "gzip"},
                    decompress_response=False,
                ).body
            ).decode()
            for path in ("", "/whole")
        )
        assert (ours, whole) == (lean(SCRIPT), SCRIPT)
