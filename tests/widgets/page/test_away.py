"""A page whose store does not answer for a while says so, keeps what is typed, and goes on."""

import pytest

from netwerk_widgets.session.errors import DatabaseError
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.page import Page
from netwerk_widgets.widgets.pages.dream import SHARED
from tests.widgets.page.looking import editor, put

T = texts("nl")


def told(page):
    return [each["text"] for each in page.header.notices]


def away(monkeypatch, store, key):
    def nobody():
        raise DatabaseError(key, host="ergens")

    monkeypatch.setattr(store, "change_token", nobody)


def test_it_is_told_once_and_no_more_when_it_answers_again(opened, case, store, monkeypatch):
    page = opened("dream")
    page.problem("Iets anders")
    with monkeypatch.context() as patch:
        for _ in range(6):
            away(patch, store, "database_unreachable")
            page.look()
        assert told(page) == ["Iets anders", T("errors.database_unreachable", host="ergens")]
        away(patch, store, "database_newer")
        page.look()
        assert told(page) == ["Iets anders", T("errors.database_newer")]
    page.look()
    assert told(page) == ["Iets anders"]


@pytest.mark.slow
def test_a_server_that_stops_and_comes_back(server, server_url, monkeypatch):
    """What was typed meanwhile is saved then, and so is what a colleague typed before."""
    monkeypatch.setenv("NETWERK_DB", server_url)
    with open_store() as store, open_store() as another:
        store.create("een", None, "x")
        page, colleague = (Page("dream", each, "een") for each in (store, another))
        typed = editor(page, SHARED.name)
        colleague.session.edit("start", "", [put("form", "intro", "Eerst")])
        server.stop()
        try:
            typed.do([put("form", "shared", "Samen")], 1)
            page.look()
            page.look()
            [said] = told(page)
            assert typed.problem == said
            assert "niet te bereiken" in said
            assert server.password not in said
            assert typed.acked == 0
        finally:
            server.start()
        page.look()
        assert (told(page), typed.problem, typed.acked) == ([], "", 1)
        assert page.recorded.start.intro == "Eerst"
        colleague.look()
        assert colleague.recorded.dream.shared == "Samen"
        for each in (page, colleague):
            each.close()
