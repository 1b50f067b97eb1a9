"""Pages that are made without a kernel, within what Voilà rendered around the last one."""

import asyncio
import socket

import pytest

from netwerk_widgets.serve import posting, rendering
from netwerk_widgets.serve.posting import PostingError, Shell
from netwerk_widgets.serve.rendered import pack
from netwerk_widgets.serve.rendering import PageKeeper
from netwerk_widgets.session.published import Told


class Makers:
    """Makes pages of what is told, in what was around the last one; or fails."""

    def __init__(self):
        self.asked, self.fails = [], False

    async def page(self, shell, told, name, language, revision):
        self.asked.append((name, told.session, language))
        if self.fails:
            raise PostingError("no")
        return pack(f"{shell.before}<main>{told.session}</main>{shell.after}", revision)


MAIN = '<main class="nw-page nw-dashboard" id="nw-dashboard">'


@pytest.fixture
def shown(monkeypatch):
    """Run a test's steps with a keeper whose pages can be told apart from what is around them."""

    def play(steps):
        asked = []

        async def render(_app, session, language, title):
            asked.append((language, title))
            return f'<html lang="{language}"><p>{title}</p>{MAIN}{session}</main><p>end</p></html>'

        monkeypatch.setattr(rendering, "render", render)
        monkeypatch.setattr(rendering.forked, "available", lambda: True)
        makers = Makers()
        asyncio.run(steps(PageKeeper(None, 0, makers=makers), makers, asked))

    return play


def test_after_the_first_page_of_a_language_the_next_are_made_without_voila(shown):
    async def steps(keeper, makers, asked):
        await keeper.move_on("een", "1", "Een", Told("A", {}))
        first = (await keeper.page("nl")).html
        await keeper.move_on("een", "2", "Een", Told("B", {}))
        second = await keeper.page("nl")
        assert second.revision == "een@2"
        before, after = first.split(f"{MAIN}een</main>")
        assert second.html == f"{before.replace('een@1', 'een@2')}<main>B</main>{after}"
        await keeper.page("en")
        assert asked == [("nl", "Een"), ("en", "Een")]
        assert makers.asked == [("Een", "B", "nl")]

    shown(steps)


@pytest.mark.parametrize(
    "next_", [("een", "2", "Anders", Told("B", {})), ("", "", "", None)], ids=["title", "none"]
)
def test_another_title_or_no_session_is_rendered_whole(shown, next_):
    async def steps(keeper, makers, asked):
        await keeper.move_on("een", "1", "Een", Told("A", {}))
        await keeper.page("nl")
        await keeper.move_on(*next_)
        assert (await keeper.page("nl")).revision == keeper.wanted
        assert makers.asked == []
        assert [title for _, title in asked] == ["Een", next_[2]]

    shown(steps)


def test_where_no_page_comes_voila_makes_it(shown):
    async def steps(keeper, makers, asked):
        await keeper.move_on("een", "1", "Een", Told("A", {}))
        await keeper.page("nl")
        makers.fails = True
        assert await keeper.move_on("een", "2", "Een", Told("B", {}))
        assert not keeper.stale
        assert (await keeper.page("nl")).revision == "een@2"
        assert len(asked) == 2

    shown(steps)


def test_who_knocks_in_the_place_of_who_makes_a_page_is_told_nothing(monkeypatch):
    """Any process on this computer can reach the address; only the one that was made may."""
    heard = []

    async def fork(_argv, _env, _cwd, post):
        there = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        there.connect(f"\0{post}")
        heard.append(there)
        return 1  # another process than this one

    async def steps():
        with pytest.raises(PostingError):
            await posting.Makers({}).page(Shell("", "", ""), Told("secret", {}), "een", "nl", "1")

    monkeypatch.setattr(posting.nursery, "fork", fork)
    monkeypatch.setattr(posting.ForkedProcess, "kill", lambda _: None)
    monkeypatch.setattr(posting, "BEGINNING", 0.1)
    asyncio.run(steps())
    with heard[0] as there:
        assert there.recv(9) == b""


def test_a_page_arrives_as_it_was_made():
    page = pack('<html lang="nl">x</html>', "een@1")
    here, there = socket.socketpair()

    async def arrives():
        maker = posting.Maker(posting.ForkedProcess(0), await asyncio.open_connection(sock=here))
        arriving = asyncio.create_task(maker.make(b"{}"))
        await asyncio.to_thread(there.recv, 3)
        posting.post(page, there)
        return await arriving

    assert asyncio.run(arrives()) == page
    there.close()
