"""Still more shapes that were read wrongly without a word, each with what it holds."""

from tests.files.fresh_shapes import AB, AC, BC, A, B, C, D

AD, DB = (A, D, 2), (D, B, 2)
TOP = f"{A};{B};{C};{D}\n{B};{C};;\n{D};{B};;\n"
CHOSEN = [AB, AC, AD, BC, DB]
OTHERS = f"{A};Waterschap;GGD\n{B};GGD;Politie\n"
NAMED = [(A, "Waterschap", 2), (A, "GGD", 2), (B, "GGD", 2), (B, "Politie", 2)]

LATER = {
    # ---- names in a cell ----
    "a semicolon in a name that stands on both sides": (
        f'van,naar\n{A},"Jansen; Zoon"\n"Jansen; Zoon",{B}\n',
        [(A, "Jansen; Zoon", 2), ("Jansen; Zoon", B, 2)], [],
    ),
    "a semicolon in a name at the start": (
        f'van,naar\n"Jansen; Zoon",{A}\n{A},{B}\n"Jansen; Zoon",{B}\n',
        [("Jansen; Zoon", A, 2), AB, ("Jansen; Zoon", B, 2)], ["commas"],
    ),
    "semicolons between names that nobody knows": (
        f'van,naar\n{A},"{B}; {C}"\n', [AB, AC], ["commas"],
    ),
    "semicolons between names of which one stands elsewhere": (
        f'van,naar\n{A},"{B}; {C}"\n{B},{D}\n', [AB, AC, (B, D, 2)], [],
    ),
    "'en' before the last of a list": (
        f"Organisatie;Partners\n{A};{B}, {C} en {D}\n{B};{C}\n", [AB, AC, AD, BC], ["commas"],
    ),
    "bullets in a cell": (
        f'Organisatie;Partners\n{A};"- {B}\n- {C}"\n{B};• {C}\n', [AB, AC, BC], [],
    ),
    "numbers in a cell": (
        f'Organisatie;Partners\n{A};"1. {B}\n2. {C}"\n{B};1. {C}\n', [AB, AC, BC], [],
    ),
    "commas in a name that is in the list": (
        f'Organisatie;Partners\n{A};"{B}, Zorg, Wonen en Co"\n"Zorg, Wonen en Co";{B}\n{B};\n',
        [AB, (A, "Zorg, Wonen en Co", 2), ("Zorg, Wonen en Co", B, 2)], [],
    ),
    # ---- a column for each way ----
    "a strength for each way": (
        f"Partij A;Partij B;A->B;B->A\n{A};{B};3;1\n{B};{C};2;0\n{C};{D};0;1\n",
        [(A, B, 3), (B, A, 1), BC, (D, C, 1)], [],
    ),
    "a strength there and back": (
        f"Van;Naar;Sterkte heen;Sterkte terug\n{A};{B};3;1\n{B};{C};2;2\n",
        [(A, B, 3), (B, A, 1), BC], [],
    ),
    "a mark for each way": (
        f"Party 1,Party 2,1 to 2,2 to 1\n{A},{B},x,x\n{B},{C},x,\n{D},{C},,x\n",
        [AB, BC, (C, D, 2)], [],
    ),
    # ---- the partners by rank ----
    "partners by rank": (f"Organisatie;Belangrijkste partner;2e partner;Derde partner\n{TOP}",
                         CHOSEN, []),
    "partners below one head": (f"Organisatie;Top-3 partners;;\n{TOP}", CHOSEN, []),
    "a choice by rank": (f"Organisation;First choice;Second choice;Third choice\n{TOP}",
                         CHOSEN, ["with"]),
    "partners by rank that are not in the list": (
        f"Organisatie;Partner A;Partner B\n{OTHERS}", NAMED, [],
    ),
    "a choice by rank that is not in the list": (
        f"Organisatie;Top 1;Top 2\n{OTHERS}", NAMED, ["chosen"],
    ),
    # ---- lines and signs ----
    "arrows to several": (f"{A} -> {B}, {C}\n{C} -> {D}\n", [AB, AC, (C, D, 2)], []),
    "arrows on one line": (f"{A} -> {B}; {C} -> {D}\n", [AB, (C, D, 2)], []),
    "bullets below a name": (f"{A}\n- {B}\n- {C}\n{C}\n- {D}\n", [AB, AC, (C, D, 2)], []),
    "colons between cells": (f"Van:Naar:Sterkte\n{A}:{B}:3\n{B}:{C}:1\n",
                             [(A, B, 3), (B, C, 1)], []),
    "words and numbers, with spaces": (
        "   Aa Bee Cee\nAa  0 1 0\nBee 1 0 1\nCee 0 1 0\n",
        [("Aa", "Bee", 2), ("Bee", "Cee", 2)], [],
    ),
    "neighbours as networkx writes them": (
        "#made by\nAa Bee Cee\nBee\nCee Dee\nDee\n",
        [("Aa", "Bee", 2), ("Aa", "Cee", 2), ("Cee", "Dee", 2)], ["spaces"],
    ),
    # ---- lists, and what is in them ----
    "a matrix below a list of parties": (
        f"Naam;Sector;;\n{A};publiek;;\n{B};privaat;;\n{C};publiek;;\n\n;{A};{B};{C}\n{A};;x;\n"
        f"{B};x;;x\n{C};;x;\n",
        [AB, BC], [],
    ),
    "a list on its side": (
        f"Naam;{A};{B};{C}\nSector;publiek;privaat;publiek\nPartners;{B};{C};\n", [AB, BC], [],
    ),
    "codes of a column of its own": (
        f"Code;Naam;Relatie met\nP1;{A};P2,P3\nP2;{B};P3\nP3;{C};\n", [AB, AC, BC], [],
    ),
    "nobody yet": (f"Naam;Relatie met\n{A};{B}\n{B};nog niet bekend\n{C};volgt\n", [AB], []),
    "kinds below a head of relations": (
        f"Naam;Relatie\n{A};samenwerking\n{B};subsidie\n", [], [],
    ),
    "a grid of numbers": (
        f"Tijdstempel;Organisatie;Contact met (1-5) [{A}];Contact met (1-5) [{B}]\n"
        f"1;{A};;5\n2;{B};1;\n",
        [(A, B, 3), (B, A, 1)], ["scale"],
    ),
    "a survey, a row a question": (
        f"Respondent;Partner;Vraag;Antwoord\n{A};{B};Hoe vaak?;wekelijks\n"
        f"{A};{C};Hoe vaak?;jaarlijks\n",
        [(A, B, 3), (A, C, 1)], [],
    ),
    "plusses alone": (
        f"Van;Naar;Sterkte\n{A};{B};+++\n{B};{C};++\n{A};{C};+\n",
        [(A, B, 3), BC, (A, C, 1)], ["scale_words"],
    ),
    "how much, by another name": (
        f"Van;Naar;Mate van samenwerking\n{A};{B};3\n{B};{C};1\n", [(A, B, 3), (B, C, 1)], [],
    ),
    "two questions of a survey": (
        f"Tijdstempel;Organisatie;Met wie werkt u samen?;Met wie wilt u samenwerken?\n"
        f"1;{A};{B};{C}\n2;{B};{C};{D}\n",
        [AB, BC], ["questions"],
    ),
    "what the marks of a matrix mean": (
        f";{A};{B};{C}\n{A};;x;\n{B};x;;x\n{C};;x;\n\nx = werkt samen\n", [AB, BC], [],
    ),
}  # fmt: skip
