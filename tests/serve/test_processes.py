"""The doors as processes: they end together, however their parent goes."""

import os
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from netwerk_widgets.serve import processes
from netwerk_widgets.session.errors import NetwerkError
from tests.serve.followers import until

#: A child that says when it is there, and ends with its parent.
CHILD = """
import os, sys, threading
from netwerk_widgets.serve import processes
gone = threading.Event()
processes.end_with_parent(gone.set)
print(os.getpid(), flush=True)
gone.wait(60)
print("parent gone" if gone.is_set() else "still there", flush=True)
"""
#: A parent that starts a child and then is killed.
PARENT = """
import sys, subprocess, os
child = subprocess.Popen(
    [sys.executable, "-c", sys.argv[1]],
    stdin=subprocess.PIPE, env=os.environ | {"NETWERK_CHILD": "1"},
)
child.wait()
"""


def start(code, *words, **more):
    return subprocess.Popen(
        [sys.executable, "-c", code, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        **more,
    )


@pytest.fixture
def started():
    """Processes that are certainly ended after the test."""
    found = []
    yield found
    for each in found:
        if each.poll() is None:
            each.kill()
        each.wait()
        for stream in (each.stdin, each.stdout):
            if stream is not None:
                stream.close()


def test_spawn_is_the_command_itself(monkeypatch, started, own_home):
    asked = {}

    def popen(words, **more):
        asked.update(words=words, **more)

    monkeypatch.setattr(processes.subprocess, "Popen", popen)
    processes.spawn(["_workbook"], {"NETWERK_PORT": "1"})
    assert asked["words"] == [sys.executable, "-m", "netwerk_widgets", "_workbook"]
    assert asked["stdin"] is subprocess.PIPE
    assert asked["env"]["NETWERK_PORT"] == "1"
    assert asked["env"]["NETWERK_CHILD"] == "1"
    assert asked["env"]["NETWERK_HOME"] == str(own_home)


def test_a_spawned_child_runs_and_is_ended(started):
    child = processes.spawn(["schema"], {})
    started.append(child)
    assert child.wait(30) == 0
    processes.end([child])
    assert child.stdin.closed


def test_a_child_ends_when_the_pipe_closes(started):
    child = start(CHILD, env=os.environ | {"NETWERK_CHILD": "1"})
    started.append(child)
    assert int(child.stdout.readline()) == child.pid
    child.stdin.close()
    assert child.stdout.readline() == "parent gone\n"
    assert child.wait(30) == 0


def test_a_child_ends_when_its_parent_is_killed(started):
    parent = start(PARENT, CHILD)
    started.append(parent)
    child = int(parent.stdout.readline())
    assert child != parent.pid
    parent.send_signal(signal.SIGKILL)
    parent.wait(30)
    # The pipe is the child's too: it says this, and then the pipe ends with it.
    assert parent.stdout.read() == "parent gone\n"


def test_who_is_no_child_is_not_ended(monkeypatch):
    monkeypatch.delenv("NETWERK_CHILD", raising=False)
    before = threading.active_count()
    processes.end_with_parent(lambda: None)
    assert threading.active_count() == before


def test_ending_is_polite_first(started):
    code = (
        "import signal, sys\n"
        "signal.signal(signal.SIGTERM, lambda *_: (print('bye', flush=True), sys.exit(3)))\n"
        "print('here', flush=True)\nsignal.pause()\n"
    )
    child = start(code)
    started.append(child)
    assert child.stdout.readline() == "here\n"
    processes.end([child])
    assert child.returncode == 3
    assert child.stdout.read() == "bye\n"


def test_ending_is_certain(started, monkeypatch):
    monkeypatch.setattr(processes, "CLOSING", 0.1)
    code = (
        "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "print('here', flush=True)\nsignal.pause()\n"
    )
    children = [start(code), start("pass")]
    started += children
    assert children[0].stdout.readline() == "here\n"
    children[1].wait(30)
    processes.end(children)
    assert [each.returncode for each in children] == [-signal.SIGKILL, 0]


class Silent(BaseHTTPRequestHandler):
    """A door that opens, answering with the code in its address."""

    def do_GET(self):
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_words):
        pass


@pytest.fixture
def waiting(started):
    """A process that just runs."""
    child = start("input()")
    started.append(child)
    return child


def test_waiting_ends_when_the_door_answers(waiting):
    with HTTPServer(("127.0.0.1", 0), Silent) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        processes.wait_until_open(f"http://127.0.0.1:{server.server_port}/", waiting)
        server.shutdown()
        thread.join()
    assert waiting.poll() is None


def test_a_door_that_fails_is_said(started):
    child = start("raise SystemExit(1)")
    started.append(child)
    child.wait(30)
    with pytest.raises(NetwerkError) as told:
        processes.wait_until_open("http://127.0.0.1:9/", child)
    assert told.value.key == "door_failed"


def test_a_door_that_stays_shut_is_said(waiting, monkeypatch):
    monkeypatch.setattr(processes, "OPENING", 0.3)
    begin = time.monotonic()
    with pytest.raises(NetwerkError) as told:
        processes.wait_until_open("http://127.0.0.1:9/", waiting)
    assert told.value.key == "door_failed"
    assert time.monotonic() - begin < 10


def test_a_process_that_somebody_else_s_program_started_ends_with_that(tmp_path):
    """A hub that is killed asks nobody to end, and holds no pipe to what it started."""
    told = tmp_path / "told"
    child = (
        "import threading, sys; from netwerk_widgets.serve import processes as p; "
        f"p.CLOSING = 0; p.end_with_starter(lambda: open({str(told)!r}, 'w').close()); "
        "print('ready', flush=True); threading.Event().wait()"
    )
    starter = (
        "import subprocess, sys, threading; "
        f"subprocess.Popen([sys.executable, '-c', {child!r}]); threading.Event().wait(600)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", starter], stdout=subprocess.PIPE, start_new_session=True
    )
    assert parent.stdout.readline() == b"ready\n"
    assert not told.exists()
    parent.kill()
    parent.wait(10)
    until(told.exists)
    assert parent.stdout.read() == b""  # nobody holds its other end any more
    parent.stdout.close()
