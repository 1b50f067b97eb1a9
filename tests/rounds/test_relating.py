"""What organisations say of their relations: who says so, and what of it goes onto the map."""

import pytest

from netwerk_widgets.insights.pictures import Link
from netwerk_widgets.rounds.put import differences, taken
from netwerk_widgets.rounds.relating import told
from netwerk_widgets.rounds.slips import Slip
from netwerk_widgets.rounds.taking import Revealed, puts
from netwerk_widgets.session.models import PARTS
from tests.rounds.making import CASE, round_of

DOCUMENTS = CASE.model_dump(mode="json")
DOCUMENTS["domain"] |= {"pictures": [], "quality": []}
ROWS = DOCUMENTS["relations"]["items"]
ROUND = round_of("relations")
A, B, C = (each.id for each in ROUND.parties[:3])


def says(party, *said):
    answers = {}
    for other, kind, strength in said:
        answers |= {f"{other}.kind": kind, f"{other}.strength": strength}
    return Slip("", answers, party)


@pytest.mark.parametrize(
    ("one", "other", "link"),
    [
        ("supply-to", "supply-from", Link(A, B, "supply")),
        ("supply-from", "supply-to", Link(B, A, "supply")),
        ("cooperation", "cooperation", Link(A, B, "cooperation")),
    ],
)
def test_both_say_so(one, other, link):
    [found] = told(ROUND, [says(A, (B, one, 3)), says(B, (A, other, 1))])
    assert (found.link, found.state, found.by) == (link, "both", (A, B))
    assert (found.strength, found.low, found.high) == (1, 1, 3)


def test_kinds_differ_also_when_only_the_direction_does():
    found = told(ROUND, [says(A, (B, "supply-to", 2)), says(B, (A, "supply-to", 2))])
    assert [(each.state, each.by) for each in found] == [("differ", (A,)), ("differ", (B,))]


def test_one_says_so_and_whether_the_other_answered_at_all():
    [alone] = told(ROUND, [says(A, (B, "information", 2))])
    assert (alone.state, alone.by, alone.silent) == ("one", (A,), (B,))
    [heard, _] = told(
        ROUND, [says(A, (B, "information", 2)), says(B, (C, "information", 2)), says(C)]
    )
    assert (heard.state, heard.silent) == ("one", ())


def test_people_of_one_organisation_are_one_voice():
    [found] = told(ROUND, [says(A, (B, "cooperation", n)) for n in (1, 3, 3)])
    assert (found.state, found.by, found.strength) == ("one", (A,), 3)


def test_both_come_first_and_what_is_typed_by_half_is_nothing():
    slips = [
        says(A, (B, "information", 1), (C, "funding-to", 2)),
        says(C, (A, "funding-from", 2)),
        Slip("", {f"{A}.kind": "authority-to"}, B),
    ]
    assert [(each.link.kind, each.state) for each in told(ROUND, slips)] == [
        ("funding", "both"), ("information", "one"),
    ]  # fmt: skip


def wanted(*slips):
    return puts(Revealed(ROUND, slips, relations=ROWS))


def test_nothing_goes_onto_the_map_without_a_tick():
    found = wanted(says(A, (B, "funding-to", 3)), says(B, (C, "funding-to", 1)))
    choices = [each.at for each in differences(DOCUMENTS, found)]
    assert len(choices) == 2
    # What each said is kept all the same.
    assert {*taken(DOCUMENTS, found)} == {"domain"}
    changed = taken(DOCUMENTS, found, choices[:1])
    PARTS["relations"].model_validate(changed["relations"])
    assert changed["relations"]["items"][: len(ROWS)] == ROWS
    [new] = changed["relations"]["items"][len(ROWS) :]
    assert (new["from_id"], new["to_id"], new["kind"], new["strength"]) == (A, B, "funding", 3)
    assert taken(DOCUMENTS | changed, found, choices[:1]) == {}


def test_of_a_relation_on_the_map_only_the_strength_changes_and_only_with_a_tick():
    row = next(each for each in ROWS if each["kind"] == "cooperation")
    ends = (row["from_id"], row["to_id"])
    same = wanted(says(ends[1], (ends[0], "cooperation", row["strength"])))
    assert differences(DOCUMENTS, same) == []
    other = wanted(says(ends[1], (ends[0], "cooperation", 1 if row["strength"] > 1 else 3)))
    [difference] = differences(DOCUMENTS, other)
    assert difference.ours == row["strength"]
    assert "relations" not in taken(DOCUMENTS, other)
    changed = taken(DOCUMENTS, other, [difference.at])["relations"]
    assert len(changed["items"]) == len(ROWS)
    now = next(each for each in changed["items"] if each["id"] == row["id"])
    assert {**now, "source": 0, "strength": 0} == {**row, "source": 0, "strength": 0}


def test_each_sides_picture_is_kept_with_who_said_it():
    found = wanted(says(A, (B, "supply-to", 3)), says(B, (A, "cooperation", 1)))
    changed = taken(DOCUMENTS, found)["domain"]
    PARTS["domain"].model_validate(changed)
    kept = [(e["by"], e["other"], e["kinds"], e["strength"]) for e in changed["pictures"]]
    assert kept == [(A, B, ["supply-to"], 3), (B, A, ["cooperation"], 1)]
    assert taken(DOCUMENTS | {"domain": changed}, found) == {}


def test_people_of_one_organisation_may_name_several_kinds():
    found = wanted(says(A, (B, "supply-to", 3)), says(A, (B, "cooperation", 1)))
    [kept] = taken(DOCUMENTS, found)["domain"]["pictures"]
    assert (kept["kinds"], kept["strength"]) == (["supply-to", "cooperation"], 1)


def test_of_a_party_that_went_meanwhile_nothing_is_kept():
    slips = [says(A, (B, "supply-to", 3), (C, "supply-to", 3))]
    found = puts(Revealed(ROUND, slips, relations=ROWS, parties={A, C}))
    assert [each["other"] for each in taken(DOCUMENTS, found)["domain"]["pictures"]] == [C]
