"""A figure as plain data is what plotly itself would make of it."""

import json
from datetime import date

import plotly.graph_objects as go
import pytest

from netwerk_widgets.figures.chart import Chart, trace
from netwerk_widgets.figures.drawing import Still
from netwerk_widgets.figures.registry import FIGURES
from netwerk_widgets.figures.theme import TEMPLATE
from netwerk_widgets.session.cases import case_names, load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import LANGUAGES, texts
from tests.whole import crowded

SESSIONS = {
    **{f"{case}-{lang}": load_case(case, lang) for case in case_names() for lang in LANGUAGES},
    "crowded-nl": crowded(12),
    "empty-en": Session(),
}


@pytest.mark.parametrize("name", SESSIONS)
def test_every_figure_is_whole_to_plotly_and_stays_as_it_was(name):
    t, seen = texts(name[-2:]), 0
    for figure in FIGURES.values():
        chart = figure.draw(SESSIONS[name], t, date(2026, 11, 27)).figure
        if not isinstance(chart, Still):
            plain = go.Figure(layout={"template": {}}).update(chart.to_dict(), overwrite=True)
            assert json.loads(chart.to_json()) == json.loads(plain.to_json()), figure.key
            seen += 1
    assert seen > 15


def made(figure):
    """The same with ours and with plotly's own."""
    figure.add_trace(trace("bar", x=(1, 2), y=[0, 1], text=None, marker={"color": "#123456"}))
    figure.update_traces(marker={"opacity": 0.5}, name="x")
    figure.add_scatter(x=[date(2026, 11, 27)], y=[1])
    figure.update_layout(height=200, margin={"t": 8, "l": 3}, legend={"title": "wat"})
    figure.update_layout(margin={"t": 9, "r": None}, showlegend=None)
    figure.update_xaxes(title="hoe veel", range=(0, 5), visible=False)
    figure.update_xaxes(visible=None)
    figure.update_yaxes(tickvals=(0, 1), ticktext=["a", "b"])
    figure.add_annotation(text="<b>hier</b>", x=1, y=0, font={"size": 14}, xshift=None)
    figure.add_shape(type="rect", x0=0, x1=1, y0=0, y1=1)
    figure.add_vline(x=2, line={"width": 3}, layer="below")
    return json.loads(figure.to_json())


def test_it_is_made_as_plotly_makes_it():
    ours = Chart(layout={"template": TEMPLATE})
    theirs = go.Figure(layout={"template": TEMPLATE})
    assert made(ours) == made(theirs)
    assert (ours.height, ours.top) == (200, 9)
    ours.grow(10)
    assert (ours.layout.height, ours.layout.margin.t, ours.data[0].name) == (210, 19, "x")


def test_one_trace_or_several_may_be_given_and_what_was_given_stays():
    looks = {"x": [1], "marker": {"color": "red"}}
    one, two = trace("bar", **looks), trace("scatter", x=[2])
    assert [each.type for each in Chart(one).data] == ["bar"]
    chart = Chart([one, two])
    chart.update_traces(marker={"color": "blue"})
    assert [each.marker.color for each in chart.data] == ["blue", "blue"]
    assert looks["marker"] == one["marker"] == {"color": "red"}


def test_what_plotly_does_not_know_is_told_by_plotly():
    chart = Chart(trace("bar", x=[1], colour="red"))
    with pytest.raises(ValueError, match="colour"):
        _ = chart.whole
