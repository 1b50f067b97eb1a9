"""The Word report as Word sees it."""

from io import BytesIO
from itertools import pairwise

import docx
import pytest
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt

from netwerk_widgets.report import word
from netwerk_widgets.report.contents import contents
from netwerk_widgets.report.document import Chapter, Document, Grid, Text
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.texts import texts
from tests.report.pages import CASES, PNG, TODAY, drawn, report


@pytest.fixture(scope="module")
def source():
    return report()


@pytest.fixture(scope="module")
def opened(source):
    return docx.Document(BytesIO(word.write(source, drawn(source, PNG), texts("nl"))))


def styled(opened, name):
    return [each.text for each in opened.paragraphs if each.style.name == name]


def fields(opened):
    return [each.text.strip() for each in opened.element.iter(qn("w:instrText"))]


def test_chapters_are_real_headings(source, opened):
    assert styled(opened, "Heading 1") == [each.title for each in source.chapters]
    assert len(styled(opened, "Heading 2")) > 20
    assert styled(opened, "Title") == [source.title]


def test_no_heading_is_more_than_one_level_below_the_one_above_it(opened):
    names = [each.style.name for each in opened.paragraphs]
    levels = [0, *(int(name.split()[-1]) for name in names if name.startswith("Heading "))]
    assert all(below <= above + 1 for above, below in pairwise(levels))
    # The small ones of the summary look as small as they did.
    first = next(each for each in opened.paragraphs if each.style.name == "Heading 2")
    assert {run.font.size for run in first.runs} == {opened.styles["Heading 3"].font.size}


def test_the_contents_are_a_field_that_is_filled_already(source, opened):
    assert 'TOC \\o "1-2" \\h \\z \\u' in fields(opened)
    links = list(opened.element.iter(qn("w:hyperlink")))
    marks = {each.get(qn("w:name")) for each in opened.element.iter(qn("w:bookmarkStart"))}
    assert {each.get(qn("w:anchor")) for each in links} == marks
    shown = ["".join(word.text for word in each.iter(qn("w:t"))) for each in links]
    assert shown[:2] == [source.chapters[0].title, source.chapters[1].title]


def test_every_picture_has_a_caption_and_a_text_for_who_does_not_see_it(source, opened):
    told = [each.get("descr") for each in opened.element.iter(qn("wp:docPr"))]
    drawings = [each.drawing for each in source.pictures()]
    assert told == [f"{each.title}. {each.summary}" for each in drawings]
    assert fields(opened).count("SEQ Figuur \\* ARABIC") == len(drawings)
    assert sum(text.startswith("Figuur ") for text in styled(opened, "Caption")) == len(drawings)


def test_the_head_of_a_table_returns_on_every_page(opened):
    tables = [each for each in opened.tables if each.style.name == "Netwerk Table"]
    assert len(tables) > 20
    for table in tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_a_table_says_what_it_is_to_who_does_not_see_it(opened):
    captions = [each.split(". ", 1)[1] for each in styled(opened, "Caption")]
    for table in (each for each in opened.tables if each.style.name == "Netwerk Table"):
        said = table._tbl.tblPr
        assert said.find(qn("w:tblCaption")).get(qn("w:val")) in captions
        about = said.find(qn("w:tblDescription")).get(qn("w:val"))
        assert all(cell.text in about for cell in table.rows[0].cells)
        assert about.startswith(f"{len(table.rows) - 1} ") or len(table.rows) == 2


def test_no_picture_is_larger_than_its_page(opened):
    assert max(each.height.mm for each in opened.inline_shapes) <= 200
    assert max(each.width.mm for each in opened.inline_shapes) <= 170


@pytest.mark.parametrize(("language", "code"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_the_language_is_said(language, code):
    source = Document("Naam", "Verslag", language, (), (), "Inhoud")
    opened = docx.Document(BytesIO(word.write(source, {}, texts(language))))
    said = {each.get(qn("w:val")) for each in opened.styles.element.iter(qn("w:lang"))}
    assert said == {code}
    assert opened.core_properties.language == code


def test_pages_have_a_number(opened):
    foot = [each.text for each in opened.sections[0].footer._element.iter(qn("w:instrText"))]
    assert [each.strip() for each in foot] == ["PAGE", "NUMPAGES"]


def test_hostile_texts_are_text():
    words = 'a<w:p/>&amp;\x00\ud800 "=cmd()\nb'
    grid = Grid("k", words, (words,), ((words,),))
    chapter = Chapter("k", words, (Text(words), grid))
    source = Document(words, words, "nl", (), (chapter,), words)
    opened = docx.Document(BytesIO(word.write(source, {}, texts("nl"))))
    assert opened.tables[0].cell(1, 0).text == 'a<w:p/>&amp; "=cmd()\nb'


def test_no_page_follows_a_table_that_fills_the_last_one():
    document = contents(load_case(CASES[0], "nl"), "Naam", texts("nl"), TODAY, "agreements")
    opened = docx.Document(BytesIO(word.write(document, {}, texts("nl"))))
    last = opened.paragraphs[-1]
    assert last.text == ""
    assert last._p.getprevious().tag.endswith("}tbl")
    assert last.paragraph_format.line_spacing == Pt(1)
    assert last.paragraph_format.line_spacing_rule == WD_LINE_SPACING.EXACTLY
