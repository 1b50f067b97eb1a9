"""The connection between a stranger's page and its kernel: what is passed on, either way.

Of what comes in, a new message is made of the few pieces that were understood; nothing of the
original goes on. Whether it fits the page as it is now, the kernel itself checks
(`widgets.gate`).
"""

import json
import re
import time
import uuid
from collections.abc import Callable
from typing import Any

from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

V1 = "v1.kernel.websocket.jupyter.org"
#: What a message of a page may weigh (bytes); the largest is a name typed in a box.
HEAVIEST = 4 * 1024
#: Messages at once, and how many more a second: a page may ask for the state of each of its
#: widgets; a hand is slower.
BURST, PACE = 400, 20.0
#: The comm through which the page asks for the state of all widgets at once.
CONTROL, CONTROL_VERSION = "jupyter.widget.control", "1.0.0"
#: What a kernel has to tell a page, by channel.
TOLD = {
    "iopub": {"status", "comm_open", "comm_msg", "comm_close"},
    "shell": {"kernel_info_reply", "comm_info_reply"},
}
_NAME = re.compile(r"[0-9A-Za-z_-]{1,64}")

Message = dict[str, Any]


class Refusal(Exception):
    """A message that no page of ours sends."""


def incoming(raw: str | bytes, protocol: str | None) -> Message:
    """The message that goes on to the kernel, made of what was understood of ``raw``.

    Raises
    ------
    Refusal
        When it is not one that a page of ours sends.
    """
    if len(raw) > HEAVIEST or (protocol == V1) != isinstance(raw, bytes):
        raise Refusal("size or form")
    try:
        if isinstance(raw, bytes):
            channel, parts = _parts(raw)
            header, content = json.loads(parts[0]), json.loads(parts[3])
        else:
            whole = json.loads(raw)
            if whole.get("buffers"):
                raise Refusal("buffers")
            channel, header, content = whole.get("channel"), whole["header"], whole["content"]
        kind, name, session = (header[key] for key in ("msg_type", "msg_id", "session"))
    except Refusal:
        raise
    except Exception as problem:
        raise Refusal("not a message") from problem
    if channel != "shell" or not isinstance(content, dict) or not isinstance(kind, str):
        raise Refusal("channel")
    if not _is_name(name) or not _is_name(session) or kind not in _UNDERSTOOD:
        raise Refusal("header")
    return {
        "header": {
            "msg_id": name,
            "msg_type": kind,
            "session": session,
            "username": "",
            "version": "5.3",
        },
        "parent_header": {},
        "metadata": {"version": CONTROL_VERSION} if kind == "comm_open" else {},
        "content": _UNDERSTOOD[kind](content),
        "buffers": [],
    }


def _parts(raw: bytes) -> tuple[str, list[bytes]]:
    count = int.from_bytes(raw[:8], "little")
    if count != 6:  # channel, header, parent, metadata, content, and the end: no buffers
        raise Refusal("parts")
    return deserialize_msg_from_ws_v1(raw)


def _is_name(what: object) -> bool:
    return isinstance(what, str) and _NAME.fullmatch(what) is not None


def _nothing(_content: Message) -> Message:
    return {}


def _info(_content: Message) -> Message:
    return {"target_name": "jupyter.widget"}


def _open(content: Message) -> Message:
    name = content.get("comm_id")
    if not _is_name(name) or content.get("target_name") != CONTROL or content.get("data"):
        raise Refusal("comm_open")
    return {"comm_id": name, "target_name": CONTROL, "data": {}}


def _tell(content: Message) -> Message:
    name, data = content.get("comm_id"), content.get("data")
    if not _is_name(name) or not isinstance(data, dict):
        raise Refusal("comm_msg")
    method = data.get("method")
    if method in ("request_state", "request_states"):
        said: Message = {}
    elif method == "update":
        if data.get("buffer_paths"):
            raise Refusal("buffers")
        said = {"state": _flat(data.get("state"))}
    elif method == "custom":
        said = {"content": _flat(data.get("content"))}
    else:
        raise Refusal("method")
    return {"comm_id": name, "data": {"method": method, **said}}


def _flat(what: object) -> Message:
    """A few values by name; no page of ours sends anything inside anything."""
    if not isinstance(what, dict) or len(what) > 4:
        raise Refusal("values")
    if not all(type(each) in (str, int, bool) for each in what.values()):
        raise Refusal("values")
    return dict(what)


_UNDERSTOOD: dict[str, Callable[[Message], Message]] = {
    "kernel_info_request": _nothing,
    "comm_info_request": _info,
    "comm_open": _open,
    "comm_msg": _tell,
}


class Allowance:
    """How many messages somebody may still send now; it grows with time."""

    def __init__(self, most: int = BURST, pace: float = PACE) -> None:
        self.left, self.most, self.pace = float(most), most, pace
        self.at = time.monotonic()

    def take(self) -> bool:
        """Use one, if there is one."""
        now = time.monotonic()
        self.left = min(self.most, self.left + (now - self.at) * self.pace)
        self.at = now
        if self.left < 1:
            return False
        self.left -= 1
        return True


class FilteredConnection(ZMQChannelsWebsocketConnection):
    """Passes on what `incoming` understands, and what is `TOLD`; the rest is dropped.

    ``websocket_handler.used`` is called for each message that goes on to the kernel.
    """

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self.allowance = Allowance()

    def handle_incoming_message(self, incoming_msg: str) -> None:
        """Send what was understood; what was not leaves no trace."""
        if not self.channels or not self.allowance.take():
            return
        try:
            message = incoming(incoming_msg, self.subprotocol)
        except Refusal as problem:
            self.log.info("dropped a message: %s", problem)
            return
        self.websocket_handler.used(message)
        self.session.send(self.channels["shell"], message)

    def handle_outgoing_message(self, stream: Any, outgoing_msg: list[Any]) -> None:
        """Tell what a page needs to know: no source, no output, no traceback."""
        _, parts = self.session.feed_identities(outgoing_msg)
        channel = stream if isinstance(stream, str) else getattr(stream, "channel", None)
        header = self.session.unpack(parts[1])
        kind = header.get("msg_type")
        if kind not in TOLD.get(str(channel), ()):
            return
        message = {
            "header": header,
            "parent_header": _parent(self.session.unpack(parts[2])),
            "metadata": self.session.unpack(parts[3]),
            "content": self.session.unpack(parts[4]),
        }
        if kind == "kernel_info_reply":
            message["content"] = _info_reply(message["content"])
        anew = [*self.session.serialize(message), *parts[5:]]
        super().handle_outgoing_message(stream, anew)

    def write_stderr(self, error_message: str, parent_header: Any) -> None:  # noqa: ARG002
        """Keep to the log what the rate limit has to say."""
        self.log.warning(error_message)


def _parent(header: Message) -> Message:
    """What a message answers; who asked is theirs."""
    return {
        key: header[key] for key in ("msg_id", "msg_type", "session", "version") if key in header
    }


def _info_reply(content: Message) -> Message:
    """What the widgets need to know of a kernel; which system it runs on is not that."""
    return {
        "status": "ok",
        "protocol_version": content.get("protocol_version", "5.3"),
        "implementation": "ipython",
        "implementation_version": "",
        "language_info": {"name": "python", "version": "", "mimetype": "", "file_extension": ""},
        "banner": "",
        "help_links": [],
    }


def session_name(asked: str | None) -> str:
    """The name that a page gives its connection, if it is one; else a new one."""
    return asked if asked is not None and _is_name(asked) else uuid.uuid4().hex
