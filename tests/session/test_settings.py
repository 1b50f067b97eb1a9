"""What is remembered of a user."""

import pytest

from netwerk_widgets.session import settings
from netwerk_widgets.session.settings import Settings


def test_nothing_is_remembered_at_first(own_home):
    assert settings.load() == Settings(None, "nl")


def test_what_is_saved_is_there_the_next_time(own_home):
    settings.save(last_session="Één")
    settings.save(language="en")
    assert settings.load() == Settings("Één", "en")
    settings.save(room_session="Twee")
    assert settings.load() == Settings("Één", "en", "Twee")
    settings.save(room_session=None)
    assert settings.load() == Settings("Één", "en")
    assert [each.name for each in own_home.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "\x00", '{"language": "de"}', "[" * 9999])
def test_a_damaged_file_counts_as_none(own_home, text):
    settings.save(last_session="a")
    (own_home / "settings.json").write_text(text, encoding="utf-8")
    assert settings.load() == Settings(None, "nl")
    settings.save(last_session="b")
    assert settings.load().last_session == "b"


def test_bytes_and_types_that_do_not_belong(own_home):
    settings.save(last_session="a")
    path = own_home / "settings.json"
    path.write_bytes(b"\xff\xfe")
    assert settings.load() == Settings()
    path.write_text('{"last_session": 3, "room_session": 1, "language": []}', encoding="utf-8")
    assert settings.load() == Settings()


def test_settings_that_cannot_be_kept_stop_nobody(monkeypatch, caplog, own_home):
    def full(*_given):
        raise OSError(28, "No space left on device")

    settings.save(last_session="een")
    monkeypatch.setattr(settings.places.os, "replace", full)
    settings.save(last_session="twee")
    assert settings.load().last_session == "een"
    assert "No space left" in caplog.text
