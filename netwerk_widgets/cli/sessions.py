"""``netwerk sessions | new | export | schema``."""

import argparse
import json
from pathlib import Path

from netwerk_widgets.cli.writing import whole_file
from netwerk_widgets.rounds import store as rounds
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.portable import read_session, to_send
from netwerk_widgets.session.schema import schema
from netwerk_widgets.session.store import open_store, open_to_read
from netwerk_widgets.session.store.base import Store
from netwerk_widgets.texts import Texts

AUTHOR = "netwerk"


def listing(_arguments: argparse.Namespace, t: Texts) -> None:
    """Print the sessions, last changed first."""
    with open_to_read() as store:
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
    """Remove a session with all that is of it, when it is said twice that this is meant."""
    with open_store(making_room=True) if arguments.yes else open_to_read() as store:
        store.heads(arguments.name)  # refused first when there is no such session
        if not arguments.yes:
            raise NetwerkError("remove_yes", name=arguments.name)
        rounds.remove_session(store, arguments.name)
    print(t("cli.removed", name=arguments.name))


def take_out(arguments: argparse.Namespace, t: Texts) -> None:
    """Export a session in the format of the file's extension.

    A file that is there is replaced whole or not at all.
    """
    from netwerk_widgets import files

    target = Path(arguments.file)
    with open_to_read() as store:
        if target.suffix.lower() == ".html":
            data = _overview(store, arguments.name, t).encode()
        else:
            session = to_send(store, arguments.name)
            kind = target.suffix or ".json"
            data = files.write(arguments.name, session, kind, t, confided=arguments.confided)
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
