"""What the room is shown no more, nobody gets from the pages that are kept."""

import asyncio

import pytest

from netwerk_widgets.page_marks import told_by, with_told
from netwerk_widgets.serve import rendering
from netwerk_widgets.serve.posting import Shell
from netwerk_widgets.serve.rendered import NOTICED
from netwerk_widgets.serve.rendering import RenderingError
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.published import Told, told
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.dashboard import page
from tests.serve.test_posting import MAIN, shown  # noqa: F401
from tests.serve.test_rendering import run, words  # noqa: F401

BOTH, MAP = Told("A", {}, frozenset({"map", "goals"})), Told("B", {}, frozenset({"map"}))


def test_who_comes_while_another_session_is_made_waits_for_that(run, monkeypatch):  # noqa: F811
    monkeypatch.setattr(rendering, "PATIENT", 0.01)

    async def steps(keeper, press):
        await keeper.move_on("een", "1", "Een")
        await keeper.page("nl")
        press.go.clear()
        press.came.clear()
        moving = asyncio.create_task(keeper.move_on("twee", "1", "Twee"))
        await press.came.wait()
        coming = asyncio.create_task(keeper.page("nl"))
        await asyncio.wait({coming}, timeout=0.1)
        assert not coming.done()
        press.go.set()
        assert "twee" in words(await coming)
        assert await moving

    run(steps)


@pytest.mark.parametrize(
    "then", [("twee", "1", "Twee", BOTH), ("een", "2", "Een", MAP), ("", "", "")]
)
def test_when_the_next_page_fails_nobody_gets_what_is_shown_no_more(run, then):  # noqa: F811
    async def steps(keeper, press):
        await keeper.move_on("een", "1", "Een", BOTH)
        await keeper.page("nl")
        press.fails = True
        assert not await keeper.move_on(*then)
        for _ in range(2):
            with pytest.raises(RenderingError):
                await keeper.page("nl")
        await keeper.move_on("een", "3", "Een", BOTH)  # shown again: the last page may be seen
        assert NOTICED in words(await keeper.page("nl"))

    run(steps)


def test_what_is_shown_is_told_with_the_session():
    session = load_case("laanboompact", "nl")
    session.room.hidden = ["goals"]
    assert told(session).shows == frozenset(session.room.shows)
    assert "goals" not in told(session).shows


def test_a_page_that_is_made_of_the_store_says_what_it_tells():
    session = load_case("laanboompact", "nl")
    seen = told(session)
    html = with_told(page(session, "Een", texts("nl")), seen.fingerprint())
    assert told_by(html) == seen.fingerprint()
    assert Shell.of(html, "Een") is not None


def test_a_page_of_another_moment_than_was_asked_for_is_made_anew(shown, monkeypatch):  # noqa: F811
    """Voilà reads the session later: what was shown by mistake a moment may be on its page."""

    async def render(_app, _session, language, _title):
        later = Told("by mistake", {}).fingerprint()
        main = MAIN.replace(">", f' data-told="{later}">')
        return f'<html lang="{language}">{main}by mistake</main></html>'

    async def steps(keeper, makers, _asked):
        monkeypatch.setattr(rendering, "render", render)
        await keeper.move_on("een", "1", "Een", Told("A", {}))
        assert "<main>A</main>" in (await keeper.page("nl")).html
        # Where nobody else makes pages, it is at least not kept for what it is not.
        makers.fails = True
        await keeper.page("en")
        assert keeper.pages["en"].revision != keeper.wanted

    shown(steps)
