"""The programme is a part of the session like any other, and of nothing else."""

import pytest

from netwerk_widgets.report.tables import tables
from netwerk_widgets.session import managing
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models.programme import Programme
from netwerk_widgets.session.moments import freeze
from netwerk_widgets.session.portable import dumps, import_session, loads, read_session
from netwerk_widgets.session.programme.planning import of_route
from netwerk_widgets.session.published import fingerprint, published
from netwerk_widgets.session.store.memory import MemoryStore
from netwerk_widgets.session.versions import compared, restore, versions
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.clock import today

T = texts("nl")
PRIVATE = "Wethouder bellen"


@pytest.fixture
def store():
    made = MemoryStore()
    made.create("een", load_case("laanboompact", "nl").model_dump(mode="json"), "test")
    return made


@pytest.fixture
def live(store):
    return LiveSession(store, "een", "desk-1")


def planned(live):
    live.replace("programme", of_route("half_day", live.documents["programme"], T))
    live.edit("programme", "items", [{"op": "set", "id": "r3", "key": "name", "value": PRIVATE}])


def minutes(live):
    return {each.id: each.minutes for each in live.session.programme.items}


def test_it_is_edited_undone_and_told_as_of_the_desk(live):
    planned(live)
    live.edit("programme", "items", [{"op": "set", "id": "r1", "key": "minutes", "value": "25"}])
    assert minutes(live)["r1"] == 25
    assert live.last("undo").pages == ["desk"]
    live.undo()
    assert minutes(live)["r1"] == 10
    live.undo()
    live.undo()
    assert live.session.programme == Programme()
    assert live.redo()
    assert len(live.session.programme.items) == 14


@pytest.mark.parametrize("minutes", ["0", "481", "x", "2,5"])
def test_minutes_are_whole_and_no_more_than_a_day(live, minutes):
    planned(live)
    with pytest.raises(Exception, match=r"\w") as found:
        live.edit(
            "programme", "items", [{"op": "set", "id": "r1", "key": "minutes", "value": minutes}]
        )
    assert found.value.sentence(T)


def test_two_desks_that_change_it_both_get_their_way(store, live):
    planned(live)
    other = LiveSession(store, "een", "desk-2")
    live.edit("programme", "items", [{"op": "set", "id": "r1", "key": "minutes", "value": 25}])
    other.edit("programme", "items", [{"op": "set", "id": "r2", "key": "minutes", "value": 45}])
    other.edit("programme", "items", [{"op": "move", "id": "r8", "before": "r1"}])
    live.refresh()
    assert (minutes(live)["r1"], minutes(live)["r2"]) == (25, 45)
    assert live.session.programme.items[0].id == "r8"


def test_it_goes_with_the_file_and_with_the_template(store, live):
    planned(live)
    _, read = loads(dumps("een", live.session))
    assert read.programme == live.session.programme
    import_session(store, "terug", dumps("een", live.session), "test")
    assert read_session(store, "terug").programme == live.session.programme
    managing.copy(store, "een", "kopie", "test")
    assert read_session(store, "kopie").programme == live.session.programme


def test_a_file_of_before_there_were_programmes_is_read(live):
    text = dumps("een", live.session)
    before = text[: text.index('"programme"')] + text[text.index('"study"') :]
    _, read = loads(before)
    assert read.programme == Programme()


def test_an_earlier_version_has_the_programme_of_then(store, live):
    planned(live)
    before = live.session.programme
    live.author = "desk-2"  # another page: another version
    live.edit("programme", "items", [{"op": "remove", "id": "r1"}])
    first, second = versions(store, "een")[:2]
    assert first.parts == ["programme"] == second.parts
    documents = {"programme": before.model_dump(mode="json")}
    assert list(compared(documents, {"programme": live.documents["programme"]})) == ["desk"]
    restore(live, second)
    assert live.session.programme == before


def test_the_room_the_report_and_a_moment_have_nothing_of_it(live):
    without = fingerprint(live.session)
    planned(live)
    assert PRIVATE not in published(live.session).model_dump_json()
    assert published(live.session).programme == Programme()
    assert fingerprint(live.session) == without
    assert PRIVATE not in str(tables(live.session, T))
    freeze(live, "nu", today())
    assert "programme" not in live.session.moments.frozen[-1].state
    assert not published(live.session).moments.frozen[-1].state.get("programme")
