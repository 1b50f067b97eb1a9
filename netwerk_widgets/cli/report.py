"""``netwerk report``: a session as a document."""

import argparse
import sys
from datetime import datetime

from netwerk_widgets.cli.writing import whole_file
from netwerk_widgets.report.kinds import About, kind_of
from netwerk_widgets.session.portable import read_session
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import Texts


def report(arguments: argparse.Namespace, t: Texts) -> None:
    """Write the report of a session; its kind follows from the file's name."""
    from netwerk_widgets.report.making import make

    kind = kind_of(arguments.file)
    with open_store(readonly=True) as store:
        session = read_session(store, arguments.name)
    with whole_file(arguments.file) as opened:
        today = datetime.now().astimezone().date()
        about: About = "full" if arguments.full else arguments.about
        name, appended = arguments.name, arguments.appendix
        opened.write(make(session, name, kind, t, today, _say, about, appended))
    print(t("cli.written", file=arguments.file))


def _say(share: float, words: str) -> None:
    """Tell how far it is: on one line that changes on a terminal, else line by line."""
    bar = "█" * round(20 * share) + "░" * (20 - round(20 * share))
    if sys.stderr.isatty():
        print(f"\r\x1b[K{bar} {words}", end="\n" if share >= 1 else "", file=sys.stderr, flush=True)
    else:
        print(words, file=sys.stderr, flush=True)
