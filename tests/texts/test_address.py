"""The workbook says "je" and "jullie" to whoever reads it, never "u"."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import netwerk_widgets

FOLDER = Path(netwerk_widgets.__file__).parent / "texts" / "nl"
POLITE = re.compile(r"\b(u|uw|uzelf)\b", re.IGNORECASE)
#: The article's own words: what the network asks of "uw organisatie", "uw mensen", "u als manager".
QUOTED = {"uw organisatie", "uw mensen", "u als manager"}


def sentences(tree: Any) -> Iterator[str]:
    """Every text in a file."""
    if isinstance(tree, str):
        yield tree
    for each in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from sentences(each)


def test_nobody_is_called_u():
    said = [
        each
        for path in FOLDER.glob("*.toml")
        for each in sentences(tomllib.loads(path.read_text(encoding="utf-8")))
    ]
    assert len(said) > 1000
    assert [each for each in said if POLITE.search(each) and each not in QUOTED] == []
