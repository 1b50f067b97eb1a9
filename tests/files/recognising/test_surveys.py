"""Surveys and lists of meetings: who answers, with whom, and what is asked."""

import pytest

from netwerk_widgets.files.recognising import attending, per_party, referring
from netwerk_widgets.files.recognising.questions import Asking
from netwerk_widgets.files.recognising.shapes import recognise
from netwerk_widgets.files.recognising.surveys import answers
from netwerk_widgets.files.tables import Contents, Sheet
from tests.files.recognising.made import block, rows


def survey(*lines, answered=None):
    """The roles of a survey's columns, what each is about, and what is asked."""
    asking = Asking(answered)
    found = answers(block(*lines), asking)
    if found is None:
        return None
    return found[1].roles, found[1].names, [each.kind for each in asking.found.values()]


def test_who_answers_and_with_whom():
    assert survey("Tijdstempel;Uw organisatie;Met wie werkt u samen?", "1 mei;Aa;Bee, Cee")[0] == (
        "skip", "name", "with",
    )  # fmt: skip
    # The organisation goes before the person; without either what is different on each row.
    heads = "Tijdstempel;Uw naam;Uw organisatie;Met wie werkt u samen?"
    assert survey(heads, "1 mei;Jan;Aa;Bee")[0] == ("skip", "keep", "name", "with")
    heads = "Tijdstempel;Kleur;Vraag;Met wie werkt u samen?"
    assert survey(heads, "1 mei;rood;Aa;Bee", "1 mei;rood;Cee;Bee")[0] == (
        "skip", "keep", "name", "with",
    )  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        # A number before each row alone is no stamp of a survey; nor is one without a question.
        ("id;Organisatie;Werkt samen met", "1;Aa;Bee"),
        ("Tijdstempel;Organisatie", "1 mei;Aa"),
        ("Tijdstempel;Organisatie;Werkt samen met",),
        ("Tijdstempel", "1 mei"),
        # Nobody says who answers.
        ("Tijdstempel;Met wie werkt u samen?", "1 mei;Bee"),
    ],
)
def test_what_is_no_survey(lines):
    assert survey(*lines) is None


def test_a_grid_about_each_other_is_of_parties_and_another_is_asked():
    heads = "Uw organisatie;Samenwerking [Aa];Samenwerking [Bee];Samenwerking [Cee]"
    found = survey(heads, "Aa;;ja;nee", "Bee;ja;;nee")
    assert found == (("name", "mark", "mark", "mark"), ("", "Aa", "Bee", "Cee"), [])
    # None of what it is about answers itself: themes, or parties that did not answer.
    themes = "Uw organisatie;Belang [Zorg];Belang [Wonen]"
    assert survey(themes, "Aa;1;2", "Bee;2;1") == (
        ("name", "keep", "keep"), ("", "", ""), ["grid"],
    )  # fmt: skip
    others = "Uw organisatie;Met wie werkt u samen? [Xx];Met wie werkt u samen? [Yy]"
    assert survey(others, "Aa;1;2", "Bee;2;1") == (
        ("name", "mark", "mark"), ("", "Xx", "Yy"), ["grid"],
    )  # fmt: skip
    kept = survey(others, "Aa;1;2", "Bee;2;1", answered={"grid:blad:1:1": "keep"})
    assert kept[0] == ("name", "keep", "keep")


def test_codes_of_limesurvey_are_the_respondents_in_their_order():
    found = survey("id;organisatie;Q1[SQ001];Q1[SQ002];Q1[SQ003]", "1;Aa;0;1;0", "2;Bee;1;0;0")
    # There is a code more than respondents: that one stays a code.
    assert found == (
        ("skip", "name", "mark", "mark", "mark"), ("", "", "Aa", "Bee", "Q1[SQ003]"), ["coded"],
    )  # fmt: skip


def test_of_now_and_wished_for_now_is_asked_first():
    heads = "Tijdstempel;Uw organisatie;Met wie zou u willen samenwerken?;Met wie werkt u samen?"
    found = survey(heads, "1 mei;Aa;Bee;Cee")
    assert found[0] == ("skip", "name", "keep", "with")
    assert found[2] == ["questions"]
    both = survey(heads, "1 mei;Aa;Bee;Cee", answered={"questions:blad:1": "all"})
    assert both[0] == ("skip", "name", "with", "with")


# ---- meetings ----


def told(heads, *lines):
    made = block(*lines, heads=heads)
    roles = ["name" if each == "Naam" else "keep" for each in heads.split(";")]
    return attending.columns(made, roles)


def test_which_columns_name_what_parties_take_part_in():
    assert told("Naam;Overleg", "Aa;Zorg", "Bee;Zorg") == [1]
    # Nobody shares one, unless the list says who leads.
    assert told("Naam;Overleg", "Aa;Zorg", "Bee;Wonen") == []
    assert told("Naam;Overleg;Trekker", "Aa;Zorg;Cee", "Bee;Wonen;Cee") == [1]
    # Under another head: parties on several rows, and values with several parties.
    assert told("Naam;Kleur", "Aa;rood", "Aa;blauw", "Bee;rood") == [1]
    assert told("Naam;Kleur", "Aa;rood", "Aa;blauw", "Bee;geel") == []
    assert told("Naam;Kleur", "Aa;rood", "Bee;rood") == []
    assert told("Naam;Kleur", "Aa;1", "Aa;2", "Bee;1") == []
    assert told("Naam;Kleur;Vorm", "Aa;rood;x", "Aa;blauw;y", "Bee;rood;x") == []
    long = "x" * 81
    assert told("Naam;Kleur", f"Aa;{long}", "Aa;blauw", f"Bee;{long}") == []


# ---- a sheet for each party ----


def owned(*sheets, answered=None):
    asking = Asking(answered)
    made = per_party.with_owner([Sheet(name, rows(*lines)) for name, lines in sheets], asking)
    return [[row.cells for row in each.rows] for each in made], [*asking.found]


AA, BEE = ("Aa", ("Relatie met", "Bee", "Cee")), ("Bee", ("Relatie met", "Aa"))


def test_sheets_that_are_called_after_parties_are_relations_of_those():
    made, asked = owned(AA, BEE)
    assert made == [
        [("Organisatie", "Relatie met"), ("Aa", "Bee"), ("Aa", "Cee")],
        [("Organisatie", "Relatie met"), ("Bee", "Aa")],
    ]
    assert asked == ["owners"]
    kept, _ = owned(AA, BEE, answered={"owners": "keep"})
    assert kept[0][0] == ("Relatie met",)
    # One sheet, or one beside them that is no such list, is a workbook of something else.
    assert owned(AA)[1] == []
    assert owned(AA, BEE, ("Anders", ("x;y", "z;w")))[1] == []


def test_names_without_a_head_are_of_their_sheet_when_half_of_the_sheets_are_parties():
    made, asked = owned(("Aa", ("Bee", "Cee")), ("Xx", ("Aa", "Dee")))
    assert made[0] == [("Organisatie", "Relatie met"), ("Aa", "Bee"), ("Aa", "Cee")]
    assert asked == ["owners"]
    assert owned(("Xx", ("Bee", "Cee")), ("Yy", ("Aa", "Dee")))[1] == []


# ---- by which column others call them ----


def called(codes, ends):
    """The columns by which a list of relations calls the parties of another sheet."""
    parties = Sheet("P", rows("Naam;Afkorting", *codes))
    links = Sheet("R", rows("Van;Naar", *ends))
    found = recognise(Contents("xlsx", (parties, links)))
    return [each.key for each in referring.questions([found], {}, {})]


CODES = ("Gemeente;GEM", "Zorg;ZRG", "Welzijn;WLZ", "Bank;BNK")


def test_a_column_is_what_others_call_parties_by_when_most_ends_stand_in_it():
    assert called(CODES, ("GEM;ZRG", "ZRG;WLZ")) == ["column:P:1:1"]
    # Seven in ten of those that stand nowhere else, and half of all ends.
    assert called(CODES, ("GEM;ZRG", "WLZ;XX")) == ["column:P:1:1"]
    assert called(CODES, ("GEM;ZRG", "YY;XX")) == []
    assert called(CODES, ("GEM;ZRG", "Gemeente;Zorg")) == ["column:P:1:1"]
    assert called(CODES, ("GEM;ZRG", "Gemeente;Zorg", "Welzijn;Zorg")) == []
    assert called(CODES, ("Gemeente;Zorg",)) == []
    # A code that two share, or that one lacks, calls nobody.
    assert called((*CODES[:3], "Bank;WLZ"), ("GEM;ZRG", "ZRG;WLZ")) == []
    assert called((*CODES[:3], "Bank;"), ("GEM;ZRG", "ZRG;WLZ")) == []


def test_what_a_register_calls_others_is_not_what_others_call_its_parties():
    parties = Sheet("P", rows("Naam;Afkorting", *CODES))
    register = Sheet("R", rows("Organisatie;Werkt samen met;Sector", "GEM;ZRG|WLZ;publiek"))
    found = recognise(Contents("xlsx", (parties, register)))
    assert referring.questions([found], {}, {}) == []
