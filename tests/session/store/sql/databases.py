"""What the tests of a database share."""

from pathlib import Path

import pytest

from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.texts import LANGUAGES, texts

AUTHOR = "anna"


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def sentence_key(act):
    with pytest.raises(NetwerkError) as caught:
        act()
    for language in LANGUAGES:
        assert "\n" not in caught.value.sentence(texts(language))
    return caught.value.key
