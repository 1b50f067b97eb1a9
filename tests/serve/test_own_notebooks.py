"""Notebooks of one's own: copied whole, served only where somebody here made or trusted them."""

import filecmp
import shutil

import pytest

from netwerk_widgets import places
from netwerk_widgets.cli import main
from netwerk_widgets.serve import lab as jupyterlab
from netwerk_widgets.serve import own_notebooks
from netwerk_widgets.session.errors import NetwerkError


@pytest.fixture
def mine(tmp_path):
    folder = tmp_path / "van mij"
    assert main(["notebooks", str(folder)]) == 0
    return folder


def refused(*given, **more):
    with pytest.raises(NetwerkError) as problem:
        own_notebooks.chosen(*given, **more)
    return problem.value.key


def names(folder):
    return {path.relative_to(folder) for path in folder.rglob("*.ipynb")}


def test_they_are_all_there_as_they_came_and_may_be_served(mine):
    shipped = places.shipped_notebooks()
    assert names(mine) == names(shipped)
    same, other, missing = filecmp.cmpfiles(shipped, mine, names(shipped), shallow=False)
    assert (len(same), other, missing) == (len(names(shipped)), [], [])
    assert own_notebooks.chosen(str(mine)) == mine
    assert own_notebooks.chosen(None) is None


def test_the_command_says_how_to_open_them(tmp_path, capsys):
    folder = tmp_path / "van mij"
    assert main(["notebooks", str(folder)]) == 0
    assert f"netwerk start --notebooks '{folder}'" in capsys.readouterr().out


def test_an_empty_folder_is_filled_and_another_is_left_alone(tmp_path, capsys):
    empty = tmp_path / "leeg"
    empty.mkdir()
    assert main(["notebooks", str(empty)]) == 0
    kept = tmp_path / "vol"
    kept.mkdir()
    (kept / "brief.txt").write_text("x")
    assert main(["notebooks", str(kept)]) == 1
    assert str(kept) in capsys.readouterr().err
    assert [path.name for path in kept.iterdir()] == ["brief.txt"]
    (tmp_path / "bestand").write_text("x")
    assert main(["notebooks", str(tmp_path / "bestand")]) == 1


def test_a_copy_that_fails_leaves_nothing(tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()

    def full(_source, target, **_more):
        target.mkdir()
        (target / "00_start.ipynb").write_text("{")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copytree", full)
    assert main(["notebooks", str(tmp_path / "here" / "x")]) == 1
    assert list((tmp_path / "here").iterdir()) == []


def test_what_came_from_elsewhere_is_refused_until_it_is_trusted(mine, tmp_path):
    moved = tmp_path / "gekregen"
    shutil.copytree(mine, moved)  # its mark came along
    assert refused(str(moved)) == "notebooks_untrusted"
    assert own_notebooks.chosen(str(moved), trust=True) == moved
    assert own_notebooks.chosen(str(moved)) == moved  # from now on
    (places.home() / "cookie.key").unlink()  # as on another computer
    assert refused(str(mine)) == "notebooks_untrusted"


def test_the_environment_is_asked_the_same(mine, tmp_path, monkeypatch):
    moved = tmp_path / "gekregen"
    shutil.copytree(mine, moved)
    monkeypatch.setenv(own_notebooks.FOLDER, str(moved))
    assert refused(None) == "notebooks_untrusted"


def test_a_folder_without_pages_is_none(tmp_path):
    assert refused(str(tmp_path)) == refused(str(tmp_path / "weg")) == "notebooks_missing"


def test_students_get_none(mine, capsys):
    assert main(["start", "--student", "--notebooks", str(mine)]) == 1
    assert "--student" in capsys.readouterr().err


@pytest.fixture
def asked(monkeypatch):
    """What JupyterLab would be started with."""
    given = []
    monkeypatch.setattr(jupyterlab, "run", given.extend)
    monkeypatch.setenv(own_notebooks.FOLDER, "")
    return given


def test_jupyterlab_gets_its_own_arguments(mine, asked):
    words = ["lab", "--notebooks", str(mine), "--no-browser", "--allow-root", "01_context.ipynb"]
    assert main(words) == 0
    assert asked == ["--no-browser", "--allow-root", "01_context.ipynb"]
    assert jupyterlab.own_notebooks_folder() == mine


def test_jupyterlab_opens_on_the_port_that_was_asked_for_or_not(asked, capsys):
    assert main(["lab", "--port", "0"]) == 1
    assert "--port" in capsys.readouterr().err
    assert asked == []


def test_another_command_knows_its_own_arguments_only(capsys):
    with pytest.raises(SystemExit):
        main(["sessions", "--allow-root"])
    assert "--allow-root" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["notebooks", "new-case"])
def test_what_stands_beside_the_new_folder_stays(tmp_path, command):
    work = tmp_path / "here" / "boek.part" / "werk.txt"
    work.parent.mkdir(parents=True)
    work.write_text("werk")
    assert main([command, str(tmp_path / "here" / "boek")]) == 0
    assert work.read_text() == "werk"
    assert {each.name for each in (tmp_path / "here").iterdir()} == {"boek", "boek.part"}


@pytest.mark.parametrize("command", [["notebooks"], ["new-case"], ["start", "--notebooks"]])
def test_a_path_that_cannot_be_one_is_a_sentence(tmp_path, capsys, command):
    (tmp_path / "rond").symlink_to(tmp_path / "rond")
    for name in ("rond", "x" * 300):
        assert main([*command, str(tmp_path / name)]) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_trust_replaces_a_link_and_not_what_it_leads_to(mine, tmp_path):
    theirs = tmp_path / "iets.txt"
    theirs.write_text("van een ander")
    (mine / own_notebooks.MARK).unlink()
    (mine / own_notebooks.MARK).symlink_to(theirs)
    assert own_notebooks.chosen(str(mine), trust=True) == mine
    assert theirs.read_text() == "van een ander"
    assert own_notebooks.chosen(str(mine)) == mine
