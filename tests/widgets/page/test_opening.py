"""Which session a page opens, and what a notebook shows when that fails."""

import asyncio

import pytest

from netwerk_widgets.session import settings
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets import pages, presenting
from netwerk_widgets.widgets.page import Page
from tests.widgets.page.looking import T, words

# ---- which session ----


def test_a_session_that_is_gone_is_told(opened):
    page = opened("context", "weg")
    assert [each["text"] for each in page.header.notices] == [T("errors.no_session", name="weg")]
    assert T("ui.no_session.title") in words(page)
    assert settings.load().last_session is None


def test_opening_another_session_shows_and_keeps_it(opened, case, store):
    store.create("twee", None, "x")
    page = opened("start")
    page.open("twee")
    assert page.header.state["page"]["session"] == "twee"
    assert settings.load().last_session == "twee"
    page.open("weg")
    assert [each["text"] for each in page.header.notices] == [T("errors.no_session", name="weg")]
    page.open("een")
    assert page.header.notices == []


def test_the_address_says_which_session_and_language(monkeypatch):
    assert presenting.asked() == (None, "nl")
    settings.save(last_session="kept", language="en")
    assert presenting.asked() == ("kept", "en")
    monkeypatch.setenv("NETWERK_SESSION", "set")
    assert presenting.asked() == ("set", "en")
    monkeypatch.setenv("QUERY_STRING", "session=een%20%26%20twee&lang=nl")
    assert presenting.asked() == ("een & twee", "nl")
    monkeypatch.setenv("QUERY_STRING", "session=een&lang=xx")
    assert presenting.asked() == ("een", "nl")


# ---- in a notebook ----


def test_show_displays_the_page(shown):
    open_store().create("een", None, "x")
    settings.save(last_session="een", language="en")
    presenting.show("context")
    [box] = shown
    assert "nw-page" in box._dom_classes
    assert box.children[0].state["page"]["session"] == "een"


def test_show_follows_what_others_save(shown, monkeypatch):
    """In a kernel the page looks by itself; a look that fails does not end it."""
    looked = []

    async def soon(_seconds):
        if len(looked) >= 3:
            raise asyncio.CancelledError

    def look(_page):
        looked.append(1)
        raise RuntimeError("one bad look")

    monkeypatch.setattr(presenting.asyncio, "sleep", soon)
    monkeypatch.setattr(Page, "look", look)

    async def notebook():
        presenting.show("start")
        await asyncio.gather(*presenting._following, return_exceptions=True)

    asyncio.run(notebook())
    assert len(looked) == 3
    [box] = shown
    assert {each["text"] for each in box.children[0].notices} == {T("ui.failed")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_failing_page_shows_one_sentence_and_logs_the_rest(
    shown, own_home, monkeypatch, language, capsys
):
    settings.save(language=language)

    def broken(_page):
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(pages, "contents", broken)
    presenting.show("context")
    [told] = shown
    assert told.value == texts(language)("ui.failed")
    written = (own_home / "netwerk.log").read_text(encoding="utf-8")
    assert "Traceback" in written
    assert "secret detail" in written
    assert capsys.readouterr().out == ""


def test_a_store_that_cannot_be_opened_is_one_sentence(shown, monkeypatch, tmp_path):
    (tmp_path / "no.db").write_text("this is no database, not at all, not even a little bit" * 40)
    monkeypatch.setenv("NETWERK_DB", f"sqlite:///{tmp_path / 'no.db'}")
    presenting.show("context")
    [told] = shown
    expected = T("errors.database_unreadable", place=str(tmp_path / "no.db"))
    assert told.value == expected


def test_a_session_that_is_gone_is_told_in_the_notebook(shown, monkeypatch):
    monkeypatch.setenv("QUERY_STRING", "session=weg&lang=nl")
    presenting.show("context")
    [box] = shown
    assert [each["text"] for each in box.children[0].notices] == [
        T("errors.no_session", name="weg")
    ]
