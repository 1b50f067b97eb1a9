"""A certificate for the participants' door: tried out first, and then really used."""

import shutil
import ssl
import subprocess
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from netwerk_widgets.cli import main
from netwerk_widgets.serve import certificates
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import LANGUAGES, texts
from tests.serve.room import Room


@pytest.fixture(scope="module")
def pem(tmp_path_factory):
    """A self-signed certificate for this computer, its key, and a key of something else."""
    folder = tmp_path_factory.mktemp("pem")
    assert shutil.which("openssl"), "the tests need the openssl command"
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    for name in ("own", "other"):
        subprocess.run(
            ["openssl", "req", "-x509", *key, "-days", "2", "-subj", "/CN=netwerk-test",
             "-addext", "subjectAltName=IP:127.0.0.1",
             "-keyout", folder / f"{name}.key", "-out", folder / f"{name}.pem"],
            check=True, capture_output=True, timeout=60,
        )  # fmt: skip
    both = (folder / "own.pem").read_text() + (folder / "own.key").read_text()
    (folder / "both.pem").write_text(both)
    (folder / "locked.key").write_bytes(
        subprocess.run(
            ["openssl", "ec", "-aes256", "-passout", "pass:x", "-in", folder / "own.key"],
            check=True, capture_output=True, timeout=60,
        ).stdout
    )  # fmt: skip
    (folder / "words.pem").write_text("no certificate at all")
    return folder


def test_no_certificate_is_no_https():
    assert certificates.checked(None, None) is None


def test_a_certificate_and_its_key_may_be_one_file(pem):
    both = str(pem / "both.pem")
    assert certificates.checked(both, None) == (both, both)


@pytest.mark.parametrize(
    ("certfile", "keyfile", "key"),
    [
        ("gone.pem", "own.key", "certificate_missing"),
        ("own.pem", "gone.key", "certificate_missing"),
        ("own.pem", None, "certificate_wrong"),
        ("own.pem", "other.key", "certificate_wrong"),
        ("own.pem", "locked.key", "certificate_wrong"),
        ("words.pem", "own.key", "certificate_wrong"),
        (None, "own.key", "key_without_certificate"),
    ],
)
def test_what_is_wrong_with_it_is_said_before_anything_opens(pem, capsys, certfile, keyfile, key):
    files = [str(pem / each) if each else None for each in (certfile, keyfile)]
    with pytest.raises(NetwerkError) as told:
        certificates.checked(*files)
    assert told.value.key == key
    words = [
        word
        for option, file in zip(("--certfile", "--keyfile"), files, strict=True)
        for word in (option, file)
        if file
    ]
    for language in LANGUAGES:
        for command in (["start", "--no-browser"], ["dashboard", "Nooit gemaakt"]):
            assert main([*command, *words, "--lang", language]) == 1
            said = capsys.readouterr()
            assert said.err.strip() == told.value.sentence(texts(language))
            assert said.out == ""


def test_the_room_s_page_is_https_with_it_and_nothing_else(pem, tmp_path):
    room = Room(tmp_path, Session())
    try:
        said = room.open(
            "--certfile", str(pem / "own.pem"), "--keyfile", str(pem / "own.key"), secure=True
        )
        secure = f"https://127.0.0.1:{room.port}/"
        assert secure in said
        known = ssl.create_default_context(cafile=pem / "own.pem")
        with urlopen(secure, context=known) as answer:
            assert 'id="nw-dashboard"' in answer.read().decode()
        with pytest.raises(URLError, match="CERTIFICATE_VERIFY_FAILED"):
            urlopen(secure)
        with pytest.raises(OSError, match=r"closed|reset|Remote"):
            urlopen(f"http://127.0.0.1:{room.port}/", timeout=10)
    finally:
        room.close()
