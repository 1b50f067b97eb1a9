"""Below the map, without a browser: the table, what if, keeping it, two moments."""

from datetime import date

import pytest
from ipywidgets import HTML

from netwerk_widgets.insights.sentences import findings
from netwerk_widgets.session import moments
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.session.what_if import AddParty, AddRelation, RemoveParty
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets.measures_table import MeasuresTable, table
from netwerk_widgets.widgets.page import Page
from netwerk_widgets.widgets.pages.map import insight
from netwerk_widgets.widgets.pages.map.insight import INSIGHT, governed, why
from netwerk_widgets.widgets.pages.map.whatif import WhatIf
from netwerk_widgets.widgets.section import Section
from tests.network.networks import many, session

NL = texts("nl")


@pytest.fixture
def opened():
    """A page on a session with this content; closed after the test."""
    made = []

    def open_page(content):
        store = MemoryStore()
        store.create("een", content.model_dump(mode="json"), "x")
        made.append(Page("map", store, "een", "nl"))
        return made[-1]

    yield open_page
    for each in made:
        each.close()


@pytest.fixture
def whatif(opened):
    page = opened(load_case("laanboompact", "nl"))
    return WhatIf(Section(page, "whatif", ""))


def ids(page):
    return [each.id for each in page.recorded.stakeholders.items]


def visible(widget):
    return "nw-gone" not in widget._dom_classes


# ---- the table ----


def test_the_table_has_a_number_to_sort_by_and_a_text_to_read():
    shown = table(session("abc", [("a", "b")]), NL)
    at = {each["key"]: n for n, each in enumerate(shown["columns"])}
    rows = {each["id"]: each["cells"] for each in shown["rows"]}
    assert rows["a"][at["degree"]] == ["1", 1]
    assert rows["a"][at["closeness"]] == ["0,50", 0.5]
    assert rows["a"][at["betweenness"]] == ["0%", 0]
    assert rows["c"][at["constraint"]] == ["–", None]
    assert "in_degree" not in at
    assert all(each["label"] and each["explanation"] for each in shown["columns"])


def test_arrows_have_columns_of_their_own():
    shown = table(session("ab", [("a", "b", "supply")]), NL, directed=True)
    at = {each["key"]: n for n, each in enumerate(shown["columns"])}
    assert [row["cells"][at["in_degree"]][1] for row in shown["rows"]] == [0, 1]
    assert [row["cells"][at["out_degree"]][1] for row in shown["rows"]] == [1, 0]


def sections_of(page):
    """The sections below a map of their own, beside those of the page."""
    return [section for each in INSIGHT for section in each.sections(page)]


def test_a_large_network_waits_until_somebody_asks(opened, monkeypatch):
    monkeypatch.setattr(insight, "LARGE", 20)
    page = opened(many(24))
    words, measures, *_ = sections_of(page)
    stack = measures.box.children[-1]
    notice, compute, ways, shown = stack.children
    assert isinstance(shown, MeasuresTable)
    assert "24" in notice.value
    assert (visible(compute), visible(shown), shown.table) == (True, False, {})
    assert words.box.children[-1].children[0].value == ""
    compute.click()
    assert (visible(compute), visible(shown)) == (False, True)
    assert len(shown.table["rows"]) == 24
    assert "nw-findings" in words.box.children[-1].children[0].value
    ways.value = True
    assert "in_degree" in [each["key"] for each in shown.table["columns"]]


# ---- the words ----


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rule_is_on_the_page(language):
    said = str(why(texts(language)))
    assert "40%" in said
    assert "<details" in said


def test_no_more_than_five_and_one_for_each_measure():
    for content in (load_case("laanboompact", "nl"), many(30), session("abcdef", [("a", "b")])):
        keys = [each.key for each in findings(content, NL)]
        assert len(keys) == len(set(keys)) <= 5


# ---- what if ----


def test_trying_leaves_the_session_and_keeping_is_one_act(whatif):
    page = whatif.page
    before, party = page.recorded, ids(page)[0]
    assert not visible(whatif.pair.box)
    whatif.party.value, whatif.what.value = party, None
    whatif.remove.click()
    assert whatif.changes == [RemoveParty(party)]
    assert page.recorded is before
    assert visible(whatif.pair.box)
    assert party not in [value for _, value in whatif.party.options]
    assert NL("changes.measure.density") in whatif.pair.measures.value
    whatif.keep.click()
    assert party not in ids(page)
    assert all(party not in (r.from_id, r.to_id) for r in page.recorded.relations.items)
    assert (whatif.changes, visible(whatif.pair.box)) == ([], False)
    page.undo()
    assert page.recorded == before


def test_the_list_stays_where_it_was_when_what_was_chosen_is_gone(whatif):
    parties = ids(whatif.page)
    whatif.party.value, whatif.what.value = parties[3], None
    whatif.remove.click()
    assert whatif.party.value == parties[4]
    whatif.party.value, whatif.what.value = parties[-1], None
    whatif.remove.click()
    assert whatif.party.value == parties[-2]


def test_add_relate_step_back_and_start_again(whatif):
    page = whatif.page
    whatif.name.value = "  Nieuw   erbij "
    whatif.join.click()
    [party] = whatif.changes
    assert (party, whatif.name.value) == (AddParty(party.id, "Nieuw erbij"), "")
    whatif.start.value, whatif.end.value = party.id, ids(page)[1]
    whatif.relate.click()
    assert isinstance(whatif.changes[1], AddRelation)
    assert "Nieuw erbij" in whatif.plan.value
    whatif.back.click()
    assert whatif.changes == [party]
    whatif.clear.click()
    assert whatif.changes == []
    assert party.id not in [value for _, value in whatif.start.options]


def test_what_cannot_be_is_told(whatif):
    page = whatif.page
    whatif.join.click()
    whatif.end.value = whatif.start.value
    whatif.relate.click()
    told = [each["text"] for each in page.header.notices]
    assert told == [NL("whatif.no_name"), NL("whatif.same_ends")]
    assert whatif.changes == []


def test_a_hostile_name_stays_text(whatif):
    whatif.name.value = "<img src=x onerror=alert(1)>"
    whatif.join.click()
    for each in (whatif.plan, whatif.pair.words, whatif.pair.measures):
        assert "<img" not in each.value


# ---- the rest ----


def test_two_moments_show_what_came_between(opened):
    page = opened(session("ab", [("a", "b")]))
    *_, section = sections_of(page)
    page.sections = [section]
    assert NL("persevering.hint.moments") in said(section)
    moments.freeze(page.session, "Toen", date(2026, 1, 1))
    new = {"op": "add", "id": "c", "after": None, "values": {"name": "Later erbij"}}
    page.session.edit("stakeholders", "items", [new])
    assert "Later erbij" in said(section)


def said(section):
    def inside(widget):
        yield widget
        for child in getattr(widget, "children", ()):
            yield from inside(child)

    return " ".join(each.value for each in inside(section.box) if isinstance(each, HTML))


@pytest.mark.parametrize("language", LANGUAGES)
def test_governance_says_what_it_knows_and_what_not(language):
    from netwerk_widgets.insights.governance import governance

    t = texts(language)
    nothing = str(governed(governance(Session()), t))
    assert t("governance.none") in nothing
    assert t("governance.inputs.need.needs") in nothing
    case = str(governed(governance(load_case("laanboompact", language)), t))
    assert t("governance.mode.nao.label") in case
    assert t("governance.fit.partly") in case
    assert "JPART 18" in case
