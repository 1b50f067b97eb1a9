"""How much may stand above a list: a title, a date, a few lines of explanation."""

import pytest

from netwerk_widgets.files import read_text
from netwerk_widgets.files.reading.delimited import separated_by
from netwerk_widgets.files.recognising import tables

#: The head of a list may be the fifteenth row that is not empty, not the sixteenth.
LAST = 14


def under(lines, separator=";"):
    above = [f"regel {n}" for n in range(lines)]
    rows = [separator.join(cells) for cells in (("Naam", "Sector"), ("Alfa", "publiek"))]
    return "\n".join([*above, "", *rows])


@pytest.mark.parametrize("lines", [0, 1, 5, 6, 7, LAST])
def test_a_list_is_found_under_so_many_lines(lines):
    (found,) = tables(read_text(under(lines), "x.csv"))
    assert found.kind == "parties"
    assert found.columns == {"name": 0, "sector": 1}
    assert [row.cells for row in found.rows] == [("Alfa", "publiek")]


def test_under_more_lines_it_is_no_head():
    (found,) = tables(read_text(under(LAST + 1), "x.csv"))
    assert "sector" not in found.columns or found.heads[0] != "Naam"
    assert len(found.rows) > 1


@pytest.mark.parametrize("separator", [";", ",", "|", "\t"])
def test_the_head_tells_the_separator_as_deep(separator):
    other = ";" if separator == "," else ","
    text = "\n".join([*[f"a{other}b"] * LAST, f"Naam{separator}Sector", f"Alfa{separator}publiek"])
    assert separated_by(text) == separator
