"""A report as PDF: what somebody hears who has it read out, from the tags in the file itself."""

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf
import pytest

from netwerk_widgets.report.making import make
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.texts import texts
from tests.report.pages import CASES, TODAY
from tests.report.test_pictures import needs_chromium

HEADINGS = tuple(f"/H{level}" for level in range(1, 7))
HOSTILE = "Zaal <img src=x onerror=alert(1)> & bomen"


def tags(node: Any) -> Iterator[pikepdf.Dictionary]:
    """Every tag of a file, in the order in which it is read out."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from tags(each)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from tags(node.K)


def named(found: list[pikepdf.Dictionary], *kinds: str) -> list[pikepdf.Dictionary]:
    return [each for each in found if str(each.S) in kinds]


def scope(head: pikepdf.Dictionary) -> str:
    marks = head.get("/A", ())
    both = marks if isinstance(marks, pikepdf.Array) else [marks]
    return "".join(str(each.get("/Scope", "")) for each in both)


@pytest.mark.parametrize(("case", "language"), [(CASES[0], "nl"), (CASES[1], "en")])
def test_it_says_its_language_and_title_and_what_each_table_and_figure_is(case, language):
    needs_chromium()
    made = make(load_case(case, language), HOSTILE, "pdf", texts(language), TODAY)
    with pikepdf.open(BytesIO(made)) as file:
        assert len(file.pages) <= 6
        assert str(file.Root.Lang) == language
        assert file.Root.MarkInfo.Marked
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert str(file.docinfo.Title) == HOSTILE
        found = list(tags(file.Root.StructTreeRoot))
        levels = [HEADINGS.index(str(each.S)) for each in named(found, *HEADINGS)]
        assert levels.count(0) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        figures, tables = named(found, "/Figure"), named(found, "/Table")
        assert len(figures) > 3
        assert all(len(str(each.get("/Alt", ""))) > 20 for each in figures)
        assert tables
        for table in tables:
            heads = named(list(tags(table.K)), "/TH")
            assert heads
            assert {scope(each) for each in heads} <= {"/Column", "/Row"}


def test_without_a_browser_there_is_a_sentence_and_no_file(monkeypatch, tmp_path):
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "none"))
    case = load_case(CASES[0], "nl")
    with pytest.raises(NetwerkError) as raised:
        make(case, "Zaal", "pdf", texts("nl"), TODAY)
    assert "Chrome of Chromium" in raised.value.sentence(texts("nl"))
