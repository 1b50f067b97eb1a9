"""``netwerk slips``: a round on paper from the command."""

import pytest

from netwerk_widgets.cli import main
from netwerk_widgets.texts import texts


@pytest.fixture
def session(own_home):
    main(["new", "Pact", "--case", "laanboompact"])
    return "Pact"


def test_slips_come_per_organisation_or_without_a_name(session, tmp_path, capsys):
    file = tmp_path / "slips.html"
    assert main(["slips", session, str(file), "--kind", "positions"]) == 0
    named = file.read_text(encoding="utf-8")
    assert named.count('class="slip"') > 5
    words = ["slips", session, str(file), "--kind", "accelerators", "--copies", "4", "--lang", "en"]
    assert main(words) == 0
    blank = file.read_text(encoding="utf-8")
    assert blank.count('class="slip"') == 4
    assert texts("en")("rounds.title.accelerators") in blank
    assert texts("en")("rounds.kept.anonymous") in blank


@pytest.mark.parametrize(
    "more", [["--kind", "forces", "--per", "party"], ["--kind", "lesson", "--names", "named"]]
)
def test_a_kind_that_cannot_be_asked_like_that_says_how_it_can(session, tmp_path, capsys, more):
    file = tmp_path / "slips.html"
    assert main(["slips", session, str(file), *more]) == 1
    said = capsys.readouterr().err
    assert "--per person --names anonymous" in said
    assert said.count("\n") == 1
    assert not file.exists()
