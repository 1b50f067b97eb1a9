"""A session of 50 parties and 120 relations, the same every time."""

import random
from pathlib import Path

from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import Relation, Stakeholder
from netwerk_widgets.session.store import open_store

NAME = "Vijftig partijen"


def large(parties: int = 50, relations: int = 120) -> Session:
    rng = random.Random(1)
    session = Session()
    sectors, roles, rings = (
        ("public", "private", "social"),
        ("partner", "supplier", "client", "authority"),
        ("core", "ring", "outside"),
    )
    session.stakeholders.items = [
        Stakeholder(
            id=f"p{i}",
            name=f"Organisatie nummer {i}",
            sector=rng.choice(sectors),
            branch=f"branche {i % 7}",
            role=rng.choice(roles),
            ring=rng.choice(rings),
            power=rng.randint(1, 5),
            interest=rng.randint(1, 5),
        )
        for i in range(parties)
    ]
    kinds = ("supply", "cooperation", "information", "funding", "authority")
    session.relations.items = []
    for i in range(relations):
        a, b = rng.sample(range(parties), 2)
        session.relations.items.append(
            Relation(
                id=f"r{i}",
                from_id=f"p{a}",
                to_id=f"p{b}",
                kind=rng.choice(kinds),
                strength=rng.randint(1, 3),
            )
        )
    return session


def large_session(home: Path) -> str:
    """Put the session in the workbook's store; its name."""
    with open_store(f"sqlite:///{home / 'sessions.db'}") as store:
        store.create(NAME, large().model_dump(mode="json"), "bench")
    return NAME
