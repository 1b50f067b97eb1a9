"""What a browser runs of the workbook, run here without what a browser lacks."""

import json
import re
import subprocess
import sys

import pytest

from netwerk_widgets import plotlyjs
from netwerk_widgets.lite import pages
from netwerk_widgets.session.models.study import EXERCISES
from netwerk_widgets.session.portable import loads
from netwerk_widgets.texts import texts
from tests.project.lowest import ROOT

NL = texts("nl")


@pytest.fixture(scope="module")
def found():
    ran = subprocess.run(
        [sys.executable, "-m", "tests.lite.browserlike"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(ran.stdout) | {"stderr": ran.stderr}


def test_every_exercise_is_shown_and_checked(found):
    assert found["asked"]["status"] == "open"
    assert found["checked"] == [*EXERCISES]


def test_the_file_is_that_of_the_workbook_and_comes_back(found):
    name, session = loads(found["file"])
    assert session.study.case == "laanboompact"
    assert [each.id for each in session.study.checked] == [*EXERCISES]
    # It was emptied before: one session of a case, with what the file has.
    assert found["checked_again"] == [*EXERCISES]
    assert found["names"] == [name]
    assert found["back"] == {"type": "go", "to": "case.html?case=laanboompact&lang=nl"}
    assert found["refused"]["problem"]


def test_what_is_kept_is_there_the_next_time(found):
    assert found["lost"] == "0"
    assert set(found["names_again"]) > set(found["names"])
    assert found["language"] == "en"


def test_each_page_of_the_trial_is_there_and_says_what_it_is(found):
    assert len(found["pages"]) == 10
    for name, html in found["pages"].items():
        assert NL("lite.trial") in html[0], name
        assert not [each for each in html if NL("missing.part.failed") in each], name
    # With another plotly than our script is built for, the log says which one serves.
    told, why = found["stderr"].strip(), plotlyjs.unfit()
    assert told.endswith(why) if why else told == ""


def test_the_page_draws_every_kind_of_widget_that_is_shown(found):
    drawn = "".join((pages.FOLDER / name).read_text() for name in ("widgets.js", "plain.js"))
    names = {*re.findall(r"\b\w+View\b", drawn)}
    nothing_to_draw = {"LayoutView", "StyleView", None}
    assert {k: v for k, v in found["views"].items() if k not in names | nothing_to_draw} == {}


def test_what_is_not_computed_in_a_browser_is_said(found):
    """Searching for relations needs numpy: a sentence in its place, under its own title."""
    said = "".join(found["pages"]["map"])
    assert NL("helping.title") in said
    assert NL("helping.not_here") in said


def test_of_the_reports_excel_is_made(found):
    assert found["kinds"] == ["xlsx"]
    assert found["report"] == "done"
