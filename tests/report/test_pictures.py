"""Drawing figures with the browser that is there, and what happens without one."""

import json
import logging
import os

import pytest

from netwerk_widgets.figures.drawing import Drawing, Still, Table
from netwerk_widgets.figures.forces import force_bars
from netwerk_widgets.report import pictures, raster
from netwerk_widgets.report.document import Picture
from netwerk_widgets.report.kinds import Stopped
from netwerk_widgets.report.making import make
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.texts import texts
from tests.report.pages import CASES, TODAY, report
from tests.report.rare import NOBODYS, RARE, drawing, font

T = texts("nl")


@pytest.fixture
def chosen():
    return Picture("forces", force_bars(load_case("laanboompact", "nl"), T))


@pytest.fixture
def no_browser(monkeypatch, tmp_path):
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "none"))


def needs_chromium():
    if pictures.browser() is None:
        if os.environ.get("NETWERK_NEEDS_BROWSER"):
            pytest.fail("there is no Chromium, and this run needs one")
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")


def test_one_browser_draws_all_and_is_closed(chosen):
    needs_chromium()
    hostile = force_bars(load_case("laanboompact", "nl"), T)
    hostile.figure.add_annotation(text="&lt;script&gt;alert(1)&lt;/script&gt;")
    told = []
    with pictures.Studio() as studio:
        both = [chosen, Picture("hostile", hostile)]
        vector = studio.draw(both, "svg", lambda *far: told.append(far))
        points = studio.draw([chosen], "png")
        process = studio._kaleido.subprocess
        with pytest.raises(Stopped):
            studio.draw([chosen], "svg", stop)
    process.wait(10)
    assert told == [(1, 2), (2, 2)]
    assert vector.drawn["forces"].data.startswith(b"<svg")
    assert b"<script" not in vector.drawn["hostile"].data
    assert points.drawn["forces"].data.startswith(b"\x89PNG")
    assert vector.trouble == points.trouble == ""


@pytest.fixture
def broken_browser(tmp_path, monkeypatch):
    """A browser that ends as soon as it is started."""
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("BROWSER_PATH", str(broken))


def stop(_done, _all):
    raise Stopped


LOADED = {"expression": "document.readyState === 'complete' && 'kaleido_scopes' in window"}


def test_a_page_that_is_loaded_before_anything_is_asked_of_it_draws_too(chosen, monkeypatch):
    """As on a computer that does much besides: kaleido hears what its page says too late."""
    needs_chromium()
    from choreographer import Tab

    send = Tab.send_command

    async def late(tab, command, *given, **named):
        answer = await send(tab, command, *given, **named)
        while command == "Page.navigate":
            found = await send(tab, "Runtime.evaluate", params=LOADED)
            if found["result"]["result"]["value"]:
                break
        return answer

    monkeypatch.setattr(Tab, "send_command", late)
    monkeypatch.setattr(pictures, "_OPENING", 10)
    with pictures.Studio() as studio:
        assert [*studio.draw([chosen], "svg").drawn] == ["forces"]


def test_without_a_browser_the_report_has_tables_and_says_why(no_browser):
    told = []
    page = make(
        load_case("laanboompact", "nl"), "Naam", "html", T, TODAY, lambda *far: told.append(far)
    ).decode()
    assert T("report.no_pictures") in page
    assert "<img" not in page
    assert [share for share, _ in told] == sorted(share for share, _ in told)


@pytest.mark.usefixtures("broken_browser")
def test_a_browser_that_does_not_start_is_told(chosen):
    with pictures.Studio() as studio:
        assert studio.draw([chosen], "svg").trouble == "browser_failed"


@pytest.mark.usefixtures("broken_browser")
def test_what_the_browser_says_is_in_our_log_and_ours_not_in_its_own(chosen, monkeypatch):
    told = []

    class Telling(logging.Handler):
        def __init__(self, name):
            super().__init__()
            self.name = name

        def emit(self, record):
            told.append((self.name, record.getMessage()))

    ours, its = logging.getLogger("netwerk"), logging.getLogger("choreographer")
    monkeypatch.setattr(ours, "handlers", [Telling("ours")])
    monkeypatch.setattr(its, "handlers", [])
    monkeypatch.setattr(its, "propagate", True)
    with pictures.Studio() as studio:
        studio.draw([chosen], "svg")
    told.clear()
    its.addHandler(Telling("its own"))
    its.error("half a message")
    ours.error("a mistake")
    assert told == [
        ("ours", "half a message"),
        ("its own", "half a message"),
        ("ours", "a mistake"),
    ]


def test_a_figure_higher_than_a_page_is_a_table(chosen, monkeypatch):
    high = chosen.drawing.figure
    high.update_layout(height=pictures.HIGHEST + 1)
    drawing = Drawing("k", high, "t", "s", Table(("a",), ((1,),)))
    monkeypatch.setattr(pictures.Studio, "_one", lambda *_: pytest.fail("drawn all the same"))
    studio = pictures.Studio()
    studio._opened = pictures.Future()
    studio._opened.set_result(None)
    assert studio.draw([Picture("k", drawing)], "svg").drawn == {}


def test_a_browser_draws_what_we_find_no_font_for(place, tmp_path, monkeypatch):
    needs_chromium()
    # A font that is not on the list, where the browser finds it.
    font(tmp_path / "data" / "fonts" / "rare.ttf", RARE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    both = {
        key: drawing(name)
        for key, name in {
            "rare": f"A{RARE}",
            "nobody": f"A{RARE}{NOBODYS}",
            "plain": "Waterschap",
        }.items()
    }
    with pictures.Studio() as studio:
        images = studio.draw([Picture(*each) for each in both.items()], "png").drawn
    assert {key: image.missing for key, image in images.items()} == {
        "rare": (),
        "nobody": (NOBODYS,),
        "plain": (),
    }
    for image in images.values():
        assert image.data[:8] == b"\x89PNG\r\n\x1a\n"
        assert int.from_bytes(image.data[16:20]) == raster.PIXELS
    # What is drawn here without that font has a question mark.
    assert images["rare"].data != raster.png(both["rare"].figure.wide)


@pytest.mark.usefixtures("broken_browser")
def test_a_browser_that_fails_leaves_question_marks(place):
    shown = drawing(f"A{RARE}")
    with pictures.Studio() as studio:
        image = studio.draw([Picture("map", shown)], "png").drawn["map"]
    assert image.missing == (RARE,)
    assert image.data == raster.png(shown.figure.wide)


#: Millimetres of a line on a page, and points: so small may a letter be on paper.
LINE, SMALLEST = 170, 5.0


def sizes(tree, name=""):
    """How many pixels the letters of a figure are high; what its template says is larger."""
    if isinstance(tree, dict):
        if "font" in name and "size" in tree:
            yield tree["size"]
        for key, each in tree.items():
            yield from sizes(each, key) if key != "template" else ()
    for each in tree if isinstance(tree, list) else ():
        yield from sizes(each, name)


@pytest.mark.parametrize("case", CASES)
def test_letters_in_a_figure_can_be_read_on_paper(case):
    found = {}
    for picture in report(case).pictures():
        figure = picture.drawing.figure
        if not isinstance(figure, Still):
            across = min(LINE, picture.highest * pictures.WIDTH / figure.layout.height)
            least = min(sizes(json.loads(figure.to_json())))
            found[picture.key] = round(least * across / pictures.WIDTH * 72 / 25.4, 1)
    assert len(found) > 15
    assert {key: points for key, points in found.items() if points < SMALLEST} == {}
