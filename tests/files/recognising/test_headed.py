"""What each column of a list with heads is taken for, and lists without heads that we know."""

import pytest

from netwerk_widgets.files.recognising import headed as module
from netwerk_widgets.files.recognising.building import Table
from netwerk_widgets.files.recognising.headed import headed
from netwerk_widgets.files.recognising.headless import headless, unheaded
from netwerk_widgets.files.recognising.meaning import softened
from netwerk_widgets.files.recognising.pairs import arrows, below_title, dashed
from netwerk_widgets.files.recognising.questions import Asking, Choice, Question
from netwerk_widgets.files.recognising.sentences import relations as sentences
from tests.files.recognising.made import block, rows


def cells(made):
    return [";".join(row.cells) for row in made.rows]


def roles(heads, *lines, answers=None):
    """The shape of a list with these heads, its columns, and what is asked of them."""
    asking = Asking(answers)
    _, layout = headed(block(*lines, heads=heads), asking)
    return layout.shape, ";".join(layout.roles), [each.kind for each in asking.found.values()]


@pytest.mark.parametrize(
    ("heads", "lines", "expected"),
    [
        ("Naam;Sector;Kleur", ["Aa;publiek;rood"], ("parties", "name;sector;keep", [])),
        ("Van;Naar;Sterkte", ["Aa;Bee;3"], ("relations", "from;to;strength", [])),
        # Under a name that says with whom: relations when each row has one and says more of it.
        ("Partij;Relatie met", ["Aa;Bee", "Bee;Cee"], ("register", "name;with", [])),
        ("Partij;Relatie met", ["Aa;Bee", "Aa;Cee"], ("relations", "from;to", [])),
        ("Partij;Relatie met;Sterkte", ["Aa;Bee;3", "Bee;Cee;1"],
         ("relations", "from;to;strength", [])),
        ("Partij;Relatie met;Sector", ["Aa;Bee;publiek", "Aa;Cee;publiek"],
         ("register", "name;with;sector", [])),
        ("Partij;Relatie met;Sterkte;Sector", ["Aa;Bee;3;publiek", "Bee;Cee;1;privaat"],
         ("register", "name;with;strength;sector", [])),
        # Whatever both lists may have beside it.
        ("Partij;Relatie met;Sterkte;Kleur;Toelichting;Bron", ["Aa;Bee;3;rood;x;y"],
         ("relations", "from;to;strength;keep;note;source", [])),
        # What stands under a head that nobody knows stays, also where it is a kind.
        ("Naam;Werkt samen met;Waarom", ["Aa;Bee;overleg", "Bee;Cee;subsidie"],
         ("register", "name;with;keep", [])),
        ("Naam;Werkt samen met;Soort", ["Aa;Bee;overleg", "Bee;Cee;subsidie"],
         ("relations", "from;to;type", [])),
        # A row of a party that has nobody: then it is a list of parties.
        ("Partij;Relatie met", ["Aa;Bee", "Aa;"], ("register", "name;with", [])),
        ("Partij;Partner 1;Sterkte 1;Partner 2;Sterkte 2", ["Aa;Bee;3;Cee;1"],
         ("register", "name;with;strength;with;strength", [])),
        # Columns without a head beside it say so too, up to one that names nobody.
        ("Partij;Top 3 partners;;", ["Aa;Bee;Cee;Dee", "Bee;Aa;;"],
         ("register", "name;with;with;with", [])),
        ("Partij;Top 3 partners;;", ["Aa;Bee;3;Dee", "Bee;Aa;1;"],
         ("register", "name;with;keep;keep", [])),
        # A column of numbers is no second end.
        ("Organisatie 1;Organisatie 2", ["Aa;3", "Bee;4"], ("parties", "name;keep", [])),
        # Values below no head are what all of them are.
        ("Naam;", ["Aa;publiek", "Bee;privaat"], ("parties", "name;sector", [])),
        ("Naam;", ["Aa;publiek", "Bee;rood"], ("parties", "name;keep", [])),
        # What R or pandas counts.
        (";Naam", ["1;Aa", "2;Bee"], ("parties", "skip;name", [])),
        (";Naam", ["0;Aa", "1;Bee"], ("parties", "skip;name", [])),
        (";Naam", ["2;Aa", "3;Bee"], ("parties", "keep;name", [])),
        ("Van;Naar;Contactmomenten", ["Aa;Bee;wekelijks", "Aa;Cee;geen"],
         ("relations", "from;to;strength", [])),
        ("Van;Naar;Kennen zij elkaar?", ["Aa;Bee;ja", "Aa;Cee;nee"],
         ("relations", "from;to;type", [])),
        ("Van;Naar;Kennen zij elkaar?", ["Aa;Bee;ja", "Aa;Cee;een beetje"],
         ("relations", "from;to;keep", [])),
        ("Van;Naar;Kleur", ["Aa;Bee;ja"], ("relations", "from;to;keep", [])),
    ],
)  # fmt: skip
def test_what_each_column_is(heads, lines, expected):
    assert roles(heads, *lines) == expected


def test_a_column_of_names_of_the_list_may_say_with_whom():
    lines = ["Aa;Bee", "Bee;Aa", "Cee;Xx"]
    assert roles("Naam;Overig", *lines) == ("register", "name;with", ["with"])
    kept = roles("Naam;Overig", *lines, answers={"with:blad:1:1": "keep"})
    assert kept == ("parties", "name;keep", ["with"])
    # Half of them must be names of the list, unless its head says so.
    assert roles("Naam;Overig", "Aa;Bee", "Bee;Xx")[2] == ["with"]
    assert roles("Naam;Overig", "Aa;Bee", "Bee;Xx", "Cee;Yy")[2] == []
    assert roles("Naam;Krijgt geld van", "Aa;Bee", "Bee;Xx", "Cee;Yy")[2] == ["with"]
    assert roles("Naam;Krijgt geld van", "Aa;Vv", "Bee;Xx", "Cee;Yy")[2] == []


def test_columns_that_differ_in_a_number_are_asked_together():
    lines = ["Aa;Bee;Cee", "Bee;Aa;", "Cee;Aa;Bee"]
    assert roles("Naam;Contactpunt 1;Contactpunt 2", *lines) == (
        "register", "name;with;with", ["with"],
    )  # fmt: skip
    made = block(*lines, heads="Naam;Contactpunt 1;Contactpunt 2;Contactpunt;")
    assert module._series(made, [1, 2, 3, 4]) == [[1, 2], [3], [4]]


def test_codes_of_the_rows_are_the_names_that_they_stand_for():
    found, layout = headed(
        block("1;Aa;2, 3", "2;Bee;1", "3;Cee;", heads="Nr;Naam;Werkt samen met"), Asking()
    )
    assert cells(found) == ["1;Aa;Bee|Cee", "2;Bee;Aa", "3;Cee;"]
    assert layout.roles == ("keep", "name", "with")
    # One of them is no code: then they are names.
    found, _ = headed(block("1;Aa;2, Xx", "2;Bee;1", heads="Nr;Naam;Werkt samen met"), Asking())
    assert cells(found) == ["1;Aa;2, Xx", "2;Bee;1"]


# ---- what a head means by what stands below it ----


def meant(kind, heads, *lines):
    names = heads.split(";")
    table = Table(
        kind, "blad", {each: n for n, each in enumerate(names)}, tuple(names), rows(*lines)
    )
    found = softened(table, structured=False)
    return found.columns, found.soft - {"geography", "source", "direction"}


def test_a_type_is_a_sector_a_role_or_else_a_branch():
    assert meant("parties", "name;type", "Aa;publiek", "Bee;privaat")[0] == {"name": 0, "sector": 1}
    assert meant("parties", "name;type", "Aa;klant", "Bee;financier")[0] == {"name": 0, "role": 1}
    assert meant("parties", "name;type", "Aa;kweker", "Bee") == (
        {"name": 0, "branch": 1},
        {"branch"},
    )
    # Who has a sector already, has another kind of type; who has a branch keeps the type as it is.
    found = meant("parties", "name;sector;type", "Aa;publiek;publiek")[0]
    assert found == {"name": 0, "sector": 1, "branch": 2}
    assert meant("parties", "name;branch;type", "Aa;kweker;x")[0] == {"name": 0, "branch": 1}


def test_a_type_of_relations_is_a_direction_or_a_kind_and_a_weight_a_strength_of_numbers():
    assert meant("relations", "from;to;type", "Aa;Bee;directed")[0]["direction"] == 2
    assert meant("relations", "from;to;type", "Aa;Bee;overleg")[0]["kind"] == 2
    assert meant("relations", "from;to;weight", "Aa;Bee;3", "Aa;Cee")[0]["strength"] == 2
    assert meant("relations", "from;to;weight", "Aa;Bee;40%")[0]["strength"] == 2
    assert meant("relations", "from;to;weight", "Aa;Bee;veel geld")[0] == {"from": 0, "to": 1}
    assert meant("relations", "from;to;strength;weight", "Aa;Bee;3;7")[0] == {
        "from": 0, "to": 1, "strength": 2,
    }  # fmt: skip


def test_belang_is_a_score_or_what_somebody_wants():
    for head, line, expected in (
        ("Belang", "Aa;hoog", "interest"), ("Belang", "Aa;4", "interest"),
        ("Belang", "Aa;schone lucht", "interests"),
        ("Belang bij de uitkomst", "Aa;lucht", "interest"),
    ):  # fmt: skip
        table = Table("parties", "b", {"name": 0, "interest": 1}, ("Naam", head), rows(line))
        assert expected in softened(table, structured=False).columns


def test_plus_and_minus_alone_are_strengths_with_the_words_beside():
    columns = {"from": 0, "to": 1, "type": 2}
    table = Table("relations", "b", columns, ("Van", "Naar", "Soort"),
                  rows("Aa;Bee;goed", "Aa;Cee;slecht", "Bee;Cee;"))  # fmt: skip
    found = softened(table, structured=False)
    assert cells(found) == ["Aa;Bee;;goed", "Aa;Cee;-1;slecht", "Bee;Cee;;"]
    assert found.columns == {"from": 0, "to": 1, "strength": 2}
    assert found.heads == ("Van", "Naar", "Soort", "Soort")
    # Without a minus, or with another word, these are kinds.
    for line in ("Aa;Bee;goed", "Aa;Bee;overleg"):
        table = Table("relations", "b", columns, ("Van", "Naar", "Soort"), rows(line))
        assert "kind" in softened(table, structured=False).columns


# ---- lines ----


def test_arrows_with_what_is_said_behind_them():
    made, layout = arrows(block("1. Aa -> Bee: subsidie", "2. Cee <- Bee (3)", "3. Aa <-> Cee"))
    assert layout.roles == ("from", "to", "direction", "type", "weight")
    assert cells(made) == [
        "Aa;Bee;directed;subsidie;", "Bee;Cee;directed;;3", "Aa;Cee;mutual;;",
    ]  # fmt: skip
    made, layout = arrows(block("Aa -- Bee -> Cee"))
    assert (cells(made), layout.roles) == (
        ["Aa;Bee;", "Bee;Cee;directed"],
        ("from", "to", "direction"),
    )
    # Words between brackets belong to a name, unless the name recurs without.
    assert cells(arrows(block("Aa -> Bee (bank)"))[0]) == ["Aa;Bee (bank);directed"]
    assert cells(arrows(block("Aa -> Bee (bank)", "Bee -> Aa"))[0])[0] == "Aa;Bee;directed;bank"
    for lines in (("Aa -> Bee", "Cee"), ("Aa ->",), ("Aa -> Bee;x",)):
        assert arrows(block(*lines)) is None


def test_dashes_are_pairs_where_a_name_returns():
    assert dashed(block("Aa - Bee", "Cee - Dee"), Asking()) is None
    assert dashed(block("Aa - Bee", "Bee"), Asking()) is None
    made, layout = dashed(block("Aa - Bee", "Bee - Cee"), Asking())
    assert (cells(made), layout.shape) == (["Aa;Bee", "Bee;Cee"], "relations")
    # Where only what stands in front returns, these are rather names of departments.
    assert dashed(block("Aa - Wonen", "Aa - Zorg"), Asking())[1].shape == "names"


def test_a_title_above_pairs_is_no_pair():
    found = below_title(block("Relaties", "Aa - Bee", "Bee - Cee"))
    assert (found.title, found.top, cells(found)) == ("Relaties", 2, ["Aa - Bee", "Bee - Cee"])
    for lines in (("Relaties", "Aa - Bee"), ("Relaties", "Aa", "Bee - Cee"), ("A - B", "C", "D")):
        assert below_title(block(*lines)) == block(*lines)


def test_sentences_that_say_who_does_what_with_whom():
    made, layout = sentences(block("Aa werkt samen met Bee.", "Bee en Cee werken samen"))
    assert layout.roles == ("from", "type", "to")
    assert cells(made) == ["Aa;werkt samen met;Bee", "Bee;werken samen;Cee"]
    assert sentences(block("Aa werkt samen met Bee")) is None
    assert sentences(block("Aa werkt samen met Bee", "Cee")) is None


# ---- lists without heads that we know ----


@pytest.mark.parametrize(
    ("lines", "pasted", "shape"),
    [
        (("Aa", "Bee"), False, "names"), (("Aa;", ";Bee"), False, "parties"),
        # Two names on each row: pairs where some return, or as programs write them.
        (("Aa;Bee", "Bee;Cee"), True, "relations"), (("aa;bee", "cee;dee"), False, "relations"),
        (("Aa;Bee", "Cee;Dee"), True, "parties"), (("Aa;Bee", "Cee;Dee"), False, None),
        (("1;Aa", "2;Bee"), False, "names"), (("Aa;publiek", "Bee;privaat"), False, "parties"),
        (("Aa;overleg;Bee", "Bee;overleg;Aa"), False, "relations"),
        # Between names stands a kind where it recurs: half as many as there are rows, at most.
        (("Aa;xx;Bee", "Bee;xx;Aa", "Aa;yy;Cee", "Bee;yy;Cee"), False, "relations"),
        (("Aa;xx;Bee", "Bee;yy;Aa", "Aa;yy;Cee", "Bee;zz;Cee"), False, "parties"),
        (("Aa;Bee;x y", "Bee;Cee;z"), False, None),
        # The first row asks, or stands above numbers: heads that nobody knows.
        (("Wie?;Wat", "Aa;Bee"), False, None), (("Foo;Aantal", "Aa;3", "Bee;4"), False, None),
    ],
)  # fmt: skip
def test_a_list_without_heads(lines, pasted, shape):
    found = headless(block(*lines), Asking(), pasted=pasted)
    assert (found and found[1].shape) == shape


def test_of_heads_that_nobody_knows_the_likeliest_is_asked_first():
    def kinds(*lines):
        asking = Asking()
        _, layout = unheaded(block(*lines), asking)
        (question,) = asking.found.values()
        return [each.value for each in question.choices], layout.shape

    assert kinds("Foo;Bar", "Aa;Bee", "Bee;Cee") == (["relations", "heads", "names"], "relations")
    assert kinds("Foo;Bar", "Aa;rood", "Bee;rood")[0][0] == "heads"
    # The first row is one of the list: it has a number.
    assert kinds("Aa;3", "Bee;rood")[0][0] == "names"
    assert kinds("Noord;Zuid", "Aa;Cee", "Bee;")[0][0] == "columns"
    assert kinds("Foo;Zorg;Wonen", "Aa;x;", "Bee;x;x") == (
        ["shared", "parties", "heads", "relations", "names"], "meetings",
    )  # fmt: skip


def test_crosses_below_heads_that_nobody_knows_may_be_notes_all_the_same():
    lines = ("Foo;Zorg;Wonen", "Aa;x;", "Bee;x;x")
    made, layout = unheaded(block(*lines), Asking({"unknown:blad:1": "heads"}))
    assert (layout.shape, layout.roles) == ("parties", ("name", "keep", "keep"))
    assert cells(made) == ["Aa;x;", "Bee;x;x"]
    made, layout = unheaded(block(*lines), Asking({"unknown:blad:1": "names"}))
    assert (layout.shape, len(made.rows)) == ("parties", 3)
    made, layout = unheaded(block(*lines), Asking({"unknown:blad:1": "relations"}))
    assert (layout.shape, layout.roles) == ("relations", ("from", "to", "keep"))


# ---- asking ----


def test_of_what_stands_in_a_list_a_question_repeats_two_hundred_signs():
    asking = Asking()
    headless(block(f"{'x' * 300};Bee;3", "Cee;Dee;1"), asking, pasted=False)
    (question,) = asking.found.values()
    assert question.words == {"name": "x" * 200, "other": "Bee"}


def test_a_question_is_asked_once_and_an_answer_that_is_none_of_its_choices_does_not_count():
    choices = [Choice("a", "k"), Choice("b", "k")]
    asking = Asking({"one": "b", "two": "x"})
    assert asking.ask(Question("one", "k", "", 1), choices) == "b"
    assert asking.ask(Question("one", "k", "", 2), choices[:1]) == "b"
    assert asking.ask(Question("two", "k", "", 1), choices) == "a"
    asking.say(Question("one", "other", "", 1))
    assert [(x.key, x.kind, x.row) for x in asking.found.values()] == [
        ("one", "k", 1),
        ("two", "k", 1),
    ]
