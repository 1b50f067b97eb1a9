"""Two ways of writing a word are the same, everywhere in the same way."""

import ast

import pytest

from netwerk_widgets import places
from netwerk_widgets.files.recognising.values import normal
from netwerk_widgets.study.spelling import fold
from netwerk_widgets.texts.folding import unaccented


@pytest.mark.parametrize(
    ("typed", "same"), [("Coöperatie", "cooperatie"), ("STRASSE", "Straße"), ("e\u0301", "É")]
)
def test_capitals_and_accents_do_not_matter(typed, same):
    assert unaccented(typed) == unaccented(same)
    assert fold(typed) == fold(same)
    assert normal(typed) == normal(same)


def test_accents_are_taken_off_in_one_place():
    """Whoever asks which signs are accents takes them off."""
    found = [
        path.name
        for path in places.PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "combining"
    ]
    assert found == ["folding.py"]
