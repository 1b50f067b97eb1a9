"""The start page lets phones in, and shows a code only when they can come."""

import pytest
from markupsafe import escape

from netwerk_widgets.session import settings, showing
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets.room_door import RoomDoor

HERE = "http://127.0.0.1:8867/?lang=en"


@pytest.fixture(params=LANGUAGES)
def t(request):
    return texts(request.param)


@pytest.fixture
def shown(own_home):
    made = []

    def show(address, t):
        made.append(RoomDoor(address, t))
        return made[-1]

    yield show
    for each in made:
        each.close()


def test_from_the_start_on_the_network_there_is_a_code_and_nothing_to_open(shown, t):
    door = shown("http://192.168.1.7:8867/", t)
    assert "<svg" in door.code.value
    assert door.children == (door.code,)


def test_phones_are_let_in_from_the_page_and_kept_out_again(shown, t):
    door = shown(HERE, t)
    assert "<svg" not in door.code.value
    assert HERE in door.code.value
    assert door.button.description == t("showing.door.open")
    door.button.click()
    assert settings.load().room_open
    assert t("showing.here.opening") in door.code.value
    showing.tell_door(showing.Door("http://192.168.1.7:8867/"))
    door.look()
    assert "<svg" in door.code.value
    assert "http://192.168.1.7:8867/?lang=en" in door.code.value
    assert door.button.description == t("showing.door.close")
    door.button.click()
    assert not settings.load().room_open
    assert "<svg" not in door.code.value
    assert "192.168" not in door.code.value


@pytest.mark.parametrize("problem", ["no_network", "no_door"])
def test_a_door_that_cannot_open_says_why(shown, t, problem):
    showing.let_phones_in(True)
    showing.tell_door(showing.Door(problem=problem))
    door = shown(HERE, t)
    assert "<svg" not in door.code.value
    assert t(f"showing.here.{problem}") in door.code.value.replace("&#39;", "'")


def test_on_a_hub_there_is_the_code_of_the_room_and_nothing_to_let_in(shown, t, monkeypatch):
    monkeypatch.setenv(showing.ROOMS, "http://127.0.0.1:8000/services/zaal/")
    door = shown(showing.address(), t)
    assert door.children == (door.code,)
    assert "<svg" not in door.code.value
    assert "href" not in door.code.value
    assert str(escape(t("showing.here.hub"))) in door.code.value
    settings.save(room_session="Een", room="abc", language=t.language)
    door.look()
    assert "<svg" in door.code.value
    assert "http://127.0.0.1:8000/services/zaal/abc/" in door.code.value
    settings.save(room_session=None, room=None)
    door.look()
    assert "<svg" not in door.code.value
