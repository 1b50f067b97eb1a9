"""Where lists begin and end on a sheet."""

import pytest

from netwerk_widgets.files.recognising.blocks import below_title, blocks
from netwerk_widgets.files.recognising.questions import Asking
from netwerk_widgets.files.tables import Sheet
from tests.files.recognising.made import rows


def found(*lines):
    """The lists on a sheet: title, heads and the first cells of the rows; and what is said."""
    asking = Asking()
    made = blocks(Sheet("blad", rows(*lines)), asking)
    told = [(each.kind, each.row, each.words.get("name")) for each in asking.found.values()]
    return [
        (each.title, ";".join(each.heads), [";".join(row.cells) for row in each.rows])
        for each in made
    ], told


# ---- titles and heads ----


def test_a_title_stands_above_the_heads_and_a_free_line_between_lists():
    lists, told = found(
        "Partijen", "Naam;Sector", "Aa;publiek", "", "Relaties", "Van;Naar", "Aa;Bee"
    )
    assert lists == [
        ("Partijen", "Naam;Sector", ["Aa;publiek"]), ("Relaties", "Van;Naar", ["Aa;Bee"]),
    ]  # fmt: skip
    assert told == []


def test_a_row_with_one_cell_just_above_other_heads_is_one_of_the_list():
    # No free line before it, so "Bee" is no title.
    lists, _ = found("Naam;Sector", "Aa;publiek", "Bee", "Van;Naar", "Aa;Bee")
    assert lists == [
        ("", "Naam;Sector", ["Aa;publiek", "Bee"]), ("", "Van;Naar", ["Aa;Bee"]),
    ]  # fmt: skip


def test_a_lone_head_on_the_first_row_heads_a_list_and_further_down_it_is_a_name():
    assert found("Naam", "Aa", "Bee")[0] == [("", "Naam", ["Aa", "Bee"])]
    assert found("Aa", "Naam", "Bee")[0] == [("", "", ["Aa", "Naam", "Bee"])]
    # Below a title with a free line it is a head again.
    assert found("Onze lijst", "", "Naam", "Aa")[0] == [("Onze lijst", "Naam", ["Aa"])]


def test_the_same_heads_again_begin_another_list():
    lists, _ = found("Naam;Kleur", "Aa;rood", "Naam;Kleur", "Bee;blauw")
    assert [body for _, _, body in lists] == [["Aa;rood"], ["Bee;blauw"]]


@pytest.mark.parametrize("above", [14, 15])
def test_the_heads_stand_in_the_first_fifteen_rows(above):
    lists, _ = found(*[f"regel {n};x" for n in range(above)], "Naam;Sector", "Aa;publiek")
    assert lists[0][1] == ("Naam;Sector" if above == 14 else "")


# ---- a title above a list without known heads ----


@pytest.mark.parametrize(
    ("lines", "title", "kept"),
    [
        (("Overzicht 2024", "Aa;Bee", "Bee;Cee"), "Overzicht 2024", 2),
        (("Wie werkt met wie", "Aa;Bee", "Bee;Cee"), "Wie werkt met wie", 2),
        (("Bron: de gemeente", "Aa;Bee", "Bee;Cee"), "Bron: de gemeente", 2),
        (("Iets", "", "Aa;Bee", "Bee;Cee"), "Iets", 2),
        (("Iets", ";Aa;Bee", "Aa;;x", "Bee;x;"), "Iets", 3),
        # A name of three words right above, and lines of one cell alone, are no title.
        (("Aa Bee Cee", "Aa;Bee", "Bee;Cee"), "", 3),
        (("Overzicht 2024", "Aa", "Bee"), "", 3),
        # Of two rows nothing is taken away.
        (("Overzicht 2024", "Aa;Bee"), "", 2),
        # The first line is the title; what stands below it goes too.
        (("Overzicht 2024", "Peildatum: 3 maart", "Aa;Bee", "Bee;Cee"), "Overzicht 2024", 2),
    ],
)
def test_what_is_a_title_above_a_list(lines, title, kept):
    rest, found = below_title(rows(*lines))
    assert (found, len(rest)) == (title, kept)


# ---- beside each other ----


def test_two_lists_beside_each_other_have_an_empty_column_between_and_heads_each():
    lists, _ = found("Naam;Sector;;Van;Naar", "Aa;publiek;;Aa;Bee", "Bee;privaat;;;")
    assert lists == [
        ("", "Naam;Sector", ["Aa;publiek", "Bee;privaat"]), ("", "Van;Naar", ["Aa;Bee"]),
    ]  # fmt: skip
    # Where one has no heads it is one list with an empty column.
    assert len(found("Naam;Sector;;x;y", "Aa;publiek;;Aa;Bee")[0]) == 1


def test_heads_that_recur_are_lists_of_relations_against_each_other():
    lists, _ = found("Van;Naar;Van;Naar", "Aa;Bee;Cee;Dee", "Aa;Cee;;")
    assert lists == [
        ("", "Van;Naar", ["Aa;Bee", "Aa;Cee"]), ("", "Van;Naar", ["Cee;Dee"]),
    ]  # fmt: skip
    three, _ = found("Van;Naar;Sterkte;Van;Naar;Sterkte", "Aa;Bee;3;Cee;Dee;1")
    assert [heads for _, heads, _ in three] == ["Van;Naar;Sterkte"] * 2
    assert len(found("Sector;Rol;Sector;Rol", "publiek;klant;privaat;klant")[0]) == 1


# ---- below a list ----


def test_sums_and_sources_below_a_list_are_left_out_and_said():
    lists, told = found(
        "Naam;Sector;Aantal", "Aa;publiek;1", "Bee;privaat;2", "Totaal;;3", "Bron: gemeente"
    )
    assert lists[0][2] == ["Aa;publiek;1", "Bee;privaat;2"]
    assert told == [("foot", 4, "Totaal"), ("foot", 5, "Bron: gemeente")]


def test_what_is_called_so_further_up_is_a_party():
    # Only the last six rows of a list are looked at, and never its first.
    many = [f"P{n};publiek" for n in range(6)]
    lists, told = found("Naam;Sector", "Som;publiek", *many)
    assert (len(lists[0][2]), told) == (7, [])
    lists, told = found("Naam;Sector", "Aa;publiek", "Som;1", *many)
    assert (len(lists[0][2]), told) == (8, [])
    lists, told = found("Naam;Sector", "Aa;publiek", "Som;1", *many[:5])
    assert (len(lists[0][2]), told) == (6, [("foot", 3, "Som")])


# ---- heads over two rows ----


@pytest.mark.parametrize(
    ("lines", "heads"),
    [
        # Below what is merged over two columns stand their own heads.
        (("Naam;Analyse;Analyse;Sector", ";Invloed;Belang;", "Aa;5;4;publiek"),
         "Naam;Invloed;Belang;Sector"),
        # What is merged downwards repeats itself.
        (("Naam;Analyse;Analyse;Sector", "Naam;Invloed;Belang;Sector", "Aa;5;4;publiek"),
         "Naam;Invloed;Belang;Sector"),
        # A row of a party is none of heads.
        (("Naam;Sector", "Aa;publiek", "Bee;privaat"), "Naam;Sector"),
        # Both ends with what belongs to each.
        (("Van;;Naar;", "Organisatie;Persoon;Organisatie;Persoon", "Aa;Jan;Bee;Piet"),
         "Van;Van Persoon;Naar;Naar Persoon"),
        (("Van;Van;Naar;Naar", "Organisatie;Persoon;Organisatie;Persoon", "Aa;Jan;Bee;Piet"),
         "Van;Van Persoon;Naar;Naar Persoon"),
        # Below one end stands something else, so these are two parties.
        (("Van;;Naar;", "Organisatie;Persoon;Persoon;Organisatie", "Aa;Jan;Bee;Piet"),
         "Van;;Naar;"),
        (("Van;;Naar;", "Gemeente;Jan;Gemeente;Piet", "Aa;Jan;Bee;Piet"), "Van;;Naar;"),
        (("Van;;Naar;", "Organisatie;;Organisatie;Persoon", "Aa;Jan;Bee;Piet"), "Van;;Naar;"),
    ],
)  # fmt: skip
def test_heads_over_two_rows(lines, heads):
    lists, _ = found(*lines)
    assert lists[0][1] == heads
    # The second row of heads is no row of the list.
    assert lists[0][2] == [*lines[2 if heads != lines[0] else 1 :]]


def test_a_second_row_of_heads_stands_right_below_the_first():
    lists, _ = found("Naam;Analyse;Analyse", "", ";Invloed;Belang", "Aa;5;4")
    assert lists[0][1] == "Naam;Analyse;Analyse"


# ---- a matrix below another list ----


def test_a_matrix_begins_where_names_stand_above_and_beside():
    lists, _ = found("Naam;Sector", "Aa;publiek", "", ";Aa;Bee", "Aa;;x", "Bee;x;")
    assert [(heads, body) for _, heads, body in lists] == [
        ("Naam;Sector", ["Aa;publiek"]),
        ("", [";Aa;Bee", "Aa;;x", "Bee;x;"]),
    ]
