"""Words are found in the whole session, and lead to their field."""

import pytest

from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store.memory import MemoryStore
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets.page import Page
from netwerk_widgets.widgets.search import MOST, found
from tests.whole import HOSTILE, crowded

T = texts("nl")


def live(session):
    store = MemoryStore()
    store.create("een", session.model_dump(mode="json"), "test")
    return LiveSession(store, "een", "test")


@pytest.fixture(scope="module")
def case():
    return live(load_case("laanboompact", "nl"))


def places(words, session):
    return {(each["at"]["editor"], each["at"]["name"]) for each in found(words, session, T)}


@pytest.mark.parametrize(
    ("words", "editor", "name", "page"),
    [
        ("waterschap", "stakeholders", "name", "01_context"),
        ("WATERSCHAP", "relations", "from_id", "02_domain"),
        ("internationale markt", "themes", "name", "03_dream"),
        ("groene randen langs", "goals", "name", "04_goals"),
        ("samen verkopen eigen klanten", "dilemmas", "name", "05_dilemmas"),
        ("loket vergunningen", "actions", "name", "06_doing"),
    ],
)
def test_it_leads_to_the_page_and_the_field(case, words, editor, name, page):
    hits = [each for each in found(words, case, T) if each["at"]["editor"] == editor]
    assert hits
    assert hits[0]["at"]["name"] == name
    assert hits[0]["href"].startswith(page)
    assert "session=een" in hits[0]["href"]


def test_every_item_of_a_session_is_found_by_its_name(case):
    session = case.session
    lists = {
        "stakeholders": session.stakeholders.items,
        "themes": session.dream.themes,
        "goals": session.goals.goals,
        "dilemmas": session.dilemmas.dilemmas,
        "actions": session.doing.actions,
    }
    for editor, items in lists.items():
        for item in items:
            hits = found(item.name, case, T)
            assert (editor, item.id) in {(e["at"]["editor"], e["at"]["row"]) for e in hits}


def test_words_within_a_text_are_shown_with_what_is_around_them():
    session = crowded(3)
    session.stakeholders.items[0].interests = "Wij willen vóór alles een schoon kanaal, en rust."
    [hit] = found("kanaal voor", live(session), T)
    assert hit["at"]["name"] == "interests"
    assert "schoon kanaal" in hit["text"]


def test_persons_are_not_found_and_nothing_is_not_everything():
    session = crowded(3)
    session.people.items = [
        each.model_copy(update={"name": "Xantippe"}) for each in session.people.items
    ]
    here = live(session)
    for words in ("xantippe", "", "   ", "\N{ZERO WIDTH SPACE}", "x" * 10**6):
        assert found(words, here, T) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_many_the_first_are_shown(language):
    here = live(crowded(60))
    assert 0 < len(found("a", here, texts(language))) <= MOST
    assert found(HOSTILE, here, texts(language)) == found(HOSTILE, here, texts(language))


def test_the_bar_answers_with_the_words_that_it_was_asked(monkeypatch):
    store = MemoryStore()
    store.create("een", load_case("laanboompact", "nl").model_dump(mode="json"), "test")
    page = Page("goals", store, "een")
    sent = []
    monkeypatch.setattr(page.header, "send", sent.append)
    page.header._handle_custom_msg({"type": "search", "words": "waterschap"}, [])
    [answer] = sent
    assert (answer["type"], answer["words"]) == ("found", "waterschap")
    assert answer["hits"]
    page.close()
