"""The rooms of a service: each its own, one look for all, and none that takes another along."""

import asyncio
from types import SimpleNamespace

import pytest
from tornado.httputil import HTTPHeaders

from netwerk_widgets.serve import rendering, rooms
from netwerk_widgets.serve.lookout import Seen, Sight
from netwerk_widgets.serve.rendered import NOTICE, NOTICED
from netwerk_widgets.serve.rendering import PageKeeper, RenderingError
from netwerk_widgets.serve.room import UnseenError
from netwerk_widgets.serve.rooms import Kept, Rooms
from netwerk_widgets.serve.rooms_service import Turns
from netwerk_widgets.session.published import Told


class Looks:
    """A database of a dictionary: which rooms are open, and how far their sessions are."""

    def __init__(self, **open_):
        self.open, self.heads = open_, dict.fromkeys(open_.values(), 1)
        self.watched, self.blind, self.broken, self.stuck = [], False, set(), None

    async def look(self, watched):
        self.watched.append(set(watched))
        if self.blind:
            return None
        found = {
            room: Seen(
                f"{self.open[room]} · Piet",
                self.open[room],
                f"id of {self.open[room]}",
                {"dream": self.now(room)},
            )
            for room in watched
            if room in self.open
        }
        return Sight(dict(self.open), found)

    def now(self, room):
        return self.heads[self.open[room]]

    async def told(self, name):
        name = name.removesuffix(" · Piet")
        if name in self.broken:
            raise ValueError(name)
        return Told(f"{self.heads[name]}", {})


class Press:
    """Renders pages of text; what is in ``hangs`` waits until it is let go, what fails fails."""

    def __init__(self):
        self.asked, self.fails, self.hangs, self.go = [], set(), set(), asyncio.Event()

    async def render(self, _app, session, language, title):
        assert session == f"{title} · Piet"
        self.asked.append(session := title)
        if session in self.hangs:
            await self.go.wait()
        if session in self.fails:
            raise RenderingError(session)
        return f'<html lang="{language}">{session}<p {NOTICE}></p></html>'


@pytest.fixture
def play(monkeypatch):
    """Run a test's steps with rooms, what they look at, and what makes their pages."""
    monkeypatch.setattr(rooms, "LOOK", 0.001)

    def run(steps, **open_):
        async def whole():
            looks, press = Looks(**open_), Press()
            monkeypatch.setattr(rendering, "render", press.render)
            turns = Turns()
            made = Rooms(looks, lambda: Kept(PageKeeper(None, 0, turns.turn)), None)
            looking = asyncio.create_task(made.keep_looking())
            try:
                await asyncio.wait_for(steps(made, looks, press), 30)
            finally:
                looking.cancel()

        asyncio.run(whole())

    return run


async def page(made, name, language="nl"):
    room = await made.find(name)
    await room.looked.wait()
    return (await room.keeper.page(language)).html


def tells(room, head):
    """Whether the open pages of a room were told of the session as it is since then."""
    return room.read[0].heads["dream"] == head and room.channel.now.revision == room.keeper.wanted


async def comes(what):
    """Wait until something is so: the test's own limit says when that takes too long."""
    while not what():
        await asyncio.sleep(0)


def test_each_room_has_its_own_page_and_no_other_s_figures(play):
    async def steps(made, _looks, _press):
        assert "een" in await page(made, "a")
        assert "twee" in await page(made, "b")
        one, two = await made.find("a"), await made.find("b")
        assert one is not two
        tag = (await one.keeper.page("nl")).body.tag
        assert tag != (await two.keeper.page("nl")).body.tag
        assert one.channel is not two.channel

    play(steps, a="een", b="twee")


def test_a_room_that_never_was_and_one_that_is_closed_are_both_none(play):
    async def steps(made, looks, _press):
        assert await made.find("x") is None
        room = await made.find("a")
        del looks.open["a"]
        await comes(lambda: room.channel.over)
        assert room.channel.now.revision == "@"
        assert await made.find("a") is None
        looks.open["a"] = "een"
        again = await made.find("a")
        assert again is not room
        assert not again.channel.over

    play(steps, a="een")


def test_a_room_is_found_the_moment_that_it_is_opened(play):
    async def steps(made, looks, _press):
        assert await made.find("b") is None
        looks.open["b"], looks.heads["twee"] = "twee", 1
        assert "twee" in await page(made, "b")

    play(steps, a="een")


def test_the_name_of_a_session_leads_nowhere(play):
    async def steps(made, _looks, _press):
        for forged in ("een", "id of een", "", "a?session=een", "../a", "een@1"):
            assert await made.find(forged) is None

    play(steps, a="een")


def test_a_save_is_rendered_for_the_room_that_it_is_of(play):
    async def steps(made, looks, press):
        await page(made, "a")
        await page(made, "b")
        before = [each.channel.now.revision for each in made.rooms.values()]
        looks.heads["een"] = 2
        one = await made.find("a")
        await comes(lambda: tells(one, 2))
        assert one.channel.now.revision.startswith("room@")  # no name of a session
        assert press.asked == ["een", "twee", "een"]
        assert (await made.find("b")).channel.now.revision == before[1]

    play(steps, a="een", b="twee")


def test_there_is_one_look_for_all_rooms_and_none_when_nobody_is_there(play, monkeypatch):
    monkeypatch.setattr(rooms, "IDLE", 0.05)

    async def steps(made, looks, press):
        for name in "abc":
            await page(made, name)
        looks.watched.clear()
        await comes(lambda: looks.watched)
        assert looks.watched[0] == {"a", "b", "c"}  # and not d, which nobody asked for
        one = await made.find("a")
        one.channel.listeners = 1
        await comes(lambda: looks.watched[-1] == {"a"})
        assert not (await page_count(made, "bc"))
        assert len(one.keeper.pages) == 1
        one.channel.listeners = 0
        await comes(lambda: not made._wake.is_set())
        seen = len(looks.watched)
        for _ in range(100):
            await asyncio.sleep(0)
        assert len(looks.watched) == seen
        assert await page_count(made, "abc") == 0
        looks.heads["een"] = 5  # what was saved meanwhile is on the page of who comes back
        assert "een" in await page(made, "a")
        assert made.rooms["a"].read[0].heads["dream"] == 5

    play(steps, a="een", b="twee", c="drie", d="vier")


async def page_count(made, names):
    return sum(len(made.rooms[name].keeper.pages) for name in names)


def test_a_room_that_cannot_be_rendered_or_read_takes_no_other_along(play):
    async def steps(made, looks, press):
        press.fails.add("een")
        looks.broken.add("twee")
        bad = await made.find("a")
        await bad.looked.wait()
        with pytest.raises(RenderingError):
            await bad.keeper.page("nl")
        worse = await made.find("b")
        await comes(lambda: worse.keeper.blind)
        assert "drie" in await page(made, "c")
        looks.heads["drie"] = 2
        good = await made.find("c")
        await comes(lambda: tells(good, 2))
        assert not good.channel.now.stale

    play(steps, a="een", b="twee", c="drie")


def test_pages_that_hang_hold_up_no_other_room(play, monkeypatch):
    """More of them than there are turns: each gives its turn up after a while."""
    monkeypatch.setattr(Turns.__init__, "__defaults__", (3, 0.01))

    async def steps(made, looks, press):
        press.hangs = {"een", "twee", "drie", "vier"}
        hanging = []
        for name in "abcd":
            room = await made.find(name)
            await room.looked.wait()
            hanging.append(asyncio.ensure_future(room.keeper.page("nl")))
        await comes(lambda: len(press.asked) == 4)
        assert "vijf" in await page(made, "e")
        assert not any(each.done() for each in hanging)
        press.go.set()
        assert ["een" in (await hanging[0]).html, "vier" in (await hanging[3]).html] == [True, True]

    play(steps, a="een", b="twee", c="drie", d="vier", e="vijf")


def test_when_the_database_cannot_be_seen_what_is_there_stays_and_nothing_is_said_of_the_rest(play):
    async def steps(made, looks, _press):
        looks.blind = True
        with pytest.raises(UnseenError):
            await made.find("a")
        looks.blind = False
        assert "een" in await page(made, "a")
        looks.blind = True
        room = await made.find("a")
        await comes(lambda: room.channel.now.stale)
        assert NOTICED in (await room.keeper.page("nl")).html
        for name in ("b", "x"):
            with pytest.raises(UnseenError):
                await made.find(name)
        looks.blind = False
        await comes(lambda: not room.channel.now.stale)
        assert await made.find("x") is None

    play(steps, a="een", b="twee")


# ---- who asks ----


def asked(peer, *told):
    headers = HTTPHeaders()
    for each in told:
        headers.add("X-Forwarded-For", each)
    headers.add("X-Real-Ip", "6.6.6.6")
    return SimpleNamespace(remote_ip=peer, headers=headers)


@pytest.mark.parametrize(
    ("peer", "told", "hops", "who"),
    [
        ("127.0.0.1", ["10.0.0.7"], 1, "10.0.0.7"),
        ("127.0.0.1", ["::ffff:10.0.0.7"], 1, "10.0.0.7"),
        ("::1", ["2001:db8::7"], 1, "2001:db8::7"),
        # What somebody made up stands before what the proxy added.
        ("127.0.0.1", ["1.2.3.4,10.0.0.7"], 1, "10.0.0.7"),
        ("127.0.0.1", ["1.2.3.4, 5.6.7.8, 10.0.0.7"], 1, "10.0.0.7"),
        ("127.0.0.1", ["1.2.3.4", "10.0.0.7"], 1, "10.0.0.7"),
        # Two proxies of our own.
        ("127.0.0.1", ["1.2.3.4, 10.0.0.7, 10.0.0.1"], 2, "10.0.0.7"),
        ("127.0.0.1", ["10.0.0.7"], 2, "127.0.0.1"),
        # No proxy, or not ours: what it says counts for nothing.
        ("127.0.0.1", ["10.0.0.7"], 0, "127.0.0.1"),
        ("10.0.0.9", ["1.2.3.4"], 1, "10.0.0.9"),
        ("127.0.0.1", [], 1, "127.0.0.1"),
        ("127.0.0.1", ["<script>"], 1, "127.0.0.1"),
        ("127.0.0.1", ["10.0.0.7,"], 1, "127.0.0.1"),
    ],
)
def test_who_asks_is_told_by_the_proxy_alone(peer, told, hops, who):
    assert Rooms(None, Kept, None, hops).visitor(asked(peer, *told)) == who
