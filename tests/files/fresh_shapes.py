"""Shapes that were read wrongly without a word: with their relations, and what is asked."""

A, B, C, D = "Gemeente Aa", "Zorg Bee", "Welzijn Cee", "Bieb Dee"
AB, BC, AC = (A, B, 2), (B, C, 2), (A, C, 2)

FRESH = {
    "a matrix with numbers below zero": (
        f";{A};{B};{C}\n{A};0;3;-2\n{B};1;0;2\n{C};-1;2;0\n",
        [(A, B, 3), (B, A, 1), BC, (C, B, 2)], ["negative"],
    ),
    "a matrix of percentages": (
        f";{A};{B};{C}\n{A};;80%;20%\n{B};80%;;0%\n{C};20%;0%;\n",
        [(A, B, 3), (A, C, 1)], ["scale"],
    ),
    "a matrix below a count": (
        f";{A};{B};{C}\n{A};-;1;0\n{B};1;-;1\n{C};0;1;-\nAantal;1;2;1\n", [AB, BC], [],
    ),
    "a matrix whose rows get": (
        f"ontvanger \\ gever;{A};{B};{C}\n{A};;2;\n{B};;;3\n{C};1;;\n",
        [(B, A, 2), (C, B, 3), (A, C, 1)], [],
    ),
    "a matrix below initials": (
        f"Organisatie;GA;ZB;WC\n{A};;1;0\n{B};1;;1\n{C};0;1;\n", [AB, BC], [],
    ),
    "a matrix without a head above its names": (
        f'"{A}","{B}","{C}"\n"{A}",0,1,0\n"{B}",1,0,1\n"{C}",0,1,0\n', [AB, BC], [],
    ),
    "arrows under a head of direction": (
        f"Partij;Richting;Partij\n{A};->;{B}\n{B};<->;{C}\n{C};<-;{D}\n",
        [AB, BC, (D, C, 2)], [],
    ),
    "a column for each kind": (
        f"Van;Naar;Informatie;Geld\n{A};{B};x;\n{B};{C};x;x\n{A};{C};;\n", [AB, BC, BC], [],
    ),
    "a strength for each kind": (
        f"Van;Naar;Sterkte informatie;Sterkte geld\n{A};{B};3;0\n{B};{C};1;2\n",
        [(A, B, 3), (B, C, 1), BC], [],
    ),
    "strengths out of five": (
        f"Van;Naar;Sterkte\n{A};{B};5/5\n{B};{C};2/5\n", [(A, B, 3), (B, C, 1)], ["scale"],
    ),
    "the weight first, below heads that nobody knows": (
        f"gewicht;a;b\n3;{A};{B}\n1;{B};{C}\n", [(A, B, 3), (B, C, 1)], ["unknown_heads"],
    ),
    "contacts with a number, one of them seldom": (
        f"Organisatie;Contact 1;Contact 2;Contact 3\n{A};{B};{C};\n{B};{C};;\n{D};{A};{B};{C}\n",
        [AB, AC, BC, (D, A, 2), (D, B, 2), (D, C, 2)], ["with"],
    ),
    "kinds between brackets behind partners": (
        f"Organisatie;Partners\n{A};{B} (subsidie)|{C} (overleg)\n{B};{C}\n", [AB, AC, BC], [],
    ),
    "partners as above": (f"Organisatie;Partners\n{A};{B}\n{C};idem\n", [AB, (C, B, 2)], []),
    "everybody as a partner": (
        f"Organisatie;Partners\n{A};alle\n{B};{C}\n{C};{A}\n", [AB, AC, BC], ["everyone"],
    ),
    "subject, predicate, object": (
        f"subject;predicate;object\n{A};financiert;{B}\n{B};adviseert;{C}\n", [AB, BC], [],
    ),
    "about whom, with scores in between": (
        f"Respondent;Over;Contact;Vertrouwen\n{A};{B};4;5\n{B};{C};2;3\n", [AB, BC], [],
    ),
    "who leads a project, and its partners": (
        f"Project;Trekker;Partners\nLoket;{A};{B}\nBus;{C};{D}\n",
        [(A, B, 1), (C, D, 1)], ["meetings", "leads"],
    ),
    "how often each was at a table": (
        f"Organisatie;Stuurgroep;Werkgroep\n{A};3;1\n{B};0;2\n{C};4;0\n",
        [(A, B, 1), (A, C, 1)], ["meetings"],
    ),
    "a survey with its codes above its questions": (
        "Q1,Q2_1,Q2_2,Q2_3\nWhat is your organisation?,"
        f"With whom do you work? - {A},With whom do you work? - {B},With whom do you work? - {C}\n"
        f"{A},,Often,Never\n{B},Often,,Sometimes\n",
        [(A, B, 3), (B, A, 3), BC], [],
    ),
}  # fmt: skip
