"""The measures in plain sentences, each with its number and a question for the group."""

from collections.abc import Iterable, Iterator
from itertools import islice

from netwerk_widgets.network.finding import Finding
from netwerk_widgets.network.measures import Measures, measure, sectors_crossed
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

#: More findings than this nobody reads from a beamer.
SHOWN = 6
#: From this degree centralisation on a network "turns on" one party.
CENTRAL = 0.4
#: A list of names says no more than this many of them.
NAMED = 4


def findings(session: Session, t: Texts, limit: int | None = SHOWN) -> list[Finding]:
    """What stands out in the network, most important first (``limit=None``: every measure)."""
    # Lazily: the measures that take long come last, and mostly are not needed.
    return list(islice(_Sentences(session, t).all(), limit))


class _Sentences:
    """Each method is one measure; it yields nothing where the measure says nothing."""

    def __init__(self, session: Session, t: Texts) -> None:
        self.t = t
        self.m: Measures = measure(session)
        self.names = {
            each.id: " ".join(each.name.split()) or t("ui.unnamed")
            for each in session.stakeholders.items
        }

    def all(self) -> Iterator[Finding]:
        if self.m.parties < 2 or not self.m.relations:
            yield from self._hardly_anything()
            return
        yield from self._articulation()
        yield from self._isolates()
        yield from self._components()
        yield from self._betweenness()
        yield from self._centralisation()
        yield from self._sectors()
        yield from self._communities()
        yield from self._density()
        yield from self._core()
        yield from self._bridges()
        yield from self._room()
        yield from self._degree()
        yield from self._reciprocity()
        yield from self._eigenvector()
        yield from self._distance()

    def _hardly_anything(self) -> Iterator[Finding]:
        t, m = self.t, self.m
        if m.parties == 0:
            sentence = t("network.finding.none.parties")
            yield Finding("no_parties", sentence, t("network.finding.none.parties_question"))
        elif m.parties == 1:
            name = next(iter(self.names.values()))
            sentence = t("network.finding.none.one", name=name)
            yield Finding("one_party", sentence, t("network.finding.none.one_question"))
        else:
            sentence = t("network.finding.none.relations", n=m.parties)
            yield Finding("no_relations", sentence, t("network.finding.none.relations_question"))

    def _articulation(self) -> Iterator[Finding]:
        t, cut = self.t, self.m.articulation
        lost = {node: [each for part in parts[1:] for each in part] for node, parts in cut.items()}
        # Two at most, those that cut off most: the rest of the list is more of the same.
        for node in sorted(cut, key=lambda each: (-len(lost[each]), each))[:2]:
            name = self.names[node]
            sentence = t(
                "network.finding.articulation.sentence",
                name=name,
                n=len(cut[node]),
                names=self._list(lost[node]),
            )
            question = t("network.finding.articulation.question", name=name)
            yield Finding("articulation", sentence, question)

    def _isolates(self) -> Iterator[Finding]:
        if self.m.isolates:
            sentence = self.t.count(
                "network.finding.isolates", len(self.m.isolates), names=self._list(self.m.isolates)
            )
            yield Finding("isolates", sentence, self.t("network.finding.isolates.question"))

    def _components(self) -> Iterator[Finding]:
        parts = [each for each in self.m.components if len(each) > 1]
        if len(parts) > 1:
            sentence = self.t(
                "network.finding.components.sentence", n=len(parts), largest=len(parts[0])
            )
            yield Finding("components", sentence, self.t("network.finding.components.question"))

    def _betweenness(self) -> Iterator[Finding]:
        node, value = self._top(self.m.betweenness)
        if value > 0:
            t, name = self.t, self.names[node]
            sentence = t(
                "network.finding.betweenness.sentence", name=name, percent=t.number(100 * value)
            )
            question = t("network.finding.betweenness.question", name=name)
            yield Finding("betweenness", sentence, question)

    def _centralisation(self) -> Iterator[Finding]:
        t, value = self.t, self.m.centralisation
        if value is None:
            return
        percent = t.number(100 * value)
        name = self.names[self._top(self.m.degree)[0]]
        if value >= CENTRAL:
            sentence = t("network.finding.centralisation.high", name=name, percent=percent)
            question = t("network.finding.centralisation.high_question", name=name)
        else:
            sentence = t("network.finding.centralisation.low", percent=percent)
            question = t("network.finding.centralisation.low_question")
        yield Finding("centralisation", sentence, question)

    def _sectors(self) -> Iterator[Finding]:
        t, m = self.t, self.m
        if m.ei is None:
            return
        across, known = sectors_crossed(m.sector_mixing)
        sentence = t(
            "network.finding.sectors.sentence",
            across=across,
            all=known,
            value=t.number(m.ei, 1).replace("-", "−"),
        )
        inward = t("network.finding.sectors.inward")
        outward = t("network.finding.sectors.outward")
        yield Finding("sectors", sentence, outward if m.ei > 0 else inward)

    def _communities(self) -> Iterator[Finding]:
        if len(self.m.communities) < 2:
            return
        middles = [self._top({n: self.m.degree[n] for n in each})[0] for each in self.m.communities]
        sentence = self.t(
            "network.finding.communities.sentence", n=len(middles), names=self._list(middles)
        )
        yield Finding("communities", sentence, self.t("network.finding.communities.question"))

    def _density(self) -> Iterator[Finding]:
        t, m = self.t, self.m
        if m.density is not None:
            sentence = t(
                "network.finding.density.sentence",
                percent=t.number(100 * m.density),
                n=m.relations,
                all=m.parties * (m.parties - 1) // 2,
            )
            yield Finding("density", sentence, t("network.finding.density.question"))

    def _core(self) -> Iterator[Finding]:
        k = max(self.m.core.values())
        members = [node for node in sorted(self.m.core) if self.m.core[node] == k]
        if k > 1 and len(members) < self.m.parties:
            sentence = self.t(
                "network.finding.core.sentence", n=len(members), k=k, names=self._list(members)
            )
            yield Finding("core", sentence, self.t("network.finding.core.question"))

    def _bridges(self) -> Iterator[Finding]:
        if self.m.bridges:
            pairs = [f"{self.names[a]} – {self.names[b]}" for a, b in self.m.bridges]
            sentence = self.t.count(
                "network.finding.bridges", len(pairs), pairs=self._shortened(pairs)
            )
            yield Finding("bridges", sentence, self.t("network.finding.bridges.question"))

    def _room(self) -> Iterator[Finding]:
        t, m = self.t, self.m
        node, size = self._top(m.effective_size)
        if size > 1:
            name = self.names[node]
            sentence = t(
                "network.finding.room.sentence",
                name=name,
                size=t.number(size, 1),
                n=m.degree[node],
                value=t.number(m.constraint[node], 2),
            )
            yield Finding("room", sentence, t("network.finding.room.question", name=name))

    def _degree(self) -> Iterator[Finding]:
        node, n = self._top(self.m.degree)
        sentence = self.t(
            "network.finding.degree.sentence",
            name=self.names[node],
            n=int(n),
            all=self.m.parties - 1,
        )
        yield Finding("degree", sentence, self.t("network.finding.degree.question"))

    def _reciprocity(self) -> Iterator[Finding]:
        t, value = self.t, self.m.reciprocity
        if value is not None:
            sentence = t("network.finding.reciprocity.sentence", percent=t.number(100 * value))
            yield Finding("reciprocity", sentence, t("network.finding.reciprocity.question"))

    def _eigenvector(self) -> Iterator[Finding]:
        if self.m.eigenvector:
            t, (node, value) = self.t, self._top(self.m.eigenvector)
            sentence = t(
                "network.finding.eigenvector.sentence",
                name=self.names[node],
                value=t.number(value, 2),
            )
            yield Finding("eigenvector", sentence, t("network.finding.eigenvector.question"))

    def _distance(self) -> Iterator[Finding]:
        t, m = self.t, self.m
        if m.distance is not None:
            sentence = t(
                "network.finding.distance.sentence",
                value=t.number(m.distance, 1),
                n=len(m.components[0]),
            )
            yield Finding("distance", sentence, t("network.finding.distance.question"))

    def _top(self, values: dict[str, int] | dict[str, float]) -> tuple[str, float]:
        # Rounded, so that equals are equal, and the id decides whatever the order of typing.
        node = min(values, key=lambda each: (-round(values[each], 9), each))
        return node, float(values[node])

    def _list(self, nodes: Iterable[str]) -> str:
        return self._shortened([self.names[node] for node in nodes])

    def _shortened(self, parts: list[str]) -> str:
        if len(parts) <= NAMED + 1:
            return self.t.enumerate(parts)
        more = self.t.count("network.more", len(parts) - NAMED)
        return self.t.enumerate([*parts[:NAMED], more])
