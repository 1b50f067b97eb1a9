"""Pajek's networks (.net), as its manual describes them (Mrvar & Batagelj, Pajek)."""

import re
import shlex

from netwerk_widgets.files.tables import FROM_REF, REF, TO_REF, Contents, records, sheet
from netwerk_widgets.session.errors import ImportFileError

Record = dict[str, str]
#: A row of a matrix of the most parties, with long numbers (signs).
_LONGEST = 100_000


#: What a project of Pajek holds besides its network: what its vertices are or have.
_OTHERS = ("partition", "vector", "cluster", "permutation", "hierarchy")


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
    section, rows, label, networks, left = "", 0, "", 0, 0
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if not bare or bare.startswith("%"):
            continue
        if bare.startswith("*"):
            named = re.match(r"\*\s*(\w*)\s*(?::\s*\d+)?\s*(?:\"([^\"]*)\")?", bare)
            before, section = section, named[1].lower() if named else ""
            label = (named[2] or "") if named else ""
            networks += section == "network"
            left += section in _OTHERS
            # The vertices of a partition are numbers that belong to those of the network.
            if section in _OTHERS or (section == "vertices" and before in _OTHERS):
                section = _OTHERS[0]
            if networks > 1:
                raise ImportFileError("upload_pajek_several")
            continue
        if section in _OTHERS:
            continue
        if len(bare) > _LONGEST:
            raise ImportFileError("file_damaged", line=number, column=1)
        try:
            if section == "matrix":
                edges += _row(_words(bare), rows, nodes)
                rows += 1
            else:
                _line(section, _words(bare), nodes, edges)
                if label and section != "vertices":
                    edges[-1].setdefault("label", label)
        except (ValueError, IndexError) as problem:
            raise ImportFileError("file_damaged", line=number, column=1) from problem
    of_two = re.search(r"^\s*\*vertices[ \t]+(\d+)[ \t]+(\d+)", text, re.IGNORECASE | re.MULTILINE)
    if of_two and 0 < int(of_two[2]) < len(nodes):
        return _of_two_kinds(nodes, edges, int(of_two[2]))
    if not nodes and not edges:
        raise ImportFileError("upload_nothing")
    sheets = [records(name, each) for name, each in (("nodes", nodes), ("edges", edges)) if each]
    return Contents("pajek", tuple(sheets), left=(("partitions", left),) if left else ())


def _of_two_kinds(nodes: list[Record], edges: list[Record], first: int) -> Contents:
    """Who takes part in what, as a table of crosses: what that means is asked."""
    ends = {(edge[FROM_REF], edge[TO_REF]) for edge in edges}
    rows, columns = nodes[:first], nodes[first:]
    crosses = [
        [row["label"], *("x" if (row[REF], one[REF]) in ends else "" for one in columns)]
        for row in rows
    ]
    return Contents(
        "csv", (sheet("", [["Organisatie", *(one["label"] for one in columns)], *crosses]),)
    )


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
