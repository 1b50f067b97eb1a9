"""How long it takes to look through a list of the most relations that a session holds."""

import random
import time

from netwerk_widgets.files import plan, read
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.intake import preview

Row = tuple[str, float, str, float | None]
PARTIES, RELATIONS, MOST_SECONDS = 1500, 10_000, 3.0


def rows() -> list[Row]:
    """Seconds from a file to its preview, for each of some formats."""
    rng = random.Random(1)
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < RELATIONS:
        first, last = sorted(rng.sample(range(PARTIES), 2))
        pairs.add((first, last))
    chosen = sorted(pairs)
    lines = [f"Organisatie {a};Organisatie {b};{a % 3 + 1}" for a, b in chosen]
    nodes = [f'{n + 1} "Organisatie {n}"' for n in range(PARTIES)]
    edges = [f"{a + 1} {b + 1} {a % 3 + 1}" for a, b in chosen]
    files = {
        "csv": "\n".join(["Van;Naar;Sterkte", *lines]),
        "net": "\n".join([f"*Vertices {PARTIES}", *nodes, "*Edges", *edges]),
    }
    return [
        (f"{RELATIONS} relations previewed, {name}", took(text, name), "s", MOST_SECONDS)
        for name, text in files.items()
    ]


def took(text: str, name: str) -> float:
    """Seconds."""
    began = time.perf_counter()
    preview(plan(read(text.encode(), f"x.{name}"), Session()), f"x.{name}", texts("nl"))
    return time.perf_counter() - began
