"""``netwerk check-case FOLDER``: what it says, and what it ends with."""

import shutil

import pytest

from netwerk_widgets import places
from netwerk_widgets.cli import main
from netwerk_widgets.texts import LANGUAGES, texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_in_order(capsys, language):
    folder = places.data() / "cases" / "laanboompact"
    assert main(["check-case", str(folder), "--lang", language]) == 0
    assert capsys.readouterr().out == texts(language)("checkcase.fine", name="laanboompact") + "\n"


def test_a_case_that_is_not_in_order_ends_with_1_and_says_each_thing(capsys, tmp_path):
    folder = tmp_path / "laanboompact"
    shutil.copytree(places.data() / "cases" / "laanboompact", folder)
    (folder / "study.json").write_text("{")
    (folder / "relations.json").unlink()
    assert main(["check-case", str(folder), "--lang", "en"]) == 1
    said = capsys.readouterr()
    assert [line.partition(":")[0] for line in said.out.splitlines()] == [
        "relations.json",
        "study.json",
    ]
    assert "2 found" in said.err
    assert "Traceback" not in said.out + said.err
