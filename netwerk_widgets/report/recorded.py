"""What every chapter needs: the session, the language, the day, and the names of things."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from netwerk_widgets.bounded import Piece
from netwerk_widgets.figures.pieces import drawn, told
from netwerk_widgets.figures.registry import FIGURES
from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.insights.names import named, row_names, taking_part
from netwerk_widgets.insights.overdue import OverdueKind, overdue_ids
from netwerk_widgets.report import tables
from netwerk_widgets.report.document import Block, Bullets, Cell, Grid, Heading, Picture, Text
from netwerk_widgets.report.writing import capital
from netwerk_widgets.session.fields import typed
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.sources import Sourced
from netwerk_widgets.session.shapes import field_key
from netwerk_widgets.session.sources import is_said
from netwerk_widgets.session.sources import told as who_says
from netwerk_widgets.texts import Texts, texts

#: Millimetres that a figure is high at most, so that two of them, or one with its words, fit.
HIGHEST = 108
#: A column of a table: its label, the cell of an item, and the fields that it shows, where
#: its label is not that of the field.
Column = tuple[str, Callable[[Any], Cell], *tuple[str, ...]]
#: What a chapter may hold; None is left out.
Maybe = Block | None


@dataclass(frozen=True)
class Recorded:
    """A session to report on, as it is on ``today``.

    ``t`` writes dates in full: figures, which have less room, get the `brief` ones.
    """

    session: Session
    name: str
    t: Texts
    today: date

    @property
    def brief(self) -> Texts:
        """The texts in which a date takes little room."""
        return texts(self.t.language)

    @cached_property
    def parties(self) -> dict[str, str]:
        """The names of the parties."""
        return named(self.session.stakeholders.items, self.t)

    @cached_property
    def rows(self) -> dict[str, str]:
        """What the rows of the parties are called: who is outside the domain is marked."""
        return row_names(self.session, self.t)

    @cached_property
    def counted(self) -> dict[str, str]:
        """The names of the parties that count: not those outside the domain."""
        return {each: self.parties[each] for each in taking_part(self.session)}

    @cached_property
    def overdue(self) -> frozenset[tuple[OverdueKind, str]]:
        """The kind and id of everything that is overdue on the day of the report."""
        return overdue_ids(self.session, self.today, self.t)

    def late(self, kind: OverdueKind, id_: str) -> str | None:
        """That something is overdue, as a cell; None when it is not."""
        return self.t("words.late") if (kind, id_) in self.overdue else None

    @cached_property
    def themes(self) -> dict[str, str]:
        """The names of the themes."""
        return named(self.session.dream.themes, self.t)

    @cached_property
    def goals(self) -> dict[str, str]:
        """The names of the goals."""
        return named(self.session.goals.goals, self.t, 600)

    @cached_property
    def actions(self) -> dict[str, str]:
        """The names of the actions."""
        return named(self.session.doing.actions, self.t, 600)

    @cached_property
    def dilemmas(self) -> dict[str, str]:
        """The names of the dilemmas."""
        return named(self.session.dilemmas.dilemmas, self.t, 600)

    @cached_property
    def moments(self) -> dict[str, str]:
        """The names of the measurement moments."""
        return named(self.session.persevering.moments, self.t)

    def called(self, names: dict[str, str], id_: str | None) -> str | None:
        """The name of what an id refers to; None when it refers to nothing."""
        return names.get(id_, self.t("ui.gone")) if id_ else None

    def all_called(self, names: dict[str, str], ids: Iterable[str]) -> str | None:
        """The names, after each other."""
        return ", ".join(names.get(each, self.t("ui.gone")) for each in ids) or None

    def label(self, field: str) -> str:
        """What a field is called, as the head of a column."""
        return capital(self.t(f"fields.label.{field}"))

    def grid(
        self, key: str, title: str, items: Sequence[Any], columns: Sequence[Column], fixed: int = 0
    ) -> Grid | None:
        """A table of items, with who says so where that is not always the group."""
        cells = [tuple(column[1](each) for column in columns) for each in items]
        heads = [column[0] for column in columns]
        shown = [self._fields_of(each, columns[fixed:]) for each in items]
        if any(is_said(each, names) for each, names in zip(items, shown, strict=True)):
            heads.append(capital(self.t("report.column.source")))
            cells = [
                (*row, who_says(each, self.t, names) if isinstance(each, Sourced) else None)
                for row, each, names in zip(cells, items, shown, strict=True)
                if any(cell not in (None, "") for cell in row[fixed:])
            ]
        return tables.grid(key, title, heads, cells, fixed)

    def _fields_of(self, item: Any, columns: Sequence[Column]) -> list[str]:
        """The fields that these columns show: named there, or by the column's head."""
        named = [name for column in columns for name in column[2:]]
        heads = {column[0] for column in columns}
        return [
            name
            for name in (typed(type(item)) if isinstance(item, Sourced) else ())
            if name in named or self.label(field_key(type(item), name)) in heads
        ]

    def sourced(self, text: str, item: Sourced, field: str, under: str = "") -> str:
        """What a field says, with who says so when that is not the group.

        ``under``: a field above it, that says so already when it is the same.
        """
        source = item.says(field)
        said = source == "group" if not under else source == item.says(under)
        return text if said or not text.strip() else f"{text} ({self.t(f'fields.source.{source}')})"

    def stands_out(self, find: Callable[[], Iterable[Finding]]) -> Bullets | None:
        """What stands out, in sentences; that it is missing, if it fails or takes too long."""
        return bullets(each.sentence for each in told(Piece("what stands out"), find, self.t))

    def figure(
        self, name: str, key: str = "", highest: int = HIGHEST, **choice: Any
    ) -> Picture | Text | None:
        """A figure of the registry, with what is chosen for it.

        None when there is nothing on it, a remark when it could not be made. ``key`` tells it
        from others of that name, ``highest`` is how many millimetres it takes at most.
        """
        piece, figure, t = Piece(key or name), FIGURES[name], self.brief
        made = drawn(piece, lambda: figure.draw(self.session, t, self.today, **choice), t)
        if made.missing:
            return Text(made.summary, "note")
        return None if made.empty else Picture(key or made.key, made, highest)


def section(title: str, *blocks: Maybe, level: int = 2) -> list[Block]:
    """A heading with what is under it; nothing when there is nothing under it."""
    filled = [each for each in blocks if each is not None]
    return [Heading(title, level), *filled] if filled else []


def text(words: str, style: Any = "body") -> Text | None:
    """A paragraph; None when there are no words."""
    return Text(words.strip(), style) if words.strip() else None


def bullets(lines: Iterable[str]) -> Bullets | None:
    """Sentences under each other; None when there are none."""
    told = tuple(line.strip() for line in lines if line.strip())
    return Bullets(told) if told else None
