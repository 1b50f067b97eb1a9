"""``netwerk sessions | new | import | export | schema``."""

import argparse
import json
from pathlib import Path

from netwerk_widgets.cli.writing import whole_file
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.exchange import export_session, import_session, loads
from netwerk_widgets.session.schema import schema
from netwerk_widgets.session.store import open_store
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


def take_in(arguments: argparse.Namespace, t: Texts) -> None:
    """Import a file as a new session."""
    try:
        text = Path(arguments.file).read_bytes()
    except OSError as problem:
        raise NetwerkError("file_unreadable", file=arguments.file) from problem
    with open_store() as store:
        name = (arguments.name or loads(text)[0]).strip()
        import_session(store, name, text, AUTHOR)
    print(t("cli.made", name=name))


def take_out(arguments: argparse.Namespace, t: Texts) -> None:
    """Export a session to a file; a file that is there is replaced whole or not at all."""
    with open_store() as store:
        text = export_session(store, arguments.name)
    with whole_file(arguments.file) as opened:
        opened.write(text.encode())
    print(t("cli.written", file=arguments.file))


def show_schema(_arguments: argparse.Namespace, _t: Texts) -> None:
    """Print the JSON Schema of an exported session."""
    print(json.dumps(schema(), indent=2, ensure_ascii=False))
