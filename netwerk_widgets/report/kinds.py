"""The kinds of report (a calendar is one), and how to say that nobody waits for one any more."""

from pathlib import PurePath
from typing import Literal, get_args

from netwerk_widgets.session.errors import NetwerkError

Kind = Literal["docx", "html", "xlsx", "ics"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Stopped(Exception):
    """Raised by a progress function to stop making the report."""


def kind_of(file: str) -> Kind:
    """The kind of report that a file's name asks for.

    Raises
    ------
    NetwerkError
        When it is none that we make.
    """
    ending = PurePath(file).suffix.lower().removeprefix(".")
    found = next((kind for kind in KINDS if kind == ending), None)
    if found is None:
        raise NetwerkError("report_kind", file=file)
    return found
