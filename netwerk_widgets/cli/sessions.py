"""``netwerk sessions | new | import | export | schema``."""

import argparse
import json
from pathlib import Path

from netwerk_widgets.cli.writing import whole_file
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.errors import ImportFileError, NetwerkError
from netwerk_widgets.session.exchange import import_session, loads, read_session
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.schema import schema
from netwerk_widgets.session.store import open_store
from netwerk_widgets.session.store.base import Store
from netwerk_widgets.texts import Texts

AUTHOR = "netwerk"


def listing(_arguments: argparse.Namespace, t: Texts) -> None:
    """Print the sessions, last changed first."""
    with open_store() as store:
        known = store.sessions()
    if not known:
        print(t("cli.no_sessions"))
    for each in known:
        print(f"{each.changed.astimezone():%Y-%m-%d %H:%M}  {each.name}")


def new(arguments: argparse.Namespace, t: Texts) -> None:
    """Make a session, empty or with a case in it."""
    content = (
        load_case(arguments.case, t.language).model_dump(mode="json") if arguments.case else None
    )
    with open_store() as store:
        store.create(arguments.name, content, AUTHOR)
    print(t("cli.made", name=arguments.name.strip()))


def remove(arguments: argparse.Namespace, t: Texts) -> None:
    """Remove a session with all its history, when it is said twice that this is meant."""
    with open_store(making_room=arguments.yes) as store:
        store.heads(arguments.name)  # refused first when there is no such session
        if not arguments.yes:
            raise NetwerkError("remove_yes", name=arguments.name)
        store.delete(arguments.name)
    print(t("cli.removed", name=arguments.name))


def take_in(arguments: argparse.Namespace, t: Texts) -> None:
    """Import a file as a new session: a session's own file, or a list or graph."""
    from netwerk_widgets import files

    path = Path(arguments.file)
    try:
        files.check_size(path.stat().st_size)
        data = path.read_bytes()
    except OSError as problem:
        raise NetwerkError("file_unreadable", file=arguments.file) from problem
    if files.is_list(data, path.name):
        _take_in_list(data, path, arguments.name, t)
        return
    with open_store() as store:
        name = (arguments.name or loads(data)[0]).strip()
        import_session(store, name, data, AUTHOR)
    print(t("cli.made", name=name))


def _take_in_list(data: bytes, path: Path, name: str | None, t: Texts) -> None:
    """A new session of a list; each problem and what was done about it on a line."""
    from netwerk_widgets import files

    found = files.plan(files.read(data, path.name), Session())
    if not found.documents:
        raise ImportFileError("upload_nothing")
    name = (name or path.stem).strip()
    with open_store() as store:
        store.create(name, found.documents, AUTHOR)
    for problem in found.problems:
        print(problem.line(t))
    print(t("cli.made", name=name))


def take_out(arguments: argparse.Namespace, t: Texts) -> None:
    """Export a session in the format of the file's extension.

    A file that is there is replaced whole or not at all.
    """
    from netwerk_widgets import files

    target = Path(arguments.file)
    with open_store() as store:
        if target.suffix.lower() == ".html":
            data = _overview(store, arguments.name, t).encode()
        else:
            session = read_session(store, arguments.name)
            data = files.write(arguments.name, session, target.suffix or ".json", t)
    with whole_file(arguments.file) as opened:
        opened.write(data)
    print(t("cli.written", file=arguments.file))


def _overview(store: Store, name: str, t: Texts) -> str:
    """The participants' page as one file."""
    from netwerk_widgets.widgets.overview import overview

    return overview(read_session(store, name), name, t)


def show_schema(_arguments: argparse.Namespace, _t: Texts) -> None:
    """Print the JSON Schema of an exported session."""
    print(json.dumps(schema(), indent=2, ensure_ascii=False))
