"""What CONTRIBUTING says of adding a question: one field and a text in each language.

Tried in a copy of the workbook, on a step, on a party and on a relation: nothing else is changed,
and it shows up everywhere; in the room only when its panel says so.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODELS = Path("netwerk_widgets/session/models")
#: File, after which line, and the field.
FIELDS = (
    (MODELS / "domain.py", '    kind_reason: Prose = ""\n', '    decider: Sentence = ""\n'),
    (
        MODELS / "parties.py",
        '    activities: Annotated[Sentence, for_room("about")] = ""\n',
        '    contact: Annotated[Sentence, for_room("about")] = ""\n',
    ),
    (
        MODELS / "parties.py",
        "    strength: Annotated[int, Field(ge=1, le=3), IN_ROOM] = 2\n",
        "    trust: Level | None = None\n",
    ),
)
LABELS = {
    "nl": {
        "domain_decider": "wie beslist",
        "stakeholder_contact": "wie bel je",
        "relation_trust": "vertrouwen",
    },
    "en": {
        "domain_decider": "who decides",
        "stakeholder_contact": "whom to call",
        "relation_trust": "trust",
    },
}


def insert(path: Path, after: str, line: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(after) == 1
    path.write_text(text.replace(after, after + line), encoding="utf-8")


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Where each of the fields shows up in the copy."""
    copy = tmp_path_factory.mktemp("copy")
    skip = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "netwerk_widgets", copy / "netwerk_widgets", ignore=skip)
    shutil.copytree(ROOT / "data", copy / "data")
    for path, after, line in FIELDS:
        insert(copy / path, after, line)
    for language, labels in LABELS.items():
        lines = "".join(f'{key} = "{words}"\n' for key, words in labels.items())
        insert(copy / "netwerk_widgets/texts" / language / "fields.toml", "[label]\n", lines)
    done = subprocess.run(
        [sys.executable, str(Path(__file__).parent / "trial" / "tried.py")],
        env={**os.environ, "PYTHONPATH": str(copy), "NETWERK_HOME": str(copy / "home")},
        capture_output=True,
        text=True,
        check=False,
        cwd=copy,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("what", ["step", "party", "relation"])
@pytest.mark.parametrize("where", ["saved", "merged", "undone", "json", "report"])
def test_it_is_saved_merged_undone_exported_and_in_the_report(found, what, where):
    assert found[what][where] is True


@pytest.mark.parametrize("what", ["party", "relation"])
@pytest.mark.parametrize("extension", ["xlsx", "ods", "csv", "graphml", "gexf"])
def test_it_goes_out_and_comes_in_with_every_list_and_network(found, what, extension):
    assert found[what][extension] is True


def test_it_is_asked_on_its_page_and_on_the_map(found):
    assert "wie beslist" in found["step"]["page"]
    assert "wie bel je" in found["party"]["page"]
    assert "wie bel je" not in found["party"]["elsewhere"]
    assert "wie bel je" in found["party"]["map"]
    assert "vertrouwen" in found["relation"]["page"]
    assert "vertrouwen" in found["relation"]["map"]


def test_an_edit_takes_away_the_confirmation_of_its_step(found):
    steps = {what: found[what]["steps"] for what in ("step", "party", "relation")}
    assert steps == {"step": ["domain"], "party": ["context"], "relation": ["domain"]}


def test_what_was_changed_is_told_by_its_name(found):
    assert found["step"]["told"] == "wie beslist was leeg, werd ‘Wij zelf’"
    assert found["party"]["told"] == "partij ‘A’, wie bel je was leeg, werd ‘Mevrouw A’"
    assert "vertrouwen was leeg, werd 4" in found["relation"]["told"]


def test_the_room_gets_it_only_when_its_panel_says_so(found):
    rooms = {what: found[what]["room"] for what in ("step", "party", "relation")}
    assert rooms == {"step": [], "party": ["all"], "relation": []}
