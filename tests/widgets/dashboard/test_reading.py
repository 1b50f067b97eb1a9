"""Which session the participants' page reads, and where it is shown."""

from urllib.parse import urlencode

import pytest
from ipywidgets.widgets import widget as every

from netwerk_widgets.page_marks import with_told
from netwerk_widgets.session import settings
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.errors import DatabaseError, ReadOnlyError, SessionNotFoundError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.published import told
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets import dashboard
from netwerk_widgets.widgets.closing import close
from netwerk_widgets.widgets.plot import Plot
from netwerk_widgets.widgets.presenting import asked
from tests.widgets.dashboard.reader import Page, T, read


@pytest.fixture
def kept():
    with open_store() as store:
        store.create("een", load_case("laanboompact", "nl").model_dump(mode="json"), "x")
    return "een"


# ---- reading ----


def test_the_session_is_read_as_it_is_now(kept):
    assert dashboard.read_session(kept) == load_case("laanboompact", "nl")
    with open_store() as store:
        live = LiveSession(store, kept, "a")
        live.edit("dream", "", [{"op": "set", "id": "form", "key": "shared", "value": "Nu"}])
    assert dashboard.read_session(kept).dream.shared == "Nu"


def test_the_session_is_read_from_a_store_that_cannot_be_written_to(kept, monkeypatch):
    asked = []

    def spy(*given, **more):
        asked.append(open_store(*given, **more))
        return asked[-1]

    monkeypatch.setattr(dashboard, "open_store", spy)
    dashboard.read_session(kept)
    assert [store.readonly for store in asked] == [True]


def test_reading_makes_nothing(own_home):
    with pytest.raises(DatabaseError):
        dashboard.read_session("een")
    assert list(own_home.glob("*.db*")) == []


def test_a_session_that_is_not_there_is_said(kept):
    with pytest.raises(SessionNotFoundError):
        dashboard.read_session("weg")


def test_a_page_for_looking_cannot_change_anything(kept, monkeypatch):
    monkeypatch.setenv("NETWERK_READONLY", "1")
    with open_store() as store:
        live = LiveSession(store, kept, "a")
        before = store.heads(kept)
        assert live.readonly
        with pytest.raises(ReadOnlyError):
            live.edit("dream", "", [{"op": "set", "id": "form", "key": "shared", "value": "Nee"}])
        with pytest.raises(ReadOnlyError):
            live.confirm("context")
        assert store.heads(kept) == before


@pytest.fixture
def shown(monkeypatch):
    before, found = set(every._instances), []
    monkeypatch.setattr("IPython.display.display", lambda what, **_more: found.append(what))
    yield found
    for each in [one for id_, one in list(every._instances.items()) if id_ not in before]:
        each.close()


# ---- in a notebook ----


def test_for_the_room_it_is_plain_html(kept, shown, monkeypatch):
    monkeypatch.setenv("NETWERK_RENDER", "page")
    monkeypatch.setenv("QUERY_STRING", urlencode({"session": kept}))
    before = set(every._instances)
    dashboard.show()
    session = dashboard.read_session(kept)
    html = with_told(dashboard.page(session, kept, T), told(session).fingerprint())
    assert shown == [{"text/html": html}]
    assert set(every._instances) == before


def test_in_jupyterlab_it_is_widgets_that_can_be_closed(kept):
    before = set(every._instances)
    outer = dashboard.widgets(dashboard.read_session(kept), kept, T)
    plots = [each for each in outer.children[0].children if isinstance(each, Plot)]
    keys = [each["key"] for each in read(dashboard.read_session(kept)).drawings]
    assert [each.drawing["key"] for each in plots] == ["map-network", *keys]
    close(outer)
    assert set(every._instances) == before


@pytest.mark.parametrize("door", ["NETWERK_RENDER", "NETWERK_STRANGER"])
def test_the_room_is_never_shown_what_the_workbook_has_open(kept, shown, monkeypatch, door):
    """The door names the session, or none; what was opened last is not for the room."""
    monkeypatch.setenv(door, "page")
    monkeypatch.setenv("NETWERK_SESSION", kept)
    monkeypatch.setenv("QUERY_STRING", "session=&lang=nl")
    settings.save(last_session=kept)
    assert asked() == (None, "nl")
    dashboard.show()
    [only] = shown
    said = only["text/html"] if door == "NETWERK_RENDER" else only.value
    assert Page(said).texts[-1:] == [T("dashboard.no_session")]


@pytest.mark.parametrize("render", ["page", ""])
def test_no_session_or_one_that_is_gone_is_one_sentence(kept, shown, monkeypatch, render):
    monkeypatch.setenv("NETWERK_RENDER", render)
    dashboard.show()
    monkeypatch.setenv("QUERY_STRING", "session=weg&lang=en")
    dashboard.show()
    said = [each["text/html"] if render else each.value for each in shown]
    assert Page(said[0]).texts[-1:] == [T("dashboard.no_session")]
    assert Page(said[1]).texts[-1:] == [texts("en")("errors.no_session", name="weg")]
    assert all(('id="nw-dashboard"' in each) is bool(render) for each in said)
