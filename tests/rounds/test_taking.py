"""What taking over does to a session: valid, nothing silent, and undo gives it back."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk_widgets.rounds.kinds import KINDS
from netwerk_widgets.rounds.results import said
from netwerk_widgets.rounds.slips import read
from netwerk_widgets.rounds.taking import NAMED, Revealed, differences, puts, taken
from netwerk_widgets.session.live import TYPED, LiveSession
from netwerk_widgets.session.models import PARTS
from netwerk_widgets.session.store import MemoryStore
from tests.rounds.making import CASE, raw, round_of

DOCUMENTS = CASE.model_dump(mode="json")


def revealed(kind, values, **how):
    round_ = round_of(kind, **how)
    slips = []
    for number, value in enumerate(values):
        more = {}
        if round_.per == "party":
            more["party"] = round_.parties[number % len(round_.parties)].id
        elif not round_.anonymous:
            more["who"] = f"Deelnemer {number}"
        slips.append(read(raw(round_, value, **more), round_))
    return Revealed(round_, slips, {each.at for each in said(round_, slips)})


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(sorted(KINDS)),
    st.lists(st.integers(-3, 7), min_size=1, max_size=20),
    st.randoms(),
)
def test_undo_gives_the_session_back_whatever_was_taken_over(kind, values, chance: random.Random):
    found = puts(revealed(kind, values))
    differs = [each.at for each in differences(DOCUMENTS, found)]
    theirs = [each for each in differs if chance.random() < 0.5]
    with MemoryStore() as store:
        store.create("een", DOCUMENTS, "x")
        live = LiveSession(store, "een", "y")
        before = {part: live.documents[part] for part in TYPED}
        changed = taken(live.documents, found, theirs)
        live.replace_many(changed)
        left = {each.at for each in differences(live.documents, found)}
        assert left == set(differs) - set(theirs)
        if changed:
            assert live.undo()
        assert {part: live.documents[part] for part in TYPED} == before


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_place_and_taking_twice_changes_nothing_more(kind):
    found = puts(revealed(kind, [1, 2, 3, 2, 1]))
    assert found
    theirs = [each.at for each in differences(DOCUMENTS, found)]
    changed = taken(DOCUMENTS, found, theirs)
    for part, document in changed.items():
        PARTS[part].model_validate(document)
    assert taken(DOCUMENTS | changed, found, theirs) == {}
    assert differences(DOCUMENTS | changed, found) == []


def test_what_the_session_has_stays_without_a_choice():
    found = puts(revealed("support", [1] * 20))
    differs = differences(DOCUMENTS, found)
    assert differs
    changed = taken(DOCUMENTS, found)
    rows = {each["id"]: each for each in changed.get("dream", DOCUMENTS["dream"])["dreams"]}
    for each in differs:
        assert rows[each.put.row["id"]]["support"] == each.ours


@pytest.mark.parametrize("kind", sorted(NAMED))
def test_two_people_of_one_name_are_two_rows(kind):
    round_ = round_of(kind)
    slips = [read(raw(round_, value, who="Jan"), round_) for value in (2, 4)]
    found = puts(Revealed(round_, slips))
    names = {put.value for put in found if (put.part, put.key) == ("people", "name")}
    assert names == {"Jan", "Jan (2)"}
    assert len({put.row["id"] for put in found if put.part != "people"}) == 2


def test_a_text_that_was_not_picked_is_nowhere():
    found = revealed("lesson", [None] * 3)
    assert puts(Revealed(found.round, found.slips)) == []
