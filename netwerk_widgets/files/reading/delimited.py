"""Rows of text: what Excel puts on the clipboard, and CSV with any separator."""

import csv
import html
import io
import re
from collections import Counter
from itertools import pairwise

from netwerk_widgets.files.recognising.heads import FIRST_ROWS, understood
from netwerk_widgets.files.tables import Contents, Row, Sheet
from netwerk_widgets.session.errors import ImportFileError

#: Non-empty rows of one sheet; the most relations, and room for a few heads and mistakes.
MOST_ROWS = 25_000
MOST_COLUMNS = 200
#: Lines, the empty ones included; and quotation marks that nowhere end.
MOST_LINES, _MOST_LOOSE = 1_100_000, 60

_SEPARATORS = "\t;,|"
#: Signs that are between cells only where the first row has heads, and all rows are as long.
_RARE = ":^~"
_HEADS = ("Naam", "Relatie met")
_COLON = re.compile(r"([^:;,\t|\"()]+):\s*([^:;\t|\"]*)")
_BRACKETS = re.compile(r"([^:;,\t|\"()]+)\(([^:;\t|\"()]*)\)")
#: Behind a name in such a line: how strong the relation is.
_TOLD = re.compile(r"\s*\([^()]*\)\s*$")
_SAMPLE_ROWS = 60
#: A cell that a spreadsheet might take for a formula is written with an apostrophe before it.
_GUARDED = re.compile(r"'+[=+\-@\t\r\n]")


def read(text: str, *, pasted: bool) -> Contents:
    """The rows of a CSV file or a pasted list.

    Raises
    ------
    ImportFileError
        When there are more than fit, or the quotes never end.
    """
    text = _plain(text.removeprefix("\ufeff"))
    told = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)
    if told:
        text = text[told.end() :]
    lines = "" if told else _arrows(text)
    text = lines or text
    separator = told[1] if told else _NOWHERE if lines else separated_by(text)
    first = 1 + bool(told)
    around = None if told else _neighbours(text) or _bulleted(text)
    if around:
        text, separator, first = around, ";", 0
    found, loose = _records(text, separator)
    rows = []
    for number, cells in enumerate(found, first):
        if any(cell.strip(" -:") for cell in cells):  # a table of Markdown has a row of dashes
            rows.append(Row(number, tuple(unguarded(cell) for cell in cells[:MOST_COLUMNS])))
        if len(rows) > MOST_ROWS:
            raise ImportFileError("upload_rows", most=MOST_ROWS)
    sheet = Sheet("", tuple(rows), quotes=tuple(number + first for number in loose))
    return Contents("paste" if pasted else "csv", (sheet,))


#: A sign that no text has: the line is one cell.
_NOWHERE = "\x1f"
_SIGNS = r"<-{1,2}>|<=>|↔|-{1,2}>|=>|→|<-{1,2}|←"
#: A name, an arrow and names, with no sign between cells beside the arrow.
_POINTS = re.compile(rf"[^;,\t|]*[^;,\t|\s]\s*(?:{_SIGNS})\s*[^;,\t|\s].*")


def _arrows(text: str) -> str:
    """Lines of which each has an arrow, one relation or chain a line; empty for other lists.

    ``A -> B; C -> D`` is two lines, and ``A -> B, C`` are two ends of one.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines or any(sign in lines[0] for sign in _SEPARATORS if not _POINTS.match(lines[0])):
        return ""
    told = lines if _POINTS.fullmatch(lines[0]) else lines[1:]  # below a title
    if not told or len(told) > MOST_ROWS or not all(map(_POINTS.fullmatch, told)):
        return ""
    made: list[str] = []
    for line in text.splitlines():
        parts = re.split(r"\s*;\s*", line.strip().rstrip(" ;"))
        made += parts if len(parts) > 1 and all(map(_POINTS.fullmatch, parts)) else [line]
    return "\n".join(made).replace('"', "")


#: What a page of the web writes for these signs; a semicolon would part the name.
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{2,5});")
_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")


def _plain(text: str) -> str:
    """The text without entities, single quotes around every cell, and columns made of spaces."""
    text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    sample = lines[:_SAMPLE_ROWS]
    if not any(sign in line for line in sample for sign in _SEPARATORS):
        spaced = [len(_SPACES.findall(line)) for line in sample]
        if len(sample) > 1 and spaced[0] and len(set(spaced)) == 1:
            return _SPACES.sub("\t", text)
        if _squared(lines):
            text = "\n".join("\t".join(line.split()) for line in lines)
            return text if lines[0].count(" ") == lines[1].count(" ") else f"\t{text}"
    for sign in _SEPARATORS:
        if len(sample) > 1 and all(_QUOTED[sign].fullmatch(line) for line in sample):
            return _SINGLE.sub(r'\1"\2"', text)
    return text


def _squared(lines: list[str]) -> bool:
    """Whether these are words above, and words with as many numbers behind: a matrix."""
    top, *rows = (line.split() for line in lines)
    names = {row[0] for row in rows}
    return (
        len(rows) > 1
        and len(rows) == len(names) >= len(names & {*top})
        and {*top[-len(rows) :]} == names
        and all(len(row) == len(rows) + 1 for row in rows)
        and all(re.fullmatch(r"[\d.,-]+", cell) for row in rows for cell in row[1:])
    )


_QUOTED = {sign: re.compile(rf"'[^'\"]*'(?:{re.escape(sign)}'[^'\"]*')+") for sign in _SEPARATORS}
_SINGLE = re.compile(r"(^|[\t;,|])'([^'\"\n]*)'(?=[\t;,|]|\s*$)", re.MULTILINE)


def _neighbours(text: str) -> str:
    """Lines like ``A: B, C`` and ``A (B, C)``, under heads that say so; empty for other lists."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for form in (_COLON, _BRACKETS):
        parts = _parts(lines, form)
        firsts = {name.casefold() for name, _ in parts}
        rest = [_TOLD.sub("", w).strip().casefold() for _, others in parts for w in others]
        rest = [each for each in rest if each]
        # What is between brackets may say what each is: only a party that has a line is another.
        again = form is _COLON and len(set(rest)) < len(rest)
        if parts and len(firsts) == len(parts) and (firsts & set(rest) or again):
            rows = [f"{name};{'|'.join(w.strip() for w in others)}" for name, others in parts]
            return "\n".join([";".join(_HEADS), *rows])
    return ""


_POINT = re.compile(r"\s*[-*•–▪◦·]\s+(\S.*)")


def _bulleted(text: str) -> str:
    """Names below a name, each with a bullet before it, as columns; empty for other lists."""
    lines = [line for line in text.splitlines() if line.strip()]
    found = [_POINT.fullmatch(line) for line in lines]
    if len(lines) < 3 or found[0] or not any(found) or all(found[1:]) or ":" in lines[0]:
        return ""
    if any(sign in line for line in lines for sign in _SEPARATORS):
        return ""
    pairs = zip(lines, found, strict=True)
    return "\n".join(f";{point[1].strip()}" if point else line.strip() for line, point in pairs)


def _parts(lines: list[str], form: re.Pattern[str]) -> list[tuple[str, list[str]]]:
    """Each name with what stands behind it; nothing when there is a line of another form."""
    if not 2 <= len(lines) <= MOST_ROWS:
        return []
    parts = []
    for line in lines:
        found = form.fullmatch(line)
        if not found:
            return []
        parts.append((found[1].strip(), found[2].split(",")))
    return parts


def _records(text: str, separator: str) -> tuple[list[list[str]], list[int]]:
    """The records, and which of them began a quotation mark that nowhere ended.

    Such a mark would swallow all that follows it: it is taken for an ordinary sign.
    """
    lines = text.splitlines(keepends=True)
    escape = _escape(lines, separator) if f"\\{separator}" in text else None
    loose: list[int] = []
    for _attempt in range(_MOST_LOOSE):
        reader = csv.reader(lines, delimiter=separator, escapechar=escape, strict=True)
        found: list[list[str]] = []
        line = 0
        try:
            for cells in reader:
                found.append(cells)
                line = reader.line_num
                if len(found) > MOST_LINES:
                    raise ImportFileError("upload_rows", most=MOST_ROWS)
        except csv.Error:
            many = reader.line_num > line + 1
            opened = re.search(rf'(?:^|{re.escape(separator)})\s*(")', lines[line])
            if many and opened and len(found) not in loose:
                at = opened.start(1)
                lines[line] = lines[line][:at] + lines[line][at + 1 :]
                loose.append(len(found))
                continue
        else:
            return found, loose
        break
    try:
        return list(csv.reader(lines, delimiter=separator, escapechar=escape)), loose
    except csv.Error as problem:
        raise ImportFileError("upload_damaged") from problem


def _escape(lines: list[str], separator: str) -> str | None:
    """The sign before a separator within a name, as some programs write it; or names end in it.

    With what is right the rows are as long as each other.
    """

    def lengths(escape: str | None) -> list[int]:
        found = csv.reader(lines, delimiter=separator, escapechar=escape)
        return [len(cells) for cells in found if cells]

    def steps(rows: list[int]) -> int:
        return sum(one != other for one, other in pairwise(rows))

    try:
        plain, escaped = lengths(None), lengths("\\")
    except csv.Error:
        return "\\"
    # Between quotation marks it parts nothing either way: there it is a sign of the name.
    return "\\" if plain != escaped and steps(escaped) <= steps(plain) else None


def separated_by(text: str) -> str:
    """The sign between cells.

    The one with which a row is best understood as heads; else the one with which most rows
    have as many cells as the others.
    """
    sample = "".join(text[:20_000].splitlines(keepends=True)[:_SAMPLE_ROWS])
    rare = [sign for sign in _RARE if (fit := _fit(sample, sign))[0] > 1 and fit[1] == 1]
    return rare[0] if rare else max(_SEPARATORS, key=lambda sign: _fit(sample, sign))


def _fit(sample: str, sign: str) -> tuple[int, float, int]:
    try:
        rows = list(csv.reader(io.StringIO(sample, newline=""), delimiter=sign))
    except csv.Error:
        return 0, 0.0, 0
    rows = [row for row in rows if any(row)]
    if not rows:
        return 0, 0.0, 0
    heads = max(understood(row) for row in rows[:FIRST_ROWS])
    width, often = Counter(map(len, rows)).most_common(1)[0]
    if width == 1:
        # Uneven rows still say more than none: a head of five cells above short rows.
        return heads, sum(len(row) > 1 for row in rows) / len(rows) / 2, width
    return heads, often / len(rows), width


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from calculating it."""
    return cell[1:] if _GUARDED.match(cell) else cell
