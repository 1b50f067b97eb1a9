"""Whoever cannot use a picture by eye: no number stands in the picture alone."""

import json
import re
from collections import Counter

import pytest

from netwerk_widgets.figures.drawing import Drawing, Still
from netwerk_widgets.figures.registry import FIGURES
from netwerk_widgets.texts import LANGUAGES, Texts, texts
from tests.figures.test_registry import filled
from tests.whole import TODAY

NUMBER = re.compile(r"[−-]?\d+(?:[.,]\d+)*")
TAG = re.compile(r"<[^>]+>")


def words_in(drawing: Drawing) -> str:
    """The words that stand in a picture: labels at what is drawn, and notes; no axis."""
    figure = drawing.figure
    if isinstance(figure, Still):
        return " ".join(re.findall(r"<text[^>]*>(.*?)</text>", figure.wide, re.S))
    made = json.loads(figure.to_json())
    found: list[str] = []
    for trace in made["data"]:
        mode = trace.get("mode", "text")
        if "text" in mode and "text" in trace and trace.get("textinfo") != "none":
            given = trace["text"]
            found += [given] if isinstance(given, str) else [str(each) for each in given if each]
    found += [str(each.get("text", "")) for each in made["layout"].get("annotations", ())]
    return " | ".join(found)


def numbers(words: str) -> set[str]:
    plain = TAG.sub(" ", words).replace("−", "-")
    return {each.lstrip("+") for each in NUMBER.findall(plain)}


def told(drawing: Drawing, t: Texts) -> set[str]:
    """The numbers of its words and its table, and how many rows of it say the same."""
    cells = [cell for row in drawing.table.rows for cell in row if cell is not None]
    said = [drawing.title, drawing.summary, *drawing.table.columns, *map(str, cells)]
    said += [t.number(cell, 2) for cell in cells if isinstance(cell, float)]
    # Which day it is, everybody knows; and how a line's width is read, the map's key says in words.
    said += [t.day(TODAY), t("mapview.ui.legend_width"), *map(str, Counter(cells).values())]
    return numbers(" | ".join(said))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", FIGURES)
def test_every_number_in_the_picture_is_in_its_words_or_its_table(key, language):
    t = texts(language)
    drawing = FIGURES[key].draw(filled(key), t, TODAY)
    assert numbers(words_in(drawing)) - told(drawing, t) == set(), words_in(drawing)[:800]
