"""What every figure of steps 3 to 7 promises, whatever is recorded."""

import json
from functools import partial

import pytest

from netwerk_widgets.figures.closeness import closeness_heatmap
from netwerk_widgets.figures.dilemmas import dilemma_strips
from netwerk_widgets.figures.exchange import exchange_bars
from netwerk_widgets.figures.goal_tree import goal_tree
from netwerk_widgets.figures.goals import goal_heatmap
from netwerk_widgets.figures.investments import investment_bars
from netwerk_widgets.figures.moments import actions_then_now, map_then_now, radar_then_now
from netwerk_widgets.figures.progress import indicator_progress, overdue_bars
from netwerk_widgets.figures.readiness import condition_bars, readiness_radar
from netwerk_widgets.figures.support import support_bars
from netwerk_widgets.figures.themes import theme_matrix
from netwerk_widgets.figures.thread import thread_flow
from netwerk_widgets.figures.timeline import action_timeline
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from tests.whole import HOSTILE, TODAY, crowded, whole

DRAW = {
    "support": support_bars,
    "themes": theme_matrix,
    "goals": goal_heatmap,
    "closeness": closeness_heatmap,
    "goal_tree": goal_tree,
    "dilemmas": dilemma_strips,
    "exchange": exchange_bars,
    "timeline": partial(action_timeline, today=TODAY),
    "investments": investment_bars,
    "readiness": readiness_radar,
    "conditions": condition_bars,
    "radar_then_now": radar_then_now,
    "actions_then_now": actions_then_now,
    "map_then_now": map_then_now,
    "progress": indicator_progress,
    "overdue": partial(overdue_bars, today=TODAY),
    "thread": thread_flow,
}
every = pytest.mark.parametrize("key", DRAW)


def shown(drawing) -> str:
    """All that reaches plotly, on a beamer and on a phone."""
    return drawing.figure.to_json() + json.dumps(drawing.narrow)


def check(drawing, key):
    assert drawing.key == key
    assert drawing.title
    assert drawing.summary
    assert drawing.figure.layout.title.text is None
    assert drawing.figure.layout.height > 0
    for row in drawing.table.rows:
        assert len(row) == len(drawing.table.columns)


@every
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_filled_in_session(key, language):
    drawing = DRAW[key](whole(), texts(language))
    check(drawing, key)
    assert not drawing.empty
    assert drawing.table.rows
    assert drawing.narrow["height"] > 0 if "height" in drawing.narrow else key == "dilemmas"


@every
@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_empty_session_says_what_to_do(key, language):
    drawing = DRAW[key](Session(), texts(language))
    check(drawing, key)
    assert drawing.empty


@every
def test_typed_text_is_harmless(key):
    drawing = DRAW[key](crowded(4, HOSTILE), texts("nl"))
    check(drawing, key)
    assert "<img" not in shown(drawing)
    assert "<b>vet" not in shown(drawing)
    assert "hovertemplate" not in shown(drawing).replace('"hovertemplate":null', "")


@every
@pytest.mark.parametrize("parties", [1, 2, 50])
def test_one_party_or_fifty(key, parties):
    drawing = DRAW[key](crowded(parties), texts("nl"))
    check(drawing, key)
    assert len(shown(drawing)) < 1_500_000


@every
def test_text_is_never_smaller_than_16_pixels(key):
    figure = json.loads(DRAW[key](whole(), texts("nl")).figure.to_json())
    del figure["layout"]["template"]
    sizes = []

    def walk(node, name=""):
        if isinstance(node, dict):
            if name.endswith("font") and "size" in node:
                sizes.append(node["size"])
            for key, value in node.items():
                walk(value, key)
        elif isinstance(node, list):
            for value in node:
                walk(value, name)

    walk(figure)
    assert all(size >= 16 for size in sizes)


@every
def test_drawing_changes_nothing(key):
    session = whole()
    before = session.model_dump_json()
    DRAW[key](session, texts("nl"))
    assert session.model_dump_json() == before
