"""What a browser makes for us: pixels of a still picture (it finds more letters), and a PDF."""

import base64
import json
from collections.abc import Sequence
from typing import Any

from netwerk_widgets.figures.map import fonts

#: The page of the picture: nothing on it runs, and nothing is fetched.
_PAGE = (
    '<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "style-src 'unsafe-inline'; font-src data:\"><style>{sheet} body {{ margin: 0 }} "
    "svg {{ display: block }}</style>{svg}"
)
#: Which letters the browser cannot draw: they look like a sign that no font has.
_MISSING = """(async (signs) => {
  await document.fonts.ready;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 64;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const drawn = (sign) => {
    pen.clearRect(0, 0, 64, 64);
    pen.font = "32px 'Netwerk Sans', sans-serif";
    pen.fillText(sign, 16, 44);
    return canvas.toDataURL();
  };
  const nobody = drawn("\\u{10fffd}");
  return signs.filter((sign) => drawn(sign) === nobody);
})(%s)"""


async def missing(browser: Any, signs: Sequence[str]) -> list[str]:
    """The signs for which a browser (choreographer's) finds no font either."""
    tab = await browser.create_tab("about:blank")
    try:
        asked = {"expression": _MISSING % json.dumps(list(signs)), "awaitPromise": True}
        answer = await tab.send_command("Runtime.evaluate", asked | {"returnByValue": True})
        value = answer["result"]["result"]["value"]
        return [each for each in signs if each in value]
    finally:
        await browser.close_tab(tab.target_id)


async def pdf(browser: Any, page: str) -> bytes:
    """A page as a PDF with tags, an outline, its language and its title.

    A browser writes those from the headings, tables and alternative texts of the page. It prints
    on the paper that the page's style asks for.
    """
    tab = await browser.create_tab("about:blank")
    try:
        await _shown(tab, page)
        asked = {"printBackground": True, "preferCSSPageSize": True}
        tagged = {"generateTaggedPDF": True, "generateDocumentOutline": True}
        answer = await tab.send_command("Page.printToPDF", asked | tagged)
        return base64.b64decode(answer["result"]["data"])
    finally:
        await browser.close_tab(tab.target_id)


async def _shown(tab: Any, page: str) -> None:
    """Put a page in a tab, with its letters."""
    tree = await tab.send_command("Page.getFrameTree")
    frame = tree["result"]["frameTree"]["frame"]["id"]
    await tab.send_command("Page.setDocumentContent", {"frameId": frame, "html": page})
    ready = {"expression": "document.fonts.ready.then(() => 1)", "awaitPromise": True}
    await tab.send_command("Runtime.evaluate", ready)


async def png(browser: Any, svg: str, size: tuple[int, int], width: int) -> bytes:
    """An SVG of a size as PNG, ``width`` pixels across."""
    tab = await browser.create_tab("about:blank")
    try:
        await _shown(tab, _PAGE.format(sheet=fonts.sheet(), svg=svg))
        clip = {"x": 0, "y": 0, "width": size[0], "height": size[1], "scale": width / size[0]}
        asked = {"format": "png", "clip": clip, "captureBeyondViewport": True}
        answer = await tab.send_command("Page.captureScreenshot", asked)
        return base64.b64decode(answer["result"]["data"])
    finally:
        await browser.close_tab(tab.target_id)
