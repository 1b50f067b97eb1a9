"""Reports for the tests: pictures that no browser had to draw."""

import base64
from datetime import date
from functools import cache

from netwerk_widgets.report.document import Document
from netwerk_widgets.report.outline import outline
from netwerk_widgets.report.pictures import WIDTH, Image
from netwerk_widgets.session.cases import case_title, load_case
from netwerk_widgets.texts import texts

TODAY = date(2026, 11, 24)
CASES = ("laanboompact", "zeeuws-vlaanderen")
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>'


@cache
def report(case: str = "laanboompact", language: str = "nl") -> Document:
    return outline(load_case(case, language), case_title(case, language), texts(language), TODAY)


def drawn(document: Document, data: bytes) -> dict[str, Image]:
    return {each.key: Image(data, WIDTH, 600) for each in document.pictures()}
