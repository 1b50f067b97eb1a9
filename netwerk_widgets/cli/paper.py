"""``netwerk slips``: a round on paper."""

import argparse

from netwerk_widgets.cli.writing import whole_file
from netwerk_widgets.rounds.kinds import KINDS, Kind, Wanted, hows
from netwerk_widgets.rounds.model import Per
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.portable import read_session
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import Texts

#: With or without names; what can be chosen depends on the kind.
NAMES = ("named", "listed", "anonymous")


def wanted(arguments: argparse.Namespace) -> Wanted:
    """What was asked for; what was not said is the usual, and the safest.

    Raises
    ------
    NetwerkError
        When a kind cannot be asked like that: how it can.
    """
    kind = KINDS[arguments.kind]
    per = arguments.per or kind.per[0]
    ways = [(each, how) for each in kind.per for how in _ways(kind, each)]
    known = [how for each, how in ways if each == per]
    names = arguments.names or (known or [""])[0]
    if names not in known:
        said = [f"--per {each}" + (f" --names {how}" if how else "") for each, how in ways]
        raise NetwerkError("paper_way", kind=kind.name, ways=lambda t: t.enumerate(said))
    return Wanted(kind.name, per=per, anonymous=names == "anonymous", listed=names == "listed")


def _ways(kind: Kind, per: Per) -> list[str]:
    """With or without names; of organisations there is nothing to choose."""
    found: list[str] = ["" if each == "party" else each for each in hows(kind.name, per)]
    return [*found, "listed"] if "named" in found else found


def slips(arguments: argparse.Namespace, t: Texts) -> None:
    """Write the slips of a round as a page to print."""
    from netwerk_widgets.paper import slips as paper

    with open_store(readonly=True) as store:
        session = read_session(store, arguments.name)
    round_ = paper.on_paper(wanted(arguments), session)
    made = paper.slips(round_, arguments.name, t, blank=arguments.blank, copies=arguments.copies)
    with whole_file(arguments.file) as opened:
        opened.write(made.encode())
    print(t("cli.written", file=arguments.file))
