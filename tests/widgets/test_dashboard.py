"""The participants' page: in order, valid, and deaf to what is typed into a session."""

import json
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import urlencode

import pytest
from ipywidgets.widgets import widget as every

from netwerk_widgets.figures.map.scene import map_scene
from netwerk_widgets.figures.map.ui import ui_words
from netwerk_widgets.method import STEPS
from netwerk_widgets.session import settings
from netwerk_widgets.session.cases import case_names, load_case
from netwerk_widgets.session.errors import DatabaseError, ReadOnlyError, SessionNotFoundError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.people import Participant
from netwerk_widgets.session.models.room import PANELS
from netwerk_widgets.session.published import published
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets import dashboard
from netwerk_widgets.widgets.blocks import BLOCKS, filled
from netwerk_widgets.widgets.closing import close
from netwerk_widgets.widgets.plot import Plot, payload
from netwerk_widgets.widgets.presenting import asked
from tests.whole import crowded, whole

T = texts("nl")
HOSTILE = [
    "<img src=x onerror=1>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    '"><b x="',
]
OURS = {
    "a", "article", "b", "blockquote", "button", "dd", "details", "div", "dl", "dt", "em", "h1",
    "h2", "h3", "label", "li", "main", "nav", "noscript", "ol", "option", "p", "script",
    "section", "select", "span", "strong", "summary", "ul",
    "circle", "g", "path", "rect", "svg", "text", "title",
}  # fmt: skip
EMPTY = {"br", "hr", "img", "input", "meta", "link"}


class Page(HTMLParser):
    """What a browser makes of the page."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.texts, self.data = [], [], [], []
        self.ids, self.open = [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag == "tspan":  # one a line: a longer name has more
            self.open.append(tag)
            return
        self.tags.append(tag)
        self.attributes += [(tag, *each) for each in attrs]
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        (self.data if self.open[-1:] == ["script"] else self.texts).append(data)

    @property
    def drawings(self):
        return [each for each in map(json.loads, self.data) if "scene" not in each]

    @property
    def map(self):
        """The map to look around in: its scene, and the words of its tools."""
        [found] = [each for each in map(json.loads, self.data) if "scene" in each]
        return found


def read(session, name="Sessie", language="nl"):
    return Page(dashboard.page(session, name, texts(language)))


def cases():
    return [(case, language) for case in case_names() for language in LANGUAGES]


# ---- in order ----


@pytest.mark.parametrize(("case", "language"), cases())
def test_the_page_of_a_case_has_all_blocks_in_order(case, language):
    page = read(load_case(case, language), language=language)
    slugs = [each.slug for each in BLOCKS]
    assert ("shared", *slugs) == PANELS
    inside = [each for each in page.ids if each in slugs]
    assert inside == slugs
    assert page.ids.index("steps") < page.ids.index("me") < page.ids.index("shared")
    assert page.ids.index("shared") < page.ids.index("map")
    jumps = [
        value[1:] for tag, name, value in page.attributes if name == "href" and value[0] == "#"
    ]
    assert jumps == inside
    assert page.open == []
    assert len(set(page.ids)) == len(page.ids)


@pytest.mark.parametrize(("case", "language"), cases())
def test_only_what_has_something_to_show_is_shown(case, language):
    page = read(load_case(case, language), language=language)
    assert page.drawings
    assert not any(each["empty"] for each in page.drawings)
    assert len({each["key"] for each in page.drawings}) == len(page.drawings)


def test_a_figure_is_its_data_and_its_words():
    session = whole()
    page = read(session)
    [expected] = [payload(each) for _, each in drawn(session) if each.key == "goals"]
    assert json.loads(json.dumps(expected)) in page.drawings
    assert expected["summary"] in page.texts


def test_the_map_is_the_one_to_look_around_in_of_what_the_room_may_see():
    session = whole()
    session.stakeholders.items[0].note = "Niet voor de zaal"
    page = read(session, "De kring")
    expected = {
        "scene": map_scene(published(session), T, "De kring", scored=False),
        "texts": ui_words(T),
    }
    assert page.map == json.loads(json.dumps(expected))
    assert expected["scene"]["summary"] in page.texts
    assert "Niet voor de zaal" not in json.dumps(page.map)
    assert {each["note"] for each in page.map["scene"]["parties"]} == {""}


def drawn(session):
    for panel in filled(published(session), T):
        if panel.scene is None:
            for each in panel.drawings:
                yield panel.slug, each


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_session_gives_a_page_that_asks_for_nothing(language):
    page = read(Session(), language=language)
    t = texts(language)
    assert page.ids[0] == "nw-dashboard"
    assert page.open == []
    assert "Sessie" in page.texts
    assert {"me", "shared", "map", "dream", "goals", "thread"}.isdisjoint(page.ids)
    assert [each for each in page.texts if each == t("ui.status.open")] == [t("ui.status.open")] * 7


def test_the_languages_are_links_and_the_one_in_use_is_marked():
    page = read(whole(), language="en")
    links = [each for each in page.attributes if each[0] == "a"]
    assert ("a", "href", "?lang=nl") in links
    assert ("a", "href", "?lang=en") in links
    at = links.index(("a", "aria-current", "true"))
    assert links[at - 1] == ("a", "lang", "en")


def test_the_shared_dream_is_on_the_page():
    session = whole()
    session.dream.horizon = 2040
    page = read(session)
    assert "Samen groen" in page.texts
    assert T("dashboard.horizon", year=2040) in page.texts


# ---- what the room may see ----


def test_the_step_the_group_is_at_is_at_the_top():
    session = whole()
    assert T("room.here") not in read(session).texts
    session.room.step = "dilemmas"
    page = read(session)
    at = page.texts.index(T("room.here"))
    assert T("steps.dilemmas.question") in page.texts[at : at + 5]
    assert ("li", "aria-current", "step") in page.attributes


def test_a_hidden_panel_is_not_sent_nor_anything_that_needs_it():
    session = load_case("laanboompact", "nl")
    session.room.hidden = ["shared", "dilemmas", "readiness"]
    html = dashboard.page(session, "Sessie", T)
    page = Page(html)
    assert {"shared", "dilemmas", "readiness", "agreements", "thread"}.isdisjoint(page.ids)
    assert {"map", "goals", "doing", "next", "progress"} <= set(page.ids)
    assert session.dream.shared not in html
    assert not [each.name for each in session.dilemmas.dilemmas if each.name in html]
    assert [each["key"] for each in page.drawings if "dilemma" in each["key"]] == []


SECRET = "Geheimzegel"


def test_nobody_s_name_or_note_gets_out_nor_the_facilitator_s():
    """Every note and every person's name in the session, frozen moments included."""
    session = load_case("laanboompact", "nl")
    documents = session.model_dump(mode="json")
    marked = mark(documents)
    assert marked > 40
    session = Session.model_validate(documents)
    html = dashboard.page(session, "Sessie", T)
    assert SECRET not in html
    for step in STEPS:
        assert not [each for each in T.items(f"steps.{step}.notes") if each in html]


def mark(tree):
    """Put the secret in whatever is personal; how often."""
    if isinstance(tree, list):
        return sum(map(mark, tree))
    if not isinstance(tree, dict):
        return 0
    marked = 0
    for key, value in tree.items():
        if key == "source":  # where a note is from is no note
            continue
        if key == "note" or (key == "name" and set(tree) == set(Participant.model_fields)):
            tree[key] = SECRET
            marked += 1
        else:
            marked += mark(value)
    return marked


def test_a_block_that_did_not_change_has_the_same_digest():
    def digests(session):
        page = read(session)
        marks = [each[2] for each in page.attributes if each[1] in ("id", "data-digest")]
        return dict(pairwise(each for each in marks))

    session = whole()
    before = digests(session)
    session.dream.shared = "Samen anders"
    after = digests(session)
    slugs = {each.slug for each in BLOCKS} & set(before)
    assert before["shared"] != after["shared"]
    assert {each for each in slugs if before[each] != after[each]} <= {"dream"}


# ---- hostile ----


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_that_is_typed_becomes_page(hostile, language):
    session = crowded(4, hostile)
    session.dream.shared = session.start.our_challenge = hostile
    for each in session.stakeholders.items:
        each.activities = each.interests = each.values = hostile
    hostile_page = read(session, f"Sessie {hostile}", language)
    tame = crowded(4, "Tam")
    tame.dream.shared = tame.start.our_challenge = "Tam"
    for each in tame.stakeholders.items:
        each.activities = each.interests = each.values = "Tam"
    tame_page = read(tame, "Sessie Tam", language)
    assert hostile_page.tags == tame_page.tags
    assert set(hostile_page.tags) <= OURS
    names = [(tag, name) for tag, name, _ in hostile_page.attributes]
    assert names == [(tag, name) for tag, name, _ in tame_page.attributes]
    assert f"Sessie {hostile}" in hostile_page.texts
    assert sum(hostile in each for each in hostile_page.texts) > 20
    assert hostile_page.open == []


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_figure_s_data_comes_out_as_it_went_in(hostile):
    session = crowded(4, hostile)
    html = dashboard.page(session, "Sessie", T)
    page = Page(html)
    expected = [json.loads(json.dumps(payload(each))) for _, each in drawn(session)]
    assert page.drawings == expected
    scene = map_scene(published(session), T, "Sessie", scored=False)
    assert page.map["scene"] == json.loads(json.dumps(scene))
    tables = [each["table"] for each in (*page.drawings, page.map["scene"])]
    cells = [str(cell) for table in tables for row in table["rows"] for cell in row]
    assert sum(hostile in each for each in cells) > 10
    assert not any("<" in each for each in page.data)
    assert {value for tag, name, value in page.attributes if (tag, name) == ("script", "type")} == {
        "application/json"
    }


# ---- reading ----


@pytest.fixture
def kept():
    with open_store() as store:
        store.create("een", load_case("laanboompact", "nl").model_dump(mode="json"), "x")
    return "een"


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


# ---- in a notebook ----


@pytest.fixture
def shown(monkeypatch):
    before, found = set(every._instances), []
    monkeypatch.setattr("IPython.display.display", lambda what, **_more: found.append(what))
    yield found
    for each in [one for id_, one in list(every._instances.items()) if id_ not in before]:
        each.close()


def test_for_the_room_it_is_plain_html(kept, shown, monkeypatch):
    monkeypatch.setenv("NETWERK_RENDER", "page")
    monkeypatch.setenv("QUERY_STRING", urlencode({"session": kept}))
    before = set(every._instances)
    dashboard.show()
    assert shown == [{"text/html": dashboard.page(dashboard.read_session(kept), kept, T)}]
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
