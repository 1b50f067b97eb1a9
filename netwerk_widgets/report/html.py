"""The report as one HTML file: nothing outside it, no script, made to be printed on A4."""

import base64
from collections.abc import Mapping
from functools import singledispatchmethod
from pathlib import Path

from markupsafe import Markup

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.map import fonts
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
from netwerk_widgets.report.pictures import Image
from netwerk_widgets.report.widths import BROAD, Piece, pieces
from netwerk_widgets.report.writing import clean
from netwerk_widgets.texts import Texts

#: Millimetres across a page upright and on its side, inside the margins, for Word's letters.
_UPRIGHT, _SIDEWAYS = 170 / BROAD, 257 / BROAD
#: Nothing may be loaded or run, whatever somebody typed: styles and pictures are in the file.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
_TEXTS = {
    "body": Markup("<p>{}</p>"),
    "lead": Markup('<p class="lead">{}</p>'),
    "quote": Markup("<blockquote>{}</blockquote>"),
    "note": Markup('<p class="note">{}</p>'),
}
#: From so many columns a table may be wider than a phone.
_MANY = 3


def write(document: Document, images: Mapping[str, Image], t: Texts) -> str:
    """The page; every picture of the document must be among the ``images``."""
    return _Writer(document, images, t).page()


def _style() -> Markup:
    """The style sheet, with the colours of the house."""
    names = ("INK", "MUTED", "LINE", "PAPER", "MIST", "ACCENT", "ORANGE")
    colours = "".join(f"--{name.lower()}:{getattr(palette, name)};" for name in names)
    sheet = Path(__file__).with_name("report.css").read_text(encoding="utf-8")
    return Markup(f":root{{{colours}--font:{palette.FONT}}}\n{fonts.sheet()}\n{sheet}")  # noqa: S704 - our own


class _Writer:
    """Writes one document; counts its figures and tables."""

    def __init__(self, document: Document, images: Mapping[str, Image], t: Texts) -> None:
        self.document, self.images, self.t = document, images, t
        self.figures = self.tables = self.headings = 0
        self.entries: list[Markup] = []
        self.wide = False
        #: Whether a heading of level 2 stands above: else the next lower one takes its place.
        self.parted = False

    def page(self) -> str:
        """The whole file."""
        document = self.document
        cover = self._all(document.cover)
        body = Markup("").join(map(self._chapter, document.chapters))
        across = any(each.wide for each in document.chapters[:1])
        contents = Markup(
            '<nav aria-label="{title}">\n<h2>{title}</h2>\n<ol>\n{entries}</ol>\n</nav>\n'
        ).format(title=document.contents, entries=Markup("").join(self.entries))
        return str(
            Markup(
                '<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
                '<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
                '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
                "<title>{title}</title>\n<style>\n{style}\n</style>\n</head>\n"
                '<body class="{look}">\n'
                '<header class="cover">\n<p class="eyebrow">{eyebrow}</p>\n<h1>{title}</h1>\n'
                "{cover}</header>\n{contents}<main>\n{body}</main>\n</body>\n</html>\n"
            ).format(
                lang=document.language,
                policy=_POLICY,
                title=clean(document.title),
                eyebrow=clean(document.eyebrow),
                style=_style(),
                cover=cover,
                look=f"brief {'across' if across else ''}".strip() if document.brief else "whole",
                contents="" if document.brief else contents,
                body=body,
            )
        )

    def _chapter(self, chapter: Chapter) -> Markup:
        self.wide, self.parted = chapter.wide, False
        return Markup('<section class="{}" id="{}">\n<h2>{}</h2>\n{}</section>\n').format(
            " ".join(["chapter", *["wide"] * chapter.wide, *["fresh"] * chapter.fresh]),
            chapter.key,
            self._entry(chapter.title, chapter.key, "is-chapter"),
            self._all(chapter.blocks),
        )

    def _entry(self, title: str, anchor: str, css: str) -> str:
        self.entries.append(
            Markup('<li class="{}"><a href="#{}">{}</a></li>\n').format(css, anchor, clean(title))
        )
        return clean(title)

    def _all(self, blocks: tuple[Block, ...]) -> Markup:
        """The blocks; a heading stays with what comes right after it."""
        made: list[Markup] = []
        held = Markup("")
        for block in blocks:
            piece = self._put(block)
            if isinstance(block, Heading):
                held += piece
            elif held:
                made.append(Markup('<div class="kept">{}{}</div>\n').format(held, piece))
                held = Markup("")
            else:
                made.append(piece)
        return Markup("").join([*made, held])

    @singledispatchmethod
    def _put(self, block: Block) -> Markup:
        raise TypeError(type(block))

    @_put.register
    def _(self, block: Heading) -> Markup:
        if block.level > 2:
            level = 4 if self.parted else 3
            return Markup('<h{0} class="small">{1}</h{0}>\n').format(level, clean(block.text))
        self.headings += 1
        self.parted = True
        anchor = f"part-{self.headings}"
        title = self._entry(block.text, anchor, "is-part")
        return Markup('<h3 id="{}">{}</h3>\n').format(anchor, title)

    @_put.register
    def _(self, block: Text) -> Markup:
        if block.style == "quote" and self.document.typed_in:
            return Markup('<blockquote lang="{}">{}</blockquote>\n').format(
                self.document.typed_in, _lines(block.text)
            )
        return _TEXTS[block.style].format(_lines(block.text)) + "\n"

    @_put.register
    def _(self, block: Bullets) -> Markup:
        rows = Markup("").join(Markup("<li>{}</li>").format(_lines(x)) for x in block.lines)
        return Markup("<ul>{}</ul>\n").format(rows)

    @_put.register
    def _(self, block: Facts) -> Markup:
        rows = Markup("").join(
            Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(clean(label), _lines(words))
            for label, words in block.rows
        )
        return Markup("<dl>{}</dl>\n").format(rows)

    @_put.register
    def _(self, block: Grid) -> Markup:
        fitting = pieces(block, _SIDEWAYS if self.wide else _UPRIGHT, self.t)
        return Markup("").join(map(self._table, fitting))

    def _table(self, piece: Piece) -> Markup:
        self.tables += 1
        widths = Markup("").join(
            Markup('<col style="width:{}%">').format(round(100 * share, 1))
            for share in piece.shares
        )
        css = [Markup(' class="number"') if number else Markup("") for number in piece.numbers]
        head = Markup("").join(
            Markup('<th scope="col"{}>{}</th>').format(look, clean(cell))
            for look, cell in zip(css, piece.columns, strict=True)
        )
        body = Markup("\n").join(
            Markup("<tr>{}</tr>").format(
                Markup("").join(
                    Markup("<td{}>{}</td>").format(look, _lines(cell))
                    for look, cell in zip(css, row, strict=True)
                )
            )
            for row in piece.rows
        )
        # On a phone a wide one moves sideways: with the keyboard too, once it has the focus.
        name = f"table-{self.tables}"
        reached = Markup(' role="region" aria-labelledby="{}" tabindex="0"').format(name)
        return Markup(
            '<div class="scroll"{}><table>\n<caption id="{}">{}</caption>\n'
            "<colgroup>{}</colgroup>\n<thead><tr>{}</tr></thead>\n"
            "<tbody>\n{}\n</tbody>\n</table></div>\n"
        ).format(
            reached if len(piece.columns) >= _MANY else "",
            name,
            self._caption("table", self.tables, piece.title),
            widths,
            head,
            body,
        )

    @_put.register
    def _(self, block: Picture) -> Markup:
        image, drawing = self.images[block.key], block.drawing
        self.figures += 1
        caption = self._caption("figure", self.figures, drawing.title)
        if image.ours:
            svg = Markup(image.data.decode())  # noqa: S704 - our own, all typed words are text
            return Markup(
                '<figure style="--highest:{}mm" aria-label="{}">{}\n'
                "<figcaption>{}</figcaption></figure>\n"
            ).format(block.highest, clean(f"{drawing.title}. {drawing.summary}"), svg, caption)
        # Inside an image nothing of a drawing can run, and its ids are its own.
        return Markup(
            '<figure style="--highest:{}mm" aria-label="{}">'
            '<img src="data:image/svg+xml;base64,{}" width="{}" height="{}" alt="{}">\n'
            "<figcaption>{}</figcaption></figure>\n"
        ).format(
            block.highest,
            clean(drawing.title),
            base64.b64encode(image.data).decode(),
            image.width,
            image.height,
            clean(f"{drawing.title}. {drawing.summary}"),
            caption,
        )

    def _caption(self, kind: str, number: int, title: str) -> Markup:
        return Markup("<strong>{} {}.</strong> {}").format(
            self.t(f"report.caption.{kind}"), number, clean(title)
        )


def _lines(text: str) -> Markup:
    """Typed text with its own line ends."""
    return Markup("<br>").join(Markup("{}").format(line) for line in clean(text).split("\n"))
