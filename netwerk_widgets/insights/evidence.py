"""What the recorded parties and relations say about the kind of network, counted."""

from collections import Counter
from dataclasses import dataclass

from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import Relation, Stakeholder


@dataclass(frozen=True)
class Evidence:
    """Counts over the parties that are not marked as outside the network.

    ``alike`` are parties that share their branch with another; ``vertical`` is the strength
    of the supply between different branches, ``total`` that of all relations. ``path`` is
    the longest line of parties along that supply, ``touched`` the parties it reaches.
    """

    parties: int
    described: int
    relations: int
    organisation: str
    units: int
    branches: int
    branched: int
    alike: int
    largest_branch: str
    largest: int
    public: int
    private: int
    vertical: int
    total: int
    path: int
    touched: int

    @property
    def vertical_share(self) -> float:
        """The share of the strength of all relations that is supply between branches, 0–1."""
        return self.vertical / self.total if self.total else 0.0


def gather(session: Session) -> Evidence:
    """The evidence in a session. The order of parties and relations does not matter."""
    parties = {each.id: each for each in session.stakeholders.items if each.ring != "outside"}
    relations = [
        each
        for each in session.relations.items
        if each.from_id in parties and each.to_id in parties and each.from_id != each.to_id
    ]
    parents = Counter(_same(each.parent) for each in parties.values() if each.parent.strip())
    branches = Counter(_same(each.branch) for each in parties.values() if each.branch.strip())
    organisation, units = _top(parents)
    branch, largest = _top(branches)
    supply = _supply(parties, relations)
    return Evidence(
        parties=len(parties),
        described=sum(bool(p.branch.strip() or p.parent.strip()) for p in parties.values()),
        relations=len({frozenset((each.from_id, each.to_id)) for each in relations}),
        organisation=_written(parties, "parent", organisation),
        units=units,
        branches=len(branches),
        branched=branches.total(),
        alike=sum(count for count in branches.values() if count > 1),
        largest_branch=_written(parties, "branch", branch),
        largest=largest,
        public=sum(each.sector == "public" for each in parties.values()),
        private=sum(each.sector == "private" for each in parties.values()),
        vertical=sum(strength for _, _, strength in supply),
        total=sum(each.strength for each in relations),
        path=_longest([(start, end) for start, end, _ in supply]),
        touched=len({end for start, finish, _ in supply for end in (start, finish)}),
    )


def _same(text: str) -> str:
    return " ".join(text.split()).casefold()


def _top(counts: Counter[str]) -> tuple[str, int]:
    # Of equals the first in the alphabet: the order of typing must not decide.
    return min(counts.items(), key=lambda pair: (-pair[1], pair[0]), default=("", 0))


def _written(parties: dict[str, Stakeholder], field: str, wanted: str) -> str:
    """One of the ways in which the group wrote it."""
    texts = (" ".join(getattr(each, field).split()) for each in parties.values())
    return min((text for text in texts if text.casefold() == wanted), default="")


def _supply(
    parties: dict[str, Stakeholder], relations: list[Relation]
) -> list[tuple[str, str, int]]:
    found = []
    for each in relations:
        start, end = parties[str(each.from_id)], parties[str(each.to_id)]
        known = start.branch.strip() and end.branch.strip()
        if each.kind == "supply" and known and _same(start.branch) != _same(end.branch):
            found.append((start.id, end.id, each.strength))
    return found


def _longest(edges: list[tuple[str, str]]) -> int:
    """The number of parties on the longest path; a circle counts as one station."""
    import networkx as nx

    if not edges:
        return 0
    stations = nx.condensation(nx.DiGraph(edges))
    return int(nx.dag_longest_path_length(stations)) + 1
