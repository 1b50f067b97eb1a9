"""The house style as Word styles, so that who edits the report can change them in one place."""

from typing import Any

from netwerk_widgets.figures import palette
from netwerk_widgets.report.word_parts import parsed
from netwerk_widgets.texts import Language, texts

FONT = "Calibri"

#: Name: size in points, colour, bold, points before, points after.
_PARAGRAPHS: dict[str, tuple[float, str, bool, float, float]] = {
    "Normal": (10.5, palette.INK, False, 0, 6),
    "Title": (30, palette.INK, True, 0, 14),
    "Subtitle": (12, palette.ACCENT, True, 120, 4),
    "Heading 1": (22, palette.INK, True, 0, 8),
    "Heading 2": (15, palette.ACCENT, True, 16, 5),
    "Heading 3": (12, palette.INK, True, 12, 3),
    "Caption": (9, palette.MUTED, False, 4, 6),
    "Quote": (12.5, palette.ACCENT, False, 4, 8),
    "List Bullet": (10.5, palette.INK, False, 0, 3),
    "Header": (9, palette.MUTED, False, 0, 0),
    "Footer": (9, palette.MUTED, False, 0, 0),
}
#: Styles of our own: the same, and the style they follow.
_OWN: dict[str, tuple[float, str, bool, float, float]] = {
    "Lead": (13, palette.MUTED, False, 0, 8),
    "Note": (10, palette.INK, False, 10, 10),
    "Figure": (10.5, palette.INK, False, 6, 0),
    "Netwerk Cell": (9, palette.INK, False, 0, 0),
    "toc 1": (10, palette.INK, True, 4, 0),
    "toc 2": (9.5, palette.INK, False, 0, 0),
    "TOC Heading": (22, palette.INK, True, 0, 8),
}

#: Word's own template makes these bold or leaning.
_NEVER_BOLD = frozenset({"Caption", "Quote"})

_TABLE = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="NetwerkTable">'
    '<w:name w:val="Netwerk Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>'
    "<w:tblPr><w:tblBorders>"
    '<w:top w:val="single" w:sz="6" w:color="{accent}"/>'
    '<w:bottom w:val="single" w:sz="6" w:color="{accent}"/>'
    '<w:insideH w:val="single" w:sz="4" w:color="{line}"/></w:tblBorders>'
    '<w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>'
    '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>'
    '<w:tcBorders><w:bottom w:val="single" w:sz="6" w:color="{accent}"/></w:tcBorders>'
    '<w:shd w:val="clear" w:color="auto" w:fill="{mist}"/></w:tcPr></w:tblStylePr></w:style>'
)
_FACTS = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="NetwerkFacts">'
    '<w:name w:val="Netwerk Facts"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>'
    "<w:tblPr><w:tblBorders>"
    '<w:insideH w:val="single" w:sz="4" w:color="{line}"/></w:tblBorders>'
    '<w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="120" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    "</w:style>"
)


#: What is smaller in a report of a few pages, which has no cover.
_BRIEF: dict[str, tuple[float, str, bool, float, float]] = {
    "Normal": (10, palette.INK, False, 0, 5),
    "List Bullet": (10, palette.INK, False, 0, 2),
    "Quote": (12, palette.ACCENT, False, 2, 6),
    "Title": (22, palette.INK, True, 0, 8),
    "Subtitle": (11, palette.ACCENT, True, 0, 2),
    "Heading 1": (14, palette.ACCENT, True, 12, 4),
    "Heading 2": (11.5, palette.INK, True, 10, 3),
}
_BRIEF_OWN: dict[str, tuple[float, str, bool, float, float]] = {
    "Lead": (12, palette.MUTED, False, 0, 5),
    "Note": (9.5, palette.INK, False, 4, 6),
}


def apply(document: Any, language: Language, brief: bool = False) -> None:
    """Give a document of python-docx the house style and its language."""
    from docx.enum.style import WD_STYLE_TYPE

    styles = document.styles
    for name, look in (_PARAGRAPHS | (_BRIEF if brief else {})).items():
        _look(styles[name], *look)
    for name, look in (_OWN | (_BRIEF_OWN if brief else {})).items():
        if name not in [each.name for each in styles]:
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _look(styles[name], *look)
    colours = {
        key: getattr(palette, key.upper()).removeprefix("#") for key in ("accent", "line", "mist")
    }
    for markup in (_TABLE, _FACTS):
        styles.element.append(parsed(markup.format(**colours)))
    _details(styles)
    _speak(styles.element, texts(language)("language.tag"))


def raised(document: Any, paragraph: Any) -> None:
    """Make a small heading one of level 2 that looks as small as it is."""
    styles = document.styles
    small, paragraph.style = styles["Heading 3"], styles["Heading 2"]
    for run in paragraph.runs:
        run.font.size, run.font.color.rgb = small.font.size, small.font.color.rgb
    for side in ("space_before", "space_after"):
        setattr(paragraph.paragraph_format, side, getattr(small.paragraph_format, side))


def _look(style: Any, size: float, colour: str, bold: bool, before: float, after: float) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    font = style.font
    font.name, font.size, font.italic = FONT, Pt(size), False
    font.bold = bold if bold or style.name in _NEVER_BOLD else None
    font.color.rgb = RGBColor.from_string(colour.removeprefix("#").upper())
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    style.hidden, style.quick_style = False, True


def _details(styles: Any) -> None:
    """What a size and a colour do not say: indents, lines, where a page may break."""
    from docx.shared import Mm

    styles["Heading 1"].paragraph_format.page_break_before = True
    for name in ("Heading 1", "Heading 2", "Heading 3", "Figure"):
        styles[name].paragraph_format.keep_with_next = True
    styles["toc 2"].paragraph_format.left_indent = Mm(6)
    styles["Quote"].paragraph_format.left_indent = Mm(5)
    _border(styles["Quote"], "left", palette.ACCENT, 18, 8)
    _border(styles["Header"], "bottom", palette.LINE, 4, 4)
    _border(styles["Note"], "left", palette.ORANGE, 18, 8)
    styles["Note"].paragraph_format.left_indent = Mm(5)
    title = styles["Title"].element.pPr
    for old in title.findall("{*}pBdr"):
        title.remove(old)


def _border(style: Any, side: str, colour: str, width: int, space: int) -> None:
    properties = style.element.get_or_add_pPr()
    for old in properties.findall("{*}pBdr"):
        properties.remove(old)
    line = parsed(
        f'<w:pBdr><w:{side} w:val="single" w:sz="{width}" w:space="{space}" '
        f'w:color="{colour.removeprefix("#")}"/></w:pBdr>'
    )
    properties.insert_element_before(
        line, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _speak(styles: Any, language: str) -> None:
    """The language of everything that says no other: for spelling, and for reading aloud."""
    from docx.oxml.ns import qn

    for mark in styles.iter(qn("w:lang")):
        mark.set(qn("w:val"), language)
