"""``netwerk sessions | new | import | export | schema``: what they say, and how they fail."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from netwerk_widgets.cli import main
from netwerk_widgets.session import settings
from netwerk_widgets.session.cases import case_names, load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.portable import loads, read_session
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import LANGUAGES, texts


@pytest.fixture
def run(capsys):
    """Run a command: its exit code, and what it printed."""

    def netwerk(*words):
        code = main([str(each) for each in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return netwerk


@pytest.fixture
def fails(run):
    """A command that fails: its one sentence."""

    def netwerk(*words):
        code, out, problem = run(*words)
        assert (code, out) == (1, "")
        assert problem.endswith("\n")
        assert problem.count("\n") == 1
        assert "Traceback" not in problem
        return problem[:-1]

    return netwerk


def held(name):
    with open_store() as store:
        return read_session(store, name)


def names():
    with open_store() as store:
        return [each.name for each in store.sessions()]


# ---- what they do ----


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_sessions_it_says_how_to_begin(run, language):
    said = texts(language)("cli.no_sessions")
    assert run("sessions", "--lang", language) == (0, f"{said}\n", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_session_is_empty_and_listed(run, language):
    said = texts(language)("cli.made", name="Oké 1")
    assert run("--lang", language, "new", "  Oké 1 ") == (0, f"{said}\n", "")
    assert held("Oké 1") == Session()
    code, out, problem = run("sessions")
    assert (code, problem) == (0, "")
    assert out.endswith("  Oké 1\n")
    assert out.count("\n") == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", case_names())
def test_a_new_session_can_hold_a_case(run, case, language):
    assert run("new", "een", "--case", case, "--lang", language)[0] == 0
    assert held("een") == load_case(case, language)


def test_sessions_are_listed_last_changed_first(run):
    for name in ("een", "twee", "drie"):
        run("new", name)
    with open_store() as store:
        empty = store.read("een", "dream").document
        store.save("een", "dream", {**empty, "shared": "Nu"}, 1, "x")
    listed = [line.split("  ")[1] for line in run("sessions")[1].splitlines()]
    assert listed == ["een", "drie", "twee"]


def test_the_language_that_was_used_last_is_used_again(run):
    settings.save(language="en")
    assert run("sessions")[1] == texts("en")("cli.no_sessions") + "\n"
    assert run("sessions", "--lang=nl")[1] == texts("nl")("cli.no_sessions") + "\n"


def told(file):
    """What is in an exported file, but for where it came from."""
    name, session = loads(file.read_bytes())
    session.start.origins = []
    return name, session


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", case_names())
def test_what_goes_out_comes_in_again(run, tmp_path, case, language):
    file = tmp_path / "uit é.json"
    run("new", "een", "--case", case, "--lang", language)
    t = texts(language)
    said = t("cli.written", file=file)
    assert run("export", "een", file, "--lang", language) == (0, f"{said}\n", "")
    assert told(file) == ("een", load_case(case, language))
    said = t("cli.made", name="twee")
    assert run("import", file, "--name", "twee", "--lang", language) == (0, f"{said}\n", "")
    run("export", "twee", tmp_path / "weer.json")
    assert told(tmp_path / "weer.json") == ("twee", load_case(case, language))
    # It knows where it came from, and that goes along.
    first, second = (
        loads(each.read_bytes())[1].start.origins for each in (file, tmp_path / "weer.json")
    )
    assert len(first) == 1
    assert second[1:] == first


def test_without_a_name_an_import_is_called_as_it_was(run, tmp_path):
    run("new", "een")
    run("export", "een", tmp_path / "een.json")
    with open_store() as store:
        store.rename("een", "ander")
    assert run("import", tmp_path / "een.json")[0] == 0
    assert sorted(names()) == ["ander", "een"]


def test_a_file_that_is_there_is_replaced_whole(run, tmp_path):
    file = tmp_path / "uit.json"
    file.write_text("x" * 500_000, encoding="utf-8")
    run("new", "een")
    assert run("export", "een", file)[0] == 0
    assert told(file) == ("een", Session())
    assert [each.name for each in tmp_path.glob("uit*")] == ["uit.json"]
    assert list(tmp_path.glob("*.part")) == []


def test_what_was_told_in_confidence_is_in_a_list_only_when_asked_for(run, tmp_path):
    run("new", "een", "--case", "laanboompact")
    file, head = tmp_path / "uit.csv", "Invloed op de tweede"
    assert run("export", "een", file, "--lang", "nl")[0] == 0
    assert head not in file.read_text(encoding="utf-8-sig")
    assert run("export", "een", file, "--confided", "--lang", "nl")[0] == 0
    assert head in file.read_text(encoding="utf-8-sig")


def test_the_schema_is_valid_and_an_export_fits_it(run, tmp_path):
    code, out, problem = run("schema")
    schema = json.loads(out)
    assert (code, problem) == (0, "")
    jsonschema.Draft202012Validator.check_schema(schema)
    for case in case_names():
        run("new", case, "--case", case)
        run("export", case, tmp_path / case)
        whole = json.loads((tmp_path / case).read_text(encoding="utf-8"))
        jsonschema.validate(whole, schema, jsonschema.Draft202012Validator)
        whole["session"]["goals"]["goals"][0]["due"] = 7
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(whole, schema, jsonschema.Draft202012Validator)


# ---- how they fail ----


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_is_one_sentence(fails, run, tmp_path, language):
    t = texts(language)
    run("new", "een")
    lang = ("--lang", language)
    assert fails(*lang, "new", "EEN") == t("errors.session_exists", name="EEN")
    assert fails(*lang, "new", "  ") == t("errors.name_empty")
    assert fails(*lang, "new", "x" * 81) == t("errors.name_too_long", most=80)
    assert fails(*lang, "new", "a/b") == t("errors.name_signs")
    assert fails(*lang, "new", "a\nb") == t("errors.name_signs")
    missing = t("errors.no_session", name="weg")
    assert fails(*lang, "export", "weg", tmp_path / "uit.json") == missing
    assert not (tmp_path / "uit.json").exists()
    assert names() == ["een"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_that_cannot_be_read_or_written(fails, run, tmp_path, language):
    t = texts(language)
    run("new", "een")
    lang = ("--lang", language)
    gone, folder = tmp_path / "weg.json", tmp_path / "map"
    folder.mkdir()
    for each in (gone, folder):
        assert fails(*lang, "import", each) == t("errors.file_unreadable", file=each)
    nowhere = tmp_path / "nergens" / "uit.json"
    said = t("errors.file_no_folder", file=nowhere, folder=nowhere.parent)
    assert fails(*lang, "export", "een", nowhere) == said
    assert fails(*lang, "export", "een", folder) == t("errors.file_is_folder", file=folder)
    assert names() == ["een"]


def test_an_export_that_fails_leaves_nothing_behind(fails, run, tmp_path):
    run("new", "een")
    target = tmp_path / "map"
    target.mkdir()
    fails("export", "een", target)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["home", "map"]
    assert list(target.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"{", "file_damaged"),
        (b"\xff\xfe\x00", "file_not_text"),
        (b"[]", "file_foreign"),
        (b'{"format": "netwerk-session", "version": 99}', "file_newer"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_is_no_session_makes_none(fails, tmp_path, content, key, language):
    file = tmp_path / "in.json"
    file.write_bytes(content)
    # Everything before the first thing that is filled in.
    values = {"line": "§", "column": "§"} if key == "file_damaged" else {}
    said = texts(language)(f"errors.{key}", **values).partition("§")[0]
    assert fails("import", file, "--lang", language).startswith(said)
    assert names() == []


def test_an_import_does_not_replace_a_session(fails, run, tmp_path):
    run("new", "een")
    run("export", "een", tmp_path / "een.json")
    said = texts("nl")("errors.session_exists", name="een")
    assert fails("import", tmp_path / "een.json") == said


def test_a_store_that_is_none_is_one_sentence(fails, tmp_path, monkeypatch):
    place = tmp_path / "geen.db"
    place.write_text("geen opslag " * 500, encoding="utf-8")
    monkeypatch.setenv("NETWERK_DB", f"sqlite:///{place}")
    assert fails("sessions") == texts("nl")("errors.database_unreadable", place=place)


def test_a_store_for_looking_takes_nothing_in(fails, run, monkeypatch):
    run("new", "een")
    monkeypatch.setenv("NETWERK_READONLY", "1")
    assert fails("new", "twee") == texts("nl")("errors.read_only_setting")
    assert run("sessions")[0] == 0


@pytest.mark.parametrize("words", [[], ["fly"], ["new"], ["new", "a", "--case", "b"]])
def test_what_is_no_command_is_explained(words, capsys):
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "netwerk" in said.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_is_in_the_language_and_names_what_people_use(language, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--lang", language, "--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert ended.value.code == 0
    for word in ("start", "dashboard", "lab", "sessions", "new", "import", "export", "schema"):
        assert texts(language)(f"cli.{word}") in said
    assert "_workbook" not in said


def test_the_module_runs_as_a_command(own_home, tmp_path):
    """In a process of its own, with a name and a folder that are not plain ASCII."""
    file = tmp_path / "süß.json"
    for words in (["new", "Zoë"], ["export", "Zoë", str(file)], ["import", str(file)]):
        done = subprocess.run(
            [sys.executable, "-m", "netwerk_widgets", *words],
            env=os.environ | {"PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
        )
        if words[0] == "import":
            assert (done.returncode, done.stdout) == (1, "")
            assert done.stderr == texts("nl")("errors.session_exists", name="Zoë") + "\n"
        else:
            assert (done.returncode, done.stderr) == (0, "")
    assert loads(Path(file).read_bytes())[0] == "Zoë"
