"""A third language is a folder: the workbook speaks it, the tests check it, the cases go on."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from netwerk_widgets import places
from netwerk_widgets.texts import DEFAULT
from tests.texts.test_texts import differences

CASE = "laanboompact"


@pytest.fixture(scope="module")
def tree(tmp_path_factory) -> Path:
    """The package, with German beside Dutch and English: the English texts, as a start."""
    root = tmp_path_factory.mktemp("tree")
    shutil.copytree(
        places.PACKAGE,
        root / "netwerk_widgets",
        ignore=shutil.ignore_patterns("__pycache__", "_workbook"),
    )
    shutil.copytree(places.data(), root / "data")
    (root / "notebooks").symlink_to(places.notebooks())
    folder = root / "netwerk_widgets" / "texts"
    shutil.copytree(folder / "en", folder / "de")
    own = folder / "de" / "language.toml"
    written = own.read_text(encoding="utf-8")
    for key, value in {
        "name": "Deutsch",
        "instead": "en",
        "tag": "de-DE",
        "separator": ";",
        "excel_date": "dd.mm.yyyy",
        "case_instead": "Es fehlt etwas: {name}.",
    }.items():
        written = re.sub(rf"^{key} = .*$", f'{key} = "{value}"', written, flags=re.M)
    own.write_text(written, encoding="utf-8")
    return root


def run(tree: Path, home: Path, *words: str) -> str:
    """What Python says in that tree."""
    env = os.environ | {"PYTHONPATH": str(tree), "NETWERK_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, *words], cwd=tree, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_is_checked_as_the_others_are(tree, tmp_path):
    folder = tree / "netwerk_widgets" / "texts"
    assert differences(folder, "de") == []
    broken = tmp_path / "texts"
    shutil.copytree(folder, broken)
    file = broken / "de" / "ui.toml"
    words = file.read_text(encoding="utf-8")
    broken_words = re.sub(r"\{n\w*\}", "{nn}", words, count=1)
    assert broken_words != words
    file.write_text(broken_words, encoding="utf-8")
    (broken / "de" / "room.toml").unlink()
    found = differences(broken, "de")
    assert "other placeholders" in {each.partition(":")[0] for each in found}
    assert any(each.startswith("missing: room.") for each in found)
    assert differences(broken, DEFAULT) == []


ASK = """
from datetime import date
from netwerk_widgets.session import cases
from netwerk_widgets.session.numbers import parse_number
from netwerk_widgets.study.exercises.asked import party_name
from netwerk_widgets.study.guide import load_guide, study_cases
from netwerk_widgets.texts import LANGUAGES, texts

assert cases.__file__.startswith({tree!r})
print(*LANGUAGES)
for case in cases.case_names():
    for language in LANGUAGES:
        assert cases.load_case(case, language).stakeholders.items
        assert bool(cases.untranslated(case, language)) == (language == "de"), (case, language)
    assert cases.load_case(case, "de") == cases.load_case(case, "en")
    assert cases.load_case(case, "nl") != cases.load_case(case, "en")
    party = load_guide(case, "de").parties[0].party
    assert party_name(case, party, texts("de")) == party_name(case, party, texts("en"))
print(cases.case_summary("laanboompact", "de"))
t = texts("de")
print(t.number(1234.5, 1), parse_number("1.234,5", "de"), t.number(-2), t.enumerate([*"abc"]))
print(t.day(date(2026, 10, 3)), t.writing.months[9], t.count("dream.word.party", 3))
"""


def test_every_case_goes_on_and_says_in_which_language(tree, tmp_path):
    out = run(tree, tmp_path, "-c", ASK.format(tree=str(tree))).splitlines()
    assert out[0] == "nl de en"
    assert out[1].endswith("Es fehlt etwas: English.")
    # Of these the folder says nothing but its code; the words are still those of the English copy.
    assert out[2] == "1.234,5 1234.5 −2 a, b und c"
    assert out[3] == "03.10.2026 Okt. 3 parties"


def test_the_command_speaks_it(tree, tmp_path):
    command = ("-m", "netwerk_widgets")
    run(tree, tmp_path, *command, "new", "Probe", "--case", CASE, "--lang", "de")
    for kind in ("csv", "docx", "xlsx"):
        file = tmp_path / f"probe.{kind}"
        word = "export" if kind == "csv" else "report"
        run(tree, tmp_path, *command, word, "Probe", str(file), "--lang", "de")
        assert file.stat().st_size
    head = (tmp_path / "probe.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert ";" in head


def test_what_a_case_lacks_is_told_where(tree, tmp_path):
    env = os.environ | {"PYTHONPATH": str(tree), "NETWERK_HOME": str(tmp_path)}
    words = ["-m", "netwerk_widgets", "check-case", str(tree / "data" / "cases" / CASE)]
    done = subprocess.run(
        [sys.executable, *words, "--lang", "en"],
        cwd=tree, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "case.json, title" in done.stdout + done.stderr
    assert "(de)" in done.stdout + done.stderr
