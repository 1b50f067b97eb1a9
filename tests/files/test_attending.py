"""A list of who takes part in what: what that comes to is asked, whatever form it has."""

import pytest

from netwerk_widgets.files import plan, read
from netwerk_widgets.session.models import Session

A, B, C = "Gemeente Aa", "Zorg Bee", "Welzijn Cee"

#: Of each form: who has a relation with whom, how strong, and what they share.
SHARED = {
    "a row for each": (
        f"Overleg;Organisatie\nRegietafel;{A}\nRegietafel;{B}\nKernteam;{A}\nKernteam;{C}\n",
        [(A, B, 1, "Regietafel"), (A, C, 1, "Kernteam")],
    ),
    "several in a cell": (
        f'Organisatie;Sector;Werkgroep\n{A};publiek;"Wonen; Zorg"\n{B};;Zorg, Wonen\n{C};;Wonen\n',
        [(A, B, 2, "Wonen, Zorg"), (A, C, 1, "Wonen"), (B, C, 1, "Wonen")],
    ),
    "several columns": (
        f"Organisatie;Werkgroep 1;Werkgroep 2\n{A};Wonen;Zorg\n{B};Zorg;\n{C};Wonen;\n",
        [(A, B, 1, "Zorg"), (A, C, 1, "Wonen")],
    ),
    "a row for each meeting": (
        f"Overleg;Deelnemers\nRegietafel;{A}, {B}\nKernteam;{A}, {C}, {B}\n",
        [(A, B, 2, "Regietafel, Kernteam"), (A, C, 1, "Kernteam"), (B, C, 1, "Kernteam")],
    ),
    "a head that nobody knows": (
        f"Organisation,Thing\n{A},One\n{A},Two\n{B},Two\n{C},One\n",
        [(A, B, 1, "Two"), (A, C, 1, "One")],
    ),
    "English": (
        f"Committee,Members\nSteering,{A} | {B}\nHousing,{B} | {C}\n",
        [(A, B, 1, "Steering"), (B, C, 1, "Housing")],
    ),
}  # fmt: skip


def planned(text, answers=None):
    found = plan(read(text.encode(), "x.csv"), Session(), answers)
    session = Session.model_validate(found.documents)
    names = {each.id: each.name for each in session.stakeholders.items}
    links = [
        (names[each.from_id], names[each.to_id], each.strength, each.note)
        for each in session.relations.items
    ]
    return found, session.stakeholders.items, links


@pytest.mark.parametrize("form", SHARED)
def test_it_is_asked_and_makes_relations_between_who_meets(form):
    text, links = SHARED[form]
    found, parties, made = planned(text)
    assert [each.kind for each in found.asks] == ["meetings"]
    assert [each.name for each in parties] == list(
        dict.fromkeys(n for link in links for n in link[:2])
    )
    assert sorted((*sorted(ends), s, note) for *ends, s, note in made) == sorted(
        (*sorted(ends), s, note) for *ends, s, note in links
    )
    assert found.count("left_out") == 0


@pytest.mark.parametrize("form", SHARED)
def test_it_may_be_parties_of_their_own_or_notes(form):
    text, links = SHARED[form]
    question = planned(text)[0].asks[0].key
    met = {each for *_, note in links for each in note.split(", ")}
    _, parties, made = planned(text, {question: "parties"})
    assert met <= {each.name for each in parties}
    assert {other for _, other, *_ in made} == met
    found, parties, made = planned(text, {question: "notes"})
    assert made == []
    assert all(any(each in party.note for each in met) for party in parties)
    assert not found.asks


def test_a_person_may_say_that_a_column_names_meetings():
    text = f"Naam;Plek\n{A};Markt\n{B};Markt\n{C};Haven\n"
    assert not planned(text)[0].asks
    found, _, links = planned(text, {"column::1:1": "group"})
    assert [each.kind for each in found.asks] == ["meetings"]
    assert links == [(A, B, 1, "Markt")]


@pytest.mark.parametrize(
    "text",
    [
        f"Naam;Project\n{A};Een\n{B};Twee\n",  # nobody shares one
        f"Naam;Jaar\n{A};2020\n{A};2021\n{B};2020\n",
        f"Naam;Sector\n{A};publiek\n{A};privaat\n{B};publiek\n",
    ],
)
def test_what_parties_do_not_share_is_not_asked(text):
    assert not planned(text)[0].asks
