"""What is promised: the names, how they are called, that their examples hold, what they cost."""

import ast
import doctest
import inspect
import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pandas as pd
import pytest

import netwerk_widgets as nw
from netwerk_widgets import places
from netwerk_widgets.laboratory import data
from netwerk_widgets.laboratory.findings import ABOUT
from netwerk_widgets.laboratory.tables import TABLES
from netwerk_widgets.session import settings
from netwerk_widgets.texts import LANGUAGES, texts

FOLDER = places.PACKAGE / "laboratory"
README = (places.PACKAGE.parent / "README.md").read_text(encoding="utf-8")
#: A change of this list is a change of what others build on.
SIGNATURES = json.loads((Path(__file__).parent / "signatures.json").read_text())


def told(what):
    """How something is called, without types: those are mypy's."""
    parameters = inspect.signature(what).parameters.values()
    return str(inspect.Signature([each.replace(annotation=each.empty) for each in parameters]))


def promised():
    found = {}
    for name in nw.__all__:
        what = getattr(nw, name)
        found[name] = told(what)
        if what is nw.SessionData:
            for member, each in vars(what).items():
                if not member.startswith("_"):
                    called = inspect.isfunction(each)
                    found[f"{name}.{member}"] = told(each) if called else ""
    return found


def test_what_is_promised_changes_only_on_purpose():
    assert promised() == SIGNATURES


def test_every_promise_has_a_docstring_and_dir_knows_it():
    for name in nw.__all__:
        assert inspect.getdoc(getattr(nw, name)), name
        assert name in dir(nw)
    for name in TABLES:
        assert inspect.getdoc(vars(data.SessionData)[name]), name


def test_what_is_not_promised_is_not_there():
    with pytest.raises(AttributeError, match="no attribute 'laod'"):
        nw.laod  # noqa: B018


MODULES = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_hold(module):
    found = doctest.testmod(import_module(f"netwerk_widgets.laboratory.{module}"))
    assert found.failed == 0


TO_SHOW = ["load", "from_frames", "columns", "measures", "compare", "findings", "map", "plot"]


def test_every_function_has_an_example():
    for name in nw.__all__:
        what = getattr(nw, name)
        # What needs a file, or a session, has none.
        if inspect.isfunction(what) and name in TO_SHOW:
            assert ">>>" in inspect.getdoc(what), name


def test_importing_takes_neither_pandas_nor_plotly():
    heavy = "{'pandas', 'plotly', 'networkx', 'ipywidgets', 'pydantic'} & set(sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys, netwerk_widgets; print({heavy})"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "set()\n"


def test_a_graph_and_a_map_take_neither_pandas_nor_plotly_nor_scipy():
    lines = """
import sys, netwerk_widgets as nw
s = nw.load(case="laanboompact", language="nl")
assert s.graph() and nw.map(s)._repr_mimebundle_()["image/svg+xml"]
print({"pandas", "plotly", "scipy"} & set(sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_table_and_rule_has_words(language):
    t = texts(language)
    for name in TABLES:
        assert nw.columns(name, language=language)["meaning"].str.len().min() > 1
        assert t(f"laboratory.table.{name}")
    for name in ABOUT:
        assert t(f"laboratory.rule.{name}")


def nearest_keys():
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "NearestError":
                yield node.args[0].value


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_sentences_are_there_for_a_name_that_is_not(language):
    t = texts(language)
    keys = set(nearest_keys())
    assert len(keys) > 5
    for key in keys:
        assert t.optional(f"errors.{key}")
        assert t.optional(f"errors.{key}_near")


def test_the_lines_of_the_readme_run():
    section = README.split("## To compute with a session")[1]
    lines = section.split("```python\n")[1].split("```")[0]
    exec(compile(lines, "README.md", "exec"), {})


S = nw.load(case="laanboompact", language="nl")
TWO = pd.DataFrame(index=["Anna", "Bea"])
WRONG = [
    (lambda: nw.load(), "met één naam"),
    (lambda: nw.load("laanboompact", case="laanboompact"), "met één naam"),
    (lambda: nw.load("laanbompact"), "Bedoel je ‘laanboompact’?"),
    (lambda: nw.load(case="x"), "geen casus ‘x’. Kies uit: laanboompact"),
    (lambda: nw.load(session="Nooit"), "geen sessie ‘Nooit’"),
    (lambda: nw.load(file="er-niet.csv"), "er-niet.csv"),
    (lambda: nw.load(file="er-niet.json"), "er-niet.json"),
    (lambda: nw.answers("laanboompact"), "nog niets geantwoord"),
    (lambda: nw.answers("laanbompact"), "Bedoel je ‘laanboompact’?"),
    (lambda: nw.plot("suport", S), "Bedoel je ‘support’?"),
    (lambda: nw.map(S, "netwrk"), "Bedoel je ‘network’?"),
    (lambda: nw.findings(S, "dilemma"), "Bedoel je ‘dilemmas’?"),
    (lambda: nw.columns("partys"), "Bedoel je ‘parties’?"),
    (lambda: S.sources("partys"), "Bedoel je ‘parties’?"),
    (lambda: S.what_if(remove="Waterschp"), "Bedoel je ‘Waterschap’?"),
    (lambda: nw.measures(3), "‘int’"),
    (lambda: nw.from_frames(partys=TWO), "Bedoel je ‘parties’?"),
    (lambda: nw.from_frames(TWO.assign(powr=1)), "Bedoel je ‘power’?"),
    (lambda: nw.from_frames(TWO.assign(power=[1, 9])), "rij 2, kolom ‘power’: ‘9’ past hier niet"),
    (lambda: nw.from_frames(TWO.assign(sector="staat")), "rij 1, kolom ‘sector’: ‘staat’"),
    (
        lambda: nw.from_frames(TWO, pd.DataFrame({"from": ["Anna"], "to": ["Be"]})),
        "Tabel ‘relations’, rij 1, kolom ‘to’: er is geen ‘Be’. Bedoel je ‘Bea’?",
    ),
    (lambda: nw.from_frames(pd.DataFrame(index=["A", "A"])), "‘A’ twee keer"),
    (lambda: nw.from_frames(support=pd.DataFrame({"support": [3]})), "mist de kolom ‘party’"),
    (
        lambda: nw.from_frames(support=pd.DataFrame({"party": [None], "support": [3]})),
        "rij 1, kolom ‘party’: hier moet iets staan",
    ),
    (
        lambda: nw.from_frames(
            accelerators=pd.DataFrame(
                {"person": ["1"], "accelerator": ["lifestyle"], "when": ["straks"], "score": [3]}
            )
        ),
        "‘straks’ kan niet. Kies uit: now, expected",
    ),
    (
        lambda: nw.from_frames(TWO, actions=pd.DataFrame({"name": ["X"], "partners": ["Anna"]})),
        "‘Anna’ is geen lijst",
    ),
    (
        lambda: nw.from_frames(goals=pd.DataFrame({"due": ["31-12-28"]}, index=["Doel"])),
        "Tabel ‘goals’, rij 1, kolom ‘due’",
    ),
]


@pytest.mark.parametrize(("wrong", "words"), WRONG, ids=[words for _, words in WRONG])
def test_a_mistake_is_one_sentence(wrong, words):
    with pytest.raises(nw.LaboratoryError) as problem:
        wrong()
    said = str(problem.value)
    assert words in said
    assert "\n" not in said
    assert problem.value._render_traceback_() == [said]


def test_mistakes_are_in_the_language_of_the_workbook():
    settings.save(language="en")
    with pytest.raises(nw.LaboratoryError, match=r"There is no figure ‘suport’. Do you mean"):
        nw.plot("suport", S)


def test_a_name_that_is_hostile_is_only_text():
    hostile = "<img src=x onerror=alert(1)>"
    made = nw.from_frames(pd.DataFrame(index=[hostile, "B"]), name=hostile)
    shown = made._repr_html_() + nw.map(made).svg + nw.findings(made)._repr_html_()
    assert "<img" not in shown
    assert "&lt;img" in shown
