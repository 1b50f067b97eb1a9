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
    (b"SQLite format 3\0", "sqlite"),
    (b"MATLAB 5.0", "matlab"),
    (b"$FL2@(#)", "spss"),
    (b"$FL3@(#)", "spss"),
    (b"PAR1", "parquet"),
    (b"\x89HDF", "hdf5"),
    (b"<stata_dta>", "stata"),
    (b"RDX", "r"),
)
_TEXT = (
    (r"<(!doctype html|html|head|body|table)\b", "html"),
    (r"(strict\s+)?(di)?graph\s*(\"[^\"]*\"|\w*)\s*\{", "dot"),
    (r"nodedef\s*>", "gdf"),
    (r"\*(node|tie) (data|properties)\b", "vna"),
    (r"\{\\rtf", "rtf"),
    (r"from:\s.*\n(to|subject|date):", "mail"),
    (r"(return-path|received|delivered-to|message-id|mime-version|x-[\w-]+): .*\n", "mail"),
    (r"p (edge|col) \d+ \d+\n", "dimacs"),
    (r"%%matrixmarket\b", "mtx"),
    (r"leda\.graph\b", "leda"),
    (r"@(prefix|base)\s+\S*\s*<", "rdf"),
    (r"(<[a-z]+:[^>\s]+>\s+){2}\S+.*\.\s*\n", "rdf"),
    (r"(create|merge|match)\s*\(\s*\w*\s*:", "cypher"),
    (r"\[[\w .-]+\]\s*\n[\w .-]+\s*=", "settings"),
    (r"(graph|flowchart)\s+(lr|rl|td|tb|bt)\b|sequencediagram\b|mindmap\s*\n", "mermaid"),
    (r"@start(uml|mindmap|wbs)\b", "plantuml"),
    (r">>(graph|sparse|digraph)6<<", "graph6"),
    (r"([^\n]*\n)+#\s*\n\S+[ \t]+\S", "tgf"),
    (r"# \S[^\n]*\n([^#\n,;\t]+\n)+# \S", "lgl"),
    (r"(---\s*\n)?[\w-]+:\s*\n\s+-? ?[\w-]+:", "yaml"),
    (r"(---\s*\n)?-\s+[\w-]+:[^\n]*\n\s+[\w-]+:", "yaml"),
    (r"begin:vcard\b", "vcard"),
    (r"begin:vcalendar\b", "ics"),
    (r"(insert\s+into|create\s+table|select\s.*\sfrom)\b", "sql"),
    (r"@\w+\s*\{[^}]*=", "bibtex"),
    (r"\\documentclass\b|\\begin\{", "latex"),
    (r"(?-i:#!/|import \w[\w.]*\s*\n|from \w[\w.]* import\b)", "code"),
    (r"(?-i:(def|class|function|const|var)\s+\w+\s*[({=])", "code"),
    (r"\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d[^,;\t\n]*[ \]](debug|info|warn|error)", "log"),
)


#: So a PDF begins, on a line of its own.
_PDF = b"\n%PDF-1."
#: Remarks above what a file holds, as DOT, DIMACS and Turtle have them.
_REMARKS = re.compile(
    r"(?:\s*(?://[^\n]*\n|/\*.*?\*/|#[^\n]*\n(?!#)|c [^\n]*\n(?=[cp] )))+\s*", re.S
)
#: What other programs call the whole of their files.
_ROOTS = {
    "map": "freemind", "mxfile": "drawio", "opml": "opml", "svg": "picture", "workbook": "excelxml",
    "rss": "rss", "feed": "rss", "rdf:rdf": "rdf", "bpmn:definitions": "bpmn", "xmi:xmi": "xmi",
}  # fmt: skip
_ROOT = re.compile(r"(?:<\?.*?\?>|<!--.*?-->|<!doctype[^>\[]*>|\s)*<([a-z][\w:.-]*)", re.I | re.S)


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
    if _PDF in data[:1024]:  # something may stand before it
        raise _refused("pdf")


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
    if "xl/workbook.bin" in names:
        raise _refused("xlsb")
    if any(name.lower().endswith((".csv", ".xlsx", ".ods", ".graphml", ".gexf")) for name in names):
        raise _refused("archive")
    if any(name.endswith((".cys", "/session.xml", "/cysession.xml")) for name in names):
        raise _refused("cys")
    if "Project_xml" in names:
        raise _refused("gephi")
    if any(name.startswith("visio/") for name in names):
        raise _refused("visio")
    if {"content.json", "metadata.json"} <= set(names):
        raise _refused("xmind")


def refuse_root(start: str) -> None:
    """Refuse XML of another program, by what it calls the whole of it.

    Raises
    ------
    ImportFileError
        When it is one of these.
    """
    found = _ROOT.match(start[:20_000])
    root = found[1].lower() if found else ""
    if root == "graph" and "XGMML" in start[:20_000]:
        raise _refused("xgmml")
    if root in _ROOTS and ("</" in start or "/>" in start):
        raise _refused(_ROOTS[root])


def refuse_text(start: str, name: str) -> None:
    """Refuse a text of another format, by how it begins or by its extension.

    Raises
    ------
    ImportFileError
        When it is one of these.
    """
    remarks = _REMARKS.match(start)
    for pattern, what in _TEXT:
        for place in (0, remarks.end()) if remarks else (0,):
            if re.match(pattern, start[place:], re.IGNORECASE):
                raise _refused(what)
    refuse_root(start)
    whole = re.match(r"<([a-z][\w:-]*)[\s>].*</\1>\s*$", start, re.IGNORECASE | re.DOTALL)
    if whole and name.lower().endswith(".xml"):
        raise ImportFileError("upload_unknown")
    if name.lower().endswith(".sif"):
        raise _refused("sif")
    if not name.lower().endswith((".csv", ".tsv")) and _prose(start):
        raise ImportFileError("upload_prose")


#: So a letter begins.
_GREETING = re.compile(
    r"(beste|geachte|hallo|hoi|dag|goedemorgen|goedemiddag|dear|hi|hello)\b[^.;]{0,60},?$", re.I
)


def _long(line: str) -> bool:
    return len(line.split()) > 6 and line[-1] in ".!?"


def _prose(start: str) -> bool:
    """Whether this is running text: most of its paragraphs are sentences, and no names."""
    lines = [line.strip() for line in start[:20_000].splitlines() if line.strip()]
    if _GREETING.match(lines[0]) and any(_long(line) for line in lines):
        return True
    if any(sign in line for line in lines for sign in ";\t|"):
        return False
    if "," in lines[0] and lines[0][-1] not in ".!?":  # heads, above cells that hold sentences
        return False
    told = sum(len(line.split()) > 3 and line[-1] in ".!?" for line in lines)
    words = sum(len(line.split()) for line in lines)
    return told * 2 > len(lines) and words > 5 * len(lines)


_NAMES = {
    "pdf": "PDF", "html": "HTML", "dot": "DOT (Graphviz)", "gdf": "GDF (GUESS)",
    "vna": "VNA (NetDraw)", "rtf": "RTF",
    "sif": "SIF (Cytoscape)", "numbers": "Numbers", "word": "Word",
    "powerpoint": "PowerPoint", "cys": "Cytoscape (.cys)", "jgf": "JGF", "mermaid": "Mermaid",
    "plantuml": "PlantUML", "freemind": "FreeMind", "drawio": "draw.io", "opml": "OPML",
    "graph6": "graph6", "tgf": "TGF (yEd)", "lgl": "LGL", "yaml": "YAML", "vcard": "vCard",
    "ics": "iCalendar", "sql": "SQL", "sqlite": "SQLite", "matlab": "MATLAB", "dimacs": "DIMACS",
    "mtx": "Matrix Market", "leda": "LEDA", "rdf": "RDF", "cypher": "Cypher (Neo4j)",
    "settings": "INI/TOML", "xlsb": "Excel (.xlsb)", "excelxml": "Excel 2003 (XML)", "rss": "RSS",
    "bpmn": "BPMN", "xmi": "XMI", "xgmml": "XGMML", "bibtex": "BibTeX", "latex": "LaTeX",
    "spss": "SPSS", "parquet": "Parquet", "hdf5": "HDF5", "stata": "Stata", "r": "R",
    "visio": "Visio", "xmind": "XMind", "gephi": "Gephi (.gephi)",
}  # fmt: skip
_GRAPHS = frozenset({
    "dot", "gdf", "vna", "sif", "cys", "gephi", "jgf", "mermaid", "plantuml", "graph6", "tgf",
    "lgl", "dimacs", "mtx", "leda", "rdf", "cypher", "xgmml",
})  # fmt: skip


def _refused(what: str) -> ImportFileError:
    if what == "mail":
        return ImportFileError("upload_mail")
    if what == "code":
        return ImportFileError("upload_code")
    if what == "log":
        return ImportFileError("upload_log")
    if what in ("picture", "archive"):
        return ImportFileError("upload_picture" if what == "picture" else "upload_archive")
    kind = "upload_other_graph" if what in _GRAPHS else "upload_other_list"
    if kind == "upload_other_graph":
        return ImportFileError("upload_other_graph", format=_NAMES[what])
    return ImportFileError("upload_other_list", format=_NAMES[what])
