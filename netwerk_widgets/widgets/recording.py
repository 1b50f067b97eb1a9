"""What one editor records: which part of the session, which fields, which rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, get_origin

from netwerk_widgets.insights.names import short
from netwerk_widgets.method import Step
from netwerk_widgets.session import fields, tray
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.common import Model
from netwerk_widgets.session.shapes import field_shape
from netwerk_widgets.session.sources import said
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.form_columns import column

Document = dict[str, Any]
#: Columns that depend on the session (one for each goal): key and label of each.
MoreColumns = Callable[[Session, Texts], Sequence[tuple[str, str]]]
#: What stands at some of the rows, by id.
Marks = Callable[[Session, Texts], dict[str, str]]
#: The rows of a table that the group does not add to itself: id and label of each.
FixedRows = Callable[[Session, Texts], Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class Recording:
    """A table (``path`` leads to a list) or a form (``path`` is empty) of a session part.

    With ``rows`` the rows are given (one for each force, each party…) and shown with their
    label; without, they are the items themselves, and people add, move and remove them.
    Of those ``folded`` names some are shown under a summary. Rows of persons show a number;
    who it is (`fields.personal`, and the label of a given row) is seen in a row that somebody
    opened. ``marks`` is what stands
    at a row besides (that it is late).

    ``keys`` are the columns in their order. After them comes every other field that people type,
    so that a new one is asked without more: of a list that several pages show, those of ``step``.
    ``without`` are the fields that are asked elsewhere or nowhere (None: all that ``keys`` lacks).

    ``told`` are columns that are only read, before the others: what stands in each row of one.

    ``removes`` is the kind of reference that others hold to these items.
    """

    name: str
    part: str
    path: str
    model: type[Model]
    keys: tuple[str, ...]
    rows: FixedRows | None = None
    more: MoreColumns | None = None
    addable: bool = True
    removes: Literal["stakeholder", "person", "theme", "goal", "dilemma", "moment"] | None = None
    compact: bool = False
    inline: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()
    widths: dict[str, str] = field(default_factory=dict)
    groups: dict[str, Callable[[Texts], str]] = field(default_factory=dict)
    labels: dict[str, Callable[[Texts], str]] = field(default_factory=dict)
    also: frozenset[str] = frozenset()
    folded: Marks = lambda _session, _t: {}
    step: Step | None = None
    without: frozenset[str] | None = frozenset()
    marks: Marks = lambda _session, _t: {}
    locked: Callable[[str], tuple[str, ...]] = lambda _row: ()
    told: dict[str, Marks] = field(default_factory=dict)

    @cached_property
    def personal(self) -> frozenset[str]:
        """The columns that say who somebody is."""
        return fields.personal(self.model)

    @cached_property
    def of_people(self) -> bool:
        """Whether each row is a person, whom a number stands for."""
        return bool(self.personal & {"id", "name"})

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """``keys``, and the fields that go with them unnamed."""
        if self.without is None:
            return self.keys
        named = {key.partition(".")[0] for key in self.keys} | self.without
        return (*self.keys, *(name for name in fields.typed(self.model) if self._goes(name, named)))

    def _goes(self, name: str, named: set[str]) -> bool:
        if name in named or get_origin(field_shape(self.model.model_fields[name]).type) is dict:
            return False
        at = fields.belongs(self.part, self.model, name)
        return self.step is None or at.steps[:1] == (self.step,)

    @property
    def layout(self) -> str:
        """``form`` or ``table``."""
        return "table" if self.path else "form"

    @property
    def fixed(self) -> bool:
        """Whether people cannot add or remove rows."""
        return self.rows is not None or not self.path

    def columns(self, session: Session, t: Texts) -> list[dict[str, Any]]:
        """The columns, in the order of ``keys``; given rows start with their label."""
        made: list[dict[str, Any]] = []
        if self.of_people:
            made.append({"key": "_number", "label": t("editors.number"), "kind": "read"})
        if self.rows is not None:
            who = t("editors.who_is") if self.of_people else ""
            label = {"key": "_label", "label": who, "kind": "read", "aside": self.of_people}
            made.append(label)
        made += [
            {"key": f"_{key}", "label": t(f"editors.{key}"), "kind": "read", "width": "90px"}
            for key in self.told
        ]
        labels = {key: label(t) for key, label in self.labels.items()}
        labels |= dict(self.more(session, t)) if self.more else {}
        for key in self._keys(session, t):
            one = column(
                self.model,
                key,
                session,
                t,
                compact=self.compact,
                required=key in self.required,
            )
            one["inline"] = key in self.inline
            one["aside"] = key in self.personal
            one["wrap"] = bool(self.path) and one["kind"] == "text"
            one["width"] = self.widths.get(key)
            head = key.partition(".")[0]
            if head in self.groups:
                one["group"] = self.groups[head](t)
                one["upright"] = True  # many narrow columns: their heads stand on end
            one["label"] = labels.get(key, one["label"])
            made.append(one)
        return made

    def _keys(self, session: Session, t: Texts) -> list[str]:
        return [*self.asked, *(key for key, _ in (self.more(session, t) if self.more else ()))]

    def items(self, document: Document) -> list[Document]:
        """The items in a part's document; a form is one item."""
        return document[self.path] if self.path else [{"id": "form"} | document]

    def shown(self, document: Document, session: Session, t: Texts) -> list[dict[str, Any]]:
        """The rows as the browser takes them."""
        items = {item["id"]: item for item in self.items(document)}
        if self.rows is None:
            order = [(item["id"], "") for item in items.values()]
        else:
            order = list(self.rows(session, t))
        keys = self._keys(session, t)
        made = [
            self._row(row, label, str(number), items.get(row, {}), keys, t)
            for number, (row, label) in enumerate(order, 1)
        ]
        folded, marks = self.folded(session, t), self.marks(session, t)
        came = tray.from_ideas(session, self.part, self.path)
        told = {f"_{key}": tell(session, t) for key, tell in self.told.items()}
        for each in made:
            each["values"] |= {key: words.get(each["id"], "") for key, words in told.items()}
            each["fold"] = folded.get(each["id"])
            each["badge"] = _marked(
                _come(each["badge"], came.get(each["id"]), t), marks.get(each["id"])
            )
        return made

    def _row(
        self, row: str, label: str, number: str, item: Document, keys: list[str], t: Texts
    ) -> dict[str, Any]:
        by = said(self.model, item, t, {key.partition(".")[0] for key in keys})
        values = {key: dig(item, key) for key in keys}
        if self.rows is not None:
            values["_label"] = label
        if self.of_people:
            values["_number"] = number
        return {
            "id": row,
            "name": number if self.of_people else label or item.get("name") or "",
            "values": values,
            "badge": {"kind": by.kind, "text": by.text} if by else None,
            "locked": list(self.locked(row)),
        }


def _come(badge: dict[str, str] | None, idea: str | None, t: Texts) -> dict[str, str] | None:
    """The badge of a row with the idea that it comes from, if it does."""
    if idea is None:
        return badge
    words = t("ideas.came_from", name=short(idea, 60))
    return (
        {"kind": "idea", "text": f"{words} · {badge['text']}"}
        if badge
        else {
            "kind": "idea",
            "text": words,
        }
    )


def _marked(badge: dict[str, str] | None, mark: str | None) -> dict[str, str] | None:
    """The badge of a row with its mark, if it has one."""
    if mark is None:
        return badge
    return {"kind": "late", "text": f"{mark} · {badge['text']}" if badge else mark}


def dig(item: Document, key: str) -> Any:
    """The value under a dotted key, None where there is none."""
    value: Any = item
    for word in key.split("."):
        if not isinstance(value, dict):
            return None
        value = value.get(word)
    return value
