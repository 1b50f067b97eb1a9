"""More of the shapes that surveys, programs and people make: each read right, or asked.

In all entries: a file, a paste, to measure, and on the command line.
"""

import pytest

from netwerk_widgets.cli import main
from netwerk_widgets.files import plan, read, read_network, read_text
from netwerk_widgets.files.planning import UnansweredError
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.portable import read_session
from netwerk_widgets.session.store import open_store
from tests.files.fresh_shapes import AB, AC, BC, FRESH, A, B, C, D
from tests.files.later_shapes import LATER

#: What a list holds, its relations with their strengths, and what is asked; those without a
#: relation stand behind.
RIGHT = FRESH | LATER | {
    "how often, under a head of its own": (
        "Respondent organisation,Contact organisation,Frequency of contact\n"
        f"{A},{B},Weekly\n{A},{C},Monthly\n{B},{C},Never\n",
        [(A, B, 3), (A, C, 2)], [],
    ),
    "a matrix under two titles, with sums": (
        f"Relatiematrix;;;;\nStand: 3 maart;;;;\n;{A};{B};{C};Totaal\n{A};;1;0;1\n{B};1;;1;2\n"
        f"{C};0;1;;1\nTotaal;1;2;1;4\n",
        [AB, BC], [],
    ),
    "a matrix below who gives and who gets": (
        f";;Ontvanger;;\n;;{A};{B};{C}\nZender;{A};;1;0\n;{B};2;;3\n;{C};0;1;\n",
        [(A, B, 1), (B, A, 2), (B, C, 3), (C, B, 1)], [],
    ),
    "a matrix of fewer rows than columns": (
        f";{A};{B};{C};{D}\n{A};;1;1;0\n{B};1;;0;1\n", [AB, AC, (B, D, 2)], [],
    ),
    "a matrix with codes": (
        f"Afk;Organisatie;GA;ZB;WC\nGA;{A};;1;0\nZB;{B};1;;1\nWC;{C};0;1;\n", [AB, BC], [],
    ),
    "a matrix with kinds": (
        f";{A};{B};{C}\n{A};;subsidie;\n{B};;;overleg\n{C};;;\n", [AB, BC], ["cells"],
    ),
    "a matrix of plusses and minuses": (
        f";{A};{B};{C}\n{A};;++;+\n{B};++;;0\n{C};+;0;\n", [(A, B, 3), AC], ["scale_words"],
    ),
    "arrows with a kind or a number behind them": (
        f"{A} -> {B}: subsidie\n{B} -> {C} (3)\n{A} <-> {C}\n", [(A, B, 2), (B, C, 3), AC], [],
    ),
    "numbers between brackets behind arrows": (
        f"{A} -> {B} (3)\n{A} -> {C} (2)\n{B} -> {C} (1)\n", [(A, B, 3), AC, (B, C, 1)], [],
    ),
    "numbers and words close behind arrows": (
        f"1. {A} -> {B}:3\n2. {B} -> {C}: zwak\n", [(A, B, 3), (B, C, 1)], [],
    ),
    "a register in which some have nobody": (
        f"Partij;Werkt samen met\n{A};{B}\n{B};-\n{C};?\n", [AB], [],
    ),
    "whether two know each other": (
        f"Partij A;Partij B;Kennen zij elkaar?\n{A};{B};ja\n{A};{C};nee\n{B};{C};ja\n",
        [AB, BC], [],
    ),
    "dashes below a title": (f"Relaties\n{A} - {B}\n{B} - {C}\n", [AB, BC], ["pairs"]),
    "arrows below a title": (f"Relaties\n{A} -> {B}\n{B} -> {C}\n", [AB, BC], []),
    "a matrix of high and low": (
        f";{A};{B};{C}\n{A};;H;L\n{B};H;;M\n{C};L;M;\n",
        [(A, B, 3), (A, C, 1), (B, C, 2)], ["scale_words"],
    ),
    "a matrix with something on its diagonal": (
        f"Organisation,{A},{B},{C}\n{A},n/a,Yes,No\n{B},Yes,self,Yes\n{C},No,Yes,—\n", [AB, BC], [],
    ),
    "a matrix with a remark beside it": (
        f";{A};{B};{C};Opmerking\n{A};;x;;nieuw\n{B};x;;x;\n{C};;x;;\n", [AB, BC], [],
    ),
    "two matrices under each other": (
        f"Nu\n;{A};{B}\n{A};;1\n{B};1;\n\nStraks\n;{A};{B};{C}\n{A};;1;1\n{B};1;;\n{C};1;;\n",
        [AB, AC], ["matrices"],
    ),
    "a matrix of four": (
        f"Organisatie;{A};{B};{C}\n{A};;4;0\n{B};0;;1\n{C};0;0;\n",
        [(A, B, 3), (B, C, 1)], ["scale"],
    ),
    "neighbours without heads": (f"{A},{B},{C}\n{B},{C}\n{C}\n", [AB, AC, BC], []),
    "neighbours with strengths": (
        f"{A}: {B} (3), {C} (1)\n{B}: {C} (2)\n", [(A, B, 3), (A, C, 1), BC], [],
    ),
    "a register with strengths in brackets": (
        f"Naam;Relaties\n{A};{B} (sterk); {C} (zwak)\n{B};{C} (matig)\n{C};\n".replace("; W", "|W"),
        [(A, B, 3), (A, C, 1), BC], [],
    ),
    "a register that says what kind": (
        f"Organisatie;Relatie met;Aard van de relatie\n{A};{B}|{C};subsidie\n{B};;\n{C};;\n",
        [AB, AC], [],
    ),
    "a register with 'en' between": (
        f"Organisatie;Werkt samen met\n{A};{B} en {C}\n{B};\n{C};\n", [AB, AC], [],
    ),
    "a register with a slash between": (
        f"Organisatie,Partners\n{A},{B} / {C}\n{B},\n", [AB, AC], ["commas"],
    ),
    "a register by numbers": (
        f"Nr.;Organisatie;Partners (nr.)\n1;{A};2,3\n2;{B};3\n3;{C};\n", [AB, AC, BC], [],
    ),
    "partners with each a strength": (
        f"Partij;Partner 1;Sterkte 1;Partner 2;Sterkte 2\n{A};{B};3;{C};1\n{B};{C};2;;\n",
        [(A, B, 3), (A, C, 1), BC], [],
    ),
    "names and ids of both ends": (
        f"from_id,from_name,to_id,to_name,weight\n1,{A},2,{B},3\n2,{B},3,{C},1\n",
        [(A, B, 3), (B, C, 1)], [],
    ),
    "labels behind the ids": (
        f"Source,Target,Source Label,Target Label\nn1,n2,{A},{B}\nn2,n3,{B},{C}\n", [AB, BC], [],
    ),
    "rows that are numbered": (f",from,to\n0,{A},{B}\n1,{B},{C}\n", [AB, BC], []),
    "an arrow between": (f"Van;;Naar\n{A};->;{B}\n{C};<-;{B}\n", [AB, BC], []),
    "an arrow between, without heads": (f"{A};->;{B}\n{B};->;{C}\n", [AB, BC], []),
    "a dash between": (f"{A} - {B}\n{B} - {C}\n", [AB, BC], ["pairs"]),
    "a slash between": (f"{A} / {B}\n{B} / {C}\n", [AB, BC], ["pairs"]),
    "sentences": (f"{A} werkt samen met {B}\n{B} financiert {C}.\n", [AB, BC], []),
    "columns of spaces": (
        f"Van              Naar\n{A}      {B}\n{B}         {C}\n", [AB, BC], [],
    ),
    "single quotes": (f"'Van';'Naar'\n'{A}';'{B}'\n'{B}';'{C}'\n", [AB, BC], []),
    "good and bad": (f"Van;Naar;Type\n{A};{B};+\n{B};{C};-\n", [AB], ["negative"]),
    "good and bad, in words": (
        f"Van;Naar;Soort relatie\n{A};{B};positief\n{B};{C};negatief\n", [AB], ["negative"],
    ),
    "a scale in the head": (
        f"Wie;Met wie;Hoe sterk (1-5)\n{A};{B};5\n{B};{C};1\n", [(A, B, 3), (B, C, 1)], ["scale"],
    ),
    "LimeSurvey's whole questions": (
        f'"id. Antwoord-ID","Q1. Uw organisatie","Q2[1]. Met wie werkt u samen? [{A}]",'
        f'"Q2[2]. Met wie werkt u samen? [{B}]","Q2[3]. Met wie werkt u samen? [{C}]"\n'
        f'"1","{A}","","Ja","Nee"\n"2","{B}","","","Ja"\n',
        [AB, BC], [],
    ),
    "Microsoft Forms, with an empty name": (
        "ID;Begintijd;E-mail;Naam;Namens welke organisatie vult u in?;"
        f'Met welke organisaties werkt u samen?\n1;1-1-2024;a;;{A};"{B};"\n2;1-1-2024;a;;{B};{C}\n',
        [AB, BC], [],
    ),
    "Qualtrics": (
        f"StartDate,Q1,Q2_1,Q2_2\nStart Date,Uw organisatie,Werkt u samen met - {A},"
        f'Werkt u samen met - {B}\n"{{""ImportId"":""a""}}","{{""ImportId"":""b""}}",'
        f'"{{""ImportId"":""c""}}","{{""ImportId"":""d""}}"\n2024-01-01,{A},,Ja\n2024-01-01,{B},,\n',
        [AB], [],
    ),
    "SurveyMonkey": (
        "Respondent ID,Collector ID,Uw organisatie,Met wie werkt u samen?,,\n"
        f",,Open-Ended Response,{A},{B},{C}\n1,1,{A},,{B},\n2,1,{B},,,{C}\n",
        [AB, BC], [],
    ),
    "a grid of parties that did not answer": (
        f"Tijdstempel;Organisatie;Hoe vaak contact met [{C}];Hoe vaak contact met [{D}]\n"
        f"1-1-2024;{A};wekelijks;nooit\n1-1-2024;{B};maandelijks;jaarlijks\n",
        [(A, C, 3), (B, C, 2), (B, D, 1)], ["grid"],
    ),
    "a grid with answers of its own": (
        f"Tijdstempel;Organisatie;Contact [{A}];Contact [{B}]\n1;{A};;Heel veel\n2;{B};;\n",
        [AB], ["cells"],
    ),
    "Gephi's label beside its type": (
        f"Source,Target,Type,Label,Weight\n{A},{B},Undirected,overleg,2.0\n{B},{C},Directed,subsidie,2\n",
        [AB, BC], [],
    ),
}  # fmt: skip
#: Read by its separators and rows; a paste of one is the same.
ENTRIES = {
    "file": lambda text: read(text.encode("utf-8-sig"), "x.csv"),
    "UTF-16": lambda text: read(text.encode("utf-16"), "x.txt"),
    "paste": read_text,
}


def planned(found):
    return links_of(Session.model_validate(found.documents))


def links_of(session):
    names = {each.id: each.name for each in session.stakeholders.items}
    return [
        (names[each.from_id], names[each.to_id], each.strength) for each in session.relations.items
    ]


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize("name", RIGHT)
def test_it_is_that_network_or_asked(name, entry):
    text, links, asks = RIGHT[name]
    found = plan(ENTRIES[entry](text), Session())
    assert [each.kind for each in found.asks] == asks
    assert sorted(planned(found)) == sorted(links)
    related = {end for link in links for end in link[:2]}
    assert {each["name"] for each in found.documents["stakeholders"]["items"]} >= related
    assert found.named[0] <= len(related | {A, B, C, D})


@pytest.mark.parametrize("name", RIGHT)
def test_it_is_measured_or_asked(name, tmp_path):
    text, links, asks = RIGHT[name]
    path = tmp_path / "x.csv"
    path.write_text(text, encoding="utf-8")
    if asks:
        with pytest.raises(UnansweredError):
            read_network(path)
        return
    session, _ = read_network(path, silent=False)
    assert len({frozenset((e.from_id, e.to_id)) for e in session.relations.items}) == len(
        {frozenset(link[:2]) for link in links}
    )


@pytest.mark.parametrize("name", RIGHT)
def test_on_the_command_line_it_is_stored_once_all_is_answered(name, tmp_path, capsys):
    text, links, asks = RIGHT[name]
    path = tmp_path / "x.csv"
    path.write_text(text, encoding="utf-8")
    command = ["import", str(path), "--name", "x"]
    assert main(command) == (1 if asks else 0)
    told = capsys.readouterr()
    if asks:
        with open_store() as store:
            assert store.sessions() == []
        found = plan(read(text.encode(), "x.csv"), Session()).asks
        assert [each for each in found if f"{each.key}={each.chosen}" not in told.err] == []
        answers = [f"--answer={each.key}={each.chosen}" for each in found]
        assert main([*command, *answers]) == 0
    with open_store() as store:
        assert sorted(links_of(read_session(store, "x"))) == sorted(links)


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        (f"Tijdstempel;Organisatie;Belang van [Zorg];Belang van [Geld]\n1;{A};4;2\n2;{B};3;5\n",
         "Belang van [Zorg]: 4\nBelang van [Geld]: 2"),
    ],
)  # fmt: skip
def test_a_grid_of_themes_makes_no_parties(text, notes):
    found = plan(read(text.encode(), "x.csv"), Session())
    assert [(each.kind, each.chosen) for each in found.asks] == [("grid", "keep")]
    session = Session.model_validate(found.documents)
    assert [each.name for each in session.stakeholders.items] == [A, B]
    assert session.stakeholders.items[0].note == notes


@pytest.mark.parametrize(
    "text",
    [
        "Sterktes;Zwaktes\nGoede relaties;Weinig tijd\nGeld;\n",
        f"Taak;{A};{B}\nPlan maken;R;A\nGeld;A;R\n",
        f"{A} - wonen\n{A} - zorg\n",
    ],
)
def test_what_is_no_network_is_asked_and_no_relation_by_itself(text):
    found = plan(read(text.encode(), "x.csv"), Session())
    assert len(found.asks) == 1
    assert planned(found) == []


def test_rows_that_are_numbered_are_names():
    found = plan(read(f"1\t{A}\n2\t{B}\n3\t{C}\n".encode(), "x.tsv"), Session())
    assert [each["name"] for each in found.documents["stakeholders"]["items"]] == [A, B, C]


def test_an_entity_of_the_web_does_not_part_a_name():
    found = plan(read(b"Naam;Sector\nJansen &amp; Zn;privaat\n", "x.csv"), Session())
    (party,) = found.documents["stakeholders"]["items"]
    assert (party["name"], party["sector"]) == ("Jansen & Zn", "private")


def test_two_ids_of_one_name_are_two_parties_in_a_list_of_relations():
    text = f"from_id,from_name,to_id,to_name\n1,{A},2,{B}\n3,{A},2,{B}\n3,{A},1,{A}\n"
    found = plan(read(text.encode(), "x.csv"), Session())
    assert [each["name"] for each in found.documents["stakeholders"]["items"]] == [A, B, A]
    assert len(found.documents["relations"]["items"]) == 3


def test_one_of_two_matrices_may_be_chosen():
    text = RIGHT["two matrices under each other"][0]
    question = plan(read(text.encode(), "x.csv"), Session()).asks[0]
    assert [each.name for each in question.options[1:]] == ["Nu", "Straks"]
    found = plan(read(text.encode(), "x.csv"), Session(), {question.key: "1"})
    assert planned(found) == [AB]


def test_yes_and_no_are_no_partners():
    found = plan(read(f"Naam;Partner\n{A};ja\n{B};nee\n".encode(), "x.csv"), Session())
    assert planned(found) == []
    assert [each["name"] for each in found.documents["stakeholders"]["items"]] == [A, B]


def test_words_between_brackets_belong_to_a_name_that_stands_nowhere_else():
    found = plan(read(f"{A} -> GGD (regio)\n{B} -> GGD (stad)\n".encode(), "x.txt"), Session())
    assert sorted(link[1] for link in planned(found)) == ["GGD (regio)", "GGD (stad)"]
