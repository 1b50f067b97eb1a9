"""Pieces of page: whatever is typed, it stays text."""

from html.parser import HTMLParser

import pytest
from markupsafe import Markup

from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.own_party import choose_me, my_cards
from netwerk_widgets.widgets.pages.start import step_cards
from netwerk_widgets.widgets.room_door import code, dashboard_code

T = texts("nl")
HOSTILE = [
    "<img src=x onerror=1>",
    "</script><script>alert(1)</script>",
    '" onmouseover="alert(1)" x="',
    "' onmouseover='alert(1)",
    "</li></ul><iframe src=javascript:alert(1)>",
    "{0} {} %s &lt;b&gt;",
]
OURS = {
    "a", "article", "dd", "details", "div", "dl", "dt", "em", "h2", "h3", "label", "li", "ol",
    "option", "p", "section", "select", "span", "strong", "summary", "ul",
}  # fmt: skip


class Read(HTMLParser):
    """What a browser makes of a piece of page: its tags, attributes and text."""

    def __init__(self, piece):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.texts, self.open = [], [], [], []
        self.feed(str(piece))
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)


def checked(piece, hostile):
    """Read a piece that holds hostile text: it is text, whole, and nothing came of it."""
    found = Read(piece)
    assert set(found.tags) <= OURS
    assert not [name for name, _ in found.attributes if name.startswith("on")]
    assert found.open == []
    assert any(hostile in text for text in found.texts)
    return found


@pytest.mark.parametrize("hostile", HOSTILE)
def test_findings_escape(hostile):
    piece = markup.findings([Finding("a", hostile, hostile), Finding("b", "Rustig")], T)
    found = checked(piece, hostile)
    assert found.tags.count("li") == 2
    assert found.texts.count(hostile) == 2
    assert found.texts[0] == T("ui.stands_out")


def test_no_findings_are_nothing_at_all():
    assert markup.findings([], T) == Markup("")


def test_a_finding_without_a_question_shows_none():
    assert "nw-ask" not in markup.findings([Finding("b", "Rustig")], T)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_the_checklist_escapes_and_says_what_is_met(hostile):
    found = checked(markup.checklist([(True, hostile), (False, "Nog niet")]), hostile)
    assert [value for name, value in found.attributes if name == "class"] == [
        "nw-done",
        "is-met",
        "is-missing",
    ]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_headings_and_notes_escape(hostile):
    heading = checked(markup.heading(hostile, hostile, anchor=hostile), hostile)
    assert ("id", hostile) in heading.attributes
    assert heading.tags == ["h2", "p"]
    assert checked(markup.notes([hostile], T), hostile).tags == ["details", "summary", "ul", "li"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_widget_escapes_what_is_not_markup(hostile):
    plain, made = markup.html(hostile, "nw-x"), markup.html(Markup("<p>{}</p>").format(hostile))
    assert Read(plain.value).texts == [hostile]
    assert Read(plain.value).tags == []
    assert Read(made.value).tags == ["p"]
    assert plain._dom_classes == ("nw-x",)
    for widget in (plain, made):
        widget.layout.close()
        widget.style.close()
        widget.close()


@pytest.fixture(params=HOSTILE)
def hostile_session(request):
    hostile = request.param
    party = {"name": hostile, "activities": hostile, "interests": hostile, "values": hostile}
    session = Session.model_validate(
        {
            "stakeholders": {"items": [{"id": "a", **party}, {"id": "b", **party}]},
            "relations": {"items": [{"id": "r", "from_id": "a", "to_id": "b"}]},
            "dream": {"dreams": [{"id": "a", "sentence": hostile}]},
            "goals": {"goals": [{"id": "g", "name": hostile, "owner": "a"}]},
            "dilemmas": {"exchanges": [{"id": "a", "brings": hostile, "gets": hostile}]},
            "doing": {"actions": [{"id": "x", "name": hostile, "owner": "b", "partners": ["a"]}]},
        }
    )
    return hostile, session


@pytest.mark.parametrize("language", LANGUAGES)
def test_party_cards_escape_and_show_all_that_a_party_has(hostile_session, language):
    hostile, session = hostile_session
    t = texts(language)
    found = checked(choose_me(session, t) + my_cards(session, t), hostile)
    assert found.tags.count("article") == 2
    assert found.tags.count("option") == 3
    # Per party: option, heading, three fields and its relation's other end; then a's dream,
    # exchange (2), goal, and the action of both.
    assert sum(hostile in text for text in found.texts) == 2 * 6 + 4 + 2
    assert [value for name, value in found.attributes if name == "data-party"] == ["a", "b"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_links_carry_the_session_s_name_encoded(hostile):
    found = Read(step_cards(Session(), hostile, T))
    assert set(found.tags) <= OURS
    addresses = [value for name, value in found.attributes if name == "href"]
    assert len(addresses) == 7
    assert not [each for each in addresses if any(sign in each for sign in "<>\"' ")]


def test_a_session_without_parties_asks_nobody_who_they_are():
    assert choose_me(Session(), T) == my_cards(Session(), T) == Markup("")


def test_the_dashboard_s_code_is_a_drawing_and_an_address():
    found = Read(dashboard_code('http://192.168.1.7:8867/?a="><script>', T))
    assert ("href", 'http://192.168.1.7:8867/?a="><script>') in found.attributes
    assert "script" not in found.tags
    assert "svg" in found.tags


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
def test_where_no_phone_can_come_there_is_no_code_but_a_way_on_this_computer(own_home, host):
    found = Read(code(f"http://{host}:8867/", T))
    assert "svg" not in found.tags
    assert ("href", f"http://{host}:8867/") in found.attributes
    assert ("target", "_blank") in found.attributes
