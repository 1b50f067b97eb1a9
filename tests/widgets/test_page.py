"""Pages without a browser: they build, follow each other, undo, and never show a traceback."""

import asyncio
import logging

import pytest
from ipywidgets import HTML, Button
from ipywidgets.widgets import widget as every

from netwerk_widgets.method import STEPS
from netwerk_widgets.session import settings
from netwerk_widgets.session.cases import case_names, load_case
from netwerk_widgets.session.errors import DatabaseError
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.room import DETAILS, PANELS
from netwerk_widgets.session.store import MemoryStore, open_store
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets import pages, presenting
from netwerk_widgets.widgets.editor import Editor
from netwerk_widgets.widgets.header import NOTEBOOKS
from netwerk_widgets.widgets.network_map import NetworkMap
from netwerk_widgets.widgets.page import Page
from netwerk_widgets.widgets.plot import Plot
from tests.whole import HOSTILE, crowded, whole

T = texts("nl")
NAMES = ("start", *STEPS, "map", "thread")


@pytest.fixture
def store():
    return MemoryStore()


@pytest.fixture
def opened(store):
    """Open pages on the store; they are closed after the test."""
    made = []

    def open_page(name, session="een", language="nl"):
        made.append(Page(name, store, session, language))
        return made[-1]

    yield open_page
    for each in made:
        each.close()


@pytest.fixture
def case(store):
    store.create("een", load_case("laanboompact", "nl").model_dump(mode="json"), "x")


@pytest.fixture
def log():
    """The workbook's log, without the handlers of earlier tests."""
    found = logging.getLogger("netwerk")
    kept, found.handlers = found.handlers, []
    yield found
    for handler in found.handlers:
        handler.close()
    found.handlers = kept


@pytest.fixture
def shown(monkeypatch, log):
    """What a notebook would display; every widget of it is closed after the test."""
    before = set(every._instances)
    found = []
    monkeypatch.setattr("IPython.display.display", found.append)
    yield found
    for each in [one for id_, one in list(every._instances.items()) if id_ not in before]:
        each.close()


def inside(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from inside(child)


def words(page):
    return " ".join(each.value for each in inside(page.box) if isinstance(each, HTML))


def editor(page, name):
    return next(
        each for each in page.editors if isinstance(each, Editor) and each.recording.name == name
    )


def button(page, label):
    return next(
        each for each in inside(page.box) if isinstance(each, Button) and each.description == label
    )


def put(row, key, value):
    return {"op": "set", "id": row, "key": key, "value": value}


def party(page):
    return page.session.session.stakeholders.items[0]


def link(page, step):
    return page.header.state["page"]["steps"][STEPS.index(step)]


# ---- every page, in every state ----


def contents(kind, language):
    if kind in case_names():
        return load_case(kind, language)
    return {
        "empty": Session,
        "whole": whole,
        "crowded": lambda: crowded(8),
        "hostile": lambda: crowded(4, HOSTILE),
    }[kind]()


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


# ---- one session on several pages ----


def test_an_edit_on_one_page_reaches_another(opened, case):
    first, second = opened("context"), opened("domain")
    drawings = {
        each: each.drawing["serial"] for each in inside(second.box) if isinstance(each, Plot)
    }
    network = next(each for each in second.editors if isinstance(each, NetworkMap))
    editor(first, "stakeholders").do([put(party(first).id, "name", "Andere naam")], 1)
    assert party(second).name != "Andere naam"
    second.look()
    assert party(second).name == "Andere naam"
    rows = {each["id"]: each["name"] for each in editor(second, "positions").rows}
    assert rows[party(first).id] == "Andere naam"
    assert "Andere naam" in network.scene
    assert all(each.drawing["serial"] == serial for each, serial in drawings.items())


def test_looking_when_nothing_changed_sends_nothing(opened, case):
    page = opened("domain")
    state = page.header.state
    page.look()
    assert page.header.state is state


def test_undo_and_redo_of_a_page(opened, case):
    page = opened("context")
    old = party(page).name

    def state():
        shown = page.header.state["page"]
        return shown["canUndo"], shown["canRedo"]

    assert state() == (False, False)
    editor(page, "stakeholders").do([put(party(page).id, "name", "Anders")], 1)
    assert state() == (True, False)
    page._said("undo", {})
    assert (party(page).name, state()) == (old, (False, True))
    assert editor(page, "stakeholders").rows[0]["name"] == old
    page._said("redo", {})
    assert (party(page).name, state()) == ("Anders", (True, False))
    assert editor(page, "stakeholders").rows[0]["name"] == "Anders"


def test_undo_with_nothing_to_undo_says_so(opened, case):
    page = opened("context")
    page._said("undo", {})
    assert [each["text"] for each in page.header.notices] == [T("ui.nothing_to_undo")]


def clash(first, second):
    """Both pages change one name; ``second`` is last, and is told."""
    id_ = party(first).id
    editor(first, "stakeholders").do([put(id_, "name", "Van de een")], 1)
    editor(second, "stakeholders").do([put(id_, "name", "Van de ander")], 1)
    [notice] = second.header.notices
    return notice


def act(page, notice):
    page.header._receive(page.header, {"type": "act", "id": notice["id"]}, [])


def test_a_conflict_is_told_and_theirs_is_one_click_away(opened, case):
    first, second = opened("context"), opened("context")
    notice = clash(first, second)
    assert party(second).name == "Van de ander"
    assert notice["kind"] == "problem"
    assert "Van de een" in notice["text"]
    assert T("fields.part.stakeholders") in notice["text"]
    assert notice["action"] == T("ui.take_theirs")
    act(second, notice)
    assert party(second).name == "Van de een"
    assert second.header.notices == []
    first.look()
    assert party(first).name == "Van de een"
    act(second, notice)
    assert party(second).name == "Van de een", "the button works once"


def test_a_conflict_that_is_dismissed_leaves_ours(opened, case):
    first, second = opened("context"), opened("context")
    notice = clash(first, second)
    second.header._receive(second.header, {"type": "dismiss", "id": notice["id"]}, [])
    assert second.header.notices == []
    act(second, notice)
    assert party(second).name == "Van de ander"


def test_theirs_is_taken_even_when_more_was_typed_since(opened, case):
    first, second = opened("context"), opened("context")
    notice = clash(first, second)
    editor(second, "stakeholders").do([put(party(second).id, "branch", "Later getypt")], 2)
    act(second, notice)
    assert party(second).name == "Van de een"
    assert party(second).branch == "Later getypt"


def test_a_store_that_fails_is_told_and_tried_again_on_the_next_look(
    opened, case, store, monkeypatch
):
    page = opened("context")
    working = store.save

    def broken(*given, **more):
        raise DatabaseError("database_busy")

    monkeypatch.setattr(store, "save", broken)
    editor(page, "stakeholders").do([put(party(page).id, "name", "Straks")], 5)
    assert editor(page, "stakeholders").problem == T("errors.database_busy")
    monkeypatch.setattr(store, "save", working)
    page.look()
    assert party(page).name == "Straks"
    assert (editor(page, "stakeholders").problem, editor(page, "stakeholders").acked) == ("", 5)


# ---- how far the group is ----


def test_confirming_shows_in_the_header_and_an_edit_takes_it_back(opened, case):
    page = opened("context")
    assert link(page, "context")["status"] == "ready"
    button(page, T("ui.confirm")).click()
    assert link(page, "context")["status"] == "confirmed"
    assert link(page, "context")["statusLabel"] == T("ui.status.confirmed")
    assert link(page, "domain")["status"] == "ready"
    assert button(page, T("ui.confirm")).layout.display == "none"
    assert T("ui.closing.confirmed") in words(page)
    editor(page, "stakeholders").do([put(party(page).id, "interests", "Iets anders")], 1)
    assert link(page, "context")["status"] == "ready"
    assert button(page, T("ui.confirm")).layout.display == ""
    editor(page, "stakeholders").do(
        [put(each.id, "interests", "") for each in page.session.session.stakeholders.items], 2
    )
    assert link(page, "context")["status"] == "open"


def test_a_step_can_be_reopened(opened, case):
    page = opened("context")
    button(page, T("ui.confirm")).click()
    button(page, T("ui.reopen")).click()
    assert link(page, "context")["status"] == "ready"
    assert button(page, T("ui.reopen")).layout.display == "none"


def test_every_confirmed_step_shows_on_another_page(opened, case):
    for step in STEPS:
        button(opened(step), T("ui.confirm")).click()
    page = opened("start")
    assert [each["status"] for each in page.header.state["page"]["steps"]] == ["confirmed"] * 7


def test_a_failing_confirmation_is_one_sentence(opened, case, store, monkeypatch, log):
    page = opened("context")

    def broken(*given, **more):
        raise RuntimeError("secret /path")

    monkeypatch.setattr(store, "save", broken)
    button(page, T("ui.confirm")).click()
    assert [each["text"] for each in page.header.notices] == [T("ui.failed")]


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


# ---- the room ----


def test_looking_at_a_step_takes_the_room_along(opened, case):
    dream, goals, start = opened("dream"), opened("goals"), opened("start")
    assert dream.session.session.room.step is None
    dream.header._on_say("here", {})
    assert dream.session.session.room.step == "dream"
    goals.header._on_say("here", {})
    start.header._on_say("here", {})
    start.look()
    assert start.session.session.room.step == "goals"


def test_the_facilitator_hides_and_reveals_panels(opened, case):
    start = opened("start")
    room = editor(start, "room")
    hidden, shown = room.recording.columns(start.recorded, T)
    assert [each["label"] for each in hidden["options"]] == [
        T(f"dashboard.{panel}") for panel in PANELS
    ]
    assert [each["label"] for each in shown["options"]] == [
        T(f"showing.detail.{detail}") for detail in DETAILS
    ]
    start.session.edit("room", "", [put("form", "hidden", ["goals", "map"])])
    assert start.recorded.room.hidden == ["map", "goals"]
    start.session.edit("room", "", [put("form", "shown", ["about", "power"])])
    assert start.recorded.room.shown == ["power", "about"]
