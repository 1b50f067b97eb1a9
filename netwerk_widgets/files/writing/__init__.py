"""A session's parties and relations as other programs' files."""

from collections.abc import Callable

from netwerk_widgets.files.writing import delimited, excel, graphs, ods, pajek
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.portable import dumps
from netwerk_widgets.texts import Texts

Write = Callable[[str, Session, Texts], bytes]

#: What each extension is written with; JSON holds the whole session.
FORMATS: dict[str, Write] = {
    "xlsx": lambda _name, session, t: excel.write(session, t),
    "ods": lambda _name, session, t: ods.write(session, t),
    "csv": lambda _name, session, t: delimited.write(session, t),
    "graphml": lambda _name, session, t: graphs.graphml(session, t),
    "gexf": lambda _name, session, t: graphs.gexf(session, t),
    "json": lambda name, session, _t: dumps(name, session).encode("utf-8"),
}
#: What holds the network alone: who there is, and who has a relation with whom.
NETWORKS: dict[str, Write] = {"net": pajek.write}


def write(name: str, session: Session, extension: str, t: Texts) -> bytes:
    """A session as a file.

    Raises
    ------
    NetwerkError
        When we do not write files of that extension.
    """
    every = FORMATS | NETWORKS
    known = every.get(extension.lower().lstrip("."))
    if known is None:
        raise NetwerkError("export_unknown", known=", ".join(f".{each}" for each in every))
    return known(name, session, t)
