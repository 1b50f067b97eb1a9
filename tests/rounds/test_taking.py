"""What taking over does to a session: valid, nothing silent, and undo gives it back."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk_widgets.insights.counted import TALLIES
from netwerk_widgets.rounds import put
from netwerk_widgets.rounds.kinds import KINDS
from netwerk_widgets.rounds.put import Put, differences, taken
from netwerk_widgets.rounds.results import said
from netwerk_widgets.rounds.slips import read
from netwerk_widgets.rounds.taking import Revealed, puts
from netwerk_widgets.session.live import TYPED, LiveSession
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.texts import texts
from tests.rounds.making import CASE, raw, round_of
from tests.tries import tries

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


@settings(max_examples=tries(40), deadline=None)
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


@pytest.mark.parametrize("kind", [each for each in KINDS if KINDS[each].named])
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


COUNTED = ("tests", "forces", "accelerators", "support", "conditions", "readiness")


def without_names(kind, values):
    return revealed(kind, values, per="person", anonymous=True)


def counts_in(documents, kind):
    """What a session has of a kind without names: each thing with its counts."""
    session = Session.model_validate(documents)
    texts_ = texts("nl")
    return {each.label: each.counts for each in TALLIES[kind](session, texts_)}


@pytest.mark.parametrize("kind", COUNTED)
def test_without_names_it_enters_as_counts_and_never_as_a_row(kind):
    found = puts(without_names(kind, [1, 2, 2, 5, 5, 5]))
    changed = taken(DOCUMENTS, found)
    after = DOCUMENTS | changed
    many = counts_in(after, kind)
    asked = [name for name, ask in round_of(kind, per="person").fields()]
    assert len(many) == len(asked)
    assert all(sum(each.values()) == 6 for each in many.values())
    if kind != "tests":
        assert all(list(each.values()) == [1, 2, 0, 0, 3] for each in many.values())
    # Of persons there is nothing: no row came, and what the group said itself stays.
    for part, path in (("context", "respondents"), ("doing", "readiness"), ("dream", "dreams")):
        assert after[part][path] == DOCUMENTS[part][path]
    for part, path, key in (
        ("start", "tests", "answer"),
        ("context", "forces", "relevance"),
        ("doing", "conditions", "level"),
    ):
        assert [e[key] for e in after[part][path]] == [e[key] for e in DOCUMENTS[part][path]]
    for part, document in changed.items():
        PARTS[part].model_validate(document)


@pytest.mark.parametrize("kind", COUNTED)
def test_counts_that_differ_are_shown_and_stay_without_a_choice(kind):
    documents = DOCUMENTS | taken(DOCUMENTS, puts(without_names(kind, [2] * 6)))
    again = puts(without_names(kind, [4] * 7))
    differs = differences(documents, again)
    if kind == "tests":  # whatever was tapped, it is one answer here: only how many differs
        assert {each.ours["yes"] for each in differs} == {6}
    assert len(differs) == len(again)
    assert taken(documents, again) == {}
    changed = taken(documents, again, {each.at for each in differs})
    assert differences(documents | changed, again) == []


def test_of_what_too_few_answered_nothing_enters():
    round_ = round_of("forces", anonymous=True)
    one = round_.questions[0].id
    rest = {f"{each.id}.answer": 3 for each in round_.questions[1:]}
    slips = [read(raw(round_, 3), round_) for _ in range(4)]
    slips += [read(raw(round_) | {"answers": rest}, round_) for _ in range(4)]
    entered = {put.row["id"] for put in puts(Revealed(round_, slips))}
    assert entered == {each.id for each in round_.questions} - {one}


@pytest.mark.parametrize("kind", ["support", "positions", "places", "exchange"])
def test_several_of_one_organisation_are_a_proposal_that_is_confirmed(kind):
    """The median, never the last one; nothing where nobody confirmed it."""
    round_ = round_of(kind)
    party = round_.parties[0].id
    low, high = {"support": (1, 5), "positions": (-3, 3), "places": (1, 7), "exchange": (0, 3)}[
        kind
    ]
    slips = [read(raw(round_, value, party=party), round_) for value in (high, low, low, high, low)]
    empty = Session().model_dump(mode="json")
    found = puts(Revealed(round_, slips))
    proposed = differences(empty, found)
    assert proposed
    assert {(each.ours, each.put.value, each.put.spread) for each in proposed} == {
        (None, low, (low, high))
    }
    assert taken(empty, found) == {}
    changed = taken(empty, found, {each.at for each in proposed})
    assert differences(empty | changed, found) == []
    # Where the session has something else too, that is what is shown; where it agrees, nothing.
    settled = empty | changed
    other = puts(Revealed(round_, [read(raw(round_, high, party=party), round_)] * 2))
    assert {each.ours for each in differences(settled, other)} == {low}
    assert differences(settled, found) == []


def test_who_of_one_organisation_says_the_same_needs_no_confirming():
    round_ = round_of("positions")
    slips = [read(raw(round_, 2, party=round_.parties[0].id), round_) for _ in range(3)]
    empty = Session().model_dump(mode="json")
    found = puts(Revealed(round_, slips))
    assert differences(empty, found) == []
    assert taken(empty, found)


def test_what_it_takes_does_not_grow_with_the_rows_there_are_for_each_answer(monkeypatch):
    """A part is copied once, not once an answer: 200 sentences were 200 copies of 200 rows."""
    wanted = [Put("doing", "lessons", {"id": f"r{n}"}, "text", f"Zin {n}") for n in range(200)]
    copied = []
    whole = put.copy.deepcopy
    monkeypatch.setattr(put.copy, "deepcopy", lambda each: copied.append(1) or whole(each))
    changed = taken({"doing": {"lessons": []}}, wanted)
    assert [row["text"] for row in changed["doing"]["lessons"]] == [f"Zin {n}" for n in range(200)]
    assert len(copied) == 1
