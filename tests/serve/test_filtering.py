"""What is understood of a stranger's message: a few kinds, made anew; all else is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jupyter_server.services.kernels.connection.base import serialize_msg_to_ws_v1

from netwerk_widgets.serve import filtering
from netwerk_widgets.serve.filtering import HEAVIEST, V1, Refusal, incoming

HEADER = {
    "msg_id": "a1",
    "msg_type": "comm_msg",
    "session": "s1",
    "username": "root",
    "version": "9",
}
FINE = {"comm_id": "c1", "data": {"method": "update", "state": {"index": 1}, "buffer_paths": []}}


def text(header=HEADER, content=FINE, channel="shell", **more):
    whole = {"header": header, "content": content, "channel": channel, "parent_header": {}} | more
    return json.dumps(whole)


def packed(header=HEADER, content=FINE, channel="shell", metadata=None):
    message = {
        "header": header,
        "parent_header": {"x": 1},
        "metadata": metadata or {},
        "content": content,
    }
    return serialize_msg_to_ws_v1(message, channel, lambda part: json.dumps(part).encode())


FORMS = [(packed, V1), (text, None)]


@pytest.mark.parametrize(("form", "protocol"), FORMS)
def test_a_message_is_made_anew(form, protocol):
    wordy = HEADER | {"subshell_id": "x", "more": [1]}
    extra = FINE | {"more": "x", "data": FINE["data"] | {"more": "x"}}
    message = incoming(form(wordy, extra), protocol)
    header = {**HEADER, "username": "", "version": "5.3"}
    said = {"comm_id": "c1", "data": {"method": "update", "state": {"index": 1}}}
    assert message == {
        "header": header,
        "parent_header": {},
        "metadata": {},
        "content": said,
        "buffers": [],
    }


@pytest.mark.parametrize(("form", "protocol"), FORMS)
@pytest.mark.parametrize(
    "content",
    [
        {},
        {"comm_id": "c1"},
        {"comm_id": 1, "data": FINE["data"]},
        {"comm_id": "a b", "data": FINE["data"]},
        {"comm_id": "c1", "data": {"method": "eval"}},
        {"comm_id": "c1", "data": {"method": "update", "state": {"a": [1]}}},
        {"comm_id": "c1", "data": {"method": "update", "state": {"a": {"b": 1}}}},
        {"comm_id": "c1", "data": {"method": "update", "state": {"a": None}}},
        {"comm_id": "c1", "data": {"method": "update", "state": dict.fromkeys("abcde", 1)}},
        {"comm_id": "c1", "data": {"method": "update", "state": {"a": 1}, "buffer_paths": [["a"]]}},
        {"comm_id": "c1", "data": {"method": "custom", "content": "click"}},
    ],
)
def test_what_a_page_does_not_say_is_refused(form, protocol, content):
    with pytest.raises(Refusal):
        incoming(form(HEADER, content), protocol)


@pytest.mark.parametrize(("form", "protocol"), FORMS)
def test_the_weight_has_a_bound(form, protocol):
    def of(size):
        state = {"value": "x" * size}
        return form(HEADER, {"comm_id": "c1", "data": {"method": "update", "state": state}})

    spare = HEAVIEST - len(of(0))
    assert incoming(of(spare), protocol)
    with pytest.raises(Refusal):
        incoming(of(spare + 1), protocol)


def test_no_buffers_come_in():
    with pytest.raises(Refusal):
        incoming(text(buffers=["x"]), None)
    parts = [json.dumps(part).encode() for part in (HEADER, {}, {}, FINE)]
    with pytest.raises(Refusal):
        incoming(serialize_msg_to_ws_v1([*parts, b"buffer"], "shell"), V1)


@given(st.one_of(st.binary(max_size=400), st.text(max_size=400)), st.sampled_from([V1, None]))
def test_nothing_makes_it_stumble(raw, protocol):
    with pytest.raises(Refusal):
        incoming(raw, protocol)


KEYS = st.sampled_from(["method", "state", "content", "comm_id", "data", "target_name", "index"])
TREES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)


@given(st.sampled_from(sorted(filtering._UNDERSTOOD)), TREES, st.sampled_from(FORMS))
def test_whatever_is_in_it_what_goes_on_is_flat(kind, content, form):
    make, protocol = form
    try:
        message = incoming(make(HEADER | {"msg_type": kind}, content), protocol)
    except Refusal:
        return
    data = message["content"].get("data", {})
    for inside in (data.get("state", {}), data.get("content", {})):
        assert all(isinstance(each, str | int) for each in inside.values())
    assert set(message["content"]) <= {"comm_id", "data", "target_name"}


def test_who_never_stops_talking_is_not_listened_to(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(filtering.time, "monotonic", lambda: now[0])
    allowance = filtering.Allowance(3, 2.0)
    assert [allowance.take() for _ in range(5)] == [True, True, True, False, False]
    now[0] += 1
    assert [allowance.take() for _ in range(3)] == [True, True, False]
    now[0] += 100
    assert [allowance.take() for _ in range(4)] == [True, True, True, False]
