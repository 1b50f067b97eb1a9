"""Where the command writes: an ordinary file, whole, or one sentence and nothing changed."""

import errno
import os
import resource
import signal
import socket
import stat
from pathlib import Path

import pytest

from netwerk_widgets.cli import main
from netwerk_widgets.cli.writing import whole_file
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import LANGUAGES, texts


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder, which is where the command is."""
    folder = tmp_path / "hier"
    folder.mkdir()
    monkeypatch.chdir(folder)
    with open_store() as store:
        store.create("een", None, "x")
    return folder


def refused(capsys, language, *words):
    """What a command says that does not work."""
    assert main(["--lang", language, *words]) == 1
    out, problem = capsys.readouterr()
    assert out == ""
    [line] = problem.splitlines()
    return line


def told(name):
    """The key of what is said when a file of that name is to be written."""
    with pytest.raises(NetwerkError) as problem, whole_file(name) as opened:
        opened.write(b"nieuw")
    for language in LANGUAGES:
        assert "\n" not in problem.value.sentence(texts(language))
    return problem.value.key


def make_link(to):
    Path("link.html").symlink_to(to)
    return "link.html"


def make_pipe():
    os.mkfifo("pijp.html")
    return "pijp.html"


def make_socket():
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("deur.html")
    return "deur.html"


def make_file():
    Path("bestand").write_text("er al", encoding="utf-8")


TARGETS = {
    "nothing": (lambda: "", "file_no_name"),
    "spaces": (lambda: "  ", "file_no_name"),
    "here": (lambda: ".", "file_is_folder"),
    "up": (lambda: "..", "file_is_folder"),
    "a folder to be": (lambda: "nieuw/", "file_is_folder"),
    "a device": (lambda: "/dev/null", "file_not_ordinary"),
    "a link to a file": (lambda: make_file() or make_link("bestand"), "file_not_ordinary"),
    "a link to nothing": (lambda: make_link("nergens"), "file_not_ordinary"),
    "a pipe": (make_pipe, "file_not_ordinary"),
    "a socket": (make_socket, "file_not_ordinary"),
    "below a file": (lambda: make_file() or "bestand/uit.html", "file_no_folder"),
    "in no folder": (lambda: "nergens/uit.html", "file_no_folder"),
    "too long": (lambda: "x" * 300 + ".html", "file_unwritable"),
    "no name at all": (lambda: "a\x00b.html", "file_unwritable"),
}


def tree(folder):
    return {
        each.relative_to(folder): (each.lstat().st_mode, each.lstat().st_mtime_ns)
        for each in folder.rglob("*")
    }


@pytest.mark.parametrize("what", TARGETS)
def test_what_is_no_ordinary_file_is_never_replaced(here, what):
    make, key = TARGETS[what]
    name = make()
    before = tree(here)
    assert told(name) == key
    assert tree(here) == before


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["export", "report"])
@pytest.mark.parametrize("what", ["a link to a file", "below a file", "in no folder"])
def test_every_command_that_writes_says_so_in_one_sentence(here, capsys, what, command, language):
    make, key = TARGETS[what]
    name = make()
    before = tree(here)
    said = refused(capsys, language, command, "een", name)
    values = {"file": name, "folder": str(Path(name).parent)}
    assert said == texts(language)(f"errors.{key}", **values)
    assert tree(here) == before


@pytest.mark.parametrize("name", ["", ".", "/dev/null"])
def test_an_export_to_nothing_a_folder_or_a_device(here, capsys, name):
    key = {"": "file_no_name", ".": "file_is_folder"}.get(name, "file_not_ordinary")
    assert refused(capsys, "nl", "export", "een", name) == texts("nl")(f"errors.{key}", file=name)
    assert list(here.iterdir()) == []


def test_what_takes_the_place_of_a_file_has_its_permissions(here):
    for mode in (0o600, 0o640, 0o755):
        (here / "uit").write_bytes(b"oud")
        (here / "uit").chmod(mode)
        with whole_file("uit") as opened:
            opened.write(b"nieuw")
            assert (here / "uit").read_bytes() == b"oud"
        assert stat.S_IMODE((here / "uit").stat().st_mode) == mode
        assert (here / "uit").read_bytes() == b"nieuw"
    before = os.umask(0o027)
    try:
        with whole_file("vers") as opened:
            opened.write(b"nieuw")
    finally:
        os.umask(before)
    assert stat.S_IMODE((here / "vers").stat().st_mode) == 0o640


def test_a_name_as_long_as_a_name_may_be(here):
    name = "x" * 250 + ".html"
    with whole_file(name) as opened:
        opened.write(b"nieuw")
    assert [each.name for each in here.iterdir()] == [name]


@pytest.mark.parametrize("there", [True, False])
def test_a_disk_that_fills_up_half_way_leaves_what_was_there(here, there):
    """The system itself stops the writing, as a full disk would."""
    if there:
        (here / "uit").write_bytes(b"oud")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    told_so = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(NetwerkError) as problem, whole_file("uit") as opened:
            opened.write(b"x" * 1_000_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, told_so)
    assert problem.value.key == "file_no_room"
    assert [each.read_bytes() for each in here.iterdir()] == ([b"oud"] if there else [])


@pytest.mark.parametrize(
    ("number", "key"),
    [(errno.ENOSPC, "file_no_room"), (errno.EACCES, "file_folder_protected"),
     (errno.EROFS, "file_folder_protected"), (errno.EIO, "file_unwritable")],
)  # fmt: skip
def test_what_the_system_refuses_is_said(here, monkeypatch, number, key):
    def refusing(*_given):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("netwerk_widgets.cli.writing.os.open", refusing)
    assert told("uit.html") == key


def test_a_protected_file_stays(here, monkeypatch):
    (here / "uit").write_bytes(b"oud")
    monkeypatch.setattr("netwerk_widgets.cli.writing.os.access", lambda *_: False)
    assert told("uit") == "file_protected"
    assert (here / "uit").read_bytes() == b"oud"


def test_what_came_there_while_we_wrote_is_not_replaced(here):
    def write_meanwhile():
        with whole_file("uit") as opened:
            opened.write(b"nieuw")
            (here / "uit").symlink_to("elders")

    with pytest.raises(NetwerkError) as problem:
        write_meanwhile()
    assert problem.value.key == "file_not_ordinary"
    assert [each.name for each in here.iterdir()] == ["uit"]
    assert (here / "uit").readlink() == Path("elders")


def test_a_folder_for_the_sessions_that_cannot_be_is_one_sentence(here, capsys, monkeypatch):
    make_file()
    monkeypatch.setenv("NETWERK_HOME", str(here / "bestand" / "map"))
    said = refused(capsys, "nl", "sessions")
    assert said == texts("nl")("errors.home_unwritable", folder=here / "bestand" / "map")
