"""What taking answer files over does to a session: the same as a round, in one act.

Of two files of one organisation the first counts, unless the later one is chosen. What the
session has already stays, unless the answer is chosen.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from netwerk_widgets.paper.answers import Answered, Mail
from netwerk_widgets.rounds.model import Round
from netwerk_widgets.rounds.put import Difference, differences, taken
from netwerk_widgets.rounds.results import said
from netwerk_widgets.rounds.taking import Revealed, puts

Documents = Mapping[str, dict[str, Any]]


@dataclass(frozen=True)
class Differing:
    """A place where the session has something else than an answer, with the round it is of."""

    round: Round
    found: Difference

    @property
    def at(self) -> str:
        """The name of the place; no other round has it."""
        return f"{self.round.kind}/{self.found.at}"


def by_party(mail: Mail) -> dict[str, list[Answered]]:
    """The files of each organisation, the first that was saved first."""
    found: dict[str, list[Answered]] = {}
    for each in mail.answered:
        found.setdefault(each.party, []).append(each)
    return found


def counting(mail: Mail, later: Collection[str] = ()) -> list[Answered]:
    """One file for each organisation: of those in ``later`` the last one, else the first."""
    return [files[-1] if party in later else files[0] for party, files in by_party(mail).items()]


def differing(mail: Mail, documents: Documents, later: Collection[str] = ()) -> list[Differing]:
    """Where the session has something else."""
    return [
        Differing(round_, each)
        for round_, found, now in _rounds(mail, documents, later, None)
        for each in differences(now, puts(found))
    ]


def takes(
    mail: Mail,
    documents: Documents,
    theirs: Collection[str] = (),
    later: Collection[str] = (),
) -> dict[str, dict[str, Any]]:
    """The documents that change; ``theirs`` are the places (`Differing.at`) that are chosen."""
    after = dict(documents)
    for round_, found, now in _rounds(mail, documents, later, theirs):
        after = {**now, **taken(now, puts(found), _own(round_, theirs))}
    return {part: each for part, each in after.items() if each != documents[part]}


def _own(round_: Round, theirs: Collection[str]) -> list[str]:
    mark = f"{round_.kind}/"
    return [each.removeprefix(mark) for each in theirs if each.startswith(mark)]


def _rounds(
    mail: Mail, documents: Documents, later: Collection[str], theirs: Collection[str] | None
) -> Iterator[tuple[Round, Revealed, Documents]]:
    """Each round with its slips, and the session as those before it leave it.

    Somebody who is new in one is known in the next. With no ``theirs`` every answer is chosen.
    """
    now = dict(documents)
    files = counting(mail, later)
    for kind, round_ in mail.rounds.items():
        slips = [each.slips[kind] for each in files if kind in each.slips]
        if not slips:
            continue
        texts = {each.at for each in said(round_, slips)}
        parties = {each["id"] for each in now["stakeholders"]["items"]}
        people, relations = now["people"]["items"], now["relations"]["items"]
        found = Revealed(round_, slips, texts, people, relations, parties)
        yield round_, found, now
        wanted = puts(found)
        chosen = [each.at for each in wanted] if theirs is None else _own(round_, theirs)
        now = {**now, **taken(now, wanted, chosen)}
