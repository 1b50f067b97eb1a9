"""What the README and its neighbours tell people to type, and to look at, is there."""

import re
import shlex
from pathlib import Path

import pytest

from netwerk_widgets.cli import _parser
from netwerk_widgets.texts import texts

ROOT = Path(__file__).parents[2]
README, CONTRIBUTING, SECURITY = (
    (ROOT / f"{name}.md").read_text(encoding="utf-8")
    for name in ("README", "CONTRIBUTING", "SECURITY")
)
TOLD = "\n".join((README, CONTRIBUTING, SECURITY))
BLOCKS = re.findall(r"^```\n(.*?)^```", TOLD, flags=re.S | re.M)
INLINE = re.findall(r"`((?:netwerk|make) [^`]*)`", TOLD)
LINES = [line.partition("#")[0].strip() for block in BLOCKS for line in block.splitlines()]
COMMANDS = sorted({line for line in [*LINES, *INLINE] if line.startswith("netwerk ")})
TARGETS = sorted({line for line in [*LINES, *INLINE] if line.startswith("make ")})

#: What stands for something of the reader's own.
OWN = {
    "N": "8901",
    "CASE": "laanboompact",
    "KIND": "accelerators",
    "PART": "board",
    "WHAT": "measures",
    "nl|en": "en",
    "person|party": "person",
    "named|listed|anonymous": "anonymous",
}


def words(command: str) -> list[str]:
    """The command as it would be typed, with everything optional in it; of a choice the first."""
    typed = re.sub(r"(--[\w-]+)\|--[\w-]+", r"\1", command)
    plain = re.sub(r"[\[\]]", " ", typed)
    return [OWN.get(word, word) for word in shlex.split(plain)[1:]]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_can_be_typed(command):
    arguments = _parser(texts("en")).parse_args(words(command))
    assert callable(arguments.run)


def test_every_command_is_told():
    told = {words(command)[0] for command in COMMANDS}
    parser = _parser(texts("en"))
    known = next(each.choices for each in parser._actions if each.dest == "command")
    assert {each for each in known if not each.startswith("_")} == told


@pytest.mark.parametrize("line", TARGETS)
def test_every_target_is_in_the_makefile(line):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{re.escape(line.split()[1])}:", makefile, flags=re.M)


def test_what_is_linked_is_there():
    found = re.findall(r"\]\(([^)#]+)\)|src=\"([^\"]+)\"", TOLD)
    paths = [ROOT / (one or other) for one, other in found]
    assert len(paths) >= 5
    assert [each for each in paths if not each.is_file()] == []
    assert all(each.stat().st_size <= 150_000 for each in paths)


def test_the_tree_is_the_tree():
    told = re.findall(r"^  ((?:\w+/ ?)+)", CONTRIBUTING, flags=re.M)
    folders = {name for line in told for name in re.findall(r"\w+", line)}
    package = ROOT / "netwerk_widgets"
    real = {each.parent.name for each in package.glob("*/__init__.py")} | {"texts"}
    assert folders == real
