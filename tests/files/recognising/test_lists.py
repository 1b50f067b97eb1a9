"""Lists as a whole: hidden rows, long rows, persons, loose words, several matrices, who leads."""

from dataclasses import replace

import pytest

from netwerk_widgets.files.recognising import attending, parted, persons, sheets
from netwerk_widgets.files.recognising.building import Table, beside
from netwerk_widgets.files.recognising.layouts import Layout
from netwerk_widgets.files.recognising.questions import Asking
from netwerk_widgets.files.recognising.shapes import recognise
from netwerk_widgets.files.tables import Contents, Sheet
from tests.files.recognising.made import block, rows


def cells(made):
    return [";".join(row.cells) for row in made.rows]


def asked(found):
    return [(each.kind, each.row, each.chosen) for each in found.questions]


LIST = Sheet("blad", rows("Naam;Sector", "Aa;publiek", "Bee;privaat"))


def test_hidden_rows_are_taken_unless_somebody_leaves_them_out():
    hidden = replace(LIST, hidden=frozenset([3, 9]))
    found = recognise(Contents("xlsx", (hidden,)))
    assert asked(found) == [("hidden", 3, "take")]
    assert found.questions[0].words["n"] == "1"
    assert cells(found.tables[0]) == ["Aa;publiek", "Bee;privaat"]
    left = recognise(Contents("xlsx", (hidden,)), {"hidden:blad": "leave"})
    assert cells(left.tables[0]) == ["Aa;publiek"]
    assert asked(recognise(Contents("xlsx", (replace(LIST, hidden=frozenset([9])),)))) == []


def test_formulas_and_quotes_are_told_where_they_stand_and_what_was_left_how_much():
    made = replace(LIST, formulas=("B2", "AC13"), quotes=(3,))
    found = recognise(Contents("xlsx", (made,), left=(("loops", 2),)))
    assert asked(found) == [
        ("left_loops", 1, ""), ("formula", 2, ""), ("formula", 13, ""), ("quote", 3, ""),
    ]  # fmt: skip
    assert found.questions[0].words["n"] == "2"


def test_rows_that_go_on_past_the_heads_are_told_unless_all_do():
    long = Sheet("blad", rows("Naam;Sector", "Aa;publiek;x", "Bee;privaat;", "Cee;privaat"))
    assert asked(recognise(Contents("csv", (long,)))) == [("longer", 2, "")]
    every = Sheet("blad", rows("Naam;Sector", "Aa;publiek;x", "Bee;privaat;y"))
    assert asked(recognise(Contents("csv", (every,)))) == []


def test_a_sheet_of_something_else_beside_others_is_no_list():
    other = Sheet("Anders", rows("a;b;c;d;e", "f;g;h;i;j"))
    assert len(recognise(Contents("xlsx", (LIST, other))).tables) == 1
    narrow = Sheet("Anders", rows("a;b;c;d", "f;g;h;i"))
    assert len(recognise(Contents("xlsx", (LIST, narrow))).tables) == 2
    assert len(recognise(Contents("xlsx", (other,))).tables) == 1


def test_words_on_a_sheet_beside_a_list_are_asked_unless_one_stands_in_it():
    words = Sheet("Keuzelijst", rows("hoog", "laag"))
    found = recognise(Contents("xlsx", (LIST, words)))
    assert asked(found) == [("loose", 1, "leave")]
    assert len(found.tables) == 1
    named = recognise(Contents("xlsx", (LIST, replace(words, name="Meer"))))
    assert asked(named) == [("loose", 1, "names")]
    assert len(named.tables) == 2
    known = recognise(Contents("xlsx", (LIST, Sheet("Meer", rows("Aa", "Dee")))))
    assert asked(known) == []


@pytest.mark.parametrize(
    ("name", "columns", "kind"),
    [("Subsidie", {"from": 0, "to": 1}, 2), ("Blad 1", {"from": 0, "to": 1}, None),
     ("Subsidie", {"from": 0, "to": 1, "kind": 1}, 1)],
)  # fmt: skip
def test_a_sheet_may_be_called_after_a_kind(name, columns, kind):
    table = Table("relations", name, columns, ("Van", "Naar"), rows("Aa;Bee", "Cee"))
    found = sheets.of_sheet(table)
    assert found.columns.get("kind") == kind
    if kind == 2:
        assert cells(found) == ["Aa;Bee;Subsidie", "Cee;;Subsidie"]
        assert found.heads == ("Van", "Naar", "")


# ---- several matrices ----

NOW, LATER = (";Aa;Bee", "Aa;;1", "Bee;1;"), (";Aa;Cee", "Aa;;2", "Cee;2;")


def several(*lines, answers=None):
    asking = Asking(answers)
    found = parted.matrices(block(*lines), asking)
    return [made.title for made, _ in found], [*asking.found.values()]


def test_matrices_under_each_other_count_all_or_one_of_them():
    titles, (question,) = several("Nu", *NOW, "", "Straks", *LATER)
    assert titles == ["Nu", "Straks"]
    assert [each.value for each in question.choices] == ["all", "1", "2"]
    assert question.words == {"n": "2", "name": "Nu, Straks"}
    one, _ = several("Nu", *NOW, "", "Straks", *LATER, answers={"matrices:blad:1": "2"})
    assert one == ["Straks"]
    # Without titles they are told apart by their row.
    _, (question,) = several(*NOW, "", *LATER)
    assert question.words["name"] == "1, 5"
    assert several(*NOW, *LATER)[0] == []
    assert several(*NOW, "", "x;y", "z;w")[0] == []


# ---- persons ----


def told_apart(heads, *lines, answer=None):
    made = block(*lines, heads=heads)
    start = tuple({"Naam": "name", "Rol": "role"}.get(each, "keep") for each in heads.split(";"))
    asking = Asking({"persons:blad:1": answer} if answer else {})
    _, layout = persons.told_apart(made, Layout("parties", start), asking)
    return layout.roles, [*asking.found]


def test_beside_organisations_persons_are_no_parties():
    heads, line = "Naam;Organisatie;Rol", "Jan;Aa;klant"
    assert told_apart(heads, line) == (("keep", "name", "keep"), ["persons:blad:1"])
    assert told_apart(heads, line, answer="persons")[0] == ("name", "parent", "role")
    # An empty column, or the same twice, tells nobody apart.
    assert told_apart(heads, "Jan;;klant") == (("name", "keep", "role"), [])
    assert told_apart("Naam;Organisatie", "Aa;Aa", "Bee;Bee") == (("name", "keep"), [])
    assert told_apart("Naam;Kleur", "Aa;rood") == (("name", "keep"), [])


# ---- who takes part, and who leads ----


def meetings(heads, *lines, answers=None, **roles):
    kinds = [roles.get(each.lower(), "keep") for each in heads.split(";")]
    layout = Layout("meetings", tuple(kinds), (), "shared")
    asking = Asking(answers)
    whole, links = attending.lists(block(*lines, heads=heads), layout, asking)
    return cells(whole), cells(links), {each.kind: each.chosen for each in asking.found.values()}


def test_who_leads_takes_part_too_when_somebody_says_so():
    lines = ("Zorg;Aa, Bee;Cee", "Wonen;Aa, Cee;Cee")
    columns = {"overleg": attending.GROUP, "leden": "name"}
    _, links, asked_ = meetings("Overleg;Leden;Trekker", *lines, **columns)
    assert asked_["leads"] == "parties"
    assert links == ["Cee;Aa;2;Zorg, Wonen", "Cee;Bee;1;Zorg", "Aa;Bee;1;Zorg"]
    _, links, _ = meetings(
        "Overleg;Leden;Trekker", *lines, answers={"leads:blad:1:2": "keep"}, **columns
    )
    assert links == ["Aa;Bee;1;Zorg", "Aa;Cee;1;Wonen"]
    # A chair is rather a person, unless it takes part somewhere.
    lines = ("Zorg;Aa, Bee;Jan", "Wonen;Aa, Cee;Piet")
    assert meetings("Overleg;Leden;Voorzitter", *lines, **columns)[2]["leads"] == "keep"
    lines = ("Zorg;Aa, Bee;Aa", "Wonen;Aa, Cee;Cee")
    assert meetings("Overleg;Leden;Voorzitter", *lines, **columns)[2]["leads"] == "parties"


def test_a_party_stands_once_unless_a_later_row_says_more_of_it():
    columns = {"naam": "name", "overleg": attending.GROUP}
    whole, _, _ = meetings(
        "Naam;Overleg;Plaats",
        *("Aa;Zorg;Tiel", "Aa;Wonen;Tiel", "Bee;Zorg;", "Bee;Wonen;Ede", "Aa;x;"), **columns,
    )  # fmt: skip
    assert whole == ["Aa;Zorg;Tiel", "Bee;Zorg;", "Bee;Wonen;Ede"]


# ---- a register ----


def register(heads, roles, *lines, answers=None):
    found = beside(block(*lines, heads=heads), Layout("register", roles), Asking(answers))
    return [row.cells for row in found.rows], found


def test_what_a_row_says_is_shared_out_over_the_others_in_it():
    made, found = register(
        "Naam;Partners;Sterkte",
        ("name", "with", "strength"),
        "Aa;Bee|Cee;3|1",
        "Bee;-;2",
        "Cee;Aa;",
    )
    assert [each[:3] for each in made] == [
        ("Aa", "Bee", "3"),
        ("Aa", "Cee", "1"),
        ("Cee", "Aa", ""),
    ]
    assert (found.directed, found.implied) == (None, True)
    assert found.heads[2] == "Sterkte"
    # A strength behind each of two columns of partners is of that partner.
    made, _ = register(
        "Naam;Partner 1;Sterkte 1;Partner 2;Sterkte 2",
        ("name", "with", "strength", "with", "strength"), "Aa;Bee;3;Cee;1",
    )  # fmt: skip
    assert [each[:3] for each in made] == [("Aa", "Bee", "3"), ("Aa", "Cee", "1")]


def test_a_head_says_which_way_and_of_what_kind():
    made, found = register(
        "Naam;Krijgt geld van;Werkt samen met", ("name", "with", "with"), "Aa;Bee;Cee"
    )
    assert [each[:4] for each in made] == [("Bee", "Aa", "", "directed"), ("Aa", "Cee", "", "")]
    assert [each[6] for each in made] == ["funding", "cooperation"]
    assert found.columns["type"] == 6


def test_a_mark_in_a_grid_is_a_strength_only_where_numbers_differ():
    layout = Layout("answers", ("name", "mark", "mark"), ("", "Bee", "Cee"))
    even = beside(block("Aa;1;0", "Bee;x;1", heads="N;Bee;Cee"), layout, Asking())
    assert [row.cells[:3] for row in even.rows] == [
        ("Aa", "Bee", ""), ("Bee", "Bee", ""), ("Bee", "Cee", ""),
    ]  # fmt: skip
    odd = beside(block("Aa;2;0", "Dee;1,5;40%", heads="N;Bee;Cee"), layout, Asking())
    assert [row.cells[:3] for row in odd.rows] == [
        ("Aa", "Bee", "2"), ("Dee", "Bee", "1.5"), ("Dee", "Cee", "40%"),
    ]  # fmt: skip


def test_what_a_party_takes_part_in_is_called_as_it_was_first_and_short_rows_lead_nobody():
    columns = {"overleg": attending.GROUP, "leden": "name"}
    _, links, _ = meetings("Leden;Overleg", "Aa;Zorg", "Aa;zorg", "Bee;ZORG", **columns)
    assert links == ["Aa;Bee;1;Zorg"]
    _, links, _ = meetings("Overleg;Leden;Trekker", "Zorg;Aa, Bee", "Wonen;Aa, Cee;Cee", **columns)
    assert links == ["Aa;Bee;1;Zorg", "Aa;Cee;1;Wonen"]


def test_what_somebody_says_a_column_is_makes_the_shape():
    def shape(*lines, **answers):
        given = {f"column:blad:1:{n[1:]}": role for n, role in answers.items()}
        (seen,) = recognise(Contents("csv", (Sheet("blad", rows(*lines)),)), given).seen
        return seen.layout.shape, seen.layout.roles

    lines = ("Naam;Kleur", "Aa;rood", "Bee;blauw")
    assert shape(*lines, c1="with") == ("register", ("name", "with"))
    assert shape(*lines, c1="branch") == ("parties", ("name", "branch"))
    assert shape(*lines, c0="from", c1="to") == ("relations", ("from", "to"))
    assert shape(*lines, c0="ref", c1="name") == ("parties", ("ref", "name"))
    assert shape(*lines, c0="skip", c1="ref") == ("parties", ("skip", "ref"))
    assert shape("Van;Naar", "Aa;Bee", c1="note") == ("relations", ("from", "note"))
    # What a person chose goes before what was recognised.
    assert shape(*lines, c1="name") == ("parties", ("keep", "name"))
