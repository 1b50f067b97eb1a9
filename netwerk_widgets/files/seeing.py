"""How a list was understood, as a person sees it: its shape, and what each column is."""

from collections.abc import Iterator
from dataclasses import dataclass

from netwerk_widgets.files.columns import COLUMNS, header
from netwerk_widgets.files.planning import Plan
from netwerk_widgets.files.planning.problems import home
from netwerk_widgets.files.recognising import OTHER_ROLES, Seen
from netwerk_widgets.files.recognising.layouts import BY_HEAD
from netwerk_widgets.session.shapes import shown as quoted
from netwerk_widgets.texts import Texts

#: So many values of a column are shown.
_SAMPLES = 3
#: What a column of a list can be said to be, in the order of the choice.
ROLES = tuple(dict.fromkeys((*COLUMNS["parties"], "ref", *COLUMNS["relations"], *OTHER_ROLES)))
_SAME = {"weight": "strength", "type": "kind"}


@dataclass(frozen=True)
class Column:
    """A column as it was understood; ``key`` is how an answer names it."""

    key: str
    head: str
    role: str
    label: str
    samples: tuple[str, ...]


#: Roles that only a column of relations has.
_ENDS = {"from_id", "to_id", *COLUMNS["relations"]} - {*COLUMNS["parties"]}


def role_label(role: str, t: Texts, table: str = "parties") -> str:
    """A role in words; ``table`` is the list that it is a column of."""
    role = _SAME.get(role, role)
    if role in (*OTHER_ROLES, *BY_HEAD, "ref"):
        return t(f"files.role.{role}")
    return header(role, "relations" if role in _ENDS else table, t)


def columns(seen: Seen, t: Texts) -> Iterator[Column]:
    """Every column of a list, none left out."""
    block, layout = seen.block, seen.layout
    table = "relations" if layout.shape == "relations" else "parties"
    for number, role in enumerate(layout.roles):
        head = block.heads[number].strip() if number < len(block.heads) else ""
        values = [each for each in block.column(number) if each]
        if not head and not values:
            continue
        samples = tuple(quoted(each) for each in values[:_SAMPLES])
        shown = _SAME.get(role, role)
        yield Column(
            f"column:{seen.key}:{number}", quoted(head), shown, role_label(role, t, table), samples
        )


def shape(seen: Seen, t: Texts) -> str:
    """What shape the list has, and where it stands."""
    words = t(f"files.shape.{seen.layout.shape}")
    if seen.block.sheet:
        return f"{home(seen.block.sheet, t)}, {words}"
    return words


def counted(found: Plan, t: Texts) -> str:
    """How many parties and relations the files name."""
    parties, relations = found.named
    return t.enumerate(
        [t.count("files.intake.parties", parties), t.count("files.intake.relations", relations)]
    )
