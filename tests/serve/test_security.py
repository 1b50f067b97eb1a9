"""The headers of every answer, as its address is."""

from types import SimpleNamespace

import pytest
from tornado.httputil import HTTPHeaders, HTTPServerRequest

from netwerk_widgets.serve import security

OPENER = "Cross-Origin-Opener-Policy"


@pytest.mark.parametrize(
    ("protocol", "host", "counts"),
    [
        ("https", "192.168.1.4:8867", True),
        ("http", "localhost:8866", True),
        ("http", "127.0.0.1:8866", True),
        ("http", "192.168.1.4:8867", False),
        ("http", "laptop.local", False),
    ],
)
def test_who_opened_a_page_is_said_where_a_browser_listens(protocol, host, counts):
    came = SimpleNamespace(context=SimpleNamespace(remote_ip="192.168.1.7", protocol=protocol))
    asked = HTTPHeaders({"Host": host})
    request = HTTPServerRequest("GET", "/", headers=asked, connection=came)
    secured = security.transform(security.ROOM_POLICY, {"/f": security.FORM_POLICY})(request)
    _, said, _ = secured.transform_first_chunk(200, HTTPHeaders(), b"", True)
    assert (OPENER in said) is counts
    assert said["Content-Security-Policy"] == security.ROOM_POLICY
