"""What it costs to try something out: memory of a seat, and how soon its page is there."""

import re
import statistics
import tempfile
import time
from pathlib import Path

import psutil

from netwerk_widgets.serve.filtering import V1
from netwerk_widgets.serve.seats import SEATS
from tests.serve.visitor import Visitor, open_door

#: What a seat may weigh (megabytes) and how long its page may take (seconds), see `rows`.
MOST_MEMORY, MOST_TIME = 50, 1.5


def rows() -> list[tuple[str, float, str, float | None]]:
    """Seats taken one after the other, all in use; for the table of the benchmark.

    Memory is the proportional set size: what seats share is divided among them. What forks
    them weighs nothing less without them, so it is told apart.
    """
    with tempfile.TemporaryDirectory() as folder, open_door(Path(folder)) as port:
        Visitor(port).leave()  # the first one waits for the imports
        took, visitors = [], []
        for _ in range(SEATS):
            began = time.perf_counter()
            visitors.append(Visitor(port))
            took.append(time.perf_counter() - began)
        assert all(each.status == 200 for each in visitors)
        for each in visitors:
            use(each)
        nursery, *seats = sorted(kernels(), key=lambda each: each.create_time())
        weights = [each.memory_full_info().pss / 1e6 for each in seats]
        assert len(weights) == SEATS
        return [
            (f"a seat of {SEATS}, memory (PSS), the heaviest", max(weights), "MB", MOST_MEMORY),
            (f"what forks {SEATS} seats, memory (PSS)", weight(nursery), "MB", None),
            ("a seat's page, answered warm", statistics.median(took), "s", MOST_TIME),
        ]


def weight(process: psutil.Process) -> float:
    """The proportional set size (megabytes)."""
    return float(process.memory_full_info().pss) / 1e6


def kernels() -> list[psutil.Process]:
    """What forks kernels for the door that this process started, and those kernels."""
    return [
        each
        for each in psutil.Process().children(recursive=True)
        if any("netwerk_widgets.nursery" in word for word in each.cmdline())
    ]


def use(visitor: Visitor) -> None:
    """Ask for the whole page and take a party away, as somebody would."""
    with visitor.connect(V1) as line:
        found = line.states()
        button = next(
            name
            for name, each in found.items()
            if "nw-whatif-remove" in each["state"].get("_dom_classes", ())
        )
        line.comm(button, {"method": "custom", "content": {"event": "click"}})
        line.settle()
        assert any(re.search("whatif-after", str(raw)) for _, raw in line.heard)


def main() -> None:
    """This part of the benchmark alone."""
    for what, value, unit, most in rows():
        print(f"{what}: {value:.2f} {unit}" + (f" (≤ {most:g})" if most else ""))


if __name__ == "__main__":
    main()
