"""What dies is started again, is spoken of once, and is given up when it keeps dying."""

import subprocess
import sys

import pytest

from netwerk_widgets.serve import supervising
from netwerk_widgets.serve.supervising import Door, Supervisor
from netwerk_widgets.session.errors import NetwerkError


class Clock:
    """Time that passes when it is told to; nobody waits."""

    def __init__(self):
        self.now = 100.0

    def monotonic(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds


class Process:
    """A child that runs until it is told otherwise."""

    stdin = None
    returncode = None

    def poll(self):
        return self.returncode

    def wait(self, _seconds=None):
        return self.returncode


@pytest.fixture
def doors(monkeypatch):
    """Two doors, who looks after them, and what was told."""
    clock, told = Clock(), []
    monkeypatch.setattr(supervising, "time", clock)
    monkeypatch.setattr(supervising.processes, "spawn", lambda _words, _env: Process())
    monkeypatch.setattr(supervising.processes, "is_open", lambda _address: True)
    monkeypatch.setattr(supervising.processes, "wait_until_open", lambda _address, _child: None)
    two = [Door(name, [name], {}, f"http://{name}/") for name in ("workbook", "room")]
    supervisor = Supervisor(two, lambda door, what: told.append((door.name, what)))
    supervisor.open()
    return clock, supervisor, told


def dies(clock, supervisor, door):
    """The door dies; how long it takes until it is started again, None when it is not."""
    old, began = door.child, clock.now
    old.returncode = -9
    while clock.now < began + 60:
        supervisor.look()
        if door.child is not old:
            supervisor.look()
            return clock.now - began
        clock.sleep(0.1)
    return None


def test_it_is_started_again_and_told_once_and_the_other_is_left_alone(doors):
    clock, supervisor, told = doors
    workbook, room = supervisor.doors
    other = workbook.child
    for _ in range(3):
        assert dies(clock, supervisor, room) is not None
    assert workbook.child is other
    assert told == [("room", "died"), *[("room", "again")] * 3]
    assert dies(clock, supervisor, workbook) is not None
    assert told[-2:] == [("workbook", "died"), ("workbook", "again")]


def test_it_waits_longer_each_time_and_gives_up_on_that_door_alone(doors):
    clock, supervisor, told = doors
    workbook, room = supervisor.doors
    waits = [dies(clock, supervisor, room) for _ in range(supervising.DEATHS)]
    *before, last = waits
    assert last is None
    assert before == sorted(before)
    assert before[-1] > 4 * before[0]
    assert told[-1] == ("room", "shut")
    assert workbook.alive
    assert dies(clock, supervisor, workbook) is not None


def test_one_that_dies_now_and_then_is_never_given_up(doors):
    clock, supervisor, told = doors
    room = supervisor.doors[1]
    for _ in range(3 * supervising.DEATHS):
        assert dies(clock, supervisor, room) is not None
        clock.sleep(supervising.WITHIN)
    assert ("room", "shut") not in told


def test_when_all_are_given_up_it_is_said(doors, monkeypatch):
    _clock, supervisor, told = doors

    def spawn(_words, _env):
        child = Process()
        child.returncode = 1
        return child

    monkeypatch.setattr(supervising.processes, "spawn", spawn)
    for door in supervisor.doors:
        door.child.returncode = 1
    with pytest.raises(NetwerkError) as problem:
        supervisor.keep_open()
    assert problem.value.key == "door_closed"
    assert {each for each in told if each[1] == "shut"} == {("workbook", "shut"), ("room", "shut")}


def test_a_line_for_a_child_that_is_gone_is_no_error():
    child = subprocess.Popen([sys.executable, "-c", ""], stdin=subprocess.PIPE)
    child.wait(30)
    supervising.processes.tell(child, "x" * 100_000)
    supervising.processes.end([child])
