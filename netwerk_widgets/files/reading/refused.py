"""What we know by what it is, and do not read: said by its name, with what to save instead."""

import re

from netwerk_widgets.session.errors import ImportFileError

_BYTES = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"GIF8", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"\x1f\x8b", "archive"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
)
_TEXT = (
    (r"<(!doctype html|html|head|body|table)\b", "html"),
    (r"(strict\s+)?(di)?graph\s*(\"[^\"]*\"|\w*)\s*\{", "dot"),
    (r"nodedef\s*>", "gdf"),
    (r"\*(node|tie) (data|properties)\b", "vna"),
    (r"\{\\rtf", "rtf"),
    (r"from:\s.*\n(to|subject|date):", "mail"),
)


def refuse_bytes(data: bytes) -> None:
    """Refuse a file that is no text, when we know what it is.

    Raises
    ------
    ImportFileError
        When it is one of these.
    """
    for mark, what in _BYTES:
        if data.startswith(mark):
            raise _refused(what)


def refuse_zip(names: list[str]) -> None:
    """Refuse a packed file of another program, by the names of its parts.

    Raises
    ------
    ImportFileError
        When it is one of these.
    """
    if any(name.endswith(".iwa") or name.startswith("Index/") for name in names):
        raise _refused("numbers")
    if any(name.startswith("word/") for name in names):
        raise _refused("word")
    if any(name.startswith("ppt/") for name in names):
        raise _refused("powerpoint")
    if any(name.endswith(".cys") or "/session.xml" in name for name in names):
        raise _refused("cys")


def refuse_text(start: str, name: str) -> None:
    """Refuse a text of another format, by how it begins or by its extension.

    Raises
    ------
    ImportFileError
        When it is one of these.
    """
    for pattern, what in _TEXT:
        if re.match(pattern, start, re.IGNORECASE):
            raise _refused(what)
    if name.lower().endswith(".sif"):
        raise _refused("sif")


_NAMES = {
    "pdf": "PDF", "html": "HTML", "dot": "DOT (Graphviz)", "gdf": "GDF (GUESS)",
    "vna": "VNA (NetDraw)", "rtf": "RTF",
    "sif": "SIF (Cytoscape)", "numbers": "Numbers", "word": "Word",
    "powerpoint": "PowerPoint", "cys": "Cytoscape (.cys)", "jgf": "JGF",
}  # fmt: skip
_GRAPHS = frozenset({"dot", "gdf", "vna", "sif", "cys", "jgf"})


def _refused(what: str) -> ImportFileError:
    if what == "mail":
        return ImportFileError("upload_mail")
    if what in ("picture", "archive"):
        return ImportFileError("upload_picture" if what == "picture" else "upload_archive")
    kind = "upload_other_graph" if what in _GRAPHS else "upload_other_list"
    if kind == "upload_other_graph":
        return ImportFileError("upload_other_graph", format=_NAMES[what])
    return ImportFileError("upload_other_list", format=_NAMES[what])
