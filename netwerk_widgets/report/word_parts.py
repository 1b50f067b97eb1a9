"""Pieces of a Word document that python-docx has no words for: fields, tables, contents.

Everything typed is escaped on its way into the XML (ECMA-376 part 1, WordprocessingML).
"""

import re
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from netwerk_widgets.report.widths import Piece
from netwerk_widgets.report.writing import clean
from netwerk_widgets.texts import Language, texts

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#: Twentieths of a point in a millimetre.
TWIPS = 1440 / 25.4


def parsed(markup: str) -> Any:
    """An element from its XML, in which ``w:`` is Word's own namespace."""
    from docx.oxml import parse_xml

    name = re.match(r"<[\w:]+", markup)[0]  # type: ignore[index]
    return parse_xml(f'{name} xmlns:w="{NAMESPACE}"{markup[len(name) :]}')


_NOTHING = Markup("")


def run(text: str, properties: Markup = _NOTHING) -> Markup:
    """A run of text; a new line in it stays one."""
    lines = [
        Markup('<w:t xml:space="preserve">{}</w:t>').format(line)
        for line in clean(text).replace("\t", " ").split("\n")
    ]
    return Markup("<w:r>{}{}</w:r>").format(properties, Markup("<w:br/>").join(lines))


def spoken(language: Language) -> Markup:
    """The properties of a run in another language than its document."""
    tag = texts(language)("language.tag")
    return Markup('<w:rPr><w:lang w:val="{}"/></w:rPr>').format(tag)


def field(code: str, result: str, dirty: bool = False) -> Markup:
    """A field that Word computes, with what it shows until then."""
    mark = Markup(' w:dirty="true"') if dirty else Markup("")
    return Markup(
        '<w:r><w:fldChar w:fldCharType="begin"{}/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ).format(mark, code, run(result))


def add(paragraph: Any, *pieces: Markup) -> None:
    """Put pieces at the end of a paragraph of python-docx."""
    holder = parsed(str(Markup("<w:p>{}</w:p>").format(Markup("").join(pieces))))
    for child in list(holder):
        paragraph._p.append(child)


def bookmark(paragraph: Any, name: str, number: int) -> None:
    """Let the contents refer to this heading."""
    element = paragraph._p
    start = parsed(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>')
    end = parsed(f'<w:bookmarkEnd w:id="{number}"/>')
    runs = [child for child in element if child.tag.endswith("}r")]
    runs[0].addprevious(start)
    element.append(end)


def contents(entries: Sequence[tuple[int, str, str]], title: str) -> Any:
    """The table of contents: a field for Word, already filled for who does not update it.

    ``entries`` are the level, the text and the bookmark of each heading.
    """
    begin = Markup(
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    lines = [
        Markup(
            '<w:p><w:pPr><w:pStyle w:val="TOC{}"/></w:pPr>{}'
            '<w:hyperlink w:anchor="{}" w:history="1">{}</w:hyperlink></w:p>'
        ).format(level, begin if number == 0 else Markup(""), mark, run(text))
        for number, (level, text, mark) in enumerate(entries)
    ]
    return parsed(
        str(
            Markup(
                "<w:sdt><w:sdtPr><w:docPartObj>"
                '<w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
                "</w:docPartObj></w:sdtPr><w:sdtContent>"
                '<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr>{}</w:p>{}'
                '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
                "</w:sdtContent></w:sdt>"
            ).format(run(title), Markup("").join(lines))
        )
    )


def table(piece: Piece, width: float, about: str) -> Any:
    """A table ``width`` millimetres wide, whose first row returns on every page.

    Its title, and what it is ``about``, are there for who does not see it.
    """
    widths = [round(share * width * TWIPS) for share in piece.shares]
    body = [_row(piece.columns, widths, piece.numbers, head=True)]
    body += [
        _row(row, widths, piece.numbers, kept=number == 0) for number, row in enumerate(piece.rows)
    ]
    return parsed(
        str(
            Markup(
                '<w:tbl><w:tblPr><w:tblStyle w:val="NetwerkTable"/>'
                '<w:tblW w:w="{}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
                '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
                'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
                '<w:tblCaption w:val="{}"/><w:tblDescription w:val="{}"/></w:tblPr>'
                "<w:tblGrid>{}</w:tblGrid>{}</w:tbl>"
            ).format(
                sum(widths),
                clean(piece.title),
                clean(about),
                _columns(widths),
                Markup("").join(body),
            )
        )
    )


def facts(rows: Sequence[tuple[str, str]], width: float, first: float = 0.26) -> Any:
    """Names with what they are, in two columns; the ``first`` is that share of the width."""
    widths = [round(part * width * TWIPS) for part in (first, 1 - first)]
    bold = Markup("<w:rPr><w:b/></w:rPr>")
    lines = [
        Markup("<w:tr><w:trPr><w:cantSplit/></w:trPr>{}{}</w:tr>").format(
            _cell(run(label, bold), widths[0], kept=number < len(rows)),
            _cell(run(words), widths[1]),
        )
        for number, (label, words) in enumerate(rows, 1)
    ]
    return parsed(
        str(
            Markup(
                '<w:tbl><w:tblPr><w:tblStyle w:val="NetwerkFacts"/>'
                '<w:tblW w:w="{}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
                "<w:tblGrid>{}</w:tblGrid>{}</w:tbl>"
            ).format(sum(widths), _columns(widths), Markup("").join(lines))
        )
    )


def _columns(widths: Sequence[int]) -> Markup:
    return Markup("").join(Markup('<w:gridCol w:w="{}"/>').format(each) for each in widths)


def _row(
    cells: Sequence[str],
    widths: Sequence[int],
    numbers: Sequence[bool],
    head: bool = False,
    kept: bool = False,
) -> Markup:
    mark = Markup("<w:tblHeader/>") if head else _NOTHING
    return Markup("<w:tr><w:trPr><w:cantSplit/>{}</w:trPr>{}</w:tr>").format(
        mark,
        Markup("").join(
            _cell(run(cell), width, right=number, kept=head or kept)
            for cell, width, number in zip(cells, widths, numbers, strict=True)
        ),
    )


def _cell(content: Markup, width: int, right: bool = False, kept: bool = False) -> Markup:
    """A cell; ``kept`` keeps its row on the page of the next one."""
    side = Markup('<w:ind w:right="170"/><w:jc w:val="right"/>') if right else Markup("")
    if kept:
        side = Markup("<w:keepNext/>") + side
    return Markup(
        '<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr>'
        '<w:p><w:pPr><w:pStyle w:val="NetwerkCell"/>{}</w:pPr>{}</w:p></w:tc>'
    ).format(width, side, content)
