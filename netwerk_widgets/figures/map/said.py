"""The map in words and numbers: title, summary and table.

Each takes the network as it was built once for the whole map (`network.graph.undirected`).
"""

from typing import TYPE_CHECKING

from netwerk_widgets.figures.drawing import Cell, Table
from netwerk_widgets.insights.quadrants import MIDDLE, Quadrant, quadrant, sorted_out
from netwerk_widgets.network.graph import directed
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import Stakeholder
from netwerk_widgets.session.progress import involved
from netwerk_widgets.session.sources import told
from netwerk_widgets.texts import Texts

if TYPE_CHECKING:
    import networkx as nx

_LONGEST = 48


def brief(party: Stakeholder, t: Texts) -> str:
    """A party's name on one line, never endless. Not escaped: not for inside a figure."""
    name = " ".join(party.name.split()) or t("ui.unnamed")
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"


def title(session: Session, whole: "nx.Graph", view: str, t: Texts) -> str:
    """What this view of the map shows, from the data."""
    parties = session.stakeholders.items
    if not parties:
        return t("figures.map.empty.network")
    if view == "network":
        return _network(session, whole, t)
    if view == "rings":
        counts = _rings(session)
        return t(
            "figures.map.title.rings",
            core=counts["core"],
            ring=counts["ring"],
            outside=counts["outside"],
        )
    if view == "chain" and not (length := longest(session)):
        return t("figures.map.empty.chain")
    if view == "chain":
        return t.count("figures.map.title.chain", length)
    if view == "power":
        return t.count("figures.map.title.power", len(_quadrants(session)["involve"]))
    return t.count("mapview.title.sectors", len({each.sector for each in parties if each.sector}))


def _network(session: Session, whole: "nx.Graph", t: Texts) -> str:
    counts = dict(whole.degree)
    most = max(counts.values(), default=0)
    parties = session.stakeholders.items
    if not most:
        return t.count("figures.map.title.loose", len(parties))
    top = [each for each in parties if counts[each.id] == most]
    if len(top) > 2:
        return t("figures.map.title.even", parties=len(parties), relations=whole.number_of_edges())
    names = t.enumerate([brief(each, t) for each in top])
    return t("figures.map.title.network", names=names, n=most, all=len(parties) - 1)


def longest(session: Session) -> int:
    """The number of parties on the longest line of supply; a circle counts once."""
    import networkx as nx

    graph = directed(session, {"supply"})
    graph.remove_nodes_from(list(nx.isolates(graph)))
    if not graph:
        return 0
    return int(nx.dag_longest_path_length(nx.condensation(graph))) + 1


def _rings(session: Session) -> dict[str, int]:
    counts = {"core": 0, "ring": 0, "outside": 0, "": 0}
    for party in session.stakeholders.items:
        counts[party.ring or ""] += 1
    return counts


def _quadrants(session: Session) -> dict[Quadrant, list[Stakeholder]]:
    return sorted_out(session.stakeholders.items)


def summary(session: Session, whole: "nx.Graph", view: str, unnamed: bool, t: Texts) -> str:
    """One to three sentences for who does not see the map."""
    parts = [
        t(
            "figures.map.summary.counts",
            parties=whole.number_of_nodes(),
            relations=whole.number_of_edges(),
        )
    ]
    if view == "rings" and (open_ones := _rings(session)[""]):
        parts.append(t.count("figures.map.summary.no_ring", open_ones))
    if view == "chain":
        parts.append(t("figures.map.summary.chain"))
    if view == "power":
        found = _quadrants(session)
        inside = set(involved(session))
        scored = sum(each.id in inside for group in found.values() for each in group)
        parts.append(
            t(
                "figures.map.summary.power",
                n=scored,
                all=len(inside),
                low=MIDDLE - 1,
                middle=MIDDLE,
                high=MIDDLE + 1,
            )
        )
        counts = [
            t("figures.map.summary.quadrant", label=t(f"figures.map.quadrant.{at}"), n=len(group))
            for at, group in found.items()
        ]
        parts.append(t("figures.map.summary.quadrants", each=t.enumerate(counts)))
        if found["involve"]:
            names = t.enumerate([brief(each, t) for each in found["involve"][:6]])
            parts.append(t("figures.map.summary.involve", names=names))
    if unnamed:
        parts.append(t("figures.map.summary.unnamed"))
    return " ".join(parts)


def _quadrant(party: Stakeholder, t: Texts) -> str | None:
    at = quadrant(party)
    return t(f"figures.map.quadrant.{at}") if at else None


def table(session: Session, whole: "nx.Graph", t: Texts) -> Table:
    """Every party with what the map shows of it, and with whom it has a relation.

    Without any score there are no columns for scores.
    """
    parties = session.stakeholders.items
    names = {each.id: brief(each, t) for each in parties}
    case = session.start.case is not None
    scored = any(each.power or each.interest for each in parties)
    columns = [
        t("fields.label.stakeholder_name"),
        t("fields.label.stakeholder_sector"),
        t("fields.label.stakeholder_role"),
        t("fields.label.stakeholder_ring"),
        *(
            (
                t("figures.map.column.power"),
                t("figures.map.column.interest"),
                t("figures.map.column.quadrant"),
            )
            if scored
            else ()
        ),
        t("figures.map.column.relations"),
        t("figures.map.column.others"),
    ]
    rows: list[tuple[Cell, ...]] = []
    for each in parties:
        row: list[Cell] = [
            names[each.id],
            t(f"fields.sector.{each.sector}") if each.sector else None,
            t(f"fields.role.{each.role}") if each.role else None,
            t(f"fields.ring.{each.ring}") if each.ring else None,
            *((each.power, each.interest, _quadrant(each, t)) if scored else ()),
            whole.degree[each.id],
            ", ".join(names[other] for other in whole[each.id]) or None,
        ]
        if case:
            row.append(told(each, t))
        rows.append(tuple(row))
    if case:
        columns.append(t("fields.label.stakeholder_source"))
    return Table(tuple(columns), tuple(rows))
