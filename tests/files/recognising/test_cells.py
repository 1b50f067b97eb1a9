"""Cells that hold several names, stand for others, or say more of a relation."""

import pytest

from netwerk_widgets.files.recognising import cells, incell, repeating, twoways
from netwerk_widgets.files.recognising.building import beside, relations
from netwerk_widgets.files.recognising.layouts import Layout
from netwerk_widgets.files.recognising.questions import Asking
from tests.files.recognising.made import block, rows


def lines(made):
    return [";".join(row.cells) for row in made.rows]


# ---- several names in one cell ----


def several(cell, known=(), answer=None, **more):
    asking = Asking({"commas": answer} if answer else {})
    found = incell.several(cell, known, block("x"), rows("x")[0], asking, **more)
    return found, [each.chosen for each in asking.found.values()]


@pytest.mark.parametrize(
    ("cell", "known", "names", "asked"),
    [
        ("Aa", (), ["Aa"], []), (" Aa ", (), ["Aa"], []), ("Aa|Bee", (), ["Aa", "Bee"], []),
        ("Aa\nBee", (), ["Aa", "Bee"], []), ("- Aa\n- Bee", (), ["Aa", "Bee"], []),
        ("1. Aa\n2. Bee", (), ["Aa", "Bee"], []), ("1. Aa\n3. Bee", (), ["1. Aa", "3. Bee"], []),
        ("Aa;Bee;", (), ["Aa", "Bee"], []),
        # Where one of them stands elsewhere they are names; else it is asked.
        ("Aa; Bee", ("aa",), ["Aa", "Bee"], []), ("Aa; Bee", (), ["Aa", "Bee"], ["split"]),
        ("Aa, Bee", ("bee",), ["Aa", "Bee"], []), ("Aa, Bee", (), ["Aa", "Bee"], ["split"]),
        ("Aa, Bee en Cee", ("aa", "cee"), ["Aa", "Bee", "Cee"], []),
        ("Aa, Bee en Cee", ("aa", "bee en cee"), ["Aa", "Bee en Cee"], []),
        ("Aa en Bee", ("aa", "bee"), ["Aa", "Bee"], []), ("Aa en Bee", (), ["Aa en Bee"], []),
        ("Aa en Bee", ("aa",), ["Aa", "Bee"], ["split"]),
        ("Aa en Bee", ("aa", "bee", "aa en bee"), ["Aa", "Bee"], ["split"]),
        ("Aa / Bee", ("aa", "bee"), ["Aa", "Bee"], []),
        # A name with a comma in it that stands elsewhere as it is.
        ("Aa, Bee, Cee", ("aa bee", "cee"), ["Aa, Bee", "Cee"], []),
        ("Aa, Bee", ("aa bee",), ["Aa, Bee"], []),
    ],
)  # fmt: skip
def test_the_names_in_a_cell(cell, known, names, asked):
    assert several(cell, known) == (names, asked)


def test_what_is_answered_counts_and_where_one_is_likelier_it_stays_one():
    assert several("Aa, Bee", (), "whole") == (["Aa, Bee"], ["whole"])
    assert several("Aa; Bee", (), "whole") == (["Aa; Bee"], ["whole"])
    assert several("Aa; Bee", (), one=True) == (["Aa; Bee"], ["whole"])
    assert several("Aa; Bee", ("aa",), whole=("aa bee",)) == (["Aa; Bee"], [])
    assert several("Aa en Bee", ("aa",), "whole") == (["Aa en Bee"], ["whole"])


@pytest.mark.parametrize(
    ("cell", "many", "expected"),
    [
        ("3|1", 2, ["3", "1"]), ("3; 1", 2, ["3", "1"]), ("3, 1", 2, ["3", "1"]),
        ("3,1", 2, ["3,1", "3,1"]), ("3; 1", 3, ["3; 1"] * 3), ("3", 2, ["3", "3"]),
        ("3", 1, ["3"]), ("overleg, geld", 2, ["overleg", "geld"]), ("3;", 2, ["3;", "3;"]),
    ],
)  # fmt: skip
def test_what_a_cell_says_of_each_of_several(cell, many, expected):
    assert incell.shared_out(cell, many) == expected


def test_what_recurs_between_semicolons_is_a_name():
    assert incell.recurring(["Aa; Bee", "Aa; Cee", "Bee", "Dee"]) == {"aa", "bee"}
    assert incell.recurring(["Aa; Bee", "Aa; Bee"]) == set()
    assert incell.recurring(["Aa;", "Bee"]) == set()


def test_a_cell_with_a_comma_that_stands_nowhere_else_may_be_one_name():
    assert incell.unsure(["Aa, Bee", "Cee", "Jansen, P.", "Dee, Eef", "Dee, Eef"]) == {"aa bee"}
    assert incell.unsure(["Zorg, BV", "Aa, Inc.", "Jansen, PJ", "Jansen, P.J.K."]) == set()
    assert incell.unsure(["Gemeente Sluis, GGD"]) == {"gemeente sluis ggd"}


# ---- cells that stand for others ----


def test_the_same_again_is_what_stands_above():
    made = repeating.said_again(block("Aa;x", 'idem;"', "Bee;", '„;"', "dito;"))
    # Below an empty cell there is nothing to say again.
    assert lines(made) == ["Aa;x", "Aa;x", "Bee;", 'Bee;"', "Bee;"]
    assert lines(repeating.said_again(block("idem;Aa"))) == ["idem;Aa"]


def everyone(cell, answer=None, names=("Aa", "Bee", "Cee")):
    asking = Asking({"everyone:blad:1": answer} if answer else {})
    made, row = block("x"), rows("x", "y")[1]
    return repeating.everyone([cell], "Aa", names, made, row, asking), asking.found


def test_all_is_everybody_else_when_somebody_says_so():
    found, asked = everyone("alle partijen")
    assert found == ["Bee", "Cee"]
    (question,) = asked.values()
    assert (question.row, [c.value for c in question.choices]) == (2, ["all", "skip"])
    assert everyone("alle partijen", "skip")[0] == []
    # A party that is called so is that party.
    assert everyone("Alle", names=("Aa", "alle")) == (["Alle"], {})
    assert everyone("Dee") == (["Dee"], {})
    assert repeating.parties(["Aa", "", "aa", "iedereen", "Bee"]) == ["aa", "Bee"]


# ---- what stands behind a name ----


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Bee (3)", ("Bee", "3", "")), ("Bee: subsidie", ("Bee", "", "subsidie")),
        ("Bee [zwak]", ("Bee", "zwak", "")), ("Bee (bedrijf)", ("Bee (bedrijf)", "", "")),
        ("Dee (3)", ("Dee (3)", "", "")), ("Cee (3)", ("Cee (3)", "", "")),
        ("Bee", ("Bee", "", "")),
    ],
)  # fmt: skip
def test_a_strength_or_a_kind_behind_a_name(name, expected):
    # "Cee (3)" is a name of the list, and nothing is known of Dee.
    assert cells.weighed(name, {"bee", "cee 3"}, {"bee", "cee"}) == expected


def test_where_one_name_has_something_behind_it_others_have_too():
    layout = Layout("register", ("name", "with"))
    made = block("Aa;Bee (3), Dee (2)", "Bee;Aa")
    assert cells.named(made, layout, {"aa", "bee"}) == {"aa", "bee", "dee"}
    # None of those with something behind them is in the list: then these are names.
    assert cells.named(block("Aa;Xx (3)"), layout, {"aa", "bee"}) == {"aa", "bee"}


# ---- directions ----


def arrowed(*body, heads, columns):
    made, found = cells.arrowed(block(*body, heads=heads), columns)
    return lines(made), found


def test_arrows_between_names_turn_and_tell_the_direction():
    body, columns = arrowed(
        "Aa;->;Bee", "Cee;<-;Dee", "Eef;<->;Ef", "Gee;-;Ha", heads="Van;;Naar",
        columns={"from": 0, "to": 2},
    )  # fmt: skip
    assert body == ["Aa;directed;Bee", "Dee;directed;Cee", "Eef;mutual;Ef", "Gee;mutual;Ha"]
    assert columns == {"from": 0, "to": 2, "direction": 1}
    # Dashes alone are no arrows, and neither is a column with words in it.
    for sign, other in (("-", "--"), ("->", "x")):
        found = arrowed(
            f"Aa;{sign};Bee", f"Cee;{other};Dee", heads="Van;;Naar", columns={"from": 0, "to": 2}
        )
        assert found == ([f"Aa;{sign};Bee", f"Cee;{other};Dee"], {"from": 0, "to": 2})


def test_words_turn_only_where_one_of_them_runs_back():
    columns = {"from": 0, "to": 1, "direction": 2}
    body, _ = arrowed("Aa;Bee;heen", "Cee;Dee;terug", "Eef;Ef;beide", heads="Van;Naar;Richting",
                      columns=columns)  # fmt: skip
    assert body == ["Aa;Bee;directed", "Dee;Cee;directed", "Eef;Ef;mutual"]
    body, _ = arrowed("Aa;Bee;heen", "Cee;Dee;beide", heads="Van;Naar;Richting", columns=columns)
    assert body == ["Aa;Bee;heen", "Cee;Dee;beide"]
    body, _ = arrowed("Aa;Bee;terug", "Cee;Dee;vaak", heads="Van;Naar;Richting", columns=columns)
    assert body == ["Aa;Bee;terug", "Cee;Dee;vaak"]


def test_a_column_that_asks_whether_it_goes_both_ways():
    body, columns = arrowed("Aa;Bee;ja", "Cee;Dee;nee", "Eef;Ef", heads="Van;Naar;Wederzijds",
                            columns={"from": 0, "to": 1})  # fmt: skip
    assert body == ["Aa;Bee;mutual", "Cee;Dee;directed", "Eef;Ef;"]
    assert columns["direction"] == 2
    plain = arrowed("Aa;Bee;soms", heads="Van;Naar;Wederzijds", columns={"from": 0, "to": 1})
    assert plain == (["Aa;Bee;soms"], {"from": 0, "to": 1})


def test_a_column_for_each_way():
    made = block("Aa;Bee;3;1", "Aa;Cee;2;2", "Bee;Cee;0;1", "Dee;Aa;0;0",
                 heads="Partij A;Partij B;A->B;B->A")  # fmt: skip
    roles = twoways.columns(made, ["from", "to", "keep", "keep"])
    assert roles == ["from", "to", "there", "back"]
    spread, columns = twoways.spread(made, {"from": 0, "to": 1}, roles)
    assert lines(spread) == [
        "Aa;Bee;;;3;directed", "Bee;Aa;;;1;directed", "Aa;Cee;;;2;mutual", "Cee;Bee;;;1;directed",
        "Dee;Aa;;;0;",
    ]  # fmt: skip
    assert columns == {"from": 0, "to": 1, "strength": 4, "direction": 5}


@pytest.mark.parametrize(
    ("heads", "roles"),
    [
        ("Van;Naar;Sterkte heen;Sterkte terug", ["there", "back"]),
        ("Van;Naar;Geeft;Krijgt", ["there", "back"]),
        ("Van;Naar;Krijgt;Geeft", ["back", "there"]),
        ("Van;Naar;Sterkte heen;Duur terug", ["keep", "keep"]),
        ("Van;Naar;Sterkte;Duur", ["keep", "keep"]),
        ("Partij A;Partij B;B->A;A->B", ["back", "there"]),
        ("Partij A;Partij B;A->B;A->B", ["keep", "keep"]),
        ("Partij X;Partij B;X->B;B->X", ["there", "back"]),
    ],
)
def test_two_heads_that_say_the_same_of_opposite_ways(heads, roles):
    made = block("Aa;Bee;3;1", heads=heads)
    assert twoways.columns(made, ["from", "to", "keep", "keep"]) == ["from", "to", *roles]


# ---- from cells to relations ----


def test_a_row_for_each_pair_with_what_is_said_of_each():
    made = block("Aa;Bee, Cee;3, 1", "Aa, Bee;Dee;2", "Aa;Eef;", heads="Van;Naar;Sterkte")
    found = relations(made, Layout("relations", ("from", "to", "strength")), Asking())
    assert lines(found) == ["Aa;Bee;3", "Aa;Cee;1", "Aa;Dee;2", "Bee;Dee;2", "Aa;Eef;"]


def test_an_end_that_is_merged_downwards_is_filled_and_asked():
    made = block("Aa;Bee", ";Cee", ";", "Dee;Aa", heads="Van;Naar")
    layout = Layout("relations", ("from", "to"))
    asking = Asking()
    assert lines(relations(made, layout, asking)) == ["Aa;Bee", "Aa;Cee", ";", "Dee;Aa"]
    (question,) = asking.found.values()
    assert (question.kind, question.row, question.words["n"]) == ("merged", 2, "1")
    left = relations(made, layout, Asking({"merged:blad:1": "leave"}))
    assert lines(left) == ["Aa;Bee", ";Cee", ";", "Dee;Aa"]


def test_strength_nought_and_kind_none_say_that_there_is_no_relation():
    made = block("Aa;Bee;0;", "Aa;Cee;2;geen", "Aa;Dee;2;ja", "Aa;Eef;-;overleg", "Aa;Ef;--;",
                 heads="Van;Naar;Sterkte;Soort relatie")  # fmt: skip
    asking = Asking()
    layout = Layout("relations", ("from", "to", "strength", "kind"))
    # Yes is no kind; two dashes are a score, one is nothing.
    assert lines(relations(made, layout, asking)) == ["Aa;Dee;2;", "Aa;Ef;--;"]
    assert [(x.kind, x.row) for x in asking.found.values()] == [
        ("none", 1),
        ("none", 2),
        ("none", 4),
    ]


def test_a_matrix_says_each_relation_once_or_both_ways():
    layout = Layout("matrix", ("name", "mark", "mark", "mark"), ("", "Aa", "Bee", "Cee"))
    even = beside(block("Aa;;1;1", "Bee;1;;0", "Cee;1;0;", heads=";Aa;Bee;Cee"), layout, Asking())
    assert [row.cells[:3] for row in even.rows] == [("Aa", "Bee", ""), ("Aa", "Cee", "")]
    assert (even.directed, even.implied) == (False, True)
    odd = beside(block("Aa;;3;0", "Bee;1;;2", "Cee;0;0;", heads=";Aa;Bee;Cee"), layout, Asking())
    assert [row.cells[:3] for row in odd.rows] == [
        ("Aa", "Bee", "3"), ("Bee", "Aa", "1"), ("Bee", "Cee", "2"),
    ]  # fmt: skip
    assert odd.directed is True
    turned = beside(
        block("Aa;;3;0", "Bee;1;;2", "Cee;0;0;", heads="naar / van;Aa;Bee;Cee"), layout, Asking()
    )
    assert [row.cells[:3] for row in turned.rows] == [
        ("Bee", "Aa", "3"), ("Aa", "Bee", "1"), ("Cee", "Bee", "2"),
    ]  # fmt: skip
