"""Names on the map: whole, over nothing, and alike in Python and in the browser."""

import json

import pytest

from netwerk_widgets.figures.map.frame import framed
from netwerk_widgets.figures.map.layouts import LAYOUTS
from netwerk_widgets.figures.map.names import _shared, placed, stretches, under
from netwerk_widgets.figures.map.scene import map_scene
from netwerk_widgets.figures.map.type import broken, foreign, letters, measured, sided
from netwerk_widgets.method import CASES
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.texts import texts
from tests.figures.map.examples import FILE, drawn

CONTENT = json.loads(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "example",
    CONTENT["examples"],
    ids=lambda each: f"{each['scene']}-{each['layout']}-{each['size'][0]}",
)
def test_the_examples_are_still_drawn_so(example):
    """``tests/js/map.test.js`` asks the same of the browser's scripts."""
    scene = CONTENT["scenes"][example["scene"]]
    found = drawn(scene, example["layout"], tuple(example["size"]), example["font"])
    assert found == {"names": example["names"], "lines": example["lines"]}


@pytest.mark.parametrize(("size", "most"), [((976, 660), 28), ((1824, 800), 13)])
def test_in_the_cases_nothing_is_cut_and_few_names_cross_a_line(size, most):
    crossings = 0
    for case in CASES:
        scene = map_scene(load_case(case, "nl"), texts("nl"))
        for layout in LAYOUTS:
            frame = framed(scene, layout, size)
            labels = placed(frame, 17)
            assert len(labels) == len(scene["parties"])
            for label in labels:
                assert not label.lines[-1].endswith("…")
                lengths = under(map(stretches, frame.lines), label.box)
                crossings += len(lengths)
                width = label.box[2] - label.box[0]
                assert all(length < max(45, width / 2) for length in lengths)
    assert crossings <= most


@pytest.mark.parametrize(("size", "over"), [((344, 580), 400), ((312, 580), 800)])
def test_on_a_phone_no_name_is_cut_and_hardly_any_lies_over_another(size, over):
    area = 0.0
    for case in CASES:
        scene = map_scene(load_case(case, "nl"), texts("nl"))
        for layout in LAYOUTS:
            labels = placed(framed(scene, layout, size), 16)
            assert len(labels) >= len(scene["parties"]) - 3
            assert [each.lines for each in labels if each.lines[-1].endswith("…")] == []
            for at, each in enumerate(labels):
                area += sum(_shared(each.box, other.box) for other in labels[:at])
    assert area < over  # square pixels, over ten maps


def test_names_lie_inside_and_over_no_other_name():
    for case in CASES:
        scene = map_scene(load_case(case, "en"), texts("en"))
        for layout in LAYOUTS:
            boxes = [each.box for each in placed(framed(scene, layout, (976, 660)), 17)]
            for at, (left, top, right, bottom) in enumerate(boxes):
                assert left > -3
                assert top >= 0
                assert right < 979
                assert bottom <= 660
                for other in boxes[:at]:
                    apart = (
                        right <= other[0]
                        or other[2] <= left
                        or bottom <= other[1]
                        or other[3] <= top
                    )
                    assert apart


@pytest.mark.parametrize(
    ("text", "room", "most", "lines"),
    [
        ("Rabobank West-Betuwe", 110, 3, ["Rabobank", "West-Betuwe"]),
        ("Boomkwekerij Waalzicht", 90, 3, ["Boomkwe-", "kerij", "Waalzicht"]),
        ("Samenwerkingsverband Zuid", 90, 4, ["Samenwer-", "kingsver-", "band Zuid"]),
        (
            "Andere zorg- en overheidsinstellingen",
            94,
            4,
            ["Andere", "zorg- en", "overheids-", "instellingen"],
        ),
        ("Gezondheidsorganisatie", 110, 3, ["Gezondheids-", "organisatie"]),
        ("Gemeente", 72, 2, ["Gemeen-", "te"]),
        ("Maatschappij", 66, 2, ["Maat-", "schappij"]),
        ("Bestrijdingsmiddelenregistratie en meer", 90, 2, None),
        ("Laanboomkwekers", 70, 1, ["Laanb…"]),
        ("Neder-Betuwe", 85, 1, ["Neder-B…"]),
        ("", 90, 2, [""]),
        ("a", 1, 1, ["a"]),
    ],
)
def test_words_break_where_they_must(text, room, most, lines):
    found = broken(text, room, most, 17)
    assert len(found) <= most
    if lines is None:
        assert found[-1].endswith("…")
    else:
        assert found == lines


def test_no_word_is_dropped_after_a_first_one_that_is_too_long():
    found = broken("Bestrijdingsmiddelenregistratie Zuidwest Nederland", 110, 9, 17)
    assert "".join(found).replace("-", "").replace(" ", "").endswith("ZuidwestNederland")
    assert all(measured(each, 17) <= 110 for each in found)


def test_letters_of_other_scripts_have_a_width_too():
    assert foreign("地")
    assert foreign("Ω")
    assert not foreign("é")
    assert measured("地", 20) == 20
    assert measured("e\u0301", 20) == measured("e", 20)


@pytest.mark.parametrize(
    "whole",
    ["e\u0301", "ที่", "क्", "👩\u200d🌾", "👍🏽", "❤\ufe0f", "🇳🇱", "🏴\U000e0067\U000e007f"],
    ids=ascii,
)
def test_nobody_parts_a_letter_from_its_marks(whole):
    assert letters(f"a{whole}b{whole}") == ["a", whole, "b", whole]
    for line in broken(whole * 9, 60, 20, 17):
        assert line.rstrip("-") == whole * (len(line.rstrip("-")) // len(whole))


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("中国水利水电建设集团公司", ["中国水利水电建", "设集团公司"]),
        ("การประปานครหลวง", ["การประปานคร", "หลวง"]),
        ("Μεταλλευτικοβιομηχανικός", ["Μεταλλευτι-", "κοβιομηχαν-", "ικός"]),
        ("שירותיהבריאותהכללית", ["שירותיהבריא", "ותהכללית"]),
    ],
)
def test_a_hyphen_stands_only_where_a_script_has_one(name, lines):
    assert broken(name, 125, 9, 17) == lines
    assert all(measured(line, 17) <= 125 for line in lines)


def test_a_flag_is_two_letters_and_no_more():
    assert letters("🇳🇱🇧🇪") == ["🇳🇱", "🇧🇪"]


def test_a_line_of_a_name_from_right_to_left_is_told_apart():
    for name in ("חברת מים (Water BV)", "(שירות) BV", "شركة…"):
        assert sided(name, name) == f"\u2067{name}\u2069"
    for name in ("Water BV חברת", "地方", "12 …", ""):
        assert sided(name, name) == name
    assert sided("BV", "חברת BV") == "\u2067BV\u2069"
