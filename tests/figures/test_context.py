"""The figures of the first step: radar, bars, heatmap; and the four kinds."""

import pytest

from netwerk_widgets.figures.accelerators import accelerator_radar
from netwerk_widgets.figures.forces import force_bars
from netwerk_widgets.figures.kinds import kind_figure
from netwerk_widgets.figures.reinforcement import reinforcement_heatmap
from netwerk_widgets.insights.accelerators import groups
from netwerk_widgets.method import ACCELERATORS, FORCES, KINDS
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import LANGUAGES, texts
from tests.figures.checks import HOSTILE, check
from tests.insights.test_accelerators import asked
from tests.insights.test_forces import scored
from tests.insights.test_reinforcement import matrix

NL = texts("nl")
FIGURES = (accelerator_radar, force_bars, reinforcement_heatmap)


@pytest.mark.parametrize("draw", FIGURES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", ["laanboompact", "zeeuws-vlaanderen"])
def test_cases(draw, case, language):
    drawing = draw(load_case(case, language), texts(language))
    assert not drawing.empty
    assert len(drawing.table.rows) == 5


@pytest.mark.parametrize("draw", FIGURES)
def test_nothing_recorded_says_what_to_fill_in(draw):
    assert draw(Session(), NL).figure.layout.annotations


def test_the_radar_shows_median_spread_and_number():
    expected = dict.fromkeys(ACCELERATORS, 3) | {"technology": 5}
    low = dict.fromkeys(ACCELERATORS, 1)
    drawing = accelerator_radar(
        asked(("", None, 2, expected), ("", None, 2, expected), ("", None, low, low)), NL
    )
    assert drawing.title == "Technologie groeit het meest"
    named = [trace for trace in drawing.figure.data if trace.name]
    assert [trace.name for trace in named[:2]] == [
        "Nu: mediaan (n = 3)",
        "Verwacht: mediaan (n = 3)",
    ]
    assert named[0].line.dash != named[1].line.dash
    assert named[0].marker.symbol != named[1].marker.symbol
    assert named[1].r[ACCELERATORS.index("technology")] == 5
    bands = [trace for trace in drawing.figure.data if trace.fill == "tonext"]
    assert len(bands) == 2
    technology = drawing.table.rows[ACCELERATORS.index("technology")]
    assert technology == ("technologie", "2", "1,5", "2", 3, "5", "3", "5", 3)


def test_several_fastest_growers_share_the_title():
    expected = dict.fromkeys(ACCELERATORS, 2) | {"technology": 4, "lifestyle": 4}
    drawing = accelerator_radar(asked(("", None, 2, expected)), NL)
    assert drawing.title == "Lifestyle en technologie groeien het meest"
    flat = accelerator_radar(asked(("", None, 3, 3)), NL)
    assert flat.title == "Geen versneller groeit volgens jullie"


def test_half_an_answer_is_half_a_radar():
    drawing = accelerator_radar(asked(("", None, {"technology": 3}, None)), NL)
    check(drawing)
    assert next(trace.name for trace in drawing.figure.data if trace.name) == "Nu: mediaan (n = 1)"
    assert "Vul nu én verwacht in" in drawing.summary


def test_the_radar_of_a_group_names_it_and_a_small_group_is_not_drawn():
    session = asked(*[("kweker", None, 2, 3)] * 3, *[("bankier", None, 2, 5)] * 2)
    ((key, name),) = groups(session)
    assert name in accelerator_radar(session, NL, group=key).title
    small = accelerator_radar(session, NL, group="role:bankier")
    assert small.empty
    assert "minder dan 3" in small.summary


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_roles(name):
    session = asked(*[(name, None, 2, 3)] * 3)
    for key, _ in groups(session):
        check(accelerator_radar(session, NL, group=key))


def test_the_bars_stand_in_the_forms_order_and_the_open_ones_say_so():
    drawing = force_bars(scored(innovation=5, complexity=2, cost_saving=3), NL)
    assert drawing.title == "Innovatie krijgt de hoogste score: 5 van 5"
    (bars,) = drawing.figure.data
    assert list(bars.x) == [0, 2, 3, 0, 5]
    assert list(bars.text) == ["nog geen score", "2", "3", "nog geen score", "5"]
    assert tuple(drawing.figure.layout.xaxis.tickvals) == (1, 2, 3, 4, 5)
    assert [row[0] for row in drawing.table.rows] == [NL(f"method.force.{x}.label") for x in FORCES]
    assert drawing.table.rows[-1] == ("innovatie", 5)


def test_equal_bars_have_an_honest_title():
    two = force_bars(scored(innovation=4, complexity=4), NL)
    assert two.title == "De 2 gescoorde krachten krijgen dezelfde score: 4 van 5"
    assert (
        force_bars(scored(**dict.fromkeys(FORCES, 3)), NL).title
        == "De 5 gescoorde krachten krijgen dezelfde score: 3 van 5"
    )


def test_the_heatmap_has_number_and_word_and_an_empty_diagonal():
    session = matrix(technology={"lifestyle": 3, "technology": 2}, lifestyle={"sustainability": 0})
    drawing = reinforcement_heatmap(session, NL)
    assert drawing.title.endswith("technologie (2 van de 20 vakken ingevuld)")
    (heat,) = drawing.figure.data
    assert all(heat.z[index][index] is None for index in range(5))
    assert [note.text for note in drawing.figure.layout.annotations] == [
        "<b>0</b><br>niet",
        "<b>3</b><br>sterk",
    ]
    assert [note["text"] for note in drawing.narrow["annotations"]] == ["<b>0</b>", "<b>3</b>"]
    assert drawing.table.rows[3] == ("technologie", None, None, 3, None, None)


def test_only_noughts_is_a_heatmap_too():
    drawing = reinforcement_heatmap(matrix(technology={"lifestyle": 0}), NL)
    assert drawing.title == (
        "Nog geen versneller versterkt een andere (1 van de 20 vakken ingevuld)"
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_four_kinds(kind, language):
    t = texts(language)
    drawing = kind_figure(kind, t)
    check(drawing)
    assert drawing.title.lower().startswith(t(f"method.kind.{kind}.label"))
    forms = {trace.marker.symbol for trace in drawing.figure.data if trace.mode == "markers"}
    assert len(forms) == {"internal": 2, "chain": 4, "business": 1, "diagonal": 4}[kind]
    assert bool(drawing.figure.layout.shapes) == (kind == "internal")
    assert any(trace.marker.symbol == "arrow" for trace in drawing.figure.data) == (kind == "chain")
