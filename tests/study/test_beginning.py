"""A case that a teacher begins works at once, in both languages, and on the students' pages."""

import json

import pytest

from netwerk_widgets import places
from netwerk_widgets.cli import main
from netwerk_widgets.session.cases import OWN, load_case
from netwerk_widgets.session.models.study import EXERCISES
from netwerk_widgets.study.guide import load_guide, study_cases
from netwerk_widgets.study.validation import problems
from netwerk_widgets.texts import LANGUAGES, texts


@pytest.fixture
def folder():
    home = places.home() / OWN
    home.mkdir()
    assert main(["new-case", str(home / "mijn-casus")]) == 0
    return home / "mijn-casus"


def test_it_is_in_order_and_among_the_students_cases(folder):
    for language in LANGUAGES:
        assert problems(folder, texts(language)) == []
        assert set(load_guide("mijn-casus", language).hints) == set(EXERCISES)
        session = load_case("mijn-casus", language)
        assert (len(session.stakeholders.items), len(session.relations.items)) == (3, 2)
        assert session.start.case == "mijn-casus"
    assert "mijn-casus" in study_cases()


def test_nothing_in_it_claims_a_source(folder):
    for path in folder.glob("*.json"):
        assert '"default": "article"' not in path.read_text(encoding="utf-8")
    facts = json.loads((folder / "study.json").read_text(encoding="utf-8"))["facts"]
    assert {each["source"] for each in facts} == {"illustrative"}


def test_a_folder_that_is_there_or_a_name_that_cannot_be(folder, capsys):
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert main(["new-case", str(folder)]) == 1
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    assert main(["new-case", str(folder.parent / "Mijn casus")]) == 1
    assert "Mijn casus" in capsys.readouterr().err
    assert [path.name for path in folder.parent.iterdir()] == ["mijn-casus"]


def test_a_disk_that_is_full_leaves_nothing(tmp_path, monkeypatch):
    def full(*_given, **_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_text", full)
    (tmp_path / "here").mkdir()
    assert main(["new-case", str(tmp_path / "here" / "x")]) == 1
    assert list((tmp_path / "here").iterdir()) == []


def test_the_command_says_where_it_belongs(tmp_path, capsys):
    assert main(["new-case", str(tmp_path / "elders")]) == 0
    said = capsys.readouterr().out
    assert str(places.home() / OWN) in said
    assert f"netwerk check-case {tmp_path / 'elders'}" in said
