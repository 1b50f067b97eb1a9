"""The page of a case, opened by a student."""

import pytest

from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.widgets.case_page import CasePage
from tests.widgets.case_page.working import CASE


@pytest.fixture
def store():
    return MemoryStore()


@pytest.fixture
def opened(store):
    made = []

    def open_page(case=CASE, language="nl", **more):
        made.append(CasePage(store, case, language, **more))
        return made[-1]

    yield open_page
    for each in made:
        each.close()
