"""The report as a document: what it says and in which order, whatever file it becomes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from netwerk_widgets.figures.drawing import Drawing
from netwerk_widgets.texts import Language

Cell = str | int | float | date | None


@dataclass(frozen=True)
class Heading:
    """A heading inside a chapter (level 2 or 3; a chapter's own title is level 1)."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Text:
    """A paragraph: plain, the opening of a chapter, somebody's own words, or a remark."""

    text: str
    style: Literal["body", "lead", "quote", "note"] = "body"


@dataclass(frozen=True)
class Bullets:
    """Short sentences under each other."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """Names with what they are: kind of network, geography…"""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Grid:
    """A table; every row has as many cells as there are columns."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Picture:
    """A figure; ``key`` tells it apart from all others in the document.

    ``highest``: the most millimetres that it takes of a page's height.
    """

    key: str
    drawing: Drawing
    highest: int = 200


Block = Heading | Text | Bullets | Facts | Grid | Picture


@dataclass(frozen=True)
class Chapter:
    """A part, ``fresh`` on a page of its own; ``wide`` asks for the page on its side."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    wide: bool = False
    fresh: bool = True


@dataclass(frozen=True)
class Document:
    """Everything between the covers. ``tables`` are all that was recorded, whole.

    One that is ``brief`` has no cover and no contents: its title stands above its first page.
    What the group typed is ``typed_in`` a language, where that is another one than its own.
    """

    title: str
    eyebrow: str
    language: Language
    cover: tuple[Block, ...]
    chapters: tuple[Chapter, ...]
    contents: str
    tables: tuple[Grid, ...] = field(default=())
    brief: bool = False
    typed_in: Language | None = None

    def blocks(self) -> Iterator[Block]:
        """Every block, in reading order."""
        yield from self.cover
        for chapter in self.chapters:
            yield from chapter.blocks

    def pictures(self) -> list[Picture]:
        """The figures, in reading order."""
        return [block for block in self.blocks() if isinstance(block, Picture)]


def with_notes(document: Document, notes: Mapping[str, str]) -> Document:
    """The document with a note under some of its pictures, by their key."""

    def told(block: Block) -> tuple[Block, ...]:
        if not isinstance(block, Picture) or block.key not in notes:
            return (block,)
        return (block, Text(notes[block.key], "note"))

    return _rewritten(document, told)


def _rewritten(document: Document, told: Callable[[Block], tuple[Block, ...]]) -> Document:
    """The document with other blocks in place of each one of its chapters."""
    chapters = (
        replace(each, blocks=tuple(new for block in each.blocks for new in told(block)))
        for each in document.chapters
    )
    return replace(document, chapters=tuple(chapters))


def with_tables(document: Document, drawn: Iterable[str], notice: str) -> Document:
    """The document with a table in place of each picture that is not among the ``drawn``.

    ``notice`` says why, and stands on the cover; without such pictures nothing changes.
    """
    known = set(drawn)
    if all(picture.key in known for picture in document.pictures()):
        return document

    def in_words(block: Block) -> tuple[Block, ...]:
        if not isinstance(block, Picture) or block.key in known:
            return (block,)
        shown = block.drawing
        if not shown.table.rows:
            return (Text(f"{shown.title}. {shown.summary}"),)
        table = Grid(block.key, shown.title, shown.table.columns, shown.table.rows)
        return (Text(shown.summary), table)

    cover = (*document.cover, Text(notice, "note"))
    return _rewritten(replace(document, cover=cover), in_words)
