"""``netwerk slips | forms | answers``: a round on paper, and in files that are mailed."""

import argparse
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from netwerk_widgets.cli.writing import whole_file
from netwerk_widgets.rounds.kinds import KINDS, Kind, Wanted, hows
from netwerk_widgets.rounds.model import Per
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.portable import read_session
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import Texts

if TYPE_CHECKING:
    from netwerk_widgets.paper.answers import Mail

AUTHOR = "netwerk"
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


def forms(arguments: argparse.Namespace, t: Texts) -> None:
    """Write the files that are mailed to the organisations, all in one."""
    from netwerk_widgets.paper.forms import forms, packed

    with open_store(readonly=True) as store:
        session, uid = read_session(store, arguments.name), store.session_id(arguments.name)
    made = forms(session, uid, arguments.name, arguments.kind, t)
    with whole_file(arguments.file) as opened:
        opened.write(packed(made))
    print(t("cli.written", file=arguments.file))


def answers(arguments: argparse.Namespace, t: Texts) -> None:
    """Say what is in answer files, and take them over unless only a look was asked for."""
    from netwerk_widgets.files import content
    from netwerk_widgets.paper.answers import opened
    from netwerk_widgets.paper.taking import counting, takes
    from netwerk_widgets.widgets.before import sentences

    paths = [Path(each) for each in arguments.files]
    read = [(path.name, content(path)) for path in paths]
    with open_store(readonly=arguments.look) as store:
        live = LiveSession(store, arguments.name, AUTHOR)
        mail = opened(read, live.session, live.session_id)
        later = {each.party for each in mail.answered} if arguments.later else set()
        there = sentences(mail, live, later, t)
        print(*_told(mail, later, t), *there.values(), sep="\n")
        if not arguments.look:
            changed = takes(mail, live.documents, there if arguments.theirs else (), later)
            live.replace_many(changed)
            many = len(counting(mail, later))
            print(t.count("paper.before.taken", many) if changed else t("paper.before.none"))


def _told(mail: "Mail", later: Collection[str], t: Texts) -> Iterator[str]:
    """Who answered how much, what of it is left out, and which files are refused."""
    from netwerk_widgets.paper.taking import counting
    from netwerk_widgets.widgets.before import left_out

    for each in mail.answered:
        yield f"{each.name}: " + t("paper.before.count_of", n=each.many, all=each.all)
    for each in counting(mail, later):
        yield from left_out(each, mail, t)
    for refused in mail.rejected:
        yield f"{refused.file}: {refused.sentence(t)}"
