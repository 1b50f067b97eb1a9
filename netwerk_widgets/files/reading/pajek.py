"""Pajek's networks (.net), as its manual describes them (Mrvar & Batagelj, Pajek)."""

import re
import shlex

from netwerk_widgets.files.tables import FROM_REF, REF, TO_REF, Contents, records
from netwerk_widgets.session.errors import ImportFileError

Record = dict[str, str]
#: A row of a matrix of the most parties, with long numbers (signs).
_LONGEST = 100_000


def is_pajek(start: str) -> bool:
    """Whether a text begins as such a network."""
    return re.match(r"\*(vertices|network)\b", start, re.IGNORECASE) is not None


def read(text: str) -> Contents:
    """The vertices as parties; edges as relations, arcs as relations with a direction.

    Raises
    ------
    ImportFileError
        When a line of it cannot be read: which one.
    """
    nodes: list[Record] = []
    edges: list[Record] = []
    section, rows = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if not bare or bare.startswith("%"):
            continue
        if bare.startswith("*"):
            section = bare[1:].split()[0].split(":")[0].lower() if bare[1:].split() else ""
            continue
        if len(bare) > _LONGEST:
            raise ImportFileError("file_damaged", line=number, column=1)
        try:
            if section == "matrix":
                edges += _row(_words(bare), rows, nodes)
                rows += 1
            else:
                _line(section, _words(bare), nodes, edges)
        except (ValueError, IndexError) as problem:
            raise ImportFileError("file_damaged", line=number, column=1) from problem
    if not nodes and not edges:
        raise ImportFileError("upload_nothing")
    sheets = [records(name, each) for name, each in (("nodes", nodes), ("edges", edges)) if each]
    return Contents("pajek", tuple(sheets))


def _words(line: str) -> list[str]:
    return shlex.split(line, posix=True)


def _line(section: str, words: list[str], nodes: list[Record], edges: list[Record]) -> None:
    if section == "vertices":
        place = [word for word in words[2:4] if re.fullmatch(r"-?[\d.]+", word)]
        found = {REF: words[0], "label": words[1] if len(words) > 1 else words[0]}
        if len(place) == 2:
            found |= {"x": place[0], "y": place[1]}
        nodes.append(found)
    elif section in ("arcs", "edges"):
        record = {FROM_REF: words[0], TO_REF: words[1]}
        if len(words) > 2:
            record["weight"] = words[2]
        if section == "arcs":
            record["direction"] = "directed"
        label = [word for place, word in enumerate(words[:-1]) if word == "l" and place > 1]
        if label:
            record["label"] = words[words.index("l", 2) + 1]
        edges.append(record)
    elif section in ("arcslist", "edgeslist"):
        for other in words[1:]:
            record = {FROM_REF: words[0], TO_REF: other}
            if section == "arcslist":
                record["direction"] = "directed"
            edges.append(record)


def _row(values: list[str], row: int, nodes: list[Record]) -> list[Record]:
    """The arcs of a row of a matrix."""
    return [
        {
            FROM_REF: nodes[row][REF],
            TO_REF: nodes[column][REF],
            "weight": value,
            "direction": "directed",
        }
        for column, value in enumerate(values)
        if float(value)
    ]
