"""Cases are read from data, in either language."""

import json

import pytest

from netwerk_widgets.method import CASES
from netwerk_widgets.session import cases
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.references import dangling
from netwerk_widgets.texts import LANGUAGES, texts


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A case of our own, instead of those that are shipped."""
    made = tmp_path / "cases" / "ours"
    made.mkdir(parents=True)
    monkeypatch.setattr(cases.places, "data", lambda: tmp_path)
    monkeypatch.setattr(cases, "CASES", ("ours",))
    cases._file.cache_clear()
    yield made
    cases._file.cache_clear()


def write(folder, part, content):
    (folder / f"{part}.json").write_text(json.dumps(content), encoding="utf-8")


def test_every_text_may_be_in_two_languages(folder):
    name = {"nl": "Telers", "en": "Growers"}
    write(folder, "stakeholders", {"items": [{"id": "a", "name": name, "branch": "Both"}]})
    for language in LANGUAGES:
        (party,) = cases.load_case("ours", language).stakeholders.items
        assert (party.name, party.branch) == (name[language], "Both")


def test_a_part_without_a_file_is_empty(folder):
    assert cases.load_case("ours", "nl") == Session()


def test_title_and_notes(folder):
    words = {"nl": "ja", "en": "yes"}
    write(folder, "case", {"title": words, "article": words, "illustrative": words})
    assert cases.case_names() == ("ours",)
    assert cases.case_title("ours", "en") == "yes"
    assert cases.case_notes("ours", "nl") == ("ja", "ja")


def test_only_objects_with_just_the_languages_are_texts():
    tree = {"a": [{"nl": "x", "en": "y"}], "b": {"nl": "x"}, "c": {"nl": 1, "en": 2, "de": 3}}
    assert cases.localised(tree, "en") == {"a": ["y"], "b": {"nl": "x"}, "c": tree["c"]}


@pytest.mark.parametrize("name", ["nothing", "../cases", "", "laanboompact/../laanboompact"])
def test_no_such_case(name):
    for ask in (cases.load_case, cases.case_title, cases.case_notes):
        with pytest.raises(NetwerkError) as caught:
            ask(name, "nl")
        assert caught.value.sentence(texts("nl"))


@pytest.mark.parametrize("name", CASES)
def test_the_shipped_cases_refer_to_nothing_that_is_not_there(name):
    for language in LANGUAGES:
        assert dangling(cases.load_case(name, language)) == []
