"""Influence × interest: the picture, the words and the tables follow one rule."""

from itertools import combinations, pairwise, product

import pytest

from netwerk_widgets.figures.map.scene import map_scene
from netwerk_widgets.figures.map.still import NARROW, still_map
from netwerk_widgets.figures.map.type import measured
from netwerk_widgets.insights.quadrants import QUADRANTS, of_levels, sorted_out
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts

NL = texts("nl")
LEVELS = range(1, 6)


def everywhere(each: int = 1) -> Session:
    """``each`` parties with every pair of levels, and one without any."""
    items = [
        {"id": f"p{power}{interest}-{n}", "name": "Iemand", "power": power, "interest": interest}
        for power, interest in product(LEVELS, LEVELS)
        for n in range(each)
    ]
    return Session.model_validate({"stakeholders": {"items": [*items, {"id": "q", "power": 4}]}})


@pytest.mark.parametrize(
    ("power", "interest", "at"),
    [
        (4, 4, "involve"),
        (5, 2, "satisfy"),
        (2, 4, "inform"),
        (1, 2, "watch"),
        (3, 5, "middle"),
        (1, 3, "middle"),
        (3, 3, "middle"),
    ],
)
def test_a_3_is_the_middle_and_no_quadrant(power, interest, at):
    assert of_levels(power, interest) == at


@pytest.mark.parametrize("each", [1, 2, 12, 40])
def test_a_party_is_drawn_where_it_is_counted(each):
    session = everywhere(each)
    counted = sorted_out(session.stakeholders.items)
    layout = map_scene(session, NL, "")["layouts"]["power"]
    ground = layout["ground"]
    names = {NL(f"figures.map.quadrant.{at}"): at for at in QUADRANTS}
    middle, *corners = [shape for shape in ground if shape["type"] == "rect"]
    # A quadrant's name follows its box.
    boxes = {}
    for shape, note in pairwise(ground):
        if note.get("text") in names:
            boxes[names[note["text"]]] = shape
    assert set(boxes) == set(QUADRANTS)
    assert boxes["middle"] is middle
    for at, parties in counted.items():
        for party in parties:
            x, y = layout["places"][party.id]
            inside = [
                name
                for name, box in boxes.items()
                if box in corners and box["x0"] < x < box["x1"] and box["y0"] < y < box["y1"]
            ]
            assert inside == ([] if at == "middle" else [at]), party.id


@pytest.mark.parametrize("language", ["nl", "en"])
def test_on_a_phone_the_names_of_the_quadrants_stand_clear_of_each_other(language):
    t = texts(language)
    ground = map_scene(everywhere(), t)["layouts"]["power"]["ground"]
    names = {t(f"figures.map.quadrant.{name}") for name in QUADRANTS}
    width, height = NARROW
    boxes = []
    for each in (each for each in ground if each.get("text") in names):
        wide = measured(each["text"], 17, bold=True)
        left = each["x"] * width - {"start": 0, "middle": wide / 2, "end": wide}[each["anchor"]]
        boxes.append((left, left + wide, each["y"] * height))
    assert len(boxes) == len(QUADRANTS)
    for (left, right, y), (other_left, other_right, other_y) in combinations(boxes, 2):
        assert abs(y - other_y) > 17 or right < other_left or other_right < left


def test_the_still_picture_the_words_and_the_table_count_alike():
    session = everywhere()
    found = still_map(session, NL, "power")
    assert found.title == NL.count("figures.map.title.power", 4)
    assert "het midden (een 3): 9" in found.summary
    column = found.table.columns.index(NL("figures.map.column.quadrant"))
    told = [row[column] for row in found.table.rows]
    assert [told.count(NL(f"figures.map.quadrant.{at}")) for at in QUADRANTS] == [4, 4, 4, 4, 9]
    assert told[-1] is None


def test_a_partys_details_say_the_same():
    details = {each["id"]: each["quadrant"] for each in map_scene(everywhere(), NL, "")["parties"]}
    assert details["p33-0"] == details["p53-0"] == NL("figures.map.quadrant.middle")
    assert details["p54-0"] == NL("figures.map.quadrant.involve")
    assert details["q"] is None
