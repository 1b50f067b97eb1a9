"""Sheets for LibreOffice (.ods): parties and relations, every cell plain text or a number.

Source: OASIS OpenDocument 1.3, part 3. Nothing is a formula: a text that begins with "=" is a text.
"""

import io
import re
import zipfile
from xml.etree.ElementTree import Element, SubElement, tostring

from netwerk_widgets.files import columns
from netwerk_widgets.files.columns import sheets
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = {
    "office": f"{_SPACE}office:1.0", "table": f"{_SPACE}table:1.0", "text": f"{_SPACE}text:1.0",
    "manifest": f"{_SPACE}manifest:1.0",
}  # fmt: skip
#: The same day every time, so that one session makes one file.
_DAY = (1980, 1, 1, 0, 0, 0)


def write(session: Session, t: Texts, *, confided: bool = False) -> bytes:
    """A session's parties and relations."""
    root = Element("office:document-content", {"office:version": "1.3"})
    for prefix in ("office", "table", "text"):
        root.set(f"xmlns:{prefix}", _NAMES[prefix])
    book = SubElement(SubElement(root, "office:body"), "office:spreadsheet")
    made = sheets(session, t, confided=confided)
    for table, found in zip(("parties", "relations"), made, strict=True):
        numbers = columns.numeric(table, found.rows[0].cells, t)
        sheet = SubElement(book, "table:table", {"table:name": found.name})
        for number, row in enumerate(found.rows):
            line = SubElement(sheet, "table:table-row")
            for at, cell in enumerate(row.cells):
                _cell(line, cell, bool(number) and at in numbers)
    manifest = Element("manifest:manifest", {"manifest:version": "1.3"})
    manifest.set("xmlns:manifest", _NAMES["manifest"])
    for path, kind in (("/", _KIND), ("content.xml", "text/xml")):
        look = {"manifest:full-path": path, "manifest:media-type": kind}
        SubElement(manifest, "manifest:file-entry", look)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        # First and unpacked, so that other programs know the file by it.
        archive.writestr(zipfile.ZipInfo("mimetype", _DAY), _KIND, zipfile.ZIP_STORED)
        for path, whole in (("content.xml", root), ("META-INF/manifest.xml", manifest)):
            text = tostring(whole, encoding="utf-8", xml_declaration=True)
            archive.writestr(zipfile.ZipInfo(path, _DAY), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _cell(line: Element, text: str, figure: bool) -> None:
    if not text:
        SubElement(line, "table:table-cell")
        return
    look = {"office:value-type": "string"}
    if figure:
        look = {"office:value-type": "float", "office:value": text}
    elif "\t" in text:  # some programs overlook the element for a tab
        look |= {"office:string-value": text}
    cell = SubElement(line, "table:table-cell", look)
    for paragraph in text.split("\n"):
        _written(SubElement(cell, "text:p"), paragraph)


def _written(paragraph: Element, text: str) -> None:
    """A line of text, with elements for what XML would take for one space."""
    last: Element | None = None
    for part in filter(None, re.split(r"(\t|^ +| +$|(?<= ) +)", text)):
        if part == "\t":
            last = SubElement(paragraph, "text:tab")
        elif not part.strip(" "):
            last = SubElement(paragraph, "text:s", {"text:c": str(len(part))})
        elif last is None:
            paragraph.text = (paragraph.text or "") + part
        else:
            last.tail = (last.tail or "") + part
