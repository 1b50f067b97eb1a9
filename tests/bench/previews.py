"""How long it takes to look through a list of the most relations that a session holds.

In the kernel's processor time, against the same relations validated and written as JSON.
"""

import json
import random
import statistics
import time
from collections.abc import Callable

from netwerk_widgets.files import plan, read
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.intake import preview

Row = tuple[str, float, str, float | None]
PARTIES, RELATIONS, RUNS = 1500, 10_000, 3
#: So many times the validating of the same relations may it take.
MOST_TIMES = 20


def _pairs() -> list[tuple[int, int]]:
    rng = random.Random(1)
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < RELATIONS:
        first, last = sorted(rng.sample(range(PARTIES), 2))
        pairs.add((first, last))
    return sorted(pairs)


def _files() -> dict[str, str]:
    """The text of a file, by the end of its name."""
    chosen = _pairs()
    lines = [f"Organisatie {a};Organisatie {b};{a % 3 + 1}" for a, b in chosen]
    nodes = [f'{n + 1} "Organisatie {n}"' for n in range(PARTIES)]
    edges = [f"{a + 1} {b + 1} {a % 3 + 1}" for a, b in chosen]
    return {
        "csv": "\n".join(["Van;Naar;Sterkte", *lines]),
        "net": "\n".join([f"*Vertices {PARTIES}", *nodes, "*Edges", *edges]),
    }


def rows() -> list[Row]:
    """Times the baseline from a file to its preview, for each of some formats."""
    model = PARTS["relations"]
    items = [
        {"id": f"r{n}", "from_id": f"p{a}", "to_id": f"p{b}", "strength": a % 3 + 1, "note": ""}
        for n, (a, b) in enumerate(_pairs())
    ]

    def baseline() -> None:
        json.dumps(model.model_validate({"items": items}).model_dump(mode="json"))

    floor = _seconds(baseline)
    found: list[Row] = []
    for name, text in _files().items():
        took = _seconds(lambda name=name, text=text: _previewed(text, name))  # type: ignore[misc]
        found.append(
            (f"{RELATIONS} relations previewed, {name} / validated", took / floor, "×", MOST_TIMES)
        )
    return found


def _previewed(text: str, name: str) -> None:
    preview(plan(read(text.encode(), f"x.{name}"), Session()), f"x.{name}", texts("nl"))


def _seconds(what: Callable[[], None]) -> float:
    """Median seconds of processor time."""
    took = []
    for _ in range(RUNS):
        began = time.process_time()
        what()
        took.append(time.process_time() - began)
    return statistics.median(took)
