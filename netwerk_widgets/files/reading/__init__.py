"""Other programs' files and pasted lists, as sheets of text: nothing is judged here."""

import re
from dataclasses import replace
from pathlib import Path

from netwerk_widgets.files.reading import (
    delimited,
    excel,
    gml,
    graphs,
    objects,
    pajek,
    refused,
    spreadsheets,
    ucinet,
)
from netwerk_widgets.files.reading.encoding import decoded, looks_binary
from netwerk_widgets.files.tables import Contents
from netwerk_widgets.session.errors import ImportFileError, NetwerkError

#: The largest file and the longest pasted list (bytes, signs).
LARGEST = 20_000_000

#: What the file picker offers.
EXTENSIONS = (
    ".xlsx", ".ods", ".xls", ".csv", ".tsv", ".txt", ".graphml", ".gexf", ".net", ".gml", ".dl",
    ".json", ".cyjs", ".prsm",
)  # fmt: skip


def read(data: bytes, name: str = "") -> Contents:
    """A file's sheets; the format follows from what is in it, not from its name.

    Raises
    ------
    ImportFileError
        When it is too large, empty, damaged, not safe, or of a format we do not know.
    """
    return replace(_read(data, name), name=name)


def _read(data: bytes, name: str) -> Contents:
    check_size(len(data))
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise ImportFileError("upload_empty")
    refused.refuse_bytes(data)
    if data.startswith(b"PK\x03\x04"):
        return spreadsheets.read(data) if spreadsheets.is_ods(data) else excel.read(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return spreadsheets.read(data)
    if looks_binary(data):
        raise ImportFileError("upload_unknown")
    return _read_text(decoded(data), name)


def read_text(text: str, name: str = "") -> Contents:
    """The sheets of a text file, or of what was pasted when it has no name.

    Raises
    ------
    ImportFileError
        See `read`.
    """
    return replace(_read_text(text, name), name=name)


def _read_text(text: str, name: str) -> Contents:
    check_size(len(text))
    start = text.removeprefix("\ufeff").lstrip()
    if not start:
        raise ImportFileError("upload_empty")
    # A list may begin with such a sign too: only what looks like the format is read as it.
    if re.match(r"<(!doctype\s+)?html\b", start, re.IGNORECASE):
        refused.refuse_text(start, name)
    if re.match(r"<(\?xml|!--|!DOCTYPE|(\w+:)?(graphml|gexf))\b", start):
        refused.refuse_root(start)
        return graphs.read(start)
    if re.match(r'\{\s*["}]|\[\s*[\[{\]]', start):
        return objects.read(start)
    for module, begins in _GRAPHS:
        if begins(start):
            return module(start)
    refused.refuse_text(start, name)
    if name.lower().endswith((".prsm", ".json", ".cyjs")):
        return objects.read(objects.unpacked(start))
    return delimited.read(text, pasted=not name)


_GRAPHS = (
    (pajek.read, pajek.is_pajek),
    (ucinet.read, ucinet.is_dl),
    (gml.read, gml.is_gml),
)


def read_file(path: Path) -> Contents:
    """The sheets of a file on disk; a large one is refused before it is read.

    Raises
    ------
    NetwerkError
        When it is not there or cannot be read, and see `read`.
    """
    return read(content(path), path.name)


def content(path: Path) -> bytes:
    """What is in a file on disk; a large one is refused before it is read.

    Raises
    ------
    NetwerkError
        When it is not there, cannot be read or is too large.
    """
    try:
        check_size(path.stat().st_size)
        return path.read_bytes()
    except OSError as problem:
        raise NetwerkError("file_unreadable", file=str(path)) from problem


def is_list(data: bytes, name: str) -> bool:
    """Whether a file is a list or graph rather than (the remains of) a session's own file."""
    suffix = Path(name).suffix.lower()
    if suffix in EXTENSIONS and suffix != ".json":
        return True
    return data.startswith(b"PK\x03\x04") or objects.is_foreign(data)


def check_size(size: int) -> None:
    """Refuse what is larger than `LARGEST` (bytes or signs)."""
    if size > LARGEST:
        raise ImportFileError("upload_large", most=LARGEST // 1_000_000)
