"""The reports of both cases on paper: few pages, and none of them largely empty."""

import pytest

from netwerk_widgets.report.contents import contents
from netwerk_widgets.report.making import make
from netwerk_widgets.session.cases import case_title, load_case
from netwerk_widgets.texts import texts
from tests.report.pages import CASES, TODAY
from tests.report.printed import pages, to_pdf

T = texts("nl")
#: The most pages of a case; None: as many as it takes.
MOST = {"short": 6, "board": 1, "agreements": 2, "parties": 14, "full": None}


def printed(about, case, folder, language="nl"):
    session, title, t = load_case(case, language), case_title(case, language), texts(language)
    document = contents(session, title, t, TODAY, about)
    file = folder / f"{case}-{about}.html"
    file.write_bytes(make(session, title, "html", t, TODAY, lambda *_: None, about))
    fresh = [each.title for each in document.chapters if each.fresh]
    return pages(to_pdf(file), [T("report.contents"), *(" ".join(x.split()) for x in fresh)])


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("about", MOST)
def test_no_page_is_more_than_a_third_empty_but_the_last_of_a_part(about, case, tmp_path):
    found = printed(about, case, tmp_path)
    assert MOST[about] is None or len(found) <= MOST[about]
    white = [each for each in found if not each.last and each.white > 1 / 3]
    # Tables on their side have heads as high as half a page: these break where they can.
    assert [each for each in white if not (each.across and each.white < 1 / 2)] == []
    assert [each for each in found if each.lonely] == []
