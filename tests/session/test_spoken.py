"""The language of what was typed, where it is another one than the page's or the report's."""

from html import unescape
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from netwerk_widgets.report import html, word
from netwerk_widgets.report.contents import contents
from netwerk_widgets.report.document import Text
from netwerk_widgets.session.cases import case_names, load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.spoken import note, other, spoken, translation
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets import dashboard
from netwerk_widgets.widgets.pages.start import _about_case
from tests.report.pages import CASES, PNG, TODAY, drawn

NL, EN = texts("nl"), texts("en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_every_case_is_in_its_own_language(case, language):
    session = load_case(case, language)
    assert spoken(session) == language
    assert note(session, texts(language)) == ""
    for each in set(LANGUAGES) - {language}:
        assert texts(language)("language.name") in note(session, texts(each))


def test_too_little_or_both_is_no_language():
    assert spoken(Session()) is None
    few = {"start": {"our_challenge": "de kwekers en de handel van het dorp"}}
    assert spoken(Session.model_validate(few)) is None
    mixed = " ".join([*NL.items("language.small"), *EN.items("language.small")])
    assert spoken(Session.model_validate({"start": {"our_challenge": mixed}})) is None
    english = " ".join(EN.items("language.small"))
    found = Session.model_validate({"start": {"our_challenge": english}})
    assert (spoken(found), other(found, EN), other(found, NL)) == ("en", None, "en")


def test_a_case_says_that_it_has_a_translation_and_another_session_does_not():
    case = load_case(case_names()[0], "nl")
    assert translation(case, EN) == EN("language.case_too")
    assert translation(case, NL) == ""
    # On the start page itself it does not send anybody to the start page.
    here = EN("language.case_here", where=EN("start.doors.cases"))
    assert here in _about_case(case, EN)
    assert EN("language.case_too") not in _about_case(case, EN)
    assert here not in _about_case(load_case(case_names()[0], "en"), EN)
    for key in (None, "elsewhere"):
        start = case.start.model_copy(update={"case": key})
        assert translation(case.model_copy(update={"start": start}), EN) == ""


@pytest.mark.parametrize("about", ["board", "full"])
def test_a_report_in_another_language_says_so_and_marks_what_was_typed(about):
    session = load_case(CASES[0], "nl")
    document = contents(session, "Naam", EN, TODAY, about)
    assert any(note(session, EN) in each.text for each in document.cover if isinstance(each, Text))
    assert '<blockquote lang="nl">' in html.write(document, drawn(document, PNG), EN)
    opened = docx.Document(BytesIO(word.write(document, drawn(document, PNG), EN)))
    quotes = [each for each in opened.paragraphs if each.style.name == "Quote"]
    tags = {each.get(qn("w:val")) for quote in quotes for each in quote._p.iter(qn("w:lang"))}
    assert tags == {"nl-NL"}
    same = contents(session, "Naam", NL, TODAY, about)
    assert "<blockquote>" in html.write(same, drawn(same, PNG), NL)
    assert same.typed_in is None


def test_the_room_is_told_and_the_dream_says_its_language():
    session = load_case(CASES[0], "nl")
    page = dashboard.page(session, "Naam", EN)
    assert note(session, EN) in unescape(page)
    assert f'<blockquote class="nw-quote" lang="nl">{session.dream.shared}' in page
    assert NL("language.typed_in", name="").split("(")[0] not in dashboard.page(session, "N", NL)
