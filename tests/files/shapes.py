"""A small known network in the shapes, signs and habits in which people hand one over."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass

import openpyxl

Rows = list[list[str]]

NAMES = (
    "Gemeente Sluis", "Zorggroep Bee", "Welzijn Cee", "Bibliotheek 't Hoekje", "Café Zuid",
    "ROC Scheldemond", "Jansen & Zn.", "Coöperatie De Eendracht", "Provincie Zeeland",
    "Stichting Súdwest", "GGD", "Woonstichting 4You", "Hogeschool HZ", "Rabobank", "MKB-kring",
)  # fmt: skip
#: Two heads that together are the ends of a relation.
ENDS = (
    ("Van", "Naar"), ("van", "naar"), ("From", "To"), ("Source", "Target"), ("Bron", "Doel"),
    ("Source", "Destination"), ("Vertex 1", "Vertex 2"), ("Ego", "Alter"), ("Zender", "Ontvanger"),
    ("Organisatie A", "Organisatie B"), ("Organisatie 1", "Organisatie 2"), ("Partij", "Partij"),
    ("Partij", "Relatie met"), ("Organisatie", "Werkt samen met"), ("Wie", "Met wie"),
    ("Party 1", "Party 2"), ("Leverancier", "Afnemer"), ("Herkomst", "Bestemming"),
    ("Node1", "Node2"), ("sender", "receiver"), ("Actor 1", "Actor 2"), ("VAN", "NAAR"),
    ("Van partij", "Naar partij"), ("Van organisatie", "Naar organisatie"),
    ("Aanbieder", "Afnemer"),
    ("From (organisation)", "To (organisation)"), ("Partij van", "Partij naar"),
    ("Van *", "Naar *"), ("Stakeholder 1", "Stakeholder 2"), ("Partner 1", "Partner 2"),
    ("Eerste partij", "Tweede partij"), ("van_organisatie", "naar_organisatie"),
    ("Organisation", "Connected to"), ("Naam", "Contact met"), ("Naam partij", "Relatie met"),
)  # fmt: skip
STRENGTHS = (
    "Sterkte",
    "Gewicht",
    "Weight",
    "strength",
    "Intensiteit",
    "Waarde",
    "weight",
    "Kracht",
)
PARTIES = ("Naam", "Organisatie", "Partij", "Name", "Label", "Stakeholder", "Naam organisatie")
WITH = ("Relatie met", "Werkt samen met", "Partners", "Connected to", "Samenwerkingspartners")


@dataclass(frozen=True)
class Network:
    """Parties and relations by place in ``names``: start, end, strength (1–3)."""

    names: tuple[str, ...]
    links: tuple[tuple[int, int, int], ...]

    @property
    def pairs(self) -> set[frozenset[str]]:
        """Who has a relation with whom."""
        return {frozenset((self.names[a], self.names[b])) for a, b, _ in self.links}

    @property
    def weights(self) -> dict[frozenset[str], int]:
        """The strength of each relation."""
        return {frozenset((self.names[a], self.names[b])): w for a, b, w in self.links}

    def cells(self, fill: Callable[[int], str], both: bool = True) -> list[list[str]]:
        """A square of marks."""
        size = len(self.names)
        square = [[""] * size for _ in range(size)]
        for a, b, w in self.links:
            square[a][b] = fill(w)
            if both:
                square[b][a] = fill(w)
        return square


# ---- shapes: each gives rows, and whether strengths are in them and who has no relation ----


def relation_list(n: Network, draw) -> Rows:
    start, end = draw(ENDS)
    head = [start, end, draw(STRENGTHS)]
    return [head, *([n.names[a], n.names[b], str(w)] for a, b, w in n.links)]


def relation_list_plain(n: Network, draw) -> Rows:
    return [list(draw(ENDS)), *([n.names[a], n.names[b]] for a, b, _ in n.links)]


def relation_list_noted(n: Network, draw) -> Rows:
    start, end = draw(ENDS)
    head = [start, draw(("Soort relatie", "Type relatie")), end, draw(STRENGTHS), "Toelichting"]
    rows = [[n.names[a], "samenwerking", n.names[b], str(w), "elke maand"] for a, b, w in n.links]
    return [head, *rows]


def adjacency_list(n: Network, draw) -> Rows:
    rows = []
    for place, name in enumerate(n.names):
        others = [n.names[b] for a, b, _ in n.links if a == place]
        others += [n.names[a] for a, b, _ in n.links if b == place]
        rows.append([name, *others])
    return rows


def _corner(draw) -> str:
    return draw(("", "Naam", "Organisatie", "van \\ naar", "Van/naar", "Partij", "wie"))


def _matrix(n: Network, draw, fill, none="", both=True, diagonal="") -> Rows:
    square = n.cells(fill, both)
    rows = [[_corner(draw), *n.names]]
    for place, name in enumerate(n.names):
        cells = [cell or none for cell in square[place]]
        cells[place] = diagonal or none
        rows.append([name, *cells])
    return rows


def matrix_ones(n: Network, draw) -> Rows:
    return _matrix(n, draw, lambda _: "1", draw(("0", "")), diagonal=draw(("", "-", "0", "x", "■")))


def matrix_marks(n: Network, draw) -> Rows:
    mark = draw(("x", "X", "ja", "✓", "●"))
    return _matrix(
        n, draw, lambda _: mark, draw(("", "-", "nee")), diagonal=draw(("", "-", "n.v.t."))
    )


def matrix_values(n: Network, draw) -> Rows:
    return _matrix(n, draw, str, draw(("0", "")), diagonal=draw(("", "0", "-")))


def matrix_half(n: Network, draw) -> Rows:
    return _matrix(n, draw, lambda _: draw(("1",)), "", both=False)


def matrix_summed(n: Network, draw) -> Rows:
    rows = _matrix(n, draw, lambda _: "1", draw(("0", "")))
    total = draw(("Totaal", "Total", "Som", "totaal"))
    sums = [str(sum(cell == "1" for cell in row[1:])) for row in rows[1:]]
    return [
        [*rows[0], total],
        *([*row, each] for row, each in zip(rows[1:], sums, strict=True)),
        [total, *sums, str(sum(map(int, sums)))],
    ]


def register(n: Network, draw) -> Rows:
    joint = draw(("; ", "|", ";", "\n", ", "))
    head = [draw(PARTIES), "Sector", draw(WITH), "Opmerking"]
    rows = []
    for place, name in enumerate(n.names):
        others = [n.names[b] for a, b, _ in n.links if a == place]
        rows.append([name, "publiek", joint.join(others), ""])
    return [head, *rows]


def register_wide(n: Network, draw) -> Rows:
    most = max((sum(a == place for a, _, _ in n.links) for place in range(len(n.names))), default=1)
    first = draw(("Relatie met", "Partner", "Contact met"))
    head = [draw(PARTIES), *(f"{first} {number + 1}" for number in range(max(2, most)))]
    rows = []
    for place, name in enumerate(n.names):
        others = [n.names[b] for a, b, _ in n.links if a == place]
        rows.append([name, *others])
    return [head, *rows]


def two_under(n: Network, draw) -> Rows:
    rows = [[draw(PARTIES), "Sector"], *([name, "publiek"] for name in n.names)]
    return [*rows, *([[]] if draw((True, False)) else []), *relation_list(n, draw)]


def two_beside(n: Network, draw) -> Rows:
    left = [[draw(PARTIES), "Sector"], *([name, "privaat"] for name in n.names)]
    right = relation_list(n, draw)
    height = max(len(left), len(right))
    left += [["", ""]] * (height - len(left))
    right += [["", "", ""]] * (height - len(right))
    return [[*one, "", *other] for one, other in zip(left, right, strict=True)]


def survey_multi(n: Network, draw) -> Rows:
    asks = draw(("Met welke organisaties werkt u samen?", "Met wie werkt u samen?",
                 "Which organisations do you work with?"))  # fmt: skip
    rows = []
    for place, name in enumerate(n.names):
        others = [n.names[b] for a, b, _ in n.links if a == place]
        rows.append([f"2026-03-0{place % 9 + 1} 10:00", name, ";".join(others)])
    return [["Tijdstempel", "Namens welke organisatie vult u dit in?", asks], *rows]


def survey_grid(n: Network, draw) -> Rows:
    asks = draw(("Hoe vaak heeft u contact met", "Werkt u samen met"))
    word = {1: "jaarlijks", 2: "maandelijks", 3: "wekelijks"}
    square = n.cells(lambda w: word[w], both=False)
    rows = [["Tijdstempel", "Uw organisatie", *(f"{asks} [{name}]" for name in n.names)]]
    for place, name in enumerate(n.names):
        rows.append(["2026-03-01 10:00", name, *(cell or "nooit" for cell in square[place])])
    return rows


def survey_long(n: Network, draw) -> Rows:
    head = [draw(("Respondent", "Organisatie", "Naam")), draw(("Werkt samen met", "Contact met")),
            draw(("Hoe vaak", "Frequentie"))]  # fmt: skip
    word = {1: "jaarlijks", 2: "maandelijks", 3: "wekelijks"}
    return [head, *([n.names[a], n.names[b], word[w]] for a, b, w in n.links)]


#: Each shape: what makes it, whether it tells strengths, and whether those without a relation.
SHAPES: dict[str, tuple[Callable[..., Rows], bool, bool]] = {
    "relation list": (relation_list, True, False),
    "relation list without strengths": (relation_list_plain, False, False),
    "relation list with notes": (relation_list_noted, True, False),
    "adjacency list": (adjacency_list, False, True),
    "matrix of ones": (matrix_ones, False, True),
    "matrix of marks": (matrix_marks, False, True),
    "matrix of values": (matrix_values, True, True),
    "upper half of a matrix": (matrix_half, False, True),
    "matrix with sums": (matrix_summed, False, True),
    "register": (register, False, True),
    "register of several columns": (register_wide, False, True),
    "two tables under each other": (two_under, True, True),
    "two tables beside each other": (two_beside, True, True),
    "survey with several answers": (survey_multi, False, True),
    "survey as a grid": (survey_grid, True, True),
    "survey, long": (survey_long, True, False),
}


# ---- how it is written down ----

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")
SEPARATORS = (",", ";", "\t", "|")
HABITS = ("title", "sep", "blank rows", "blank columns", "short rows", "spaces", "crlf")


def written(
    rows: Rows, separator: str, quoting: int, encoding: str, habits: frozenset[str]
) -> bytes:
    """The rows as a text file."""
    rows = worn(rows, habits)
    out = io.StringIO(newline="")
    ends = "\r\n" if "crlf" in habits else "\n"
    csv.writer(out, delimiter=separator, quoting=quoting, lineterminator=ends).writerows(rows)
    text = out.getvalue()
    if "sep" in habits:
        text = f"sep={separator}{ends}{text}"
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.encode("utf-8")


def worn(rows: Rows, habits: frozenset[str]) -> Rows:
    """The rows as a spreadsheet of some age has them."""
    width = max(map(len, rows))
    rows = [
        list(row) if "short rows" in habits else [*row, *[""] * (width - len(row))] for row in rows
    ]
    if "spaces" in habits:
        rows = [[f" {cell} " if cell else cell for cell in row] for row in rows]
    if "title" in habits:
        rows = [["Netwerk Zeeuws-Vlaanderen, stand maart"], [], *rows]
    if "blank columns" in habits:
        rows = [[*row, "", ""] for row in rows]
    if "blank rows" in habits:
        rows = [*rows, *[[""] * width] * 5]
    return rows


def workbook(rows: Rows, habits: frozenset[str]) -> bytes:
    """The rows as a workbook of Excel."""
    book = openpyxl.Workbook()
    for row in worn(rows, habits):
        book.active.append([int(cell) if cell.isdigit() else cell or None for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
