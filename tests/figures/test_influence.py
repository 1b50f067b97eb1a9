"""Who can carry the goals and who can stop one: what is not told by the tests of every figure."""

import pytest

from netwerk_widgets.figures.influence import influence_bars
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.texts import LANGUAGES, texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_what_the_bars_mean_stands_there_whole(language):
    t = texts(language)
    drawing = influence_bars(load_case("laanboompact", language), t)
    said = drawing.narrow["xaxis.title.text"].replace("<br>", " ")
    assert said == t("influence.figure.axis")
