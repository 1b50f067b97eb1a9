"""``netwerk report``: what it writes, and how it fails."""

from io import BytesIO

import openpyxl
import pytest

from netwerk_widgets.cli import main
from netwerk_widgets.cli.writing import whole_file
from netwerk_widgets.report import making
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import LANGUAGES, texts


@pytest.fixture
def session():
    with open_store() as store:
        content = load_case("laanboompact", "nl").model_dump(mode="json")
        store.create("Proef", content, "test")
    return "Proef"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_is_written_with_how_far_it_is(session, tmp_path, capsys, language):
    file = tmp_path / "verslag.XLSX"
    assert main(["report", session, str(file), "--lang", language]) == 0
    said = capsys.readouterr()
    t = texts(language)
    assert said.out == t("cli.written", file=file) + "\n"
    assert said.err == t("report.progress.outline") + "\n"
    assert len(openpyxl.load_workbook(BytesIO(file.read_bytes())).sheetnames) > 15
    assert [each.name for each in tmp_path.iterdir() if "part" in each.name] == []


def test_what_it_is_about_and_what_stands_at_the_end_are_asked_for(session, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(making, "make", lambda *given: asked.append(given[6:]) or b"x")
    file = str(tmp_path / "x.docx")
    for more in (
        [],
        ["--full"],
        ["--about", "board"],
        ["--about", "full", "--appendix", "sources", "--appendix", "measures"],
    ):
        assert main(["report", session, file, *more]) == 0
    assert asked == [
        ("short", None),
        ("full", None),
        ("board", None),
        ("full", ["sources", "measures"]),
    ]


def fails(capsys, *words):
    assert main(list(words)) == 1
    said = capsys.readouterr()
    assert said.out == ""
    return said.err.splitlines()[-1]


def test_what_cannot_be_made_is_said_in_one_sentence(session, tmp_path, capsys):
    t = texts("nl")
    odd = str(tmp_path / "verslag.odt")
    assert fails(capsys, "report", session, odd) == t("errors.report_kind", file=odd)
    file = str(tmp_path / "x.docx")
    assert fails(capsys, "report", "Niemand", file) == t("errors.no_session", name="Niemand")
    nowhere = str(tmp_path / "geen" / "x.docx")
    said = t("errors.file_no_folder", file=nowhere, folder=tmp_path / "geen")
    assert fails(capsys, "report", session, nowhere) == said
    assert list(tmp_path.glob("*.docx")) == []


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    file = tmp_path / "verslag.html"
    file.write_text("oud")
    with pytest.raises(ZeroDivisionError), whole_file(str(file)) as opened:
        opened.write(bytes(1 // 0))
    assert file.read_text() == "oud"
    with pytest.raises(NetwerkError), whole_file(str(tmp_path)):
        pass
    with whole_file(str(file)) as opened:
        opened.write(b"nieuw")
    assert file.read_text() == "nieuw"
    assert list(tmp_path.iterdir()) == [file]


def test_a_session_goes_only_when_that_is_meant(session, capsys):
    t = texts("nl")
    assert fails(capsys, "remove", "Niemand", "--yes") == t("errors.no_session", name="Niemand")
    assert fails(capsys, "remove", session) == t("errors.remove_yes", name=session)
    assert main(["remove", session, "--yes"]) == 0
    assert capsys.readouterr().out == t("cli.removed", name=session) + "\n"
    with open_store() as store:
        assert store.sessions() == []
