"""What a kernel may tell a participant's page: made anew, without the system it runs on."""

import json
import logging
from types import SimpleNamespace

import pytest
from jupyter_client.session import Session
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

from netwerk_widgets.serve.filtering import FilteredConnection

#: What IPython tells of itself, and of the computer.
INFO = {
    "status": "ok",
    "protocol_version": "5.4",
    "implementation": "ipython",
    "implementation_version": "9.18.1",
    "language_info": {
        "name": "python",
        "version": "3.11.7",
        "mimetype": "text/x-python",
        "codemirror_mode": {"name": "ipython", "version": 3},
        "file_extension": ".py",
    },
    "banner": "Python 3.11.7 (main) [GCC 12.2.0] on linux",
    "help_links": [{"text": "Python", "url": "x"}],
    "debugger": True,
    "supported_features": ["kernel subshells"],
}


@pytest.fixture
def told(monkeypatch):
    """Let a kernel say something; gives what goes on to the page, or None."""
    passed = []
    monkeypatch.setattr(
        ZMQChannelsWebsocketConnection,
        "handle_outgoing_message",
        lambda _self, _stream, message: passed.append(message),
    )
    session = Session(key=b"key")
    connection = FilteredConnection.__new__(FilteredConnection)
    monkeypatch.setattr(FilteredConnection, "session", session)
    monkeypatch.setattr(FilteredConnection, "log", logging.getLogger("told"))

    def say(channel, kind, content):
        passed.clear()
        message = session.msg(kind, content, parent={"header": {"msg_id": "q", "username": "me"}})
        parts = session.serialize(message)
        connection.handle_outgoing_message(SimpleNamespace(channel=channel), parts)
        if not passed:
            return None
        _, parts = session.feed_identities(passed[0])
        return [json.loads(part) for part in parts[1:5]]

    return say


def test_of_the_kernel_no_version_nor_system_is_told(told):
    header, parent, _, content = told("shell", "kernel_info_reply", INFO)
    assert header["msg_type"] == "kernel_info_reply"
    assert parent == {"msg_id": "q"}
    words = json.dumps(content)
    for secret in ("9.18", "3.11", "GCC", "linux", "subshells", 'help_links": [{', "debugger"):
        assert secret not in words
    # The page's own widgets still know that there is a Python that answers.
    assert (content["status"], content["language_info"]["name"]) == ("ok", "python")
    assert content["protocol_version"] == "5.4"


@pytest.mark.parametrize(
    ("channel", "kind"),
    [
        ("iopub", "stream"),
        ("iopub", "error"),
        ("iopub", "execute_input"),
        ("iopub", "execute_result"),
        ("iopub", "kernel_info_reply"),
        ("shell", "execute_reply"),
        ("shell", "comm_msg"),
        ("control", "kernel_info_reply"),
        ("stdin", "input_request"),
    ],
)
def test_what_is_not_for_a_page_is_not_told(told, channel, kind):
    assert told(channel, kind, {"text": "x"}) is None


@pytest.mark.parametrize("kind", ["status", "comm_open", "comm_msg", "comm_close"])
def test_what_widgets_need_is_told_as_it_is(told, kind):
    assert told("iopub", kind, {"comm_id": "c"})[3] == {"comm_id": "c"}
