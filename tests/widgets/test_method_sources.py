"""The start page tells what the article asks and names every source with its title."""

import pytest

from netwerk_widgets import method
from netwerk_widgets.texts import LANGUAGES, Language, texts
from netwerk_widgets.widgets.pages.start import references


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_start_page_shows_the_method_with_all_its_sources(language: Language) -> None:
    t = texts(language)
    shown = references(t).unescape()
    keys = [f"method.{each}" for each in ("source", "roles", "urgency", "ours")]
    for group, names in (("reference", method.REFERENCES), ("measured", method.MEASURED)):
        keys += [f"method.{group}.{n}.{part}" for n in names for part in ("label", "explanation")]
    assert [key for key in keys if t(key) not in shown] == []
