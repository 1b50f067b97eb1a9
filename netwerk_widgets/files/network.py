"""Any file as a network, to measure: parties, relations, and whether they have a direction."""

from collections.abc import Mapping
from pathlib import Path

from netwerk_widgets.files.planning.plan import plan
from netwerk_widgets.files.planning.problems import UnansweredError
from netwerk_widgets.files.reading import read_file
from netwerk_widgets.session.models import Session


def read_network(
    path: str | Path, answers: Mapping[str, str] | None = None, *, silent: bool = True
) -> tuple[Session, bool | None]:
    """The parties and relations in a file, in its order, isolates included.

    Parameters
    ----------
    path
        The file.
    answers
        What was answered to the questions about it, by their keys.
    silent
        Whether relations have a direction when the file does not say: A to B and B to A are
        then two.

    Returns
    -------
    A session with only parties and relations, and whether the file says that relations have a
    direction: True (each relation is then an arc from ``from_id`` to ``to_id``, one that runs
    both ways is there twice), False (it says they have none), or None (it does not say).

    Raises
    ------
    NetwerkError
        When it cannot be read, or holds no list; `UnansweredError` when something in it must
        be decided first.
    """
    found = plan(read_file(Path(path)), Session(), answers, arcs=True, silent=silent)
    if found.asks:
        raise UnansweredError(found.asks)
    return Session.model_validate(found.documents), found.directed
