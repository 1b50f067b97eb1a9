"""The map on a page of its own: its modules, a scene, no kernel and no server."""

import json
from typing import Any

from playwright.sync_api import Page, Route

from netwerk_widgets import places
from netwerk_widgets.figures.map.scene import map_scene
from netwerk_widgets.figures.map.ui import ui_words
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts

#: Nobody listens there: every request is answered here.
ADDRESS = "http://127.0.0.1:9/"
_KINDS = {"js": "text/javascript", "css": "text/css", "woff2": "font/woff2"}
_PAGE = """<!doctype html><html lang="nl"><meta charset="utf-8"><title>Kaart</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="netwerk.css"><link rel="icon" href="data:,">
<body class="nw-body"><div class="nw-page"><main class="nw-main"><div id="map"></div></main></div>
<script type="module">
import { mapView } from "./map/view.js";
const given = await (await fetch("given.json")).json();
window.sent = [];
const onChange = given.options.edit ? (ops) => sent.push(ops) : null;
window.view = mapView(document.querySelector("#map"), { ...given, onChange });
</script></body></html>"""


def open_map(page: Page, session: Session, **options: Any) -> None:
    """Show a session's map; ``view`` is there to ask things of, ``sent`` holds what was done."""
    t = texts("nl")
    given = json.dumps(
        {"scene": map_scene(session, t, "Proef"), "texts": ui_words(t), "options": options}
    )

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(ADDRESS) or "index.html"
        if name == "given.json":
            route.fulfill(body=given, content_type="application/json")
        elif name == "index.html":
            route.fulfill(body=_PAGE, content_type="text/html; charset=utf-8")
        else:
            body = (places.static() / name).read_bytes()
            route.fulfill(body=body, content_type=_KINDS[name.rpartition(".")[2]])

    page.route(f"{ADDRESS}**", answer)
    page.goto(ADDRESS)
    page.locator(".nw-map-stage.is-drawn").wait_for(timeout=60_000)
