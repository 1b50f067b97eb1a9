"""What goes onto the map of what two sides say: by a rule for all, or pair by pair.

Only relations that somebody named come or go. What was said stays as it was said.
"""

from collections.abc import Collection, Mapping, Sequence
from statistics import median_low
from typing import Any, Literal

from netwerk_widgets.insights.pictures import Link, Pair, current, known
from netwerk_widgets.session import ids
from netwerk_widgets.session.models import Session

#: Both must say so, or one is enough (`network.agreement.merged`).
Rule = Literal["both", "one"]
Row = dict[str, Any]


def by_rule(pair: Pair, rule: Rule) -> tuple[Link, ...] | None:
    """The relations of a pair that a rule keeps; None where one of the two was not heard."""
    if pair.silent:
        return None
    if rule == "one":
        return pair.links
    sides = [{*links} for links in pair.said.values()]
    return tuple(each for each in pair.links if len(sides) > 1 and all(each in s for s in sides))


def decided(session: Session, rows: Sequence[Row], pair: Pair, keep: Collection[Link]) -> list[Row]:
    """The rows of the relations when of what was named of a pair just these are relations."""
    made = list(rows)
    for each in pair.links:
        own = known(each, made)
        if each in keep and own is None:
            made.append(_row(session, each))
        elif each not in keep and own is not None:
            made = [row for row in made if row["id"] != own]
    return made


def ruled(session: Session, rows: Sequence[Row], pairs: Sequence[Pair], rule: Rule) -> list[Row]:
    """The rows of the relations when a rule decides on all pairs."""
    made = list(rows)
    for each in pairs:
        kept = by_rule(each, rule)
        if kept is not None:
            made = decided(session, made, each, kept)
    return made


def _row(session: Session, link: Link) -> Row:
    return {
        "id": ids.fresh(),
        "from_id": link.from_id,
        "to_id": link.to_id,
        "kind": link.kind,
        "strength": _strength(session, link.ends),
    }


def _strength(session: Session, ends: Collection[str]) -> int:
    """The lower median of what the two say, 2 where neither does."""
    said = [
        each.strength
        for each in current(session)
        if {each.by, each.other} == {*ends} and each.strength is not None
    ]
    return median_low(said) if said else 2


def choices(pair: Pair) -> Mapping[str, tuple[Link, ...]]:
    """What can be decided on a pair: each relation that was named, all of them, or none."""
    found: dict[str, tuple[Link, ...]] = {each.name: (each,) for each in pair.links}
    if len(pair.links) > 1:
        found["all"] = pair.links
    return found | {"nothing": ()}
