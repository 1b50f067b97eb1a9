"""UCINET's DL files: a matrix or half of one, an edge list or a node list (Borgatti)."""

import re

from netwerk_widgets.files.tables import FROM_REF, REF, TO_REF, Contents, records
from netwerk_widgets.session.errors import ImportFileError

Record = dict[str, str]
#: What in a matrix is no relation.
_NONE = ("0", "0.0", ".")
_MATRICES = ("fullmatrix", "lowerhalf", "upperhalf")
_TWO_MODE = "two-mode"
_FORMATS = (*_MATRICES, "edgelist1", "edgelist", "nodelist1", "nodelist")


def is_dl(start: str) -> bool:
    """Whether a text begins as a DL file."""
    return re.match(r"dl\b[\s,]*(n|nr|nm|format|nc)?\s*=", start, re.IGNORECASE) is not None


def read(text: str) -> Contents:
    """The labels as parties, and what the data says of them as relations with a direction.

    A full matrix that says the same on both sides has no direction.

    Raises
    ------
    ImportFileError
        When it is of another format of DL, or does not hold what it says.
    """
    before, found, data = (
        re.split(r"(\bdata\s*:)", text, maxsplit=1, flags=re.IGNORECASE)
        if (re.search(r"\bdata\s*:", text, re.IGNORECASE))
        else (text, "", "")
    )
    if not found:
        raise ImportFileError("upload_damaged")
    head = " ".join(before.split())
    form = re.search(r"format\s*=\s*(\w+)", head, re.IGNORECASE)
    name = form[1].lower() if form else "fullmatrix"
    embedded = re.search(r"labels\s+embedded", head, re.IGNORECASE) is not None
    size = re.search(r"\bn\s*=\s*(\d+)", head, re.IGNORECASE)
    labels = _labels(before)
    more = re.search(r"\bnm\s*=\s*([2-9]|\d\d)|\bnr\s*=.*\bnc\s*=", head, re.IGNORECASE)
    if more:
        name = _TWO_MODE if more[0].lower().startswith("nr") else "nm"
    if name not in _FORMATS:
        raise ImportFileError("upload_dl", name=name)
    n = int(size[1]) if size else len(labels)
    if name.endswith("half"):
        return _half(data, labels, n, lower=name == "lowerhalf", embedded=embedded)
    if name == "fullmatrix":
        absent = re.search(r"diagonal\s*=?\s*absent", head, re.IGNORECASE) is not None
        return _matrix(data, labels, n, embedded=embedded, absent=absent)
    return _lists(data, labels, edges=name.startswith("edge"), embedded=embedded)


def _labels(before: str) -> list[str]:
    parts = re.split(r"\b(?:(?:row|col\w*)\s+)?labels\s*:", before, flags=re.IGNORECASE)
    each = [_words(part) for part in parts[1:]]
    if any(one != each[0] for one in each[1:]):  # of the rows, and of the columns
        raise ImportFileError("upload_dl", name=_TWO_MODE)
    return each[0] if each else []


def _words(text: str) -> list[str]:
    return [a or b for a, b in re.findall(r'"([^"]*)"|([^\s,]+)', text)]


def _contents(labels: list[str], edges: list[Record], directed: bool | None) -> Contents:
    nodes = [{REF: each, "label": each} for each in labels]
    if not nodes:
        raise ImportFileError("upload_nothing")
    sheets = [records("nodes", nodes), *([records("edges", edges)] if edges else [])]
    return Contents("ucinet", tuple(sheets), directed)


def _half(data: str, labels: list[str], size: int, *, lower: bool, embedded: bool) -> Contents:
    """Half a matrix says each pair once; whether the diagonal is in it, its length says."""
    words = _words(data)
    whole, bare = size * (size + 1) // 2, size * (size - 1) // 2
    if embedded:  # each row begins with its name, as does the list of columns
        labels, words = words[:size], words[size:]
        whole, bare = whole + size, bare + size
    labels = labels or ([str(number + 1) for number in range(size)] if len(words) >= bare else [])
    if len(words) not in (whole, bare) or len(labels) != size:
        raise ImportFileError("upload_damaged")
    given, wide = iter(words), len(words) == whole
    edges = []
    for row in range(size):
        if embedded:
            next(given)
        before, after = range(row + wide), range(row + (not wide), size)
        for column in before if lower else after:
            value, pair = next(given), sorted((row, column))
            if row != column and value not in _NONE:
                a, b = (labels[each] for each in pair)
                edges.append({FROM_REF: a, TO_REF: b, "weight": value})
    return _contents(labels, edges, False)


def _matrix(data: str, labels: list[str], size: int, *, embedded: bool, absent: bool) -> Contents:
    words = _words(data)
    if absent and not embedded and len(words) == size * (size - 1):
        words = [
            "0",
            *(w for n in range(size - 1) for w in (*words[n * size : (n + 1) * size], "0")),
        ]
    if len(words) < size * size:  # before as many labels are made
        raise ImportFileError("upload_damaged")
    if embedded:
        labels, words = words[:size], words[size:]
        words = [word for place, word in enumerate(words) if place % (size + 1)]
    labels = labels or [str(number + 1) for number in range(size)]
    if len(words) != size * size or len(labels) != size:
        raise ImportFileError("upload_damaged")
    rows = [words[n * size : (n + 1) * size] for n in range(size)]
    even = all(rows[a][b] == rows[b][a] for a in range(size) for b in range(a))
    edges = [
        {FROM_REF: labels[a], TO_REF: labels[b], "weight": rows[a][b]}
        for a in range(size)
        for b in range(size)
        if rows[a][b] not in _NONE and (a < b or (a != b and not even))
    ]
    return _contents(labels, edges, not even)


def _lists(data: str, labels: list[str], *, edges: bool, embedded: bool) -> Contents:
    found: list[Record] = []
    known = dict.fromkeys(labels)

    def named(word: str) -> str:
        if not embedded and labels and word.isdigit() and 0 < int(word) <= len(labels):
            return labels[int(word) - 1]
        known.setdefault(word)
        return word

    for line in data.splitlines():
        words = _words(line)
        if len(words) < 2:
            if words:
                named(words[0])
            continue
        if edges:
            record = {FROM_REF: named(words[0]), TO_REF: named(words[1])}
            found.append(record | ({"weight": words[2]} if len(words) > 2 else {}))
        else:
            found += [{FROM_REF: named(words[0]), TO_REF: named(each)} for each in words[1:]]
    return _contents(list(known), found, True)
