"""The tools of the scripts are pinned without addresses, and not part of what is shipped."""

import json
import re
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "js"
STATIC = Path(__file__).parents[2] / "netwerk_widgets" / "static"


def test_the_lock_of_the_scripts_records_no_addresses():
    text = (FOLDER / "package-lock.json").read_text(encoding="utf-8")
    lock = json.loads(text)
    assert [name for name, each in lock["packages"].items() if "resolved" in each] == []
    assert "://" not in text


def test_the_tools_are_pinned():
    tools = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert set(tools) == {"@biomejs/biome", "axe-core", "typescript"}
    assert all(re.fullmatch(r"[\d.]+", version) for version in tools.values())


def test_every_test_of_a_script_is_run():
    # `node --test` runs what is called so; another name would go unnoticed.
    helpers = {"browser.js", "scripts.js", "scene.js"}
    files = {path.name for path in FOLDER.glob("*.js")}
    assert {name for name in files if not name.endswith(".test.js")} == helpers
    assert len(files) > len(helpers) + 3


def test_the_types_are_strict_and_nothing_is_let_off():
    options = json.loads((FOLDER / "tsconfig.json").read_text(encoding="utf-8"))["compilerOptions"]
    assert all(options[each] for each in ("strict", "checkJs", "noEmit"))
    let_off = re.compile(r"@ts-|[:<|(>] ?any\b|\bany\[\]")
    for path in [*STATIC.rglob("*.js"), FOLDER / "types.d.ts"]:
        for line in path.read_text(encoding="utf-8").splitlines():
            if path.suffix == ".ts" or line.lstrip().startswith(("/**", "* @")):
                assert not let_off.search(line), f"{path.name}: {line}"


def test_types_are_not_shipped():
    assert [path for path in STATIC.rglob("*") if path.suffix == ".ts"] == []
