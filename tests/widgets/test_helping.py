"""Which relations would help most, on the map's page and in the room, without a browser."""

import pytest

from netwerk_widgets import bounded
from netwerk_widgets.figures.map.helping import helping_map
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.domain import NotFeasible
from netwerk_widgets.session.published import published
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.blocks import filled
from netwerk_widgets.widgets.page import Page
from netwerk_widgets.widgets.pages.map import helping
from netwerk_widgets.widgets.pages.map.helping import AT_ONCE, Helping
from netwerk_widgets.widgets.section import Section
from tests.network.networks import many, session

NL = texts("nl")


@pytest.fixture
def opened():
    """The section on a session with this content; its page is closed after the test."""
    made = []

    def open_section(content):
        store = MemoryStore()
        store.create("een", content.model_dump(mode="json"), "x")
        made.append(Page("map", store, "een", "nl"))
        return Helping(Section(made[-1], "helping", ""))

    yield open_section
    for each in made:
        each.close()


def visible(widget):
    return "nw-gone" not in widget._dom_classes


def test_each_suggestion_has_its_changes_its_price_and_its_doubt(opened):
    shown = opened(load_case("laanboompact", "nl"))
    said = shown.words.value
    assert said.count("Een relatie tussen") == 3
    assert said.count("Is dit haalbaar?") == said.count("Prijs: 24 uur per jaar") == 4
    assert "staat nu buiten het domein" in said
    assert not visible(shown.search)


def test_before_and_after_stand_beside_each_other_for_what_is_chosen(opened):
    shown = opened(load_case("laanboompact", "nl"))
    assert len(shown._compared().relations.new) == 1
    assert '"marked":true' in shown.maps.pictures[1].scene
    shown.look.value = 3
    assert len(shown._compared().relations.new) == 3
    shown.look.value = 0
    assert shown._pairs() == shown._found.party.relations


def test_what_matters_can_be_chosen_of_what_there_is_to_count(opened):
    shown = opened(load_case("laanboompact", "nl"))
    assert [value for _, value in shown.aim.options] == [
        None, "connected", "robust", "near", "touch",
    ]  # fmt: skip
    shown.aim.value = "robust"
    assert shown.words.value.count("Een relatie tussen") == 1
    assert "dilemma" not in shown.words.value
    bare = opened(session("abcd", [("a", "b"), ("b", "c"), ("c", "d")]))
    assert [value for _, value in bare.aim.options] == [None, "connected", "robust"]


def test_a_network_without_anything_and_one_that_is_whole_say_so(opened):
    empty = opened(Session())
    assert "nog te weinig om te zoeken" in empty.words.value
    whole = opened(session("abc", [("a", "b"), ("b", "c"), ("c", "a")]))
    assert "Geen nieuwe relatie voegt hier iets toe" in whole.words.value
    for each in (empty, whole):
        assert not visible(each._looking)
        assert not visible(each.maps.box)


def test_many_parties_wait_until_somebody_asks(opened):
    content = many(AT_ONCE + 1)
    del content.relations.items[:5]
    shown = opened(content)
    assert visible(shown.search)
    assert f"Dit zijn {AT_ONCE + 1} partijen" in shown.words.value
    shown.search.click()
    assert "Is dit haalbaar?" in shown.words.value
    assert not visible(shown.search)


def test_what_takes_too_long_is_told_and_the_page_stays(opened, monkeypatch):
    shown = opened(load_case("laanboompact", "nl"))
    monkeypatch.setattr(bounded, "LEAST", 0.05)
    monkeypatch.setattr(bounded, "PAGE", 0.1)

    def forever(*_given):
        while True:
            pass

    monkeypatch.setattr(helping.helping, "helping", forever)
    shown.show()
    assert NL("missing.part.slow") in shown.words.value
    assert not visible(shown.maps.box)


def test_names_are_escaped(opened):
    content = session("ab")
    content.stakeholders.items[0].name = "<script>alert(1)</script>"
    assert "&lt;script&gt;" in opened(content).words.value


def test_the_hours_are_asked_here_and_not_on_the_page_of_the_domain():
    from netwerk_widgets.widgets.pages.domain import DOMAIN

    assert helping.HOURS.asked == ("relation_hours",)
    assert "relation_hours" not in DOMAIN.asked


def test_the_figure_marks_what_is_new_and_says_what_it_changes():
    drawn = helping_map(load_case("laanboompact", "nl"), NL)
    assert drawn.title == "3 nieuwe relaties zouden het meest helpen"
    assert drawn.figure.wide.count('d="M-7 0H7M0 -7V7"') == 2 * 3 + 1
    assert drawn.table.columns == ("wat telt", "nu", "met het voorstel")
    assert ("paren die elkaar bereiken", "91 van 91", "91 van 91") in drawn.table.rows
    assert helping_map(Session(), NL).empty


def test_the_room_gets_it_only_when_it_is_switched_on():
    content = load_case("laanboompact", "nl")
    content.domain.relation_hours = 10
    panels = {each.slug for each in filled(published(content), NL)}
    assert "helping" not in panels
    assert published(content).domain.relation_hours is None
    content.room.shown = ["helping"]
    seen = {each.slug: each for each in filled(published(content), NL)}["helping"]
    assert [each.key for each in seen.found] == ["help_relation"] * 3 + ["help_party"]
    assert "Prijs: 10 uur per jaar." in seen.found[0].sentence
    assert [each.key for each in seen.drawings] == ["helping"]
    # Without the goals it would say something else than the facilitator sees.
    content.room.hidden = ["goals"]
    assert "helping" not in {each.slug for each in filled(published(content), NL)}


def test_what_is_not_feasible_is_set_aside_in_sight_and_comes_back(opened):
    shown = opened(load_case("laanboompact", "nl"))
    setting, first = shown.setting, shown._found.relations[0].relations[0]
    assert not visible(setting.returning)
    assert [label for label, _ in setting.what.options][-1].endswith(" erbij")
    setting.go.click()
    shown.show()
    assert first not in {each.relations[0] for each in shown._found.relations}
    assert visible(setting.returning)
    assert "Eén voorstel staat opzij" in setting.told.value
    setting.back.click()
    shown.show()
    assert shown._found.relations[0].relations[0] == first
    assert not visible(setting.returning)


def test_setting_aside_is_one_act_to_undo_and_takes_no_confirmation_away(opened):
    shown = opened(load_case("laanboompact", "nl"))
    before = shown.page.session.session.domain
    shown.setting.go.click()
    assert len(shown.page.session.session.domain.not_feasible) == 1
    shown.page.session.undo()
    assert shown.page.session.session.domain == before


def test_the_room_searches_as_the_facilitator_and_is_not_told_what_was_set_aside():
    content = load_case("laanboompact", "nl")
    found = helping.helping.helping(content).relations[0].relations[0]
    content.domain.not_feasible = [NotFeasible(id="n1", one=found[0], other=found[1])]
    content.room.shown = ["helping"]
    seen = {each.slug: each for each in filled(published(content), NL)}["helping"]
    told = [each.sentence for each in seen.found]
    assert told == [each.sentence for each in helping.helping.findings(content, NL)]
    content.room.shown = []
    assert published(content).domain.not_feasible == []
