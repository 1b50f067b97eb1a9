"""What an editor asks, derived from the models: one column for each field."""

from datetime import date
from typing import Any, Literal, get_args, get_origin

from netwerk_widgets.insights.people import numbered
from netwerk_widgets.session.choices import WORDS
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.common import Model, Ref
from netwerk_widgets.session.models.marks import Personal
from netwerk_widgets.session.shapes import Shape, field_key, field_shape
from netwerk_widgets.texts import Texts

#: Texts longer than this get room for several lines.
ONE_LINE = 120


def stakeholder_options(session: Session, t: Texts) -> list[dict[str, Any]]:
    """The parties to choose from, in the group's order."""
    return [
        {"value": each.id, "label": each.name or t("ui.unnamed")}
        for each in session.stakeholders.items
    ]


def reference_options(kind: str, session: Session, t: Texts) -> list[dict[str, Any]]:
    """The items that a reference of this kind may point at."""
    if kind == "stakeholder":
        return stakeholder_options(session, t)
    if kind == "person":  # the room's screen may show it: by number, unless it is personal
        people = enumerate(session.people.items, 1)
        return [{"value": each.id, "label": str(number)} for number, each in people]
    named: dict[str, list[Any]] = {
        "theme": list(session.dream.themes),
        "goal": list(session.goals.goals),
        "dilemma": list(session.dilemmas.dilemmas),
        "moment": list(session.persevering.moments),
        "group": list(session.ideas.groups),
        "question": list(session.own.questions),
    }
    return [{"value": each.id, "label": each.name or t("ui.unnamed")} for each in named[kind]]


def _people(session: Session, t: Texts) -> list[dict[str, Any]]:
    """The people by number and name: such a field stands in a row that somebody opened, only."""
    whose = {each.id for each in session.people.items}
    rows = [(id_, who) for id_, who in numbered(session, t).items() if id_ in whose]
    return [
        {"value": id_, "label": f"{number} · {who}" if who else str(number)}
        for number, (id_, who) in enumerate(rows, 1)
    ]


def _options(found: Shape, session: Session, t: Texts) -> list[dict[str, Any]]:
    reference = found.first(Ref)
    if reference is not None:
        named = reference.kind == "person" and found.first(Personal) is not None
        return _people(session, t) if named else reference_options(reference.kind, session, t)
    words = WORDS[found.type]
    return [{"value": value, "label": words(t, value)} for value in get_args(found.type)]


def _levels(low: int, high: int, t: Texts) -> list[dict[str, Any]]:
    if (low, high) == (1, 5):
        named = [t(f"fields.level.{value}") for value in range(1, 6)]
    elif (low, high) == (0, 3):
        named = [t(f"fields.strength.{value}") for value in range(4)]
    else:
        named = [t.signed(value) if low < 0 else str(value) for value in range(low, high + 1)]
    return [
        {"value": value, "label": name, "text": t.signed(value) if low < 0 else str(value)}
        for value, name in zip(range(low, high + 1), named, strict=True)
    ]


def column(
    model: type[Model],
    key: str,
    session: Session,
    t: Texts,
    *,
    compact: bool = False,
    required: bool = False,
) -> dict[str, Any]:
    """The column for one field; ``key`` may lead into a dict field (``now.technology``).

    ``compact`` draws a level as a list to choose from instead of a row of buttons.
    """
    name, _, inner = key.partition(".")
    found = field_shape(model.model_fields[name])
    text_key = field_key(model, name)
    made: dict[str, Any] = {
        "key": key,
        "label": t(f"fields.label.{text_key}"),
        "hint": t.optional(f"fields.hint.{text_key}"),
        "gone": t("ui.gone"),
        "required": required,
    }
    origin = get_origin(found.type)
    if inner and origin is dict:
        found = found.entry
        origin = get_origin(found.type)
    if origin is list:
        return made | {
            "kind": "multi",
            "options": _options(found.entry, session, t),
        }
    if origin is Literal or found.first(Ref) is not None:
        return made | {"kind": "choice", "options": _options(found, session, t)}
    if found.type is date:
        return made | {"kind": "date", "hint": t("ui.date.hint"), "pick": t("ui.date.pick")}
    if found.type is int:
        low, high = found.least, found.most
        if low is not None and high is not None and high - low < 10:
            return made | {
                "kind": "choice" if compact else "level",
                "options": _levels(low, high, t),
            }
        return made | {"kind": "number"}
    if found.type is float:
        return made | {"kind": "number"}
    limit = found.longest
    return made | {"kind": "long" if limit and limit > ONE_LINE else "text", "maxlength": limit}
