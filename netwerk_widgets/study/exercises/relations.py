"""Exercise 4: draw the relations, predict who brokers, then compute and compare."""

from collections.abc import Mapping
from itertools import combinations, permutations
from typing import NamedTuple

from netwerk_widgets.network.measures import measure
from netwerk_widgets.session.models import Session
from netwerk_widgets.study.exercises import disputed
from netwerk_widgets.study.exercises.asked import Asked, told
from netwerk_widgets.study.guide import Pair
from netwerk_widgets.study.outcome import Line, Outcome

#: Where the predicted broker is kept.
BROKER = "relations-broker"
#: Where the explanation is kept of a prediction that did not come true; so many words.
WHY, WORDS = "relations-why", 6
#: Betweenness this close counts as equal.
_EQUAL = 1e-9


def brokers(session: Session) -> dict[str, float]:
    """The parties with the highest betweenness (Freeman 1977), if anybody is between others."""
    values = table(session)
    top = max(values.values(), default=0.0)
    return {node: value for node, value in values.items() if top > 0 and value >= top - _EQUAL}


def check(asked: Asked) -> Outcome:
    """A point for each relation of the reference, and two for a prediction and for a reading.

    The prediction is compared with the betweenness in the student's own network: that is
    what was predicted. One that does not come true is whole when it is explained. As many more
    relations as the reference has cost nothing; who draws them all has not chosen.
    """
    lines = [_line(asked, each) for each in asked.guide.relations.pairs]
    lines.append(_prediction(asked))
    lines += disputed.lines(asked)
    guide = asked.guide.relations
    return Outcome((*lines, *_more(asked)), (guide.why, guide.differ))


def predicted(session: Session) -> str | None:
    """The prediction: the one whose outcome was shown, else what is chosen now."""
    study = session.study
    if study.predicted:
        return study.predicted
    mine = study.chosen.get(BROKER)
    return mine if any(each.id == mine for each in session.stakeholders.items) else None


def comes_out(session: Session) -> str | None:
    """The prediction, when there is an outcome to lay beside it."""
    return predicted(session) if brokers(session) else None


def _drawn(asked: Asked) -> set[frozenset[str]]:
    known = asked.recognised
    return {
        frozenset((known[each.from_id], known[each.to_id]))
        for each in asked.session.relations.items
        if each.from_id in known and each.to_id in known and each.from_id != each.to_id
    }


def _line(asked: Asked, pair: Pair) -> Line:
    t, names = asked.t, asked.names
    one, other = (names.get(each, each) for each in pair.ends)
    solution = t("study.relations.solution", one=one, other=other, why=pair.why)
    if frozenset(pair.ends) in _drawn(asked):
        return Line(t("study.relations.right", one=one, other=other), 1, 1)
    found = set(asked.recognised.values())
    absent = [names.get(each, each) for each in pair.ends if each not in found]
    hint = t("study.relations.absent") if absent else t("study.relations.hint", name=other)
    return Line(t("study.relations.missing"), 0, 1, hint, solution)


def _prediction(asked: Asked) -> Line:
    t, names = asked.t, asked.own_names
    mine = predicted(asked.session)
    if mine is None:
        return Line(t("study.relations.predict"), 0, 2, t("study.relations.broker_hint"), "")
    top = brokers(asked.session)
    if not top:
        return Line(t("study.relations.nobody"), 0, 2, t("study.relations.broker_hint"), "")
    value = t.number(measure(asked.session).betweenness.get(mine, 0.0), 2)
    name = names.get(mine, t("study.relations.gone"))
    best = t.enumerate([names[each] for each in top])
    highest = t.number(max(top.values()), 2)
    if mine in top:
        return Line(t("study.relations.came_true", name=name, value=value), 2, 2)
    said = t("study.relations.otherwise", name=name, value=value)
    why = asked.session.study.written.get(WHY, "")
    if told(why, WORDS) and asked.about(why):
        return Line(f"{said} {t('study.relations.explained')}", 2, 2)
    return Line(
        f"{said} {t('study.relations.explain')}",
        1,
        2,
        t("study.relations.broker_hint"),
        t("study.relations.computed", name=best, value=highest),
    )


def _more(asked: Asked) -> list[Line]:
    """What is said of relations that the reference does not have."""
    t = asked.t
    pairs = {frozenset(each.ends) for each in asked.guide.relations.pairs}
    extra = len(_drawn(asked) - pairs)
    too_many = min(len(pairs), extra - len(pairs))
    if too_many > 0:
        return [Line(t("study.relations.too_many", n=extra), 0, too_many)]
    return [Line(t.count("study.relations.extra", extra))] if extra else []


def table(session: Session) -> Mapping[str, float]:
    """Everybody's betweenness, highest first; who are equal stand by name."""
    found = measure(session)
    values = found.betweenness
    highest = sorted(found.order, key=lambda each: -round(values[each], 9))
    return {each: values[each] for each in highest}


#: Above so many parties the routes are not written out.
_WRITTEN_OUT = 20


class Between(NamedTuple):
    """Two others, and the share of their shortest routes that passes through a party (0–1)."""

    one: str
    other: str
    share: float


class Computed(NamedTuple):
    """How the betweenness of a party comes about (Freeman 1977).

    ``pairs`` is the number of pairs of others; ``between`` are those that it stands between. Its
    betweenness is the sum of their shares, divided by ``pairs``.
    """

    party: str
    pairs: int
    between: tuple[Between, ...]


def computed(session: Session) -> Computed | None:
    """How the highest betweenness comes about; None in a network too large to write out."""
    import networkx as nx

    found = measure(session)
    graph = found.graph
    top = next(iter(brokers(session)), None)
    if top is None or len(graph) > _WRITTEN_OUT:
        return None
    others = [each for each in found.order if each != top]
    pairs = list((permutations if graph.is_directed() else combinations)(others, 2))
    between = []
    for one, other in pairs:
        routes = (
            list(nx.all_shortest_paths(graph, one, other)) if nx.has_path(graph, one, other) else []
        )
        through = sum(top in each for each in routes)
        if through:
            between.append(Between(one, other, through / len(routes)))
    return Computed(top, len(pairs), tuple(between))
