"""Seats: given out, kept, and taken back."""

import asyncio

import pytest

from netwerk_widgets.serve import seats as module
from netwerk_widgets.serve.seats import ARRIVING, AWAY, IDLE, SPARE, WANTED, Seats, environment


class Manager(dict):
    """Kernels that are no processes; one starts when ``may`` is set."""

    def __init__(self):
        self.may = asyncio.Event()
        self.may.set()
        self.asked = []

    async def start_kernel(self, **asked):
        await self.may.wait()
        self.asked.append(asked)
        name = f"kernel{len(self.asked)}"
        self[name] = True
        return name

    async def shutdown_kernel(self, name, now):
        del self[name]


class Socket:
    closed = False

    def close(self):
        self.closed = True


@pytest.fixture
def clock(monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    return now


def with_seats(most, act):
    """Run ``act`` with seats; afterwards all that was to end has ended."""

    async def run():
        seats = Seats(Manager(), most)
        await act(seats)
        await ended(seats)
        assert seats.kernels == len(seats.manager) == seats.taken

    asyncio.run(run())


async def ended(seats):
    while seats._stopping:
        await asyncio.sleep(0)


async def sit(seats, known=None, session="s"):
    seat = seats.take(known, session)
    if seat is not None:
        await seats.start(seat, "python3", "nl")
    return seat


def test_no_more_than_there_are():
    async def act(seats):
        first, second = await sit(seats), await sit(seats)
        assert await sit(seats) is None
        assert first.visitor != second.visitor
        assert len(first.visitor) >= 32
        seats.release(first)
        assert await sit(seats) is not None

    with_seats(2, act)


def test_one_who_opens_it_again_and_again_does_not_fill_the_machine():
    async def act(seats):
        first = await sit(seats)
        seats.manager.may.clear()
        taken, waiting = first, []
        for _ in range(10):
            again = seats.take(first.visitor, "s")
            if again is None:
                break
            taken = again
            waiting.append(asyncio.ensure_future(seats.start(taken, "python3", "nl")))
            await asyncio.sleep(0)
        assert again is None
        assert seats.kernels <= seats.most + SPARE
        seats.manager.may.set()
        done = await asyncio.gather(*waiting, return_exceptions=True)
        assert all(isinstance(each, RuntimeError) for each in done)

    with_seats(1, act)


def test_a_stranger_s_secret_is_not_taken_over():
    async def act(seats):
        assert (
            await sit(seats, known="chosen by somebody else")
        ).visitor != "chosen by somebody else"

    with_seats(1, act)


@pytest.mark.parametrize(
    ("arrives", "leaves", "after", "kept"),
    [
        (False, False, ARRIVING - 1, True),
        (False, False, ARRIVING + 1, False),
        (True, True, AWAY - 1, True),
        (True, True, AWAY + 1, False),
        (True, False, IDLE - 1, True),
        (True, False, IDLE + 1, False),
    ],
)
def test_who_has_left_or_does_nothing_makes_way(clock, arrives, leaves, after, kept):
    async def act(seats):
        seat, socket = await sit(seats), Socket()
        if arrives:
            assert seats.arrive(seat, socket)
        if leaves:
            seats.leave(seat, socket)
        clock[0] += after
        seats.look("s")
        held = seats.held(seat.visitor, seat.kernel) is seat
        assert held is kept
        assert socket.closed is (arrives and not leaves and not kept)

    with_seats(1, act)


def test_who_just_left_keeps_the_seat_unless_somebody_waits(clock):
    async def act(seats):
        seat, socket = await sit(seats), Socket()
        seats.arrive(seat, socket)
        clock[0] += WANTED + 1
        assert await sit(seats) is None
        seats.leave(seat, socket)
        clock[0] += WANTED - 1
        assert await sit(seats) is None
        clock[0] += 2
        assert await sit(seats) is not None

    with_seats(1, act)


def test_another_session_or_a_kernel_that_died_frees_the_seat():
    async def act(seats):
        await sit(seats)
        seats.look("s")
        assert seats.taken == 1
        seats.look("another")
        assert seats.taken == 0
        await ended(seats)
        await sit(seats)
        seats.look("")  # the room is shown nothing any more
        assert seats.taken == 0
        await ended(seats)
        died = await sit(seats)
        del seats.manager[died.kernel]
        seats.look("s")
        assert seats.taken == 0

    with_seats(1, act)


def test_a_kernel_gets_nothing_that_it_does_not_need():
    given = {
        "PATH": "/bin",
        "HOME": "/h",
        "NETWERK_HOME": "/n",
        "NETWERK_TOKEN": "secret",
        "NETWERK_DASHBOARD_URL": "http://x/?token=secret",
        "JUPYTER_TOKEN": "secret",
        "JUPYTER_PATH": "/j",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "MY_OWN": "secret",
        "QUERY_STRING": "token=secret",
        "NETWERK_READONLY": "",
    }
    made = environment("A & b", "en", given)
    assert "secret" not in " ".join(made.values())
    assert made == {
        "PATH": "/bin",
        "HOME": "/h",
        "NETWERK_HOME": "/n",
        "JUPYTER_PATH": "/j",
        "NETWERK_READONLY": "1",
        "NETWERK_STRANGER": "1",
        "QUERY_STRING": "session=A+%26+b&lang=en",
    }
