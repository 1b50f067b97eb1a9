"""The lowest versions that pyproject.toml allows, as constraints for pip.

``python -m tests.project.lowest > FILE``, then ``pip install --constraint FILE '.[test]'``: what
those need themselves is as new as it comes (`make test-lowest`).
"""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]


def lowest(requirement: str) -> str | None:
    """``name==version`` for a requirement with a lower bound; None without one."""
    found = Requirement(requirement)
    bounds = [each.version for each in found.specifier if each.operator == ">="]
    return f"{found.name}=={bounds[0]}" if bounds else None


def constraints() -> list[str]:
    """The constraints: what the package needs at its lowest, the tools of the tests as locked."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    tools = {normal(Requirement(each).name) for each in project["optional-dependencies"]["test"]}
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    return [
        *filter(None, map(lowest, project["dependencies"])),
        *(pin for pin in locked if normal(pin.partition("==")[0]) in tools),
    ]


def normal(name: str) -> str:
    """A package's name as an index writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    print(*constraints(), sep="\n")
