"""Doors that are killed: the other goes on, what died comes back, nobody is left behind."""

import os
import re
import signal
import subprocess
import sys
import urllib.request
from urllib.parse import urlsplit

import psutil
import pytest

from netwerk_widgets.texts import texts
from tests.browser.conftest import next_address, start, stop, use
from tests.serve.room import free_port

T = texts("nl")
PATIENCE = 60


def family(process):
    return psutil.Process(process.pid).children(recursive=True)


def door(running, word):
    [found] = [
        each
        for each in psutil.Process(running.process.pid).children()
        if f"_{word}" in each.cmdline()
    ]
    return found


def killed(victim):
    """End a process without a word; those it started that outlive it."""
    started = victim.children(recursive=True)
    victim.kill()
    return psutil.wait_procs(started, timeout=PATIENCE)[1]


def heard(running, *sentences):
    """Read the terminal until all of this was said; what was said meanwhile."""
    said, wanted = [], set(sentences)
    while wanted:
        line = running.process.stdout.readline()
        assert line, f"never said: {wanted}"
        said.append(line.rstrip("\n"))
        wanted.discard(said[-1])
    return said


def room(running):
    with urllib.request.urlopen(running.dashboard, timeout=PATIENCE) as answer:
        return answer.status


def page(running):
    """A page of the workbook, with its kernel."""
    code, said = running.ask(running.page[1:])
    assert "nw-" in said
    return code


@pytest.fixture
def running(tmp_path):
    opened = start(tmp_path / "home", "--case", "laanboompact")
    yield opened
    if opened.process.poll() is None:
        stop(opened)


def test_whoever_is_killed_the_others_go_on_and_none_is_left(running):
    assert page(running) == 200  # its nursery has a kernel now
    workbook, dashboard = door(running, "workbook"), door(running, "dashboard")

    assert killed(dashboard) == []
    heard(running, T("cli.door.room.died"), T("cli.door.room.again"))
    assert room(running) == 200
    assert door(running, "workbook") == workbook
    assert page(running) == 200
    assert killed(door(running, "dashboard")) == []
    assert T("cli.door.room.died") not in heard(running, T("cli.door.room.again"))

    lasting = door(running, "dashboard")
    old = running.another()
    assert killed(workbook) == []
    assert room(running) == 200
    heard(running, T("cli.door.workbook.died"), T("cli.door.workbook.again"))
    new = next_address(running.process)
    assert urlsplit(new).netloc == urlsplit(old).netloc
    assert page(running) == 200  # with the cookie from before
    assert use(new)[0] == running.page
    with pytest.raises(AssertionError):
        use(old)
    assert door(running, "dashboard") == lasting

    left = family(running.process)
    running.process.kill()
    assert psutil.wait_procs(left, timeout=PATIENCE)[1] == []


def launched(home, **more):
    words = ["--port", str(free_port()), "--dashboard-port", str(free_port())]
    return subprocess.Popen(
        [sys.executable, "-m", "netwerk_widgets", "start", "--no-browser", *words],
        env=os.environ | {"NETWERK_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **more,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="there is a nursery on Linux alone")
@pytest.mark.parametrize("victim", ["start", "_workbook", "nursery"])
def test_killed_while_it_warms_up_it_leaves_nobody(tmp_path, victim):
    """As soon as the first nursery is there, and still busy with its imports."""
    process = launched(tmp_path, stdin=subprocess.DEVNULL)
    found, known = None, {}
    while found is None:
        known |= {each.pid: each for each in family(process)}
        found = next((each for each in known.values() if "nursery" in str(each.cmdline())), None)
    target = process if victim == "start" else found
    if victim == "_workbook":
        target = found.parent()
    started = [] if victim == "nursery" else [found]
    target.kill()
    assert psutil.wait_procs(started, timeout=PATIENCE)[1] == []
    known |= {} if victim == "start" else {each.pid: each for each in family(process)}
    process.kill()
    process.wait(10)
    assert psutil.wait_procs(list(known.values()), timeout=PATIENCE)[1] == []
    process.stdout.close()


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_it_ends_everything_without_a_traceback(tmp_path, sign):
    """Also without a terminal to read from (a service, `nohup`)."""
    # Whoever runs the tests may have the end of a terminal ignored (`nohup`).
    process = launched(
        tmp_path,
        stdin=subprocess.DEVNULL,
        preexec_fn=lambda: signal.signal(sign, signal.SIG_DFL),
    )
    said = ""
    while T("cli.stop") not in said:
        said += process.stdout.readline()
    left = family(process)
    assert len(left) >= 2
    process.send_signal(sign)
    process.send_signal(sign)  # who is impatient
    said += process.stdout.read()
    assert process.wait(PATIENCE) == 0
    assert T("cli.closing") in said
    assert not re.search("Traceback|Error", said)
    assert psutil.wait_procs(left, timeout=PATIENCE)[1] == []
    process.stdout.close()
