"""The tools of the scripts are pinned without addresses, and not part of what is shipped."""

import json
import re
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "js"


def test_the_lock_of_the_scripts_records_no_addresses():
    text = (FOLDER / "package-lock.json").read_text(encoding="utf-8")
    lock = json.loads(text)
    assert [name for name, each in lock["packages"].items() if "resolved" in each] == []
    assert "://" not in text


def test_the_tools_are_pinned():
    tools = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert set(tools) == {"@biomejs/biome", "typescript"}
    assert all(re.fullmatch(r"[\d.]+", version) for version in tools.values())


def test_every_test_of_a_script_is_run():
    # `node --test` runs what is called so; another name would go unnoticed.
    helpers = {"scripts.js", "scene.js"}
    files = {path.name for path in FOLDER.glob("*.js")}
    assert {name for name in files if not name.endswith(".test.js")} == helpers
    assert len(files) > len(helpers) + 3
