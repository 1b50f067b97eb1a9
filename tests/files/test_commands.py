"""``netwerk import`` and ``export`` with other programs' files."""

import json

import pytest

from netwerk_widgets.cli import main
from netwerk_widgets.files import FORMATS
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.portable import read_session
from netwerk_widgets.session.store import open_store


def run(capsys, *words):
    code = main([str(each) for each in words])
    said = capsys.readouterr()
    return code, said.out, said.err


def held(name):
    with open_store() as store:
        found = read_session(store, name)
    return found.stakeholders, sorted(found.relations.items, key=lambda each: each.id)


@pytest.mark.parametrize("extension", FORMATS)
def test_out_and_in_again(capsys, tmp_path, extension):
    path = tmp_path / f"uit.{extension}"
    assert run(capsys, "new", "een", "--case", "laanboompact")[0] == 0
    assert run(capsys, "export", "een", path)[0] == 0
    code, out, problem = run(capsys, "import", path, "--name", "twee")
    # What a list says, that the case has pictures which a list never brings back, and the session.
    assert (code, out.count("\n"), problem) == (0, 1 if extension == "json" else 3, "")
    assert ("volgt uit een ronde" in out) == (extension != "json")
    assert held("twee") == held("een")
    assert held("een")[0] == load_case("laanboompact", "nl").stakeholders


def test_a_list_becomes_a_session_and_its_problems_are_lines(capsys, tmp_path):
    path = tmp_path / "Mijn lijst.csv"
    path.write_text("Naam;Sector\nA;pubilek\n;publiek\n", encoding="utf-8")
    code, out, _ = run(capsys, "import", path)
    assert code == 0
    assert out.splitlines() == [
        "1 partij en 0 relaties",
        "lijst van partijen: ‘Naam’ → Naam; ‘Sector’ → Sector",
        "Rij 2, kolom ‘Sector’: ‘pubilek’ kennen we niet als sector. → Maak er ‘publiek’ van",
        "Rij 3: Deze rij heeft geen naam en valt af. Vul de naam in en haal de lijst opnieuw"
        " binnen.",
        "De sessie ‘Mijn lijst’ is gemaakt.",
    ]
    assert [each.sector for each in held("Mijn lijst")[0].items] == ["public"]


def test_kumu_json_is_a_list(capsys, tmp_path):
    path = tmp_path / "kumu.json"
    path.write_text(json.dumps({"elements": [{"label": "A"}]}), encoding="utf-8")
    assert run(capsys, "import", path)[0] == 0
    assert [each.name for each in held("kumu")[0].items] == ["A"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.xlsx", b"PK\x03\x04"),
        ("x.csv", b""),
        ("x.graphml", b"<graphml>"),
        ("y.csv", b"Naam;Sector\n;publiek\n"),
    ],
)
def test_what_cannot_be_used_is_one_sentence_and_makes_nothing(capsys, tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    code, out, problem = run(capsys, "import", path)
    assert (code, out, problem.count("\n")) == (1, "", 1)
    with open_store() as store:
        assert store.sessions() == []


def test_an_unknown_extension_is_refused(capsys, tmp_path):
    run(capsys, "new", "een")
    code, _, problem = run(capsys, "export", "een", tmp_path / "uit.docx")
    assert (code, ".gexf" in problem, list(tmp_path.glob("uit*"))) == (1, True, [])
