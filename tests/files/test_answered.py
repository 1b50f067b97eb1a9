"""What a person says of a list, or answers about it, is done whatever the list holds."""

import pytest

from netwerk_widgets.files import plan, read
from netwerk_widgets.session.models import Session

WITH = ("name", "with", "strength")
ENDS = ("from", "to", "strength")


def planned(text, choices):
    found = plan(read(text.encode()), Session(), choices)
    session = Session.model_validate(found.documents)
    names = {each.id: each.name for each in session.stakeholders.items}
    links = [
        (names[each.from_id], names[each.to_id], each.strength, each.note)
        for each in session.relations.items
    ]
    return session.stakeholders.items, links


def columns(*roles):
    return {f"column::1:{place}": role for place, role in enumerate(roles)}


@pytest.mark.parametrize(
    ("text", "choices", "links"),
    [
        ("A;B;2\nB;C;3\n", columns(*WITH), [("A", "B", 2, ""), ("B", "C", 3, "")]),
        ("A;B;-2\nB;C;3\n", columns(*ENDS), [("B", "C", 3, "")]),
        (
            "A;B;-2\nB;C;3\n", columns(*ENDS) | {"negative:": "note"},
            [("A", "B", 2, "Sterkte: -2"), ("B", "C", 3, "")],
        ),
        (
            "A;B;9\nB;C;3\n", columns(*ENDS),
            [("A", "B", 3, "Sterkte: 9"), ("B", "C", 1, "Sterkte: 3")],
        ),
    ],
)  # fmt: skip
def test_columns_of_a_list_without_heads_are_what_a_person_says(text, choices, links):
    assert planned(text, choices)[1] == links


def test_a_score_in_a_list_without_heads_comes_on_our_scale():
    parties, _ = planned("A;9\nB;3\n", columns("name", "power"))
    assert [(each.name, each.power) for each in parties] == [("A", 5), ("B", 2)]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Van;Naar;Notitie\nA;B;\n;;let op\n;C;\n", [("A", "B", 2, ""), ("A", "C", 2, "")]),
        (
            "Notitie;Van;Naar\nx;A;B\nlet op\n;;C\n",
            [("A", "B", 2, "Notitie: x"), ("A", "C", 2, "")],
        ),
        (
            "Naar;Notitie;Van\nB;;A\nC\nD;;\n",
            [("A", "B", 2, ""), ("A", "C", 2, ""), ("A", "D", 2, "")],
        ),
    ],
)
def test_an_empty_first_end_is_the_last_one_above(text, links):
    assert planned(text, {"merged::1": "fill"})[1] == links


def test_what_goes_to_the_note_stands_under_its_own_head():
    text = "Van;Naar;Sterkte;Toelichting\nA;B;-1\n"
    assert planned(text, {"negative:": "note"})[1] == [("A", "B", 2, "Sterkte: -1")]
