"""Who types on over what another saved meanwhile is told, though the page had taken it over."""

import pytest

from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.overwriting import unseen
from netwerk_widgets.widgets.page import Page
from tests.widgets.pages import act, editor, put

T = texts("nl")


@pytest.fixture
def pages():
    store = MemoryStore()
    store.create("een", load_case("laanboompact", "nl").model_dump(mode="json"), "x")
    made = [Page("context", store, "een", "nl"), Page("context", store, "een", "nl")]
    yield made
    for each in made:
        each.close()


def party(page):
    return page.session.session.stakeholders.items[0]


def typed(page, key, value, *started):
    """Store what was typed in a field that showed ``started`` when the typing began."""
    made = editor(page, "stakeholders")
    made.do([put(party(page).id, key, value) | {"started": list(started)}], made.acked + 1)


def test_both_are_told_and_theirs_is_one_click_away_for_both(pages):
    typist, other = pages
    was = party(typist).name
    typed(other, "name", "Van de ander", was)
    typist.look()  # the page has theirs; the field, which is held, does not
    typed(typist, "name", "Van de typist", was)
    [told] = typist.header.notices
    assert "Van de ander" in told["text"]
    assert told["action"] == T("ui.take_theirs")
    other.look()
    [heard] = other.header.notices
    assert "Van de typist" in heard["text"]
    assert heard["action"] == T("history.put_back")
    act(typist, told)
    assert party(typist).name == "Van de ander"
    other.look()
    act(other, heard)
    assert party(other).name == "Van de ander"


def test_who_types_on_is_told_once(pages):
    typist, other = pages
    was = party(typist).name
    typed(other, "name", "Van de ander", was)
    typist.look()
    typed(typist, "name", "Van", was)
    typed(typist, "name", "Van mij", was, "Van")
    assert len(typist.header.notices) == 1


def test_a_newer_message_about_the_same_cell_takes_the_place_of_the_older(pages):
    typist, other = pages
    was = party(typist).name
    typed(typist, "name", "Begin", was)
    other.look()
    typed(other, "name", "Van de ander", "Begin")
    typist.look()
    [first] = typist.header.notices
    typed(typist, "name", "Begin en meer", "Begin")
    [second] = typist.header.notices
    assert (first["action"], second["action"]) == (T("history.put_back"), T("ui.take_theirs"))


def test_the_same_moment_is_told_once(pages):
    typist, other = pages
    was = party(typist).name
    typed(other, "name", "Van de ander", was)
    typed(typist, "name", "Van de typist", was)
    assert len(typist.header.notices) == 1


def test_who_emptied_what_another_filled_can_take_it(pages):
    """Theirs was nothing, or a choice: whatever it was, the button brings it back."""
    typist, other = pages
    was = party(typist).sector
    typed(other, "sector", None, was)
    typist.look()
    typed(typist, "sector", "social", was)
    [told] = typist.header.notices
    act(typist, told)
    assert party(typist).sector is None
    row = typist.session.session.context.respondents[0]
    entry = next(iter(row.now))
    made = editor(typist, "respondents")
    theirs = editor(other, "respondents")
    theirs.do([put(row.id, f"now.{entry}", None)], 1)
    typist.look()
    mine = put(row.id, f"now.{entry}", 1) | {"started": [row.now[entry]]}
    made.do([mine], 1)
    act(typist, typist.header.notices[-1])
    assert entry not in typist.session.session.context.respondents[0].now


@pytest.mark.parametrize(
    ("stored", "started", "value"),
    [
        ("Stichting  Groen", "Stichting Groen", "Groen"),  # as the map writes it
        ("Cafe\u0301", "Caf\u00e9", "Thee"),
        ("Zelfde", "Eerst", "Zelfde"),  # both typed the same
    ],
)
def test_what_looks_the_same_is_no_surprise(stored, started, value):
    document = {"items": [{"id": "a", "name": stored}]}
    op = put("a", "name", value) | {"started": [started]}
    assert unseen("stakeholders", "items", document, [op], "nl") == []


@pytest.mark.parametrize("started", [None, [], "geen lijst", [{"a": []}], [object()]])
def test_what_a_page_makes_up_harms_nothing(started):
    document = {"items": [{"id": "a", "name": "Naam"}]}
    op = put("a", "name", "Anders") | {"started": started}
    assert len(unseen("stakeholders", "items", document, [op], "nl")) <= 1
    assert document["items"][0]["name"] == "Naam"
