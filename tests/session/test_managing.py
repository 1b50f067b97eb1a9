"""Whole sessions: another name, a copy to begin with, away."""

import pytest

from netwerk_widgets.rounds.file import answers_file
from netwerk_widgets.rounds.store import Answers, remove_session
from netwerk_widgets.session import managing, settings
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.errors import ReadOnlyError, SessionExistsError, SessionNotFoundError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models.sources import source_of
from netwerk_widgets.session.portable import read_session
from netwerk_widgets.session.store import open_store
from tests.rounds.making import round_of

CASE = load_case("laanboompact", "nl")


@pytest.fixture
def store(own_home):
    with open_store() as opened:
        opened.create("Een", CASE.model_dump(mode="json"), "x")
        opened.create("Twee", None, "x")
        yield opened


def test_who_has_a_session_open_goes_on_under_its_new_name(store):
    live, told = LiveSession(store, "Een", "mine"), []
    live.on_change(told.append)
    assert managing.rename(store, "Een", " Nieuw ") == "Nieuw"
    assert live.refresh() == set()
    assert live.name == "Nieuw"
    assert told == [set()]  # the bar shows the name, the address follows
    live.edit("start", "", [{"op": "set", "id": "", "key": "our_challenge", "value": "Samen"}])
    assert store.read("Nieuw", "start").document["our_challenge"] == "Samen"
    assert store.name_of(live.session_id) == "Nieuw"


def test_what_others_changed_before_the_new_name_comes_along(store):
    live = LiveSession(store, "Een", "mine")
    with_another = LiveSession(store, "Een", "other")
    ops = [{"op": "set", "id": "", "key": "our_challenge", "value": "Van hen"}]
    with_another.edit("start", "", ops)
    managing.rename(store, "Een", "Nieuw")
    assert live.refresh() == {"start"}
    assert live.session.start.our_challenge == "Van hen"


def test_a_session_that_was_removed_is_no_session_with_another_name(store):
    live = LiveSession(store, "Een", "mine")
    remove_session(store, "Een")
    with pytest.raises(SessionNotFoundError):
        live.refresh()
    assert live.name == "Een"
    assert store.name_of(live.session_id) is None


def test_the_room_and_the_next_start_follow_the_new_name(store):
    settings.save(last_session="Een", room_session="een")
    managing.rename(store, "Een", "Nieuw")
    assert (settings.load().last_session, settings.load().room_session) == ("Nieuw", "Nieuw")
    managing.rename(store, "Twee", "Drie")
    assert (settings.load().last_session, settings.load().room_session) == ("Nieuw", "Nieuw")


def test_a_name_that_another_has_is_refused_and_nothing_changes(store):
    settings.save(last_session="Een")
    with pytest.raises(SessionExistsError):
        managing.rename(store, "Een", "TWEE")
    assert {each.name for each in store.sessions()} == {"Een", "Twee"}
    assert settings.load().last_session == "Een"


def test_a_session_may_be_written_otherwise(store):
    assert managing.rename(store, "Een", "EEN") == "EEN"


def test_a_copy_has_the_parties_and_no_score(store):
    live = LiveSession(store, "Een", "x")
    live.replace("room", {**live.documents["room"], "hidden": ["map"], "shown": ["about"]})
    assert managing.copy(store, "Een", "Kopie", "x") == "Kopie"
    made, first = read_session(store, "Kopie"), CASE.stakeholders.items
    assert [each.name for each in made.stakeholders.items] == [each.name for each in first]
    assert any(each.interests for each in made.stakeholders.items)
    assert any(each.power for each in first)
    assert {(each.power, each.interest) for each in made.stakeholders.items} == {(None, None)}
    for now, was in zip(made.stakeholders.items, first, strict=True):
        assert source_of(now.source, "name") == source_of(was.source, "name")
        assert "power" not in now.source
    empty = {part: read_session(store, "Twee").model_dump()[part] for part in ("dream", "doing")}
    assert {part: made.model_dump()[part] for part in empty} == empty
    assert made.relations.items == []
    assert (made.room.hidden, made.room.shown) == (["map"], [])


def test_a_session_goes_with_what_was_answered_in_it(store):
    uid = store.session_id("Een")
    made = round_of("forces", uid=uid)
    with Answers() as answers:
        answers.open(made)
    remove_session(store, "Een")
    with Answers(answers_file()) as answers:
        assert answers.rounds(uid) == []
    assert [each.name for each in store.sessions()] == ["Twee"]


def test_where_nothing_may_change_the_answers_stay_too(store, own_home):
    uid = store.session_id("Een")
    with Answers() as answers:
        answers.open(round_of("forces", uid=uid))
    with open_store(readonly=True) as watching, pytest.raises(ReadOnlyError):
        remove_session(watching, "Een")
    with Answers(answers_file()) as answers:
        assert len(answers.rounds(uid)) == 1


def test_a_name_that_is_free(store):
    assert managing.free_name(store, "Drie") == "Drie"
    assert managing.free_name(store, "een") == "een 2"
    store.create("een 2", None, "x")
    assert managing.free_name(store, "een") == "een 3"
