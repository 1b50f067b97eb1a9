"""The whole plan: what a file adds to a session, changes in it, and what is left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from netwerk_widgets.files.planning.change import Change
from netwerk_widgets.files.planning.entries import Entry, entries
from netwerk_widgets.files.planning.knowing import bare
from netwerk_widgets.files.planning.parties import Parties
from netwerk_widgets.files.planning.problems import Problem, Problems
from netwerk_widgets.files.planning.relations import Relations
from netwerk_widgets.files.recognising import Recognised, Table, together
from netwerk_widgets.files.tables import Contents
from netwerk_widgets.session.errors import ImportFileError
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.common import MOST_PARTIES, MOST_RELATIONS
from netwerk_widgets.session.models.parties import runs_one_way


@dataclass(frozen=True)
class Plan:
    """``documents``: the parts that change, whole, as `LiveSession.replace_many` takes them."""

    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    documents: dict[str, dict[str, Any]]
    directed: bool | None
    seen: Recognised
    #: How many parties and relations the file itself names, the same ones once.
    named: tuple[int, int]

    @property
    def asks(self) -> tuple[Problem, ...]:
        """What must be answered before anything is stored."""
        return tuple(each for each in self.problems if each.must)

    def count(self, what: str, table: str | None = None) -> int:
        """How many are ``added``, ``changed`` or ``left_out``."""
        return sum(each.what == what and table in (None, each.table) for each in self.changes)


def plan(
    contents: Contents | Sequence[Contents],
    session: Session,
    choices: Mapping[str, str] | None = None,
    *,
    arcs: bool = False,
    silent: bool | None = None,
) -> Plan:
    """What taking a file in comes to; the session stays as it is.

    Parameters
    ----------
    contents, session
        The file, or several that belong together, and what it is taken into.
    choices
        What was chosen for each problem, by `Problem.key`; its first option otherwise.
    arcs
        For measures, not for people: a relation that runs both ways is there twice when the file
        says that others have a direction. Parties that the file itself tells apart stay apart,
        though they share a name.
    silent
        Whether relations have a direction of which the file says nothing: None is as their
        kinds do.

    Raises
    ------
    ImportFileError
        When the file holds no list, or more than a session holds.
    """
    given = [contents] if isinstance(contents, Contents) else list(contents)
    seen = together(given, choices, {p.name: bare(p) for p in session.stakeholders.items})
    found = seen.tables
    problems = Problems(choices or {})
    problems.asked(seen.questions)
    # Who draws on a screen counts from the top.
    drawn = any(
        each.kind == "prsm" or any(sheet.name == "Factors" for sheet in each.sheets)
        for each in given
    )
    rows = [(table.kind, list(entries(table, problems, downwards=drawn))) for table in found]
    people = [entry for kind, each in rows if kind == "parties" for entry in each]
    links = [entry for kind, each in rows if kind == "relations" for entry in each]
    if not people and not links:
        raise ImportFileError("upload_nothing")
    directed = _directed(given, found, links)
    if directed is None and silent is not None:
        for entry in links:
            entry.values["direction"] = "one_way" if silent else "both_ways"

    parties = Parties(session.stakeholders.items, problems, apart=arcs)
    parties.take(people)
    relations = Relations(
        session.relations.items,
        parties,
        problems,
        ask=bool(people or session.stakeholders.items),
    )
    relations.take(_arcs(links) if arcs and directed else links)

    for items, most, key in (
        (parties.items, MOST_PARTIES, "upload_parties"),
        (relations.items, MOST_RELATIONS, "upload_relations"),
    ):
        if len(items) > most:
            raise _too_many(key, len(items), most)
    named = (len(parties.named), len(relations.named))
    documents = {}
    for part, taken in (("stakeholders", parties), ("relations", relations)):
        document = PARTS[part].model_validate({"items": list(taken.items.values())})
        fresh = document.model_dump(mode="json")
        if fresh != getattr(session, part).model_dump(mode="json"):
            documents[part] = fresh
    changes = (*parties.changes, *relations.changes)
    return Plan(changes, problems.all(), documents, directed, seen, named)


def _too_many(key: str, n: int, most: int) -> ImportFileError:
    if key == "upload_parties":
        return ImportFileError("upload_parties", n=n, most=most)
    return ImportFileError("upload_relations", n=n, most=most)


def _directed(given: Sequence[Contents], found: Sequence[Table], links: list[Entry]) -> bool | None:
    """What the file says of direction: in itself, in its shape, or in a column."""
    told = {each.directed for each in given if each.directed is not None}
    if told:
        return True in told
    shapes = {each.directed for each in found if each.directed is not None}
    if shapes:
        return True in shapes
    said = {each for entry in links if (each := entry.values.get("direction"))}
    return "one_way" in said if said else None


def _arcs(links: list[Entry]) -> Iterator[Entry]:
    """Every relation one way; one that runs both ways twice."""
    for entry in links:
        values = entry.values | {"direction": "one_way"}
        yield replace(entry, values=values)
        if entry.ends and not runs_one_way(entry.kind, entry.values.get("direction")):
            yield replace(entry, id="", values=values, ends=(entry.ends[1], entry.ends[0]))
