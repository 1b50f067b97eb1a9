"""The still picture and the moving map are one drawing; what is downloaded has its letters."""

import json

import pytest

from netwerk_widgets.figures.map.layouts import LAYOUTS
from netwerk_widgets.figures.map.scene import map_scene
from netwerk_widgets.figures.map.still import picture
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.texts import texts
from tests.browser.bare import open_map
from tests.figures.map.examples import HARD

pytestmark = pytest.mark.browser

T = texts("nl")
WIDTH, HEIGHT = 976, 660
#: Draws a layout of the scene as the browser does, alone on the page.
DRAW = """async ([scene, layout, w, h]) => {
  const { framed } = await import("./map/frame.js");
  const { Drawing } = await import("./map/draw.js");
  const { svg } = await import("./map/pen.js");
  const { freshState, modelled } = await import("./map/model.js");
  const state = { ...freshState(scene), layout };
  const root = svg("svg", { width: w, height: h, viewBox: `0 0 ${w} ${h}` });
  document.body.replaceChildren(root);
  const drawing = new Drawing(root, scene);
  drawing.font = 17;
  const places = new Map(Object.entries(scene.layouts[layout].places));
  drawing.draw(framed(modelled(scene), state, { w, h }, places, { font: 17 }), state);
  document.body.style = "margin: 0; background: #fff";
  await document.fonts.ready;
}"""
SHOW = """async (words) => {
  const made = new DOMParser().parseFromString(words, "image/svg+xml").documentElement;
  document.body.replaceChildren(document.importNode(made, true));
  await document.fonts.ready;
}"""


@pytest.mark.parametrize("scripts", [False, True], ids=["the case", "names in other scripts"])
def test_both_are_the_same_to_the_pixel(page, scripts):
    session = load_case("laanboompact", "nl")
    for party, name in zip(session.stakeholders.items, HARD if scripts else (), strict=False):
        party.name = name
    open_map(page, session)
    page.set_viewport_size({"width": 1100, "height": 1000})
    scene = map_scene(session, T)
    clip = {"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT}
    for layout in LAYOUTS:
        page.evaluate(DRAW, [json.loads(json.dumps(scene)), layout, WIDTH, HEIGHT])
        moving = page.screenshot(clip=clip)
        page.evaluate(SHOW, picture(scene, layout, T, (WIDTH, HEIGHT)))
        still = page.screenshot(clip=clip)
        assert moving == still, layout


def test_a_downloaded_picture_takes_its_letters_along(page):
    open_map(page, load_case("zeeuws-vlaanderen", "nl"))
    page.locator('[data-sheet="picture"] summary').click()
    with page.expect_download() as download:
        page.locator('[data-act="svg"]').click()
    words = download.value.path().read_text(encoding="utf-8")
    assert words.count("@font-face") == 2
    assert "url(&quot;data:" in words or 'url("data:' in words
    assert "http://127" not in words
