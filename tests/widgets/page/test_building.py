"""Every page builds in every state and language, and leaves nothing behind."""

import pytest
from ipywidgets.widgets import widget as every

from netwerk_widgets.method import STEPS
from netwerk_widgets.session import settings
from netwerk_widgets.session.cases import case_names
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets.header import NOTEBOOKS
from netwerk_widgets.widgets.page import Page
from tests.widgets.page.looking import contents, editor, party, put, words

NAMES = ("start", *STEPS, "map", "thread", "gather")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", [*case_names(), "empty", "whole", "crowded", "hostile"])
def test_every_page_builds_and_leaves_nothing_behind(store, kind, name, language):
    store.create("een", contents(kind, language).model_dump(mode="json"), "x")
    before = set(every._instances)
    page = Page(name, store, "een", language)
    assert page.session.session == contents(kind, language)
    assert page.header.state["page"]["language"] == language
    assert page.header.notices == []
    assert [section.box for section in page.sections] == list(page.box.children[1].children)
    assert page.sections
    page.close()
    assert set(every._instances) == before


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_page_builds_without_a_session(store, name, language):
    before = set(every._instances)
    page = Page(name, store, None, language)
    assert page.live is None
    assert page.editors == []
    assert page.header.state["page"]["session"] is None
    if name != "start":
        assert texts(language)("ui.no_session.title") in words(page)
        assert f'href="{NOTEBOOKS["start"]}?lang={language}"' in words(page)
    else:
        assert texts(language)("everybody.title") in words(page)
    page.look()
    page.undo()
    page.close()
    assert set(every._instances) == before


@pytest.mark.parametrize("name", NAMES)
def test_speaking_another_language_leaves_nothing_behind(opened, case, name):
    page = opened(name)
    before = len(every._instances)
    for language in ("en", "nl", "en"):
        page.speak(language)
    assert len(every._instances) == before
    assert (
        page.header.state["page"]["title"]
        == opened(name, language="en").header.state["page"]["title"]
    )
    assert settings.load().language == "en"


@pytest.mark.parametrize("name", NAMES)
def test_changes_leave_nothing_behind(opened, case, name):
    page, other = opened(name), opened("context")
    page.look()
    before = len(every._instances)
    id_ = party(other).id
    for number in range(3):
        editor(other, "stakeholders").do([put(id_, "name", f"Nieuw {number}")], number)
        page.look()
    assert party(page).name == "Nieuw 2"
    assert len(every._instances) == before


def test_a_closed_page_hears_nothing_more(store, case, opened):
    page, other = Page("domain", store, "een"), opened("context")
    page.close()
    page.sections = None  # a refresh would fail on it
    other.session.edit("stakeholders", "items", [put(party(other).id, "name", "Nieuw")])
    page.session.refresh()
    assert party(page).name == "Nieuw"
