"""Every figure of the workbook shows itself, with its words and its table."""

from datetime import date
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest
from IPython.core.formatters import DisplayFormatter

import netwerk_widgets as nw
from netwerk_widgets.figures.drawing import Still
from netwerk_widgets.figures.registry import FIGURES
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts

SVG = "{http://www.w3.org/2000/svg}"
DAY = date(2026, 11, 26)
S = nw.load(case="laanboompact", language="nl")


@pytest.mark.parametrize("key", FIGURES)
def test_every_figure(key):
    found = nw.plot(key, S, today=DAY)
    drawing = FIGURES[key].draw(S.session, texts("nl"), DAY)
    assert found.summary == drawing.summary
    assert found.table.shape == (len(drawing.table.rows), len(drawing.table.columns))
    if isinstance(drawing.figure, Still):
        shown = DisplayFormatter().format(found)[0]
        assert set(shown) == {"image/svg+xml", "image/png", "text/plain"}
        picture = ElementTree.fromstring(shown["image/svg+xml"])
        words = " ".join(each.text or "" for each in picture.iter(f"{SVG}text"))
        assert drawing.title.split()[0] in words
        assert "@font-face" in picture.find(f"{SVG}style").text
        width, height = (int(picture.get(each)) for each in ("width", "height"))
        inner = picture.find(f"{SVG}svg")
        assert float(inner.get("y")) + float(inner.get("height")) == height
        assert float(inner.get("width")) == width
    else:
        assert isinstance(found, go.Figure)
        assert found.layout.title.text
        shown = DisplayFormatter().format(found)[0]
        assert set(shown) == {"application/vnd.plotly.v1+json", "text/plain"}
        assert "://" not in shown["text/plain"]
        assert len(found.data) == len(drawing.figure.data)
        assert found.layout.margin.t >= 54 + (drawing.figure.layout.margin.t or 0)


def test_the_gallery_lists_them():
    assert list(nw.gallery().index) == list(FIGURES)
    assert nw.gallery().loc["support", "step"] == "dream"


def test_the_radar_is_that_of_the_accelerators():
    assert nw.radar(S).to_dict() == nw.plot("accelerators", S).to_dict()


def test_the_figures_of_the_workbook_stay_as_they_are():
    before = FIGURES["support"].draw(S.session, texts("nl"), DAY).figure.to_dict()
    nw.plot("support", S).update_layout(title="Van mij")
    assert FIGURES["support"].draw(S.session, texts("nl"), DAY).figure.to_dict() == before


def test_the_map_may_be_moved_about_and_nothing_is_stored(own_home):
    widget = nw.map(S).widget()
    assert "Waterschap" in widget.scene
    assert not (own_home / "sessions.db").exists()


def test_the_map_of_nobody_is_words_alone():
    empty = nw.map(nw.SessionData(Session()))
    assert set(DisplayFormatter().format(empty)[0]) == {"text/plain"}
    assert empty.summary
    assert empty.table.empty


def test_the_map_may_be_written(tmp_path):
    nw.map(S).save(tmp_path / "kaart.svg")
    assert (tmp_path / "kaart.svg").read_text(encoding="utf-8").startswith("<svg")


def test_findings_have_their_rule_and_are_a_table_too():
    found = nw.findings(S, today=DAY)
    assert {each.about for each in found} >= {"network", "dream", "goals", "thread"}
    assert all(each.sentence and each.rule for each in found)
    assert found.frame().shape == (len(found), 7)
    assert found[0].sentence in found._repr_html_()
    assert list(nw.findings(S, "network")) == [each for each in found if each.about == "network"]
