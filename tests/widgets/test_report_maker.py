"""The button of the report without a browser: in a thread, telling how far it is."""

import asyncio

import pytest

from netwerk_widgets.report import making
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.report_maker import ReportMaker

T = texts("nl")


@pytest.fixture
def maker():
    store = MemoryStore()
    store.create("Een: naam", None, "x")
    widget = ReportMaker(T, LiveSession(store, "Een: naam", "x"))
    widget.sent = []
    widget.send = lambda content, buffers=None: widget.sent.append((content, buffers))
    yield widget
    widget.close()


def pressed(maker, *kinds):
    """Press the button so many times, and wait until what that began is over."""

    async def press():
        for kind in kinds:
            maker._receive(maker, {"kind": kind}, [])
        if maker._task is not None:
            await maker._task

    asyncio.run(press())


def test_the_file_reaches_the_browser(maker, monkeypatch):
    shown = []
    maker.observe(lambda change: shown.append(change["new"]), "progress")
    far = lambda *given: given[5](0.5, "halverwege")  # noqa: E731
    monkeypatch.setattr(making, "make", lambda *given: far(*given) or b"bytes")
    pressed(maker, "docx")
    assert maker.sent == [({"type": "download", "name": "Een_ naam.docx"}, [b"bytes"])]
    assert shown == [{"share": 0.5, "words": "halverwege"}, {}]
    assert maker.outcome == "done"


def test_what_it_is_about_is_asked_and_in_the_name_of_the_file(maker, monkeypatch):
    asked = []
    monkeypatch.setattr(making, "make", lambda *given: asked.append(given[6]) or b"bytes")

    async def press(**content):
        maker._receive(maker, content, [])
        await maker._task

    for about in ("full", "short", "nothing"):
        asyncio.run(press(kind="docx", about=about))
    asyncio.run(press(kind="xlsx", about="full"))
    assert asked == ["full", "short", "short", "full"]
    names = [content["name"] for content, _ in maker.sent]
    full = T("report.button.named", name="Een_ naam", about=T("report.button.file.full"))
    assert names == [f"{full}.docx", "Een_ naam.docx", "Een_ naam.docx", "Een_ naam.xlsx"]


def test_a_second_press_and_an_unknown_kind_do_nothing(maker, monkeypatch):
    monkeypatch.setattr(making, "make", lambda *_: b"bytes")
    pressed(maker, "odt", "html", "html")
    assert [content["name"] for content, _ in maker.sent] == ["Een_ naam.html"]


def test_a_failure_is_told_and_the_next_try_works(maker, monkeypatch):
    monkeypatch.setattr(making, "make", lambda *_: 1 / 0)
    pressed(maker, "docx")
    assert (maker.outcome, maker.progress, maker.sent) == ("failed", {}, [])
    monkeypatch.setattr(making, "make", lambda *_: b"bytes")
    pressed(maker, "docx")
    assert maker.outcome == "done"


def test_a_page_that_is_left_stops_it(maker, monkeypatch):
    def slow(*given):
        maker.close()
        given[5](0.1, "verder")
        pytest.fail("it went on")

    monkeypatch.setattr(making, "make", slow)
    pressed(maker, "docx")
    assert maker.sent == []
