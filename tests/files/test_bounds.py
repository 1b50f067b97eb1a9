"""What is far too large or too deep is refused early, by every reader."""

import io
import zipfile

import pytest

from netwerk_widgets.files import plan, read
from netwerk_widgets.session.errors import ImportFileError
from netwerk_widgets.session.models import Session

KIND = "application/vnd.oasis.opendocument.spreadsheet"
CELL = (
    '<table:table-cell office:value-type="string" table:number-columns-repeated="{0}">'
    "<text:p>a</text:p></table:table-cell>"
)


def ods(rows: str) -> bytes:
    """A sheet for LibreOffice with these rows."""
    space = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(f'xmlns:{each}="{space}:{each}:1.0"' for each in ("office", "table", "text"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", KIND, zipfile.ZIP_STORED)
        archive.writestr(
            "META-INF/manifest.xml",
            f'<m:manifest xmlns:m="{space}:manifest:1.0"><m:file-entry m:full-path="/"'
            f' m:media-type="{KIND}"/></m:manifest>',
        )
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:spreadsheet>"
            f'<table:table table:name="a">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return out.getvalue()


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", KIND, zipfile.ZIP_STORED)
        archive.writestr("content.xml", b" " * 160_000_000)
    return out.getvalue()


FILES = {
    "a bomb for LibreOffice": (bomb, "upload_bomb"),
    "columns that repeat": (
        lambda: ods(f"<table:table-row>{CELL.format(2_000_000_000)}</table:table-row>"), "upload_",
    ),
    "rows that repeat": (
        lambda: ods('<table:table-row table:number-rows-repeated="2000000000">'
                    f"{CELL.format(1000)}</table:table-row>"), "upload_",
    ),
    "old Excel, damaged": (lambda: b"\xd0\xcf\x11\xe0" + b"\xff" * 5000, "upload_damaged"),
    "deep GML": (lambda: b"graph [ " + b"x [ " * 100_000, "upload_damaged"),
    "groups in groups": (
        lambda: b"<graphml>" + b"<graph><node id='a'>" * 20_000 + b"</node></graph>" * 20_000
        + b"</graphml>", "upload_damaged",
    ),
    "deep JSON": (lambda: b'{"nodes":' + b"[" * 200_000 + b"]" * 200_000 + b"}", "upload_unknown"),
    "a matrix of Pajek": (
        lambda: b"*Vertices 2\n1 a\n2 b\n*Matrix\n" + b"1 " * 1_000_000, "file_damaged",
    ),
    "a matrix of UCINET": (
        lambda: b"dl n=1000000000 format=fullmatrix\ndata:\n1 0\n", "upload_damaged",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_it_is_refused_early(name):
    make, key = FILES[name]
    with pytest.raises(ImportFileError) as problem:
        plan(read(make(), "x"), Session())
    assert problem.value.key.startswith(key)
