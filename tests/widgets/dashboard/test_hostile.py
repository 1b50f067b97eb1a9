"""The participants' page is deaf to what is typed into a session."""

import json

import pytest

from netwerk_widgets.figures.map.scene import map_scene
from netwerk_widgets.session.published import published
from netwerk_widgets.texts import LANGUAGES
from netwerk_widgets.widgets import dashboard
from netwerk_widgets.widgets.plot import payload
from tests.whole import crowded
from tests.widgets.dashboard.reader import Page, T, drawn, read

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
