"""What draws the figures is of the right version, can draw them all, and is replaced where not."""

import json
import logging
import re
from importlib.metadata import version
from pathlib import Path

import brotli
import plotly.graph_objects as go
import pytest
from plotly.basedatatypes import BaseTraceType
from plotly.offline import get_plotlyjs_version

from netwerk_widgets import plotlyjs
from netwerk_widgets.figures.drawing import Still
from netwerk_widgets.figures.registry import FIGURES
from netwerk_widgets.texts import texts
from tests.whole import TODAY, whole

ROOT = Path(__file__).parents[2]
RECIPE = ROOT / "tests" / "js" / "plotly"
MADE = json.loads((plotlyjs.FOLDER / "bundle.json").read_text(encoding="utf-8"))
locked = re.search(r"^plotly==(.+)$", (ROOT / "requirements.lock").read_text(), re.M)


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """What was built, where a test may spoil it."""
    for name in ("bundle.json", plotlyjs.NAME, plotlyjs.SMALL):
        (tmp_path / name).write_bytes((plotlyjs.FOLDER / name).read_bytes())
    monkeypatch.setattr(plotlyjs, "FOLDER", tmp_path)
    monkeypatch.setattr(plotlyjs, "expected", lambda: MADE["plotly"])
    monkeypatch.setattr(plotlyjs, "script", plotlyjs.script.__wrapped__)
    return tmp_path


#: The kinds of trace there are.
KINDS = {
    each._path_str
    for name in dir(go)
    if isinstance(each := getattr(go, name), type) and issubclass(each, BaseTraceType)
}


def traces_named(source: str) -> set[str]:
    """The kinds of trace that a module makes itself: as a trace, or with a chart's method."""
    found = re.findall(r'\btrace\(\s*"(\w+)"|\.add_(\w+)', source)
    return {one or other for one, other in found} & KINDS


def test_what_the_figures_are_made_of_is_what_it_says():
    """Those of the registry, and whatever else is drawn anywhere in the package."""
    session, t = whole(), texts("nl")
    figures = [each.draw(session, t, TODAY).figure for each in FIGURES.values()]
    made = [each for each in figures if not isinstance(each, Still)]
    drawn = {trace.type for figure in made for trace in figure.data}
    package = plotlyjs.FOLDER.parent
    named = set().union(
        *(traces_named(path.read_text(encoding="utf-8")) for path in package.rglob("*.py"))
    )
    assert drawn <= named
    assert named == set(plotlyjs.TRACES)
    assert tuple(sorted(named)) == plotlyjs.TRACES


def test_it_is_of_the_version_that_plotly_expects():
    """`make plotly` builds it anew when this fails."""
    assert plotlyjs.expected() == get_plotlyjs_version()
    if locked is not None and version("plotly") == locked[1]:
        assert plotlyjs.unfit() == ""
        assert plotlyjs.script() == plotlyjs.FOLDER / plotlyjs.NAME
    else:  # another plotly than we build for
        assert get_plotlyjs_version() in plotlyjs.unfit()
        assert plotlyjs.script() == plotlyjs.whole()


def test_it_is_what_was_built_of_the_recipe():
    text = (plotlyjs.FOLDER / plotlyjs.NAME).read_text(encoding="utf-8")
    assert brotli.decompress(plotlyjs.small()) == text.encode()
    assert text.startswith(f"/**\n* plotly.js v{MADE['plotly']} ({', '.join(MADE['traces'])})\n")
    recipe = json.loads((RECIPE / "package.json").read_text(encoding="utf-8"))
    assert recipe["devDependencies"]["plotly.js"] == MADE["plotly"]
    assert MADE["traces"] == list(plotlyjs.TRACES)


def test_its_recipe_is_pinned_without_addresses():
    lock = (RECIPE / "package-lock.json").read_text(encoding="utf-8")
    recipe = json.loads((RECIPE / "package.json").read_text(encoding="utf-8"))
    pins = json.loads(lock)["packages"]
    assert "://" not in lock
    assert all("integrity" in each for name, each in pins.items() if name)
    for name, wanted in recipe["devDependencies"].items():
        assert pins[f"node_modules/{name}"]["version"] == wanted


def test_it_draws_no_map_of_the_world_and_every_part_has_its_licence():
    text = (plotlyjs.FOLDER / plotlyjs.NAME).read_text(encoding="utf-8")
    assert not re.search(r"maplibregl|mapboxgl|openstreetmap|carto(cdn|\.com)|createShader", text)
    licences = (plotlyjs.FOLDER / "LICENSE").read_text(encoding="utf-8")
    for name in (f"plotly.js {MADE['plotly']}: MIT", "@plotly/d3 ", "culori "):
        assert f"\n{name}" in licences


def test_a_plotly_with_another_version_gets_its_own_whole_script(copy, monkeypatch, caplog):
    monkeypatch.setattr(plotlyjs, "expected", lambda: "9.9.9")
    assert plotlyjs.script() == plotlyjs.whole()
    assert "9.9.9" in caplog.text
    assert caplog.records[0].levelno == logging.WARNING


def test_a_trace_that_it_lacks_asks_for_the_whole_script(copy, monkeypatch, caplog):
    monkeypatch.setattr(plotlyjs, "TRACES", (*plotlyjs.TRACES, "sankey"))
    assert plotlyjs.script() == plotlyjs.whole()
    assert "sankey" in caplog.text


@pytest.mark.parametrize("spoiled", ["bundle.json", plotlyjs.NAME, plotlyjs.SMALL])
@pytest.mark.parametrize("how", ["gone", "other"])
def test_one_that_is_not_as_it_was_built_does_not_serve(copy, spoiled, how, caplog):
    if how == "gone":
        (copy / spoiled).unlink()
    else:
        (copy / spoiled).write_text("[]")
    assert plotlyjs.script() == plotlyjs.whole()
    assert caplog.records


def test_as_it_was_built_it_serves_and_nothing_is_said(copy, caplog):
    assert plotlyjs.script() == copy / plotlyjs.NAME
    assert not caplog.records
