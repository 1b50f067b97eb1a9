"""Lists as a consultant's team makes them: each read right, asked, or refused by what it is."""

import pytest

from netwerk_widgets.files import plan, read
from netwerk_widgets.session.errors import ImportFileError
from netwerk_widgets.session.models import Session

A, B, C = "Gemeente Aa", "Zorg Bee", "Welzijn Cee"

#: What a list holds, who has a relation with whom and how strong, and what is asked or said.
RIGHT = {
    "how often, in words": (
        f"Organisatie;Heeft contact met;Hoe vaak?\n{A};{B};wekelijks\n{A};{C};jaarlijks\n",
        [(A, B, 3), (A, C, 1)], ["often"],
    ),
    "heads are the numbers of the rows": (
        f";1;2;3\n1. {A};;1;1\n2. {B};1;;\n3. {C};1;;\n",
        [(f"1. {A}", f"2. {B}", 2), (f"1. {A}", f"3. {C}", 2)], [],
    ),
    "heads are sentences that end in a party": (
        f"Organisatie;Ik werk samen met {A};Ik werk samen met {B}\n{A};;3\n{B};1;\n",
        [(A, B, 3), (B, A, 1)], [],
    ),
    "a column of numbers beside": (
        f"Nr;Organisatie;{A};{B}\n1;{A};;x\n2;{B};x;\n", [(A, B, 2)], [],
    ),
    "sums beside and below": (
        "wie;Aa;Bee;Totaal\nAa;;1;1\nBee;1;;1\nTotaal;1;1;2\n", [("Aa", "Bee", 2)], ["foot"],
    ),
    "stars": ("Van;Naar;Sterkte\nA;B;***\nB;C;*\n", [("A", "B", 3), ("B", "C", 1)], []),
    "thousands": (
        "Van;Naar;Gewicht\nA;B;1.200\nB;C;300\n", [("A", "B", 3), ("B", "C", 1)], ["scale"],
    ),
    "plusses are no signs of nothing": (
        "Van;Naar;Sterkte\nA;B;++\nB;C;--\n", [("A", "B", 3), ("B", "C", 1)], ["scale_words"],
    ),
    "merged cells": (
        f"Van;Naar\n{A};{B}\n;{C}\n{B};{C}\n", [(A, B, 2), (A, C, 2), (B, C, 2)], ["merged"],
    ),
    "a colon": (f"{A}: {B}, {C}\n{B}: {C}\n", [(A, B, 2), (A, C, 2), (B, C, 2)], []),
    "in brackets": (f"{A} ({B}, {C})\n{B} ({A})\n", [(A, B, 2), (A, C, 2)], []),
    "a table of Markdown": (
        "| Van | Naar | Sterkte |\n|---|---|---|\n| Aa | Bee | 3 |\n", [("Aa", "Bee", 3)], [],
    ),
    "networkx": (
        "Aa Bee {'weight': 3}\nBee Cee {'weight': 1}\n",
        [("Aa", "Bee", 3), ("Bee", "Cee", 1)], ["spaces"],
    ),
    "a kind between": (f"{A}\tpp\t{B}\n{B}\tpp\t{C}\n", [(A, B, 2), (B, C, 2)], []),
    "Kumu's reversed": ("From,To,Reversed\nA,B,true\n", [("B", "A", 2)], []),
    "strengths in a register": (
        f"Naam;Sector;Relatie met;Sterkte\n{A};publiek;{B};3\n{B};privaat;{C};1\n",
        [(A, B, 3), (B, C, 1)], [],
    ),
    "heads that nobody knows, above pairs": (
        "Foo;Bar\nAa;Bee\nBee;Cee\n", [("Aa", "Bee", 2), ("Bee", "Cee", 2)], ["unknown_heads"],
    ),
    "one party without others in a list of neighbours": (
        "Aa;Bee\nBee;Aa\nCee;\n", [("Aa", "Bee", 2), ("Bee", "Aa", 2)], [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", RIGHT)
@pytest.mark.parametrize("pasted", [False, True])
def test_it_is_read_right_or_asked(name, pasted):
    text, links, kinds = RIGHT[name]
    found = plan(read(text.encode(), "" if pasted else "x.csv"), Session())
    session = Session.model_validate(found.documents)
    names = {each.id: each.name for each in session.stakeholders.items}
    made = [
        (names[each.from_id], names[each.to_id], each.strength) for each in session.relations.items
    ]
    assert made == links
    assert {each.kind for each in found.problems} >= set(kinds)
    assert len(found.asks) <= 1


@pytest.mark.parametrize(
    "text", [f"- {A}\n- {B}\n", f"1. {A}\n2. {B}\n", f"• {A}\n• {B}\n", f"{A}\n{B}\n"]
)
def test_names_without_what_stands_before_each_of_them(text):
    found = plan(read(text.encode(), "x.txt"), Session())
    assert [each["name"] for each in found.documents["stakeholders"]["items"]] == [A, B]


def test_a_number_that_is_part_of_a_name_stays():
    found = plan(read(b"1. Aa\n3. Bee\n", "x.txt"), Session())
    assert [each["name"] for each in found.documents["stakeholders"]["items"]] == [
        "1. Aa",
        "3. Bee",
    ]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("graph LR\n  A[Aa] --> B[Bee]\n", "upload_other_graph"),
        ("@startuml\nA --> B\n@enduml\n", "upload_other_graph"),
        (">>graph6<<Cr", "upload_other_graph"), ("1 Aa\n2 Bee\n#\n1 2\n", "upload_other_graph"),
        ("# Aa\nBee 1.0\n# Bee\nCee 1\n", "upload_other_graph"),
        ('{"graphs": [{"nodes": {"a": {}}}]}', "upload_other_graph"),
        ("parties:\n  - name: Aa\n  - name: Bee\n", "upload_other_list"),
        ("BEGIN:VCARD\nFN:Jan\nEND:VCARD\n", "upload_other_list"),
        ("INSERT INTO parties (name) VALUES ('Aa');\n", "upload_other_list"),
        ("@article{a, title={x}}\n", "upload_other_list"),
        ("import os\nfor x in y:\n    print(x)\n", "upload_code"),
        ("2024-01-01 10:00 INFO start\n2024-01-01 10:01 ERROR stop\n", "upload_log"),
        ("Op 3 maart spraken we met de gemeente over het plan.\n\nDaarna was er nog koffie.\n",
         "upload_prose"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["", "x.txt"])
def test_what_is_no_list_is_never_read_as_names(text, key, name):
    with pytest.raises(ImportFileError) as problem:
        read(text.encode(), name)
    assert problem.value.key == key


def test_what_stands_in_brackets_behind_every_name_is_no_party():
    found = plan(read(b"Philips (bedrijf)\nASML (bedrijf)\n"), Session())
    assert found.named == (2, 0)


@pytest.mark.parametrize("name", ["", "x.txt", "x.csv", "x.tsv"])
def test_sentences_in_a_list_with_heads_are_no_running_text(name):
    said = {
        A: "Wil dat de zorg voor iedereen betaalbaar blijft.",
        B: "Wil ondernemers in de regio geld kunnen lenen.",
    }
    text = "\n".join(["Naam,Belangen", *(f"{party},{words}" for party, words in said.items())])
    found = plan(read(text.encode(), name), Session()).documents["stakeholders"]["items"]
    assert {each["name"]: each["interests"] for each in found} == said


def test_a_file_with_cells_is_a_list_whatever_its_cells_say():
    text = f"{A} wil dat de zorg voor iedereen betaalbaar blijft.\n{B} wil dat ook, en wel nu.\n"
    assert len(read(text.encode(), "x.csv").sheets[0].rows) == 2


@pytest.mark.parametrize(
    "name", ["Import Nederland", "Class van 2000", "From Scratch", "# 1 Groep"]
)
def test_a_name_that_looks_like_code_is_a_name(name):
    found = plan(read(f"{name}\nAa\nBee\n".encode(), "x.txt"), Session())
    assert found.named == (3, 0)
