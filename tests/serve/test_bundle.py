"""Scripts and style sheets leave as few files, whole, and without what is for their readers."""

import re

import pytest

from netwerk_widgets import places
from netwerk_widgets.bundle import bundle, script, sheet

SCRIPTS = [name for name in places.static_files() if name.endswith(".js")]
SHEETS = [name for name in places.static_files() if name.endswith(".css")]
ENTRIES = [name for name in SHEETS if not name.startswith("css/")]


def source(name):
    return (places.static() / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_loses_its_remarks_and_nothing_else(name):
    """A line that begins as a remark may also be one of several in a text: there are none."""
    before, after = source(name).splitlines(), script(name).splitlines()
    assert len(after) == len(before)
    gone = [at for at, line in enumerate(before) if line != after[at]]
    assert all(not after[at] for at in gone)
    code = ""
    for at, line in enumerate(after):
        assert at not in gone or code.count("`") % 2 == 0, f"{name}:{at + 1}"
        code += line
    assert not re.search(r"^\s*(//|/\*\*|\*)", "\n".join(after), re.MULTILINE)


def test_a_script_s_remarks_are_of_more_than_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "static", lambda: tmp_path)
    text = "// One.\n/**\n * Two.\n */\nf(); // 3\n  /** @type {A} */\na(/** @type {A} */ (b));\n"
    (tmp_path / "a.js").write_text(text, encoding="utf-8")
    assert script("a.js") == "\n\n\n\nf(); // 3\n\na(/** @type {A} */ (b));\n"


def test_the_room_s_scripts_are_sent_without_remarks_and_margins():
    sent = bundle("dashboard.js")
    assert "@param" not in sent
    assert not re.search(r"^[ \t]", sent, re.MULTILINE)


def test_a_text_of_several_lines_keeps_its_margins(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "static", lambda: tmp_path)
    (tmp_path / "a.js").write_text("f(`een\n\n  twee`);\n", encoding="utf-8")
    assert bundle("a.js") == "f(`een\n\n  twee`);\n"
    (tmp_path / "a.js").write_text("f(`een`);\n\n  g();\n", encoding="utf-8")
    assert bundle("a.js") == "f(`een`);\ng();\n"


def test_every_part_of_the_style_is_sent_once_in_the_one_sheet_of_a_page():
    found = re.findall(r'@import "\./([^"]+)";', source("netwerk.css"))
    assert sorted(found) == sorted(name for name in SHEETS if name.startswith("css/"))
    at = [sheet("netwerk.css").index(sheet(name)) for name in found]
    assert at == sorted(at)


@pytest.mark.parametrize("name", ENTRIES)
def test_a_sheet_asks_for_no_other(name):
    assert "@import" not in sheet(name)
    assert "/*" not in sheet(name)


@pytest.mark.parametrize("name", SHEETS)
def test_a_part_names_no_file_its_address_would_change_in_the_whole(name):
    assert name in ENTRIES or "url(" not in source(name)


#: What a rule must beat: a style of the element itself, of Lumino or of plotly, a field without a
#: ring of ipywidgets, or all rules.
IMPORTANT = {"css/shell.css": 6, "css/media.css": 3, "css/ipywidgets.css": 1, "room.css": 2}


@pytest.mark.parametrize("name", SHEETS)
def test_a_rule_is_important_only_over_what_stands_on_the_element_itself(name):
    assert source(name).count("!important") == IMPORTANT.get(name, 0)
