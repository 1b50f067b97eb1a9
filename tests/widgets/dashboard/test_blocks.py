"""The participants' page: its blocks in order, and of them what the room may see."""

import json
from datetime import date
from itertools import pairwise

import pytest

from netwerk_widgets.figures.map.scene import map_scene
from netwerk_widgets.figures.map.ui import ui_words
from netwerk_widgets.method import STEPS
from netwerk_widgets.session import own
from netwerk_widgets.session.cases import case_names, load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.own import OwnAnswer
from netwerk_widgets.session.models.panels import DETAILS
from netwerk_widgets.session.models.people import Participant
from netwerk_widgets.session.models.room import PANELS
from netwerk_widgets.session.published import published, told
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets import dashboard
from netwerk_widgets.widgets.blocks import BLOCKS
from netwerk_widgets.widgets.folds import ABOUT
from netwerk_widgets.widgets.plot import payload
from tests.whole import whole
from tests.widgets.dashboard.reader import Page, T, drawn, read


def cases():
    return [(case, language) for case in case_names() for language in LANGUAGES]


#: The blocks that are not shown unless somebody asks for them.
SWITCHED_ON = ("own", "health", "helping", "influence", "pictures", "quality")


@pytest.mark.parametrize(("case", "language"), cases())
def test_what_the_room_is_told_is_enough_for_its_page(case, language):
    session, t = load_case(case, language), texts(language)
    seen, far, _shows = told(session)
    again = json.loads(json.dumps([seen, far]))
    made = dashboard.page_of(Session.model_validate_json(again[0]), again[1], "een", t)
    assert made == dashboard.page(session, "een", t)


# ---- in order ----


@pytest.mark.parametrize(("case", "language"), cases())
def test_the_page_of_a_case_has_all_blocks_in_order(case, language):
    page = read(load_case(case, language), language=language)
    slugs = [each.slug for each in BLOCKS]
    assert ("shared", *slugs) == (*PANELS, *SWITCHED_ON)
    # Nothing is chosen, picked or asked in a case; and some is for who switches that on.
    for each in ("choices", "ideas", *SWITCHED_ON):
        slugs.remove(each)
    inside = [each for each in page.ids if each in slugs]
    assert inside == slugs
    assert page.ids.index("steps") < page.ids.index("me") < page.ids.index("shared")
    assert page.ids.index("shared") < page.ids.index("map")
    jumps = [
        value[1:] for tag, name, value in page.attributes if name == "href" and value[0] == "#"
    ]
    assert jumps == ["shared", *inside]
    assert page.open == []
    assert len(set(page.ids)) == len(page.ids)


def test_a_page_has_every_block_once_there_is_something_in_it():
    session = load_case("laanboompact", "nl")
    session.room.shown = [*DETAILS]
    asked = own.question("context", "Waar maak je je zorgen over?")
    session.own.questions = [asked]
    session.own.answers = [OwnAnswer(id="a", question=asked.id, text="De tijd")]
    page = read(session)
    assert page.ids[-1] in ("own", "example")
    assert "own" in page.ids
    assert "De tijd" in page.texts
    assert T.count("phone.own", 1) in page.texts


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


@pytest.mark.parametrize("step", STEPS)
def test_what_the_group_is_at_comes_first_and_only_that_is_open(step):
    session = load_case("laanboompact", "nl")
    session.room.step = step
    page = read(session)
    panels = [each for each in page.ids if each in PANELS]
    about = [each for each in ABOUT[step] if each in panels]
    assert panels[: len(about)] == about
    assert panels[len(about) :] == [each for each in PANELS if each in {*panels} - {*about}]
    opened, key = [], None
    for _, name, value in page.attributes:
        key = value if name == "data-fold" else key
        if name == "open" and key in panels:
            opened.append(key)
    assert opened == (["shared", "dream"] if step == "dream" else [about[0]])
    # Where the group is, is a way to it.
    assert ("a", "href", f"#{opened[-1]}") in page.attributes[
        : page.attributes.index(("section", "id", "me"))
    ]


def test_the_line_of_a_panel_tells_only_what_the_room_may_see():
    session = load_case("laanboompact", "nl")
    session.goals.goals[0].due = date(2020, 1, 1)
    late = f"{T.count('phone.goals', len(session.goals.goals))} · {T.count('phone.late', 1)}"
    assert late in read(session).texts
    session.room.hidden = ["progress"]
    assert late not in read(session).texts
    assert T.count("phone.goals", len(session.goals.goals)) in read(session).texts


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
