"""What stands out in a network, in words: at most five sentences, ranked by one rule.

The rule, as the page tells it too (``measures.why``):

1. First what is *fragile*: a party without whom others come loose, parties without any
   relation, parts that stand apart, relations without a way round. The larger the part of the
   network it is about, the higher; at most `MOST_FRAGILE` of them, and one for each measure, so
   that the rest is heard.
2. Then what is *pronounced*: a measure that reaches its threshold (`THRESHOLDS`). The further
   above it, as a share of what is left above it, the higher.
3. If there is room left, the other measures, as a description, in a fixed order.

Of equals, the one that stands first in `FRAGILE` or `THRESHOLDS` goes first. The thresholds are
ours, but for modularity (0.3: Newman & Girvan 2004, Physical Review E 69, 026113).
"""

import logging
from collections.abc import Iterator
from itertools import islice

from netwerk_widgets.bounded import TooSlow
from netwerk_widgets.insights.finding import Finding, Said
from netwerk_widgets.insights.missing import missing
from netwerk_widgets.insights.phrases import CENTRAL, Phrases
from netwerk_widgets.network.measures import measure
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

log = logging.getLogger("netwerk")

#: More findings than this nobody reads from a beamer.
SHOWN = 5
#: At most so many of those are about what is fragile.
MOST_FRAGILE = 3

FRAGILE = ("articulation", "isolates", "components", "bridges")
#: From this weight (see `phrases`) on a measure is pronounced.
THRESHOLDS = {
    "betweenness": 0.25,
    "centralisation": CENTRAL,
    "sectors": 0.4,
    "communities": 0.3,
    "room": 0.3,
    "transitivity": 0.5,
    "reciprocity": 0.75,
    "arrows": 0.25,
}
#: What only describes, together with the pronounced that are not, in this order.
DESCRIBING = (
    "centralisation", "sectors", "communities", "density", "core", "betweenness", "room", "degree",
    "transitivity", "reciprocity", "closeness", "arrows", "eigenvector", "flow", "distance",
)  # fmt: skip


def findings(session: Session, t: Texts, limit: int | None = SHOWN) -> list[Finding]:
    """What stands out in the network, by the rule above (``limit=None``: every measure).

    When a measure fails or takes too long, one more sentence says which.
    """
    found = measure(session)
    phrases = Phrases(session, found, t)
    if found.parties < 2 or not found.relations:
        return [_hardly_anything(found.parties, phrases, t)]
    told = list(islice(_ranked(phrases, limit), limit))
    if phrases.failed or found.missing:
        told.append(Finding("missing", missing(t, found) or t("missing.measures.some")))
    return told


def _hardly_anything(parties: int, phrases: Phrases, t: Texts) -> Finding:
    if parties == 0:
        sentence = t("network.finding.none.parties")
        return Finding(
            "no_parties", sentence, t("network.finding.none.parties_question"), 0, "party"
        )
    if parties == 1:
        name = next(iter(phrases.names.values()))
        sentence = t("network.finding.none.one", name=name)
        return Finding("one_party", sentence, t("network.finding.none.one_question"), 1, "party")
    sentence = t("network.finding.none.relations", n=parties)
    question = t("network.finding.none.relations_question")
    return Finding("no_relations", sentence, question, 0, "relation")


def _ranked(phrases: Phrases, limit: int | None) -> Iterator[Finding]:
    fragile = sorted(_said(phrases, FRAGILE), key=lambda each: -each.weight)
    if limit is not None:
        best = {each.finding.key: each for each in reversed(fragile)}
        fragile = [each for each in fragile if best[each.finding.key] is each][:MOST_FRAGILE]
    yield from (each.finding for each in fragile)
    told = set()
    above = []
    for key, threshold in THRESHOLDS.items():
        for each in _said(phrases, (key,)):
            if each.weight >= threshold:
                told.add(key)
                above.append(((each.weight - threshold) / (1 - threshold), each.finding))
    yield from (finding for _, finding in sorted(above, key=lambda pair: -pair[0]))
    for key in DESCRIBING:
        if key not in told:
            yield from (each.finding for each in _said(phrases, (key,)))


def _said(phrases: Phrases, keys: tuple[str, ...]) -> Iterator[Said]:
    for key in keys:
        # One measure that fails or takes too long does not take the other sentences with it.
        try:
            said = list(getattr(phrases, key)())
        except Exception as problem:
            phrases.failed.append(key)
            if not isinstance(problem, TooSlow):
                log.exception("nothing can be said of %s", key)
        else:
            yield from said
