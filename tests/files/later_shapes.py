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
}  # fmt: skip
