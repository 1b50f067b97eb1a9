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


def test_a_phone_names_the_parties_whole_in_rows_as_high_as_their_names():
    session = whole()
    session.stakeholders.items[0].name = "Gemeenten Terneuzen, Hulst en Sluis"
    session.stakeholders.items[1].name = "Zorgkantoor en zorgverzekeraar"
    drawing = theme_matrix(session, NL)
    names = drawing.narrow["yaxis.ticktext"]
    assert not any("…" in name for name in names)
    most = max(name.count("<br>") + 1 for name in names)
    margin = drawing.narrow["margin"]
    inside = drawing.narrow["height"] - margin["t"] - margin["b"]
    assert most == 4
    assert inside / len(names) >= most * 16 * 1.3
