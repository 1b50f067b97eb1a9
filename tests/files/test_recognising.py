"""Heads and values in Dutch and English, in any order and case; lists without heads."""

import pytest

from netwerk_widgets.files import read_text
from netwerk_widgets.files.columns import CHOICES, COLUMNS, header
from netwerk_widgets.files.recognising import nearest, recognise, recognised, tables
from netwerk_widgets.files.tables import Contents, Row, Sheet
from netwerk_widgets.texts import LANGUAGES, texts


def table(text, name="x.csv"):
    (found,) = tables(read_text(text, name))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_heads_in_any_order_and_case(language):
    t = texts(language)
    heads = [header(field, "parties", t).upper() for field in reversed(COLUMNS["parties"])]
    found = table("\t".join(heads) + "\n" + "\t".join("a" * len(heads)))
    assert found.kind == "parties"
    assert found.columns == {field: n for n, field in enumerate(reversed(COLUMNS["parties"]))}
    heads = [f"  {header(field, 'relations', t)} *" for field in COLUMNS["relations"]]
    found = table("\t".join(heads) + "\nA\tB\t\t\t")
    assert found.columns == {field: n for n, field in enumerate(COLUMNS["relations"])}


@pytest.mark.parametrize(
    ("heads", "kind", "fields"),
    [
        ("Label,Type,Description,Tags", "parties", {"name", "branch", "note"}),
        ("From,To,Direction,Strength,Type", "relations",
         {"from", "to", "direction", "strength", "kind"}),
        ("Id,Label,Style,Note", "parties", {"ref", "name", "branch", "note"}),
        ("Source,Target,Type,Id,Label,Weight", "relations", {"from", "to", "kind"}),
        ("Organisatie;Publiek/privaat;Invloed (1-5);Belang", "parties",
         {"name", "sector", "power", "interests"}),
        ("opmerking;rol;naam", "parties", {"note", "role", "name"}),
        ("Bron;Doel;Naam", "parties", {"source", "name"}),
    ],
)  # fmt: skip
def test_heads_of_other_programs(heads, kind, fields):
    found = table(heads + "\n" + heads.replace(",", "x,").replace(";", "x;"))
    assert (found.kind, set(found.columns)) == (kind, fields)


def test_a_type_is_what_stands_under_it():
    assert "sector" in table("Naam;Type\nA;publiek\nB;Private\nC;overheid").columns
    assert "role" in table("Naam;Soort\nA;verbinder\nB;financier").columns
    assert "direction" in table("Source,Target,Type\nA,B,Directed\nB,C,Undirected").columns
    assert "interest" in table("Naam;Belang\nA;5\nB;hoog").columns
    assert "strength" in table("Van;Naar;Gewicht\nA;B;1\nB;C;3").columns


def test_a_list_under_a_title():
    found = table("Onze partijen\nvan 3 maart\n\nNaam;Sector\nA;publiek")
    assert (found.rows[0].number, found.rows[0].cells) == (5, ("A", "publiek"))


def test_two_lists_under_each_other():
    one, two = tables(read_text("Naam;Sector\nA;publiek\nVan;Naar\nA;B", "x.csv"))
    assert (one.kind, [row.cells[0] for row in one.rows]) == ("parties", ["A"])
    assert (two.kind, [row.cells for row in two.rows]) == ("relations", [("A", "B")])


@pytest.mark.parametrize(
    ("text", "kind", "fields"),
    [
        ("Gemeente Terneuzen\nZorgSaam\nPartij", "parties", {"name"}),
        ("Gemeente Terneuzen\tpubliek\nZorgSaam\tmaatschappelijk", "parties", {"name", "sector"}),
        ("A\tB\nB\tC", "relations", {"from", "to"}),
        ("A\tB\t1\nB\tC\t3", "relations", {"from", "to", "strength"}),
        ("A\thoort erbij\nB\tlater vragen", "parties", {"name"}),
        ("1. Gemeente\tiets\tnog iets\n2. Zorg", "parties", {"name"}),
    ],
)
def test_lists_without_heads(text, kind, fields):
    found = table(text, "")
    assert (found.kind, set(found.columns)) == (kind, fields)
    assert len(found.rows) == text.count("\n") + 1


def test_numbers_from_the_third_column_on_are_looked_at_where_there_are_any():
    """In a list of pairs a number may be left out; with a word in its place it is asked."""
    pairs = "A\tB\t1\nB\tC\t\nC\tA\t2"
    assert table(pairs, "").kind == "relations"
    for text, asked in ((pairs, []), (pairs.replace("\t2", "\tveel"), ["unknown_heads"])):
        assert [each.kind for each in recognise(read_text(text)).questions] == asked


def test_a_column_in_which_nothing_stands_is_of_no_known_values():
    found = table("Naam;Type\nA;\nB;")
    assert set(found.columns) == {"name", "branch"}


def test_only_a_list_of_ours_may_have_words_for_a_strength():
    for name, soft in (("x.csv", False), ("x.graphml", True)):
        row = Row(2, ("A", "B", "iets", "veel"))
        sheet = Sheet("", (Row(1, ("Van", "Naar", "Soort", "Sterkte")), row))
        (found,) = tables(Contents(name.partition(".")[2], (sheet,)))
        assert ({"kind", "strength"} <= found.soft) == soft


def test_an_edge_list_without_heads():
    assert table("anna,bert\ncees,dirk").kind == "relations"


@pytest.mark.parametrize("field", CHOICES)
def test_every_value_is_known_in_both_languages(field):
    values, words = CHOICES[field]
    for language in LANGUAGES:
        for value in values:
            assert recognised(field, words(texts(language), value).upper()) == value
            assert recognised(field, value) == value


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("sector", "Overheid", "public"), ("sector", " non-profit", "social"),
        ("role", "Klant", "client"), ("ring", "Kern", "core"),
        ("geography", "landelijk", "national"), ("sector", "?", None),
        ("power", "4", 4), ("power", "4,0", 4), ("power", "Hoog", 4), ("power", "heel veel", 5),
        ("strength", "zwak", 1), ("power", "6", None), ("power", "2,5", None),
        ("x", "0,25", 0.25), ("x", "links", None), ("direction", "Mutual", "both_ways"),
        ("direction", "Één kant op", "one_way"), ("direction", "gericht", "one_way"),
    ],
)  # fmt: skip
def test_values_as_people_write_them(field, words, value):
    assert recognised(field, words) == value


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("sector", "pubilek", "public"), ("sector", "publiek (gemeente)", "public"),
        ("role", "financiër!", "financier"), ("power", "9", 5), ("power", "0", 1),
        ("power", "2,4", 2), ("strength", "12", 3), ("sector", "paars", None),
        ("role", "verbindr", "connector"), ("power", "niet hoog", None),
        ("power", "tamelijk hoog", 4),
    ],
)  # fmt: skip
def test_the_nearest_right_value(field, words, value):
    assert nearest(field, words) == value
