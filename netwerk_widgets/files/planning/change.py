"""What becomes of one row."""

from dataclasses import dataclass
from typing import Any, Literal

from netwerk_widgets.files.planning.problems import Place
from netwerk_widgets.files.sources import of_table
from netwerk_widgets.session.models.sources import Sources, claimed, source_of


@dataclass(frozen=True)
class Detail:
    """A field and its value, before and after; before is None for something new."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True)
class Change:
    """A party or relation that is added, changed or left out (``files.reason.<reason>``).

    ``name`` is the party's, or those of both ends with an arrow between.
    """

    what: Literal["added", "changed", "left_out"]
    table: Literal["parties", "relations"]
    name: str
    details: tuple[Detail, ...] = ()
    place: Place | None = None
    reason: str = ""


def differing(now: dict[str, Any], values: dict[str, Any], table: str) -> list[Detail]:
    """What a row changes in a party or relation that is there already.

    Makes the group the source (in ``values``) of what it changes, but for what the row itself
    says of where that comes from.
    """
    was: Sources = now["source"]
    given: Sources = values.pop("source", was)
    details = [Detail(name, now[name], v) for name, v in values.items() if now[name] != v]
    sources = given
    for each in details:
        if source_of(given, each.field) == source_of(was, each.field):
            sources = of_table(claimed(sources, each.field), table)
    values["source"] = sources
    return details if given == was else [*details, Detail("source", was, given)]
