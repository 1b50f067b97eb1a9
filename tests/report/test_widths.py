"""A table that is too wide for the page is still one that can be read."""

from netwerk_widgets.report.document import Grid
from netwerk_widgets.report.widths import pieces
from netwerk_widgets.texts import texts

T = texts("nl")
HEADS = ("Gezegd op", "Over", "Waarover", "Hoe vaak: weinig", "Hoe vaak: veel", "Bron")
ROWS = tuple(
    ("12 nov 2026", about, what, number, number + 1, "illustratief")
    for number, (about, what) in enumerate(
        (about, what) for about in ("Gemeente", "Handel") for what in ("tijd", "geld")
    )
)
GRID = Grid("one", "Hoe goed", HEADS, ROWS)


def test_what_fits_stays_as_it_is():
    [piece] = pieces(GRID, 500, T)
    assert piece.columns == HEADS
    assert piece.title == "Hoe goed"
    assert len(piece.rows) == 4


def test_what_every_row_says_is_said_once_where_it_does_not_fit():
    [piece] = pieces(GRID, 100, T)
    assert piece.columns == HEADS[1:5]
    assert piece.title == "Hoe goed. In elke rij: gezegd op 12 nov 2026, bron illustratief"
    assert piece.rows[0] == ("Gemeente", "tijd", "0", "1")


def test_rows_that_do_not_fit_are_found_again_by_their_number():
    first, *rest = pieces(GRID, 60, T)
    assert rest
    for piece in (first, *rest):
        assert piece.columns[0] == "Rij"
        assert [row[0] for row in piece.rows] == ["1", "2", "3", "4"]
        assert round(sum(piece.shares), 9) == 1
    assert first.title.endswith(f"(deel 1 van {1 + len(rest)})")
    assert [head for piece in (first, *rest) for head in piece.columns[1:]] == [*HEADS[1:5]]


def test_a_first_column_that_tells_them_apart_needs_no_number():
    named = Grid("two", "Wie", ("Partij", "Belang", "Waarde"), (("A", "x", "y"), ("B", "y", "y")))
    assert [piece.columns[0] for piece in pieces(named, 40, T)] == ["Partij"]
    assert [piece.columns for piece in pieces(named, 20, T)] == [("Partij", "Belang")]


def test_one_row_or_rows_that_are_all_alike_keep_their_columns():
    one = Grid("three", "Eén", HEADS, ROWS[:1])
    assert {head for piece in pieces(one, 80, T) for head in piece.columns} == {*HEADS}
    alike = Grid("four", "Alike", HEADS, (ROWS[0], ROWS[0]))
    found = {head for piece in pieces(alike, 80, T) for head in piece.columns}
    assert found == {"Rij", *HEADS}


def test_a_short_word_of_wide_letters_stays_whole():
    heads = ("Doel", "Eenheid", *(f"Kolom {n}" for n in range(7)), "Op weg")
    rows = ((*["Een lange zin over dit doel"] * 2, *["12"] * 7, "60%"),) * 2
    [piece] = pieces(Grid("one", "Doelen", heads, rows), 170, T)
    # "weg" in nine points of DejaVu Sans Bold is 7.1 millimetres, between margins of 3.2.
    assert piece.shares[-1] * 170 >= 7.1 + 3.2
