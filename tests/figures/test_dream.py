from netwerk_widgets.figures.support import support_bars
from netwerk_widgets.figures.themes import theme_matrix
from netwerk_widgets.texts import texts
from tests.whole import whole

NL = texts("nl")


def test_support_shows_each_level_and_who():
    drawing = support_bars(whole(), NL)
    assert drawing.title == (
        "2 van de 3 partijen die antwoordden steunen de droom (4 of 5), 1 nog niet (1 of 2)"
    )
    assert list(drawing.figure.data[0].x) == [1, 0, 0, 0, 2]
    assert drawing.table.rows[4][1:] == (2, "Gemeente en Kwekers")
    assert "eensgezindheid is 0,08" in drawing.summary


def test_themes_show_who_carries_what():
    drawing = theme_matrix(whole(), NL)
    assert drawing.title == "‘Groen’ leeft bij 2 van de 4 partijen"
    assert drawing.table.rows == (
        ("Groen", "✓", "✓", None, None, 2),
        ("Werk", None, None, "✓", None, 1),
    )
    # four parties against two themes: the longer list goes down
    assert len(drawing.figure.layout.yaxis.tickvals) == 4
    assert [list(row) for row in drawing.figure.data[0].z] == [[1, 0], [1, 0], [0, 1], [0, 0]]
