"""Small sessions to measure."""

from collections.abc import Iterable
from typing import Any

from netwerk_widgets.session.models import Session


def session(
    parties: Iterable[str | dict[str, Any]] = (),
    relations: Iterable[tuple[Any, ...]] = (),
    case: str | None = None,
) -> Session:
    """Parties by id (or with fields), relations as (from, to[, kind[, strength]])."""
    items = [
        {"id": each, "name": each.upper()} if isinstance(each, str) else each for each in parties
    ]
    lines = []
    for number, (start, end, *rest) in enumerate(relations):
        kind, strength, *_ = (*rest, *("cooperation", 2)[len(rest) :])
        lines.append(
            {"id": f"r{number}", "from_id": start, "to_id": end, "kind": kind, "strength": strength}
        )
    return Session.model_validate(
        {"start": {"case": case}, "stakeholders": {"items": items}, "relations": {"items": lines}}
    )


def many(count: int = 50) -> Session:
    """A large network that is always the same: a ring with chords, all kinds and roles."""
    sectors = ("public", "private", "social")
    roles = (
        "initiator",
        "connector",
        "partner",
        "supplier",
        "client",
        "financier",
        "authority",
        "knowledge",
    )
    kinds = ("supply", "cooperation", "information", "funding", "authority")
    parties = [
        {
            "id": f"p{i}",
            "name": f"Organisatie {i} voor van alles en nog wat",
            "sector": sectors[i % 3],
            "role": roles[i % 8],
            "ring": ("core", "ring", "outside")[min(2, i // 20)],
            "power": 1 + i % 5,
            "interest": 1 + (i // 3) % 5,
        }
        for i in range(count)
    ]
    relations = [
        (f"p{i}", f"p{(i + step) % count}", kinds[(i + step) % 5], 1 + i % 3)
        for i in range(count)
        for step in (1, 7)
    ]
    return session(parties, relations)
