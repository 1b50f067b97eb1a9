"""What is made of a list whose shape is told by little: exports, forms, kinds, arrows, ranks."""

import pytest

from netwerk_widgets.files.recognising import (
    attending,
    exported,
    grouped,
    kinds,
    mixed,
    pairs,
    per_party,
)
from netwerk_widgets.files.recognising.building import parties
from netwerk_widgets.files.recognising.headless import headless
from netwerk_widgets.files.recognising.layouts import Layout
from netwerk_widgets.files.recognising.questions import Asking
from netwerk_widgets.files.recognising.shapes import recognise
from netwerk_widgets.files.recognising.sheets import explains
from netwerk_widgets.files.tables import Contents, Sheet
from tests.files.recognising.made import block, rows


def cells(made):
    return [";".join(row.cells) for row in made.rows]


# ---- exports ----


def test_the_heads_of_a_pivot_table_are_the_names_above_its_columns():
    made = exported.unmade(block("Aantal;Kolomlabels;", "Rijlabels;Aa;Bee", "Aa;;1"))
    assert (made.heads, cells(made)) == ((), [";Aa;Bee", "Aa;;1"])
    # Without a row below its heads there is nothing in it.
    bare = block("Aantal;Kolomlabels;", "Rijlabels;Aa;Bee")
    assert exported.unmade(bare) == bare


def test_the_questions_of_qualtrics_are_its_heads():
    made = exported.unmade(
        block(
            "Q1;Q2_1",
            "Uw organisatie;Met wie?",
            '{"ImportId":"QID1"};{"ImportId":"QID2"}',
            "Aa;Bee",
        )
    )
    assert (made.heads, cells(made)) == (("Uw organisatie", "Met wie?"), ["Aa;Bee"])
    # One code, or a head that is none, is no such export.
    for heads in ("Q1;Naam", "Q1;StartDate"):
        plain = block(heads, "Uw organisatie;Met wie?", "Aa;Bee")
        assert exported.unmade(plain) == plain


def test_heads_that_r_wrote_one_to_the_left():
    made = exported.unmade(block("Naam;Sector", "1;Aa;publiek", "2;Bee;privaat"))
    assert cells(made)[0] == ";Naam;Sector"
    made = exported.unmade(block("Aa;Bee", "Aa;0;1", "Bee;1;0"))
    assert cells(made)[0] == ";Aa;Bee"
    for lines in (
        ("Naam;Sector", "Aa;publiek", "Bee;privaat"), ("Naam;Sector", "2;Aa;publiek"),
        ("Naam", "1;Aa"), ("Naam;Sector", "1;Aa;publiek;x"), ("1;2", "1;0;1", "2;1;0"),
        ("Naam;Sector",),
    ):  # fmt: skip
        plain = block(*lines)
        assert exported.unmade(plain) == plain


# ---- groups ----


def test_columns_of_groups_may_end_at_any_row():
    made, layout, ragged = grouped.columns(block("Aa;Cee", "Bee", heads="Noord;Zuid"))
    assert cells(made) == ["Aa;Noord", "Bee;Noord", "Cee;Zuid"]
    assert (layout.roles, ragged) == (("name", "branch"), True)
    assert grouped.columns(block("Aa;Cee", "Bee;Dee", heads="Publiek;Privaat"))[1:] == (
        Layout("parties", ("name", "sector")), False,
    )  # fmt: skip
    # A gap is not how names fill a column; a name that is in two is in no group.
    assert grouped.columns(block("Aa;Cee", ";Dee", "Bee", heads="Noord;Zuid"))[2] is False
    assert grouped.columns(block("Aa;Cee", "Bee;Aa", heads="Noord;Zuid")) is None
    assert grouped.columns(block("Aa;Cee", "Bee;1", heads="Noord;Zuid")) is None
    assert grouped.columns(block("Aa;Cee", "Bee;Dee", heads="Noord")) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Aa;Bee;Cee", ["Aa", "Bee", "Cee"]), ("Aa;Bee en Cee", ["Aa", "Bee", "Cee"]),
        ("Aa;Bee;en Cee.", ["Aa", "Bee", "Cee"]), ("Aa;Bee", None), ("Aa;publiek;Cee", None),
        ("Aa;Bee;3", None), ("Aa;Bee;Aa", None), (f"Aa;Bee;{'x' * 81}", None),
        (f"Aa;Bee;{'x' * 80}", ["Aa", "Bee", "x" * 80]),
    ],
)  # fmt: skip
def test_names_on_one_line(line, names):
    found = grouped.one_line(block(line), Asking())
    assert (found and cells(found[0])) == names
    if names:
        whole = grouped.one_line(block(line), Asking({"commas": "whole"}))
        assert cells(whole[0]) == [", ".join(line.split(";"))]


def test_names_below_each_other_to_the_right_are_part_of_the_one_above():
    made, layout = grouped.indented(block("Aa", ";Bee", ";;Cee", ";Dee", "Eef"), Asking())
    assert cells(made) == ["Aa;", "Bee;Aa", "Cee;Bee", "Dee;Aa", "Eef;"]
    assert layout == Layout("parties", ("name", "parent"))
    # Two to the right at once, a first one that is not at the left, all at one place.
    for lines in (("Aa", ";;Bee"), (";Aa", "Bee"), ("Aa", "Bee"), ("Aa;x", ";Bee")):
        assert grouped.indented(block(*lines), Asking()) is None


def test_who_stands_below_two_is_a_partner_of_both():
    made, layout = grouped.indented(block("Aa", ";Bee", "Cee", ";Bee"), Asking())
    assert layout == Layout("neighbours", ("name", "with"))
    assert cells(made) == ["Aa;", "Aa;Bee", "Cee;", "Cee;Bee"]


# ---- kinds ----


def test_each_kind_that_is_marked_is_a_relation_and_none_is_said():
    made = block("Aa;Bee;x;x", "Aa;Cee;;", "Bee;Cee;x;", heads="Van;Naar;Overleg;Subsidie")
    roles = kinds.columns(made, ["from", "to", "keep", "keep"])
    assert roles == ["from", "to", "of_kind", "of_kind"]
    spread, columns = kinds.spread(made, {"from": 0, "to": 1}, [2, 3])
    assert cells(spread) == [
        "Aa;Bee;;;overleg;", "Aa;Bee;;;subsidie;", "Aa;Cee;;;geen;", "Bee;Cee;;;overleg;",
    ]  # fmt: skip
    assert columns == {"from": 0, "to": 1, "type": 4}


def test_numbers_below_kinds_are_strengths():
    made = block("Aa;Bee;3;1", heads="Van;Naar;Overleg;Subsidie")
    spread, columns = kinds.spread(made, {"from": 0, "to": 1}, [2, 3])
    assert cells(spread) == ["Aa;Bee;;;overleg;3", "Aa;Bee;;;subsidie;1"]
    assert columns == {"from": 0, "to": 1, "type": 4, "strength": 5}


@pytest.mark.parametrize(
    ("heads", "line", "roles"),
    [
        ("Van;Naar;Overleg", "Aa;Bee;x", ["from", "to", "keep"]),
        ("Van;Naar;Overleg;Kleur", "Aa;Bee;x;x", ["from", "to", "keep", "keep"]),
        ("Van;Naar;Overleg;Subsidie", "Aa;Bee;x;veel geld", ["from", "to", "keep", "keep"]),
        ("Van;Naar;Overleg;Subsidie", "Aa;Bee;x;", ["from", "to", "keep", "keep"]),
        ("Van;Naar;Overleg;Subsidie;Soort", "Aa;Bee;x;x;y", ["from", "to", "keep", "keep", "type"]),
    ],
)
def test_one_kind_alone_or_other_words_are_no_columns_of_kinds(heads, line, roles):
    assert kinds.columns(block(line, heads=heads), roles) == roles


# ---- lines ----


def test_two_words_on_a_line_are_a_pair_where_some_return():
    made, layout = pairs.spaced(block("aa bee", "bee cee"), Asking())
    assert (cells(made), layout.roles) == (["aa;bee", "bee;cee"], ("from", "to"))
    made, layout = pairs.spaced(block("aa bee 3", "bee cee 1"), Asking())
    assert (cells(made), layout.roles) == (["aa;bee;3", "bee;cee;1"], ("from", "to", "weight"))
    for lines in (
        ("aa bee", "cee dee"), ("aa bee",), ("aa bee;x", "bee cee;y"), ("aa bee x", "bee cee y"),
    ):  # fmt: skip
        assert pairs.spaced(block(*lines), Asking()) is None


def test_a_line_of_a_word_and_its_neighbours():
    made, layout = pairs.spaced(block("#x", "aa bee cee", "bee aa", "cee"), Asking())
    assert cells(made) == ["aa;bee;cee", "bee;aa", "cee"]
    assert layout.roles == ("name", "with", "with")


def test_what_may_be_pairs_is_asked_and_may_be_names():
    for answer, shape in ((None, "relations"), ("names", "parties")):
        asking = Asking({"pairs:blad:1": answer} if answer else {})
        _, layout = headless(block("Aa;Bee;3", "Cee;Dee;1"), asking, pasted=False)
        assert layout.shape == shape
        assert [each.kind for each in asking.found.values()] == ["pairs"]


# ---- several names in a cell ----


def test_only_in_a_list_of_parties_a_cell_of_several_is_several_parties():
    made = block("Aa, Bee", "Aa", "Bee", "Cee, Aa", heads="Partijen")
    found = parties(made, Layout("parties", ("name",)), Asking())
    assert cells(found) == ["Aa", "Bee", "Aa", "Bee", "Cee", "Aa"]
    for shape in ("register", "names", "meetings"):
        assert parties(made, Layout(shape, ("name",)), Asking()).rows == made.rows


# ---- a sheet for each party, and others ----


def upright(*lines):
    return [";".join(row.cells) for row in per_party.upright(Sheet("blad", rows(*lines))).rows]


def test_a_form_has_its_heads_in_its_first_column():
    assert upright("Naam;Aa", "Sector;publiek") == ["Naam;Sector", "Aa;publiek"]
    assert upright("Naam;Aa;Bee", "Sector;publiek;privaat") == [
        "Naam;Sector", "Aa;publiek", "Bee;privaat",
    ]  # fmt: skip
    asked = "Met wie werken jullie samen?"
    assert upright("Naam;Aa", "Sector;publiek", f"{asked};Bee") == [
        f"Naam;Sector;{asked}", "Aa;publiek;Bee",
    ]  # fmt: skip
    # Heads above, a head that nobody knows, one line, or no name.
    for lines in (
        ("Naam;Sector", "Rol;publiek"), ("Naam;Aa", "Kleur;rood"), ("Naam;Aa",),
        ("Sector;publiek", "Rol;klant"), ("Naam", "Sector"),
    ):  # fmt: skip
        assert upright(*lines) == [*lines]


@pytest.mark.parametrize(
    ("name", "lines", "expected"),
    [
        ("Toelichting", ("Aa", "Bee"), True), ("Blad 2", ("Aa", "Bee"), False),
        ("Blad 2", ("Dit is hoe je dit werkboek leest.", "x = werkt samen"), True),
        ("Blad 2", ("Dit is hoe je dit werkboek leest.", "Aa"), False),
        ("Toelichting", ("Aa;Bee",), False), ("Toelichting", (), False),
    ],
)  # fmt: skip
def test_a_sheet_of_lines_explains_the_others(name, lines, expected):
    assert explains(Sheet(name, rows(*lines))) is expected


def test_what_is_left_out_is_said_of_the_first_row_of_its_sheet():
    sheets = [
        Sheet("Partijen", rows("Naam;Sector", "Aa;publiek")),
        Sheet("Toelichting", rows("Zo leest u dit")),
        Sheet("Oud (ignore)", rows("Naam;Sector", "Bee;publiek")),
    ]  # fmt: skip
    found = recognise(Contents("xlsx", tuple(sheets)))
    assert [(each.kind, each.sheet, each.row) for each in found.questions] == [
        ("explains", "Toelichting", 1), ("ignored", "Oud (ignore)", 1),
    ]  # fmt: skip
    assert len(found.tables) == 1


def test_one_list_of_parties_and_relations_comes_apart():
    both = Sheet(
        "blad",
        rows("_id;_labels;name;_start;_end;_type", "1;:Org:Bank;Aa", "2;:Org;Bee",
             ";;;1;2;WERKT_MET", "3;:Org"),
    )  # fmt: skip
    nodes, links = mixed.apart(both)
    assert [row.cells for row in nodes.rows] == [
        ("_id", "_labels", "name"), ("1", "Org, Bank", "Aa"), ("2", "Org", "Bee"), ("3", "Org", ""),
    ]  # fmt: skip
    assert [(row.number, row.cells) for row in links.rows] == [
        (4, ("_start", "_end", "_type")), (4, ("1", "2", "WERKT_MET")),
    ]  # fmt: skip
    # With rows of one of the two alone it is that list; without these heads it is no such list.
    assert len(mixed.apart(Sheet("blad", both.rows[:3]))) == 1
    plain = Sheet("blad", rows("_id;name", "1;Aa"))
    assert mixed.apart(plain) == [plain]


# ---- meetings ----


def test_meetings_as_parties_of_their_own_are_told_by_the_list_itself():
    made = block("Aa;Zorg", "Bee;Zorg", "Bee;Wonen", heads="Naam;Overleg")
    layout = Layout("meetings", ("name", attending.GROUP), (), "parties")
    whole, others, links = attending.lists(made, layout, Asking())
    assert cells(whole) == ["Aa;Zorg", "Bee;Zorg"]
    assert cells(others) == ["Zorg", "Wonen"]
    assert cells(links) == ["Aa;Zorg", "Bee;Zorg", "Bee;Wonen"]
    assert (links.implied, links.directed, links.heads) == (True, False, ("", ""))


def test_who_shares_more_meetings_has_a_stronger_relation_three_at_most():
    lines = [f"{p};{m}" for m in ("v", "w", "x", "y") for p in ("Aa", "Bee")]
    layout = Layout("meetings", ("name", attending.GROUP), (), "shared")
    made = block(*lines, "Cee;v", "Dee;z", heads="Naam;Overleg")
    _, links = attending.lists(made, layout, Asking())
    assert cells(links) == ["Aa;Bee;3;v, w, x, y", "Aa;Cee;1;v", "Bee;Cee;1;v"]
    notes = Layout("meetings", ("name", attending.GROUP), (), "notes")
    (kept,) = attending.lists(made, notes, Asking())
    assert len(kept.rows) == 10
