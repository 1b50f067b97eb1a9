"""A participants' door with seats, and visitors who talk to it over its real sockets."""

import http.client
import json
import os
import re
import subprocess
import sys
import uuid
from contextlib import closing, contextmanager
from html import unescape
from pathlib import Path

import pytest
from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from websockets.sync.client import connect

from netwerk_widgets.serve import processes
from netwerk_widgets.serve.filtering import V1
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.store import open_store
from tests.serve.room import free_port

#: How long anything here may take (seconds).
PATIENCE = 60
SESSION = "Proef"


@contextmanager
def open_door(home: Path, *words: str, session: str = SESSION):
    """A running ``netwerk dashboard`` on a session that is there; its port."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("NETWERK_")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NETWERK_HOME", str(home))
        with open_store() as store:
            store.create(session, load_case("laanboompact", "nl").model_dump(mode="json"), "x")
    port = free_port()
    child = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "netwerk_widgets",
            "dashboard",
            session,
            "--port",
            str(port),
            *words,
        ],
        env=env | {"NETWERK_HOME": str(home)},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        processes.wait_until_open(f"http://127.0.0.1:{port}/", child)
        with closing(ask(port, "/events", keep=True)) as connection:
            # The door knows which session to show when it says so.
            answer = connection.answer
            while SESSION.encode() not in answer.readline():
                pass
        yield port
    finally:
        processes.end([child])
        said = child.stderr.read().decode()
    assert "Traceback" not in said, said


class Asked(http.client.HTTPConnection):
    answer: http.client.HTTPResponse


def ask(port, address, method="GET", keep=False, **headers):
    """Ask something, exactly as it is written."""
    connection = Asked("127.0.0.1", port, timeout=PATIENCE)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, address, None, named)
    connection.answer = connection.getresponse()
    if keep:
        return connection
    with closing(connection):
        answer = connection.answer
        return answer.status, answer.headers, answer.read().decode()


class Visitor:
    """Somebody who opened the page, and what they have of it."""

    def __init__(self, port, cookie=None, language="nl"):
        self.port = port
        known = {"Cookie": cookie} if cookie else {}
        self.status, self.headers, self.html = ask(port, f"/explore?lang={language}", **known)
        given = self.headers.get("Set-Cookie", "")
        self.cookie = given.partition(";")[0]
        found = re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', self.html, re.S)
        self.config = json.loads(unescape(found[1])) if found else {}
        self.kernel = self.config.get("kernelId", "")

    def ask(self, address, method="GET", cookie=None):
        return ask(self.port, f"/explore/{address}", method, Cookie=cookie or self.cookie)

    def connect(self, protocol=None, **options):
        return Line(self, protocol, **options)

    def leave(self):
        return self.ask(f"voila/api/shutdown/{self.kernel}", "POST")[0]


class Line:
    """A connection of a page with its kernel, in one of the two protocols."""

    def __init__(self, visitor, protocol, cookie=None, kernel=None, origin=None):
        address = f"ws://127.0.0.1:{visitor.port}/explore/api/kernels"
        self.protocol, self.session, self.heard = protocol, uuid.uuid4().hex, []
        opening = connect(
            f"{address}/{kernel or visitor.kernel}/channels?session_id={self.session}",
            additional_headers={"Cookie": cookie or visitor.cookie},
            subprotocols=[protocol] if protocol else None,
            origin=origin,
            open_timeout=PATIENCE,
            max_size=None,
        )
        self.socket = opening.__enter__()

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.socket.close()

    def packed(self, kind, content, channel="shell", **more):
        header = {
            "msg_id": uuid.uuid4().hex,
            "msg_type": kind,
            "session": self.session,
            "username": "",
            "version": "5.3",
            "date": "2026-11-24T08:00:00Z",
        } | more
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content}
        if self.protocol == V1:
            return serialize_msg_to_ws_v1(message, channel, lambda part: json.dumps(part).encode())
        return json.dumps(message | {"channel": channel})

    def send(self, kind, content, channel="shell", **more):
        self.socket.send(self.packed(kind, content, channel, **more))

    def hear(self):
        raw = self.socket.recv(timeout=PATIENCE)
        if self.protocol == V1:
            channel, parts = deserialize_msg_from_ws_v1(raw)
            header, parent, _, content = (json.loads(part) for part in parts[:4])
        else:
            message = json.loads(raw)
            channel, header, parent = (
                message["channel"],
                message["header"],
                message["parent_header"],
            )
            content = message["content"]
        told = {
            "channel": channel,
            "kind": header["msg_type"],
            "parent": parent,
            "content": content,
        }
        self.heard.append((told, raw))
        return told

    def settle(self):
        """Wait until the kernel has done all that it was told; what it said meanwhile.

        It takes its messages in turn, and this asks it something that it always answers.
        """
        begun = len(self.heard)
        asked = uuid.uuid4().hex
        self.send("kernel_info_request", {}, msg_id=asked)
        answered = idle = False
        while not (answered and idle):
            told = self.hear()
            if told["parent"].get("msg_id") == asked:
                answered |= told["kind"] == "kernel_info_reply"
                idle |= told["content"].get("execution_state") == "idle"
        return [told for told, _ in self.heard[begun:]]

    def comm(self, name, data, kind="comm_msg", **more):
        self.send(kind, {"comm_id": name, "data": data, **more})

    def states(self):
        """The state of every widget, by name, as the page asks for it."""
        control = uuid.uuid4().hex
        self.send(
            "comm_open", {"comm_id": control, "target_name": "jupyter.widget.control", "data": {}}
        )
        self.comm(control, {"method": "request_states"})
        for told in self.settle():
            data = told["content"].get("data", {})
            if told["kind"] == "comm_msg" and data.get("method") == "update_states":
                return data["states"]
        return {}

    def state(self, name):
        """The state of one widget."""
        self.comm(name, {"method": "request_state"})
        found = {}
        for told in self.settle():
            if told["kind"] == "comm_msg" and told["content"]["comm_id"] == name:
                found |= told["content"]["data"].get("state", {})
        return found
