"""``netwerk analyse``: the measures of a session or a file, as a table or as JSON."""

import argparse
import json
from pathlib import Path
from typing import Any

from netwerk_widgets.cli.lists import answers
from netwerk_widgets.insights.sentences import findings
from netwerk_widgets.network import analysis, graph
from netwerk_widgets.session.errors import ImportFileError, NetwerkError, SessionNotFoundError
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.portable import load_file, read_session
from netwerk_widgets.session.store import open_to_read
from netwerk_widgets.texts import Texts

_LONGEST = 40


def analyse(arguments: argparse.Namespace, t: Texts) -> None:
    """Print the measures. Undirected, unless the file or the command says otherwise."""
    session, says = _read(arguments.source, answers(arguments.answer), arguments.directed)
    directed = says is True if arguments.directed is None else arguments.directed
    network = graph.directed(session) if directed else graph.undirected(session)
    found = analysis.analyse(network)
    if arguments.weighted:
        found["weighted_per_party"] = analysis.weighted(network)
    if arguments.json:
        print(json.dumps(found, indent=2, ensure_ascii=False, allow_nan=False))
        return
    print("\n".join(_readable(found, t)))
    print()
    for each in findings(session, t):
        print(f"- {each.sentence} {each.question}".rstrip())


#: A network, and whether its source says that it is directed.
_Read = tuple[Session, bool | None]


def _read(source: str, given: dict[str, str], asked: bool | None) -> _Read:
    """The session of that name, or what is in the file; ``asked``: whether arrows are to count."""
    path = Path(source)
    if path.suffix and path.is_file():
        return _read_file(path, given, asked)
    with open_to_read() as store:
        known = store.find(source)
        if known is not None:
            return read_session(store, known), None
    if path.is_file():
        return _read_file(path, given, asked)
    if path.suffix or path.parent != Path():
        raise NetwerkError("file_unreadable", file=source)
    raise SessionNotFoundError(source)


def _read_file(path: Path, given: dict[str, str], asked: bool | None) -> _Read:
    """A session's own file, or any list of parties and relations that `files` knows."""
    from netwerk_widgets.files import read_network

    if path.suffix.casefold() == ".json":
        try:
            return load_file(path)[1], None
        except ImportFileError as problem:
            if problem.key != "file_foreign":
                raise
    # Who asks for arrows in a file that says nothing, means from the one to the other.
    return read_network(path, given, silent=bool(asked))


def _readable(found: dict[str, Any], t: Texts) -> list[str]:
    """The measures as lines: first of the whole network, then a table of the parties."""
    whole = [
        ("parties", str(found["parties"])),
        ("relations", str(found["relations"])),
        ("direction", t(f"analyse.direction.{'directed' if found['directed'] else 'undirected'}")),
        ("density", _number(found["density"], 2, t)),
        ("components", str(found["components"])),
        ("isolates", t.enumerate(found["isolates"]) or "–"),
        ("transitivity", _number(found["transitivity"], 2, t)),
        ("reciprocity", _number(found["reciprocity"], 2, t)),
        ("centralisation", _number(found["centralisation"]["degree"], 2, t)),
        ("flow", _number(found["centralisation"]["betweenness"], 2, t)),
        ("articulation", t.enumerate(found["articulation_points"]) or "–"),
        ("bridges", "; ".join(f"{a} – {b}" for a, b in found["bridges"]) or "–"),
    ]
    lines = [(t(f"analyse.whole.{key}"), value) for key, value in whole]
    for attribute, value in found["ei_index"].items():
        label = t.optional(f"fields.label.stakeholder_{attribute}") or attribute
        lines.append((t("analyse.whole.ei", attribute=label), _number(value, 2, t)))
    width = max(len(label) for label, _ in lines)
    return [*(f"{label:<{width}}  {value}" for label, value in lines), "", *_table(found, t)]


def _table(found: dict[str, Any], t: Texts) -> list[str]:
    rows = found["per_party"]
    columns = [
        (key, digits)
        for key, digits in analysis.DECIMALS.items()
        if found["directed"] or key not in ("in_degree", "out_degree")
    ]
    heads = [t(f"analyse.column.{key}") for key, _ in columns]
    cells = [
        [_short(row["name"]), *(_number(row[key], digits, t) for key, digits in columns)]
        for row in rows
    ]
    table = [[t("fields.label.stakeholder_name"), *heads], *cells]
    widths = [max(len(row[n]) for row in table) for n in range(len(table[0]))]
    return [
        "  ".join(
            [
                f"{row[0]:<{widths[0]}}",
                *(f"{c:>{w}}" for c, w in zip(row[1:], widths[1:], strict=True)),
            ]
        )
        for row in table
    ]


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"


def _number(value: float | None, digits: int, t: Texts) -> str:
    return "–" if value is None else t.number(value, digits)
