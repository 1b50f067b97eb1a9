"""Non-interference: what the room may not see changes nothing of what is published.

For every field of every part, and of a frozen moment's parts, only its value is changed. With
what it is marked for hidden (or no mark at all) nothing published changes, whatever else is
shown; with that shown it does.
"""

import copy
import re
from datetime import date
from typing import Any, get_args, get_origin

import pytest
from pydantic import AwareDatetime, BaseModel, StringConstraints

from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.panels import DETAILS, PANELS, PART_OF, ForRoom
from netwerk_widgets.session.moments import KEPT
from netwerk_widgets.session.published import fingerprint, published
from netwerk_widgets.session.shapes import Shape, field_shape, shape

ALL = (*PANELS, *DETAILS)
#: What is said of every field of a row, also of those that the room does not get.
SOURCES = {"default": "unknown"}, {"default": "illustrative"}


def is_model(found: Shape) -> bool:
    return isinstance(found.type, type) and issubclass(found.type, BaseModel)


def value(found: Shape, other: bool = False) -> Any:
    """A value of a shape, or another one."""
    kind = found.type
    if is_model(found):
        return document(kind)
    if get_origin(kind) is dict:
        key = value(shape(get_args(kind)[0]), other)
        return {key: value(found.entry, other)}
    if get_origin(kind) is list:
        return [value(found.entry, other)]
    if hasattr(kind, "__args__"):
        return get_args(kind)[other]
    if kind is int:
        return found.least + other
    if kind is float:
        return 2.0 + other if found.most != 1 else 0.5 + other / 4
    if kind is date:
        return f"2027-05-0{1 + other}"
    if kind is AwareDatetime:
        return f"2026-05-0{1 + other}T10:00:00Z"
    limits = found.first(StringConstraints)
    pattern = (limits and limits.pattern) or ""
    # A text or an id, a digest, a number as a key, a time.
    both = next(
        each
        for each in (("a", "b"), ("a" * 16, "b" * 16), ("1", "2"), ("09:10", "13:20"))
        if re.search(pattern, each[0])
    )
    return both[other]


def document(model: type[BaseModel]) -> dict[str, Any]:
    """A document in which every field has a value and every list a row."""
    made = {}
    for name, field in model.model_fields.items():
        made[name] = {} if name == "state" else value(field_shape(field))
    return made | ({"source": SOURCES[False]} if "source" in made else {})


def whole() -> dict[str, Any]:
    made = {part: document(model) for part, model in PARTS.items()}
    kept = {part: copy.deepcopy(made[part]) for part in KEPT}
    made["moments"]["frozen"][0]["state"] = kept
    return made


def places(model: type[BaseModel], at: tuple[Any, ...], marks: tuple[ForRoom | None, ...]):
    """Every field beneath a model: its place, its shape, the marks on the way to it."""
    for name, field in model.model_fields.items():
        found = field_shape(field)
        here = (*at, name), (*marks, found.first(ForRoom))
        inner = found.entry if get_origin(found.type) in (list, dict) else found
        if name == "state":
            for part in KEPT:
                yield from places(PARTS[part], (*here[0], part), here[1])
        elif is_model(inner) and get_origin(found.type) is list:
            yield from places(inner.type, (*here[0], 0), here[1])
        elif is_model(inner):
            [key] = value(found)
            yield from places(inner.type, (*here[0], key), here[1])
        else:
            yield here[0], found, here[1]


FIELDS = [
    each for part, model in PARTS.items() if part != "room" for each in places(model, (part,), ())
]


def put(tree: Any, place: tuple[Any, ...], new: Any) -> None:
    for word in place[:-1]:
        tree = tree[word]
    assert tree[place[-1]] != new
    tree[place[-1]] = new


def room(shown: set[str]) -> dict[str, Any]:
    return {
        "step": None,
        "hidden": [each for each in PANELS if each not in shown],
        "shown": [each for each in DETAILS if each in shown],
    }


def seen(tree: dict[str, Any], shown: set[str]) -> Session:
    return published(Session.model_validate(tree | {"room": room(shown)}))


def may(marks: tuple[ForRoom | None, ...], shown: set[str]) -> bool:
    """Whether the marks say that the room gets it; a detail goes with its panel."""
    there = {each for each in shown if PART_OF.get(each, each) in shown}
    return all(
        mark is not None and (not mark.while_shown or bool(there & set(mark.while_shown)))
        for mark in marks
    )


@pytest.mark.parametrize(
    ("place", "found", "marks"), FIELDS, ids=[".".join(map(str, each[0])) for each in FIELDS]
)
def test_a_field_is_sent_exactly_while_what_it_is_marked_for_is_shown(place, found, marks):
    tree = whole()
    changed = copy.deepcopy(tree)
    put(changed, place, SOURCES[1] if place[-1] == "source" else value(found, other=True))
    named = {each for mark in marks if mark for each in mark.while_shown}
    named |= {PART_OF[each] for each in named if each in PART_OF}
    sets = [set(ALL), set(), named, set(ALL) - named, *(set(ALL) - {each} for each in named)]
    for shown in sets:
        assert (seen(tree, shown) != seen(changed, shown)) == may(marks, shown), shown


def test_there_are_fields_of_every_kind():
    marks = [marks for _, _, marks in FIELDS]
    assert sum(None in each for each in marks) > 20
    assert sum(may(each, set()) for each in marks) > 5
    for switch in ALL:
        used = [each for each in marks if any(m and switch in m.while_shown for m in each)]
        assert used or switch == "thread", switch


#: What a facilitator would never want to see leave, or only when switched on.
NEVER = (
    "study", "steps",
    "domain.kind", "domain.kind_reason", "domain.geography", "domain.parties", "domain.scope",
    "start.intro", "start.tests.0.note",
    "stakeholders.items.0.note", "relations.items.0.note",
    "context.forces.0.note", "people.items.0.name",
    "doing.actions.0.note", "doing.conditions.0.note",
    "persevering.moments.0.note", "persevering.measurements.0.note",
)  # fmt: skip
ASKED = {
    "power": ("power", "interest"),
    "about": ("interests", "values", "activities"),
}


@pytest.mark.parametrize("place", NEVER)
def test_what_is_nobody_s_business_is_never_sent(place):
    found = [m for p, _, m in FIELDS if f"{'.'.join(map(str, p))}.".startswith(f"{place}.")]
    assert found
    assert not any(may(marks, set(ALL)) for marks in found)


@pytest.mark.parametrize("switch", ASKED)
def test_what_is_said_of_a_named_party_is_sent_only_when_switched_on(switch):
    for frozen in ((), ("moments", "frozen", 0, "state")):
        for name in ASKED[switch]:
            place = (*frozen, "stakeholders", "items", 0, name)
            [marks] = [marks for at, _, marks in FIELDS if at == place]
            assert not may(marks, set(PANELS))
            assert may(marks, {*PANELS, switch})


def test_a_session_of_before_the_switches_has_them_off():
    tree = whole()
    del tree["room"]
    assert not set(Session.model_validate(tree).room.shows) & set(DETAILS)
    tree["room"] = {"step": "goals", "hidden": ["map"]}
    assert Session.model_validate(tree).room.shown == []


def test_influence_and_interest_go_with_the_map():
    tree = whole()
    [party] = seen(tree, set(ALL) - {"map"}).stakeholders.items
    assert (party.power, party.interest) == (None, None)


def test_a_moment_of_another_version_tells_nothing_that_is_not_known():
    tree = whole()
    state = tree["moments"]["frozen"][0]["state"]
    state["diary"] = {"text": "geheim"}
    state["stakeholders"]["items"][0]["salary"] = "geheim"
    state["dream"] = {"shared": {"what": "geheim"}, "horizon": ["geheim"]}
    assert "geheim" not in seen(tree, set(ALL)).model_dump_json()


def test_the_fingerprint_changes_exactly_when_the_room_sees_something_else():
    tree = whole()

    def print_of(shown: set[str], **changes: Any) -> str:
        changed = copy.deepcopy(tree)
        changed["stakeholders"]["items"][0] |= changes
        return fingerprint(Session.model_validate(changed | {"room": room(shown)}))

    panels = set(PANELS)
    assert print_of(panels) == print_of(panels, note="x", power=5, interests="zz")
    assert print_of(panels) != print_of(panels, name="x")
    assert print_of({*panels, "about"}) != print_of({*panels, "about"}, interests="zz")
    assert print_of(panels) != print_of(panels - {"goals"})
