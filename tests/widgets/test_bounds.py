"""A figure or measure that fails or never ends takes no page, report or room's page with it."""

import json
import logging
from dataclasses import replace
from datetime import date

import pytest

from netwerk_widgets import bounded
from netwerk_widgets.figures.registry import FIGURES
from netwerk_widgets.insights.sentences import findings
from netwerk_widgets.network import communities, formulas
from netwerk_widgets.network.measures import measure
from netwerk_widgets.report import xlsx
from netwerk_widgets.report.chapters import domain, goals
from netwerk_widgets.report.document import Picture, Text
from netwerk_widgets.report.outline import outline
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.store.memory import MemoryStore
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets import blocks, dashboard
from netwerk_widgets.widgets.measures_table import MeasuresTable
from netwerk_widgets.widgets.network_map import NetworkMap
from netwerk_widgets.widgets.page import Page
from netwerk_widgets.widgets.pages import domain as domain_panel
from netwerk_widgets.widgets.pages.map import insight
from netwerk_widgets.widgets.plot import Plot

T = texts("nl")
TODAY = date(2026, 3, 2)


def for_ever(*_args, **_kwargs):
    while True:
        pass


def fails(*_args, **_kwargs):
    raise ZeroDivisionError("a figure with a fault")


@pytest.fixture(params=["failed", "slow"])
def trouble(request, monkeypatch):
    """What goes wrong, and how the page calls it; a slow one is stopped soon."""
    if request.param == "slow":
        monkeypatch.setattr(bounded, "PIECE", 2.0)
        monkeypatch.setattr(bounded, "MEASURE", 0.6)
    logging.getLogger("netwerk").setLevel(logging.CRITICAL)
    yield request.param, fails if request.param == "failed" else for_ever
    logging.getLogger("netwerk").setLevel(logging.NOTSET)


@pytest.fixture
def case():
    """A case with something to show everywhere; nothing of it was measured before."""
    measure_cache().cache_clear()
    yield load_case("laanboompact", "nl")
    measure_cache().cache_clear()


def measure_cache():
    """The measures that are kept: both caches hold what was too slow in another test."""
    from netwerk_widgets.network import measures

    measures._structure.cache_clear()
    return measures._measures


def spoil(monkeypatch, broken, *keys):
    """Let these figures go wrong, wherever they are shown."""
    for key in keys:
        monkeypatch.setitem(FIGURES, key, replace(FIGURES[key], function=broken))


def every(widget, kind):
    found = [widget] if isinstance(widget, kind) else []
    return found + [x for child in getattr(widget, "children", ()) for x in every(child, kind)]


def opened(case, name):
    store = MemoryStore()
    store.create("zaal", case.model_dump(mode="json"), "test")
    return Page(name, store, "zaal", "nl")


def said(page):
    from ipywidgets import HTML

    return " ".join(each.value for each in every(page.box, HTML))


def test_a_page_shows_the_rest_when_a_figure_cannot_be_made(trouble, case, monkeypatch):
    word, broken = trouble
    spoil(monkeypatch, broken, "goal_tree")
    page = opened(case, "goals")
    drawings = [each.drawing for each in every(page.box, Plot)]
    summaries = [each["summary"] for each in drawings]
    assert summaries.count(T(f"missing.figure.{word}")) == 1
    assert len([each for each in drawings if not each["empty"]]) >= 2
    assert page.editors
    # An edit redraws the rest, and the figure's place still says it.
    page.refresh({"goals"})
    assert [each.drawing["summary"] for each in every(page.box, Plot)] == summaries


def test_step_two_opens_when_the_communities_never_end(trouble, case, monkeypatch):
    _, broken = trouble
    monkeypatch.setattr(communities, "communities", broken)
    page = opened(case, "domain")
    (shown,) = every(page.box, NetworkMap)
    scene = json.loads(shown.scene)
    assert len(scene["parties"]) == len(case.stakeholders.items)
    absent = T("missing.measures.sentence", names=T("missing.measure.communities"))
    assert absent not in scene["summary"]  # nobody asked for them
    shown.grouped = True
    assert absent in json.loads(shown.scene)["summary"]
    assert "betweenness" in [each["key"] for each in scene["keys"]["sizes"]]
    assert T("missing.measure.communities") in said(page)


def test_the_page_of_the_map_opens_and_its_table_says_what_is_missing(trouble, case, monkeypatch):
    _, broken = trouble
    monkeypatch.setattr(formulas, "betweenness", broken)
    page = opened(case, "map")
    (table,) = every(page.box, MeasuresTable)
    assert len(table.table["rows"]) == len(case.stakeholders.items)
    assert T("missing.measure.betweenness") in table.table["caption"]
    keys = [each["key"] for each in table.table["columns"]]
    row = dict(zip(keys, table.table["rows"][0]["cells"], strict=True))
    assert row["betweenness"] == ["–", None]
    assert row["closeness"][1] > 0


def test_a_table_that_cannot_be_made_says_so(trouble, case, monkeypatch):
    word, broken = trouble
    from netwerk_widgets.widgets import measures_table

    monkeypatch.setattr(measures_table, "table", broken)
    shown = MeasuresTable(T)
    shown.show(case)
    assert shown.table["caption"] == T(f"missing.part.{word}")


def test_words_and_texts_that_cannot_be_made_say_so(trouble, case, monkeypatch):
    word, broken = trouble
    monkeypatch.setattr(insight, "findings", broken)
    monkeypatch.setattr(insight, "governance", broken)
    page = opened(case, "map")
    assert said(page).count(T(f"missing.part.{word}")) == 2
    assert every(page.box, NetworkMap)


def test_a_map_that_cannot_be_made_leaves_the_rest_of_step_two(trouble, case, monkeypatch):
    word, broken = trouble
    from netwerk_widgets.widgets import network_map

    monkeypatch.setattr(bounded, "PAGE", 2.0)
    monkeypatch.setattr(network_map, "map_scene", broken)
    page = opened(case, "domain")
    assert T(f"missing.figure.{word}") in said(page)
    assert page.editors
    assert domain_panel.RELATIONS in [each.recording for each in page.editors]


def test_a_map_that_cannot_be_redrawn_stays_and_the_page_says_so(trouble, case, monkeypatch):
    word, broken = trouble
    from netwerk_widgets.widgets import network_map

    page = opened(case, "map")
    (shown,) = every(page.box, NetworkMap)
    before = shown.scene
    monkeypatch.setattr(bounded, "PAGE", 1.0)
    monkeypatch.setattr(network_map, "map_scene", broken)
    items = page.session.documents["stakeholders"]["items"]
    page.session.replace("stakeholders", {"items": items[:-1]})
    assert shown.scene == before
    assert T(f"missing.part.{word}") in json.dumps(page.header.state, ensure_ascii=False) + str(
        page.header.trait_values()
    )


def test_the_rooms_page_shows_the_rest(trouble, case, monkeypatch):
    word, broken = trouble
    whole = dashboard.page(case, "zaal", T)
    spoil(monkeypatch, broken, "goals", "forces")
    html = dashboard.page(case, "zaal", T)
    assert html.count(T(f"missing.figure.{word}")) >= 2
    for each in blocks.BLOCKS:
        assert (f'id="{each.slug}"' in html) is (f'id="{each.slug}"' in whole)
    assert 'id="nw-dashboard"' in html


def test_the_rooms_page_shows_the_map_without_its_communities(trouble, case, monkeypatch):
    _, broken = trouble
    monkeypatch.setattr(communities, "communities", broken)
    html = dashboard.page(case, "zaal", T)
    assert 'data-kind="map"' in html
    assert T("missing.measure.communities") in html


def test_without_its_scene_the_room_sees_the_picture_of_the_map(trouble, case, monkeypatch):
    _, broken = trouble
    monkeypatch.setattr(bounded, "PAGE", 3.0)
    monkeypatch.setattr(blocks, "map_scene", broken)
    html = dashboard.page(case, "zaal", T)
    assert 'data-kind="map"' not in html
    assert 'data-key="map-network"' in html


def test_the_report_says_what_is_missing_and_has_the_rest(trouble, case, monkeypatch):
    word, broken = trouble
    whole = outline(case, "zaal", T, TODAY)
    monkeypatch.setattr(bounded, "PAGE", 10.0)
    spoil(monkeypatch, broken, "forces")
    monkeypatch.setattr(goals.goals, "findings", broken)
    monkeypatch.setattr(domain.advice, "advise", broken)
    found = outline(case, "zaal", T, TODAY)
    assert [each.key for each in found.chapters] == [each.key for each in whole.chapters]
    notes = [each.text for each in found.blocks() if isinstance(each, Text)]
    assert T(f"missing.figure.{word}") in notes
    assert T(f"missing.part.{word}") in notes  # the chapter of which the advice is part
    drawn = {each.key for each in found.pictures()}
    assert {each.key for each in whole.pictures()} - drawn >= {"forces"}
    assert len(drawn) > 5
    assert found.tables == whole.tables
    assert xlsx.write(found, T)[:2] == b"PK"


def test_the_report_ends_when_the_communities_never_do(trouble, case, monkeypatch):
    _, broken = trouble
    monkeypatch.setattr(communities, "communities", broken)
    found = outline(case, "zaal", T, TODAY)
    lines = json.dumps([str(each) for each in found.blocks()], ensure_ascii=False)
    assert T("missing.measure.communities") in lines
    assert any(isinstance(each, Picture) for each in found.blocks())


def test_a_measure_that_was_too_slow_is_not_tried_at_each_keystroke(case, monkeypatch):
    monkeypatch.setattr(bounded, "MEASURE", 0.1)
    tried = []

    def counted(*_args):
        tried.append(1)
        for_ever()

    monkeypatch.setattr(communities, "communities", counted)
    piece = bounded.Piece("words")
    for _ in range(5):
        said = piece.make(lambda: findings(case, T), lambda trouble: [])
        assert said[-1].key == "missing"
    # Once for the communities; their modularity does not compute them again.
    assert len(tried) == 1
    # Who has no bound (the command line) waits for it, and another network is tried anew.
    monkeypatch.undo()
    assert measure(case).communities


def test_every_measure_has_a_name_in_both_languages():
    from netwerk_widgets.network.kept import kept
    from netwerk_widgets.network.measures import Measures

    names = {name for name, value in vars(Measures).items() if isinstance(value, kept)}
    for language in ("nl", "en"):
        t = texts(language)
        unnamed = {each for each in names if not t.optional(f"missing.measure.{each}")}
        assert unnamed == {"ties", "place"}
