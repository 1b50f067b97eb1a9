"""A session's parties and relations as other programs' files."""

from collections.abc import Callable

from netwerk_widgets.files.writing import delimited, excel, graphs, ods, pajek
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.portable import dumps
from netwerk_widgets.texts import Texts

Write = Callable[[str, Session, Texts, bool], bytes]

#: What each extension is written with; JSON holds the whole session.
FORMATS: dict[str, Write] = {
    "xlsx": lambda _name, session, t, confided: excel.write(session, t, confided=confided),
    "ods": lambda _name, session, t, confided: ods.write(session, t, confided=confided),
    "csv": lambda _name, session, t, confided: delimited.write(session, t, confided=confided),
    "graphml": lambda _name, session, _t, confided: graphs.graphml(session, confided=confided),
    "gexf": lambda _name, session, _t, confided: graphs.gexf(session, confided=confided),
    "json": lambda name, session, _t, _confided: dumps(name, session).encode("utf-8"),
}
#: What holds the network alone: who there is, and who has a relation with whom.
NETWORKS: dict[str, Write] = {
    "net": lambda name, session, t, _confided: pajek.write(name, session, t)
}


def write(
    name: str, session: Session, extension: str, t: Texts, *, confided: bool = False
) -> bytes:
    """A session as a file.

    Parameters
    ----------
    name, session
        What it is called, and what is in it.
    extension
        Of `FORMATS` or `NETWORKS`, with or without a dot.
    t
        The language of heads and values.
    confided
        Whether lists and graphs have what organisations told in confidence of their relations
        (`said`). JSON holds the whole session whatever is asked here, Pajek never has it.

    Raises
    ------
    NetwerkError
        When we do not write files of that extension.
    """
    every = FORMATS | NETWORKS
    known = every.get(extension.lower().lstrip("."))
    if known is None:
        raise NetwerkError("export_unknown", known=", ".join(f".{each}" for each in every))
    return known(name, session, t, confided)
