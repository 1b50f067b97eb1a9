"""One sentence for each measure, with its number and a question for the group.

Each method is one measure; it yields nothing where the measure says nothing. With its sentence
comes how much the measure stands out, 0–1 (`Said.weight`): `sentences` ranks by it.
"""

from collections.abc import Iterable, Iterator

from netwerk_widgets.insights.finding import Said, said
from netwerk_widgets.network.formulas import sectors_crossed
from netwerk_widgets.network.measures import Measures
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

#: From this centralisation on a network "turns on" one party.
CENTRAL = 0.4
#: A list of names says no more than this many of them.
NAMED = 4


class Phrases:
    """The sentences of one session's network."""

    def __init__(self, session: Session, measures: Measures, t: Texts) -> None:
        self.t = t
        self.m = measures
        #: The sentences that could not be made.
        self.failed: list[str] = []
        self.names = {
            each.id: " ".join(each.name.split()) or t("ui.unnamed")
            for each in session.stakeholders.items
        }

    # ---- fragile: weight is the part of the network that it is about ----

    def articulation(self) -> Iterator[Said]:
        """Who holds the network together: the share of the parties that come loose without."""
        t, cut = self.t, self.m.articulation
        # Two at most, those that cut off most: the rest of the list is more of the same.
        for node in sorted(cut, key=lambda each: (-cut[each], self.m.place[each]))[:2]:
            name, parts = self.names[node], self.m.parts_without(node)
            lost = [each for part in parts[1:] for each in part]
            sentence = t(
                "network.finding.articulation.sentence",
                name=name,
                n=len(parts),
                names=self._list(lost),
            )
            question = t("network.finding.articulation.question", name=name)
            share = len(lost) / self.m.parties
            yield said(share, "articulation", (sentence, question), len(parts), "part")

    def isolates(self) -> Iterator[Said]:
        """Who has no relation at all: the share of the parties."""
        alone = self.m.isolates
        if alone:
            sentence = self.t.count(
                "network.finding.isolates",
                len(alone),
                names=self._list(alone),
                all=self.m.parties,
            )
            question = self.t("network.finding.isolates.question")
            share = len(alone) / self.m.parties
            yield said(share, "isolates", (sentence, question), len(alone), "party")

    def components(self) -> Iterator[Said]:
        """Parts that stand apart: the share of the parties outside the largest."""
        parts = [each for each in self.m.components if len(each) > 1]
        if len(parts) > 1:
            sentence = self.t(
                "network.finding.components.sentence", n=len(parts), largest=len(parts[0])
            )
            question = self.t("network.finding.components.question")
            outside = sum(map(len, parts[1:])) / self.m.parties
            yield said(outside, "components", (sentence, question), len(parts), "part")

    def bridges(self) -> Iterator[Said]:
        """Relations without a way round: their share of the relations, halved.

        A bridge mostly hangs on a party that is named above already.
        """
        m = self.m
        if m.bridges:
            pairs = [f"{self.names[a]} – {self.names[b]}" for a, b in m.bridges]
            sentence = self.t.count(
                "network.finding.bridges",
                len(pairs),
                pairs=self._shortened(pairs),
                all=m.relations,
            )
            question = self.t("network.finding.bridges.question")
            share = len(pairs) / m.relations / 2
            yield said(share, "bridges", (sentence, question), len(pairs), "relation")

    # ---- pronounced or not: weight is the measure, as a share of what it can be ----

    def betweenness(self) -> Iterator[Said]:
        """Who stands between the others: the share of the routes."""
        node, value = self._top(self.m.betweenness)
        if value > 0:
            t, name = self.t, self.names[node]
            sentence = t(
                "network.finding.betweenness.sentence", name=name, percent=t.number(100 * value)
            )
            if self.m.sampled:
                sentence += " " + t("measures.sampled")
            question = t("network.finding.betweenness.question", name=name)
            yield said(value, "betweenness", (sentence, question), value, "share")

    def centralisation(self) -> Iterator[Said]:
        """Whether it turns on one party: degree centralisation."""
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
        yield said(value, "centralisation", (sentence, question), value, "share")

    def flow(self) -> Iterator[Said]:
        """Whether the routes run over one party: betweenness centralisation."""
        t, value = self.t, self.m.betweenness_centralisation
        if value:
            sentence = t("measures.finding.flow.sentence", percent=t.number(100 * value))
            question = t("measures.finding.flow.question")
            yield said(value, "flow", (sentence, question), value, "share")

    def sectors(self) -> Iterator[Said]:
        """Inward or outward: how far the E-I index by sector is from 0."""
        t, m = self.t, self.m
        if m.ei is None:
            return
        across, known = sectors_crossed(m.sector_mixing)
        sentence = t(
            "network.finding.sectors.sentence",
            across=across,
            all=known,
            value=t.number(m.ei, 1),
        )
        question = t(f"network.finding.sectors.{'outward' if m.ei > 0 else 'inward'}")
        yield said(abs(m.ei), "sectors", (sentence, question), m.ei, "index")

    def communities(self) -> Iterator[Said]:
        """Groups that keep together: the modularity."""
        if len(self.m.communities) < 2:
            return
        middles = [self._top({n: self.m.degree[n] for n in each})[0] for each in self.m.communities]
        sentence = self.t(
            "network.finding.communities.sentence", n=len(middles), names=self._list(middles)
        )
        question = self.t("network.finding.communities.question")
        weight = max(0.0, self.m.modularity or 0.0)
        yield said(weight, "communities", (sentence, question), len(middles), "group")

    def transitivity(self) -> Iterator[Said]:
        """Whether contacts know each other: the transitivity."""
        t, value = self.t, self.m.transitivity
        if value is not None:
            key = "high" if value >= 0.5 else "low"
            sentence = t("measures.finding.transitivity.sentence", percent=t.number(100 * value))
            question = t(f"measures.finding.transitivity.{key}")
            yield said(value, "transitivity", (sentence, question), value, "share")

    def room(self) -> Iterator[Said]:
        """Who can mediate: the effective size, as a share of all others."""
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
            question = t("network.finding.room.question", name=name)
            yield said(size / (m.parties - 1), "room", (sentence, question), size, "party")

    def reciprocity(self) -> Iterator[Said]:
        """One-way traffic: the share of the arrows that is not answered."""
        t, value = self.t, self.m.reciprocity
        if value is not None:
            sentence = t("network.finding.reciprocity.sentence", percent=t.number(100 * value))
            question = t("network.finding.reciprocity.question")
            yield said(1 - value, "reciprocity", (sentence, question), value, "share")

    def arrows(self) -> Iterator[Said]:
        """Who receives from most, and reaches most: in- and out-degree.

        The weight is how far the two are apart for one party, as a share of all others.
        """
        t, m = self.t, self.m
        gap = {node: abs(n - m.out_degree[node]) for node, n in m.in_degree.items()}
        node, apart = self._top(gap)
        if apart:
            name, into, out = self.names[node], m.in_degree[node], m.out_degree[node]
            key = "receives" if into > out else "reaches"
            sentence = t("measures.finding.arrows.sentence", name=name, into=into, out=out)
            question = t(f"measures.finding.arrows.{key}", name=name)
            share = apart / (m.parties - 1)
            yield said(share, "arrows", (sentence, question), max(into, out), "party")

    # ---- describing: always said last, in a fixed order ----

    def density(self) -> Iterator[Said]:
        """The share of all possible relations."""
        t, m = self.t, self.m
        if m.density is not None:
            sentence = t(
                "network.finding.density.sentence",
                percent=t.number(100 * m.density),
                n=m.relations,
                all=m.parties * (m.parties - 1) // 2,
            )
            question = t("network.finding.density.question")
            yield said(m.density, "density", (sentence, question), m.density, "share")

    def core(self) -> Iterator[Said]:
        """The parties that hold each other: the innermost k-core."""
        k = max(self.m.core.values())
        members = [node for node in self.m.order if self.m.core[node] == k]
        if k > 1 and len(members) < self.m.parties:
            sentence = self.t(
                "network.finding.core.sentence", n=len(members), k=k, names=self._list(members)
            )
            question = self.t("network.finding.core.question")
            share = len(members) / self.m.parties
            yield said(share, "core", (sentence, question), len(members), "party")

    def degree(self) -> Iterator[Said]:
        """Who has most relations."""
        node, n = self._top(self.m.degree)
        sentence = self.t(
            "network.finding.degree.sentence",
            name=self.names[node],
            n=int(n),
            all=self.m.parties - 1,
        )
        question = self.t("network.finding.degree.question")
        yield said(n / (self.m.parties - 1), "degree", (sentence, question), n, "party")

    def closeness(self) -> Iterator[Said]:
        """Who is nearest to all others."""
        t = self.t
        node, value = self._top(self.m.closeness)
        if value > 0:
            sentence = t(
                "measures.finding.closeness.sentence",
                name=self.names[node],
                value=t.number(value, 2),
            )
            question = t("measures.finding.closeness.question", name=self.names[node])
            yield said(value, "closeness", (sentence, question), value, "index")

    def eigenvector(self) -> Iterator[Said]:
        """Who is connected with the well-connected."""
        if self.m.eigenvector:
            t, (node, value) = self.t, self._top(self.m.eigenvector)
            sentence = t(
                "network.finding.eigenvector.sentence",
                name=self.names[node],
                value=t.number(value, 2),
            )
            question = t("network.finding.eigenvector.question")
            yield said(value, "eigenvector", (sentence, question), value, "index")

    def distance(self) -> Iterator[Said]:
        """How many steps two parties are apart."""
        t, m = self.t, self.m
        if m.distance is not None:
            sentence = t(
                "network.finding.distance.sentence",
                value=t.number(m.distance, 1),
                n=len(m.components[0]),
            )
            question = t("network.finding.distance.question")
            yield said(0, "distance", (sentence, question), m.distance, "step")

    def _top(self, values: dict[str, int] | dict[str, float]) -> tuple[str, float]:
        # Rounded, so that equals are equal, and the name decides whatever the order of typing.
        place = self.m.place
        node = min(values, key=lambda each: (-round(values[each], 9), place[each]), default="")
        return node, float(values[node]) if values else 0.0

    def _list(self, nodes: Iterable[str]) -> str:
        return self._shortened([self.names[node] for node in nodes])

    def _shortened(self, parts: list[str]) -> str:
        if len(parts) <= NAMED + 1:
            return self.t.enumerate(parts)
        more = self.t.count("network.more", len(parts) - NAMED)
        return self.t.enumerate([*parts[:NAMED], more])
