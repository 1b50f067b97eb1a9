"""Under which names the doors answer, and whose pages may ask."""

import http.client
import subprocess
from contextlib import closing
from types import SimpleNamespace

import pytest
from tornado.httputil import HTTPHeaders

from netwerk_widgets.serve import hosts, plain
from netwerk_widgets.texts import texts

T, EN = texts("nl"), texts("en")


def asked(port, *headers, path="/"):
    """The status and the text for exactly these headers."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.putrequest("GET", path, skip_host=True, skip_accept_encoding=True)
        for name, value in headers:
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "[::1", "localhost:x", ""],
)
@pytest.mark.parametrize("path", ["/", "/explore", "/events", "/nothing"])
def test_the_room_answers_to_no_other_name(seats_door, host, path):
    said = T("entrance.refused.host")
    assert asked(seats_door, ("Host", host), path=path)[1] == said
    assert asked(seats_door, ("Host", host), path=path)[0] == 421


def test_the_room_answers_to_no_two_names_at_once_and_says_so_in_english(seats_door):
    for wrong in ("x@127.0.0.1", "a b"):
        assert asked(seats_door, ("Host", wrong))[0] in (400, 421)
    two = (("Host", "127.0.0.1"), ("Host", "localhost"), ("Accept-Language", "en"))
    assert asked(seats_door, *two)[0] in (400, 421)
    english = (("Host", "evil.example"), ("Accept-Language", "en-GB,nl;q=0.5"))
    assert asked(seats_door, *english) == (421, EN("entrance.refused.host"))


@pytest.mark.parametrize("host", ["10.9.8.7:80", "[fe80::1]:8867", "LocalHost.", "127.0.0.1"])
def test_the_room_answers_to_addresses_and_this_computer(seats_door, host):
    assert asked(seats_door, ("Host", host))[0] == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://[", "http://127.0.0.1:1"]
)
def test_a_page_elsewhere_asks_the_room_nothing(seats_door, origin):
    own = f"127.0.0.1:{seats_door}"
    told = asked(seats_door, ("Host", own), ("Origin", origin))
    assert told == (403, T("entrance.refused.origin"))
    assert asked(seats_door, ("Host", own), ("Origin", f"http://{own}"))[0] == 200


def test_its_own_name_those_given_and_one_label_for_a_star(monkeypatch):
    monkeypatch.setattr(hosts.socket, "gethostname", lambda: "Laptop.Office.Example")
    known = hosts.in_the_room(["Netwerk.Local.", "*.zaal.example"])
    for name in (
        *("localhost", "laptop", "laptop.local", "laptop.office.example", "netwerk.local"),
        *("een.zaal.example", "192.168.1.7", "::1", "fe80::1"),
    ):
        assert known(name), name
    for name in ("zaal.example", ".zaal.example", "a.b.zaal.example", "office.example", "x", ""):
        assert not known(name), name


def test_the_names_of_a_certificate(tmp_path):
    file = tmp_path / "cert.pem"
    names = "DNS:netwerk.example,DNS:*.zaal.example,IP:192.168.1.7"
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    subprocess.run(
        ["openssl", "req", "-x509", *key, "-days", "2", "-subj", "/CN=netwerk-test",
         "-addext", f"subjectAltName={names}", "-keyout", tmp_path / "key.pem", "-out", file],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    found = hosts.certificate_names((str(file), str(tmp_path / "key.pem")))
    assert found == ["netwerk.example", "*.zaal.example"]
    file.write_text("nothing")
    assert hosts.certificate_names((str(file), str(file))) == []


@pytest.mark.parametrize(
    ("query", "accepted", "language"),
    [
        ("", "", "nl"),
        ("", "en", "en"),
        ("", "fr-FR, en-US;q=0.8, nl;q=0.9", "nl"),
        ("", "fr, de", "nl"),
        ("", "en;q=x, nl", "nl"),
        ("lang=nl", "en", "nl"),
        ("lang=en", "nl", "en"),
        ("lang=de", "en", "en"),
    ],
)
def test_a_page_of_words_speaks_the_reader_s_language(query, accepted, language):
    headers = HTTPHeaders({"Accept-Language": accepted})
    request = SimpleNamespace(query=query, headers=headers)
    assert plain.language_for(request) == language
