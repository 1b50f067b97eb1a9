"""Pages that are only words: what stands in the way, and what to do about it."""

import re
from collections.abc import Sequence
from html import escape
from urllib.parse import parse_qs

from tornado.httputil import HTTPServerRequest

from netwerk_widgets.serve import static
from netwerk_widgets.texts import DEFAULT, LANGUAGES, Language, texts


def language_for(request: HTTPServerRequest) -> Language:
    """The language a request asks for (``lang=en``), else the browser's own, else Dutch."""
    asked = parse_qs(request.query).get("lang", [""])[0]
    if asked in LANGUAGES:
        return next(known for known in LANGUAGES if known == asked)
    wanted: list[tuple[float, Language]] = []
    for one in request.headers.get("Accept-Language", "")[:500].split(","):
        name, _, weight = one.partition(";")
        code = name.strip().lower().partition("-")[0]
        given = re.fullmatch(r"\s*q=([01](?:\.\d{0,3})?)\s*", weight)
        wanted += [
            (float(given[1]) if given else float(not weight), known)
            for known in LANGUAGES
            if known == code
        ]
    return max(wanted, key=lambda each: each[0])[1] if wanted else DEFAULT


def page(language: Language, title: str, words: Sequence[str], more: str = "") -> str:
    """A page with a heading and paragraphs; ``more`` is HTML that is put beneath them."""
    said = "".join(f"<p>{escape(each)}</p>" for each in words)
    return document(language, title, f"<h1>{escape(title)}</h1>{said}{more}")


def document(language: Language, title: str, main: str, *, wide: bool = False) -> str:
    """A page around ``main``, which is HTML; ``wide`` where it is more than a few sentences."""
    return (
        f'<!DOCTYPE html><html class="nw-html" lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} · {escape(texts(language)('ui.product'))}</title>"
        '<link rel="icon" href="data:,">'
        f'<link rel="stylesheet" href="{static.url("netwerk.css")}">'
        f'<link rel="stylesheet" href="{static.url("room.css")}"></head>'
        '<body class="nw-body"><main class="nw-page">'
        f'<div class="nw-main {"nw-read" if wide else "nw-sorry"}">{main}</div>'
        "</main></body></html>"
    )


def button(address: str, words: str) -> str:
    """A link that looks like a button."""
    return f'<p><a class="nw-button" href="{escape(address)}">{escape(words)}</a></p>'
