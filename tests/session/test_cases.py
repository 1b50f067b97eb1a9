"""Cases are read from data, in every language."""

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


def test_only_objects_of_texts_by_language_are_texts():
    other = {"nl": 1, "en": 2, "de": 3}
    tree = {"a": [{"nl": "x", "en": "y"}], "b": {"nl": "x", "name": "y"}, "c": other, "d": {}}
    assert cases.localised(tree, "en") == tree | {"a": ["y"]}


@pytest.mark.parametrize(
    ("text", "dutch", "english"),
    [
        ({"nl": "x"}, "x", "x"),
        ({"nl": "x", "en": " "}, "x", "x"),
        ({"nl": None, "en": "y"}, "y", "y"),
        ({"nl": "x", "en": "y", "fr": "z"}, "x", "y"),
        ({"en": "y", "fr": "z"}, "y", "y"),
        ({"nl": "", "fr": "z"}, "z", "z"),
        ({"nl": "", "en": ""}, "", ""),
    ],
)
def test_a_text_that_lacks_a_language_is_read_in_another(text, dutch, english):
    assert cases.localised([text], "nl") == [dutch]
    assert cases.localised([text], "en") == [english]


def test_a_case_that_lacks_a_language_says_so(folder):
    words = {"nl": "ja", "en": "yes"}
    write(folder, "case", {"title": words, "summary": words, "article": words})
    write(folder, "stakeholders", {"items": [{"id": "a", "name": {"nl": "Telers"}}]})
    assert cases.load_case("ours", "en").stakeholders.items[0].name == "Telers"
    assert cases.case_summary("ours", "nl") == "ja"
    said = texts("en")("language.case_instead", name="Nederlands")
    assert cases.case_summary("ours", "en") == f"yes {said}"
    assert cases.case_notes("ours", "en")[0] == f"yes {said}"


def test_a_broken_file_does_not_keep_the_case_from_being_told(folder):
    write(folder, "case", {"title": "Water", "summary": "Keten"})
    (folder / "goals.json").write_text("{", encoding="utf-8")
    assert cases.case_summary("ours", "nl") == "Keten"


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


def test_a_case_is_found_in_its_folder_without_code(own_home):
    made = own_home / "cases" / "waterketen"
    made.mkdir(parents=True)
    words = {"nl": "Waterketen", "en": "Water chain"}
    write(made, "case", {"title": words, "summary": words})
    assert cases.case_names() == (*CASES, "waterketen")
    assert cases.case_title("waterketen", "en") == "Water chain"
    assert cases.case_summary("waterketen", "nl") == "Waterketen"
    assert cases.load_case("waterketen", "nl") == Session()
    cases._file.cache_clear()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("kapot", "{"),
        ("zonder-titel", "{}"),
        ("lege-titel", '{"title": {"nl": " "}}'),
        ("Geen Naam", '{"title": "Water"}'),
        ("lijst", "[]"),
    ],
)
def test_a_folder_that_is_no_case_keeps_nobody_from_the_others(own_home, name, text):
    made = own_home / "cases" / name
    made.mkdir(parents=True)
    (made / "case.json").write_text(text, encoding="utf-8")
    assert cases.case_names() == CASES


@pytest.mark.parametrize("text", ["{", '{"items": [{"id": "a", "sector": "geheim"}]}'])
def test_a_broken_case_says_how_to_find_out(folder, text):
    write(folder, "case", {"title": "Water"})
    (folder / "stakeholders.json").write_text(text, encoding="utf-8")
    with pytest.raises(NetwerkError) as caught:
        cases.load_case("ours", "nl")
    assert "check-case" in caught.value.sentence(texts("nl"))
