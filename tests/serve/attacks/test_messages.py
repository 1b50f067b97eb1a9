"""What a stranger sends to the kernel of the page, over the door's real sockets."""

import json
import uuid

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from netwerk_widgets.serve.filtering import HEAVIEST, V1
from tests.serve.attacks.lines import PROTOCOLS, box, named, put
from tests.serve.visitor import Visitor, ask

#: Every kind of message that a kernel knows, on any channel, and some that only it may send.
KINDS = [
    "abort_request",
    "apply_request",
    "clear_request",
    "comm_close",
    "comm_info_request",
    "comm_msg",
    "comm_open",
    "complete_request",
    "connect_request",
    "create_subshell_request",
    "debug_request",
    "delete_subshell_request",
    "display_data",
    "error",
    "execute_input",
    "execute_reply",
    "execute_request",
    "history_request",
    "input_reply",
    "input_request",
    "inspect_request",
    "interrupt_request",
    "is_complete_request",
    "kernel_info_request",
    "list_subshell_request",
    "shutdown_request",
    "status",
    "stream",
    "usage_request",
    "no_such_thing",
]


CHANNELS = ["shell", "control", "stdin", "iopub", "nowhere"]


#: What a page may hear.
TOLD = {"status", "comm_open", "comm_msg", "comm_close", "kernel_info_reply", "comm_info_reply"}


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_no_kind_of_message_executes_tells_or_breaks_anything(visitor, seats_home, page, protocol):
    trace = seats_home / "executed"
    code = f"open({str(trace)!r}, 'w').close(); secret_source = 1; raise ValueError('x')"
    content = {
        "code": code,
        "silent": False,
        "store_history": True,
        "user_expressions": {"a": code},
        "allow_stdin": True,
        "stop_on_error": False,
        "cursor_pos": 1,
        "detail_level": 1,
        "hist_access_type": "range",
        "session": 0,
        "start": 0,
        "stop": 100,
        "output": False,
        "raw": True,
        "restart": False,
        "value": code,
        "target_name": "jupyter.widget",
        "comm_id": box(page, "whatif.party"),
        "data": {"method": "update", "state": {"index": 10**6}},
        "command": "evaluate",
        "type": "request",
        "seq": 1,
        "arguments": {"expression": code},
        "subshell_id": None,
    }
    with visitor.connect(protocol) as line:
        for kind in KINDS:
            for channel in CHANNELS:
                line.send(kind, content, channel)
        line.settle()
        kinds = {told["kind"] for told, _ in line.heard}
        said = " ".join(str(raw) for _, raw in line.heard)
        # Still there, with the page as it was.
        assert line.state(box(page, "whatif.party"))["index"] == 0
    assert kinds <= TOLD
    for word in (
        "secret_source",
        "netwerk_widgets import",
        "Traceback",
        "explore()",
        str(seats_home),
    ):
        assert word not in said
    assert not trace.exists()
    assert visitor.ask(f"api/kernels/{visitor.kernel}")[0] == 200


def test_what_the_kernel_says_of_itself_is_no_news(visitor):
    with visitor.connect(V1) as line:
        told = next(each for each in line.settle() if each["kind"] == "kernel_info_reply")
    assert told["content"]["banner"] == told["content"]["implementation_version"] == ""
    assert told["content"]["language_info"]["version"] == ""


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_no_widget_is_made_and_none_is_closed(visitor, page, protocol):
    state = {
        "_model_name": "IntSliderModel",
        "_model_module": "@jupyter-widgets/controls",
        "_model_module_version": "2.0.0",
        "_view_name": "IntSliderView",
        "_view_module": "@jupyter-widgets/controls",
        "_view_module_version": "2.0.0",
        "value": 7,
    }
    button = named(page, "nw-whatif-remove")
    mine = uuid.uuid4().hex
    with visitor.connect(protocol) as line:
        for target in ("jupyter.widget", "jupyter.widget.control", "os.system", "a.b", ""):
            line.comm(mine, {"state": state}, "comm_open", target_name=target)
            line.comm(button, {"state": state}, "comm_open", target_name=target)
        # A name that is taken is not given away.
        line.comm(button, {}, "comm_open", target_name="jupyter.widget.control")
        for name in page:
            line.comm(name, {}, "comm_close")
        line.send("comm_info_request", {"target_name": "jupyter.widget"})
        told = next(each for each in line.settle() if each["kind"] == "comm_info_reply")
        assert set(told["content"]["comms"]) == set(page)
        assert line.state(button)["_model_name"] == "ButtonModel"


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_what_is_not_a_message_is_dropped(visitor, page, protocol):
    party = box(page, "whatif.party")
    with visitor.connect(protocol) as line:
        before = line.state(party)
    far = (2**62).to_bytes(8, "little")
    with visitor.connect(protocol) as line:
        for raw in (
            b"",
            b"x",
            far,
            (6).to_bytes(8, "little") + far * 6,
            (6).to_bytes(8, "little") + b"\xff" * 48 + b"shell",
            (0).to_bytes(8, "little"),
            b"\x00" * 64,
            "",
            "null",
            "[]",
            "{}",
            '{"header": null, "content": null, "channel": "shell"}',
            json.dumps({"header": {"msg_type": ["x"]}, "content": {}, "channel": "shell"}),
            "[" * 2000,
        ):
            line.socket.send(raw)
        # In the other protocol's form.
        packed = line.packed("comm_info_request", {})
        line.socket.send(packed.encode() if isinstance(packed, str) else packed.decode("latin1"))
        # Too heavy by a little: dropped.
        put(line, box(page, "whatif.name"), value="x" * HEAVIEST)
        line.send("comm_msg", {"comm_id": "x" * 65, "data": {"method": "request_state"}})
        line.send("kernel_info_request", {}, session="../../x")
        line.send("kernel_info_request", {}, msg_id="x" * 1000)
        assert {each["kind"] for each in line.settle()} <= TOLD
        assert line.state(party) == before
    # Too heavy by far: the connection goes, the seat stays.
    with visitor.connect(protocol) as line:
        line.socket.send(line.packed("comm_msg", {"comm_id": party, "data": {"x": "x" * 200_000}}))
        with pytest.raises(ConnectionClosed):
            line.settle()
    with visitor.connect(protocol) as line:
        assert line.state(party) == before


def test_a_kernel_is_connected_with_its_own_page_alone(seats_door, visitor):
    other = Visitor(seats_door)
    assert other.status == 200
    nobody = str(uuid.uuid4())
    attempts = (
        {"kernel": other.kernel},
        {"cookie": other.cookie},
        {"cookie": "netwerk-seat=x"},
        {"cookie": "x=y"},
        {"kernel": nobody},
        {"origin": "http://elsewhere.example"},
        {"origin": f"http://127.0.0.1:{seats_door + 1}"},
        {"origin": "null"},
    )
    for attempt in attempts:
        with pytest.raises(InvalidStatus) as refused, visitor.connect(V1, **attempt):
            pass
        # Who comes from another page does not get as far as our own doors.
        expected = 403 if "origin" in attempt else 404
        assert refused.value.response.status_code == expected
    with visitor.connect(V1, origin=f"http://127.0.0.1:{seats_door}") as line:
        assert line.settle()
        # More connections than a page makes are not kept.
        with visitor.connect(V1) as second, visitor.connect(V1) as third:
            assert second.settle()
            with pytest.raises(ConnectionClosed):
                third.settle()
    # Nobody but the visitor ends it; then the connection goes too.
    with other.connect(V1) as line:
        line.settle()
        address = f"/explore/voila/api/shutdown/{other.kernel}"
        assert ask(seats_door, address, "POST", Cookie=visitor.cookie)[0] == 404
        assert line.settle()
        assert other.leave() == 204
        with pytest.raises(ConnectionClosed):
            line.settle()
