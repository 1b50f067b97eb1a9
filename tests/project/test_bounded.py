"""Computing is stopped in time, whatever it does, and nothing is raised after it is over."""

import contextlib
import logging
import subprocess
import sys
import threading
import time
from importlib import import_module

import pytest

from netwerk_widgets import bounded
from netwerk_widgets.bounded import Piece, TooSlow, for_a_measure, page, within


def for_ever():
    while True:
        pass


def spin(seconds):
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        pass
    return "done"


@pytest.fixture
def short(monkeypatch):
    """Bounds of a test: nobody waits for eight seconds."""
    monkeypatch.setattr(bounded, "PIECE", 0.3)
    monkeypatch.setattr(bounded, "LEAST", 0.1)
    monkeypatch.setattr(bounded, "PAGE", 1.2)
    monkeypatch.setattr(bounded, "AGAIN", 0.05)


def test_what_is_done_in_time_is_returned_and_what_it_raises_is_raised():
    assert within(60, lambda: "done") == "done"
    with pytest.raises(KeyError):
        within(60, lambda: {}["nothing"])


def test_what_never_ends_is_stopped():
    with pytest.raises(TooSlow, match=r"0\.1 s"):
        within(0.1, for_ever)


def test_no_except_in_between_keeps_it_going():
    def stubborn():
        while True:
            with contextlib.suppress(Exception):
                for_ever()

    def once_deaf():
        try:
            for_ever()
        except BaseException:  # noqa: BLE001
            for_ever()

    for each in (stubborn, once_deaf):
        with pytest.raises(TooSlow):
            within(0.1, each)


def test_an_error_because_it_was_stopped_is_too_slow_as_well():
    def fails():
        try:
            for_ever()
        finally:
            raise ValueError("in the middle of something")

    with pytest.raises(TooSlow):
        within(0.1, fails)


def test_of_bounds_in_each_other_the_first_that_is_reached_counts():
    def inside():
        with pytest.raises(TooSlow, match=r"0\.1 s"):
            within(0.1, for_ever)
        return "went on"

    assert within(60, inside) == "went on"
    with pytest.raises(TooSlow, match=r"0\.1 s"):
        within(0.1, lambda: within(60, for_ever))
    assert bounded._watchdog.bounds == []


def test_at_the_very_end_it_is_either_done_or_too_slow_and_nothing_comes_after():
    outcomes = set()
    for turn in range(80):
        try:
            outcomes.add(within(0.02, lambda: spin(0.012 + 0.0005 * turn)))  # noqa: B023
        except TooSlow:
            outcomes.add("slow")
        sum(range(2000))  # what comes after is not stopped
    assert outcomes == {"done", "slow"}
    assert bounded._watchdog.bounds == []


def test_in_each_other_at_the_very_end():
    for turn in range(40):
        with contextlib.suppress(TooSlow):
            within(0.03, lambda: [within(0.01 + 0.0004 * turn, lambda: spin(0.012))] * 3)  # noqa: B023
        sum(range(2000))
    assert bounded._watchdog.bounds == []


#: A debugger at work, after something had a bound: in time, too slow, and too slow inside another.
TRACED = """
import sys
from netwerk_widgets.bounded import TooSlow, within
def hang():
    while True: pass
def nested():
    try: within(0.05, hang)
    except TooSlow: return "went on"
for what in (int, hang, nested):
    try: within(0.1 if what is hang else 60, what)
    except TooSlow: pass
sys.settrace(lambda *about: None)
(lambda: print("goes on"))()
"""


def test_a_debugger_goes_on_after_a_bound():
    done = subprocess.run(
        [sys.executable, "-c", TRACED], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "goes on\n"


def test_only_the_thread_that_has_the_bound_is_stopped():
    found = []

    def beside():
        found.append(spin(0.6))

    thread = threading.Thread(target=beside)
    thread.start()
    with pytest.raises(TooSlow):
        within(0.1, for_ever)
    thread.join()
    assert found == ["done"]


def test_a_thread_of_its_own_has_a_bound_of_its_own():
    found = []

    def work():
        try:
            within(0.1, for_ever)
        except TooSlow:
            found.append("slow")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == ["slow"]


def test_a_thread_that_is_made_inside_is_not_hit_instead():
    def makes_threads():
        for _ in range(300):
            one = threading.Thread(target=lambda: None)
            one.start()
            one.join()
        for_ever()

    with pytest.raises(TooSlow):
        within(0.02, makes_threads)


def test_an_import_is_not_stopped_halfway(tmp_path, monkeypatch):
    lines = "import time\nuntil = time.perf_counter() + 0.4\n"
    lines += "while time.perf_counter() < until: pass\nwhole = True\n"
    (tmp_path / "slow_to_import.py").write_text(lines)
    monkeypatch.syspath_prepend(tmp_path)

    def imports():
        slow_to_import = import_module("slow_to_import")

        for_ever()
        return slow_to_import

    with pytest.raises(TooSlow):
        within(0.1, imports)
    slow_to_import = import_module("slow_to_import")

    assert slow_to_import.whole


def test_a_piece_that_fails_or_hangs_is_replaced_and_logged(short, caplog):
    def fails():
        raise ZeroDivisionError

    with caplog.at_level(logging.ERROR, "netwerk"):
        assert Piece("one").make(fails, str) == "failed"
        assert Piece("two").make(for_ever, str) == "slow"
        assert Piece("three").make(lambda: "there", str) == "there"
    assert [record.getMessage() for record in caplog.records] == [
        "a piece is missing: one",
        "a piece is missing: two",
    ]
    assert "ZeroDivisionError" in caplog.text


@pytest.fixture
def given(monkeypatch):
    """The seconds that were given, one by one."""
    seen = []

    def counted(seconds, make):
        seen.append(seconds)
        return within(seconds, make)

    monkeypatch.setattr(bounded, "within", counted)
    return seen


def test_a_page_with_many_pieces_that_hang_is_there_in_time(short, given):
    with page():
        found = [Piece("hangs").make(for_ever, str) for _ in range(10)]
        assert Piece("fine").make(lambda: "there", str) == "there"
    assert found == ["slow"] * 10
    # Ten times the bound of a piece would be 3 s: together they have 1.2 s, and then 0.1 s each.
    assert max(given) <= 0.3
    assert sum(given[:10]) < 1.2 + 10 * 0.1


def test_the_bounds_of_the_rooms_page_are_well_within_its_minute():
    # Thirteen panels of a few figures and words each, when each of them hangs.
    assert bounded.PAGE + 50 * bounded.LEAST < 45


def test_a_piece_that_was_too_slow_does_not_get_its_whole_bound_again(short, given):
    piece = Piece("hangs")
    assert piece.make(for_ever, str) == "slow"
    assert piece.make(for_ever, str) == "slow"
    assert given == [0.3, 0.05]
    piece._slow = time.monotonic()  # a minute later
    assert piece.make(lambda: "there", str) == "there"
    assert given[2] == 0.3
    assert piece.make(lambda: "there", str) == "there"


def test_a_piece_inside_another_is_replaced_before_the_other(short):
    outer = Piece("outer")
    assert outer.make(lambda: Piece("inner").make(for_ever, str), str) == "slow"
    assert outer.make(lambda: ["rest", Piece("inner").make(for_ever, str)], list) == [
        "rest",
        "slow",
    ]


def test_a_measure_has_a_bound_only_where_something_has():
    assert for_a_measure() == float("inf")
    assert within(6, for_a_measure) <= 3
    assert within(60, for_a_measure) == bounded.MEASURE
