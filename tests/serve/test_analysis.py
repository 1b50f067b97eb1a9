"""The analysis of a case as a page: all of it, nothing from elsewhere, pictures with words."""

import json
import re

import pytest

from netwerk_widgets import places
from netwerk_widgets.method import CASES
from netwerk_widgets.serve import analysis
from netwerk_widgets.texts import LANGUAGES, texts


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_it_reads_as_the_notebook_with_what_it_gave(case, language):
    page = analysis.page(case, language)
    t = texts(language)
    cells = json.loads(places.analysis(case, language).read_text(encoding="utf-8"))["cells"]
    headings = [
        line.removeprefix("## ")
        for cell in cells
        for line in "".join(cell["source"]).splitlines()
        if line.startswith("## ")
    ]
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", page) == headings
    assert page.count("<h1") == 1
    assert page.count("hl-ipython3") == sum(cell["cell_type"] == "code" for cell in cells)
    assert page.count(t("study.analysis.back")) == 2
    pictures = re.findall(r'<img alt="([^"]*)" src="data:image/svg', page)
    assert len(pictures) >= 2
    assert all(pictures)
    assert not re.search(r"<script|(?:src|href)=\"https?:", page)
    assert "$" not in re.sub(r"<img[^>]*>", "", page)


def test_what_has_no_analysis_has_no_page():
    assert places.analysis("laanboompact", "nl") is not None
    assert places.analysis("laanboompact", "de") is None
    assert places.analysis("../analysis/laanboompact", "nl") is None
    assert places.analysis("*", "nl") is None
