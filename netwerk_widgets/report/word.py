"""The report as a Word document: real styles, contents, captions, alternative texts."""

from collections.abc import Mapping
from functools import singledispatchmethod
from io import BytesIO
from typing import Any

from markupsafe import Markup

from netwerk_widgets.report import word_styles
from netwerk_widgets.report.document import (
    Block,
    Bullets,
    Chapter,
    Document,
    Facts,
    Grid,
    Heading,
    Picture,
    Text,
)
from netwerk_widgets.report.pictures import WIDTH, Image
from netwerk_widgets.report.widths import BROAD, pieces
from netwerk_widgets.report.word_parts import (
    add,
    bookmark,
    contents,
    facts,
    field,
    run,
    spoken,
    table,
)
from netwerk_widgets.report.writing import clean
from netwerk_widgets.texts import Texts

#: Millimetres: the page, its margins, those of a report of a few pages and of a sheet to sign,
#: and what of a page's height is not for a figure.
_PAGE, _MARGIN, _SLIM, _SHEET, _AROUND = (210, 297), 20, 16, 11, 57
_STYLES = {"body": "Normal", "lead": "Lead", "quote": "Quote", "note": "Note"}


def write(document: Document, images: Mapping[str, Image], t: Texts) -> bytes:
    """The bytes of a .docx; every picture of the document must be among the ``images``."""
    return _Writer(document, images, t).bytes()


class _Writer:
    """Writes one document from its cover to its last appendix."""

    def __init__(self, document: Document, images: Mapping[str, Image], t: Texts) -> None:
        from docx import Document as new

        self.document, self.images, self.t = document, images, t
        self.word: Any = new()
        word_styles.apply(self.word, document.language, document.brief)
        self.figures = self.tables = 0
        self.entries: list[tuple[int, str, str]] = []
        #: Whether a heading of level 2 stands above: else the next lower one takes its place.
        self.parted = False
        self.wide = document.brief and any(each.wide for each in document.chapters[:1])
        self.margin = _SLIM if document.brief else _MARGIN
        self._properties()
        self._page(self.word.sections[0])
        self._running(self.word.sections[0])
        self._cover()
        for chapter in document.chapters:
            self._chapter(chapter)
        self._contents()
        self._end()

    def bytes(self) -> bytes:
        """The file."""
        held = BytesIO()
        self.word.save(held)
        return held.getvalue()

    def _properties(self) -> None:
        about = self.word.core_properties
        about.title, about.subject = clean(self.document.title), clean(self.document.eyebrow)
        about.author, about.last_modified_by = self.t("ui.product"), self.t("ui.product")
        about.language = self.t("language.tag")
        about.comments = ""

    def _page(self, section: Any) -> None:
        from docx.enum.section import WD_ORIENT
        from docx.shared import Mm

        short, long = _PAGE
        section.orientation = WD_ORIENT.LANDSCAPE if self.wide else WD_ORIENT.PORTRAIT
        section.page_width = Mm(long if self.wide else short)
        section.page_height = Mm(short if self.wide else long)
        section.left_margin = section.right_margin = Mm(self.margin)
        section.top_margin = section.bottom_margin = Mm(self.margin)
        if self.document.brief and self.wide:  # a sheet to sign is one page
            section.top_margin = section.bottom_margin = Mm(_SHEET)
            section.header_distance = section.footer_distance = Mm(_SHEET / 2)

    @property
    def width(self) -> int:
        """How many millimetres a line is long."""
        return _PAGE[self.wide] - 2 * self.margin

    @property
    def highest(self) -> int:
        """How many millimetres a figure may be high."""
        return _PAGE[not self.wide] - _AROUND

    def _running(self, section: Any) -> None:
        """The head and foot of every page but the cover."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        section.different_first_page_header_footer = True
        add(section.header.paragraphs[0], run(self.document.title))
        foot = section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        before, rest = self.t("report.page", page="\n", pages="\r").split("\n")
        between, after = rest.split("\r")
        add(foot, run(before), field("PAGE", "1"), run(between), field("NUMPAGES", "1"), run(after))

    def _cover(self) -> None:
        self.word.add_paragraph(clean(self.document.eyebrow), style="Subtitle")
        self.word.add_paragraph(clean(self.document.title), style="Title")
        for block in self.document.cover:
            self._put(block)
        if not self.document.brief:
            self.word.add_page_break()
        self._place = self.word.add_paragraph()

    def _contents(self) -> None:
        """Put the contents on their place, now that all headings are known."""
        if self.entries and not self.document.brief:
            self._place._p.addprevious(contents(self.entries, self.document.contents))
        self._place._p.getparent().remove(self._place._p)

    def _chapter(self, chapter: Chapter) -> None:
        fresh = chapter.fresh
        if chapter.wide != self.wide:
            from docx.enum.section import WD_SECTION

            self.wide = chapter.wide
            section = self.word.add_section(WD_SECTION.NEW_PAGE)
            section.different_first_page_header_footer = False
            self._page(section)
            fresh = False  # the new section begins a page
        self.parted = False
        self._heading(chapter.title, 1).paragraph_format.page_break_before = fresh
        for block in chapter.blocks:
            self._put(block)

    def _end(self) -> None:
        """A file ends in a paragraph: under a table that fills its page it takes no other page."""
        from docx.enum.text import WD_LINE_SPACING
        from docx.shared import Pt

        last = self.word.paragraphs[-1]
        if last.text or last.style.name != "Netwerk Cell":
            return
        last.paragraph_format.line_spacing = Pt(1)
        last.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY

    def _heading(self, text: str, level: int) -> Any:
        paragraph = self.word.add_paragraph(
            clean(text).replace("\n", " "), style=f"Heading {level}"
        )
        if level < 3 and paragraph.runs:
            name = f"_Toc{len(self.entries) + 1:06d}"
            bookmark(paragraph, name, len(self.entries) + 1)
            self.entries.append((level, text, name))
        return paragraph

    @singledispatchmethod
    def _put(self, block: Block) -> None:
        raise TypeError(type(block))

    @_put.register
    def _(self, block: Heading) -> None:
        if block.level == 2:
            self.parted = True
        paragraph = self._heading(block.text, block.level)
        if block.level > 2 and not self.parted:
            word_styles.raised(self.word, paragraph)

    @_put.register
    def _(self, block: Text) -> None:
        language = self.document.typed_in if block.style == "quote" else None
        paragraph = self.word.add_paragraph(style=_STYLES[block.style])
        add(paragraph, run(block.text, spoken(language) if language else Markup("")))

    @_put.register
    def _(self, block: Bullets) -> None:
        for line in block.lines:
            add(self.word.add_paragraph(style="List Bullet"), run(line))

    @_put.register
    def _(self, block: Facts) -> None:
        self._insert(facts(block.rows, self.width, 0.34 if self.document.brief else 0.26))

    @_put.register
    def _(self, block: Grid) -> None:
        from docx.shared import Pt

        for piece in pieces(block, self.width / BROAD, self.t):
            self.tables += 1
            caption = self._caption(self.t("report.caption.table"), self.tables, piece.title)
            caption.paragraph_format.keep_with_next = True
            caption.paragraph_format.space_before = Pt(10)
            heads = self.t.enumerate(list(piece.columns))
            about = self.t.count("report.table_about", len(piece.rows), columns=heads)
            self._insert(table(piece, self.width, about))

    @_put.register
    def _(self, block: Picture) -> None:
        from docx.shared import Mm

        image, drawing = self.images[block.key], block.drawing
        scale = min(self.width / WIDTH, min(block.highest, self.highest) / image.height)
        holder = self.word.add_paragraph(style="Figure").add_run()
        shape = holder.add_picture(BytesIO(image.data), width=Mm(image.width * scale))
        about = shape._inline.docPr
        about.set("descr", clean(f"{drawing.title}. {drawing.summary}"))
        about.set("title", clean(drawing.title))
        self.figures += 1
        self._caption(self.t("report.caption.figure"), self.figures, drawing.title)

    def _caption(self, kind: str, number: int, title: str) -> Any:
        paragraph = self.word.add_paragraph(style="Caption")
        add(
            paragraph,
            run(f"{kind} "),
            field(f"SEQ {kind} \\* ARABIC", str(number)),
            run(f". {title}"),
        )
        return paragraph

    def _insert(self, element: Any) -> None:
        """Put a table at the end, with air under it."""
        self.word.add_paragraph(style="Netwerk Cell")._p.addprevious(element)
