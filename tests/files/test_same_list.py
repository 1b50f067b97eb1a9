"""A list is the same list with its empty cells cut off or filled up, and further down its sheet."""

from dataclasses import replace
from functools import cache

import pytest

from netwerk_widgets.files import read
from netwerk_widgets.files.recognising.shapes import recognise
from netwerk_widgets.files.tables import STRUCTURED, Row
from netwerk_widgets.session.errors import NetwerkError
from tests.files import test_by_hand, test_more_shapes
from tests.files.tried import made_of, tried


def lists():
    """What is read of each list that is no refused file, nor one of which a reader makes heads."""
    found = {}
    texts = {
        **{f"tried {n}": (each["name"], "\n".join(each["text"])) for n, each in enumerate(tried())},
        **{name: ("x.csv", text) for name, (text, *_) in test_more_shapes.RIGHT.items()},
        **{name: ("x.csv", text) for name, (text, *_) in test_by_hand.RIGHT.items()},
    }
    for name, (file, text) in texts.items():
        try:
            contents = read(text.encode(), file)
        except NetwerkError:
            continue
        if contents.kind not in STRUCTURED:
            found[name] = contents
    return found


LISTS = lists()


@cache
def made(name):
    """What becomes of a list; that a row goes on past the heads is told by where rows end."""
    return told(LISTS[name])


def told(contents):
    return [each for each in made_of(contents) if each != "tells longer"]


def with_rows(contents, change):
    sheets = []
    for each in contents.sheets:
        width = max(len(row.cells) for row in each.rows)
        sheets.append(replace(each, rows=tuple(change(row, width) for row in each.rows)))
    return replace(contents, sheets=tuple(sheets))


def cut(row, _width):
    cells = list(row.cells)
    while cells and not cells[-1].strip():
        del cells[-1]
    return Row(row.number, tuple(cells))


def wide(row, width):
    cells = [f" {each} " if each.strip() else each for each in row.cells]
    return Row(row.number, (*cells, *[""] * (width - len(cells))))


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("change", [cut, wide])
def test_empty_cells_at_the_end_of_a_row_and_spaces_in_a_cell_say_nothing(name, change):
    assert told(with_rows(LISTS[name], change)) == made(name)


@pytest.mark.parametrize("name", LISTS)
def test_further_down_its_sheet_it_is_the_same_list(name):
    contents = LISTS[name]
    lower = with_rows(contents, lambda row, _width: Row(row.number + 5, row.cells))
    assert told(lower) == made(name)
    asked = [(each.kind, each.row + 5) for each in recognise(contents).questions]
    assert [(each.kind, each.row) for each in recognise(lower).questions] == asked
