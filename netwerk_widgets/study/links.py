"""Whether a case's exercises fit the case, and whether they can be done at all."""

from collections.abc import Iterable, Iterator
from typing import Any

from netwerk_widgets.method import AUDIENCES
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.study import EXERCISES
from netwerk_widgets.study.exercises.kind import CON, CONS, PRO, PROS, pleads
from netwerk_widgets.study.guide import Guide
from netwerk_widgets.study.matching import same
from netwerk_widgets.study.problems import Problem, Tree
from netwerk_widgets.texts import LANGUAGES, Language

_FILE = "study.json"


def loose_ends(guides: dict[Language, Guide], session: Session, files: Tree) -> Iterator[Problem]:
    """What ``study.json`` refers to and is not there, and exercises without an answer.

    ``guides`` is the file in each language, ``session`` the case, ``files`` the files as they are.
    """
    guide = guides[LANGUAGES[0]]
    yield from _references(guide, session)
    yield from _pairs(guide, session)
    yield from _names(guide, files)
    yield from _kind(guide)
    for exercise in EXERCISES:
        if exercise not in guide.hints:
            yield Problem(_FILE, ("hints", exercise), "field_missing")
    for audience in AUDIENCES:
        if all(each.id != audience for each in guide.reflection):
            yield Problem(_FILE, ("reflection",), "no_audience", (("id", audience),))
    if {True, False} - {each.said for each in guide.statements}:
        yield Problem(_FILE, ("statements",), "one_sided")


def _unknown(path: tuple[Any, ...], ids: Iterable[str], known: set[str]) -> Iterator[Problem]:
    for each in ids:
        if each not in known:
            yield Problem(_FILE, path, "dangling", (("id", each),))


def _references(guide: Guide, session: Session) -> Iterator[Problem]:
    parties = {each.id for each in session.stakeholders.items}
    facts = {each.id for each in guide.facts}
    stages = {each.id for each in guide.chain}
    for at, statement in enumerate(guide.statements):
        if statement.fact is not None:
            yield from _unknown(("statements", at, "fact"), [statement.fact], facts)
    for at, party in enumerate(guide.parties):
        yield from _unknown(("parties", at, "party"), [party.party], parties)
        yield from _unknown(("parties", at, "place"), party.place, stages)
    for at, driver in enumerate(guide.drivers):
        row = (at, driver.id)
        yield from _unknown(("drivers", row, "facts"), driver.facts, facts)
        yield from _unknown(("drivers", row, "also"), driver.also, facts)
    for at, dilemma in enumerate(guide.dilemmas):
        for index, stance in enumerate(dilemma.stances):
            path = ("dilemmas", (at, dilemma.id), "stances", index, "party")
            yield from _unknown(path, [stance.party], parties)
        places = [each.position for each in dilemma.stances]
        if not min(places) < 4 < max(places):
            yield Problem(_FILE, ("dilemmas", (at, dilemma.id), "stances"), "not_apart")


def _pairs(guide: Guide, session: Session) -> Iterator[Problem]:
    expected = {each.party for each in guide.parties}
    drawn = {frozenset((each.from_id, each.to_id)) for each in session.relations.items}
    for at, pair in enumerate(guide.relations.pairs):
        path = ("relations", "pairs", at, "ends")
        yield from _unknown(path, pair.ends, expected)
        if set(pair.ends) <= expected and frozenset(pair.ends) not in drawn:
            one, other = pair.ends
            yield Problem(_FILE, path, "no_relation", (("one", one), ("other", other)))


def _names(guide: Guide, files: Tree) -> Iterator[Problem]:
    """A name that two expected parties share can be neither's answer."""
    items = files.get("stakeholders", {}).get("items", [])
    own: dict[str, list[str]] = {}
    for each in items:
        name = each.get("name", "")
        own[each.get("id", "")] = list(name.values()) if isinstance(name, dict) else [name]
    seen: list[tuple[str, str]] = []
    for at, party in enumerate(guide.parties):
        for name in [*own.get(party.party, []), *party.aliases]:
            other = next(
                (who for known, who in seen if who != party.party and same(known, name)),
                None,
            )
            if other is not None:
                values = (("name", name), ("other", other))
                yield Problem(_FILE, ("parties", at, "aliases"), "shared_name", values)
            seen.append((name, party.party))


def _kind(guide: Guide) -> Iterator[Problem]:
    """Each kind that earns points has the reasons that are asked for it."""
    for kind in dict.fromkeys((guide.kind.best, *guide.kind.defensible)):
        for side, least in ((PRO, PROS), (CON, CONS)):
            if sum(pleads(each, kind, side) for each in guide.kind.reasons) < least:
                key = "few_pros" if side == PRO else "few_cons"
                yield Problem(_FILE, ("kind", "reasons"), key, (("kind", kind),))
