"""What every figure of the registry promises, whatever is recorded."""

import inspect
import json
import pkgutil
from functools import partial
from importlib import import_module

import pytest
from hypothesis import given, settings

from netwerk_widgets import figures
from netwerk_widgets.figures.drawing import Drawing, Still
from netwerk_widgets.figures.map.rated import rated_map
from netwerk_widgets.figures.registry import FIGURES, in_room
from netwerk_widgets.method import STEPS
from netwerk_widgets.session.cases import case_names, load_case
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.panels import DETAILS, PANELS
from netwerk_widgets.texts import LANGUAGES, texts
from tests.figures import checks
from tests.strategies import sessions
from tests.whole import HOSTILE, TODAY, crowded, whole

every = pytest.mark.parametrize("key", FIGURES)
everywhere = pytest.mark.parametrize("language", LANGUAGES)


def filled(key: str) -> Session:
    """A session with something to show in a figure."""
    # Of influence there is something to show from five parties.
    large = FIGURES[key].step in ("context", "domain") or key == "influence"
    return load_case("laanboompact", "nl") if large else whole()


def drawn(key: str, session: Session, language: str = "nl") -> Drawing:
    return FIGURES[key].draw(session, texts(language), TODAY)


def shown(drawing: Drawing) -> str:
    """All that reaches a page, on a beamer and on a phone."""
    figure = drawing.figure
    if isinstance(figure, Still):
        return figure.wide + figure.narrow
    return figure.to_json() + json.dumps(drawing.narrow)


def check(drawing: Drawing, key: str) -> None:
    checks.check(drawing)
    assert drawing.key == key
    for row in drawing.table.rows:
        assert len(row) == len(drawing.table.columns)


# ---- the registry itself ----


def takes_a_session(function: object) -> bool:
    """Whether it makes a drawing of a session and the texts: then it is a figure."""
    if not inspect.isfunction(function):
        return False
    signature = inspect.signature(function)
    return signature.return_annotation is Drawing and [*signature.parameters][:2] == [
        "session",
        "t",
    ]


def test_every_function_that_draws_a_session_is_in_the_registry():
    modules = [
        import_module(each.name)
        for each in pkgutil.walk_packages(figures.__path__, f"{figures.__name__}.")
    ]
    written = {
        function
        for module in modules
        for function in vars(module).values()
        if takes_a_session(function)
    }
    listed = {
        each.function.func if isinstance(each.function, partial) else each.function
        for each in FIGURES.values()
    }
    assert len(written) > 15
    # What is of one relation is on the facilitator's own page alone.
    assert written - {rated_map} == listed


def test_steps_parts_and_panels_are_those_of_a_session():
    for key, figure in FIGURES.items():
        assert figure.key == key
        assert figure.step is None or figure.step in STEPS
        assert figure.parts
        assert set(figure.parts) <= set(PARTS) - {"room"}
        assert figure.panel is None or figure in in_room(figure.panel)
    assert {each for each in (*PANELS, *DETAILS) if in_room(each)} == {
        each.panel for each in FIGURES.values() if each.panel
    }


@every
def test_a_figure_that_goes_by_the_day_says_so(key):
    figure = FIGURES[key]
    assert figure.dated == ("today" in inspect.signature(figure.function).parameters)
    assert figure.dated or not figure.tells_late
    if figure.tells_late:
        check(figure.draw(whole(), texts("nl"), None), key)


@every
def test_a_figure_tells_of_its_parts_alone(key):
    session, alone = filled(key), Session()
    for part in FIGURES[key].parts:
        setattr(alone, part, getattr(session, part))
    assert shown(drawn(key, alone)) == shown(drawn(key, session))
    assert drawn(key, alone).table == drawn(key, session).table


# ---- whatever is recorded ----


@every
@everywhere
def test_a_filled_in_session(key, language):
    drawing = drawn(key, filled(key), language)
    check(drawing, key)
    assert not drawing.empty
    assert drawing.table.rows


@every
@everywhere
@pytest.mark.parametrize("case", case_names())
def test_the_cases(key, language, case):
    check(drawn(key, load_case(case, language), language), key)


@every
@everywhere
def test_an_empty_session_says_what_to_do(key, language):
    drawing = drawn(key, Session(), language)
    check(drawing, key)
    assert drawing.empty


@every
@pytest.mark.parametrize("hostile", [HOSTILE, *checks.HOSTILE])
def test_typed_text_is_harmless(key, hostile):
    drawing = drawn(key, crowded(4, hostile))
    check(drawing, key)
    assert "<img" not in shown(drawing)
    assert "<b>vet" not in shown(drawing)
    assert "hovertemplate" not in shown(drawing).replace('"hovertemplate":null', "")


@every
@pytest.mark.parametrize("parties", [1, 2, 50])
def test_one_party_or_fifty(key, parties):
    drawing = drawn(key, crowded(parties))
    check(drawing, key)
    assert len(shown(drawing)) < 1_500_000


@settings(max_examples=10)
@given(sessions())
def test_any_session_can_be_drawn(session):
    for key in FIGURES:
        check(drawn(key, session), key)


@every
def test_text_is_never_smaller_than_16_pixels(key):
    drawing = drawn(key, filled(key))
    figure = checks.check(drawing)
    if isinstance(drawing.figure, Still):
        return  # tests/figures/map has the sizes of a map
    del figure["layout"]["template"]
    assert min(checks.sizes(figure), default=16) >= 16
    assert min(checks.sizes(drawing.narrow), default=16) >= 16


@every
def test_drawing_changes_nothing(key):
    session = filled(key)
    before = session.model_dump_json()
    drawn(key, session)
    assert session.model_dump_json() == before
