"""The reports of both cases on paper: few pages, and none of them largely empty.

One case in Dutch as HTML, the other in English as PDF; ``python -m tests.bench.paper`` measures
every kind of file in both languages, Word too.
"""

import os

import pytest

from netwerk_widgets.texts import LANGUAGES
from tests.report.pages import CASES
from tests.report.printed import MOST, office, printed, too_white

AS = {CASES[0]: ("nl", "html"), CASES[1]: ("en", "pdf")}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("about", MOST)
def test_no_page_is_more_than_a_third_empty_but_the_last_of_a_part(about, case, tmp_path):
    language, kind = AS[case]
    # The page for a board has room for every note: that it is a case, of another language.
    (other,) = {*LANGUAGES} - {language}
    typed = other if about == "board" else language
    found = printed(about, case, language, kind, tmp_path, typed)
    assert MOST[about] is None or len(found) <= MOST[about]
    assert too_white(found) == []
    assert [each for each in found if each.lonely] == []


@pytest.mark.skipif(
    office() is None and "NETWERK_NEEDS_BROWSER" not in os.environ,
    reason="no LibreOffice on this machine (Debian: apt-get install libreoffice-writer)",
)
def test_word_opens_in_libreoffice_and_the_page_for_a_board_is_one(tmp_path):
    found = printed("board", CASES[0], "nl", "docx", tmp_path, "en")
    assert [(each.number, each.lonely) for each in found] == [(1, False)]
