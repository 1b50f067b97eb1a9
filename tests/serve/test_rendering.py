"""The pages that are kept: one for each language, always of the latest revision."""

import asyncio
import json
import re
import traceback

import pytest

from netwerk_widgets.serve import rendering
from netwerk_widgets.serve.rendered import NOTICE, NOTICED, pack
from netwerk_widgets.serve.rendering import PageKeeper, RenderingError


class Press:
    """Renders pages of text, each when it is let go."""

    def __init__(self):
        self.asked, self.fails, self.go = [], False, asyncio.Event()
        self.go.set()
        self.came = asyncio.Event()

    async def render(self, _app, session, language, title):
        self.asked.append((session, language, title))
        self.came.set()
        await self.go.wait()
        if self.fails:
            raise RenderingError("no")
        return f'<html lang="{language}">{session}<p {NOTICE}></p></html>'


@pytest.fixture
def run(monkeypatch):
    """Run a test's steps with a keeper and a press."""

    def play(steps):
        async def whole():
            press = Press()
            monkeypatch.setattr(rendering, "render", press.render)
            await asyncio.wait_for(steps(PageKeeper(None, again=0), press), 30)

        asyncio.run(whole())

    return play


def words(page):
    return page.html


def test_a_page_is_rendered_once_for_everybody(run):
    async def steps(keeper, press):
        await keeper.move_on("een", "1", "Een")
        press.go.clear()
        asking = [asyncio.create_task(keeper.page("nl")) for _ in range(30)]
        await press.came.wait()
        press.go.set()
        pages = await asyncio.gather(*asking)
        assert press.asked == [("een", "nl", "Een")]
        assert len({id(each) for each in pages}) == 1
        await keeper.page("nl")
        assert len(press.asked) == 1

    run(steps)


def test_each_language_is_rendered_when_somebody_wants_it(run):
    async def steps(keeper, press):
        await keeper.move_on("een", "1", "Een")
        assert press.asked == []
        await keeper.page("nl")
        assert await keeper.move_on("een", "2", "Een")
        await keeper.page("en")
        assert [language for _, language, _ in press.asked] == ["nl", "nl", "en"]
        assert (await keeper.page("nl")).body.tag != (await keeper.page("en")).body.tag

    run(steps)


def test_the_same_revision_is_not_rendered_again(run):
    async def steps(keeper, press):
        assert await keeper.move_on("een", "1", "Een")
        await keeper.page("nl")
        assert not await keeper.move_on("een", "1", "Een")
        assert len(press.asked) == 1

    run(steps)


def test_another_session_is_another_page(run):
    async def steps(keeper, press):
        await keeper.move_on("een", "1", "Een")
        await keeper.page("nl")
        assert await keeper.move_on("twee", "1", "Twee")
        assert "twee" in words(await keeper.page("nl"))

    run(steps)


def test_who_comes_while_the_first_page_is_made_gets_the_session_that_came_meanwhile(run):
    """The first visitor may come before the door knows which session to show."""

    async def steps(keeper, press):
        press.go.clear()
        early = asyncio.create_task(keeper.page("nl"))
        await press.came.wait()
        press.go.set()
        await keeper.move_on("een", "1", "Een")
        await early
        assert "een" in words(await keeper.page("nl"))
        assert press.asked[-1] == ("een", "nl", "Een")

    run(steps)


def test_a_page_that_fails_is_tried_again(run):
    async def steps(keeper, press):
        await keeper.move_on("een", "1", "Een")
        press.fails = True
        with pytest.raises(RenderingError):
            await keeper.page("nl")
        press.fails = False
        assert "een" in words(await keeper.page("nl"))

    run(steps)


def test_when_a_newer_page_fails_the_last_good_one_stays_with_a_notice(run):
    async def steps(keeper, press):
        await keeper.move_on("een", "1", "Een")
        good = await keeper.page("nl")
        assert f" {NOTICE}" in words(good)
        press.fails = True
        assert not await keeper.move_on("een", "2", "Een")
        assert keeper.stale
        assert keeper.shown == "een@1"
        page = await keeper.page("nl")
        assert words(page) == words(good).replace(NOTICE, NOTICED)
        assert page.body.tag != good.body.tag
        press.fails = False
        assert await keeper.move_on("een", "2", "Een")
        assert not keeper.stale
        page = await keeper.page("nl")
        assert page.revision == "een@2"
        assert NOTICE in words(page)

    run(steps)


def test_a_failure_is_not_repeated_for_every_visitor(run):
    async def steps(keeper, press):
        keeper.again = 60
        await keeper.move_on("een", "1", "Een")
        press.fails = True
        traces = set()
        for _ in range(20):
            with pytest.raises(RenderingError) as told:
                await keeper.page("nl")
            traces.add(len(list(traceback.walk_tb(told.value.__cause__.__traceback__))))
        assert len(press.asked) == 1
        assert len(traces) == 1  # a door that looks four times a second kept ever more of them

    run(steps)


def test_who_comes_during_a_rendering_that_takes_long_gets_the_page_that_is_there(run, monkeypatch):
    monkeypatch.setattr(rendering, "PATIENT", 0.01)

    async def steps(keeper, press):
        await keeper.move_on("een", "1", "Een")
        first = await keeper.page("nl")
        press.go.clear()
        moving = asyncio.create_task(keeper.move_on("een", "2", "Een"))
        pages = await asyncio.gather(*(keeper.page("nl") for _ in range(30)))
        assert {each.body.tag for each in pages} == {first.body.tag}
        assert not keeper.stale
        press.go.set()
        assert await moving
        assert (await keeper.page("nl")).revision == "een@2"
        assert len(press.asked) == 2

    run(steps)


def test_a_rendering_that_never_ends_is_given_up(run, monkeypatch):
    """A template error once left every visitor waiting for ever."""
    monkeypatch.setattr(rendering, "LONGEST", 0.01)

    async def steps(keeper, press):
        press.go.clear()
        with pytest.raises(RenderingError) as told:
            await keeper.page("nl")
        assert isinstance(told.value.__cause__, TimeoutError)
        press.go.set()
        assert await keeper.page("nl")

    run(steps)


def test_when_the_store_cannot_be_seen_the_page_says_so(run):
    async def steps(keeper, press):
        await keeper.move_on("een", "1", "Een")
        good = await keeper.page("nl")
        keeper.blind = True
        assert keeper.stale
        assert NOTICE not in words(await keeper.page("nl"))
        keeper.blind = False
        assert await keeper.page("nl") is good

    run(steps)


def test_the_same_page_has_the_same_tag_and_another_another():
    page = '<html lang="nl">x</html>'
    assert pack(page, "a@1") == pack(page, "a@1")
    assert pack(page, "a@1").body.tag != pack(page + " ", "a@1").body.tag


def slot(key, **more):
    """A figure as a page holds it."""
    drawing = {"key": key, "title": "Een < twee", "summary": "", "table": {}} | more
    data = json.dumps(drawing).replace("<", "\\u003c")
    return (
        f'<div class="nw-drawing" data-kind="figure" data-key="{key}" data-digest="d{key}">'
        f'<script type="application/json">{data}</script><noscript></noscript></div>'
    )


def test_what_figures_are_drawn_from_comes_apart_and_all_else_stays():
    drawn = {"figure": '{"data": "\u003c/script>"}', "narrow": {"height": 3}}
    other = (
        '<div class="nw-drawing" data-kind="map" data-key="map"><script type="application/json">'
        '{"key": "map", "figure": 1, "narrow": 2}</script></div>'
    )
    html = f"<html >{slot('a', **drawn)}{slot('b', still={'wide': 'x'}, narrow={})}{other}</html>"
    page = pack(html, "een@1")
    assert json.loads(page.figures.body("")) == {"a": drawn}
    kept = re.findall(r"<script[^>]*>([^<]*)</script>", page.html)
    assert json.loads(kept[0]) == {"key": "a", "title": "Een < twee", "summary": "", "table": {}}
    assert json.loads(kept[1])["still"] == {"wide": "x"}
    assert other in page.html
    assert f'data-figures="figures/{page.figures.tag}"' in page.html


def test_a_page_s_figures_are_there_as_long_as_it_is(run):
    async def steps(keeper, press):
        await keeper.move_on("een", "1", "Een")
        first = (await keeper.page("nl")).figures
        assert keeper.figures(first.tag) is first
        assert keeper.figures("0" * 16) is None

    run(steps)


def test_figures_of_a_page_that_was_let_go_of_are_still_there(run):
    async def steps(keeper, _press):
        await keeper.move_on("een", "1", "Een")
        first = (await keeper.page("nl")).figures
        for _ in range(2):
            keeper.forget()
            assert keeper.figures(first.tag) is first

    run(steps)


def test_a_page_may_be_let_go_of_while_another_is_made(run):
    async def steps(keeper, press):
        await keeper.move_on("een", "1", "Een")
        for language in ("nl", "en"):
            await keeper.page(language)
        press.came.clear()
        press.go.clear()
        moving = asyncio.create_task(keeper.move_on("een", "2", "Een"))
        await press.came.wait()
        keeper.forget()
        press.go.set()
        assert await moving
        assert (await keeper.page("nl")).revision == keeper.wanted

    run(steps)
