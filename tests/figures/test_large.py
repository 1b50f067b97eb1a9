"""Every figure can be put on the stage: large enough to read, never too high, and all of it."""

import json
from collections.abc import Iterator
from math import isclose

import pytest

from netwerk_widgets.figures.drawing import Still
from netwerk_widgets.figures.large import GROWS, HIGH, SMALLEST, TICKS, grown, laid_out
from netwerk_widgets.figures.registry import FIGURES
from netwerk_widgets.rounds.kinds import again
from netwerk_widgets.rounds.slips import read
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets.asking import words
from tests.rounds.making import CODE, raw, round_of
from tests.whole import TODAY, crowded, whole

#: The others are still pictures of the map: the stage draws the map itself.
PLOTLY = [
    key for key in FIGURES if not key.startswith("map-") and key not in ("helping", "pictures")
]
SESSIONS = {
    "case": lambda language: load_case("laanboompact", language),
    "small": lambda _language: whole(),
    "crowded": lambda _language: crowded(60),
}


def screens(key, session, language="nl"):
    drawing = FIGURES[key].draw(session, texts(language), TODAY)
    return drawing, [json.loads(each.figure) for each in laid_out(drawing)]


def sizes(node, path=()) -> Iterator[tuple[tuple[str, ...], float]]:
    """Every size of words, and where it stands; what only a pointer shows is not on the stage."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "size" and path and "font" in path[-1]:
                yield path, value
            elif key not in ("hoverlabel", "template"):
                yield from sizes(value, (*path, key))
    elif isinstance(node, list):
        for each in node:
            yield from sizes(each, path)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("about", SESSIONS)
@pytest.mark.parametrize("key", PLOTLY)
def test_its_words_can_be_read_from_the_back_of_the_room(key, about, language):
    drawing, found = screens(key, SESSIONS[about](language), language)
    assert found
    for figure in found:
        assert figure["layout"]["height"] <= HIGH
        assert figure["layout"]["template"]["layout"]["font"]["size"] >= SMALLEST
        for path, size in sizes(figure):
            least = TICKS if "tickfont" in path else SMALLEST
            assert size >= least, (drawing.key, path)


@pytest.mark.parametrize("key", PLOTLY)
def test_what_it_tells_is_not_enlarged(key):
    drawing, found = screens(key, load_case("laanboompact", "nl"))
    before = json.loads(drawing.figure.to_json())["data"]
    for one, other in zip(before, found[0]["data"], strict=True):
        for name in {"x", "y", "z", "r", "theta", "base", "text", "values", "customdata"} & set(
            one
        ):
            assert one[name] == other[name]
        if one["type"] == "bar" and "width" in one:
            assert one["width"] == other["width"]


def test_every_row_is_on_one_screen():
    _, found = screens("goals", crowded(60))
    assert len(found) > 1
    rows = found[0]["layout"]["yaxis"]["tickvals"]
    seen = [
        row
        for figure in found
        for row in rows
        if (ends := figure["layout"]["yaxis"]["range"]) and ends[1] < row < ends[0]
    ]
    assert seen == rows


def test_what_is_laid_out_in_pixels_is_cut_and_not_squeezed():
    drawing, found = screens("thread", load_case("laanboompact", "nl"))
    high = drawing.figure.layout.height
    assert high * GROWS > HIGH
    edges = [figure["layout"]["yaxis"]["range"] for figure in found]
    assert len(edges) > 1
    for (_, top), (foot, _) in zip(edges[1:], edges, strict=False):
        assert isclose(top, foot)
    assert all((foot - top) * GROWS <= HIGH + 1 for foot, top in edges)


def test_upright_words_of_many_columns_stand_on_one_line():
    """A page has room for two lines; on a screen of 4 : 3 they would lie over each other."""
    session = load_case("laanboompact", "nl")
    for each in session.stakeholders.items:
        each.name += " en alle gemeenten daaromheen"
    drawing, found = screens("closeness", session)
    assert any("<br>" in name for name in drawing.figure.layout.xaxis.ticktext)
    for figure in found:
        names = figure["layout"]["xaxis"]["ticktext"]
        assert len(names) == len(set(names)) == 14
        assert not any("<br>" in name for name in names)


def test_a_still_picture_is_none_of_this():
    drawing = FIGURES["map-network"].draw(whole(), texts("nl"), TODAY)
    assert isinstance(drawing.figure, Still)
    assert laid_out(drawing) == []


def test_what_stands_around_words_grows_with_them():
    figure = {"layout": {"title": {"pad": {"t": 4, "l": 8}}, "xaxis": {"pad": 2}}}
    found = grown(figure)["layout"]
    assert found["title"]["pad"] == {"t": 4 * GROWS, "l": 8 * GROWS}
    assert found["xaxis"]["pad"] == 2 * GROWS


def test_panels_beside_each_other_show_the_same_rows():
    _, found = screens("investments", crowded(60))
    assert len(found) > 1
    for figure in found:
        layout = figure["layout"]
        assert layout["yaxis"]["range"] == layout["yaxis2"]["range"] == layout["yaxis3"]["range"]


def test_the_first_and_the_second_answer_to_a_question_stand_on_one_screen():
    first = round_of("accelerators", per="person")
    answers = [read(raw(first, value, who="Ada"), first) for value in (1, 5)]
    again_ = again(first, CODE)
    drawing = words.drawing(again_, answers, (first, answers), texts("nl"))
    found = [json.loads(each.figure) for each in laid_out(drawing)]
    assert len(found) > 1
    rows = found[0]["layout"]["yaxis"]["tickvals"]
    for figure in found:
        foot, top = figure["layout"]["yaxis"]["range"]
        seen = [row for row in rows if top < row < foot]
        assert seen
        assert len(seen) % 2 == 0
        assert seen[0] % 2 == 0


def test_words_of_another_size_within_others_grow_too_and_what_is_typed_stays():
    label = "<span style='font-size:16px;color:#000'>18 → 28</span>"
    typed = "&lt;span style='font-size:16px'>"
    found = grown({"ticktext": [label, typed]})["ticktext"]
    assert found == [label.replace("16px", "28px"), typed]


def test_words_beside_a_thin_bar_are_not_made_smaller():
    _, found = screens("investments", load_case("laanboompact", "nl"))
    bars = [trace for figure in found for trace in figure["data"] if trace["type"] == "bar"]
    assert bars
    assert all(trace["constraintext"] == "none" for trace in bars)
