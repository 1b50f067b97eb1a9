"""``netwerk import``: a session's own file, or lists and networks of other programs."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from netwerk_widgets.session.errors import ImportFileError, NetwerkError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.portable import import_session, loads
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import Texts

AUTHOR = "netwerk"


def answers(given: Sequence[str]) -> dict[str, str]:
    """What ``--answer KEY=VALUE`` says, by key.

    Raises
    ------
    NetwerkError
        When one of them has not that form.
    """
    found = {}
    for each in given:
        key, sign, value = each.rpartition("=")
        if not sign:
            raise NetwerkError("answer_form", value=each)
        found[key] = value
    return found


def take_in(arguments: argparse.Namespace, t: Texts) -> None:
    """Import files as a new session, or into one that is there."""
    from netwerk_widgets import files

    paths = [Path(each) for each in arguments.files]
    read = [files.content(path) for path in paths]
    if len(paths) == 1 and not arguments.into and not files.is_list(read[0], paths[0].name):
        with open_store() as store:
            name = (arguments.name or loads(read[0])[0]).strip()
            import_session(store, name, read[0], AUTHOR)
        print(t("cli.made", name=name))
        return
    contents = [files.read(data, path.name) for data, path in zip(read, paths, strict=True)]
    with open_store() as store:
        live = LiveSession(store, arguments.into, AUTHOR) if arguments.into else None
        found = files.plan(contents, live.session if live else Session(), answers(arguments.answer))
        if found.asks:
            raise files.UnansweredError(found.asks)
        if not found.documents and not live:
            raise ImportFileError("upload_nothing")
        name = arguments.into or (arguments.name or paths[0].stem).strip()
        if live:
            live.replace_many(found.documents)
        else:
            store.create(name, found.documents, AUTHOR)
    print("\n".join(_told(found, t)))
    print(t("cli.taken_in", name=name) if live else t("cli.made", name=name))


def _told(found: "files.Plan", t: Texts) -> Iterator[str]:  # type: ignore[name-defined]  # noqa: F821
    """What was recognised, how many, and what was done about what is not right."""
    from netwerk_widgets.files.seeing import columns, counted, shape

    yield counted(found, t)
    for each in found.seen.seen:
        yield f"{shape(each, t)}: " + "; ".join(
            f"‘{one.head}’ → {one.label}" for one in columns(each, t) if one.head
        )
    for problem in found.problems:
        yield problem.line(t)
