"""A file put back in the browser."""

import pytest

from netwerk_widgets.lite import putting_back
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.errors import ImportFileError
from netwerk_widgets.session.portable import dumps
from netwerk_widgets.session.store.browser import BrowserStore
from netwerk_widgets.texts import texts


@pytest.mark.parametrize("content", [b"[" * 100_000, b'{"a":' * 500, b'"\\"" {' + b"[" * 200])
def test_what_is_nested_without_end_is_not_even_read(monkeypatch, content):
    monkeypatch.setattr(putting_back, "loads", lambda _: pytest.fail("it was read"))
    with pytest.raises(ImportFileError):
        putting_back.put_back(None, content, texts("nl"))


def test_brackets_in_words_nest_nothing():
    session = load_case("laanboompact", "nl")
    session.stakeholders.items[0].name = '\\"' + "[{" * 55
    to = putting_back.put_back(BrowserStore(), dumps("Een groep", session).encode(), texts("nl"))
    assert to == "00_start.html?session=Een+groep&lang=nl"
