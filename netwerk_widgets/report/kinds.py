"""The kinds of file, what a report is about, and how to say that nobody waits for one any more."""

from pathlib import PurePath
from typing import Literal, get_args

from netwerk_widgets.session.errors import NetwerkError

Kind = Literal["docx", "pdf", "html", "xlsx", "ics"]
KINDS: tuple[Kind, ...] = get_args(Kind)
#: A few pages for who decides; everything; one page for a board; what was agreed, to sign; a page
#: for each party. A sheet and a calendar always hold all that they can.
About = Literal["short", "board", "agreements", "parties", "full"]
ABOUT: tuple[About, ...] = get_args(About)
#: What may stand at the end: all tables, the measures of the network, the sources.
Appendix = Literal["tables", "measures", "sources"]
APPENDICES: tuple[Appendix, ...] = get_args(Appendix)


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
